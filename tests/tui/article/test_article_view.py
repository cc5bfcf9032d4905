"""The article on a screen: keys, highlights, places, links and the mouse."""

from __future__ import annotations

import pytest
from rich.style import Style
from textual import on
from textual.app import App, ComposeResult
from textual.events import MouseScrollDown
from textual.geometry import Offset
from textual.message import Message
from textual.pilot import Pilot
from textual.selection import Selection

from briefing_tui.model.article import Article, Passage
from briefing_tui.model.links import Ref, TextLink
from briefing_tui.model.span import Span
from briefing_tui.tui.article.search import find
from briefing_tui.tui.article.view import ArticleView, Place

SENTENCE = "On day {} the ferry crossed the lake {} times, and the pilot Ilse Kant said that it was “enough”."


def long_article(paragraphs: int = 40) -> Article:
    text, passages = "The ferry", [Passage(Span(0, 9), "title")]
    for number in range(paragraphs):
        words = " ".join(SENTENCE.format(number, part) for part in range(3))
        text += "\n\n"
        passages.append(Passage(Span(len(text), len(text) + len(words)), "body"))
        text += words
    return Article(text, passages=tuple(passages))


def span_of(article: Article, words: str, start: int = 0) -> Span:
    at = article.text.index(words, start)
    return Span(at, at + len(words))


class Reader(App[None]):
    """An app with nothing but the article."""

    def __init__(self, article: Article) -> None:
        super().__init__()
        self.article = article
        self.told: list[Message] = []

    def compose(self) -> ComposeResult:
        view = ArticleView(id="article")
        view.show(self.article)
        yield view

    @on(ArticleView.ParagraphChanged)
    @on(ArticleView.LinkChanged)
    @on(ArticleView.Clicked)
    @on(ArticleView.DoubleClicked)
    @on(ArticleView.Scrolled)
    def keep(self, message: Message) -> None:
        self.told.append(message)

    @property
    def view(self) -> ArticleView:
        return self.query_one(ArticleView)


def lines(view: ArticleView) -> list[str]:
    return [view.render_line(y).text.rstrip() for y in range(view.size.height)]


def shown_text(view: ArticleView) -> str:
    """The words in view, one blank between rows."""
    return " ".join(line[5:] for line in lines(view))


def styles(view: ArticleView, words: str) -> list[Style]:
    """The styles of the segments that make up `words` where they first stand in one row in view."""
    strip = next(strip for y in range(view.size.height) if words in (strip := view.render_line(y)).text)
    start = strip.text.index(words)
    found, position = [], 0
    for segment in strip:
        if position < start + len(words) and position + len(segment.text) > start:
            assert segment.style is not None
            found.append(segment.style)
        position += len(segment.text)
    return found


@pytest.fixture
def article() -> Article:
    return long_article()


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (30, 8)])
async def test_the_article_opens_at_its_top_with_numbers_in_the_gutter(article: Article, size: tuple[int, int]) -> None:
    app = Reader(article)
    async with app.run_test(size=size):
        shown = lines(app.view)
        assert shown[0] == "▌    The ferry"
        assert shown[1] == ""
        assert shown[2].startswith("  ¶1 On day 0 the ferry")
        assert max(len(line) for line in shown) <= 85


async def test_the_view_is_empty_until_an_article_is_shown() -> None:
    app = Reader(Article(""))
    async with app.run_test() as pilot:
        await pilot.press("j", "G", "right_curly_bracket", "tab", "ctrl+d", "k")
        assert not shown_text(app.view).strip()
        assert app.view.percent == 0
        assert app.view.cursor_offset == 0


async def test_rows_are_stepped_over_the_blank_ones(article: Article) -> None:
    app = Reader(article)
    async with app.run_test() as pilot:
        await pilot.press("j")
        assert lines(app.view)[2].startswith("▌ ¶1")
        assert lines(app.view)[3].startswith("▏")
        assert app.view.cursor_paragraph == 1
        await pilot.press("j", "k", "k")
        assert app.view.cursor_paragraph == 0


async def test_the_view_follows_the_cursor_with_a_margin(article: Article) -> None:
    app = Reader(article)
    async with app.run_test(size=(80, 12)) as pilot:
        await pilot.press(*["j"] * 14)
        assert lines(app.view)[9].startswith("▌")
        await pilot.press(*["k"] * 6)
        assert app.view.scroll_offset.y > 0
        await pilot.press(*["k"] * 20)
        assert app.view.scroll_offset.y == 0


async def test_paragraphs_are_stepped_and_backwards_first_to_their_own_start(article: Article) -> None:
    app = Reader(article)
    async with app.run_test() as pilot:
        await pilot.press("right_curly_bracket", "right_curly_bracket")
        assert app.view.cursor_offset == article.paragraphs[2].span.start
        await pilot.press("j", "j", "left_curly_bracket")
        assert app.view.cursor_offset == article.paragraphs[2].span.start
        await pilot.press("left_curly_bracket")
        assert app.view.cursor_paragraph == 1
        assert [told.index for told in app.told if isinstance(told, ArticleView.ParagraphChanged)] == [1, 2, 1]


async def test_pages_and_ends(article: Article) -> None:
    app = Reader(article)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("space")
        assert app.view.scroll_offset.y == 22
        await pilot.press("ctrl+d")
        assert app.view.scroll_offset.y == 34
        await pilot.press("ctrl+u", "pageup")
        assert app.view.scroll_offset.y == 0
        await pilot.press("G")
        assert app.view.percent == 100
        assert lines(app.view)[-1].startswith("▌")
        await pilot.press("g")
        assert app.view.cursor_paragraph == 0


async def test_a_page_at_the_end_takes_the_cursor_to_the_last_row(article: Article) -> None:
    app = Reader(article)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("G", "k", "k", "k", "space")
        assert lines(app.view)[-1].startswith("▌")


async def test_scrolling_with_the_wheel_keeps_the_cursor_in_view(article: Article) -> None:
    app = Reader(article)
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(3):
            app.view.post_message(MouseScrollDown(app.view, 20, 5, 0, 1, 0, False, False, False))
            await pilot.wait_for_scheduled_animations()
        assert app.view.scroll_offset.y > 0
        assert any(line.startswith("▌") for line in lines(app.view)[:2])
        scrolled = [told.percent for told in app.told if isinstance(told, ArticleView.Scrolled)]
        assert scrolled[-1] == app.view.percent > 0


async def test_layers_are_painted_over_the_words_and_the_later_one_wins(article: Article) -> None:
    app = Reader(article)
    async with app.run_test():
        view = app.view
        view.set_layer("actor", [span_of(article, "Ilse Kant")])
        view.set_layer("evidence", [span_of(article, "the pilot Ilse Kant said")])
        evidence = view.get_component_rich_style("article--evidence", partial=True)
        over = styles(view, "the pilot Ilse Kant said")
        assert [style.bgcolor for style in over] == [evidence.bgcolor] * 3
        assert [bool(style.underline) for style in over] == [False, True, False]
        view.set_layer("evidence", [])
        assert {style.bgcolor for style in styles(view, "the pilot")} != {evidence.bgcolor}


async def test_an_unknown_layer_is_an_error(article: Article) -> None:
    app = Reader(article)
    async with app.run_test():
        with pytest.raises(KeyError):
            app.view.set_layer("colour", [])


async def test_what_is_found_is_what_is_highlighted(article: Article) -> None:
    app = Reader(article)
    async with app.run_test():
        app.view.set_layer("search", find(article, "FERRY"))
        assert not styles(app.view, "ferry")[0].underline
        app.view.set_layer("search", find(article, "ferry"))
        assert all(style.underline for style in styles(app.view, "ferry"))


async def test_reveal_centres_what_is_out_of_view_and_leaves_what_is_in_it(article: Article) -> None:
    app = Reader(article)
    async with app.run_test(size=(80, 24)) as pilot:
        view = app.view
        view.reveal(span_of(article, "On day 20 "))
        await pilot.pause()
        row = next(y for y, line in enumerate(lines(view)) if "On day 20 " in line)
        assert 10 <= row <= 13
        assert view.cursor_paragraph == 0
        top = view.scroll_offset.y
        view.reveal(span_of(article, "On day 21 "), move_cursor=True)
        assert view.scroll_offset.y == top
        assert view.cursor_paragraph == 22


async def test_reveal_before_the_first_layout_is_done_with_it(article: Article) -> None:
    class Late(Reader):
        def compose(self) -> ComposeResult:
            view = ArticleView()
            view.show(self.article)
            view.reveal(span_of(self.article, "On day 20 "), move_cursor=True)
            yield view

    app = Late(article)
    async with app.run_test():
        assert "On day 20 " in shown_text(app.view)
        assert app.view.cursor_paragraph == 21


async def test_what_is_revealed_while_the_view_is_hidden_is_in_view_when_it_comes_back(article: Article) -> None:
    app = Reader(article)
    async with app.run_test(size=(80, 24)) as pilot:
        view = app.view
        await pilot.press("ctrl+d")
        view.display = False
        await pilot.pause()
        view.reveal(span_of(article, "On day 30 "), move_cursor=True)
        view.display = True
        await pilot.pause()
        assert "On day 30 " in shown_text(view)
        place = view.place()
        view.display = False
        await pilot.pause()
        view.reveal(span_of(article, "On day 5 "))
        view.restore(place)
        view.display = True
        await pilot.pause()
        assert view.place() == place
        assert "On day 30 " in shown_text(view)


async def test_a_place_is_restored_to_the_row(article: Article) -> None:
    app = Reader(article)
    async with app.run_test(size=(80, 24)) as pilot:
        view = app.view
        for keys in (["j"], ["ctrl+d", "j"], ["j"], ["ctrl+d"], ["j", "j"]):
            await pilot.press(*keys)
            before, place = lines(view), view.place()
            view.reveal(span_of(article, "On day 35 "), move_cursor=True)
            assert lines(view) != before
            view.restore(place)
            assert lines(view) == before
            assert view.place() == place


async def test_a_resize_keeps_the_words_at_the_top_and_comes_back_to_the_row(article: Article) -> None:
    app = Reader(article)
    async with app.run_test(size=(100, 24)) as pilot:
        view = app.view
        await pilot.press("ctrl+d", "ctrl+d", "j", "j", "j")
        before, place = lines(view), view.place()
        words = " ".join(before[0].split()[:4])
        for width in (60, 44, 73):
            await pilot.resize_terminal(width, 24)
            await pilot.pause()
            assert words.split()[-1] in shown_text(view)[:120]
        await pilot.resize_terminal(100, 24)
        await pilot.pause()
        assert lines(view) == before
        assert view.place() == place


async def test_the_same_text_with_more_known_keeps_place_and_highlights(article: Article) -> None:
    app = Reader(article)
    async with app.run_test(size=(80, 24)) as pilot:
        view = app.view
        view.set_layer("evidence", find(article, "the pilot"))
        await pilot.press("ctrl+d", "j")
        before, painted = lines(view), styles(view, "the pilot")
        view.show(Article(article.text, passages=article.passages, sentences=(Span(0, 9),)))
        assert lines(view) == before
        assert styles(view, "the pilot") == painted
        view.show(long_article(3))
        await pilot.pause()
        assert lines(view)[0] == "▌    The ferry"
        assert not styles(view, "the pilot")[0].bold


def links_of(article: Article) -> list[TextLink]:
    return [TextLink(span, Ref("actor", "a1")) for span in find(article, "Ilse Kant")]


async def test_the_link_cursor_steps_from_the_cursor_row_both_ways(article: Article) -> None:
    app = Reader(article)
    async with app.run_test(size=(80, 24)) as pilot:
        view, links = app.view, links_of(article)
        view.set_links(links)
        await pilot.press("tab")
        assert view.link == links[0]
        await pilot.press("tab", "tab", "shift+tab")
        assert view.link == links[1]
        assert view.cursor_paragraph == 1
        await pilot.press("shift+tab", "shift+tab")
        assert view.link == links[0]
        told = [told.link for told in app.told if isinstance(told, ArticleView.LinkChanged)]
        assert told == [links[0], links[1], links[2], links[1], links[0]]


async def test_links_out_of_view_are_brought_into_it(article: Article) -> None:
    app = Reader(article)
    async with app.run_test(size=(80, 24)) as pilot:
        app.view.set_links(links_of(article)[60:])
        await pilot.press("tab")
        assert any("Ilse" in line and line.startswith("▌") for line in lines(app.view))
        assert "On day 20 " in shown_text(app.view)


async def test_leaving_the_links_rows_leaves_the_link(article: Article) -> None:
    app = Reader(article)
    async with app.run_test(size=(80, 24)) as pilot:
        app.view.set_links(links_of(article))
        await pilot.press("tab", "j", "j")
        assert app.view.link is None
        assert isinstance(app.told[-1], ArticleView.LinkChanged)
        await pilot.press("tab")
        app.view.set_links([])
        assert app.view.link is None


async def cell_of(pilot: Pilot[None], words: str) -> tuple[int, int]:
    view = pilot.app.query_one(ArticleView)
    return next((line.index(words), y) for y, line in enumerate(lines(view)) if words in line)


async def test_a_click_tells_which_character_and_takes_the_cursor_there(article: Article) -> None:
    app = Reader(article)
    async with app.run_test() as pilot:
        await pilot.click(ArticleView, offset=await cell_of(pilot, "pilot"))
        clicked = [told for told in app.told if isinstance(told, ArticleView.Clicked)]
        assert [told.offset for told in clicked] == [span_of(article, "pilot").start]
        assert app.view.cursor_paragraph == 1
        await pilot.click(ArticleView, offset=(0, 2))
        assert len([told for told in app.told if isinstance(told, ArticleView.Clicked)]) == 1


async def test_a_click_after_a_drag_lets_the_selection_go(article: Article) -> None:
    app = Reader(article)
    async with app.run_test(size=(80, 24)) as pilot:
        start = await cell_of(pilot, "ferry crossed")
        await drag(pilot, start, (start[0] + 5, start[1]))
        await pilot.click(ArticleView, offset=await cell_of(pilot, "pilot"))
        assert app.view.selected_span is None
        assert isinstance(app.told[-1], ArticleView.Clicked)


async def test_a_double_click_is_told_apart(article: Article) -> None:
    app = Reader(article)
    async with app.run_test() as pilot:
        await pilot.double_click(ArticleView, offset=await cell_of(pilot, "pilot"))
        assert [told.offset for told in app.told if isinstance(told, ArticleView.DoubleClicked)] == [
            span_of(article, "pilot").start
        ]
        assert app.view.selected_span is None


async def drag(pilot: Pilot[None], start: tuple[int, int], end: tuple[int, int]) -> None:
    await pilot.mouse_down(ArticleView, offset=start)
    await pilot.hover(ArticleView, offset=end)
    await pilot.mouse_up(ArticleView, offset=end)
    await pilot.pause()


async def test_a_drag_selects_words_of_the_source_and_is_no_click(article: Article) -> None:
    app = Reader(article)
    async with app.run_test(size=(80, 24)) as pilot:
        start = await cell_of(pilot, "ferry crossed")
        await drag(pilot, start, (start[0] + len("ferry crosse"), start[1]))
        assert app.screen.get_selected_text() == "ferry crossed"
        assert app.view.selected_span == span_of(article, "ferry crossed")
        assert not any(isinstance(told, ArticleView.Clicked) for told in app.told)
        inside, outside = styles(app.view, "crossed")[0], styles(app.view, "the lake")[0]
        assert inside.color == outside.color
        assert inside.bgcolor not in (inside.color, outside.bgcolor)


async def test_a_selection_over_rows_and_paragraphs_has_no_gutter_in_it(article: Article) -> None:
    app = Reader(article)
    async with app.run_test(size=(80, 24)) as pilot:
        first, second = article.paragraphs[1].span.of(article.text), article.paragraphs[2].span.of(article.text)
        await drag(pilot, await cell_of(pilot, "On day 0"), await cell_of(pilot, "n day 1"))
        assert app.screen.get_selected_text() == f"{first}\n\n{second[:2]}"
        await drag(pilot, (1, 3), (2, 4))
        assert app.screen.get_selected_text() == lines(app.view)[3][5:] + " "


async def test_a_selection_ends_when_the_rows_become_others(article: Article) -> None:
    app = Reader(article)
    async with app.run_test(size=(80, 24)) as pilot:
        start = await cell_of(pilot, "ferry crossed")
        await drag(pilot, start, (start[0] + 5, start[1]))
        await pilot.resize_terminal(60, 24)
        await pilot.pause()
        assert app.view.selected_span is None


async def test_everything_selected_is_the_whole_visible_text() -> None:
    article = Article(
        "A *ferry*\nleft.\n\nIt came.", passages=(Passage(Span(0, 15), "body"), Passage(Span(17, 25), "body")),
        markup=(Span(2, 3), Span(8, 9)),
    )  # fmt: skip
    app = Reader(article)
    async with app.run_test():
        assert app.view.get_selection(Selection(None, None)) == ("A ferry left.\n\nIt came.", "\n")
        assert app.view.get_selection(Selection(Offset(7, 0), Offset(12, 0))) == ("ferry", "\n")


async def test_the_pointer_is_coloured_only_while_the_article_has_the_focus(article: Article) -> None:
    app = Reader(article)
    async with app.run_test() as pilot:
        focused = styles(app.view, "▌")
        app.set_focus(None)
        await pilot.pause()
        assert styles(app.view, "▌") != focused


async def test_a_theme_is_painted_at_once(article: Article) -> None:
    app = Reader(article)
    async with app.run_test() as pilot:
        before = app.view.render_line(0)
        app.theme = "textual-light"
        await pilot.pause()
        after = app.view.render_line(0)
        assert before.text == after.text
        assert [segment.style for segment in before] != [segment.style for segment in after]


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "ansi-dark"])
async def test_strong_highlights_differ_without_colour(
    article: Article, theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = Reader(article)
    async with app.run_test() as pilot:
        app.theme = theme
        for name in ("evidence", "search-current", "link"):
            app.view.set_layer(name, [span_of(article, "the pilot")])
            await pilot.pause()
            assert styles(app.view, "the pilot")[0].reverse
            app.view.set_layer(name, [])


async def test_brackets_in_an_article_are_shown_as_written() -> None:
    text = "He said [/] and [red]stop[/red] [on the pier]."
    app = Reader(Article(text, passages=(Passage(Span(0, len(text)), "body"),)))
    async with app.run_test():
        assert lines(app.view)[0] == f"▌ ¶1 {text}"


async def test_the_bar_of_a_quotation_goes_on_between_its_paragraphs() -> None:
    quotation = (Passage(Span(0, 4), "body", "quote", 1), Passage(Span(6, 10), "body", "quote", 1))
    app = Reader(Article("One.\n\nTwo.\n\nEnd.", passages=(*quotation, Passage(Span(12, 16), "body"))))
    async with app.run_test():
        assert lines(app.view)[:5] == ["▌ ¶1 │ One.", "     │", "  ¶2 │ Two.", "", "  ¶3 End."]


def test_a_place_can_be_made_of_two_offsets() -> None:
    assert Place(10, 5) == (10, 5, 0)
