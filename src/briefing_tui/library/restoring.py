"""Puts a copy of the library in the place of one that is damaged, or gone, and keeps what was there beside it."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from briefing_tui.errors import SourceError, StoreError
from briefing_tui.files import (
    is_file,
    may_be_there,
    narrow,
    path_of,
    private_folder,
    put_new,
    replace_file,
    sync_folder,
    unused,
)
from briefing_tui.library.backups import Copy, backup_folder, copies
from briefing_tui.library.connection import CleaningConnection, NamedRow, connect
from briefing_tui.library.contents import Contents, damage, look, primary_code, reading
from briefing_tui.library.library import Library
from briefing_tui.library.migrations import migrate, version
from briefing_tui.library.places import BESIDE
from briefing_tui.library.salvaging import Salvaged, salvage

# Where SQLite locks a database file (os_unix.c: PENDING_BYTE, and the 511 bytes after it). Whoever has it open in
# write-ahead mode holds one of them.
_LOCKS_AT, _LOCKS = 0x40000000, 512


@dataclass(frozen=True, slots=True)
class Plan:
    """What a restoring would do to the library at `path`: `present` is what is there now (None: nothing), and `copy`
    what would come in its place."""

    path: Path
    present: Contents | None
    copy: Copy


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restoring came to: where what was there is `kept` (None: nothing was), what was `salvaged` from it, and
    the file with notes whose article was not to be read (None: there were none)."""

    kept: Path | None
    salvaged: Salvaged
    loose: Path | None


def plan(path: Path, name: str | None = None) -> Plan:
    """What restoring the library at `path` would do: from the copy of that `name`, a file or a name in the folder of
    the copies, by default from the newest sound one.

    Raises SourceError when there is no such copy, StoreError when none can be restored from, when the library is of a
    newer version, and when another program has it open.
    """
    copy = _named(path, name) if name else _newest(path)
    if not may_be_there(path):
        return Plan(path, None, copy)
    try:
        with _alone(path):
            _take_back(path)
        present = look(path)
    except OSError as error:
        raise StoreError(f"{path} cannot be read: {error.strerror}; check its permissions") from error
    if present.state == "newer":
        raise StoreError(f"{path} is {present.reason}; nothing in it is touched: install the newer version again")
    return Plan(path, present, copy)


def restore(made: Plan) -> Restored:
    """Does what was planned: afterwards the library is whole, or, after an error, as it was.

    What was added since the copy was made and can still be read comes back too. Raises StoreError when that cannot be
    done, also when another program has the library open.
    """
    try:
        return _restore(made)
    except OSError as error:
        raise StoreError(f"{made.path}: the library cannot be restored: {error.strerror}; it is as it was") from error
    except sqlite3.Error as error:
        full = primary_code(error) == sqlite3.SQLITE_FULL
        reason = "the disk is full" if full else str(error)
        raise StoreError(f"{made.path}: the library cannot be restored: {reason}; it is as it was") from error


def _named(path: Path, name: str) -> Copy:
    """The copy that is asked for."""
    places = (path_of(name), backup_folder(path) / name)
    file = next((place for place in places if is_file(place)), None)
    if file is None:
        raise SourceError(f"there is no copy {name}; “briefing doctor” lists the copies that there are")
    try:
        found = look(file)
    except OSError as error:
        raise SourceError(f"{file} cannot be read: {error.strerror}; check its permissions") from error
    if found.state != "sound":
        raise StoreError(f"{file} cannot be restored from: {found.reason}; “briefing doctor” lists the other copies")
    return Copy(file, "", False, found)


def _newest(path: Path) -> Copy:
    found = copies(path)
    sound = [copy for copy in found if copy.sound]
    if not sound:
        told = f"none of the {len(found)} copies is sound" if found else "there are no copies"
        raise StoreError(f"{backup_folder(path)}: {told}, so nothing can be restored; {path.name} is left as it is")
    return sound[-1]


def _restore(made: Plan) -> Restored:
    path = made.path
    private_folder(path.parent)
    stamp = f"{datetime.now(UTC):%Y-%m-%dT%H%M%S}"
    # Its name begins as the library's, so that the folder still counts as the library's own.
    with tempfile.TemporaryDirectory(prefix=f".{path.stem}-", dir=path.parent) as folder:
        built = Path(folder) / path.name
        if made.present is None:
            salvaged = _build(built, made.copy.path, None)
            if not put_new(built, path):
                raise StoreError(f"{path}: another program has made a library there meanwhile; see “briefing doctor”")
            kept = None
        else:
            with _alone(path) as descriptor:
                damaged = _taken(path, descriptor, Path(folder) / "damaged")
                salvaged = _build(built, made.copy.path, damaged)
                what = "damaged" if made.present.state == "damaged" else "replaced"
                kept = unused(path.with_name(f"{path.stem}-{what}-{stamp}"), path.suffix, BESIDE)
                _swap(path, descriptor, built, kept)
    sync_folder(path.parent)
    _anchor(path, salvaged)
    return Restored(kept, salvaged, _written(path, stamp, salvaged.loose))


@contextmanager
def _alone(path: Path) -> Iterator[int]:
    """The file, held so that no other program can use it as a library; raises StoreError when one has it open.

    Locks of this kind go when this process closes the file by any other descriptor, so nothing else may open it.
    """
    descriptor = os.open(path, os.O_RDWR)
    try:
        try:
            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB, _LOCKS, _LOCKS_AT)
        except OSError as error:
            if error.errno not in (errno.EACCES, errno.EAGAIN):
                raise
            raise StoreError(f"{path}: another program has the library open; leave it, and try again") from error
        yield descriptor
    finally:
        os.close(descriptor)


def _taken(path: Path, descriptor: int, to: Path) -> Path:
    """A copy of the damaged store and its log, to read from as it falls apart; the store itself is not touched."""
    _copied(descriptor, to)
    with suppress(FileNotFoundError):
        shutil.copyfile(f"{path}-wal", f"{to}-wal")
    return to


def _copied(descriptor: int, to: Path) -> None:
    """Copies what is behind a descriptor to a file that is not there yet, on disk when it returns."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    made = os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(descriptor, "rb", closefd=False) as source, os.fdopen(made, "wb") as out:  # a descriptor, not a path
        shutil.copyfileobj(source, out, 1024 * 1024)
        out.flush()
        os.fsync(out.fileno())


def _build(to: Path, copy: Path, damaged: Path | None) -> Salvaged:
    """A library from a copy, with what a damaged one holds beyond it; looked through before it is given away."""
    salvaged = Salvaged()
    with closing(connect(to, factory=CleaningConnection)) as connection:
        with reading(copy) as source:
            source.backup(connection)
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.row_factory = NamedRow
        if damaged is not None:
            with closing(connect(damaged)) as broken:
                # What is taken over is brought up to date together with the copy, if both are as old.
                if _version(broken) != version(connection):
                    migrate(connection)
                connection.execute("BEGIN IMMEDIATE")
                salvaged = salvage(broken, connection)
                connection.execute("COMMIT")
        migrate(connection)
        problem = damage(connection)
    if problem:
        raise StoreError(f"{to.parent.parent}: what was restored came out damaged ({problem}); check the disk")
    return salvaged


def _version(connection: sqlite3.Connection) -> int | None:
    with suppress(sqlite3.DatabaseError):
        return version(connection)
    return None


def _swap(path: Path, descriptor: int, built: Path, kept: Path) -> None:
    """Gives what is at `path` the name `kept`, with its log, and puts `built` in its place: there is a library at every
    moment."""
    try:
        os.link(path, kept)
    except FileExistsError:
        raise
    except OSError:
        # There are no hard links here.
        _copied(descriptor, kept)
    narrow(kept)
    moved: list[tuple[Path, Path]] = []
    try:
        # A log that is not the store's own would be written into it, so it goes before the store does.
        for beside, to in ((Path(f"{path}{end}"), Path(f"{kept}{end}")) for end in BESIDE[1:]):
            if beside.exists():
                narrow(beside)
                beside.rename(to)
                moved.append((beside, to))
        sync_folder(path.parent)
        built.replace(path)
    except BaseException:
        for beside, to in moved:
            to.rename(beside)
        kept.unlink()
        raise


def _take_back(path: Path) -> None:
    """Gives the library back what a restoring that was killed in the middle had put aside already: its log."""
    for kept in path.parent.glob(f"{path.stem}-*{path.suffix}"):
        if not kept.samefile(path):
            continue
        for beside, aside in ((Path(f"{path}{end}"), Path(f"{kept}{end}")) for end in BESIDE[1:]):
            if aside.exists() and not beside.exists():
                aside.rename(beside)
        kept.unlink()


def _anchor(path: Path, salvaged: Salvaged) -> None:
    """Finds the words of the notes that came over; where that fails, they are found when their article is opened."""
    if not salvaged.documents:
        return
    with suppress(StoreError), closing(Library.open(path)) as library:
        for document in sorted(salvaged.documents):
            kept = library.articles.get(document)
            with library.store.write() as connection:
                library.notes.reanchor(connection, document, kept.source, library.articles.text(kept.source))


def _written(path: Path, stamp: str, loose: Sequence[tuple[str | None, str]]) -> Path | None:
    """Writes notes whose article was not to be read to a file of their own."""
    if not loose:
        return None
    parts = [f"> {' '.join(words.split())}\n\n{body}" if words else body for words, body in loose]
    file = unused(path.with_name(f"{path.stem}-notes-{stamp}"), ".md")
    replace_file(file, "\n\n---\n\n".join(parts).encode("utf-8", "replace"), private=True)
    return file
