"""What a file holds that is, or was, a library: looked at without changing it or anything beside it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from briefing_tui.errors import DamagedError, StoreError
from briefing_tui.inputs import NotAFileError, open_input
from briefing_tui.library.connection import connect
from briefing_tui.library.migrations import APPLICATION, newest, version

# SQLite file format, 1.3: the header's magic string, and where it keeps the application id (big-endian).
_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
_APPLICATION_AT = slice(68, 72)

State = Literal["sound", "damaged", "newer", "foreign", "unreadable"]

# What is not in the trash, counted: articles and notes.
LISTED = ("SELECT count(*) FROM document WHERE removed IS NULL", "SELECT count(*) FROM note WHERE deleted IS NULL")
# What a reader has added, and every text, that a store (`main`) has and `other` has not. None of it is ever deleted;
# only what a note says becomes something else, which is a later revision of a later time.
_MISSING = (
    "SELECT id FROM source EXCEPT SELECT id FROM other.source",
    "SELECT id, change FROM correction EXCEPT SELECT id, change FROM other.correction",
    "SELECT note, rev, body FROM note_history EXCEPT SELECT note, rev, body FROM other.note_history",
    """
    SELECT id FROM note WHERE NOT EXISTS (
        SELECT 1 FROM other.note AS later WHERE later.id = note.id AND (
            later.body = note.body OR (later.rev > note.rev AND later.updated >= note.updated))
    ) AND NOT EXISTS (
        SELECT 1 FROM other.note_history AS said WHERE said.note = note.id AND said.body = note.body)
    """,
)


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file is: a `sound` library, a `damaged` one, one of a `newer` version, something else (`foreign`), or
    `unreadable`, so that nobody knows.

    `reason` says why it is not sound, in words; `articles` and `notes` count what is not in the trash, as far as it can
    be counted. `version` is that of the schema.
    """

    state: State
    reason: str = ""
    version: int = 0
    articles: int = 0
    notes: int = 0

    @property
    def counted(self) -> str:
        """What is in it, in words."""
        return counted(self.articles, self.notes)


def check_header(path: Path, advice: str = "") -> None:
    """Raises StoreError unless the file's header is that of a library; SQLite does not touch it for that. `advice` is
    the end of the message."""
    found = _by_header(path)
    if found is None:
        return
    if found == _NO_FILE:
        raise StoreError(f"{path} is not a file; move it away, and a new library is made")
    message = f"{path} is {found.reason}{f'; {advice}' if advice else ''}"
    raise DamagedError(message) if found.state == "damaged" else StoreError(message)


_NO_FILE = Contents("foreign", "not a file")


def _by_header(path: Path) -> Contents | None:
    """What a file is by its header; None where that is a library's."""
    try:
        with open_input(path) as file:
            header = file.read(_HEADER)
    except NotAFileError:
        return _NO_FILE
    if not header:
        return Contents("damaged", "empty, which a library never is")
    if not header.startswith(_MAGIC) or len(header) < _HEADER:
        return Contents("damaged", "not a library, or damaged at its start")
    if int.from_bytes(header[_APPLICATION_AT], "big") != APPLICATION:
        return Contents("foreign", "another program’s")
    return None


def look(path: Path) -> Contents:
    """What the file at `path` holds; all of it is read, which takes a second for some hundred megabytes.

    Another program must not be writing to it. Raises OSError when the file cannot be read.
    """
    found = _by_header(path)
    return _looked_through(path) if found is None else found


def _looked_through(path: Path) -> Contents:
    """What a file with the header of a library holds."""
    try:
        with reading(path) as connection:
            found = version(connection)
            if found > newest():
                reason = f"written by a newer version of briefing ({found}, this one knows {newest()})"
                return Contents("newer", reason, found, *_counts(connection))
            problem = damage(connection)
            return Contents("damaged" if problem else "sound", problem or "", found, *_counts(connection))
    except sqlite3.DatabaseError as error:
        return Contents("damaged", str(error))


def damage(connection: sqlite3.Connection) -> str | None:
    """What is wrong with the structure of the store behind a connection; None when nothing is."""
    found = "ok"
    # The quick check of SQLite 3.40 sees NULL where there is none, in tables without rowid whose key is not in the
    # order of their columns: what it complains of counts when the full check, which is slower, does so too.
    for check in ("quick_check(1)", "integrity_check(1)"):
        try:
            found = str(connection.execute(f"PRAGMA {check}").fetchone()[0])
        except sqlite3.DatabaseError as error:
            return str(error)
        if found == "ok":
            return None
    # “*** in database main ***” says nothing here.
    return " ".join(found.rpartition("***")[2].split())


def primary_code(error: sqlite3.Error) -> int:
    """SQLite's primary result code: the low byte of the extended one."""
    code: int = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    return code & 0xFF


def holds_all_of(newer: Path, older: Path) -> bool:
    """Whether the sound store at `newer` has all that the one at `older` has, what is in the trash too: every text and
    correction, and every note with what it says and said, or with later words."""
    with reading(older) as connection:
        connection.execute("ATTACH ? AS other", (_address(newer),))
        return all(connection.execute(f"{sql} LIMIT 1").fetchone() is None for sql in _MISSING)


def counted(articles: int, notes: int) -> str:
    """So many articles and notes, in words: “1 article and 2 notes”."""
    return " and ".join(f"{n} {noun}{'s' * (n != 1)}" for n, noun in ((articles, "article"), (notes, "note")))


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that leaves the file, and what is beside it, as it is."""
    with closing(connect(_address(path), uri=True)) as connection:
        yield connection


def _address(path: Path) -> str:
    """How SQLite opens a file to read, and leaves it and what is beside it as it is."""
    log = Path(f"{path}-wal")
    mode = "mode=ro" if log.exists() and log.stat().st_size else "immutable=1"
    return f"{path.absolute().as_uri()}?{mode}"


def _counts(connection: sqlite3.Connection) -> tuple[int, int]:
    """How many articles and notes there are; 0 where that cannot be counted."""
    counts = [0, 0]
    for place, sql in enumerate(LISTED):
        with suppress(sqlite3.DatabaseError):
            counts[place] = connection.execute(sql).fetchone()[0]
    return counts[0], counts[1]
