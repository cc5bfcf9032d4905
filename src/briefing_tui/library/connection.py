"""The connection to the store: the one way in, on which every text is cleaned."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from briefing_tui.errors import DamagedError
from briefing_tui.sanitising import clean


class GuardedCursor(sqlite3.Cursor):
    """A cursor on which all that is wrong with a file is a sqlite3.Error.

    SQLite quotes a damaged schema in its messages, and Python raises UnicodeDecodeError for those that are not UTF-8.
    """

    def execute(self, sql: str, parameters: Any = (), /) -> GuardedCursor:
        """Runs one statement."""
        try:
            super().execute(sql, parameters)
        except UnicodeDecodeError as error:
            raise _damage() from error
        return self

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> GuardedCursor:
        """Runs one statement for each of several sets of parameters."""
        try:
            super().executemany(sql, parameters)
        except UnicodeDecodeError as error:
            raise _damage() from error
        return self

    def fetchone(self) -> Any:
        """The next row, or None."""
        return next(self, None)

    def fetchall(self) -> list[Any]:
        """The rows that are left."""
        try:
            return super().fetchall()
        except UnicodeDecodeError as error:
            raise _damage() from error

    def __next__(self) -> Any:
        try:
            return super().__next__()
        except UnicodeDecodeError as error:
            raise _damage() from error


class GuardedConnection(sqlite3.Connection):
    """A connection on which all that is wrong with a file is a sqlite3.Error, and a text that is not UTF-8 is read with
    “\ufffd” for what cannot be decoded: it costs no more than those characters."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.text_factory = _decoded

    def cursor(self, factory: Any = GuardedCursor) -> Any:
        """A cursor on which the same holds."""
        return super().cursor(factory)

    # The connection's own methods run a statement past those of its cursor.
    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        """Runs one statement."""
        cursor: GuardedCursor = self.cursor()
        return cursor.execute(sql, parameters)

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> sqlite3.Cursor:
        """Runs one statement for each of several sets of parameters."""
        cursor: GuardedCursor = self.cursor()
        return cursor.executemany(sql, parameters)

    def backup(self, target: sqlite3.Connection, **named: Any) -> None:
        """Copies the whole of the file to where `target` leads."""
        try:
            super().backup(target, **named)
        except UnicodeDecodeError as error:
            raise _damage() from error


class NamedRow(sqlite3.Row):
    """A row whose columns are asked for by name; raises DamagedError for one that a damaged schema has lost."""

    def __getitem__(self, key: Any) -> Any:
        try:
            return super().__getitem__(key)
        except IndexError as error:
            raise DamagedError(
                f"the library is damaged (its column {key} is not there); “briefing doctor --restore” puts a copy in "
                "its place"
            ) from error


class CleaningConnection(GuardedConnection):
    """A connection that cleans each text it is given as a parameter, so that the store holds none that a terminal would
    obey, whoever hands it over.

    A list or a dict as a parameter is written as JSON, with every text in it cleaned.
    """

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        """Runs one statement."""
        return super().execute(sql, _each(parameters))

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> sqlite3.Cursor:
        """Runs one statement for each of several sets of parameters."""
        return super().executemany(sql, _all(parameters))


def connect(
    to: Path | str, *, uri: bool = False, patience: float = 5.0, factory: type[GuardedConnection] = GuardedConnection
) -> GuardedConnection:
    """A connection that begins no transaction by itself; it waits `patience` seconds for another program's writing."""
    return sqlite3.connect(to, uri=uri, timeout=patience, isolation_level=None, factory=factory)


def cleaned(value: Any) -> Any:
    """A value of JSON with every text in it cleaned, the names of fields too."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Mapping):
        return {cleaned(name): cleaned(each) for name, each in value.items()}
    return [cleaned(each) for each in value] if isinstance(value, list | tuple) else value


def _all(parameters: Iterable[Any]) -> Iterator[Any]:
    return (_each(each) for each in parameters)


def _each(parameters: Sequence[object] | Mapping[str, object]) -> Any:
    if isinstance(parameters, Mapping):
        return {name: _kept(value) for name, value in parameters.items()}
    return tuple(_kept(value) for value in parameters)


def _kept(value: object) -> object:
    if isinstance(value, list | dict):
        return json.dumps(cleaned(value), ensure_ascii=False)
    return clean(value) if isinstance(value, str) else value


def _decoded(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _damage() -> sqlite3.DatabaseError:
    """What SQLite says of a damaged file, for where its own words cannot be read."""
    error = sqlite3.DatabaseError("its schema is not UTF-8")
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error
