"""Copies of the store: one before every change of its schema, and one a day, of which a week's are kept.

A copy is looked through before it takes its place, so that a damaged store never becomes one; and a copy goes only when
a week of newer sound ones is there, one of which holds everything that it does.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from filecmp import cmp
from pathlib import Path
from tempfile import mkstemp
from time import time

from briefing_tui.errors import DamagedError, StoreError
from briefing_tui.files import private_folder, sync_folder, unused
from briefing_tui.library.connection import connect
from briefing_tui.library.contents import Contents, damage, holds_all_of, look, primary_code
from briefing_tui.library.places import BACKUPS

KEPT = 7
RESTORING = "“briefing doctor --restore”"
_NAME = re.compile(r"library-(?:version-(?P<version>\d+)-)?(?P<day>\d{4}-\d\d-\d\d)(?:-\d+)?\.sqlite3")
_HALF = ".half"
_STALE = 3600  # seconds after which half a copy is nobody's any more


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of the store: the day that its name tells (YYYY-MM-DD), whether it is one of the `daily` ones, and what
    is in it."""

    path: Path
    day: str
    daily: bool
    contents: Contents

    @property
    def sound(self) -> bool:
        """Whether it can be restored from."""
        return self.contents.state == "sound"


def backup_folder(path: Path) -> Path:
    """Where the copies of the store at `path` are."""
    return path.parent / BACKUPS


def copies(path: Path, *, daily: bool = False) -> list[Copy]:
    """The copies of the store at `path`, or the `daily` ones alone, looked through, the oldest first.

    One from a day that is still to come was made while the clock was wrong, and counts as older than all others. Raises
    StoreError where nobody may look into their folder.
    """
    today, found = _today(), []
    for file in _kept(backup_folder(path)):
        named = _NAME.fullmatch(file.name)
        if named and not (daily and named["version"]):
            found.append(Copy(file, named["day"], named["version"] is None, _looked_at(file)))
    return sorted(found, key=lambda copy: (copy.day <= today, copy.day, copy.daily, copy.path.name))


def _kept(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise StoreError(f"{folder} cannot be looked into ({error.strerror}); check its permissions") from error


def back_up_before(path: Path, connection: sqlite3.Connection, number: int) -> Path:
    """Copies the store as it is before it is taken on from version `number`; gives the copy.

    Raises OSError, sqlite3.Error or, when the store is damaged, StoreError: the schema must not be changed then.
    """
    return _copy(path, connection, f"library-version-{number}-{_today()}", fresh=True)


def back_up_if_due(path: Path) -> Path | None:
    """Makes the day's copy unless a sound one is there already, and removes what is then needed no longer; gives a new
    copy.

    Raises StoreError when that cannot be done: where the store is damaged, which is said so, no copy is touched.
    """
    name, folder = f"library-{_today()}", backup_folder(path)
    try:
        todays = [_looked_at(file).state for file in folder.glob(f"{name}*.sqlite3") if _NAME.fullmatch(file.name)]
        if "sound" in todays or "newer" in todays:
            return None
        # A damaged copy is made again in its place; what is not known to be one is left alone.
        others = "foreign" in todays or "unreadable" in todays
        with closing(connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            made = _copy(path, connection, name, fresh=others)
        _remove_old([copy for copy in copies(path, daily=True) if copy.sound])
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or error
        raise StoreError(f"{folder}: the day’s copy of the library cannot be made: {reason}") from error
    return made


def _remove_old(daily: Sequence[Copy]) -> None:
    """Removes of sound copies, the oldest first, those beyond `KEPT` that a newer one has all of, in the same words or
    in later ones."""
    for place, old in enumerate(daily[:-KEPT]):
        if any(holds_all_of(newer.path, old.path) for newer in reversed(daily[place + 1 :])):
            old.path.unlink()


def _copy(path: Path, connection: sqlite3.Connection, name: str, *, fresh: bool = False) -> Path:
    """Copies beside its place first, so that half a copy, or a damaged one, never passes for one; with `fresh` it
    takes no other's place, and one that is there already is not made again."""
    folder = backup_folder(path)
    private_folder(folder)
    _clear_away(folder)
    descriptor, half_name = mkstemp(prefix=f".{name}.", suffix=_HALF, dir=folder)
    os.close(descriptor)
    half = Path(half_name)
    try:
        try:
            with closing(connect(half)) as copy:
                connection.backup(copy)
                # A copy needs no log beside it.
                copy.execute("PRAGMA journal_mode = DELETE")
            reason = look(half).reason
        except sqlite3.DatabaseError as error:
            if primary_code(error) not in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
                raise
            reason = str(error)
        if reason:
            raise _unsound(path, connection, reason)
        if fresh and (same := next((each for each in folder.glob(f"{name}*.sqlite3") if cmp(half, each, False)), None)):
            return same  # an earlier try came as far as this
        made = half.replace(unused(folder / name, ".sqlite3") if fresh else folder / f"{name}.sqlite3")
        sync_folder(folder)
        return made
    finally:
        half.unlink(missing_ok=True)


def _unsound(path: Path, connection: sqlite3.Connection, reason: str) -> StoreError:
    """Why a copy was not kept: mostly because the store is damaged."""
    problem = damage(connection)
    if problem is None:
        return StoreError(f"{backup_folder(path)}: a copy of the library came out damaged ({reason}); check the disk")
    return DamagedError(
        f"{path} is damaged ({problem}). Nothing is overwritten, and the copies made before stay: leave the reader, "
        f"and run {RESTORING}"
    )


def _clear_away(folder: Path) -> None:
    """Removes what programs that were killed left half done."""
    for half in folder.glob(f".*{_HALF}"):
        if time() - half.stat().st_mtime > _STALE:
            half.unlink(missing_ok=True)


def _looked_at(file: Path) -> Contents:
    try:
        return look(file)
    except OSError as error:
        return Contents("unreadable", f"it cannot be read: {error.strerror}")


def _today() -> str:
    return datetime.now(UTC).date().isoformat()
