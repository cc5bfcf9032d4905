"""The reader's screen beside its links: widths, waiting, finding, zoom, the date, copying, backing out."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from textual.pilot import Pilot

from briefing_tui.analysis.messages import Done, Failed, Progress
from briefing_tui.model.article import Encoding, Link
from briefing_tui.model.briefing import Briefing, Engine
from briefing_tui.model.links import Ref
from briefing_tui.model.span import Span
from briefing_tui.reading.source import read_text
from briefing_tui.settings import LoadedSettings, Settings
from briefing_tui.themes import load_themes
from briefing_tui.tui.analyst import Silent
from briefing_tui.tui.app import ReaderApp
from briefing_tui.tui.arrangement import PANES, PaneName, shown, step
from briefing_tui.tui.opening import Opening
from briefing_tui.tui.screens.help import HelpScreen
from briefing_tui.tui.screens.reader import ReaderScreen
from briefing_tui.tui.widgets.columns import Columns
from tests.tui.analysts import BusyAnalyst, filled, until

Open = Callable[..., ReaderApp]


def painted(pilot: Pilot[None]) -> str:
    """What the terminal shows, as lines of text."""
    width, height = pilot.app.size
    strips = pilot.app.screen._compositor.render_strips(None)
    return "\n".join(strip.text for strip in strips[:height]) if width else ""


def focus(screen: ReaderScreen) -> str | None:
    return screen.focused.id if screen.focused else None


def hit(screen: ReaderScreen) -> Span | None:
    return screen.finding.current


def narrowed(screen: ReaderScreen, pane: PaneName) -> tuple[Ref, ...] | None:
    found = screen.columns.list_of(pane)
    assert found is not None
    return found.narrowed


def plain(text: str) -> Briefing:
    return Briefing("x", Engine("test", "0", "none"), read_text(text))


def test_the_width_decides_how_many_panes_are_seen() -> None:
    assert shown(80, "quotes", "quotes", False) == {"quotes"}
    assert shown(99, "article", "actors", False) == {"article"}
    assert shown(100, "article", "actors", False) == {"article", "actors"}
    assert shown(159, "timeline", "timeline", False) == {"article", "timeline"}
    assert shown(160, "article", "actors", False) == set(PANES)
    assert shown(200, "quotes", "quotes", True) == {"quotes"}


def test_stepping_goes_round_the_panes() -> None:
    assert step("notes", 1) == "article"
    assert step("article", -1) == "notes"


@pytest.mark.parametrize(("size", "panes"), [((80, 24), 1), ((120, 40), 2), ((200, 60), 6)])
async def test_a_pane_is_seen_when_it_has_the_focus(
    briefing: Briefing, open_reader: Open, size: tuple[int, int], panes: int
) -> None:
    async with open_reader(briefing).run_test(size=size) as pilot:
        screen = await filled(pilot)
        for key, pane in zip("123456", PANES, strict=True):
            await pilot.press(key)
            assert screen.focused is not None
            assert screen.focused.id == pane
            assert screen.focused.display
            assert len(screen.columns.shown) == panes
        await pilot.press("right_square_bracket")
        assert focus(screen) == "article"
        await pilot.press("h")
        assert focus(screen) == "notes"


async def test_another_width_rearranges_the_panes_and_keeps_the_focus(briefing: Briefing, open_reader: Open) -> None:
    async with open_reader(briefing).run_test(size=(200, 60)) as pilot:
        screen = await filled(pilot)
        await pilot.press("4", "j")
        chosen = screen.subject
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert screen.columns.shown == {"quotes"}
        assert screen.subject == chosen


async def test_keys_pressed_before_the_lists_are_there_are_not_lost(
    briefing: Briefing, open_reader: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill, ready = Columns.fill, asyncio.Event()

    async def late(self: Columns) -> None:
        await ready.wait()
        await fill(self)

    monkeypatch.setattr(Columns, "fill", late)
    async with open_reader(briefing).run_test(size=(80, 24)) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, ReaderScreen)
        screen.action_pane("quotes")
        screen.action_related("actor")
        screen.action_jump(-1)
        ready.set()
        await until(pilot, lambda: screen.links)
        assert focus(screen) == "quotes"


async def test_the_article_is_there_while_the_analysis_runs_and_the_panes_say_so(briefing: Briefing) -> None:
    analyst = BusyAnalyst()
    app = ReaderApp([Opening(briefing.article)], LoadedSettings(Settings()), load_themes(None), analyst)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = app.screen
        assert isinstance(screen, ReaderScreen)
        opening = briefing.article.passages[-1].span.of(briefing.article.text).split()[0]
        assert briefing.article.text.split()[0] in painted(pilot)
        assert opening
        await analyst.send(pilot, Progress(1, 5, 10))
        assert "analysing 50%" in painted(pilot)
        await pilot.press("4")
        assert "fills this pane" in painted(pilot)
        await pilot.press("Q")
        assert "not done yet" in screen.status.words
        for silent, told in ((Silent(1), "no sign of life"), (Silent(1, lives=True), "got no further")):
            await analyst.send(pilot, silent)
            assert f"analysis {'has' if silent.lives else 'gives'} {told}" in painted(pilot)
            await analyst.send(pilot, Progress(1, 6, 10))
            assert "fills this pane" in painted(pilot)
        await analyst.send(pilot, Done(1, briefing))
        assert screen.title_bar.state == ""
        assert screen.columns.list_of("quotes").count == len(briefing.quotes)  # type: ignore[union-attr]


async def test_a_failed_analysis_is_told_and_the_article_stays(briefing: Briefing) -> None:
    analyst = BusyAnalyst()
    app = ReaderApp([Opening(briefing.article)], LoadedSettings(Settings()), load_themes(None), analyst)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await analyst.send(pilot, Failed(1, "the model [x] is missing"))
        assert "the model [x] is missing" in painted(pilot)
        assert briefing.article.text.split()[0] in painted(pilot)


async def test_every_pane_says_why_nothing_was_looked_for_and_reading_goes_on(open_reader: Open) -> None:
    found = plain("Der Bürgermeister sagte am Montag, die Stadt werde nicht aufgeben.")
    told = replace(found, article=replace(found.article, not_analysed="the article seems not to be in English"))
    async with open_reader(told).run_test(size=(200, 60)) as pilot:
        screen = await filled(pilot)
        await pilot.pause()
        whole = " ".join(painted(pilot).replace("│", " ").split())
        assert whole.count("Not analysed:") == 4
        assert (screen.title_bar.state, "nothing looked for here" in whole) == ("not analysed", True)
        assert "No notes yet" in whole
        await pilot.press("slash", *"stadt", "enter")
        assert hit(screen) is not None


async def test_the_title_bar_says_how_the_article_was_read(open_reader: Open) -> None:
    found = plain("They met in the caf\ufffd.")
    article = replace(found.article, encoding=Encoding("cp1252", True, 1), notices=("read as plain text",))
    for width, said in ((80, "1 character could not be read"), (160, "read, read as cp1252 (a guess), read as plain")):
        async with open_reader(replace(found, article=article)).run_test(size=(width, 24)) as pilot:
            await filled(pilot)
            assert said in painted(pilot).split("\n")[0]


async def test_markup_in_an_article_appears_as_written(open_reader: Open) -> None:
    made = plain("The form said [red]stop[/] and [bold]go[/bold], then [/].\n\n[A crossing point] and $primary.")
    async with open_reader(made).run_test(size=(120, 40)) as pilot:
        assert "[red]stop[/] and [bold]go[/bold]" in painted(pilot)
        assert "[A crossing point] and $primary" in painted(pilot)


async def test_finding_counts_walks_and_comes_back(briefing: Briefing, open_reader: Open) -> None:
    async with open_reader(briefing).run_test(size=(120, 40)) as pilot:
        screen = await filled(pilot)
        before = screen.view.place()
        await pilot.press("slash", *"rafah")
        hits = screen.view.highlighted("search")
        assert len(hits) == briefing.article.text.lower().count("rafah")
        assert f"1/{len(hits)}" in screen.status.counter
        await pilot.press("enter", "n")
        assert f"2/{len(hits)}" in screen.status.counter
        assert screen.view.highlighted("search-current") == (hits[1],)
        await pilot.press("N", "N")
        assert f"{len(hits)}/{len(hits)}" in screen.status.counter
        await pilot.press("escape")
        assert screen.view.highlighted("search") == ()
        assert screen.status.counter == ""
        await pilot.press("b")
        assert screen.view.place() == before


async def test_escape_while_typing_goes_back_to_where_the_search_began(briefing: Briefing, open_reader: Open) -> None:
    async with open_reader(briefing).run_test(size=(80, 24)) as pilot:
        screen = await filled(pilot)
        await pilot.press("j", "j")
        before = screen.view.place()
        await pilot.press("slash", *"hamas", "escape")
        assert screen.view.place() == before
        assert screen.view.highlighted("search") == ()
        assert screen.columns.current == "article"


async def test_a_star_marks_all_mentions_of_the_actor(briefing: Briefing, open_reader: Open) -> None:
    async with open_reader(briefing).run_test(size=(120, 40)) as pilot:
        screen = await filled(pilot)
        await pilot.press("3", "asterisk")
        actor = briefing.actors[0]
        marked = screen.view.highlighted("mention")
        assert all(any(span.covers(mention.span) for span in marked) for mention in actor.mentions)
        assert all(any(span.covers(mention.span) for mention in actor.mentions) for span in marked)
        assert actor.name in screen.status.counter
        await pilot.press("n")
        assert "2/" in screen.status.counter or len(actor.mentions) == 1


async def test_zoom_gives_the_pane_the_screen_and_takes_it_back(briefing: Briefing, open_reader: Open) -> None:
    async with open_reader(briefing).run_test(size=(200, 60)) as pilot:
        screen = await filled(pilot)
        await pilot.press("4", "z")
        assert screen.columns.shown == {"quotes"}
        await pilot.press("escape")
        assert screen.columns.shown == set(PANES)


async def test_setting_the_publication_date_dates_everything_again(briefing: Briefing, open_reader: Open) -> None:
    async with open_reader(briefing).run_test(size=(120, 40)) as pilot:
        screen = await filled(pilot)
        await pilot.press("D")
        await pilot.press(*"2023-11-09", "enter")
        await pilot.pause()
        assert screen.article.published.origin == "user"
        assert screen.article.published.day == "2023-11-09"
        assert screen.links is not None
        dated = {event.date.earliest for event in screen.links.briefing.timeline}
        assert any(day and day.startswith("2023-11") for day in dated)


async def test_an_unusable_date_is_told_and_nothing_changes(briefing: Briefing, open_reader: Open) -> None:
    async with open_reader(briefing).run_test(size=(120, 40)) as pilot:
        screen = await filled(pilot)
        await pilot.press("D", *"soon", "enter")
        assert pilot.app.screen is not screen
        assert "soon" in painted(pilot)
        await pilot.press("escape")
        assert pilot.app.screen is screen
        assert screen.article.published == briefing.article.published


async def test_copying_takes_the_words_of_the_item(briefing: Briefing, open_reader: Open) -> None:
    async with open_reader(briefing).run_test(size=(120, 40)) as pilot:
        await filled(pilot)
        await pilot.press("4", "y")
        quote = briefing.quotes[0]
        assert pilot.app.clipboard == " … ".join(span.of(briefing.article.text) for span in quote.spans)
        await pilot.press("3", "y")
        assert pilot.app.clipboard == briefing.actors[0].name


async def test_the_browser_gets_the_paragraphs_link_or_else_the_articles_address(
    open_reader: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (
        "---\nurl: https://example.org/story\n---\n\nNo link here.\n\nSee [the minutes](https://example.org/minutes).\n"
    )
    made = Briefing("x", Engine("test", "0", "none"), read_text(text, format="markdown"))
    opened: list[str] = []
    async with open_reader(made).run_test(size=(80, 24)) as pilot:
        screen = await filled(pilot)
        monkeypatch.setattr(screen.app, "open_url", opened.append)
        await pilot.press("o", "enter", "right_curly_bracket", "o", "o")
    assert opened == ["https://example.org/story", "https://example.org/minutes"]


async def test_an_address_is_shown_before_it_is_opened_and_where_it_really_leads(
    open_reader: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"https://раураӏ.com/{'long/' * 30}[/]?x=[red]"
    made = Briefing("x", Engine("test", "0", "none"), replace(read_text("Pay here."), url=address))
    opened: list[str] = []
    async with open_reader(made).run_test(size=(80, 24)) as pilot:
        screen = await filled(pilot)
        monkeypatch.setattr(screen.app, "open_url", opened.append)
        await pilot.press("o")
        shown = re.sub(r"[\s│]", "", painted(pilot))
        assert address in shown
        assert "leadstoxn--80aa0cbo65f.com" in shown
        await pilot.press("escape")
        assert opened == []
        await pilot.press("o", "enter")
    assert opened == [address]


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "ssh://a.example"]
)
async def test_nothing_but_web_and_mail_is_opened(
    open_reader: Open, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    article = read_text("See it.")
    article = replace(article, url=address, links=(Link(Span(0, 3), address),))
    made = Briefing("x", Engine("test", "0", "none"), article)
    opened: list[str] = []
    async with open_reader(made).run_test(size=(80, 24)) as pilot:
        screen = await filled(pilot)
        monkeypatch.setattr(screen.app, "open_url", opened.append)
        await pilot.press("o", "enter", "o", "o")
        assert screen.status.words == "No web or mail address here, and the article has none."
    assert opened == []


async def test_escape_backs_out_one_level_at_a_time(briefing: Briefing, open_reader: Open) -> None:
    async with open_reader(briefing).run_test(size=(120, 40)) as pilot:
        screen = await filled(pilot)
        await pilot.press("3", "A", "asterisk")
        assert hit(screen)
        await pilot.press("escape")
        assert hit(screen) is None
        assert narrowed(screen, "actors")
        await pilot.press("escape")
        assert narrowed(screen, "actors") is None
        await pilot.press("escape")
        assert screen.columns.current == "article"


async def test_help_shows_every_binding_and_the_users_own_keys(briefing: Briefing, open_reader: Open) -> None:
    moved = LoadedSettings(replace(Settings(), keys={"zoom": "f5"}))
    async with open_reader(briefing, settings=moved).run_test(size=(120, 60)) as pilot:
        await pilot.press("question_mark")
        assert isinstance(pilot.app.screen, HelpScreen)
        assert "Zoom: one pane on the whole screen" in painted(pilot)
        assert "f5" in painted(pilot)
        await pilot.press("escape", "f5")
        assert (await filled(pilot)).columns.zoomed


async def test_q_leaves_the_reader(briefing: Briefing, open_reader: Open) -> None:
    app = open_reader(briefing)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("q")
        await pilot.pause()
    assert app.return_code == 0
