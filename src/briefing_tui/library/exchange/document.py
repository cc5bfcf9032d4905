"""JSON that another program wrote: read within limits, and told about by the line on which something is wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from briefing_tui.errors import ContractError

# The longest text that can be part of an article or a note, which is the largest article that is read; and the largest
# whole number that all programs read as the same (RFC 8259, 6).
LONGEST = 20_000_000
GREATEST = 2**53 - 1
DEEPEST = 40  # levels of lists and objects; our own JSON has seven
MOST_DIGITS = 400

Step = str | int
Path = tuple[Step, ...]

_BLANK = re.compile(r"[ \t\n\r]*")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


class FaultError(ValueError):
    """Something wrong in a document; `path` leads to the value that it is in."""

    def __init__(self, message: str, path: Path) -> None:
        super().__init__(message)
        self.path = path


def load(data: bytes) -> tuple[Any, str]:
    """The value that a JSON document in UTF-8 holds, and its text; raises ContractError with what is wrong with it.

    Numbers, texts and nesting are limited, and no text holds half of a surrogate pair.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ContractError(f"not UTF-8 at byte {error.start}; export it again as JSON") from error
    try:
        value = json.loads(text, parse_int=_whole, parse_constant=_no_number)
        for path, wrong in _faults(value):
            raise FaultError(wrong, path)
    except json.JSONDecodeError as error:
        raise ContractError(
            f"not JSON on line {error.lineno}: {error.msg}; give what “briefing notes export --format json” writes"
        ) from error
    except FaultError as error:
        raise ContractError(f"line {line_of(text, error.path)}: {error}") from error
    except ValueError as error:
        raise ContractError(f"not JSON that can be read: {error}") from error
    except RecursionError as error:
        raise ContractError("not JSON that can be read: its values are nested too deeply") from error
    return value, text


def line_of(text: str, path: Path) -> int:
    """The line, counted from 1, on which the value that `path` leads to stands in the text of a document."""
    decoder = json.JSONDecoder(parse_int=str, parse_float=str)
    at = _skip(text, 0)
    for step in path:
        at = _member(decoder, text, at, step)
    return text.count("\n", 0, at) + 1


def _member(decoder: json.JSONDecoder, text: str, at: int, step: Step) -> int:
    """Where the member of a list or an object that starts at `at` starts itself; of several of one name the last."""
    found, named, number = at, text[at] == "{", 0
    while text[at] not in "]}":
        name: Step = number
        at = _skip(text, at + 1)
        if text[at] in "]}":
            break
        if named:
            name, at = decoder.raw_decode(text, at)
            at = _skip(text, _skip(text, at) + 1)
        if name == step:
            found = at
        _, at = decoder.raw_decode(text, at)
        at, number = _skip(text, at), number + 1
    return found


def _skip(text: str, at: int) -> int:
    blank = _BLANK.match(text, at)
    return blank.end() if blank else at


def _whole(digits: str) -> int:
    if len(digits) > MOST_DIGITS:
        raise ValueError(f"a number of {len(digits)} digits is in it")
    return int(digits)


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is in it, which is no number of JSON")


def _faults(value: object) -> Iterator[tuple[Path, str]]:
    """What in a value is beyond the limits, in order."""
    left: list[tuple[Path, object]] = [((), value)]
    while left:
        path, found = left.pop()
        if wrong := _wrong(found, path):
            yield path, wrong
        elif isinstance(found, dict):
            left += [((*path, name), each) for name, each in reversed(found.items())]
        elif isinstance(found, list):
            left += [((*path, number), found[number]) for number in reversed(range(len(found)))]


def _wrong(value: object, path: Path) -> str:
    """What in a value, its members aside, is beyond the limits; empty when nothing is."""
    named = f"“{path[-1]}”" if path and isinstance(path[-1], str) else "a value"
    if isinstance(value, str) and _SURROGATE.search(value):
        return f"{named} holds half of a surrogate pair, which is no character"
    if isinstance(value, str) and len(value) > LONGEST:
        return f"{named} is longer than {LONGEST} characters"
    if isinstance(value, dict) and any(_SURROGATE.search(name) for name in value):
        return "a field’s name holds half of a surrogate pair, which is no character"
    if isinstance(value, int | float) and not -GREATEST <= value <= GREATEST:
        return f"{named} is too great a number"
    return "its values are nested too deeply" if len(path) > DEEPEST else ""
