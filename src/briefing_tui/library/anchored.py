"""The places of notes as the store has them. They are made from the notes and the texts: one that is spoilt costs
nothing, as it is looked for again."""

from __future__ import annotations

import sqlite3
from typing import get_args

from briefing_tui.model.note import Anchor, AnchorState
from briefing_tui.model.span import Span

STATES: tuple[AnchorState, ...] = get_args(AnchorState)

# The places in the present text of an article that cannot be: of a length that has to be given.
_SPOILT = """
    FROM anchor WHERE source = :source AND note IN (SELECT id FROM note WHERE document = :document) AND (
        state NOT IN ('exact', 'moved', 'fuzzy', 'review', 'orphan') OR (start IS NULL) <> ("end" IS NULL)
        OR (start IS NULL AND state NOT IN ('exact', 'orphan')) OR (start IS NOT NULL AND state = 'orphan')
        OR start < 0 OR "end" < start OR "end" > :length OR score NOT BETWEEN 0 AND 1)
"""
SPOILT_PLACES = f"SELECT note {_SPOILT} ORDER BY note"
FORGET_SPOILT_PLACES = f"DELETE {_SPOILT}"


def anchor_in(row: sqlite3.Row) -> Anchor:
    """Where the words of a note are; nowhere, where that is not known or spoilt."""
    state, start, end, score = (row[name] for name in ("state", "anchored", "ending", "score"))
    known = next((each for each in STATES if each == state), None)
    try:
        span = None if start is None else Span(start, end)
    except (TypeError, ValueError):
        known, span = None, None
    if known is None or (span is None and known not in ("exact", "orphan")):
        return Anchor("orphan", None, 0.0)
    return Anchor(known, span, score or 0.0)
