"""The actors in the background stand behind one last row, which opens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from briefing_tui.model.briefing import Briefing
from briefing_tui.model.links import Ref
from briefing_tui.tui.app import ReaderApp
from tests.tui.analysts import filled


def folding(briefing: Briefing, front: int) -> Briefing:
    """The briefing with all actors but the first `front` in the background."""
    return replace(
        briefing,
        actors=tuple(replace(actor, background=at >= front) for at, actor in enumerate(briefing.actors)),
    )


async def test_enter_opens_the_last_row_and_closes_it_again(
    briefing: Briefing, open_reader: Callable[[Briefing], ReaderApp]
) -> None:
    async with open_reader(folding(briefing, 4)).run_test(size=(120, 40)) as pilot:
        screen = await filled(pilot)
        await pilot.press("3")
        pane = screen.columns.list_of("actors")
        assert pane is not None
        assert pane.option_count == 5
        assert pane.count == len(briefing.actors)
        await pilot.press("G")
        assert pane.highlighted == 4
        await pilot.press("enter")
        assert pane.option_count == len(briefing.actors) + 1
        assert screen.columns.current == "actors"
        await pilot.press("j")
        assert screen.subject == Ref("actor", briefing.actors[4].id)
        await pilot.press("k", "enter")
        assert pane.option_count == 5
        assert pane.highlighted == 4


async def test_going_to_a_folded_actor_opens_the_row(
    briefing: Briefing, open_reader: Callable[[Briefing], ReaderApp]
) -> None:
    async with open_reader(folding(briefing, 4)).run_test(size=(120, 40)) as pilot:
        screen = await filled(pilot)
        last = Ref("actor", briefing.actors[-1].id)
        screen.go_to_item(last)
        await pilot.pause()
        pane = screen.columns.list_of("actors")
        assert pane is not None
        assert pane.selected == last


async def test_narrowing_to_some_actors_shows_the_folded_ones_among_them(
    briefing: Briefing, open_reader: Callable[[Briefing], ReaderApp]
) -> None:
    async with open_reader(folding(briefing, 4)).run_test(size=(120, 40)) as pilot:
        screen = await filled(pilot)
        pane = screen.columns.list_of("actors")
        assert pane is not None
        wanted = tuple(Ref("actor", briefing.actors[at].id) for at in (0, len(briefing.actors) - 1))
        pane.narrow(wanted, "some")
        assert pane.option_count == 2


async def test_actors_who_are_all_in_the_background_are_shown(
    briefing: Briefing, open_reader: Callable[[Briefing], ReaderApp]
) -> None:
    async with open_reader(folding(briefing, 0)).run_test(size=(120, 40)) as pilot:
        screen = await filled(pilot)
        pane = screen.columns.list_of("actors")
        assert pane is not None
        assert pane.option_count == len(briefing.actors)


async def test_what_has_opened_can_be_seen(briefing: Briefing, open_reader: Callable[[Briefing], ReaderApp]) -> None:
    async with open_reader(folding(briefing, 7)).run_test(size=(80, 24)) as pilot:
        screen = await filled(pilot)
        await pilot.press("3", "G", "enter")
        await pilot.pause()
        pane = screen.columns.list_of("actors")
        assert pane is not None
        below = len(briefing.actors) - 7
        assert below > 1
        line = pane._index_to_line[8]
        assert line < pane.scroll_y + pane.scrollable_content_region.height
