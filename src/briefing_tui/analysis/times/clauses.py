"""The event that a time expression dates: the clause of the verb that governs it, or a noun that tells an event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Clauses and joined parts that belong to an event of their own.
_OTHER_EVENTS = frozenset(("advcl", "conj", "cc", "parataxis", "punct", "ccomp", "mark", "dep", "preconj"))
_DIRECT = frozenset(("npadvmod", "nmod", "poss", "compound", "amod", "nummod", "appos", "tmod"))
# Endings of nouns that tell what happens, and short ones that have none (a closed sample of the commonest in news).
_EVENT_ENDINGS = ("tion", "sion", "ment", "ance", "ence", "ing", "al", "ure", "fare")
_EVENT_NOUNS = frozenset(
    ("advance", "attack", "strike", "visit", "talk", "meeting", "vote", "war", "raid", "crash", "death", "speech",
     "summit", "ruling", "decision", "offer", "deal", "report", "killing", "shooting", "trial", "march", "rally",
     "game", "match", "fire", "storm", "crisis", "coup", "siege", "battle", "conference", "interview", "statement")
)  # fmt: skip
# Participles that the parser takes for verbs where they are prepositions.
_PREPOSITIONS = frozenset(("following", "including", "according", "regarding"))
REPORTING = frozenset(
    ("say", "tell", "report", "announce", "state", "add", "claim", "declare", "disclose", "note", "write", "warn",
     "estimate", "predict", "confirm", "reveal", "argue", "acknowledge", "insist", "deny", "allege", "suggest")
)  # fmt: skip
LONGEST_REPORT = 40
# Beyond this many tokens a phrase set off by a comma at the end is left out.
LONGEST_CLAUSE = 20


@dataclass(frozen=True, slots=True)
class Clause:
    """An event in a parse: the token that heads it, the tokens `start` to `end`, and whether it is a report."""

    head: int
    start: int
    end: int
    report: bool
    reason: str


def dated_event(doc: Doc, start: int, end: int) -> Clause | None:
    """The event dated by the tokens `start` to `end`; None when the expression hangs on nothing."""
    root = _root(doc, start, end)
    governor = root.head
    if root.dep_ in _DIRECT and _tells_event(governor) and not start <= governor.i < end:
        return _nominal(governor, root)
    if (governor.dep_ == "prep" or governor.lower_ in _PREPOSITIONS) and root.dep_ in _DIRECT:
        for noun in governor.children:
            if noun.dep_ in ("pobj", "dobj") and _tells_event(noun):
                return _nominal(noun, root)
    for token in _upwards(root):
        if _is_verb(token) and not start <= token.i < end:
            return _clause(_main_verb(token))
    sentence = root.sent
    head = sentence.root
    if start <= head.i < end and len(sentence) == end - start:
        return None
    if _is_verb(head):
        return _clause(_main_verb(head))
    return Clause(head.i, sentence.start, _without_stop(doc, sentence.end), False, f"the words around ‘{root.text}’")


def starts_after(doc: Doc, head: int) -> int | None:
    """The verb of the clause that happens after the event headed by token `head` (“…, following the advance”)."""
    for token in _upwards(doc[head]):
        if token.lower_ in ("following", "after", "since"):
            for verb in _upwards(token):
                if _is_verb(verb):
                    return verb.i
        if _is_verb(token):
            return None
    return None


def _root(doc: Doc, start: int, end: int) -> Token:
    """The token of the expression whose head lies outside it."""
    for token in doc[start:end]:
        if not start <= token.head.i < end or token.head.i == token.i:
            return token
    return doc[start]


def _upwards(token: Token) -> Iterator[Token]:
    while token.head.i != token.i:
        token = token.head
        yield token


def _is_verb(token: Token) -> bool:
    """Whether a token heads a clause; “following” and “including” before a noun are prepositions."""
    return token.pos_ in ("VERB", "AUX") and token.dep_ != "prep" and token.lower_ not in _PREPOSITIONS


def _main_verb(token: Token) -> Token:
    """The verb that an auxiliary helps, or the token itself."""
    return token.head if token.dep_ in ("aux", "auxpass") and token.head.pos_ == "VERB" else token


def _tells_event(token: Token) -> bool:
    lemma = token.lemma_.lower()
    return token.pos_ == "NOUN" and (lemma in _EVENT_NOUNS or (lemma.endswith(_EVENT_ENDINGS) and len(lemma) > 5))


def _nominal(noun: Token, root: Token) -> Clause:
    kept = [token.i for token in noun.subtree if not _under(token, noun, ("relcl", "conj", "cc", "punct"))]
    return Clause(noun.i, min(kept), max(kept) + 1, False, f"‘{root.text}’ belongs to ‘{noun.text}’")


def _clause(verb: Token) -> Clause:
    report = verb.lemma_.lower() in REPORTING and any(child.dep_ in ("ccomp", "parataxis") for child in verb.children)
    kept = _own(verb)
    if verb.dep_ in ("ccomp", "parataxis") and verb.head.lemma_.lower() not in REPORTING:
        report = False
    content = [child for child in verb.children if child.dep_ == "ccomp"] if report else []
    parenthetical = _reported_around(verb) if not content else None
    for told in [*content, *([parenthetical] if parenthetical is not None else [])]:
        widened = [*kept, told.i, *_own(told)]
        if max(widened) - min(widened) < LONGEST_REPORT:
            kept = widened
        report = True
    start, end = min(kept), _without_stop(verb.doc, max(kept) + 1)
    return Clause(verb.i, start, end, report, f"governed by ‘{verb.text}’")


def _reported_around(verb: Token) -> Token | None:
    """The verb of what is reported where the report is put in (“The bridge fell, officials said on Monday”)."""
    if verb.lemma_.lower() not in REPORTING:
        return None
    return verb.head if verb.dep_ in ("parataxis", "ccomp") and _is_verb(verb.head) else None


def _own(verb: Token) -> list[int]:
    """The tokens of a verb’s clause without those of other events."""
    kept = [verb.i]
    for child in verb.children:
        if child.dep_ in _OTHER_EVENTS:
            continue
        part = [token.i for token in child.subtree if not _under(token, child, ("relcl", "advcl", "parataxis"))]
        set_off = child.dep_ == "prep" and part[0] > max(kept) and verb.doc[part[0] - 1].text == ","
        if not set_off or part[-1] - min(kept) < LONGEST_CLAUSE:
            kept.extend(part)
    return kept


def _under(token: Token, top: Token, relations: tuple[str, ...]) -> bool:
    """Whether `token` hangs below `top` by one of `relations`."""
    while token.i != top.i:
        if token.dep_ in relations:
            return True
        token = token.head
    return False


def _without_stop(doc: Doc, end: int) -> int:
    while end > 1 and (doc[end - 1].is_space or doc[end - 1].text in (".", ",", ";")):
        end -= 1
    return end
