"""What the reader put right, in the order in which it was put right. Nothing is ever deleted here, only undone."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_tui.errors import StoreError
from briefing_tui.library.clock import now
from briefing_tui.library.spoilt import Tell, silent, sound, text, text_or_none
from briefing_tui.library.store import Store

if TYPE_CHECKING:
    from briefing_tui.model.article import Published
    from briefing_tui.model.correction import Change, Correction


class Corrections:
    """The corrections in a store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, document: int, *, undone: bool = False, tell: Tell = silent) -> tuple[Correction, ...]:
        """An article's corrections, oldest first; with `undone` also those that were taken back. Those whose row is
        spoilt are passed over, each told of in a line."""
        rows = self._store.read(
            "SELECT * FROM correction WHERE document = ? AND (undone IS NULL OR ?) ORDER BY number", (document, undone)
        )
        return tuple(sound(rows, _correction, lambda row: f"correction {row['number']} of article {document}", tell))

    def published(self, document: int, tell: Tell = silent) -> Published | None:
        """When an article was published, as the reader put it right; None where they have not."""
        return published(self.of(document, tell=tell))

    def document_of(self, correction: str) -> int:
        """The article that a correction belongs to; raises StoreError for an unknown id."""
        rows = self._store.read("SELECT document FROM correction WHERE id = ?", (correction,))
        if not rows:
            raise StoreError(f"there is no correction {correction} in the library")
        return int(rows[0]["document"])

    def put(self, connection: sqlite3.Connection, document: int, change: Change) -> Correction:
        """Adds a correction, within a transaction of the caller's."""
        from uuid import uuid4

        from briefing_tui.library.change_json import change_from_json, change_to_json
        from briefing_tui.model.correction import Correction

        home = connection.execute("SELECT source FROM document WHERE id = ?", (document,)).fetchone()
        if home is None:
            raise StoreError(f"there is no article {document} in the library; see “briefing library list”")
        written = change_to_json(change)
        made = Correction(str(uuid4()), change_from_json(written), now(), None, home[0])
        connection.execute(
            "INSERT INTO correction (id, document, change, home, made) VALUES (?, ?, ?, ?, ?)",
            (made.id, document, written, made.home, made.made),
        )
        return made

    def turn(self, connection: sqlite3.Connection, correction: str, *, undone: bool) -> None:
        """Takes a correction back, or lets it hold again, within a transaction of the caller's."""
        connection.execute("UPDATE correction SET undone = ? WHERE id = ?", (now() if undone else None, correction))


def published(corrections: Iterable[Correction]) -> Published | None:
    """The publication date that corrections set, the last of them that holds; None where none of them sets one."""
    from briefing_tui.model.correction import SetPublished

    holding = [found.change for found in corrections if found.undone is None]
    dates = [change.published for change in holding if isinstance(change, SetPublished)]
    if not dates:
        return None
    return replace(dates[-1], origin="user") if dates[-1].earliest else dates[-1]


def _correction(row: sqlite3.Row) -> Correction:
    # Most articles have no corrections, and what reads them is not loaded for these.
    from briefing_tui.library.change_json import change_from_json
    from briefing_tui.model.correction import Correction

    change = change_from_json(json.loads(row["change"]))
    return Correction(text(row, "id"), change, text(row, "made"), text_or_none(row, "undone"), text(row, "home"))
