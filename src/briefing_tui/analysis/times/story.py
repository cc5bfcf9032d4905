"""How a text tells its story: as history or as news, by which headings, with which looks aside, back and ahead.

What a text tells besides its story does not move the year in which that is: a year named in comparison, a step back,
what did not happen.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from briefing_tui.analysis.times.meaning import Expression, Meaning

# A text is told as history when its own years outnumber its words for the days around publication this many times,
# and are this many at least.
_HISTORY, _LEAST = 4, 4
# The years told next that lie within so many of the story's are back at it.
_BACK_WITHIN = 2
# How many of the years told next show whether the text stays with a year.
_LOOKED_AT = 4
# How far before an expression its clause is looked at, in characters.
_CLAUSE = 120
# A line that goes on further than this before or behind a year is no heading, in characters.
_LINE = 200
# A line of its own that opens with a year heads a section told in that year.
_HEADED = re.compile(r"\W*(?:the )?(\d{4})(?:\W.{0,60})?", re.IGNORECASE)
_DID_NOT_HAPPEN = re.compile(r"\bif\b[^.;,!?]*\bhad\b[^.;,!?]*$", re.IGNORECASE)
_WILL = re.compile(r"\b(?:will|is to|are to)\b[^.;\n“”]{0,60}$")
FINE = frozenset(("second", "minute", "hour", "part of day", "day", "weekend"))


def told_as_history(expressions: Sequence[Expression], published: date | None) -> bool:
    """Whether a text tells of past years by their number rather than of the days before it was published; where it
    is not known when that was, one such day shows that it does not.
    """
    near = far = 0
    for expression in expressions:
        meaning = expression.meaning
        if meaning.year is not None:
            far += published is None or abs(meaning.year - published.year) > 1
        elif meaning.anchor == "publication" and meaning.kind in ("date", "shift") and not meaning.quoted:
            near += 1
    if published is None and near:
        return False
    return far >= _LEAST and far > _HISTORY * near


def years_told(expressions: Sequence[Expression]) -> list[tuple[int, int]]:
    """Where the text gives a year, and which, in text order."""
    return [
        (expression.span.start, expression.meaning.year)
        for expression in expressions
        if expression.meaning.year and expression.meaning.grain not in ("decade", "century")
    ]


def is_aside(expression: Expression, story: int, told: Sequence[tuple[int, int]]) -> bool:
    """Whether a year only looks aside from the year of the story (“the largest since 1813”): of the years `told` next
    at least as many are back at the story's.
    """
    year = expression.meaning.year
    if year is None or abs(year - story) <= _BACK_WITHIN:
        return False
    after = bisect_right(told, expression.span.start, key=lambda one: one[0])
    ahead = [later for _, later in told[after : after + _LOOKED_AT]]
    back = sum(abs(later - story) <= _BACK_WITHIN for later in ahead)
    return back > 0 and back >= sum(abs(later - year) <= _BACK_WITHIN for later in ahead)


def steps_back(meaning: Meaning) -> bool:
    """Whether an expression looks back from the story by more than days: “ten years earlier”, “the previous year”."""
    back = meaning.kind == "shift" and meaning.anchor == "narrative" and (meaning.offset or 0) < 0
    return back and meaning.grain not in FINE


def heads_section(text: str, expression: Expression) -> bool:
    """Whether a year opens a short line of its own, the heading of what follows."""
    first, last = expression.span.start - _LINE, expression.span.end + _LINE
    start = text.rfind("\n", max(0, first), expression.span.start) + 1
    end = text.find("\n", expression.span.end, last)
    if not start and first > 0:
        return False
    line = text[start : len(text) if end < 0 else end].strip()
    found = _HEADED.fullmatch(line)
    headed = end >= 0 and found is not None and not line.endswith((".", "!", "?", ","))
    return headed and found is not None and found[1] == str(expression.meaning.year)


def is_to_come(text: str, expression: Expression) -> bool:
    """Whether a clause tells outright of what is still to come."""
    start = expression.span.start
    ahead = _WILL.search(text, max(0, start - _CLAUSE), start) is not None
    return ahead and expression.meaning.direction == "future"


def did_not_happen(text: str, expression: Expression) -> bool:
    """Whether a clause supposes what did not happen: “if the roof had come down a day later”."""
    start = expression.span.start
    return _DID_NOT_HAPPEN.search(text, max(0, start - _CLAUSE), start) is not None
