"""How the items of the panes are drawn."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Content
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions

from briefing_tui.model.span import Span
from briefing_tui.tui.hits import Hits
from briefing_tui.tui.jumps import JumpList, Place
from briefing_tui.tui.panes.actors import mention_strip
from briefing_tui.tui.panes.item import Item, wrap

WORDS = st.text(st.sampled_from("ab cd ef… 漢字é\u0301“”"), max_size=200)


def drawn(item: Item, width: int) -> list[str]:
    options = RenderOptions(lambda style: style if isinstance(style, Style) else Style.null(), {})
    strips: list[Strip] = item.render_strips(width, None, Style.null(), options)
    return [strip.text for strip in strips]


@given(WORDS, WORDS, WORDS, st.integers(12, 80))
def test_an_item_is_as_high_as_it_said_and_no_row_is_wider_than_the_pane(
    head: str, tail: str, body: str, width: int
) -> None:
    item = Item(Content(head), Content(tail[:6]), Content(body), Content("why"))
    rows = drawn(item, width)
    assert len(rows) == item.get_height({}, width)
    assert all(cell_len(row) == width for row in rows)


@given(WORDS, st.integers(8, 40))
def test_wrapping_loses_no_word(text: str, width: int) -> None:
    lines = wrap(text, width, rows=1000)
    assert "".join(text[start:end] for start, end in lines).replace(" ", "") == text.replace(" ", "")
    assert all(cell_len(text[start:end]) <= width for start, end in lines)


def test_a_body_that_is_cut_says_so() -> None:
    rows = drawn(Item(Content("Head"), body=Content("word " * 60), rows=2), 30)
    assert len(rows) == 3
    assert rows[-1].rstrip().endswith("…")


def test_a_note_is_cut_to_one_row_unless_it_may_have_more() -> None:
    words = Content("the sentence puts it earlier than that")
    assert len(drawn(Item(Content("Head"), note=words), 20)) == 2
    rows = drawn(Item(Content("Head"), note=words, note_rows=3, indent=0), 20)
    assert [row.rstrip() for row in rows] == ["Head", "the sentence puts it", "earlier than that"]


def test_text_from_outside_is_no_markup() -> None:
    assert "[red]x[/]" in drawn(Item(Content("[red]x[/]")), 30)[0]


def test_the_strip_shows_where_mentions_stand() -> None:
    assert mention_strip([0, 99], 100, cells=4) == "▂  ▂"
    assert mention_strip([0] * 8 + [50], 100, cells=2) == "█▁"
    assert mention_strip([], 0, cells=3) == "   "


def test_hits_begin_at_the_cursor_and_go_round() -> None:
    spans = (Span(5, 8), Span(20, 23), Span(40, 43))
    hits = Hits.near("x", spans, 10)
    assert (hits.counter, hits.current) == ("2/3", spans[1])
    assert hits.stepped(2).current == spans[0]
    assert Hits.near("x", spans, 50).current == spans[0]
    assert Hits.near("x", (), 0).stepped(1).counter == "0/0"


def test_the_jump_list_goes_back_forward_and_forgets_what_lay_ahead() -> None:
    from briefing_tui.tui.article.view import Place as ArticlePlace

    def place(offset: int) -> Place:
        return Place("article", None, None, None, ArticlePlace(offset, 0))

    jumps = JumpList()
    assert jumps.back(place(0)) is None
    jumps.leave(place(1))
    jumps.leave(place(2))
    assert jumps.back(place(3)) == place(2)
    assert jumps.back(place(2)) == place(1)
    assert jumps.forward(place(1)) == place(2)
    jumps.leave(place(9))
    assert jumps.forward(place(5)) is None
    assert jumps.back(place(5)) == place(9)
