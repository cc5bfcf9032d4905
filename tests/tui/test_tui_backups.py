"""The day's copy of the library, made beside the reader."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from briefing_tui.library.backups import back_up_if_due, backup_folder
from briefing_tui.library.library import Library
from briefing_tui.model.briefing import Briefing
from briefing_tui.tui.aside import aside
from tests.tui.analysts import filled, until
from tests.tui.conftest import Open


@pytest.fixture
def file(tmp_path: Path, drawn: Briefing) -> Path:
    """The library that the reader will open, with the article in it."""
    file = tmp_path / "data" / "briefing-tui" / "library.sqlite3"
    with closing(Library.open(file)) as library:
        library.take_in(drawn.article, None)
    return file


async def test_the_days_copy_is_made_while_the_reader_is_open(open_reader: Open, drawn: Briefing, file: Path) -> None:
    app = open_reader(drawn)
    async with app.run_test() as pilot:
        await filled(pilot)
        app._back_up()
        await until(pilot, lambda: list(backup_folder(file).glob("library-*.sqlite3")))


@pytest.mark.parametrize("table", ["tag_of_note", "note", "document"])
async def test_a_damaged_library_is_told_of_once_and_its_copies_stay(
    open_reader: Open, drawn: Briefing, file: Path, table: str
) -> None:
    made = back_up_if_due(file)
    assert made is not None
    old = made.replace(made.with_name("library-2024-01-01.sqlite3"))
    before = old.read_bytes()
    with closing(sqlite3.connect(file)) as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
    data = bytearray(file.read_bytes())
    data[(page - 1) * 4096 : page * 4096] = b"\xa5" * 4096
    file.write_bytes(data)
    app = open_reader(drawn)

    def told() -> list[str]:
        return [note.message for note in app._notifications if "damaged" in note.message]

    async with app.run_test() as pilot:
        screen = await filled(pilot)
        for _ in range(2):
            app._back_up()
            await app.workers.wait_for_complete()
        await until(pilot, told)
        assert len(told()) == 1
        assert "briefing doctor --restore" in told()[0]
        assert screen.notes == ()
        await pilot.press("j")
    assert [path.read_bytes() for path in backup_folder(file).iterdir()] == [before]


async def test_work_aside_gives_its_error_and_does_not_hold_up_the_end() -> None:
    with pytest.raises(ValueError, match="no"):
        await aside(lambda: int("no"))
    go = threading.Event()
    waiting = asyncio.ensure_future(aside(go.wait))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert all(thread.daemon for thread in threading.enumerate() if thread.name == "aside")
    go.set()
