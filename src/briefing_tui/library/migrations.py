"""The store's schema, step by step: each numbered file takes a store from the version before to its own."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from importlib import resources

from briefing_tui.library.cleaning import add_functions, decode_texts

# Marks the file as ours, in its header at offset 68 (SQLite file format, 1.3.16): “brfg” in ASCII.
APPLICATION = 0x62726667


def steps() -> dict[int, str]:
    """The SQL of every step by its number, from 1 up."""
    folder = resources.files("briefing_tui.library") / "schema"
    files = {int(file.name[:4]): file for file in folder.iterdir() if file.name.endswith(".sql")}
    return {number: files[number].read_text(encoding="utf-8") for number in sorted(files)}


def newest() -> int:
    """The number of the last step that this program knows."""
    return max(steps())


def version(connection: sqlite3.Connection) -> int:
    """The number of the last step that the store has taken; 0 for none."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection) -> None:
    """Takes the store through the steps that it lacks, each in a transaction of its own.

    Another program that does the same at the same time is waited for, and what it has done is not done again.
    """
    for number, sql in steps().items():
        if version(connection) >= number:
            continue
        add_functions(connection)
        connection.execute("BEGIN IMMEDIATE")
        try:
            if version(connection) < number:
                if number > 1:
                    decode_texts(connection)
                for statement in statements(sql):
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {APPLICATION}")
                connection.execute(f"PRAGMA user_version = {number}")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise


def statements(sql: str) -> Iterator[str]:
    """The statements of a script one by one; the body of a trigger stays together."""
    gathered = ""
    for line in sql.splitlines(keepends=True):
        gathered += line
        if sqlite3.complete_statement(gathered):
            yield gathered
            gathered = ""
