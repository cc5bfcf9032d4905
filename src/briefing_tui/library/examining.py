"""Examines a store for damage without changing anything in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from briefing_tui.errors import SpoiltError, StoreError
from briefing_tui.library.anchored import SPOILT_PLACES
from briefing_tui.library.articles import AGAIN, Articles
from briefing_tui.library.backups import RESTORING
from briefing_tui.library.cleaning import INDEXES, TEXTS, undecodable
from briefing_tui.library.corrections import Corrections
from briefing_tui.library.identity import text_id
from briefing_tui.library.notes import Notes
from briefing_tui.library.spoilt import ADVICE, Tell
from briefing_tui.library.store import Store

# What rows belong to an article, where they do not say so themselves.
_BELONGS = {
    "source": "id IN (SELECT source FROM version WHERE document = ?)",
    "document": "id = ?",
    "note_history": "note IN (SELECT id FROM note WHERE document = ?)",
}

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
        spoilt = [] if problems else list(islice(_spoilt(store), _MOST))
        if not problems and store.writable:
            problems += _indexes(store)
        problems = [f"{problem}; {RESTORING} puts a copy in its place" for problem in problems]
        problems += spoilt
    except StoreError as error:
        return [str(error)]
    finally:
        store.close()
    return problems


def _indexes(store: Store) -> list[str]:
    """Which indexes disagree with what they index (FTS5, “The 'integrity-check' Command”).

    The check is written as an insertion, so it is rolled back.
    """
    wrong: list[str] = []
    for name in INDEXES:
        try:
            with store.write() as connection:
                connection.execute(f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
                raise _DoneError
        except _DoneError:
            continue
        except (StoreError, sqlite3.DatabaseError) as error:
            wrong.append(f"the index {name} is not what it should be ({error})")
    return wrong


def _spoilt(store: Store) -> Iterator[str]:
    """Rows that SQLite takes for sound and that do not hold what they must."""
    told: list[str] = []
    for removed in (False, True):
        Articles(store).all(removed=removed, tell=told.append)
    for (document,) in store.read("SELECT id FROM document ORDER BY id"):
        _read_all(store, document, told.append)
        if not told:
            told += _undecodable(store, document)
        if not told:
            told += _other_texts(store, document)
        told += _places(store, document)
        yield from told
        told.clear()


def _read_all(store: Store, document: int, tell: Tell) -> None:
    """Reads all that there is of an article."""
    articles, notes = Articles(store), Notes(store)
    for read in (articles.article, articles.checked_position):
        try:
            read(document)
        except SpoiltError as error:
            tell(str(error))
    Corrections(store).of(document, undone=True, tell=tell)
    for deleted in (False, True):
        for note in notes.of(document, deleted=deleted, tell=tell):
            notes.history(note.id, tell=tell)


def _undecodable(store: Store, document: int) -> Iterator[str]:
    """Which tables hold a text of an article that is not UTF-8."""
    for table, columns in TEXTS.items():
        raw = ", ".join(f"CAST({column} AS BLOB)" for column in columns)
        for row in store.read(f"SELECT {raw} FROM {table} WHERE {_BELONGS.get(table, 'document = ?')}", (document,)):  # noqa: S608
            if any(map(undecodable, row)):
                yield f"a {table} of article {document} holds what is not UTF-8, shown as “\ufffd”; {ADVICE}"
                break


def _other_texts(store: Store, document: int) -> Iterator[str]:
    """Which texts of an article are no longer those that their ids were made from."""
    rows = store.read(
        "SELECT source.id, source.text, document.source = source.id AS present FROM version "
        "JOIN source ON source.id = version.source JOIN document ON document.id = version.document "
        "WHERE version.document = ?",
        (document,),
    )
    for row in rows:
        if text_id(row["text"]) != row["id"]:
            which, advice = ("the text", AGAIN) if row["present"] else ("an earlier text", ADVICE)
            yield f"{which} of article {document} is not what it was (its SHA-256 is not its id); {advice}"


def _places(store: Store, document: int) -> Iterator[str]:
    """Which notes on an article are said to be where nothing can be."""
    rows = store.read(
        "SELECT source.id, source.text FROM document JOIN source ON source.id = document.source WHERE document.id = ?",
        (document,),
    )
    for row in rows:
        about = {"document": document, "source": row["id"], "length": len(row["text"])}
        if found := store.read(SPOILT_PLACES, about):
            named = (
                f"the place of {len(found)} notes on"
                if len(found) > 1
                else f"the place of the note {found[0]['note']} on"
            )
            yield f"{named} article {document} is spoilt; {AGAIN}"


class _DoneError(Exception):
    """Ends a transaction that was only for looking."""
