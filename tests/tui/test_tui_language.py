"""An article that is not in English, in the reader: one key has it analysed all the same, and that is kept."""

from __future__ import annotations

from dataclasses import replace

from textual.pilot import Pilot

from briefing_tui.analysis.engine import engine
from briefing_tui.analysis.messages import Done
from briefing_tui.model.article import Article
from briefing_tui.model.briefing import Briefing
from briefing_tui.reading.source import read_text
from briefing_tui.settings import LoadedSettings
from briefing_tui.themes import load_themes
from briefing_tui.tui.analyst import Analyst, Listener
from briefing_tui.tui.app import ReaderApp
from briefing_tui.tui.opening import Opening
from briefing_tui.tui.screens.reader import ReaderScreen
from tests.tui.analysts import filled, until

GERMAN = "Der Bürgermeister sagte am Montag, die Stadt werde nicht aufgeben. Sie mache weiter, sagte er."


async def ready(pilot: Pilot[None]) -> ReaderScreen:
    """The reader, once its lists are filled and all is kept."""
    screen = await filled(pilot)
    await until(pilot, lambda: screen.desk.document is not None)
    await pilot.app.workers.wait_for_complete()
    return screen


class Gate(Analyst):
    """Analyses what is given to be in English, and nothing else; remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[Article] = []

    def analyse(self, article: Article, listener: Listener) -> None:
        self.asked.append(article)
        seen = article if article.language == "en" else replace(article, language="und", not_analysed="it is in German")
        listener(Done(1, Briefing("x", engine(), seen)))


async def test_an_article_that_seems_not_to_be_in_english_is_analysed_by_one_key_and_stays_so(
    settings: LoadedSettings,
) -> None:
    gate, opening = Gate(), Opening(read_text(GERMAN), "/stadt.txt")
    app = ReaderApp([opening], settings, load_themes(None), gate)
    async with app.run_test(size=(160, 40)) as pilot:
        screen = await ready(pilot)
        assert screen.article.not_analysed == "it is in German"
        await pilot.press("R")
        await until(pilot, lambda: screen.article.not_analysed is None)
        await app.workers.wait_for_complete()
    again = ReaderApp([opening], settings, load_themes(None), gate)
    async with again.run_test(size=(160, 40)) as pilot:
        screen = await ready(pilot)
        assert screen.article.not_analysed is None
        await pilot.press("u")
        await until(pilot, lambda: screen.article.not_analysed is not None)
    # Both analyses were kept, each for its own language.
    assert [article.language for article in gate.asked] == [None, "en"]
