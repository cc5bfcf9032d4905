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

State = Literal["sound", "damaged", "newer", "foreign"]

_LISTED = ("SELECT count(*) FROM document WHERE removed IS NULL", "SELECT count(*) FROM note WHERE deleted IS NULL")
# All that a reader has added, and every text: none of them is ever deleted from a library.
_KEPT = ("SELECT id FROM note", "SELECT id FROM correction", "SELECT id FROM source")


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file is: a `sound` library, a `damaged` one, one of a `newer` version, or something else (`foreign`).

    `reason` says why it is not sound, in words; `articles` and `notes` count what is not in the trash, as far as it can
    be counted. `version` is that of the schema.
    """

    state: State
    reason: str = ""
    version: int = 0
    articles: int = 0
    notes: int = 0


def check_header(path: Path, advice: str = "") -> None:
    """Raises StoreError unless the file's header is that of a library; SQLite does not touch it for that. `advice` is
    the end of the message."""
    told = f"; {advice}" if advice else ""
    try:
        with open_input(path) as file:
            header = file.read(_HEADER)
    except NotAFileError as error:
        raise StoreError(f"{path} is not a file; move it away, and a new library is made") from error
    if not header:
        raise DamagedError(f"{path} is empty, which a library never is{told}")
    if not header.startswith(_MAGIC) or len(header) < _HEADER:
        raise DamagedError(f"{path} is not a library, or is damaged at its start{told}")
    if int.from_bytes(header[_APPLICATION_AT], "big") != APPLICATION:
        raise StoreError(f"{path} belongs to another program{told}")


def look(path: Path) -> Contents:
    """What the file at `path` holds; all of it is read, which takes a second for some hundred megabytes.

    Another program must not be writing to it. Raises OSError when the file cannot be read.
    """
    try:
        check_header(path)
    except DamagedError as error:
        return Contents("damaged", str(error))
    except StoreError as error:
        return Contents("foreign", str(error))
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


def held(path: Path) -> frozenset[str]:
    """What names the notes, corrections and texts in the sound store at `path`, those in the trash too."""
    with reading(path) as connection:
        return frozenset(f"{sql} {row[0]}" for sql in _KEPT for row in connection.execute(sql))


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that leaves the file, and what is beside it, as it is."""
    log = Path(f"{path}-wal")
    mode = "mode=ro" if log.exists() and log.stat().st_size else "immutable=1"
    with closing(connect(f"{path.absolute().as_uri()}?{mode}", uri=True)) as connection:
        yield connection


def _counts(connection: sqlite3.Connection) -> tuple[int, int]:
    """How many articles and notes there are; 0 where that cannot be counted."""
    counts = [0, 0]
    for place, sql in enumerate(_LISTED):
        with suppress(sqlite3.DatabaseError):
            counts[place] = connection.execute(sql).fetchone()[0]
    return counts[0], counts[1]
