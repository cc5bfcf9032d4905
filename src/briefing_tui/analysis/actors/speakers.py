"""Quotes with their speakers: the words for a speaker joined to the actor that they stand for."""

from __future__ import annotations

from briefing_tui.analysis.actors.cast import Attribution, Cast
from briefing_tui.analysis.quotes.speech import Speech
from briefing_tui.model.briefing import Quote


def assign_speakers(speech: tuple[Speech, ...], cast: Cast) -> tuple[Quote, ...]:
    """The quotes in text order, “q1” the first; speech that goes on has the speaker of the speech that it continues.

    A quote's confidence is the product of those of its source and of the actor that it resolves to.
    """
    order = sorted(range(len(speech)), key=lambda at: speech[at].spans)
    resolved = {at: _speaker(at, speech, cast) for at in order}
    return tuple(_quote(f"q{number}", speech[at], resolved[at]) for number, at in enumerate(order, start=1))


def _speaker(at: int, speech: tuple[Speech, ...], cast: Cast) -> Attribution | None:
    """Who speaks, through all speech that this one continues."""
    visited: set[int] = set()
    said = speech[at]
    while said.continues is not None and said.continues not in visited:
        visited.add(said.continues)
        said = speech[said.continues]
    if said.kind == "scare" or said.source is None:
        return None
    return cast.who(said.source)


def _quote(number: str, said: Speech, who: Attribution | None) -> Quote:
    if said.kind == "scare":
        return Quote(number, said.kind, said.spans, None, None, said.cue, said.confidence, said.reason)
    if who is None:
        return Quote(number, said.kind, said.spans, None, said.source, said.cue, said.confidence, said.reason)
    confidence = round(said.confidence * who.confidence, 3)
    reason = f"{said.reason}; {who.reason}"
    return Quote(number, said.kind, said.spans, who.actor, said.source, said.cue, confidence, reason)
