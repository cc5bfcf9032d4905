"""Fields of JSON that another program wrote: each of the type that it must be, or a word about what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Json = dict[str, Any]


def text(entry: Mapping[str, Any], field: str) -> str:
    """A string; raises ValueError when the field is missing or something else."""
    value = entry.get(field)
    if not isinstance(value, str):
        raise ValueError(f"“{field}” is not a string")
    return value


def optional_text(entry: Mapping[str, Any], field: str) -> str | None:
    """A string, or None where the field is missing or null; raises ValueError when it is something else."""
    return None if entry.get(field) is None else text(entry, field)


def whole(entry: Mapping[str, Any], field: str) -> int:
    """A number from 0 up; raises ValueError when the field is missing or something else."""
    value = entry.get(field)
    if type(value) is not int or value < 0:
        raise ValueError(f"“{field}” is not a number from 0 up")
    return value


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
