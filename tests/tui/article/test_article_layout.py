"""An article laid out in rows, without a screen."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefing_tui.model.article import Article, Block, Passage, Role
from briefing_tui.model.span import Span
from briefing_tui.model.visible import visible
from briefing_tui.tui.article.layout import MEASURE, Layout, lay_out, shown


def article_of(*parts: tuple[str, Role, Block, int], joint: str = "\n\n") -> Article:
    """An article of one passage a part (words, role, block, level); words in *asterisks* have those as markup."""
    text, passages = "", []
    for words, role, block, level in parts:
        text += joint if text else ""
        passages.append(Passage(Span(len(text), len(text) + len(words)), role, block, level))
        text += words
    markup = tuple(Span(m.start(), m.end()) for m in re.finditer(r"\*", text))
    return Article(text, passages=tuple(passages), markup=markup)


def body(*paragraphs: str) -> Article:
    return article_of(*((words, "body", "paragraph", 0) for words in paragraphs))


def drawn(layout: Layout) -> list[str]:
    """The rows as they are drawn, the gutter left out."""
    lines = []
    for number in range(layout.height):
        place = layout.at(number)
        if place is None:
            lines.append("")
            continue
        paragraph = layout.shown[place[0]]
        start, end = layout.rows[place[0]][place[1]]
        lines.append((paragraph.hang if place[1] else paragraph.sign) + paragraph.text[start:end])
    return lines


WORDS = st.text(st.sampled_from("abcdef  \n*“東é\u0301\u200d👩—-."), min_size=1, max_size=120)
BLOCKS: st.SearchStrategy[Block] = st.sampled_from(("paragraph", "list-item", "quote", "code", "table-row"))
ROLES: st.SearchStrategy[Role] = st.just("body")
PARTS = st.tuples(WORDS, ROLES, BLOCKS, st.integers(0, 3))


@st.composite
def articles(draw: st.DrawFn) -> Article:
    return article_of(*draw(st.lists(PARTS, min_size=1, max_size=5)))


@given(articles(), st.integers(20, 120))
def test_every_visible_character_is_in_exactly_one_row_in_order(article: Article, width: int) -> None:
    layout = lay_out(shown(article), width)
    on_screen = "".join(
        paragraph.text[start:end]
        for paragraph, rows in zip(layout.shown, layout.rows, strict=True)
        for start, end in rows
    )
    in_article = "".join(visible(article, paragraph.span).text for paragraph in article.paragraphs)
    assert on_screen.replace(" ", "") == in_article.replace(" ", "")


@given(articles(), st.integers(20, 120))
def test_what_is_shown_leads_back_to_the_same_character_of_the_source(article: Article, width: int) -> None:
    for paragraph in lay_out(shown(article), width).shown:
        for position, character in enumerate(paragraph.text):
            offset = paragraph.visible.offset(position)
            assert paragraph.visible.position(offset) == position
            assert article.text[offset] == character or character == " "


@given(articles(), st.integers(20, 120))
def test_rows_and_offsets_lead_to_each_other(article: Article, width: int) -> None:
    layout = lay_out(shown(article), width)
    for row in range(layout.height):
        if layout.at(row) is not None:
            assert layout.row_of(layout.offset(row)) == row


@given(articles(), st.integers(20, 120))
def test_no_row_is_wider_than_the_measure(article: Article, width: int) -> None:
    layout = lay_out(shown(article), width)
    assert layout.measure <= min(MEASURE, width - layout.gutter)
    assert all(cell_len(line) <= layout.measure for line in drawn(layout))


def test_a_blank_row_stands_between_paragraphs() -> None:
    assert drawn(lay_out(shown(body("One.", "Two.")), 40)) == ["One.", "", "Two."]


def test_the_byline_stands_under_the_title_and_a_heading_has_more_space_above() -> None:
    article = article_of(
        ("A title", "title", "paragraph", 0),
        ("By Ana Brodt", "byline", "paragraph", 0),
        ("Text.", "body", "paragraph", 0),
        ("Next", "heading", "heading", 2),
        ("More.", "body", "paragraph", 0),
    )
    assert drawn(lay_out(shown(article), 40)) == ["A title", "By Ana Brodt", "", "Text.", "", "", "Next", "", "More."]


def test_a_dateline_and_its_text_are_one_paragraph() -> None:
    article = article_of(
        ("LINDAU (Wire) —", "dateline", "paragraph", 0), ("The ferry left.", "body", "paragraph", 0), joint=" "
    )
    assert drawn(lay_out(shown(article), 60)) == ["LINDAU (Wire) — The ferry left."]


def test_hard_wrapped_text_is_set_anew_and_blanks_in_a_row_become_one() -> None:
    assert drawn(lay_out(shown(body("The ferry\n  left the   pier.\n")), 60)) == ["The ferry left the pier."]


def test_list_items_stand_together_and_hang_under_their_sign() -> None:
    article = article_of(
        ("The boats are inspected in June", "body", "list-item", 1),
        ("Children go free", "body", "list-item", 2),
    )
    assert drawn(lay_out(shown(article), 25)) == ["• The boats are", "  inspected in June", "  • Children go free"]


def test_an_ordered_list_keeps_the_numbers_of_its_source() -> None:
    text = "3. Boats\n4. Tickets"
    article = Article(
        text, passages=(Passage(Span(3, 8), "body", "list-item", 1), Passage(Span(12, 19), "body", "list-item", 1))
    )
    assert drawn(lay_out(shown(article), 40)) == ["3. Boats", "4. Tickets"]


def test_quotations_have_a_drawn_bar() -> None:
    article = article_of(("The lake does not wait for anybody", "body", "quote", 1))
    assert drawn(lay_out(shown(article), 25)) == ["│ The lake does not", "│ wait for anybody"]


def test_code_keeps_its_blanks_and_its_lines() -> None:
    article = article_of(("if x:\n    go()", "body", "code", 0))
    assert drawn(lay_out(shown(article), 40)) == ["if x:", "    go()"]


def test_a_narrow_screen_still_shows_everything() -> None:
    assert "".join(drawn(lay_out(shown(body("ferry")), 3))) == "ferry"


def test_the_gutter_has_room_for_the_highest_number() -> None:
    layout = lay_out(shown(body(*["Text."] * 1200)), 90)
    assert layout.gutter == len(" ¶1200 ")


def test_the_rows_of_a_span_are_those_that_show_its_words() -> None:
    article = body("The ferry leaves the pier", "at noon")
    layout = lay_out(shown(article), 15)
    assert drawn(layout) == ["The ferry", "leaves the", "pier", "", "at noon"]
    assert layout.rows_of(Span(4, 16)) == (0, 1)
    assert layout.rows_of(Span(17, 30)) == (1, 4)


def test_cells_lead_to_characters_and_columns_to_positions() -> None:
    article = article_of(("東京 ferry", "body", "list-item", 1))
    layout = lay_out(shown(article), 60)
    text = layout.gutter + 2
    assert [layout.offset_at(0, cell) for cell in (0, text - 1, text, text + 1, text + 2, text + 5, 59)] == [
        None, None, 0, 0, 1, 3, None,
    ]  # fmt: skip
    assert [layout.position(0, column) for column in (0, text, text + 3, 99)] == [(0, 0), (0, 0), (0, 3), (0, 8)]


def test_an_article_without_words_has_no_rows() -> None:
    assert lay_out(shown(Article("")), 80).height == 0
