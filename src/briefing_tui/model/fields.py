"""The fields of JSON objects, each read as what it has to be.

All of these raise ValueError, which names the field, where it is missing or something else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from briefing_tui.model.span import Span
from briefing_tui.sanitising import clean

Json = dict[str, Any]
T = TypeVar("T")

_NOUNS: dict[type, str] = {
    str: "a string", bool: "true or false", dict: "an object", list: "a list",
}  # fmt: skip


def present(entry: Mapping[str, Any], field: str) -> Any:
    """The value of a field, whatever it is."""
    if field not in entry:
        raise ValueError(f"“{field}” is missing")
    return entry[field]


def typed(entry: Mapping[str, Any], field: str, kind: type[T]) -> T:
    """The value of a field that must be of exactly this type: in Python a bool is an int, in JSON it is not."""
    value = present(entry, field)
    if type(value) is not kind:
        raise ValueError(f"“{field}” is not {_NOUNS[kind]}")
    return value


def string(entry: Mapping[str, Any], field: str) -> str:
    """Text, cleaned."""
    return clean(typed(entry, field, str))


def optional_string(entry: Mapping[str, Any], field: str) -> str | None:
    """Text, cleaned, or None."""
    return None if present(entry, field) is None else string(entry, field)


def whole_number(entry: Mapping[str, Any], field: str) -> int:
    """A number from 0 up, without a fraction."""
    value = present(entry, field)
    if type(value) is not int or value < 0:
        raise ValueError(f"“{field}” is not a number from 0 up")
    return value


def share(entry: Mapping[str, Any], field: str) -> float:
    """A number from 0 to 1."""
    value = present(entry, field)
    if type(value) not in (int, float) or not 0 <= value <= 1:
        raise ValueError(f"“{field}” is not a number from 0 to 1")
    return float(value)


def one_of(entry: Mapping[str, Any], field: str, values: tuple[T, ...]) -> T:
    """One of the values that the contract names."""
    given = present(entry, field)
    for value in values:
        if given == value:
            return value
    raise ValueError(f"“{field}” is none of the values that the contract names")


def object_of(entry: Mapping[str, Any], field: str) -> Json:
    """An object of JSON."""
    return typed(entry, field, dict)


def list_of(entry: Mapping[str, Any], field: str) -> list[Any]:
    """A list."""
    return typed(entry, field, list)


def each_of(entry: Mapping[str, Any], field: str, make: Callable[[Json], T]) -> tuple[T, ...]:
    """What `make` makes of each object in a list."""
    found = list_of(entry, field)
    if not all(type(each) is dict for each in found):
        raise ValueError(f"“{field}” holds something that is not an object")
    return tuple(make(each) for each in found)


def strings(entry: Mapping[str, Any], field: str) -> tuple[str, ...]:
    """A list of texts, cleaned."""
    found = present(entry, field)
    if type(found) is not list or not all(type(each) is str for each in found):
        raise ValueError(f"“{field}” is not a list of strings")
    return tuple(map(clean, found))


def span(entry: Mapping[str, Any]) -> Span:
    """A span that an object gives by its “start” and “end”."""
    return Span(whole_number(entry, "start"), whole_number(entry, "end"))


def pairs(entry: Mapping[str, Any], field: str) -> tuple[Span, ...]:
    """Spans that are written as pairs of offsets."""
    return tuple(_pair(pair, field) for pair in list_of(entry, field))


def _pair(pair: object, field: str) -> Span:
    if isinstance(pair, list) and len(pair) == 2 and type(pair[0]) is int and type(pair[1]) is int:
        return Span(pair[0], pair[1])
    raise ValueError(f"“{field}” holds something that is not a pair of offsets")
