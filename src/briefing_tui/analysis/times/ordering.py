"""Events without a date that the text puts in order: “after the vote”, “following the talks”, “before he left”.

Only what one sentence states outright: a finite past event, a connective, and the other event. Where the sentence
gives any date, or quotes anybody, or tells only what was said, nothing is put in order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_tui.analysis.times.clauses import REPORTING, Clause, clause_of, is_verb, tells_event
from briefing_tui.analysis.times.quoted import quotations

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CONNECTIVES = frozenset(("after", "following", "before"))
# Verbs that tell a state or what somebody thinks rather than something that happens.
_STATES = frozenset(
    ("be", "have", "seem", "appear", "remain", "know", "believe", "think", "want", "need", "hope", "expect", "like",
     "look", "feel", "mean", "include", "contain", "belong", "do", "get")
)  # fmt: skip
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
# Subjects that stand for a whole clause, or for nothing (“it took years before …”).
_EMPTY = frozenset(("it", "this", "that", "which", "what", "there", "all"))
# More rows of this kind than this would drown those with a date.
MOST = 5


@dataclass(frozen=True, slots=True)
class Ordered:
    """An event placed by another: its clause, the token of the connective, and the tokens of the other event."""

    clause: Clause
    connective: int
    start: int
    end: int


def ordered_events(doc: Doc, dated: list[tuple[int, int]]) -> list[Ordered]:
    """The events of a passage that it places only by other events; `dated` are the tokens of its time expressions."""
    found: list[Ordered] = []
    quoted = quotations(doc)
    for token in doc:
        if token.lower_ not in CONNECTIVES:
            continue
        sentence = token.sent
        if any(sentence.start < end and start < sentence.end for start, end in (*dated, *quoted)):
            continue
        ordered = _ordered(token)
        if ordered and all(ordered.clause.head != before.clause.head for before in found):
            found.append(ordered)
    return found


def _ordered(connective: Token) -> Ordered | None:
    other = _other_event(connective)
    if other is None:
        return None
    above = other.head if connective.dep_ == "mark" else connective.head
    if not is_verb(above) or not _happened(above):
        return None
    inside = {token.i for token in other.subtree}
    clause = clause_of(above)
    tokens = sorted(inside - {connective.i})
    if clause.report or tokens[-1] - tokens[0] + 1 != len(tokens) or len(tokens) > 15:
        return None
    return Ordered(clause, connective.i, tokens[0], _without_stops(connective.doc, tokens[-1] + 1))


def _other_event(connective: Token) -> Token | None:
    """The noun or the verb of the event that the connective brings in; None where it brings in none."""
    if connective.dep_ == "mark" and connective.lower_ != "following":
        verb = connective.head
        told = verb.dep_ == "advcl" and verb.lemma_.lower() not in _STATES and _finite(verb)
        return verb if told and verb.head.i != verb.i else None
    if connective.dep_ != "prep":
        return None
    for noun in connective.children:
        definite = any(
            child.dep_ in ("det", "poss") and child.lower_ not in ("a", "an", "any") for child in noun.children
        )
        if noun.dep_ in ("pobj", "dobj") and tells_event(noun) and definite:
            return noun
    return None


def _happened(verb: Token) -> bool:
    """Whether a verb tells, with a subject and in the past, something that happened and was not only said."""
    lemma = verb.lemma_.lower()
    subject = any(child.dep_ in _SUBJECTS and child.lower_ not in _EMPTY for child in verb.children)
    denied = any(child.dep_ == "neg" for child in verb.children)
    main = verb.dep_ in ("ROOT", "conj")
    return main and subject and not denied and lemma not in _STATES and lemma not in REPORTING and _finite(verb)


def _finite(verb: Token) -> bool:
    """Whether a verb stands in a past tense: by its own form, or by that of what helps it."""
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if any(helper.tag_ == "MD" or helper.lower_ in ("to", "is", "are") for helper in helpers):
        return False
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and bool(helpers))


def _without_stops(doc: Doc, end: int) -> int:
    while end > 1 and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    return end
