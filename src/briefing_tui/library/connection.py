"""The connection to the store: the one way in, on which every text is cleaned."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from briefing_tui.sanitising import clean


class CleaningConnection(sqlite3.Connection):
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
