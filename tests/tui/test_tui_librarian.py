"""The thread that alone touches the library."""

from __future__ import annotations

import asyncio
import threading
from functools import partial
from pathlib import Path

import pytest

from briefing_tui.errors import StoreError
from briefing_tui.library.library import Library
from briefing_tui.reading.source import read_text
from briefing_tui.tui.librarian import Librarian

ARTICLE = read_text("The ferry sailed on Monday, the harbour master said.")


async def test_questions_are_answered_in_order_in_one_thread_that_is_not_the_screens(tmp_path: Path) -> None:
    librarian = Librarian(tmp_path / "library.sqlite3")
    seen: list[tuple[int, str]] = []

    def question(number: int, _: Library) -> None:
        seen.append((number, threading.current_thread().name))

    await asyncio.gather(*(librarian.ask(partial(question, number)) for number in range(20)))
    await librarian.close()
    assert [number for number, _ in seen] == list(range(20))
    assert len({thread for _, thread in seen}) == 1
    assert seen[0][1] != threading.current_thread().name


async def test_what_was_asked_before_closing_is_kept(tmp_path: Path) -> None:
    librarian = Librarian(tmp_path / "library.sqlite3")
    asked = asyncio.ensure_future(librarian.ask(lambda library: library.take_in(ARTICLE, "/ferry.txt")))
    await asyncio.sleep(0)
    await librarian.close()
    assert (await asked).known is False
    library = Library.open(tmp_path / "library.sqlite3")
    assert [document.places for document in library.articles.all()] == [("/ferry.txt",)]


async def test_a_library_that_cannot_be_used_says_why_and_is_tried_again(tmp_path: Path) -> None:
    file = tmp_path / "library.sqlite3"
    file.touch()
    librarian = Librarian(file)
    with pytest.raises(StoreError, match="library"):
        await librarian.ask(lambda library: library.articles.all())
    assert librarian.problem
    assert file.read_bytes() == b""
    with pytest.raises(StoreError, match="library"):
        await librarian.changed()
    file.unlink()
    assert await librarian.changed()
    assert await librarian.ask(lambda library: library.articles.all()) == []
    assert not librarian.problem
    await librarian.close()


async def test_what_another_program_writes_is_noticed_and_own_writing_is_not(tmp_path: Path) -> None:
    file = tmp_path / "library.sqlite3"
    librarian = Librarian(file)
    await librarian.ask(lambda library: library.take_in(ARTICLE, "/ferry.txt"))
    assert not await librarian.changed()
    other = Library.open(file)
    other.take_in(read_text("The bridge was shut on Tuesday."), "/bridge.txt")
    assert await librarian.changed()
    assert not await librarian.changed()
    await librarian.close()
