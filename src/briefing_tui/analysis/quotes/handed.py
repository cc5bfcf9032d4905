"""Speakers that are not the subject of their verb: whom somebody quotes, and who goes on with a second verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_tui.analysis.quotes.cues import CueClass, class_of
from briefing_tui.analysis.quotes.grammar import passive_subject, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_CITES = frozenset(("quote", "cite"))


def cited(verb: Token) -> Token | None:
    """Whom somebody quotes: they speak, not who quotes.

    “the Gazette quoted Ms Riis”, “cited sources as saying”, “Ms Riis is quoted by the Gazette”
    """
    above = verb.head.head if verb.dep_ == "pcomp" and verb.head.lower_ == "as" else verb
    if above.lemma_ not in _CITES:
        return None
    if any(child.dep_ == "auxpass" for child in above.children):
        return passive_subject(above)
    return next(
        (child for child in above.children if child.dep_ == "dobj" and (child.pos_ == "PROPN" or above.i != verb.i)),
        None,
    )


def speaker_over(verb: Token, kind: CueClass) -> Token | None:
    """Who says more in “said the wall fell and noted that …”: a verb of saying goes on from a verb of saying.

    The parse may join it to the verb of what was said; the tense tells that the speaker goes on.
    """
    if verb.dep_ != "conj" or kind not in ("plain", "speech") or any(child.dep_ == "nsubj" for child in verb.children):
        return None
    step = verb.head
    while step.dep_ == "conj":
        step = step.head
    told = step.head
    over = step.dep_ == "ccomp" and told.tag_ == verb.tag_ and class_of(step) not in ("plain", "speech")
    return subject_of(told) if over and class_of(told) in ("plain", "speech") else None
