"""The notes of the library. What is written here is on disk when the call returns, and nothing written is ever lost."""

from __future__ import annotations

import json
import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, get_args
from uuid import uuid4

from briefing_tui.errors import SpoiltError, StoreError
from briefing_tui.library.anchored import FORGET_SPOILT_PLACES, anchor_in
from briefing_tui.library.clock import now
from briefing_tui.library.spoilt import Tell, reading_row, silent, sound, text, text_or_none, whole
from briefing_tui.library.store import Store
from briefing_tui.library.tags import tags_of
from briefing_tui.model.note import Anchor, Note, Target, TargetKind
from briefing_tui.model.selector import Selector, select
from briefing_tui.sanitising import clean, clean_line

# While somebody types, a save a second comes in: so often a version is kept, or when so much is taken out at once.
VERSION_EVERY = timedelta(seconds=30)
VERSION_AT_LOSS = 20

_NOTES = """
    SELECT note.*, anchor.state, anchor.start AS anchored, anchor."end" AS ending, anchor.score,
        (SELECT group_concat(name, ' ') FROM tag WHERE tag.note = note.id) AS tags
    FROM note JOIN document ON document.id = note.document
    LEFT JOIN anchor ON anchor.note = note.id AND anchor.source = document.source
"""


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save came to. Where the note had been changed meanwhile, `conflict` is what is stored of it, unchanged,
    and `note` is a note of its own, on the same words, with what was to be saved."""

    note: Note
    conflict: Note | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """What a note said, and was on, before it was changed at `saved`."""

    rev: int
    body: str
    target: Target
    home: str
    saved: str


class Notes:
    """The notes in a store. Methods that take a note's id raise StoreError when there is no such note."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(
        self,
        document: int,
        target: Target,
        body: str,
        *,
        id: str | None = None,  # noqa: A002
        created: str | None = None,
        updated: str | None = None,
    ) -> Note:
        """A new note on an article; `target` points into its present text. Times are now where they are not given."""
        number, time = id or str(uuid4()), now()
        body, target = clean(body), _clean(target)
        with self._store.write() as connection:
            source = _source(connection, document)
            values = (number, document, *_columns(target), source, body, 1, created or time, updated or time)
            connection.execute(
                "INSERT INTO note (id, document, kind, name, exact, prefix, suffix, start, home, body, rev, created, "
                "updated) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                values,
            )
            _tag(connection, number, body)
            _anchor(connection, number, target, source, source)
        return self.get(number)

    def save(
        self,
        id: str,  # noqa: A002
        body: str,
        rev: int,
        *,
        at: str | None = None,
        keep: bool = False,
    ) -> Saved:
        """What a note says from now on; `rev` is the revision that was changed, `at` the time, by default now.

        With `keep` what it said is kept in its history in any case, else as `VERSION_EVERY` and `VERSION_AT_LOSS` say.

        A note that is in the trash comes back: what somebody is writing is not thrown away.
        """
        stored, body = self.get(id), clean(body)
        if stored.body == body and stored.deleted is None:
            return Saved(stored)
        if stored.rev != rev:
            return Saved(self.add(stored.document, stored.target, body), stored)
        time = at or now()
        with self._store.write() as connection:
            if keep or self._is_due(connection, stored, body, time):
                _keep_version(connection, stored, time)
            changed = connection.execute(
                "UPDATE note SET body = ?, rev = rev + 1, updated = ?, deleted = NULL WHERE id = ? AND rev = ?",
                (body, time, id, rev),
            ).rowcount
            if changed:
                _tag(connection, id, body)
        if not changed:
            # Another program saved it between reading and writing.
            return self.save(id, body, rev, at=at, keep=keep)
        return Saved(self.get(id))

    def get(self, id: str) -> Note:  # noqa: A002
        """A note by its id."""
        rows = self._store.read(f"{_NOTES} WHERE note.id = ?", (id,))
        if not rows:
            raise StoreError(f"there is no note {id} in the library; see “briefing notes list”")
        with reading_row(_named(rows[0])):
            return _note(rows[0])

    def exists(self, id: str) -> bool:  # noqa: A002
        """Whether there is a note of that id, in the trash or not."""
        return bool(self._store.read("SELECT 1 FROM note WHERE id = ?", (id,)))

    def of(self, document: int, *, deleted: bool = False, tell: Tell = silent) -> list[Note]:
        """An article's notes, or those in its trash: on the whole article first, then in the order of the text, those
        whose words are gone last. Those whose row is spoilt are passed over, each told of in a line."""
        rows = self._store.read(
            f"{_NOTES} WHERE note.document = ? AND (note.deleted IS NOT NULL) = ?", (document, deleted)
        )
        return sorted(sound(rows, _note, _named, tell), key=_place)

    def all(self, *, deleted: bool = False, tell: Tell = silent) -> list[Note]:
        """All notes on articles that are not in the trash, or all that are in the trash themselves, newest first. Those
        whose row is spoilt are passed over, each told of in a line."""
        rows = self._store.read(
            f"{_NOTES} WHERE document.removed IS NULL AND (note.deleted IS NOT NULL) = ? ORDER BY note.updated DESC",
            (deleted,),
        )
        return list(sound(rows, _note, _named, tell))

    def delete(self, id: str) -> None:  # noqa: A002
        """Puts a note into the trash."""
        self._update("UPDATE note SET deleted = ? WHERE id = ? AND deleted IS NULL", now(), id)

    def restore(self, id: str) -> None:  # noqa: A002
        """Takes a note out of the trash."""
        self._update("UPDATE note SET deleted = NULL WHERE id = ?", id)

    def history(self, id: str, tell: Tell = silent) -> list[Version]:  # noqa: A002
        """What a note said before, newest first. Revisions whose row is spoilt are passed over, each told of in a
        line."""
        rows = self._store.read("SELECT * FROM note_history WHERE note = ? ORDER BY rev DESC", (id,))
        return list(sound(rows, _version, lambda row: f"revision {row['rev']} of the note {id}", tell))

    def revert(self, id: str, rev: int) -> Note:  # noqa: A002
        """Makes a note say again what it said in an older revision, of the words that it was on then; what it is now is
        kept in its history."""
        stored = self.get(id)
        version = next((version for version in self.history(id) if version.rev == rev), None)
        if version is None:
            raise StoreError(f"the note {id} has no revision {rev}")
        time = now()
        with self._store.write() as connection:
            _keep_version(connection, stored, time)
            kind, name, exact, prefix, suffix, start = _columns(version.target)
            connection.execute(
                "UPDATE note SET body = ?, kind = ?, name = ?, exact = ?, prefix = ?, suffix = ?, start = ?, home = ?, "
                "rev = rev + 1, updated = ?, deleted = NULL WHERE id = ?",
                (version.body, kind, name, exact, prefix, suffix, start, version.home, time, id),
            )
            _tag(connection, id, version.body)
            source = _source(connection, stored.document)
            connection.execute("DELETE FROM anchor WHERE note = ? AND source = ?", (id, source))
            _anchor(connection, id, version.target, version.home, source)
        return self.get(id)

    def accept(self, id: str) -> Note:  # noqa: A002
        """Takes the words that a note was found on for its own."""
        stored = self.get(id)
        span = stored.anchor.span
        if span is None:
            raise StoreError("there are no words to accept; select some and attach the note to them")
        text = self._text(stored.document)
        return self.attach(id, Target(stored.target.kind, select(text, span), stored.target.name))

    def attach(self, id: str, target: Target) -> Note:  # noqa: A002
        """Puts a note on other words of the article's present text; what it was on is kept in its history."""
        stored, time, target = self.get(id), now(), _clean(target)
        with self._store.write() as connection:
            source = _source(connection, stored.document)
            _keep_version(connection, stored, time)
            kind, name, exact, prefix, suffix, start = _columns(target)
            connection.execute(
                "UPDATE note SET kind = ?, name = ?, exact = ?, prefix = ?, suffix = ?, start = ?, home = ?, "
                "rev = rev + 1, updated = ? WHERE id = ?",
                (kind, name, exact, prefix, suffix, start, source, time, id),
            )
            connection.execute("DELETE FROM anchor WHERE note = ? AND source = ?", (id, source))
            _anchor(connection, id, target, source, source)
        return self.get(id)

    def tagged(self, tag: str) -> list[Note]:
        """The notes that carry a tag, newest first."""
        rows = self._store.read(
            f"{_NOTES} JOIN tag AS wanted ON wanted.note = note.id AND wanted.name = ? "
            "WHERE note.deleted IS NULL AND document.removed IS NULL ORDER BY note.updated DESC",
            (tag.removeprefix("#").lower(),),
        )
        return list(sound(rows, _note, _named, silent))

    def tags(self) -> list[tuple[str, int]]:
        """All tags with the number of notes that carry them, the most used first."""
        rows = self._store.read(
            "SELECT tag.name, count(*) AS uses FROM tag JOIN note ON note.id = tag.note WHERE note.deleted IS NULL "
            "GROUP BY tag.name ORDER BY uses DESC, tag.name"
        )
        return [(row["name"], row["uses"]) for row in rows]

    def reanchor(self, connection: sqlite3.Connection, document: int, source: str, text: str) -> None:
        """Finds the words of an article's notes, of those in the trash too, in a version of its text, unless they have
        been looked for in it before, and found where they can be. Within a transaction of the caller's."""
        connection.execute(FORGET_SPOILT_PLACES, {"document": document, "source": source, "length": len(text)})
        rows = connection.execute(
            "SELECT note.* FROM note LEFT JOIN anchor ON anchor.note = note.id AND anchor.source = ? "
            "WHERE note.document = ? AND anchor.note IS NULL",
            (source, document),
        ).fetchall()
        if not rows:
            return
        from briefing_tui.library.anchoring import Ground

        grounds: dict[str, Ground] = {}
        for row in rows:
            home = row["home"]
            # A note that is spoilt, or whose text is, keeps no other from its place.
            with suppress(SpoiltError):
                if home not in grounds:
                    grounds[home] = Ground(text, _text(connection, home))
                with reading_row(_named(row)):
                    found = grounds[home].anchor_target(_target(row))
                _put_anchor(connection, row["id"], source, found)

    def _text(self, document: int) -> str:
        rows = self._store.read(
            "SELECT text FROM source JOIN document ON document.source = source.id WHERE document.id = ?", (document,)
        )
        with reading_row(f"the text of article {document}"):
            return text(rows[0], "text")

    def _update(self, sql: str, *parameters: object) -> None:
        with self._store.write() as connection:
            connection.execute(sql, parameters)

    def _is_due(self, connection: sqlite3.Connection, stored: Note, body: str, time: str) -> bool:
        """Whether what the note says is to be kept before it says something else."""
        if len(stored.body) - len(body) >= VERSION_AT_LOSS:
            return True
        last = connection.execute("SELECT max(saved) FROM note_history WHERE note = ?", (stored.id,)).fetchone()[0]
        before = last or stored.created
        return datetime.fromisoformat(time) - datetime.fromisoformat(before) >= VERSION_EVERY


def _keep_version(connection: sqlite3.Connection, note: Note, time: str) -> None:
    connection.execute(
        "INSERT INTO note_history VALUES (?, ?, ?, ?, ?)",
        (note.id, note.rev, note.body, [*_columns(note.target), note.home], time),
    )


def _anchor(connection: sqlite3.Connection, note: str, target: Target, home: str, source: str) -> None:
    """Finds a note's words in a version of the text and writes down where they are."""
    from briefing_tui.library.anchoring import Ground

    present = _text(connection, source)
    ground = Ground(present, present if home == source else _text(connection, home))
    _put_anchor(connection, note, source, ground.anchor_target(target))


def _put_anchor(connection: sqlite3.Connection, note: str, source: str, found: Anchor) -> None:
    start, end = (found.span.start, found.span.end) if found.span else (None, None)
    connection.execute(
        "INSERT INTO anchor VALUES (?, ?, ?, ?, ?, ?)", (note, source, found.state, start, end, found.score)
    )


def _text(connection: sqlite3.Connection, source: str) -> str:
    with reading_row(f"the text {source[:12]}"):
        return text(connection.execute("SELECT text FROM source WHERE id = ?", (source,)).fetchone(), "text")


def _tag(connection: sqlite3.Connection, note: str, body: str) -> None:
    connection.execute("DELETE FROM tag WHERE note = ?", (note,))
    connection.executemany("INSERT INTO tag (note, name) VALUES (?, ?)", [(note, tag) for tag in tags_of(body)])


def _source(connection: sqlite3.Connection, document: int) -> str:
    row = connection.execute("SELECT source FROM document WHERE id = ?", (document,)).fetchone()
    if row is None:
        raise StoreError(f"there is no article {document} in the library; see “briefing library list”")
    return str(row[0])


def _clean(target: Target) -> Target:
    """What a note is on, in words that are found in an article, all of whose words are clean."""
    name = None if target.name is None else clean_line(target.name)
    selector = target.selector
    if selector is None:
        return Target(target.kind, None, name)
    exact, prefix, suffix = map(clean, (selector.exact, selector.prefix, selector.suffix))
    return Target(target.kind, Selector(exact, prefix, suffix, selector.start), name)


def _columns(target: Target) -> tuple[object, ...]:
    selector = target.selector
    if selector is None:
        return (target.kind, target.name, None, None, None, None)
    return (target.kind, target.name, selector.exact, selector.prefix, selector.suffix, selector.start)


def _target(row: sqlite3.Row) -> Target:
    kind, name = row["kind"], text_or_none(row, "name")
    if kind not in get_args(TargetKind):
        raise ValueError("a note is on something else")
    if row["exact"] is None:
        return Target(kind, None, name)
    exact, prefix, suffix = (text(row, part) for part in ("exact", "prefix", "suffix"))
    return Target(kind, Selector(exact, prefix, suffix, whole(row, "start")), name)


def _note(row: sqlite3.Row) -> Note:
    return Note(
        id=text(row, "id"),
        document=whole(row, "document"),
        target=_target(row),
        home=text(row, "home"),
        anchor=anchor_in(row),
        body=text(row, "body"),
        tags=tuple(sorted((row["tags"] or "").split())),
        rev=whole(row, "rev"),
        created=text(row, "created"),
        updated=text(row, "updated"),
        deleted=text_or_none(row, "deleted"),
    )


def _named(row: sqlite3.Row) -> str:
    return f"the note {row['number']} on article {row['document']}"


def _version(row: sqlite3.Row) -> Version:
    entry: list[Any] = json.loads(row["target"])
    kind, name, exact, prefix, suffix, start, home = entry
    selector = None if exact is None else Selector(exact, prefix, suffix, start)
    return Version(whole(row, "rev"), text(row, "body"), Target(kind, selector, name), home, text(row, "saved"))


def _place(note: Note) -> tuple[int, int, str]:
    if note.target.kind == "article":
        return (0, 0, note.created)
    span = note.anchor.span
    return (1, span.start, note.created) if span else (2, note.target.selector.start if note.target.selector else 0, "")
