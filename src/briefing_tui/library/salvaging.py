"""What a damaged store still holds and a sound copy of it does not: read row by row, so that one bad page costs no more
than the rows on it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from briefing_tui.errors import ContractError
from briefing_tui.library.change_json import change_from_json
from briefing_tui.library.clock import now
from briefing_tui.library.identity import text_id
from briefing_tui.library.tags import tags_of
from briefing_tui.model.codec import article_from_json
from briefing_tui.sanitising import clean, clean_in_place

# Rows beyond the last of the copy that are looked for where the damaged store cannot say which its last one is.
_BEYOND = 20_000
# Bytes that a row takes at least: it names a text, or itself, in 32 characters or more.
_SMALLEST = 32
# The greatest number that an article keeps: any above comes from damage.
_FARTHEST = 2**31
_LONGEST_ID = 300
_TEXTS = {"document": ("source", "article", "title", "origin", "added", "opened"),
          "note": ("id", "kind", "home", "body", "created", "updated"),
          "correction": ("id", "change", "home", "made")}  # fmt: skip
_SELECTOR = ("exact", "prefix", "suffix")

Row = Mapping[str, Any]


@dataclass(slots=True)
class Salvaged:
    """What came out of a damaged store: how many notes (new, or newer than the copy's), corrections and articles.

    `loose` are notes that can be read but whose article cannot: the words that each was on, or None, and what it says.
    `documents` are the articles that notes came to.
    """

    notes: int = 0
    corrections: int = 0
    articles: int = 0
    loose: list[tuple[str | None, str]] = field(default_factory=list)
    documents: set[int] = field(default_factory=set)


def salvage(damaged: sqlite3.Connection, sound: sqlite3.Connection) -> Salvaged:
    """Takes over what `damaged` holds beyond `sound`; the latter has rows by name and is in a transaction.

    Nothing that `sound` holds is lost: what a newer note says there goes into its history. Raises sqlite3.Error when
    `sound` cannot be written to.
    """
    return _Salvage(damaged, sound).run()


class _Salvage:
    def __init__(self, damaged: sqlite3.Connection, sound: sqlite3.Connection) -> None:
        self._damaged = damaged
        self._sound = sound
        self._numbers: dict[int, int] = {}  # an article's number in the damaged store, and in the sound one
        self._done = Salvaged()

    def run(self) -> Salvaged:
        for row in self._rows("document", "id"):
            self._document(row)
        for row in self._rows("note", "number"):
            self._note(row)
        for row in self._rows("correction", "number"):
            self._correction(row)
        return self._done

    def _rows(self, table: str, key: str) -> Iterator[Row]:
        """The rows of a table that can be read and hold what they must."""
        known = self._columns(table)
        last = self._last(table, key)
        for number in chain(range(1, last + 1), self._beyond(table, key, last)):
            row = self._one(f"SELECT * FROM {table} NOT INDEXED WHERE {key} = ?", number)  # noqa: S608
            if row is None:
                continue
            # A damaged schema may call a column otherwise, but has all of them in their order.
            named = dict(zip(known, row.values(), strict=True)) if len(row) == len(known) else row
            whole = {**dict.fromkeys(known), **named}
            if all(isinstance(whole[name], str) for name in _TEXTS[table]):
                yield whole

    def _last(self, table: str, key: str) -> int:
        """Up to which number the rows of a table are looked for one by one: the last that there may be, as far as the
        file has room for so many."""
        highest = f"SELECT max({key}) FROM {table}"  # noqa: S608
        sound = int(self._sound.execute(highest).fetchone()[0] or 0)
        try:
            pages, size = (int(self._damaged.execute(f"PRAGMA page_{of}").fetchone()[0]) for of in ("count", "size"))
            last = int(self._damaged.execute(highest).fetchone()[0] or 0)
        except sqlite3.DatabaseError:
            return min(sound, _FARTHEST) + _BEYOND
        return min(last, _FARTHEST, max(sound, pages * size // _SMALLEST))

    def _beyond(self, table: str, key: str, last: int) -> list[int]:
        """The numbers after `last`, from both ends as far as they can be read: damage may put any number on a row."""
        found: set[int] = set()
        for order in ("ASC", "DESC"):
            sql = f"SELECT {key} FROM {table} NOT INDEXED WHERE {key} > ? ORDER BY {key} {order}"  # noqa: S608
            with suppress(sqlite3.DatabaseError):
                for (number,) in self._damaged.execute(sql, (last,)):
                    if number in found:
                        break
                    found.add(number)
        return sorted(found)

    def _columns(self, table: str) -> list[str]:
        """The columns of a table of the sound store, in order."""
        return [row["name"] for row in self._sound.execute("SELECT name FROM pragma_table_info(?)", (table,))]

    def _one(self, sql: str, *parameters: object) -> Row | None:
        try:
            return next(iter(_dicts(self._damaged.execute(sql, parameters))), None)
        except sqlite3.DatabaseError:
            return None

    def _document(self, row: Row) -> None:
        """Finds an article in the sound store, or takes it over with its text."""
        number, text = int(row["id"]), self._text(row["source"])
        stored = self._sound.execute("SELECT added FROM document WHERE id = ?", (number,)).fetchone()
        if stored is not None and stored["added"] == row["added"]:
            self._numbers[number] = number
            return
        if text is None or not _is_article(row["article"], text):
            return
        twin = self._sound.execute("SELECT id FROM document WHERE source = ?", (row["source"],)).fetchone()
        if twin is not None:
            self._numbers[number] = int(twin["id"])
            return
        source = self._take_text(row["source"], text)
        values = {
            **row,
            "source": source,
            "id": number if stored is None and number < _FARTHEST else None,
            "position": None,
            "percent": _whole(row["percent"]),
        }
        made = self._insert("document", values)
        self._sound.execute("INSERT OR IGNORE INTO version VALUES (?, ?, ?)", (made, source, now()))
        with suppress(sqlite3.DatabaseError):
            for place in self._damaged.execute("SELECT name FROM place WHERE document = ?", (number,)):
                if isinstance(place[0], str):
                    self._sound.execute("INSERT OR IGNORE INTO place VALUES (?, ?)", (place[0], made))
        self._numbers[number] = made
        self._done.articles += 1
        self._done.documents.add(made)

    def _note(self, row: Row) -> None:
        if not 0 < len(row["id"]) <= _LONGEST_ID or type(row["rev"]) is not int or not _is_target(row):
            return
        stored = next(iter(_dicts(self._sound.execute("SELECT * FROM note WHERE id = ?", (row["id"],)))), None)
        body = clean(row["body"])
        if stored is not None:
            if row["rev"] > stored["rev"]:
                self._take_newer(row, stored, body)
            return
        document = self._numbers.get(row["document"])
        if document is None:
            self._done.loose.append((row["exact"], body))
            return
        values = {**row, "number": None, "document": document, "body": body, "home": self._home(row["home"], document)}
        self._insert("note", values)
        self._written(row["id"], body, document)

    def _take_newer(self, row: Row, stored: Row, body: str) -> None:
        """Makes a note what it became after the copy was made; what it is in the copy goes into its history."""
        target = [stored[name] for name in ("kind", "name", *_SELECTOR, "start", "home")]
        self._sound.execute(
            "INSERT OR IGNORE INTO note_history VALUES (?, ?, ?, ?, ?)",
            (stored["id"], stored["rev"], stored["body"], target, now()),
        )
        document = int(stored["document"])
        self._sound.execute(
            "UPDATE note SET kind = :kind, name = :name, home = :home, exact = :exact, prefix = :prefix, "
            "suffix = :suffix, start = :start, body = :body, rev = :rev, updated = :updated, deleted = :deleted "
            "WHERE id = :id",
            {**row, "body": body, "home": self._home(row["home"], document)},
        )
        self._sound.execute("DELETE FROM anchor WHERE note = ?", (row["id"],))
        self._sound.execute("DELETE FROM tag WHERE note = ?", (row["id"],))
        self._written(row["id"], body, document)

    def _written(self, note: str, body: str, document: int) -> None:
        """Takes over what a note said before, and counts it."""
        self._sound.executemany("INSERT INTO tag (note, name) VALUES (?, ?)", [(note, tag) for tag in tags_of(body)])
        said = "SELECT rev, body, target, saved FROM note_history WHERE note = ?"
        with suppress(sqlite3.DatabaseError):
            for rev, before, target, saved in self._damaged.execute(said, (note,)):
                on = _listed(target)
                if type(rev) is int and isinstance(before, str) and isinstance(saved, str) and on is not None:
                    self._sound.execute(
                        "INSERT OR IGNORE INTO note_history VALUES (?, ?, ?, ?, ?)", (note, rev, before, on, saved)
                    )
        self._done.notes += 1
        self._done.documents.add(document)

    def _correction(self, row: Row) -> None:
        document = self._numbers.get(row["document"])
        try:
            change_from_json(json.loads(row["change"]))
        except (ContractError, ValueError, TypeError, KeyError, AttributeError):
            return
        if document is None or not 0 < len(row["id"]) <= _LONGEST_ID:
            return
        if self._sound.execute("SELECT 1 FROM correction WHERE id = ?", (row["id"],)).fetchone():
            return
        home = self._home(row["home"], document)
        self._insert("correction", {**row, "number": None, "document": document, "home": home})
        self._done.corrections += 1

    def _home(self, home: str, document: int) -> str:
        """The text that words were taken from, taken over where it can be read; else the article's present one."""
        if self._sound.execute("SELECT 1 FROM source WHERE id = ?", (home,)).fetchone():
            return home
        text = self._text(home)
        if text is not None:
            return self._take_text(home, text)
        return str(self._sound.execute("SELECT source FROM document WHERE id = ?", (document,)).fetchone()[0])

    def _text(self, source: str) -> str | None:
        """A text of the damaged store, if it is still what its id says."""
        row = self._one("SELECT text FROM source WHERE id = ?", source)
        text = row["text"] if row else None
        return text if isinstance(text, str) and text_id(text) == source else None

    def _take_text(self, source: str, text: str) -> str:
        """Takes a text over, cleaned; gives its id, which is another one where there was something to clean."""
        cleaned = clean_in_place(text)
        number = source if cleaned == text else text_id(cleaned)
        self._sound.execute("INSERT OR IGNORE INTO source (id, text) VALUES (?, ?)", (number, cleaned))
        return number

    def _insert(self, table: str, values: Row) -> int:
        """Adds a row with the values of the columns that the sound store has; gives its number."""
        names = [name for name in self._columns(table) if name in values]
        marks = ", ".join("?" for _ in names)
        made = self._sound.execute(
            f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})",  # noqa: S608
            [values[name] for name in names],
        )
        return int(made.lastrowid or 0)


def _dicts(rows: sqlite3.Cursor) -> Iterator[Row]:
    names = [column[0] for column in rows.description]
    for row in rows:
        yield dict(zip(names, row, strict=True))


def _is_target(row: Row) -> bool:
    """Whether what a note is on is whole: words with what is around them, or none at all."""
    words, start = [row[name] for name in _SELECTOR], row["start"]
    whole = all(isinstance(word, str) for word in words) and type(start) is int and start >= 0
    return whole or (start is None and words == [None, None, None])


def _is_article(written: str, text: str) -> bool:
    try:
        article_from_json({**json.loads(written), "text": text})
    except (ContractError, ValueError, TypeError):
        return False
    return True


def _listed(written: object) -> list[Any] | None:
    """A list of JSON; None where that is no longer one."""
    with suppress(ValueError, TypeError):
        found = json.loads(str(written))
        return found if isinstance(found, list) else None
    return None


def _whole(value: object) -> int:
    return value if type(value) is int else 0
