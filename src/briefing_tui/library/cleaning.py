"""What a migration cleans a store with: functions that its SQL calls."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3

from briefing_tui.library.connection import cleaned
from briefing_tui.sanitising import clean_in_place, clean_line, is_clean

# The full-text indexes over what is kept.
INDEXES = ("source_words", "document_words", "note_words", "quote_words", "actor_words")
# Where words from outside are kept.
TEXTS = {
    "source": ("text",),
    "document": ("article", "title", "origin", "position"),
    "note": ("name", "exact", "prefix", "suffix", "body"),
    "note_history": ("body", "target"),
    "correction": ("change",),
    "quote_entry": ("speaker", "speakers", "words"),
    "actor_entry": ("name", "names", "role"),
}

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


def decode_texts(connection: sqlite3.Connection) -> None:
    """Makes UTF-8 of texts that damage has left as none, which no function could be called with; the indexes follow."""
    connection.create_function("decoded", 1, _decoded)
    connection.create_function("undecodable", 1, undecodable)
    mended = 0
    for table, columns in TEXTS.items():
        for column in columns:
            mended += connection.execute(
                f"UPDATE {table} SET {column} = decoded(CAST({column} AS BLOB)) "  # noqa: S608
                f"WHERE undecodable(CAST({column} AS BLOB))"
            ).rowcount
    if mended:
        for index in INDEXES:
            connection.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")  # noqa: S608


def _decoded(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def undecodable(data: bytes | None) -> bool:
    """Whether bytes, if there are any, are not UTF-8."""
    try:
        str(data or b"", "utf-8")
    except UnicodeDecodeError:
        return True
    return False


def _unclean(text: str) -> bool:
    return not is_clean(text)


def _clean_json(text: str) -> str:
    """JSON with all of its texts cleaned; as it is where there is nothing to clean."""
    if is_clean(text) and not _ESCAPE.search(text):
        return text
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        # Spoilt already: that is told of when it is read, and keeps nothing else from being brought up to date.
        return clean_in_place(text)
    made = cleaned(value)
    return text if made == value else json.dumps(made, ensure_ascii=False)


def _clean_place(name: str) -> str:
    from briefing_tui.reading.places import known_place

    return known_place(name) or clean_line(name)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
