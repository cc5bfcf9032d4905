"""The articles of the library: what they are, where they came from, and how far they have been read."""

from __future__ import annotations

import json
import sqlite3
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from briefing_tui.errors import SpoiltError, StoreError
from briefing_tui.library.clock import now
from briefing_tui.library.identity import address_of, is_same, text_id
from briefing_tui.library.spoilt import Tell, reading_row, silent, sound, text, text_or_none, whole
from briefing_tui.library.store import Store
from briefing_tui.model.article import Article
from briefing_tui.model.codec import article_from_json, article_to_json
from briefing_tui.model.links import Ref
from briefing_tui.reading.places import place_of
from briefing_tui.sanitising import clean_in_place, clean_line

LONGEST_TITLE = 60  # characters of its first words that stand for an article without a title
SHORTEST_ID = 6  # hex digits by which an article may be named
_LIST = """
    SELECT document.*, (SELECT count(*) FROM note WHERE note.document = document.id AND note.deleted IS NULL) AS notes
    FROM document WHERE (removed IS NOT NULL) = ? ORDER BY opened DESC, id DESC
"""
# What to do about what is spoilt of an article, where reading it anew writes it anew.
AGAIN = "opening its file again puts that right"
_PLACES = "SELECT document, name FROM place ORDER BY document, name"


@dataclass(frozen=True, slots=True)
class Document:
    """An article as it is listed. `source` is the id of its present text, `published` the first day on which it may
    have been published (YYYY-MM-DD, with “?” after it where that is inferred), `percent` how much has been read; times
    are ISO 8601 in UTC.
    """

    id: int
    source: str
    title: str
    origin: str
    published: str | None
    words: int
    added: str
    opened: str
    removed: str | None
    percent: int
    notes: int
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """Where a reader is: source offsets of the cursor and of the first words in view, the blank rows above these, the
    pane, and the item under its cursor."""

    cursor: int
    top: int
    above: int
    pane: str
    item: Ref | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """An article that was taken in: whether it was `known` before, and whether its text has `changed` since.

    `displaced` is the article that was read from the same place before, where that is another one to which something
    was added, which stays with it.
    """

    document: Document
    position: Position | None
    known: bool
    changed: bool
    displaced: Displaced | None = None

    @property
    def told(self) -> str | None:
        """What a reader has to know of the displaced article, in one line; None when there is none."""
        if self.displaced is None:
            return None
        old = self.displaced.document
        return (
            f"another article was here before, “{old.title}”. What you added to it ({self.displaced.added}) stays with "
            f"it in the library. If it is the same article, “briefing notes move {old.id} {self.document.id}” takes "
            "that over"
        )


@dataclass(frozen=True, slots=True)
class Displaced:
    """An article that is no longer where it was read from, with what was added to it: its notes and so many
    `corrections`."""

    document: Document
    corrections: int

    @property
    def added(self) -> str:
        """What was added to it, counted: “2 notes, 1 correction”."""
        counts = ((self.document.notes, "note"), (self.corrections, "correction"))
        return ", ".join(f"{number} {noun}{'s' if number != 1 else ''}" for number, noun in counts if number)


class Articles:
    """The articles in a store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self, *, removed: bool = False, tell: Tell = silent) -> list[Document]:
        """The articles, the last opened first; with `removed` those in the trash. Those whose row is spoilt are passed
        over, each told of in a line."""
        places: dict[int, list[str]] = {}
        for row in self._store.read(_PLACES):
            places.setdefault(row["document"], []).append(row["name"])
        rows = self._store.read(_LIST, (removed,))
        return list(sound(rows, lambda row: _document(row, places.get(row["id"], [])), _named, tell))

    def get(self, document: int) -> Document:
        """An article by its number; raises StoreError when there is none."""
        rows = self._store.read(
            "SELECT document.*, (SELECT count(*) FROM note WHERE note.document = document.id AND note.deleted IS NULL)"
            " AS notes FROM document WHERE id = ?",
            (document,),
        )
        if not rows:
            raise StoreError(f"there is no article {document} in the library; see “briefing library list”")
        names = self._store.read("SELECT name FROM place WHERE document = ? ORDER BY name", (document,))
        with reading_row(_named(rows[0])):
            return _document(rows[0], [row["name"] for row in names])

    def find(self, words: str) -> Document | None:
        """An article by its place (a path, absolute or not, or an address), its number, or the beginning of its id."""
        number = self.at(words) or self.at(place_of(words) or "")
        if number is None and words.isdecimal() and len(words) < SHORTEST_ID + 4:
            number = self._number("SELECT id FROM document WHERE id = ?", int(words))
        if number is None and len(words) >= SHORTEST_ID and all(digit in "0123456789abcdef" for digit in words):
            number = self._number("SELECT id FROM document WHERE source >= ? AND source < ? || 'g'", words, words)
        return None if number is None else self.get(number)

    def known(self, article: Article, place: str | None = None) -> Document | None:
        """The article of the library that `article`, read from `place`, is: by the place where it has been read from,
        unless that now holds another article; else by its web address; else by its text."""
        for name in (place, address_of(article)):
            number = self.at(name) if name else None
            if number is not None and is_same(self._before(number, article), article):
                return self.get(number)
        number = self.with_text(text_id(article.text))
        return None if number is None else self.get(number)

    def displaced(self, place: str | None, by: int | None) -> Displaced | None:
        """The article that has been read from a place last, where that is another one than `by` and something was added
        to it."""
        number = self.at(place) if place else None
        if number is None or number == by:
            return None
        count = "SELECT count(*) FROM correction WHERE document = ? AND undone IS NULL"
        found = Displaced(self.get(number), self._number(count, number) or 0)
        return found if found.added else None

    def article(self, document: int) -> Article:
        """An article as it was read last."""
        rows = self._store.read(
            "SELECT article, text FROM document JOIN source ON source.id = document.source WHERE document.id = ?",
            (document,),
        )
        if not rows:
            raise StoreError(f"there is no article {document} in the library; see “briefing library list”")
        with reading_row(f"what article {document} says of itself", AGAIN):
            return article_from_json({**json.loads(rows[0]["article"]), "text": text(rows[0], "text")})

    def text(self, source: str) -> str:
        """A version of a text by its id; raises StoreError when there is none."""
        rows = self._store.read("SELECT text FROM source WHERE id = ?", (source,))
        if not rows:
            raise StoreError(f"the library has no text {source[:12]}; “briefing doctor” examines it")
        with reading_row(f"the text {source[:12]}"):
            return text(rows[0], "text")

    def remove(self, document: int) -> None:
        """Puts an article into the trash, with all that was added to it."""
        with self._store.write() as connection:
            connection.execute("UPDATE document SET removed = ? WHERE id = ? AND removed IS NULL", (now(), document))

    def restore(self, document: int) -> None:
        """Takes an article out of the trash."""
        with self._store.write() as connection:
            connection.execute("UPDATE document SET removed = NULL WHERE id = ?", (document,))

    def position(self, document: int) -> Position | None:
        """Where the reader was when it was last closed; None where that is spoilt, which costs no more."""
        with suppress(SpoiltError):
            return self.checked_position(document)
        return None

    def checked_position(self, document: int) -> Position | None:
        """Where the reader was when it was last closed; raises SpoiltError where that is spoilt."""
        rows = self._store.read("SELECT position FROM document WHERE id = ?", (document,))
        if not rows or rows[0]["position"] is None:
            return None
        with reading_row(f"where you were in article {document}", AGAIN):
            return _position(rows[0]["position"])

    def keep_position(self, document: int, position: Position, percent: int) -> None:
        """Keeps where the reader is. How much has been read never gets less."""
        with self._store.write() as connection:
            connection.execute(
                "UPDATE document SET position = ?, percent = max(percent, ?) WHERE id = ?",
                (_position_json(position), percent, document),
            )

    def put(
        self,
        connection: sqlite3.Connection,
        article: Article,
        place: str | None,
        known: Document | None,
        *,
        opened: bool,
    ) -> int:
        """Writes an article that was read, as a version of `known` or as a new one; gives its number.

        Within a transaction of the caller's.
        """
        words, time = clean_in_place(article.text), now()
        source = text_id(words)
        # A text is its id's for ever: one that differs was spoilt on the disk.
        connection.execute(
            "INSERT INTO source (id, text) VALUES (?, ?) "
            "ON CONFLICT (id) DO UPDATE SET text = excluded.text WHERE text IS NOT excluded.text",
            (source, words),
        )
        facts = {
            "source": source,
            "article": article_to_json(replace(article, text="")),
            "title": clean_line(article.title or "") or _beginning(article),
            "origin": " · ".join(clean_line(part) for part in (article.byline, article.publisher) if part),
            "published": article.published.earliest,
            "words": len(article.text.split()),
            "time": time,
        }
        if known is None:
            number = connection.execute(
                "INSERT INTO document (source, article, title, origin, published, words, added, opened) "
                "VALUES (:source, :article, :title, :origin, :published, :words, :time, :time)",
                facts,
            ).lastrowid
        else:
            number = known.id
            connection.execute(
                "UPDATE document SET source = :source, article = :article, title = :title, origin = :origin, "
                "published = iif(source = :source, published, :published), words = :words, removed = NULL, "
                "opened = iif(:opened, :time, opened) WHERE id = :id",
                {**facts, "opened": opened, "id": number},
            )
        connection.execute("INSERT OR IGNORE INTO version VALUES (?, ?, ?)", (number, source, time))
        for name in (place, address_of(article)):
            if name:
                connection.execute("INSERT OR REPLACE INTO place VALUES (?, ?)", (name, number))
        return int(number or 0)

    def with_text(self, text: str) -> int | None:
        """The number of the article whose present text has this id, if there is one."""
        same = "SELECT id FROM document WHERE source = ? ORDER BY removed IS NOT NULL, opened DESC"
        return self._number(same, text)

    def at(self, place: str) -> int | None:
        """The number of the article that was read from exactly this path or address, if there is one."""
        return self._number("SELECT document FROM place WHERE name = ?", place)

    def _before(self, document: int, article: Article) -> Article:
        """An article as it was read last; where that is spoilt, its text with what is said of it now: reading it anew
        puts it right."""
        try:
            return self.article(document)
        except SpoiltError:
            return replace(article, text=self.text(self.get(document).source))

    def _number(self, sql: str, *parameters: object) -> int | None:
        rows = self._store.read(sql, parameters)
        return int(rows[0][0]) if rows else None


def _document(row: sqlite3.Row, places: list[str]) -> Document:
    return Document(
        id=whole(row, "id"),
        source=text(row, "source"),
        title=text(row, "title"),
        origin=text(row, "origin"),
        published=text_or_none(row, "published"),
        words=whole(row, "words"),
        added=text(row, "added"),
        opened=text(row, "opened"),
        removed=text_or_none(row, "removed"),
        percent=whole(row, "percent"),
        notes=whole(row, "notes"),
        places=tuple(place for place in places if isinstance(place, str)),
    )


def _named(row: sqlite3.Row) -> str:
    return f"the row of article {row['id']}"


def _beginning(article: Article) -> str:
    """What an article without a title is listed as: its first words."""
    first = next((p.span.of(article.text) for p in article.paragraphs if p.number), article.text)
    words = " ".join(first.split())
    return words if len(words) <= LONGEST_TITLE else words[:LONGEST_TITLE].rsplit(" ", 1)[0] + "…"


def _position_json(position: Position) -> dict[str, object]:
    item = position.item
    return {
        "cursor": position.cursor,
        "top": position.top,
        "above": position.above,
        "pane": position.pane,
        "item": None if item is None else [item.kind, item.id],
    }


def _position(written: str) -> Position:
    entry: dict[str, Any] = json.loads(written)
    item, numbers = entry["item"], (entry["cursor"], entry["top"], entry["above"])
    if not all(isinstance(number, int) for number in numbers) or not isinstance(entry["pane"], str):
        raise TypeError("a position is three numbers and a pane")
    return Position(*numbers, pane=entry["pane"], item=Ref(item[0], item[1]) if item else None)
