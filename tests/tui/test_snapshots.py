"""The screen as it is painted, at the three widths. `make snapshots` accepts a new look, after looking at it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from briefing_tui.model.briefing import Briefing
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


def test_the_timeline(snap_compare: Compare, drawn: Briefing, open_reader: Open) -> None:
    assert snap_compare(open_reader(drawn), terminal_size=(120, 40), run_before=keys("5", "j"))


def test_the_publication_date(snap_compare: Compare, drawn: Briefing, open_reader: Open) -> None:
    # The text’s cursor would blink; the calendar’s does not.
    assert snap_compare(open_reader(drawn), terminal_size=(80, 24), run_before=keys("D", "down", "l"))


def test_the_help(snap_compare: Compare, drawn: Briefing, open_reader: Open) -> None:
    assert snap_compare(open_reader(drawn), terminal_size=(80, 24), run_before=keys("question_mark"))


def test_a_search(snap_compare: Compare, drawn: Briefing, open_reader: Open) -> None:
    assert snap_compare(open_reader(drawn), terminal_size=(120, 40), run_before=keys("slash", *"pump"))
