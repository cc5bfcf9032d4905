"""What a migration cleans a store with: functions that its SQL calls."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3

from briefing_tui.library.connection import cleaned
from briefing_tui.sanitising import clean_in_place, clean_line, is_clean

# The escapes of JSON that may stand for a control character.
_ESCAPE = re.compile(r"\\[bfru]")


def add_functions(connection: sqlite3.Connection) -> None:
    """Makes the functions known to the SQL of a connection. NULL stays NULL."""
    for name, function in {
        "clean": clean_in_place,
        "clean_line": clean_line,
        "clean_json": _clean_json,
        "clean_place": _clean_place,
        "hash": _hash,
        "unclean": _unclean,
    }.items():
        connection.create_function(name, 1, lambda text, function=function: None if text is None else function(text))


def _unclean(text: str) -> bool:
    return not is_clean(text)


def _clean_json(text: str) -> str:
    """JSON with all of its texts cleaned; as it is where there is nothing to clean."""
    if is_clean(text) and not _ESCAPE.search(text):
        return text
    value = json.loads(text)
    made = cleaned(value)
    return text if made == value else json.dumps(made, ensure_ascii=False)


def _clean_place(name: str) -> str:
    from briefing_tui.reading.places import known_place

    return known_place(name) or clean_line(name)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
