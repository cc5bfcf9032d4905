"""The application: what it opens, themes, settings, the palette."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.command import CommandPalette
from textual.widgets import OptionList

from briefing_tui.crash_report import reports
from briefing_tui.model.briefing import Briefing
from briefing_tui.reading.source import read
from briefing_tui.resources import folder
from briefing_tui.settings import LoadedSettings, Settings, load_settings
from briefing_tui.themes import DEFAULT_THEME, load_themes
from briefing_tui.tui.app import ReaderApp
from briefing_tui.tui.opening import Opening
from briefing_tui.tui.screens.reader import ReaderScreen
from briefing_tui.tui.screens.shelf import ShelfScreen
from tests.tui.analysts import BusyAnalyst, filled, until

Open = Callable[..., ReaderApp]
OUTLIVE = ReaderApp.outlive


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A configuration folder of the test's own."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    return tmp_path / "briefing-tui"


async def test_several_sources_are_offered() -> None:
    articles = [Opening(read(path), str(path)) for path in sorted(folder("seeds").iterdir())]
    app = ReaderApp(articles, LoadedSettings(Settings()), load_themes(None), BusyAnalyst())
    async with app.run_test(size=(80, 24)) as pilot:
        assert isinstance(app.screen, ShelfScreen)
        assert app.screen.query_one(OptionList).option_count == len(articles) >= 4
        await pilot.press("j", "enter")
        await pilot.pause()
        assert isinstance(app.screen, ReaderScreen)
        assert app.screen.article == articles[1].article
        await pilot.press("q")
        await pilot.pause()
        assert isinstance(app.screen, ShelfScreen)


async def test_every_theme_shows_the_reader(briefing: Briefing, open_reader: Open) -> None:
    app = open_reader(briefing)
    async with app.run_test(size=(120, 40)) as pilot:
        assert app.theme == DEFAULT_THEME
        for name in app.theme_files:
            app.theme = name
            await pilot.pause()
            assert app.current_theme.name == name


async def test_a_theme_is_applied_while_choosing_and_kept_when_chosen(
    briefing: Briefing, open_reader: Open, config: Path
) -> None:
    app = open_reader(briefing)
    async with app.run_test(size=(120, 40)) as pilot:
        app.choose_theme()
        await pilot.pause()
        before = app.theme
        await pilot.press("j")
        await pilot.pause()
        assert app.theme != before
        await pilot.press("escape")
        await pilot.pause()
        assert app.theme == before
        assert load_settings(config / "config.toml").settings.theme is None
        app.choose_theme()
        await pilot.pause()
        await pilot.press("j", "enter")
        await pilot.pause()
        assert app.theme != before
        assert load_settings(config / "config.toml").settings.theme == app.theme


async def test_a_bad_theme_file_is_one_notice(briefing: Briefing, tmp_path: Path) -> None:
    (tmp_path / "broken.toml").write_text("name = [", encoding="utf-8")
    app = ReaderApp([Opening(briefing.article)], LoadedSettings(Settings()), load_themes(tmp_path), BusyAnalyst())
    async with app.run_test(size=(120, 40), notifications=True):
        notices = list(app._notifications)
        assert len(notices) == 1
        assert "broken.toml" in notices[0].message


async def test_a_theme_that_does_not_exist_is_told_and_the_default_used(briefing: Briefing) -> None:
    settings = LoadedSettings(Settings(theme="gone"))
    app = ReaderApp([Opening(briefing.article)], settings, load_themes(None), BusyAnalyst())
    async with app.run_test(size=(120, 40), notifications=True):
        assert app.theme == DEFAULT_THEME
        assert any("gone" in notice.message for notice in app._notifications)


@pytest.mark.parametrize(("typed", "pane"), [("Blinken", "actors"), ("Theme: Day", None)])
async def test_the_palette_finds_actors_and_themes(
    briefing: Briefing, open_reader: Open, config: Path, typed: str, pane: str | None
) -> None:
    app = open_reader(briefing)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("colon")
        assert isinstance(app.screen, CommandPalette)
        await pilot.press(*typed)
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        if not isinstance(app.screen, ReaderScreen):
            await pilot.press("enter")
            await pilot.pause()
        assert isinstance(app.screen, ReaderScreen)
        if pane:
            assert app.screen.columns.current == pane
        else:
            assert app.theme == "daylight"
            assert load_settings(config / "config.toml").settings.theme == "daylight"


async def test_an_error_that_nobody_waits_for_is_reported_and_ends_nothing(
    drawn: Briefing, open_reader: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise KeyError("words of a note")

    monkeypatch.setattr(ReaderApp, "outlive", OUTLIVE)
    async with open_reader(drawn).run_test(size=(120, 40), notifications=True) as pilot:
        screen = await filled(pilot)
        asyncio.get_running_loop().call_soon(broken)
        asyncio.get_running_loop().call_soon(broken)
        await until(pilot, lambda: reports(tmp_path / "state" / "briefing-tui"))
        (told,) = [notice.message for notice in pilot.app._notifications]
        assert "an error of the program itself (KeyError in " in told
        assert "words of a note" not in told
        await pilot.press("3")
        assert screen.columns.current == "actors"
