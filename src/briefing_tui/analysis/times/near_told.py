"""Where an expression lies when it is counted from another date of the text: “the next day”, “the following May”."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from briefing_tui.analysis.times import calendar
from briefing_tui.analysis.times.calendar import Period
from briefing_tui.analysis.times.meaning import Meaning
from briefing_tui.analysis.times.placing import Placed, before_our_era, more_finely, named, rank


def counted_from_told(meaning: Meaning, anchor: Placed, base: Period, words: str) -> Placed:
    """The place so far from `base`, the stretch where `anchor` lies, as sure as that.

    `words` say what it counts from. Raises ValueError where the calendar has no such day.
    """
    if meaning.day is not None and meaning.month is None:
        period = calendar.day(base.first.replace(day=meaning.day))
    elif meaning.kind == "date":
        period = _named_from(meaning, base)
    elif rank(meaning.grain) < rank(base.grain):
        return more_finely(base, meaning.grain, words)
    else:
        period = calendar.stepped(base.first, meaning.grain, meaning.offset or 0)
    return Placed(period.value, period, period.grain, words, anchor.rests_on_publication, guessed=anchor.guessed)


def _named_from(meaning: Meaning, base: Period) -> Period:
    if meaning.weekday is not None:
        return _weekday_from(meaning, base.first)
    year = base.first.year
    same = named(meaning, year)
    return same if meaning.offset == -1 and same.last < base.first else named(meaning, year + (meaning.offset or 0))


def counted_before_our_era(meaning: Meaning, year: int) -> Placed:
    """The place that counts from a `year` before our era: a year, where it is years that are counted."""
    year += (meaning.offset or 0) if meaning.grain == "year" else 0
    if meaning.grain == "year" and year < 0:
        return before_our_era(replace(meaning, year=year))
    return Placed("BCXXXX-XX-XX", None, meaning.grain, "counts from a date before our era")


def _weekday_from(meaning: Meaning, base: date) -> Period:
    weekday, offset = meaning.weekday or 0, meaning.offset or 0
    if offset < 0:
        days = -((base.weekday() - weekday) % 7 or 7)
    elif offset > 0:
        days = (weekday - base.weekday()) % 7 or 7
    else:
        days = (weekday - base.weekday() + 3) % 7 - 3
    return calendar.day(base + timedelta(days=days))
