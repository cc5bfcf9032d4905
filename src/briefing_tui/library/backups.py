"""Copies of the store: one before every change of its schema, and one a day, of which a week's are kept."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from briefing_tui.errors import StoreError

KEPT = 7
_DAILY = "library-????-??-??.sqlite3"


def backup_folder(path: Path) -> Path:
    """Where the copies of the store at `path` are."""
    return path.parent / "backups"


def back_up_before(path: Path, connection: sqlite3.Connection, version: int) -> Path:
    """Copies the store as it is before it is taken on from `version`; gives the copy.

    Raises OSError or sqlite3.Error when that cannot be done: the schema must not be changed then.
    """
    return _copy(connection, backup_folder(path) / f"library-version-{version}-{_today()}.sqlite3")


def back_up_if_due(path: Path) -> Path | None:
    """Makes the day's copy unless it is there already, and removes the oldest beyond `KEPT`; gives a new copy.

    Raises StoreError when that cannot be done; the store is all right then, only not copied.
    """
    made = backup_folder(path) / f"library-{_today()}.sqlite3"
    if made.exists():
        return None
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            _copy(connection, made)
        for old in daily(path)[:-KEPT]:
            old.unlink()
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"{made.parent}: the day’s copy of the library cannot be made: {error}") from error
    return made


def daily(path: Path) -> list[Path]:
    """The daily copies that there are, the oldest first."""
    return sorted(backup_folder(path).glob(_DAILY))


def _copy(connection: sqlite3.Connection, to: Path) -> Path:
    """Copies beside its place first, so that half a copy never passes for one."""
    to.parent.mkdir(mode=0o700, exist_ok=True)
    half = to.with_name(f".{to.name}.half")
    half.unlink(missing_ok=True)
    with closing(sqlite3.connect(half)) as copy:
        connection.backup(copy)
        # A copy needs no log beside it.
        copy.execute("PRAGMA journal_mode = DELETE")
    return half.replace(to)


def _today() -> str:
    return datetime.now(UTC).date().isoformat()
