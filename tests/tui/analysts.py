"""Stand-ins for the analysis process: one that has the answer, one that never has."""

from __future__ import annotations

import linecache
from collections.abc import Callable
from time import monotonic

import pytest
from textual.pilot import Pilot

from briefing_tui.analysis.messages import Answer, Done
from briefing_tui.model.article import Article
from briefing_tui.model.briefing import Briefing
from briefing_tui.tui.analyst import Analyst, Listener, Silent
from briefing_tui.tui.screens.reader import ReaderScreen

PATIENCE = 60.0  # seconds: many times what the slowest machine takes for anything that is waited for


class ReadyAnalyst(Analyst):
    """Answers at once, from a briefing made before."""

    def __init__(self, briefing: Briefing) -> None:
        super().__init__()
        self._briefing = briefing

    def analyse(self, article: Article, listener: Listener) -> None:
        assert article.text == self._briefing.article.text
        listener(Done(1, self._briefing))


class BusyAnalyst(Analyst):
    """Never has an answer; `send` gives one, once it has been asked."""

    def __init__(self) -> None:
        super().__init__()
        self.listener: Listener | None = None

    def analyse(self, article: Article, listener: Listener) -> None:
        self.listener = listener

    async def send(self, pilot: Pilot[None], answer: Answer | Silent) -> None:
        await until(pilot, lambda: self.listener is not None)
        assert self.listener is not None
        self.listener(answer)
        await pilot.pause()


async def until(pilot: Pilot[None], done: Callable[[], object]) -> None:
    """Waits for something that the reader does in its own time; ends when the reader does, and fails after `PATIENCE`
    with what was waited for."""
    end = monotonic() + PATIENCE
    while not done():
        assert pilot.app._exception is None, pilot.app._exception
        if monotonic() > end:
            pytest.fail(f"{pilot.app.screen!r} has not come to {_asked(done)} in {PATIENCE:.0f} seconds")
        await pilot.pause()


def _asked(done: Callable[[], object]) -> str:
    """What a function asks, as its file has it."""
    code = getattr(done, "__code__", None)
    if code is None:
        return repr(done)
    return f"“{linecache.getline(code.co_filename, code.co_firstlineno).strip()}” (line {code.co_firstlineno})"


async def filled(pilot: Pilot[None]) -> ReaderScreen:
    """The reader, once its lists hold the briefing."""
    screen = pilot.app.screen
    assert isinstance(screen, ReaderScreen)
    await until(pilot, lambda: screen.links)
    return screen
