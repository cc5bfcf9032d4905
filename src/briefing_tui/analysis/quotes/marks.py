"""Quotation marks read without a parser: which runs of a passage stand in them, and which runs are one quote."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from math import inf

from briefing_tui.model.span import Span
from briefing_tui.model.visible import Visible

CLOSING = {"“": "”", "„": "“”", "«": "»", '"': '"', "``": "''", "''": "''"}
_SINGLE = {"‘": "’", "'": "'"}
# Every character that opens or closes a quote in one style or another.
_ANY_MARK = re.compile("[“”„«»\"`'‘’]")
# Feet and inches (6'3"), and a bare measure in inches that no quotation mark can follow directly (a 9" pipe).
_FEET_INCHES = re.compile(r"\d ?['’′] ?\d{1,2}$")
_MEASURE = 6  # the longest of these, in characters
# Words that lose their beginning in writing, so that the mark before them is an apostrophe.
_ELIDED = re.compile(r"(?:\d0s?\b|\d\d\b|em\b|n\b|til\b|cause\b|bout\b|round\b|tis\b|twas\b|cuz\b)", re.IGNORECASE)
_SPEECH_ENDS = re.compile(r'[,.?!…]"(?:\s|$)')
_BEFORE_OPENING = re.compile(r"(?:^|[\s(\[—–:/-])$")


@dataclass(frozen=True, slots=True)
class QuotedRun:
    """Words in quotation marks within one passage, marks included.

    `passage` is the passage's index; `start` and `end` are positions in its visible text and `span` the same in the
    source. `closed` is false where the passage ends before the closing mark. `single` says that the marks are ‘ ’.
    """

    passage: int
    start: int
    end: int
    span: Span
    closed: bool
    single: bool


def scan(text: str) -> list[tuple[int, int, bool, bool]]:
    """The outermost quoted runs of one passage's visible text as (start, end, closed, single), in text order."""
    runs: list[tuple[int, int, bool, bool]] = []
    singles: dict[str, _Singles] = {}
    at = 0
    while (marked := _ANY_MARK.search(text, at)) is not None:
        at = marked.start()
        mark = _opening(text, at)
        if mark is None:
            at += 1
            continue
        single = mark in _SINGLE
        if single and mark not in singles:
            singles[mark] = _Singles.of(text, _SINGLE[mark])
        end = singles[mark].end(at) if single else _end_of_double(text, at, mark)
        if end is not None:
            runs.append((at, end, True, single))
            at = end
        elif single:
            at += 1
        else:
            runs.append((at, len(text), False, False))
            at = len(text)
    return runs


def runs_of(texts: Sequence[Visible]) -> tuple[QuotedRun, ...]:
    """The outermost quoted runs of the passages, in text order."""
    return tuple(
        QuotedRun(index, start, end, text.span(start, end), closed, single)
        for index, text in enumerate(texts)
        for start, end, closed, single in scan(text.text)
    )


def joined(runs: Sequence[QuotedRun], breaks: AbstractSet[int] = frozenset()) -> list[list[QuotedRun]]:
    """Gathers runs into quotes: one left open goes on in the next passage where that opens with a mark again.

    In the passages of `breaks` somebody else speaks, so that nothing goes on there.
    """
    quotes: list[list[QuotedRun]] = []
    for run in runs:
        last = quotes[-1][-1] if quotes else None
        follows = last is not None and not last.closed and run.start == 0 and run.passage == last.passage + 1
        if follows and run.passage not in breaks:
            quotes[-1].append(run)
        else:
            quotes.append([run])
    return quotes


def _opening(text: str, at: int) -> str | None:
    """The mark that opens a quote at `at`, or None."""
    mark = text[at]
    if text.startswith(("``", "''"), at):
        return text[at : at + 2]
    if mark == '"':
        measure = at > 0 and text[at - 1].isdigit()
        return None if measure else mark
    if mark in CLOSING:
        return mark
    if mark in _SINGLE and _opens_single(text, at):
        return mark
    return None


def _opens_single(text: str, at: int) -> bool:
    following = text[at + 1 : at + 2]
    return (
        (following.isalnum() or following in ("[", "…", "$", "“"))
        and _BEFORE_OPENING.search(text[max(0, at - 1) : at]) is not None
        and _ELIDED.match(text, at + 1) is None
    )


def _end_of_double(text: str, start: int, mark: str) -> int | None:
    """The position after the mark that closes what `mark` opens at `start`; None when the passage ends first.

    Mixed styles are taken as their writer meant them: a straight mark closes a curly one that has no other end, and a
    curly one closes a straight one in which no curly one opened.
    """
    if mark in ("``", "''"):
        end = text.find("''", start + 2)
        return None if end < 0 else end + 2
    closing = CLOSING[mark]
    last, opened = text.rfind("”"), text.find("“", start)
    for found in _ANY_MARK.finditer(text, start + 1):
        at, here = found.start(), found[0]
        if here in closing:
            if here == '"' and _FEET_INCHES.search(text[max(0, at - _MEASURE) : at]):
                continue
            return at + 1
        if mark == "“" and (
            (here == "“" and (at + 1 == len(text) or text[at + 1] in " .,;"))
            or (here == '"' and (last < at or _SPEECH_ENDS.match(text, at - 1)))
        ):
            return at + 1
        if mark == '"' and here == "”" and not start <= opened < at:
            return at + 1
    return None


@dataclass(frozen=True, slots=True)
class _Singles:
    """Where single quotes may end in one text, each list rising: what ends the search, sure marks, doubtful ones.

    A mark after punctuation surely closes. After a letter it may be an apostrophe (“the workers’ rights”), so an `s`
    before it counts only when no better mark follows before the next opening. A mark between letters closes nothing.
    """

    breaks: list[int]
    sure: list[int]
    doubtful: list[int]

    @classmethod
    def of(cls, text: str, closing: str) -> _Singles:
        """The places in `text` for single quotes that `closing` ends."""
        made = cls([], [], [])
        for found in _ANY_MARK.finditer(text, 1):
            at, here = found.start(), found[0]
            if here in CLOSING or (here == "‘" and closing == "’"):
                made.breaks.append(at)
            elif here != closing or text[at + 1 : at + 2].isalnum():
                continue
            elif text[at - 1] in "sS" and text[at + 1 : at + 2] == " ":
                made.doubtful.append(at)
            elif not text[at - 1].isspace():
                made.sure.append(at)
        return made

    def end(self, start: int) -> int | None:
        """The position after the mark that closes the single quote opened at `start`; None where none does."""
        breaks, sure, doubtful = (_first(places, start + 2) for places in (self.breaks, self.sure, self.doubtful))
        end = sure if sure < breaks else doubtful
        return int(end) + 1 if end < breaks else None


def _first(places: list[int], least: int) -> float:
    """The first of rising `places` that is not before `least`; infinity where there is none."""
    at = bisect_left(places, least)
    return places[at] if at < len(places) else inf
