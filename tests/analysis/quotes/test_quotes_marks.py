"""Quotation marks are found without a parser, whatever their style."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_tui.analysis.quotes.marks import joined, runs_of, scan
from briefing_tui.model.article import Article, Passage
from briefing_tui.model.span import Span
from briefing_tui.model.visible import Visible, visible


def quoted(text: str) -> list[str]:
    return [text[start:end] for start, end, _, _ in scan(text)]


def passages(*paragraphs: str) -> list[Visible]:
    text = "\n\n".join(paragraphs)
    article = Article(text)
    spans: list[Span] = []
    start = 0
    for paragraph in paragraphs:
        spans.append(Passage(Span(start, start + len(paragraph)), "body").span)
        start += len(paragraph) + 2
    return [visible(article, span) for span in spans]


@pytest.mark.parametrize(
    "quote",
    ["“The ferry is late,”", '"The ferry is late,"', "``The ferry is late,''", "''The ferry is late,''",
     "«The ferry is late,»", "„The ferry is late,“", "‘The ferry is late,’", "'The ferry is late,'"],
)  # fmt: skip
def test_every_style_of_marks_is_a_quote(quote: str) -> None:
    assert quoted(f"Then {quote} said the harbour master.") == [quote]


def test_single_quotes_inside_double_ones_belong_to_the_outer_quote() -> None:
    text = "“He told me ‘never again’ and left,” said Oda."
    assert quoted(text) == ["“He told me ‘never again’ and left,”"]


def test_apostrophes_elisions_and_decades_open_nothing() -> None:
    assert quoted("The workers’ hall, built in the ’80s, wasn’t heated; rock ’n’ roll played.") == []
    assert quoted("It's the '90s again, y'all.") == []


def test_feet_and_inches_are_no_marks() -> None:
    assert quoted('The 6\'3" keeper bought a 9" pipe.') == []
    assert quoted("“The keeper is 6'3\" tall,” she said.") == ["“The keeper is 6'3\" tall,”"]


def test_a_plural_possessive_does_not_end_a_single_quote() -> None:
    text = "He shouted ‘the sailors’ union is dead!’ and ran."
    assert quoted(text) == ["‘the sailors’ union is dead!’"]


def test_brackets_stay_inside_the_quote() -> None:
    assert quoted("“They [the wardens] left (early),” he said.") == ["“They [the wardens] left (early),”"]


def test_a_straight_mark_closes_a_curly_one_at_the_end_of_speech() -> None:
    text = '“The dam holds," Vane said. “It will hold.”'
    assert quoted(text) == ['“The dam holds,"', "“It will hold.”"]


def test_a_quote_left_open_runs_to_the_paragraphs_end() -> None:
    runs = runs_of(passages("Moss said: “We will dredge the canal.", "Nobody answered."))
    assert [(run.closed, run.span) for run in runs] == [(False, Span(11, 37))]


def test_a_quote_left_open_runs_on_into_the_next_paragraph() -> None:
    runs = runs_of(passages("“First the locks.", "“Then the quay,” she said.", "“Done,” he said."))
    assert [len(quote) for quote in joined(runs)] == [2, 1]


def test_closed_quotes_of_neighbouring_paragraphs_stay_apart() -> None:
    assert [len(quote) for quote in joined(runs_of(passages("“One.”", "“Two.”")))] == [1, 1]


@given(st.text(alphabet="ab ,.“”\"'‘’`s3\n«»„", max_size=60))
def test_runs_are_in_order_inside_the_text_and_do_not_overlap(text: str) -> None:
    last = 0
    for start, end, _, _ in scan(text):
        assert last <= start < end <= len(text)
        last = end
