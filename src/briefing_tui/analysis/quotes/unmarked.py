"""Direct speech without quotation marks that is set off as a block."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from briefing_tui.analysis.quotes.grammar import NOMINAL, noun_phrase
from briefing_tui.analysis.quotes.pieces import Piece
from briefing_tui.analysis.quotes.scene import DASHES, Cue, Scene

# How sure the layout alone makes us of the source: a signature, a name above.
SURE = 0.9


def blocks(scenes: Sequence[Scene]) -> list[Piece]:
    """Quotations set off as blocks whose source is signed after a dash, or named just before a colon above them."""
    found: list[Piece] = []
    for is_quote, group in groupby(scenes, key=lambda scene: scene.parsed.passage.block == "quote"):
        block = list(group)
        if is_quote and not any(scene.runs for scene in block):
            above = scenes[block[0].index - 1] if block[0].index else None
            found += _block(block, above)
    return found


def _block(block: list[Scene], above: Scene | None) -> Iterator[Piece]:
    last = block[-1]
    dash = next((token.i for token in reversed(last.doc) if token.text in DASHES), None)
    if dash is not None and (dash > 0 or len(block) > 1):
        cue = _signature(last, dash)
        if cue is not None:
            spans = [scene.parsed.span(0, len(scene.doc)) for scene in block[:-1]]
            if dash:
                spans.append(last.parsed.span(0, dash))
            yield Piece("direct", tuple(spans), last.index, cue, SURE)
            return
    if above is not None and len(above.doc) and above.doc[-1].text == ":":
        cue = next((cue for cue in reversed(above.cues) if cue.kind != "other"), None)
        if cue is not None:
            spans = [scene.parsed.span(0, len(scene.doc)) for scene in block]
            yield Piece("direct", tuple(spans), above.index, cue, SURE)


def _signature(scene: Scene, dash: int) -> Cue | None:
    """The name after the last dash of a block, with no verb in what follows it."""
    rest = scene.doc[dash + 1 :]
    head = next((token for token in rest if token.pos_ in NOMINAL), None)
    if head is None or any(token.pos_ in ("VERB", "AUX") for token in rest):
        return None
    while head.dep_ == "compound" and head.head.i > head.i:
        head = head.head
    return Cue("signature", "plain", dash, dash + 1, noun_phrase(head), head.i)
