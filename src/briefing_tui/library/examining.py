"""Examines a store for damage without changing anything in it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from briefing_tui.errors import StoreError
from briefing_tui.library.backups import RESTORING
from briefing_tui.library.store import Store

# The full-text indexes over what is kept (FTS5, “The 'integrity-check' Command”).
_INDEXES = ("source_words", "document_words", "note_words", "quote_words", "actor_words")
_MOST = 20


def examine(path: Path) -> list[str]:
    """What is wrong with the store at `path`, in words; empty when it is sound.

    Reads all of it: a second for some hundred megabytes.
    """
    try:
        store = Store.open(path)
    except StoreError as error:
        return [str(error)]
    try:
        problems = [row[0] for row in store.read(f"PRAGMA integrity_check({_MOST})") if row[0] != "ok"]
        loose = store.read("PRAGMA foreign_key_check")[:_MOST]
        problems += [f"a row of {row[0]} refers to one of {row[2]} that is not there" for row in loose]
        if not problems and store.writable:
            problems += _indexes(store)
        problems = [f"{problem}; {RESTORING} puts a copy in its place" for problem in problems]
    except StoreError as error:
        return [str(error)]
    finally:
        store.close()
    return problems


def _indexes(store: Store) -> list[str]:
    """Which indexes disagree with what they index. The check is written as an insertion, so it is rolled back."""
    wrong: list[str] = []
    for name in _INDEXES:
        try:
            with store.write() as connection:
                connection.execute(f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
                raise _DoneError
        except _DoneError:
            continue
        except (StoreError, sqlite3.DatabaseError) as error:
            wrong.append(f"the index {name} is not what it should be ({error})")
    return wrong


class _DoneError(Exception):
    """Ends a transaction that was only for looking."""
