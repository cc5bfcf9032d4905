"""Markdown, block by block: what becomes a passage, of which kind, and what is left out of sight."""

from __future__ import annotations

import pytest

from briefing_tui.errors import SourceError
from briefing_tui.model.article import Article
from briefing_tui.model.visible import visible
from briefing_tui.reading.source import read_text


def markdown(source: str) -> Article:
    return read_text(source, format="markdown")


def shown(article: Article) -> list[str]:
    return [visible(article, passage.span).text for passage in article.passages]


def kinds(source: str) -> list[tuple[str, str, int]]:
    article = markdown(source)
    return [(visible(article, p.span).text, p.block, p.level) for p in article.passages]


def test_the_first_heading_of_the_first_level_is_the_title() -> None:
    article = markdown(
        "# Harbour *reopens*\n\n## Background\n\nThe quay was closed in May.\n\n# Later\n\nIt was dug out."
    )
    assert [p.role for p in article.passages] == ["title", "heading", "body", "heading", "body"]
    assert article.title == "Harbour reopens"


def test_lists_give_a_passage_an_item_with_its_nesting() -> None:
    assert kinds("- a\n  - *b*\n    1. c\n\n2. d") == [
        ("a", "list-item", 1),
        ("b", "list-item", 2),
        ("c", "list-item", 3),
        ("d", "list-item", 1),
    ]


def test_an_attribution_under_a_quotation_is_a_passage_of_its_own() -> None:
    source = "> We will rebuild the *pier*,\n> plank by plank.\n> — Ida Holm, harbour master"
    assert kinds(source) == [
        ("We will rebuild the pier, plank by plank.", "quote", 1),
        ("— Ida Holm, harbour master", "quote", 1),
    ]


def test_a_dash_inside_a_paragraph_is_no_attribution() -> None:
    assert len(kinds("The council met\n— Monday as ever — and went home.")) == 1


def test_a_table_gives_a_passage_a_row_with_its_bars_visible() -> None:
    source = "| Day     | Event |\n|---------|:-----:|\n| 3 June  | **Flood** \\| storm |\n|  | Repair |"
    assert kinds(source) == [
        ("Day | Event", "table-row", 0),
        ("3 June | Flood | storm", "table-row", 0),
        ("Repair", "table-row", 0),
    ]


def test_cells_beyond_the_header_are_not_lost() -> None:
    assert "a | b | c" in shown(markdown("| x | y |\n|---|---|\n| a | b | c |"))


def test_code_keeps_its_signs_and_loses_its_fence() -> None:
    assert kinds("```py\nx = *y*\n  z\n```\n\n> ~~~\n> a_b\n> ~~~\n\n    indented") == [
        ("x = *y*   z", "code", 0),
        ("a_b", "code", 0),
        ("indented", "code", 0),
    ]


@pytest.mark.parametrize("source", ["```\nx", "~~~\nx\n", "```\nx\n```", "> ```\n> x", "- ```\n  x\n"])
def test_a_fence_may_be_left_open(source: str) -> None:
    assert kinds(source) == [("x", "code", 0)]


def test_links_keep_the_words_and_the_address() -> None:
    source = "See [the *report*](https://a.example/r), <mailto:a@b.example>, [x](javascript:x) and [home].\n\n[home]: http://h.example"
    article = markdown(source)
    assert [(link.span.of(source), link.url) for link in article.links] == [
        ("the *report", "https://a.example/r"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("home", "http://h.example"),
    ]
    assert shown(article) == ["See the report, mailto:a@b.example, [x](javascript:x) and home."]


def test_a_picture_alone_is_its_caption() -> None:
    article = markdown("One.\n\n![The pier in June](pier.jpg)\n\n![](blank.png)\n\nTwo.")
    assert [(p.role, visible(article, p.span).text) for p in article.passages] == [
        ("body", "One."),
        ("caption", "The pier in June"),
        ("body", "Two."),
    ]


def test_html_is_shown_without_its_tags() -> None:
    block = "<div>\n<p>One <b>bold</b> word</p><p>Two</p>\n<!-- hidden -->\n<script>alert(1)</script>\n</div>"
    source = f"{block}\n\nA <i>third</i>."
    assert shown(markdown(source)) == ["One bold word", "Two", "A third."]


def test_a_line_break_tag_between_two_words_stays_as_written() -> None:
    assert shown(markdown("one<br>two <br> three")) == ["one<br>two  three"]


def test_brackets_stay_as_written() -> None:
    assert shown(markdown("Salt & fish [/] [red] at 5 \\* 3")) == ["Salt & fish [/] [red] at 5 * 3"]


def test_character_references_show_as_what_they_stand_for() -> None:
    read = markdown("&ldquo;Salt &amp; fish&#8221; on May&nbsp;3 &mdash; co&shy;ped &bogus; &#x202e; `&amp;`")
    assert shown(read) == ["“Salt & fish” on May 3 — coped &bogus; \ufffd &amp;"]
    whole = visible(read, read.passages[0].span)
    at = whole.text.index("“Salt & fish”")
    assert whole.span(at, at + len("“Salt & fish”")).of(read.text) == "&ldquo;Salt &amp; fish&#8221;"


def test_a_passage_that_ends_in_a_reference_holds_all_of_it() -> None:
    read = markdown("He said &ldquo;no&rdquo;\n\n&nbsp;\n\nShe left.")
    assert shown(read) == ["He said “no”", "She left."]
    assert read.passages[0].span.of(read.text).endswith("&rdquo;")


@pytest.mark.parametrize("blank", ["\u00a0", "  \u00a0 ", "\u200b", "\ufeff \u00a0", "\u3000"])
def test_a_line_that_shows_nothing_is_blank(blank: str) -> None:
    text = f"One line.  \n{blank}\nAnother line."
    assert shown(markdown(text)) == ["One line.", "Another line."]
    assert [" ".join(p.span.of(text).split()) for p in read_text(text).passages] == ["One line.", "Another line."]


def test_what_is_nested_too_deeply_for_the_parser_is_shown_as_written() -> None:
    article = markdown("> " * 40 + "still here")
    assert shown(article)[-1].endswith("still here")


def test_images_nested_beyond_reason_are_shown_as_written() -> None:
    source = "![" * 2000 + "x" + "](y)" * 2000
    assert "x" in shown(markdown(source))[0]


def test_a_paragraph_in_bold_before_a_longer_one_is_a_heading() -> None:
    article = markdown("**What comes next**\n\nThe council votes on the plan in the first week of September.")
    assert [p.role for p in article.passages] == ["heading", "body"]


def test_a_speakers_name_in_bold_stays_in_the_body() -> None:
    article = markdown("**Ida Holm:**\n\nThe council votes on the plan in the first week of September.")
    assert [p.role for p in article.passages] == ["body", "body"]


def test_a_dateline_in_bold_is_split_from_its_paragraph() -> None:
    article = markdown("**OSLO (AP)** — The *ferry* sails again.")
    assert [(p.role, visible(article, p.span).text) for p in article.passages] == [
        ("dateline", "OSLO (AP) —"),
        ("body", "The ferry sails again."),
    ]
    assert len(article.paragraphs) == 1


@pytest.mark.parametrize("source", ["<!-- -->", "***", "[a]: b", "-", ">", "```\n```", "| |\n|-|", "---\na: b\n---\n"])
def test_a_document_of_markup_alone_is_refused(source: str) -> None:
    with pytest.raises(SourceError, match="no words to show"):
        markdown(source)


def test_marks_of_notes_are_not_shown_and_the_notes_are() -> None:
    read = markdown("Ida Holm[^1] said so.[^note] It sank[2][3].\n\n[^1]: Interview.\n\n[^note]: See the record.")
    assert shown(read) == ["Ida Holm said so. It sank.", "Interview.", "See the record."]


@pytest.mark.parametrize(
    "text", ["See [1] and [the law].", "They agree[d] to it.", "It is [1](https://example.org).", "In 1990[5] it"]
)
def test_other_brackets_are_text(text: str) -> None:
    assert "[" in shown(markdown(text))[0] or "example" in markdown(text).links[0].url


def test_numbers_of_notes_behind_words_are_not_shown_in_plain_text() -> None:
    read = read_text("Ida Holm[1] said it was over.[2][3] He agree[d], see [4] and 1990[5].")
    assert shown(read) == ["Ida Holm said it was over. He agree[d], see [4] and 1990[5]."]


@pytest.mark.parametrize("end", ["  ", "\\"])
def test_a_hard_line_break_ends_a_passage_unless_the_sentence_goes_on(end: str) -> None:
    read = markdown(f"Ida Holm{end}\n12 Quay Street{end}\nSkarvik\n\nThe ferry sank{end}\nin the harbour.")
    assert shown(read) == ["Ida Holm", "12 Quay Street", "Skarvik", "The ferry sank in the harbour."]


def test_a_tag_for_a_line_break_breaks_the_line_where_another_sentence_starts() -> None:
    assert shown(markdown("The ferry sails.<br>The bell rings. <br/> Nobody sings.")) == [
        "The ferry sails.",
        "The bell rings.",
        "Nobody sings.",
    ]
    assert shown(markdown("The ferry sails <br> and the bell rings.")) == ["The ferry sails  and the bell rings."]


def test_definitions_are_passages_below_their_terms() -> None:
    source = "Ferry\n: A boat that goes there and back.\n:   Also a landing place.\n\nBell\n\n: What rings on it."
    assert shown(markdown(source)) == [
        "Ferry",
        "A boat that goes there and back.",
        "Also a landing place.",
        "Bell",
        "What rings on it.",
    ]
    assert shown(markdown("The ferry sails\n:-) and it rings.")) == ["The ferry sails :-) and it rings."]


def test_the_boxes_of_tasks_are_not_shown() -> None:
    assert shown(markdown("- [ ] Ring the bell\n- [x] Sail\n- [the ferry] is late")) == [
        "Ring the bell",
        "Sail",
        "[the ferry] is late",
    ]
