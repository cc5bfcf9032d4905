"""Stretches with a beginning or an end that the text tells: “since May”, “until Friday”, “for two months from March”.

Read from the words and the dates alone, without a parse, so that a briefing can be dated anew.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from briefing_tui.analysis.times.calendar import moved
from briefing_tui.analysis.times.resolution import ResolvedTime
from briefing_tui.model.briefing import EventDate, Grain

# Right before a date these make it the beginning or the end of a stretch whose other end is open.
_BEGUN = re.compile(r"\bsince\s+(?:(?:at least|around|about|as early as)\s+)?$", re.IGNORECASE)
_ENDED = re.compile(r"\b(?:until|till)\s+(?:(?:at least|around|about|early on)\s+)?$", re.IGNORECASE)
# Between a length and the day on which it begins or ends, and between a day and the length that begins with it.
_FROM = re.compile(r"\s*,?\s*(?:from|starting|beginning|commencing)(?:\s+(?:on|in|from|with|the))*\s*", re.IGNORECASE)
_TO = re.compile(r"\s*,?\s*(?:to|until|ending|ended)(?:\s+(?:on|in|with|the))*\s*", re.IGNORECASE)
_FOR = re.compile(r"\s*,?\s*(?:and\s+)?(?:for|lasting|lasted)(?:\s+(?:for|about|nearly))*\s*", re.IGNORECASE)
_LENGTH = re.compile(r"P(\d+)([DWMY])")
_UNITS: dict[str, Grain] = {"D": "day", "W": "week", "M": "month", "Y": "year"}
# How far before a date its word of beginning or end is looked for, in characters.
_REACH = 24
_MONTHLY, _YEARLY = ("month", "year"), ("year",)


def with_length(text: str, lengths: Sequence[ResolvedTime], time: ResolvedTime) -> tuple[ResolvedTime, ...]:
    """The date `time` with the one of some lengths that begins or ends with it, in text order; the date alone where
    the text gives no length for it.
    """
    for length in lengths:
        if _joined(text, length, time) is not None:
            return tuple(sorted((length, time), key=lambda one: one.expression.span))
    return (time,)


def is_length(time: ResolvedTime) -> bool:
    """Whether an expression tells how long something lasts, by a count of days or longer units."""
    counted = time.expression.meaning.kind == "duration" and _LENGTH.fullmatch(time.time.value)
    return bool(counted) and time.time.type == "DURATION"


def bar(text: str, times: Sequence[ResolvedTime]) -> EventDate | None:
    """The stretch that the expressions of a row tell, as far as one end of it is told; None for any other row.

    With an open end its days are those of the end that is told, and the EDTF leaves the other open.
    """
    dated = [time for time in times if not is_length(time)]
    if len(dated) != 1 or dated[0].date.earliest is None:
        return None
    lengths = [time for time in times if is_length(time)]
    return _lasting(text, lengths[0], dated[0]) if lengths else _open(text, dated[0])


def _open(text: str, time: ResolvedTime) -> EventDate | None:
    start = time.expression.span.start
    before = text[max(0, start - _REACH) : start]
    told = time.date.edtf
    if told is None or "/" in told:
        told = f"{time.date.earliest}" if _BEGUN.search(before) else f"{time.date.latest}"
    if _BEGUN.search(before):
        return replace(time.date, edtf=f"{told}/..", lasts=True)
    return replace(time.date, edtf=f"../{told}", lasts=True) if _ENDED.search(before) else None


def _joined(text: str, length: ResolvedTime, time: ResolvedTime) -> bool | None:
    """Whether a length begins (true) or ends (false) with a date beside it; None where it does neither."""
    one, other = length.expression.span, time.expression.span
    if one.end <= other.start:
        between = text[one.end : other.start]
        return True if _FROM.fullmatch(between) else False if _TO.fullmatch(between) else None
    day = time.date.grain in ("day", "part of day", "minute", None)
    return True if day and other.end <= one.start and _FOR.fullmatch(text[other.end : one.start]) else None


def _lasting(text: str, length: ResolvedTime, time: ResolvedTime) -> EventDate | None:
    found, begins = _LENGTH.fullmatch(length.time.value), _joined(text, length, time)
    first, last = time.date.earliest, time.date.latest
    if found is None or begins is None or first is None or last is None:
        return None
    count, unit = int(found[1]), _UNITS[found[2]]
    try:
        if begins:
            last = (moved(date.fromisoformat(first), unit, count) - timedelta(days=1)).isoformat()
        else:
            first = moved(date.fromisoformat(last) + timedelta(days=1), unit, -count).isoformat()
    except (ValueError, OverflowError):
        return None
    figures = 4 if _both_in(time.date.grain, unit, _YEARLY) else 7 if _both_in(time.date.grain, unit, _MONTHLY) else 10
    certainty = "resolved" if time.date.certainty == "explicit" else time.date.certainty
    reason = f"{'begins' if begins else 'ends'} with a date and lasts so long: {time.date.reason}"
    return EventDate(first, last, time.date.grain, f"{first[:figures]}/{last[:figures]}", certainty, reason, lasts=True)


def _both_in(grain: Grain | None, unit: Grain, grains: tuple[str, ...]) -> bool:
    return grain in grains and unit in grains
