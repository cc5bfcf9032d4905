"""A briefing as a reader put it right. Apart from what does that, which is only loaded where there is something to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_tui.model.briefing import Briefing

if TYPE_CHECKING:
    from briefing_tui.model.correction import Correction


@dataclass(frozen=True, slots=True)
class Misfit:
    """A correction that no longer fits the briefing, and why, in words for the reader."""

    correction: Correction
    reason: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """A briefing as it was put right, and the corrections that could not be applied."""

    briefing: Briefing
    misfits: tuple[Misfit, ...]
