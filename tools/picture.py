"""Draws the README's picture: the reader on the first sample, as Textual's own export has it.

usage: picture.py FILE.svg
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from briefing_tui.analysis.messages import Done
from briefing_tui.analysis.pipeline import analyse
from briefing_tui.model.article import Article
from briefing_tui.model.briefing import Briefing
from briefing_tui.reading.source import read
from briefing_tui.resources import folder
from briefing_tui.settings import LoadedSettings, Settings
from briefing_tui.themes import load_themes
from briefing_tui.tui.analyst import Analyst, Listener
from briefing_tui.tui.app import ReaderApp
from briefing_tui.tui.librarian import Librarian
from briefing_tui.tui.opening import Opening
from briefing_tui.tui.screens.reader import ReaderScreen

SIZE = (120, 40)
KEYS = ("3", "j", "j")


class Ready(Analyst):
    """Has the briefing already."""

    def __init__(self, briefing: Briefing) -> None:
        super().__init__()
        self._briefing = briefing

    def analyse(self, article: Article, listener: Listener) -> None:
        """Answers at once."""
        listener(Done(1, self._briefing))


async def draw(file: Path) -> None:
    """Writes the picture of the reader with the actors beside the article."""
    briefing = analyse(read(folder("seeds") / "rafah-crossing.txt"))
    with TemporaryDirectory() as library:
        librarian = Librarian(Path(library) / "library.sqlite3")
        openings, settings = [Opening(briefing.article)], LoadedSettings(Settings())
        app = ReaderApp(openings, settings, load_themes(None), Ready(briefing), librarian)
        async with app.run_test(size=SIZE) as pilot:
            screen = app.screen
            assert isinstance(screen, ReaderScreen)
            while screen.links is None:
                await pilot.pause()
            await pilot.press(*KEYS)
            await pilot.pause()
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(app.export_screenshot(title="briefing"), encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(draw(Path(sys.argv[1])))
