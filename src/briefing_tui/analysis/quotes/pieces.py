"""Speech on the way to its final form, while pieces are still put together and numbered."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_tui.analysis.quotes.scene import Cue
from briefing_tui.model.briefing import QuoteKind
from briefing_tui.model.span import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of speech. `passage` is the index of the passage in which its cue stands.

    `of` is the place, in the list of pieces, of the earlier one whose speaker goes on here; `part_of` is that of the
    piece into which this one has been merged. `named` are the exact words of a label, where one names the speaker;
    `bare` says of a clause that it is but a noun phrase, which is speech only together with words in marks.
    """

    kind: QuoteKind
    spans: tuple[Span, ...]
    passage: int
    cue: Cue | None
    confidence: float
    of: int | None = None
    part_of: int | None = None
    named: Span | None = None
    bare: bool = False
