"""The reader in a test: a real briefing, and an analyst that has it at hand."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing_tui.analysis.pipeline import analyse
from briefing_tui.model.briefing import Briefing
from briefing_tui.model.codec import from_json
from briefing_tui.reading.source import read
from briefing_tui.resources import folder
from briefing_tui.settings import LoadedSettings, Settings
from briefing_tui.themes import load_themes
from briefing_tui.tui.app import ReaderApp
from briefing_tui.tui.opening import Opening
from tests.tui.analysts import ReadyAnalyst

if TYPE_CHECKING:
    from briefing_tui.analysis.language import Language


@pytest.fixture(scope="session")
def briefing(language: Language) -> Briefing:
    """The sample about Rafah."""
    return analyse(read(folder("seeds") / "rafah-crossing.txt"), language)


@pytest.fixture(scope="session")
def drawn() -> Briefing:
    """A briefing kept as JSON, so that the pictures of the screen do not change with the analysis."""
    return from_json(json.loads((Path(__file__).parent / "data" / "pump.json").read_text(encoding="utf-8")))


@pytest.fixture(autouse=True)
def no_error_is_outlived_unseen(monkeypatch: pytest.MonkeyPatch) -> None:
    """What runs beside the keys may fail without ending the reader: in a test it ends the test."""

    def fail(app: ReaderApp, error: BaseException) -> None:
        app._exception = app._exception or (error if isinstance(error, Exception) else RuntimeError(repr(error)))

    monkeypatch.setattr(ReaderApp, "outlive", fail)


Open = Callable[..., ReaderApp]


@pytest.fixture
def settings() -> LoadedSettings:
    """A user who changed nothing."""
    return LoadedSettings(Settings())


@pytest.fixture
def open_reader(settings: LoadedSettings) -> Open:
    """Makes the app for a briefing that is ready at once."""

    def make(briefing: Briefing, **options: LoadedSettings) -> ReaderApp:
        analyst = ReadyAnalyst(briefing)
        return ReaderApp([Opening(briefing.article)], options.get("settings", settings), load_themes(None), analyst)

    return make
