"""Fields of JSON that another program wrote, where it may leave some out: each of the type that it must be, or a word
about what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from briefing_tui.library.exchange.document import FaultError, Path
from briefing_tui.model.fields import Json, string, strings
from briefing_tui.sanitising import is_clean

T = TypeVar("T")

LONGEST_ID = 300
LONGEST_LINE = 100_000  # characters: far more than a title, a name or an address has
MOST = 500_000  # notes in one file, articles in one file


def optional_text(entry: Mapping[str, Any], field: str) -> str | None:
    """A string, cleaned, or None where the field is missing or null; raises ValueError when it is something else."""
    return None if entry.get(field) is None else string(entry, field)


def line(entry: Mapping[str, Any], field: str) -> str:
    """A string of one line: a title, a name, an address; empty where the field is missing or null.

    Raises ValueError when it is something else, or too long.
    """
    value = optional_text(entry, field) or ""
    if len(value) > LONGEST_LINE:
        raise ValueError(f"“{field}” is longer than {LONGEST_LINE} characters")
    return " ".join(value.split())


def ident(entry: Mapping[str, Any], field: str) -> str:
    """What names a note: a string that is not empty, and that is kept as it is; raises ValueError for any other."""
    value = entry.get(field)
    if not isinstance(value, str) or not value or len(value) > LONGEST_ID:
        raise ValueError(f"“{field}” is not a string of 1 to {LONGEST_ID} characters")
    if not is_clean(value) or any(character.isspace() for character in value):
        raise ValueError(f"“{field}” holds white space or a control character")
    return value


def optional_strings(entry: Mapping[str, Any], field: str) -> tuple[str, ...]:
    """A list of strings, cleaned, empty where the field is missing or null; raises ValueError for anything else."""
    return () if entry.get(field) is None else strings(entry, field)


def listed(entry: Mapping[str, Any], field: str) -> list[Json]:
    """A list of objects, empty where the field is missing; a single object counts as a list of one.

    Raises ValueError when it is something else.
    """
    return objects(entry.get(field, []), field)


def objects(value: object, field: str) -> list[Json]:
    """A value as a list of objects, as `listed` gives it."""
    found = [value] if isinstance(value, dict) else value
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise ValueError(f"“{field}” is not a list of objects")
    return found


def each(value: object, field: str, path: Path, noun: str, make: Callable[[Json], T]) -> list[T]:
    """What `make` makes of each object of a list that `path` leads to in the document.

    Raises FaultError, which names the object by `noun` and number, where that raises ValueError.
    """
    try:
        found = objects(value, field)
    except ValueError as error:
        raise FaultError(str(error), path) from error
    if len(found) > MOST:
        raise FaultError(f"“{field}” holds more than {MOST} entries", path)
    made: list[T] = []
    for number, entry in enumerate(found):
        try:
            made.append(make(entry))
        except ValueError as error:
            where = path if isinstance(value, dict) else (*path, number)
            raise FaultError(f"{noun} {number + 1}: {error}", where) from error
    return made
