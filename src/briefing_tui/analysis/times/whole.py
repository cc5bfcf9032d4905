"""Makes the words of a timeline row whole: the sentence that tells of an event, as far as it tells of this one.

A row is read alone, away from its text. So it is given its sentence: with what is said in it where it tells of
saying, with the verb of a noun that is dated, with the subject of a joined verb. What tells of another event stays
out: clauses joined with a subject of their own where they have a date too or the sentence is long, and side clauses
at the edges while the sentence is longer than a row can show.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_tui.analysis.times.clauses import LONGEST_REPORT, SUBJECTS, Clause, is_verb, without_stop
from briefing_tui.analysis.times.quoted import MARKS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# A sentence of at most so many tokens is shown with all its joined clauses, as long as only one of them is dated.
SHORT = 30
_JOINED = frozenset(("conj", "parataxis", "ccomp"))
_SIDE = frozenset(("relcl", "advcl", "acl", "appos", "conj", "parataxis", "prep", "npadvmod"))
_CLAUSES = frozenset(("relcl", "advcl", "acl", "parataxis"))
_ATTACHED = frozenset(("relcl", "acl", "appos"))
_OPENERS = frozenset((",", ";", ":", "-", "–", "—", "•", "*", ">", "and", "but", "or", "(", "…", "..."))


def whole_row(doc: Doc, clause: Clause, times: Sequence[tuple[int, int]], start: int, end: int) -> Clause:
    """The clause widened to what its sentence tells of the event that the tokens `start` to `end` date.

    `times` are the tokens of all dated expressions of the passage.
    """
    sentence = doc[clause.head].sent
    if not sentence.start <= start < sentence.end or not any(is_verb(token) for token in sentence):
        return clause
    others = [(a, b) for a, b in times if sentence.start <= a < sentence.end and not (a < end and start < b)]
    if _apart(doc, clause, others):
        return clause if is_verb(doc[clause.head]) else _carried(doc, clause)
    first, last = sentence.start, sentence.end
    for low, high in _other_clauses(list(sentence), clause, start, others):
        if low >= end:
            last = min(last, low)
        elif high <= start:
            first = max(first, high)
    if not any(token.dep_ in SUBJECTS for token in doc[first:last]):
        first = sentence.start
    first, last = _trimmed(doc, first, last, min(start, clause.head), max(end, clause.head + 1))
    first, last = _after_openers(doc, first, last), without_stop(doc, last)
    if last - first > LONGEST_REPORT or not first <= clause.head < last:
        return clause
    return replace(clause, start=first, end=last)


def _carried(doc: Doc, clause: Clause) -> Clause:
    """A noun that is dated in a clause about another one (“the man who fell in the 1999 floods”), with that clause and
    with whom or what it is about.
    """
    above = [token for token in doc[clause.head].ancestors if token.dep_ in _ATTACHED]
    for token in reversed(above):
        about = token.head
        first, last = min(about.left_edge.i, token.left_edge.i), token.right_edge.i + 1
        if about.i < token.i and last - first <= LONGEST_REPORT:
            return replace(clause, start=first, end=without_stop(doc, last))
    return clause


def _apart(doc: Doc, clause: Clause, others: Sequence[tuple[int, int]]) -> bool:
    """Whether the event is told beside another one that is dated too: “the dam, which burst in 2004, broke in May”."""
    token = doc[clause.head]
    while token.head.i != token.i:
        if token.dep_ in _ATTACHED:
            inside = {below.i for below in token.subtree}
            return bool(others) and not any(a in inside for a, _ in others)
        token = token.head
    return False


def _other_clauses(
    sentence: Sequence[Token], clause: Clause, start: int, others: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The tokens of joined clauses with a subject of their own that do not hold the expression at `start`; all that is
    said in a report is one.
    """
    found = []
    long = len(sentence) > SHORT
    roots = [token for token in sentence if is_verb(token) and token.dep_ in ("conj", "parataxis")]
    for verb in roots:
        if not any(child.dep_ in SUBJECTS for child in verb.children) or verb.head.dep_ in _ATTACHED:
            continue
        if clause.report and _is_said(verb, clause.head):
            continue
        low, high = verb.left_edge.i, verb.right_edge.i + 1
        dated = any(low <= a < high for a, _ in others)
        if low <= start < high:
            before = any(sentence[0].i <= a < low for a, _ in others)
            if (long or before) and verb.dep_ == "conj":
                found.append((sentence[0].i, low))
        elif long or dated:
            found.append((low, high))
    return found


def _is_said(verb: Token, saying: int) -> bool:
    """Whether a verb is in what the token `saying`, a verb of saying, reports."""
    return any(token.dep_ == "ccomp" and token.head.i == saying for token in (verb, *verb.ancestors))


def _trimmed(doc: Doc, first: int, last: int, low: int, high: int) -> tuple[int, int]:
    """`first` to `last` without side clauses at the edges, while that is longer than a row may be.

    The tokens `low` to `high` are kept.
    """
    while last - first > LONGEST_REPORT:
        right = [
            token.left_edge.i
            for token in doc[high:last]
            if token.dep_ in _SIDE and token.left_edge.i >= high and token.right_edge.i + 2 >= last
        ]
        left = [
            token.right_edge.i + 1
            for token in doc[first:low]
            if token.dep_ in _SIDE and token.right_edge.i < low and token.left_edge.i <= first + 1
        ]
        clauses = [
            token.left_edge.i for token in doc[high:last] if token.dep_ in _CLAUSES and token.left_edge.i in right
        ]
        if right:
            last = max(high, without_stop(doc, min(clauses) if clauses else max(right)))
        elif left:
            first = _after_openers(doc, min(left), last)
        else:
            break
    return first, last


def _after_openers(doc: Doc, first: int, last: int) -> int:
    while first < last - 1 and (
        doc[first].is_space or (doc[first].lower_ in _OPENERS and doc[first].text not in MARKS)
    ):
        first += 1
    return first
