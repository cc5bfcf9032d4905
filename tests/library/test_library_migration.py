"""A library of version 1, into which texts came uncleaned: brought up to date, it is as if they had been cleaned."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from briefing_tui.library.backups import backup_folder
from briefing_tui.library.examining import examine
from briefing_tui.library.library import Library
from briefing_tui.model.briefing import Briefing
from briefing_tui.model.correction import ActorRef, RenameActor
from briefing_tui.model.note import Target
from briefing_tui.model.selector import select
from briefing_tui.model.span import Span

# Each letter stands for a character that a terminal obeys, whose stand-in is the third.
HOSTILE = (("¤", "\x1b", "␛"), ("¢", "\x9b", "\ufffd"), ("‡", "\u202e", "\ufffd"))
BAD = "¤]0;T ¢2J ‡"
JSON = {("document", "article"), ("document", "position"), ("note_history", "target"), ("correction", "change")}
Rows = dict[str, list[tuple[Any, ...]]]


def tables(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """The tables of the store, those behind its indexes left out, with their columns."""
    names = [
        row[0]
        for row in connection.execute(
            "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE TABLE%' AND name NOT LIKE '%words%'"
        )
    ]
    return {name: [row[1] for row in connection.execute(f"PRAGMA table_info({name})")] for name in names}


def dump(file: Path) -> Rows:
    with closing(sqlite3.connect(file)) as connection:
        return {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in tables(connection)}


def rewritten(text: Any, to: int) -> Any:
    """A text with the letters replaced by what they stand for, or by its stand-ins."""
    for letters in HOSTILE:
        text = text.replace(letters[0], letters[to]) if isinstance(text, str) else text
    return text


def filled(file: Path, analysed: Briefing) -> dict[str, str]:
    """A library with everything in it that comes from outside; gives the ids of its texts, by the text."""
    library = Library.open(file)
    old = replace(analysed.article, sentences=(), language=None, title=f"Title {BAD}", byline=BAD, publisher=BAD)
    swapped = old.text.replace("a", "¤", 1).replace("e", "¢", 1)
    article = replace(old, text=swapped, tags=(BAD,))
    document = library.take_in(article, "/tmp/pump.txt").document.id
    actors = (replace(analysed.actors[0], name=f"Ada {BAD}", aliases=(BAD,)), *analysed.actors[1:])
    library.keep_briefing(document, article, replace(analysed, article=replace(article, sentences=()), actors=actors))
    words = select(swapped, Span(0, 40))
    note = library.notes.add(document, Target("actor", words, f"Ada {BAD}"), f"One {BAD} #tag", id="imported-¤")
    library.notes.save(note.id, f"Two {BAD}", note.rev, keep=True)
    library.correct(document, RenameActor(ActorRef(f"Ada {BAD}", words), f"Eve {BAD}"), None)
    library.articles.remove(library.take_in(replace(article, text="Another ‡ text."), None).document.id)
    library.close()
    return {row[2]: row[1] for row in dump(file)["source"]}


def spoil(file: Path, ids: dict[str, str]) -> None:
    """Makes of it what the program of before would have written."""
    as_json: Callable[[Any], Any] = lambda text: rewritten(text, 1).replace("\x1b", "\\u001b") if text else text  # noqa: E731
    with closing(sqlite3.connect(file)) as connection:
        connection.create_function("spoil", 1, lambda text: rewritten(text, 1))
        connection.create_function("spoil_json", 1, as_json)
        for name, columns in tables(connection).items():
            for column in columns:
                function = "spoil_json" if (name, column) in JSON else "spoil"
                connection.execute(f'UPDATE {name} SET "{column}" = {function}("{column}")')
        for text, old in ids.items():
            new = text_id(rewritten(text, 1))
            for name, column in _REFERENCES:
                connection.execute(f"UPDATE {name} SET {column} = replace({column}, ?, ?)", (old, new))
        connection.execute("UPDATE place SET name = '/tmp/pu\x1bmp.txt'")
        for index in ("source_words", "document_words", "note_words", "quote_words", "actor_words"):
            connection.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")
        connection.execute("PRAGMA user_version = 1")
        connection.commit()


_REFERENCES = (
    ("source", "id"), ("document", "source"), ("version", "source"), ("note", "home"), ("anchor", "source"),
    ("correction", "home"), ("note_history", "target"),
)  # fmt: skip


def text_id(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def expected(before: Rows, ids: dict[str, str]) -> Rows:
    """What the library holds when every text in it is cleaned."""

    def put_right(value: Any) -> Any:
        if value == "imported-¤":
            return text_id("imported-\x1b")
        value = rewritten(value, 2)
        for text, old in ids.items():
            value = value.replace(old, text_id(rewritten(text, 2))) if isinstance(value, str) else value
        return "file:///tmp/pu%1Bmp.txt" if value == "/tmp/pump.txt" else value

    return {name: [tuple(map(put_right, row)) for row in rows] for name, rows in before.items()}


def test_a_library_that_holds_hostile_text_is_cleaned_and_nothing_moves(file: Path, analysed: Briefing) -> None:
    ids = filled(file, analysed)
    before = dump(file)
    spoil(file, ids)
    assert any("\x1b" in str(value) for rows in dump(file).values() for row in rows for value in row)
    Library.open(file).close()
    after, wanted = dump(file), expected(before, ids)
    assert before["extraction"]
    assert after.pop("extraction") == []
    wanted.pop("extraction")
    # A text that has become another is a new row.
    numberless = {name: {row[1:] if name == "source" else row for row in rows} for name, rows in after.items()}
    assert numberless == {n: {row[1:] if n == "source" else row for row in rows} for n, rows in wanted.items()}
    assert examine(file) == []
    assert [copy.name.startswith("library-version-1-") for copy in backup_folder(file).iterdir()] == [True]


def test_what_is_cleaned_is_found_and_on_its_words(file: Path, analysed: Briefing) -> None:
    spoil(file, filled(file, analysed))
    library = Library.open(file)
    (note,) = library.notes.all()
    assert (note.anchor.state, note.anchor.span) == ("exact", Span(0, 40))
    assert [hit.note for hit in library.search.everything("in:notes two")] == [note.id]
    assert [hit.words for hit in library.search.everything("in:actors ada")] != []
    library.close()


def test_a_library_without_such_text_is_left_as_it_is(file: Path, analysed: Briefing) -> None:
    library = Library.open(file)
    article = replace(analysed.article, sentences=(), language=None)
    document = library.take_in(article, "/tmp/two  blanks “é”.txt").document.id
    library.keep_briefing(document, article, analysed)
    library.notes.add(document, Target("article"), "A \\ “note”\n\tof two lines \u200f#é")
    library.close()
    before = dump(file)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA user_version = 1")
    Library.open(file).close()
    assert dump(file) == before
