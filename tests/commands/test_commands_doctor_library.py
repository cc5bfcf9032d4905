"""What `briefing doctor` says of the library."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from briefing_tui.reading.source import read_text
from tests.commands.test_commands_library import library_of

Run = Callable[..., "CompletedProcess[bytes]"]


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    return {"XDG_DATA_HOME": str(tmp_path / "data")}


def lines(run: Run, home: dict[str, str]) -> str:
    told = run("doctor", more=home).stdout.decode().splitlines()
    return "\n".join(line for line in told if line[2:].startswith(("library", "backups")))


def test_without_a_library_none_is_made(run: Run, home: dict[str, str]) -> None:
    assert "not there" in lines(run, home)
    assert not Path(home["XDG_DATA_HOME"]).exists()


def test_a_sound_library_is_counted(run: Run, home: dict[str, str]) -> None:
    library = library_of(home)
    library.take_in(read_text("The ferry sailed."), None)
    library.close()
    told = lines(run, home)
    assert "1 articles and 0 notes" in told
    assert "sound" in told
    assert "0 daily" in told


def test_a_damaged_library_needs_attention(run: Run, home: dict[str, str]) -> None:
    library = library_of(home)
    library.take_in(read_text("The ferry sailed."), None)
    library.close()
    file = library.store.path
    file.write_bytes(file.read_bytes()[:4096] + b"\xa5" * 40_000)
    told = lines(run, home)
    assert told.startswith("! library")
    assert "backups" in told
