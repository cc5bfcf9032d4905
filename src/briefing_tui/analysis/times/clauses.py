"""The event that a time expression dates: the clause of the verb that governs it, or a noun that tells an event."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from briefing_tui.analysis.times.quoted import MARKS, within_marks

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Clauses and joined parts that belong to an event of their own.
_OTHER_EVENTS = frozenset(("advcl", "conj", "cc", "parataxis", "punct", "ccomp", "mark", "dep", "preconj"))
_DIRECT = frozenset(("npadvmod", "nmod", "poss", "compound", "amod", "nummod", "appos", "tmod"))
# Endings of nouns that tell what happens; `event_nouns.json` has those without, and things that have one all the same,
# both a sample of the commonest in news.
_EVENT_ENDINGS = ("tion", "sion", "ment", "ance", "ence", "ing", "ure", "fare")
# Participles that the parser takes for verbs where they are prepositions.
_PREPOSITIONS = frozenset(("following", "including", "according", "regarding"))
REPORTING = frozenset(
    ("say", "tell", "report", "announce", "state", "add", "claim", "declare", "disclose", "note", "write", "warn",
     "estimate", "predict", "confirm", "reveal", "argue", "acknowledge", "insist", "deny", "allege", "suggest")
)  # fmt: skip
SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "expl"))
# What hangs on a noun without naming it.
_APART = ("relcl", "acl", "appos", "conj", "cc", "punct")
LONGEST_REPORT = 50
# An expression so many tokens from its clause, at most, is put into it.
_BESIDE = 3
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
    return _governed(doc, start, end)


def tidied(doc: Doc, quoted: Sequence[tuple[int, int]], clause: Clause, start: int, end: int) -> Clause | None:
    """The clause with its expression where that stands beside it, not too long, and with no quotation cut open.

    None where nothing but the expression is left.
    """
    first, last = clause.start, clause.end
    if 0 <= start - last <= _BESIDE:
        last = end
    elif 0 <= first - end <= _BESIDE:
        first = start
    if last - first > LONGEST_REPORT:
        last = min(last, max(end, clause.head + 1, first + LONGEST_REPORT))
    first, last = within_marks(doc, quoted, first, last, head=clause.head, longest=LONGEST_REPORT)
    last = max(first + 1, without_stop(doc, last))
    alone = all(start <= token.i < end or token.is_punct or token.is_space for token in doc[first:last])
    return None if alone else replace(clause, start=first, end=last)


def _governed(doc: Doc, start: int, end: int) -> Clause | None:
    root = _root(doc, start, end)
    governor = root.head
    if root.dep_ in _DIRECT and tells_event(governor) and not start <= governor.i < end:
        return _nominal(governor, root)
    if (governor.dep_ == "prep" or governor.lower_ in _PREPOSITIONS) and root.dep_ in _DIRECT:
        for noun in governor.children:
            if noun.dep_ in ("pobj", "dobj") and tells_event(noun):
                return _nominal(noun, root)
    for token in _upwards(root):
        if is_verb(token) and not start <= token.i < end:
            return clause_of(_main_verb(token))
    sentence = root.sent
    head = sentence.root
    if start <= head.i < end and len(sentence) == end - start:
        return None
    if is_verb(head):
        return clause_of(_main_verb(head))
    return Clause(head.i, sentence.start, without_stop(doc, sentence.end), False, f"the words around ‘{root.text}’")


def governing_verb(doc: Doc, start: int) -> Token | None:
    """The verb that the token at `start` hangs on; None where there is none."""
    return next((token for token in _upwards(doc[start]) if is_verb(token)), None)


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


def is_verb(token: Token) -> bool:
    """Whether a token heads a clause; “following” and “including” before a noun are prepositions."""
    return token.pos_ in ("VERB", "AUX") and token.dep_ != "prep" and token.lower_ not in _PREPOSITIONS


def _main_verb(token: Token) -> Token:
    """The verb that an auxiliary helps, or the token itself."""
    return token.head if token.dep_ in ("aux", "auxpass") and token.head.pos_ == "VERB" else token


def tells_event(token: Token) -> bool:
    """Whether a noun names something that happens."""
    lemma, nouns = token.lemma_.lower(), _nouns()
    ending = lemma.endswith(_EVENT_ENDINGS) and len(lemma) > 5 and lemma.removesuffix("s") not in nouns["things"]
    return token.pos_ == "NOUN" and (ending or lemma in nouns["events"])


@cache
def _nouns() -> dict[str, frozenset[str]]:
    file = resources.files("briefing_tui.analysis.times") / "event_nouns.json"
    return {name: frozenset(words) for name, words in json.loads(file.read_text(encoding="utf-8")).items()}


def _nominal(noun: Token, root: Token) -> Clause:
    kept = [token.i for token in noun.subtree if not _under(token, noun, ("relcl", "conj", "cc", "punct"))]
    return Clause(noun.i, min(kept), max(kept) + 1, False, f"‘{root.text}’ belongs to ‘{noun.text}’")


def clause_of(verb: Token) -> Clause:
    """The clause of a verb, with what it reports where it is a verb of saying."""
    report = _reports(verb)
    kept = _with_what_carries(verb, _own(verb))
    if verb.dep_ in ("ccomp", "parataxis") and verb.head.lemma_.lower() not in REPORTING:
        report = False
    content = [child for child in verb.children if child.dep_ == "ccomp"] if report else []
    parenthetical = _reported_around(verb) if not content else None
    for told in [*content, *([parenthetical] if parenthetical is not None else [])]:
        widened = [*kept, told.i, *_own(told)]
        if max(widened) - min(widened) < LONGEST_REPORT:
            kept = widened
        report = True
    start, end = min(kept), without_stop(verb.doc, max(kept) + 1)
    return Clause(verb.i, start, end, report, f"governed by ‘{verb.text}’")


def _reported_around(verb: Token) -> Token | None:
    """The verb of what is reported where the report is put in (“The bridge fell, officials said on Monday”)."""
    if verb.lemma_.lower() not in REPORTING:
        return None
    as_told = verb.dep_ == "advcl" and any(child.dep_ == "mark" and child.lower_ == "as" for child in verb.children)
    return verb.head if (as_told or verb.dep_ in ("parataxis", "ccomp")) and is_verb(verb.head) else None


def _reports(verb: Token) -> bool:
    """Whether a verb tells that something was said, and the sentence holds what was: a clause, or words in marks."""
    if verb.lemma_.lower() not in REPORTING:
        return False
    return any(child.dep_ in ("ccomp", "parataxis") for child in verb.children) or any(
        token.text in MARKS for token in verb.sent
    )


def _with_what_carries(verb: Token, kept: list[int]) -> list[int]:
    """The tokens of a clause that cannot stand alone, with those that carry it, as long as that stays a clause.

    A relative clause goes with the noun that it is about, “to open” with “plans”, a joined verb without a subject of
    its own with the verb that has it.
    """
    above = verb.head
    if verb.dep_ in ("relcl", "acl") and above.i < verb.i:
        left = [token.i for token in above.subtree if token.i < verb.i and not _under(token, above, _APART)]
        return _if_short([*kept, *left], kept, LONGEST_REPORT)
    if verb.dep_ in ("xcomp", "pcomp"):
        governors = [token for token in (above, *above.ancestors) if is_verb(token)][:1]
        for governor in governors:
            return _if_short([*kept, *_with_what_carries(governor, _own(governor))], kept, LONGEST_REPORT)
    if verb.dep_ == "conj" and is_verb(above) and not any(child.dep_ in SUBJECTS for child in verb.children):
        return _if_short([*kept, *_own(above)], kept, LONGEST_CLAUSE)
    return kept


def _if_short(wide: list[int], narrow: list[int], limit: int) -> list[int]:
    return wide if max(wide) - min(wide) < limit else narrow


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


def without_stop(doc: Doc, end: int) -> int:
    """The index behind the last token before `end` that is no stop, comma, dash or joining word."""
    while end > 1 and (
        doc[end - 1].is_space or doc[end - 1].text in (".", ",", ";", ":", "-", "–", "—", "and", "but", "or")
    ):
        end -= 1
    return end
