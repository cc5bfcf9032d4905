"""Words that are only set off by marks stand behind one last row of the quotes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from briefing_tui.model.briefing import Briefing
from briefing_tui.tui.app import ReaderApp
from tests.tui.analysts import filled


async def test_scare_quotes_are_folded_into_the_last_row(
    briefing: Briefing, open_reader: Callable[[Briefing], ReaderApp]
) -> None:
    first, second, *rest = briefing.quotes
    scare = [replace(quote, kind="scare", speaker=None, source=None) for quote in (first, second)]
    told = [replace(quote, kind="direct") for quote in rest]
    async with open_reader(replace(briefing, quotes=(*scare, *told))).run_test(size=(120, 40)) as pilot:
        screen = await filled(pilot)
        await pilot.press("4")
        pane = screen.columns.list_of("quotes")
        assert pane is not None
        assert pane.option_count == len(told) + 1
        await pilot.press("G", "enter")
        assert pane.option_count == len(told) + 3
