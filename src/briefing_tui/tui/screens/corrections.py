"""All that the reader put right in an article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing_tui.model.correction import Correction
from briefing_tui.reports.changes import told
from briefing_tui.tui.screens.choosing import Choice, ChoosingDialog


def corrections_dialog(corrections: Sequence[Correction], reasons: Mapping[str, str]) -> ChoosingDialog[Correction]:
    """A list of corrections, newest first; the chosen one is to be taken back, or to hold again.

    `reasons` says of those that no longer fit, by their ids, why.
    """
    choices = [
        Choice(correction, told(correction.change), _about(correction, reasons)) for correction in reversed(corrections)
    ]
    return ChoosingDialog("Corrections: enter takes one back, or lets it hold again", choices)


def _about(correction: Correction, reasons: Mapping[str, str]) -> str:
    if correction.undone is not None:
        return "taken back"
    return f"! {reasons[correction.id]}" if correction.id in reasons else ""
