"""The screen as it is painted, at the three widths. `make snapshots` accepts a new look, after looking at it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from briefing_tui.model.briefing import Briefing
from briefing_tui.model.note import Target
from briefing_tui.model.selector import Selector, select
from briefing_tui.model.span import hull
from briefing_tui.tui.app import ReaderApp
from tests.tui.analysts import filled

Compare = Callable[..., bool]
Open = Callable[[Briefing], ReaderApp]
SIZES = [(80, 24), (120, 40), (200, 60)]


def keys(*pressed: str) -> Callable[[Pilot[None]], object]:
    """Presses keys once the lists are filled."""

    async def press(pilot: Pilot[None]) -> None:
        await filled(pilot)
        await pilot.press(*pressed)
        # The footer is made anew when the focus has moved.
        await pilot.app.workers.wait_for_complete()
        for _ in range(3):
            await pilot.pause()

    return press


@pytest.mark.parametrize("size", SIZES)
def test_the_article_with_a_link_under_the_cursor(
    snap_compare: Compare, drawn: Briefing, open_reader: Open, size: tuple[int, int]
) -> None:
    assert snap_compare(open_reader(drawn), terminal_size=size, run_before=keys("tab", "tab", "tab"))


@pytest.mark.parametrize("size", SIZES)
def test_a_list_previews_its_words(
    snap_compare: Compare, drawn: Briefing, open_reader: Open, size: tuple[int, int]
) -> None:
    assert snap_compare(open_reader(drawn), terminal_size=size, run_before=keys("4", "j"))


@pytest.mark.parametrize("size", SIZES)
def test_an_actors_quotes(snap_compare: Compare, drawn: Briefing, open_reader: Open, size: tuple[int, int]) -> None:
    assert snap_compare(open_reader(drawn), terminal_size=size, run_before=keys("3", "Q"))


async def noted(pilot: Pilot[None]) -> None:
    """A note on a quote, one on words whose text is kept only, and one on the article, with a selection beside."""
    screen = await filled(pilot)
    await pilot.app.workers.wait_for_complete()
    assert screen.links is not None
    quote = screen.links.briefing.quotes[0]
    text = screen.article.text
    for target, body in (
        (Target("quote", select(text, hull(quote.spans))), "Who else was told? #water [/] [red]"),
        (Target("passage", Selector("words that were in another version of this text", "", "", 0)), "Ask the board."),
        (Target("article"), "A second source is needed for all of this."),
    ):
        await screen.desk.add_note(target, body)
    await screen.noting.refresh()
    await pilot.press("4", "6", "1", "right_curly_bracket", "right_curly_bracket", "v", "l", "l", "l")
    await pilot.app.workers.wait_for_complete()
    for _ in range(3):
        await pilot.pause()


@pytest.mark.parametrize("size", SIZES)
def test_notes_and_a_selection(
    snap_compare: Compare, drawn: Briefing, open_reader: Open, size: tuple[int, int]
) -> None:
    async def shown(pilot: Pilot[None]) -> None:
        await noted(pilot)
        if size[0] < 100:
            await pilot.press("6")
            await pilot.pause()

    assert snap_compare(open_reader(drawn), terminal_size=size, run_before=shown)


def test_the_timeline(snap_compare: Compare, drawn: Briefing, open_reader: Open) -> None:
    assert snap_compare(open_reader(drawn), terminal_size=(120, 40), run_before=keys("5", "j"))


def test_the_publication_date(snap_compare: Compare, drawn: Briefing, open_reader: Open) -> None:
    # The text’s cursor would blink; the calendar’s does not.
    assert snap_compare(open_reader(drawn), terminal_size=(80, 24), run_before=keys("D", "down", "l"))


def test_the_help(snap_compare: Compare, drawn: Briefing, open_reader: Open) -> None:
    assert snap_compare(open_reader(drawn), terminal_size=(80, 24), run_before=keys("question_mark"))


def test_a_search(snap_compare: Compare, drawn: Briefing, open_reader: Open) -> None:
    assert snap_compare(open_reader(drawn), terminal_size=(120, 40), run_before=keys("slash", *"pump"))
