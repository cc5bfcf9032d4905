"""The library and its search on the screen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from briefing_tui.library.library import Library
from briefing_tui.model.article import Article
from briefing_tui.model.briefing import Briefing
from briefing_tui.model.correction import ActorRef, RenameActor
from briefing_tui.model.note import Target
from briefing_tui.reading.source import read, read_text
from briefing_tui.settings import LoadedSettings
from briefing_tui.themes import load_themes
from briefing_tui.tui.app import ReaderApp
from briefing_tui.tui.screens.library import LibraryScreen
from briefing_tui.tui.screens.reader import ReaderScreen
from briefing_tui.tui.screens.search import SearchScreen
from tests.tui.analysts import BusyAnalyst, ReadyAnalyst, until

BRIDGE = """\
Bridge at Velm shut for good

By Ines Falk

The old bridge at Velm was shut on Tuesday, [/] and the council will not mend it again, it said in a letter.
"""


@pytest.fixture
def kept(tmp_path: Path) -> Library:
    """The library of the reader of this test."""
    return Library.open(tmp_path / "data" / "briefing-tui" / "library.sqlite3")


@pytest.fixture
def app(drawn: Briefing, settings: LoadedSettings) -> ReaderApp:
    return ReaderApp([], settings, load_themes(None), ReadyAnalyst(drawn))


async def opened(pilot: Pilot[None], rows: int) -> LibraryScreen:
    screen = pilot.app.screen
    assert isinstance(screen, LibraryScreen)
    await until(pilot, lambda: screen.query_one(OptionList).option_count == rows)
    return screen


def titles(screen: LibraryScreen) -> list[str]:
    return [document.title for document in screen._found]


async def test_an_empty_library_offers_the_samples(settings: LoadedSettings) -> None:
    app = ReaderApp([], settings, load_themes(None), BusyAnalyst())
    async with app.run_test(size=(100, 30)) as pilot:
        await opened(pilot, 5)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ReaderScreen))


async def test_articles_opened_before_are_there_and_found(app: ReaderApp, kept: Library, drawn: Briefing) -> None:
    kept.take_in(drawn.article, "/pump.txt")
    kept.take_in(read_text(BRIDGE), "/bridge.txt")
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot, 2)
        assert titles(screen)[0] == "Bridge at Velm shut for good"
        await pilot.press("slash", *"velm brige")
        assert titles(screen) == ["Bridge at Velm shut for good"]
        await pilot.press("escape")
        assert len(titles(screen)) == 2


async def test_enter_opens_an_article_and_q_comes_back(
    app: ReaderApp, kept: Library, drawn: Briefing, tmp_path: Path
) -> None:
    file = tmp_path / "pump.txt"
    file.write_text(drawn.article.text, encoding="utf-8")
    kept.take_in(drawn.article, str(file))
    async with app.run_test(size=(100, 30)) as pilot:
        await opened(pilot, 1)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ReaderScreen))
        reader = app.screen
        assert isinstance(reader, ReaderScreen)
        assert reader.article.text == drawn.article.text
        await until(pilot, lambda: reader.links)
        await pilot.press("q")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))


async def test_an_article_is_read_again_in_the_encoding_and_the_language_that_were_given(
    settings: LoadedSettings, kept: Library, tmp_path: Path
) -> None:
    app = ReaderApp([], settings, load_themes(None), BusyAnalyst())
    file = tmp_path / "stadt.txt"
    file.write_bytes("Мэр заявил, что город не остановится.".encode("cp866"))
    given = read(file, encoding="cp866", language="uk")
    kept.take_in(given, str(file))
    async with app.run_test(size=(100, 30)) as pilot:
        await opened(pilot, 1)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ReaderScreen))
        assert isinstance(app.screen, ReaderScreen)
        assert app.screen.article == given


SPOILT = {
    "UPDATE document SET article = '{broken'": BRIDGE,
    "UPDATE source SET text = CAST(x'A0FF' || CAST(substr(text, 2) AS BLOB) AS TEXT)": f"\ufffd\ufffd{BRIDGE[1:]}",
}


@pytest.mark.parametrize("spoil", SPOILT)
async def test_an_article_that_is_spoilt_opens_from_its_text_with_its_notes(
    settings: LoadedSettings, kept: Library, spoil: str
) -> None:
    document = kept.take_in(read_text(BRIDGE), "/gone/away.txt").document.id
    kept.notes.add(document, Target("article"), "a thought")
    with kept.store.write() as connection:
        connection.execute(spoil)
    app = ReaderApp([], settings, load_themes(None), BusyAnalyst())
    async with app.run_test(size=(100, 30)) as pilot:
        await opened(pilot, 1)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ReaderScreen))
        reader = app.screen
        assert isinstance(reader, ReaderScreen)
        assert replace(reader.article, notices=()) == read_text(SPOILT[spoil])
        assert ["spoilt" in notice for notice in reader.article.notices] == [True] * (SPOILT[spoil] != BRIDGE)
        await until(pilot, lambda: [note.body for note in reader.notes] == ["a thought"])
    assert kept.articles.article(document) == reader.article


async def test_what_is_spoilt_of_an_article_is_told_when_it_is_opened(
    drawn: Briefing, settings: LoadedSettings, kept: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = kept.take_in(drawn.article, "/pump.txt").document.id
    kept.notes.add(document, Target("article"), "a thought")
    kept.correct(document, RenameActor(ActorRef("Orr"), "Orrland"), None)
    with kept.store.write() as connection:
        connection.execute("UPDATE correction SET change = '[]'")
        connection.execute("UPDATE note SET kind = 'nothing'")
    told: list[str] = []
    app = ReaderApp([], settings, load_themes(None), ReadyAnalyst(drawn))
    monkeypatch.setattr(ReaderScreen, "notify", lambda _, words, **__: told.append(words))
    async with app.run_test(size=(100, 30)) as pilot:
        await opened(pilot, 1)
        await pilot.press("enter")
        await until(pilot, lambda: told)
        assert "correction 1 of article 1 is spoilt" in told[0]
        assert "1 more: “briefing doctor” names them" in told[0]
    assert len(kept.store.read("SELECT 1 FROM note")) == len(kept.store.read("SELECT 1 FROM correction")) == 1


@pytest.mark.parametrize("place", ["/gone/away.txt", f"/gone/{'x' * 5_000}.txt"], ids=["gone", "no file's name"])
async def test_an_article_whose_file_is_gone_opens_as_it_was(
    app: ReaderApp, kept: Library, drawn: Briefing, place: str
) -> None:
    kept.take_in(drawn.article, place)
    async with app.run_test(size=(100, 30)) as pilot:
        await opened(pilot, 1)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ReaderScreen))


async def test_the_trash_takes_articles_and_gives_them_back(app: ReaderApp, kept: Library) -> None:
    kept.take_in(read_text(BRIDGE), "/bridge.txt")
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot, 1)
        await pilot.press("x")
        await until(pilot, lambda: not kept.articles.all())
        await until(pilot, lambda: not titles(screen))
        await pilot.press("u")
        await until(pilot, lambda: titles(screen))
        await pilot.press("x")
        await until(pilot, lambda: not titles(screen))
        await pilot.press("t")
        await until(pilot, lambda: titles(screen))
        await pilot.press("x")
        await until(pilot, kept.articles.all)


async def test_a_folder_is_added(settings: LoadedSettings, kept: Library, drawn: Briefing, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "pump.txt").write_text(drawn.article.text, encoding="utf-8")
    (folder / "empty.txt").touch()
    app = ReaderApp([], settings, load_themes(None), ReadyAnalyst(drawn))
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot, 5)
        await pilot.press("A")
        await until(pilot, lambda: app.screen is not screen)
        app.screen.query_one(Input).value = str(folder)
        await pilot.press("enter")
        await until(pilot, lambda: "Added 1 of 2" in screen.said)
    assert [document.places for document in kept.articles.all()] == [(str(folder / "pump.txt"),)]
    assert kept.search.everything(f'"{drawn.actors[0].name}" in:actors')


async def test_search_finds_while_typing_and_opens_at_the_words(settings: LoadedSettings, kept: Library) -> None:
    app = ReaderApp([], settings, load_themes(None), BusyAnalyst())
    article: Article = read_text(BRIDGE)
    number = kept.take_in(article, None).document.id
    kept.notes.add(number, Target("article"), "Whose bridge? [red]")
    async with app.run_test(size=(100, 30)) as pilot:
        await opened(pilot, 1)
        await pilot.press("f", *"counc")
        search = app.screen
        assert isinstance(search, SearchScreen)
        await until(pilot, lambda: search.hits)
        assert [hit.kind for hit in search.hits] == ["text"]
        app.screen.query_one(Input).value = "bridge"
        await until(pilot, lambda: [hit.kind for hit in search.hits] == ["note", "article"])
        app.screen.query_one(Input).value = "council"
        await until(pilot, lambda: [hit.kind for hit in search.hits] == ["text"])
        await pilot.press("enter", "enter")
        await until(pilot, lambda: isinstance(app.screen, ReaderScreen))
        reader = app.screen
        assert isinstance(reader, ReaderScreen)
        start = BRIDGE.index("council")
        await until(pilot, lambda: [s.start for s in reader.view.highlighted("evidence")] == [start])


async def test_a_library_that_cannot_be_used_says_so(app: ReaderApp, tmp_path: Path) -> None:
    file = tmp_path / "data" / "briefing-tui" / "library.sqlite3"
    file.parent.mkdir(parents=True)
    file.touch()
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: app._notifications)
        assert "is empty" in next(iter(app._notifications)).message
