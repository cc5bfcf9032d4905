"""The store: one SQLite file, opened with care, written to in transactions that are on disk when they return."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkstemp

from briefing_tui.errors import DamagedError, StoreError
from briefing_tui.files import private_folder, put_new, sync_folder
from briefing_tui.library.backups import RESTORING, back_up_before
from briefing_tui.library.connection import CleaningConnection, NamedRow, connect
from briefing_tui.library.contents import check_header, primary_code
from briefing_tui.library.migrations import migrate, newest, version
from briefing_tui.library.places import keep_private

PATIENCE = 2.0  # seconds for which a write waits for another program's

# What to do about a file that is no library, or no longer one.
_ADVICE = f"{RESTORING} puts a copy in its place and keeps it beside"

_FAILING = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)
# Bytes of room that SQLite's files beside the store need before anything can be written: one piece of the -shm file.
_ROOM = 32 * 1024

Parameters = Sequence[object] | Mapping[str, object]


class Store:
    """One connection to a library's file, for the thread that opened it. Made by `Store.open`.

    `problem` says in one line why nothing can be written; it is None when all is well.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, problem: str | None = None) -> None:
        self.path = path
        self.problem = problem
        self._connection = connection
        self._together = False
        self._seen = self._data_version()

    @classmethod
    def open(cls, path: Path, patience: float = PATIENCE) -> Store:
        """Opens the store at `path`, making it where there is none; a file or folder that may not be written to is
        opened to read.

        `patience` is for how many seconds a write waits for another program's. Raises StoreError when there is no
        library in the file (it is empty, damaged, another program's, or a newer version's) and when it cannot be
        opened; the file is left as it is then.
        """
        try:
            if not path.exists():
                _create(path)
            check_header(path, _ADVICE)
            keep_private(path)
            problem = _unwritable(path)
            if problem:
                return cls(path, _reading(path, patience), problem)
            try:
                return cls(path, _writing(path, patience))
            except sqlite3.OperationalError as error:
                if primary_code(error) not in _FAILING:
                    raise
                # A disk that is full, or fails, may still be read from.
                told = _told(error, path)
                return cls(path, _reading(path, patience, told), str(told))
        except sqlite3.Error as error:
            raise _told(error, path) from error
        except OSError as error:
            if error.errno in (errno.ENOSPC, errno.EDQUOT):
                raise _full(path) from error
            reason = error.strerror or type(error).__name__
            raise StoreError(f"{path}: the library cannot be opened: {reason}; check the folder") from error

    @property
    def writable(self) -> bool:
        """Whether anything can be written."""
        return self.problem is None

    def read(self, sql: str, parameters: Parameters = ()) -> list[sqlite3.Row]:
        """The rows that a query gives. Raises StoreError when the file cannot be read."""
        try:
            return self._connection.execute(sql, parameters).fetchall()
        except sqlite3.DatabaseError as error:
            raise _told(error, self.path) from error

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """A transaction: what is done in the block is on disk when it is left, all of it or, after an error, nothing.

        Raises StoreError when nothing can be written (also for lack of space, or while another program writes), and
        ValueError inside another transaction of the same store.
        """
        if self.problem:
            raise StoreError(self.problem)
        if self._together:
            yield self._connection
            return
        if self._connection.in_transaction:
            raise ValueError("a transaction is open already")
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            yield self._connection
            self._connection.execute("COMMIT")
        except sqlite3.DatabaseError as error:
            self._roll_back()
            raise _told(error, self.path) from error
        except BaseException:
            self._roll_back()
            raise

    @contextmanager
    def together(self) -> Iterator[None]:
        """Makes one transaction of all that is written in the block, as `write` makes one: all of it or nothing."""
        with self.write():
            self._together = True
            try:
                yield
            finally:
                self._together = False

    def changed(self) -> bool:
        """Whether another connection has written since this was last asked."""
        before, self._seen = self._seen, self._data_version()
        return before != self._seen

    def close(self) -> None:
        """Lets go of the file."""
        with suppress(sqlite3.Error):
            self._connection.close()

    def _data_version(self) -> int:
        return int(self.read("PRAGMA data_version")[0][0])

    def _roll_back(self) -> None:
        # After a full disk or an I/O error SQLite may have rolled back by itself.
        if self._connection.in_transaction:
            with suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")


def _create(path: Path) -> None:
    """Makes a new store beside its place and puts it there whole, so that a crash leaves either it or nothing."""
    if not path.parent.exists():
        private_folder(path.parent)
    descriptor, name = mkstemp(prefix=f".{path.name}.", dir=path.parent)
    os.close(descriptor)
    made = Path(name)
    try:
        connection = connect(made)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            migrate(connection)
        finally:
            connection.close()
        put_new(made, path)
        sync_folder(path.parent)
    finally:
        for end in ("", "-wal", "-shm"):
            Path(f"{made}{end}").unlink(missing_ok=True)


def _unwritable(path: Path) -> str | None:
    """Why nothing can be written, or None."""
    if not os.access(path, os.W_OK):
        return f"{path} may not be written to; what you add is not kept. Check its permissions"
    if not os.access(path.parent, os.W_OK):
        return f"{path.parent} may not be written to; what you add is not kept. Check its permissions"
    return None


def _writing(path: Path, patience: float) -> sqlite3.Connection:
    connection = _connect(path, "mode=rw", patience)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        # Every commit is on disk when it returns, also after a power failure (SQLite, “PRAGMA synchronous”).
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        found = _understood(connection, path)
        if found < newest():
            back_up_before(path, connection, found)
            migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _reading(path: Path, patience: float, trouble: StoreError | None = None) -> sqlite3.Connection:
    """A connection that only reads, also where the files that a write-ahead log needs cannot be made; `trouble` is why
    nothing can be written, where that is not for lack of permission."""
    try:
        return _readable(_connect(path, "mode=ro", patience), path, trouble)
    except sqlite3.OperationalError:
        log = Path(f"{path}-wal")
        if log.exists() and log.stat().st_size:
            raise
        return _readable(_connect(path, "immutable=1", patience), path, trouble)


def _readable(connection: sqlite3.Connection, path: Path, trouble: StoreError | None) -> sqlite3.Connection:
    try:
        found = _understood(connection, path)
        if found < newest():
            raise trouble or StoreError(
                f"{path} is of version {found} and may not be written to, so that it cannot be brought up to version "
                f"{newest()}; check its permissions"
            )
    except BaseException:
        connection.close()
        raise
    return connection


def _connect(path: Path, mode: str, patience: float) -> sqlite3.Connection:
    to = f"{path.absolute().as_uri()}?{mode}"
    connection = connect(to, uri=True, patience=patience, factory=CleaningConnection)
    connection.row_factory = NamedRow
    return connection


def _understood(connection: sqlite3.Connection, path: Path) -> int:
    """The version of the store; raises StoreError when that is newer than this program."""
    found = version(connection)
    if found > newest():
        raise StoreError(
            f"{path} was written by a newer version of briefing (its version is {found}, this one knows {newest()}); "
            "nothing in it is touched: install the newer version again"
        )
    return found


def _told(error: sqlite3.Error, path: Path) -> StoreError:
    """SQLite's error as one that says what to do."""
    code = primary_code(error)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StoreError(f"{path}: another program is writing to the library; try again in a moment")
    if code == sqlite3.SQLITE_FULL or (code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN) and _is_full(path)):
        return _full(path)
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return DamagedError(f"{path} is damaged ({error}); nothing is overwritten: {_ADVICE}")
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return StoreError(f"{path} cannot be opened or written to ({error}); check its permissions and its folder's")
    if code == sqlite3.SQLITE_IOERR:
        return StoreError(f"{path}: the disk does not answer as it should ({error}); check the disk, and try again")
    return StoreError(f"{path}: the library cannot do that ({error}); “briefing doctor” examines it")


def _full(path: Path) -> StoreError:
    return StoreError(f"{path}: the disk is full; make room, and try again")


def _is_full(path: Path) -> bool:
    """Whether there is no room for the files that SQLite puts beside the store: for such it says “I/O error”."""
    try:
        room = os.statvfs(path.parent)
    except OSError:
        return False
    return room.f_bavail * room.f_frsize < _ROOM or (room.f_files > 0 and room.f_favail == 0)
