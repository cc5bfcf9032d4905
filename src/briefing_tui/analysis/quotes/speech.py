"""Speech as the text shows it, before it is known which actor the words for the speaker stand for."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_tui.model.briefing import QuoteKind
from briefing_tui.model.span import Span


@dataclass(frozen=True, slots=True)
class Speech:
    """One piece of speech, quotation marks included, in one or several spans in text order.

    `source` is the whole noun phrase that the text uses for the speaker, `cue` the word that introduces the speech.
    `continues` is the index, in the tuple of all speech of the article, of the earlier speech whose speaker goes on
    here; then `source` is the earlier one's and `cue` None. `confidence` (0 to 1) is that the source, or the
    continuation, is right; `reason` says in a reader's words why (“subject of ‘told’”). Scare quotes have neither
    source nor continuation. `labelled` says that the source is the label of a turn (“MR. KIRBY:”).
    """

    kind: QuoteKind
    spans: tuple[Span, ...]
    source: Span | None
    cue: Span | None
    confidence: float
    reason: str
    continues: int | None = None
    labelled: bool = False
