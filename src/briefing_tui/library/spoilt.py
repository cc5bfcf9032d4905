"""Rows that no longer hold what they must: one of them costs itself, and nothing beside it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from briefing_tui.errors import ContractError, SpoiltError

T = TypeVar("T")
Tell = Callable[[str], None]

ADVICE = "“briefing doctor --restore” brings a copy of the library back"
_WRONG = (ContractError, LookupError, TypeError, ValueError, AttributeError, RecursionError)


@contextmanager
def reading_row(what: str, advice: str = ADVICE) -> Iterator[None]:
    """Raises SpoiltError, which names the row by `what` and quotes nothing of it, when it is not what it must be;
    `advice` is what to do then."""
    try:
        yield
    except _WRONG as error:
        raise SpoiltError(f"{what} is spoilt in the library; {advice}") from error


def sound(
    rows: Iterable[sqlite3.Row], make: Callable[[sqlite3.Row], T], named: Callable[[sqlite3.Row], str], tell: Tell
) -> Iterator[T]:
    """What `make` gives of each row; those that are spoilt are passed over, and told of by what they are `named`."""
    for row in rows:
        try:
            with reading_row(named(row)):
                made = make(row)
        except SpoiltError as error:
            tell(str(error))
        else:
            yield made


def in_a_line(told: Sequence[str]) -> str:
    """What was told of spoilt rows, in one line: the first, and how many more there are; empty for none."""
    more = f" ({len(told) - 1} more: “briefing doctor” names them)" if len(told) > 1 else ""
    return f"{told[0]}{more}" if told else ""


def silent(_: str) -> None:
    """Tells nobody: what is spoilt is told of by “briefing doctor”."""


def text(row: sqlite3.Row, name: str) -> str:
    """A column that holds a text; raises TypeError when it does not."""
    return _of_type(str, row[name], name)


def text_or_none(row: sqlite3.Row, name: str) -> str | None:
    """A column that holds a text or nothing; raises TypeError for anything else."""
    return None if row[name] is None else text(row, name)


def whole(row: sqlite3.Row, name: str) -> int:
    """A column that holds a whole number; raises TypeError when it does not."""
    return _of_type(int, row[name], name)


def _of_type(kind: type[T], value: Any, name: str) -> T:
    if not isinstance(value, kind):
        raise TypeError(f"{name} is no {kind.__name__}")
    return value
