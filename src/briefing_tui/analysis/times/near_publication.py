"""Where an expression lies when it is counted from the day of publication: steps, names without a year, weekdays.

Pure functions of a meaning and the day; None stands for a publication date that is not known.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from briefing_tui.analysis.times import calendar
from briefing_tui.analysis.times.calendar import Period
from briefing_tui.analysis.times.meaning import Direction, Meaning
from briefing_tui.analysis.times.placing import Placed, named, unplaced

# A company's quarter is the one that has ended within so many days, whichever way its sentence looks.
_REPORTED_WITHIN = 100
# A day without a year that lies back further than this is rarely meant; a month can be.
_DAY_BACK = 330
# How many days a name without a year may lie back before the coming one is nearer to what is meant, by direction.
_BACK_LIMITS: dict[Direction | None, int] = {"past": 340, "future": 0, None: 150}
_FROM_PUBLICATION = "counts from the publication date"
_NOT_KNOWN = "counts from the publication date, which is not known"


def counted_from(published: date | None, meaning: Meaning) -> Placed:
    """“yesterday”, “last week”, “two months ago”: so many steps from the publication date."""
    if meaning.kind == "shift" and meaning.offset is None:
        return unplaced(meaning, "the text leaves open how long ago")
    if published is None:
        return unplaced(meaning, _NOT_KNOWN)
    period = calendar.stepped(published, meaning.grain, meaning.offset or 0)
    if meaning.modifier == "earlier" and period.first <= published < period.last:
        period = replace(period, last=published, edtf=f"{period.first}/{published}")
    spoken = meaning.quoted and period.grain == "day"
    reason = "counts from the day of speaking, taken for the publication date" if spoken else _FROM_PUBLICATION
    return Placed(period.value, period, period.grain, reason, rests_on_publication=True, guessed=spoken)


def nearest(published: date, meaning: Meaning) -> Placed:
    """The one of its name that fits the tense; where that is open, the nearest, the past before the future."""
    candidates = []
    for year in (published.year - 1, published.year, published.year + 1):
        try:
            candidates.append(named(meaning, year))
        except ValueError:
            continue
    agreeing = [c for c in candidates if c.first.weekday() == meaning.weekday]
    if meaning.weekday is not None and meaning.nth is None and len(agreeing) == 1:
        reason = "the year in which that day falls on that weekday"
        return _near(agreeing[0], reason)
    if not candidates:
        return unplaced(meaning, "no such date in the calendar")
    if meaning.quarter is not None:
        ended = [c for c in candidates if 0 <= (published - c.last).days <= _REPORTED_WITHIN]
        if ended:
            return _near(ended[0], "the quarter that has ended last")
    told = {"past": "the last one before publication", "future": "the next one after publication"}
    chosen = _fitting(published, meaning, candidates)
    return _near(chosen, told.get(meaning.direction or "", "the nearest to publication"))


def _fitting(published: date, meaning: Meaning, candidates: list[Period]) -> Period:
    """The one of some periods, in order, that the direction of the sentence and the distance speak for."""
    past = [c for c in candidates if c.first <= published]
    ahead = [c for c in candidates if c.last >= published]
    chosen = past[-1] if past else candidates[0]
    if ahead and past:
        back, on = (published - chosen.first).days, (ahead[0].first - published).days
        limit = _BACK_LIMITS[meaning.direction]
        limit = min(limit, _DAY_BACK) if chosen.grain == "day" else limit
        if (back > limit and on < 100) or (meaning.direction == "future" and not (on > 300 and back < 60)):
            chosen = ahead[0]
    return chosen


def weekday_near(published: date | None, meaning: Meaning) -> Placed:
    """The weekday of the week before publication, or the coming one where its sentence looks ahead."""
    if published is None:
        return unplaced(meaning, _NOT_KNOWN)
    weekday = meaning.weekday or 0
    back = (published.weekday() - weekday) % 7
    if meaning.weeks is not None:
        days = weekday - published.weekday() + 7 * meaning.weeks
    elif meaning.offset is not None and meaning.offset:
        past = -(back or 7) + 7 * (meaning.offset + 1)
        days = past if meaning.offset < 0 else (weekday - published.weekday()) % 7 or 7
    elif meaning.direction == "future":
        days = (weekday - published.weekday()) % 7
    else:
        days = -back
    told = "the next one after publication" if days > 0 else "within the week before publication"
    reason = told if -7 <= days <= 7 and meaning.weeks is None else _FROM_PUBLICATION
    placed = _near(calendar.day(published + timedelta(days=days)), reason)
    if meaning.weeks is not None or meaning.offset:
        return placed
    if meaning.direction is None or meaning.contradicted:
        signs = "both ways" if meaning.contradicted else "neither way"
        return replace(placed, guessed=True, reason=f"{reason}; the sentence points {signs}")
    if meaning.direction == "future" and days == 0:
        return replace(placed, guessed=True, reason="the day of publication, or the same day a week later")
    return placed


def stepped_name(published: date | None, meaning: Meaning) -> Placed:
    """“last June”, “next spring”, “May of last year”: a name and a number of steps from publication."""
    if published is None:
        return unplaced(meaning, _NOT_KNOWN)
    offset = meaning.offset or 0
    by_year = meaning.day is not None or meaning.nth is not None or meaning.grain in ("quarter", "half")
    if by_year:
        chosen = named(meaning, published.year + offset)
    else:
        candidates = [named(meaning, published.year + step) for step in (-2, -1, 0, 1, 2)]
        if offset < 0:
            chosen = [c for c in candidates if c.last < published][-1]
        elif offset > 0:
            chosen = next(c for c in candidates if c.first > published)
        else:
            chosen = next(c for c in candidates if c.first.year == published.year)
    return _near(chosen, _FROM_PUBLICATION)


def _near(period: Period, reason: str) -> Placed:
    return Placed(period.value, period, period.grain, reason, rests_on_publication=True)
