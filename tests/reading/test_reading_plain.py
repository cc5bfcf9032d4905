"""Plain text: paragraphs by blank lines, by single line breaks, and wrapped by hand; nothing lost, nothing moved."""

from __future__ import annotations

import textwrap
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_tui.model.article import Article
from briefing_tui.reading.plain import lay_out
from briefing_tui.reading.source import read_text

FIRST = (
    "The town of Skarvik has bought the old ferry back from the bank, its mayor told the council on Monday, "
    "after a winter in which the islanders had rowed their own post across the sound."
)
SECOND = (
    "Repairs to the hull are to begin in the second week of April, and the first crossing is planned for the "
    "day before the midsummer fair, should the weather and the harbour pilots allow it."
)


def shown(article: Article) -> list[str]:
    return [passage.span.of(article.text) for passage in article.passages]


def joined(article: Article) -> list[str]:
    return [" ".join(text.split()) for text in shown(article)]


@settings(deadline=None)
@given(st.text(st.sampled_from("aB c.\n\n\t-—“”•1)\u2028é \u00a0"), max_size=120))
def test_passages_lie_apart_in_order_and_hold_every_word(text: str) -> None:
    for article in (lay_out(text), read_text(text + "x")):
        spans = [passage.span for passage in article.passages]
        assert all(a.end <= b.start for a, b in pairwise(spans))
        assert all(span.of(article.text).strip() == span.of(article.text) != "" for span in spans)
        rest, at = "", 0
        for span in spans:
            rest += article.text[at : span.start]
            at = span.end
        assert not (rest + article.text[at:]).strip()


@settings(deadline=None)
@given(st.text(max_size=200).filter(lambda text: "\r" not in text))
def test_offsets_are_those_of_the_input(text: str) -> None:
    assert len(read_text(text + "x").text) == len(text) + 1


def test_blank_lines_part_paragraphs() -> None:
    assert shown(lay_out(f"\n {FIRST} \n \t\n\n{SECOND}\n")) == [FIRST, SECOND]


def test_single_line_breaks_part_long_lines() -> None:
    assert shown(lay_out(f"{FIRST}\n{SECOND}\n{FIRST}")) == [FIRST, SECOND, FIRST]


def test_lines_wrapped_by_hand_are_one_paragraph() -> None:
    text = "\n\n".join(textwrap.fill(paragraph, 66) for paragraph in (FIRST, SECOND))
    assert joined(lay_out(text)) == [FIRST, SECOND]


def test_indentation_parts_wrapped_paragraphs_without_blank_lines() -> None:
    text = "\n".join(textwrap.fill(paragraph, 66, initial_indent="    ") for paragraph in (FIRST, SECOND, FIRST))
    assert joined(lay_out(text)) == [FIRST, SECOND, FIRST]


def test_a_short_last_line_parts_wrapped_paragraphs_too() -> None:
    text = "\n".join(textwrap.fill(paragraph, 70) for paragraph in (FIRST, SECOND, FIRST))
    assert joined(lay_out(text)) == [FIRST, SECOND, FIRST]


def test_a_wrapped_line_that_starts_with_a_number_is_no_list_item() -> None:
    text = (
        "The pier was closed by order of the harbour office from April to May\n"
        "15. and opened with a feast for the whole of the town and its guests\n"
        "from the islands, who came by boat."
    )
    assert len(lay_out(text).passages) == 1


def test_list_items_are_passages_of_their_own_with_their_bullets() -> None:
    article = lay_out("The plan:\n- buy the ferry\n- mend it\n\n• sail\n1. rest\n2) eat")
    assert shown(article) == ["The plan:", "- buy the ferry", "- mend it", "• sail", "1. rest", "2) eat"]
    assert [passage.block for passage in article.passages] == ["paragraph"] + ["list-item"] * 5


def test_an_attribution_below_a_quotation_is_a_passage_of_its_own() -> None:
    assert shown(lay_out("“We sail in June.”\n— Ida Holm, mayor\n\nThen she left.")) == [
        "“We sail in June.”",
        "— Ida Holm, mayor",
        "Then she left.",
    ]


def test_line_and_paragraph_separators_part_lines_and_stay_in_the_text() -> None:
    article = lay_out("One.\u2029Two.\u2028\u2028Three.")
    assert shown(article) == ["One.", "Two.", "Three."]
