"""How long it was from one date to the next, in words and in rows of the axis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefing_tui.model.briefing import Grain
from briefing_tui.tui.panes.days import Day

Scale = Literal["day", "month", "year", "decade"]

# From how many days on a gap is drawn with one, two and three rows of the axis; a shorter one is not drawn.
_ROWS: dict[Scale, tuple[int, int, int]] = {
    "day": (2, 7, 30),
    "month": (2, 30, 180),
    "year": (60, 730, 3650),
    "decade": (365, 3650, 18_250),
}
# Up to here a gap is told in the smaller unit.
_MOST_DAYS, _MOST_DAYS_AS_WEEKS, _MOST_MONTHS = 13, 60, 23
_YEAR = 12  # months
_MONTH_GRAINS: frozenset[Grain] = frozenset(("month", "quarter", "half", "season"))
_YEAR_GRAINS: frozenset[Grain] = frozenset(("year", "decade", "century"))
# Their ends are where calendars put them, not where the text says that something took place.
_ROUGH_GRAINS: frozenset[Grain] = frozenset(("weekend", "week", "quarter", "half", "season", "decade", "century"))
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days, both included, in which something lies; `grain` is how finely that is known, `sure` whether it is."""

    first: Day
    last: Day
    grain: Grain = "day"
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Gap:
    """What lies between two stretches: whole days (never negative), those in words, and how many rows show it."""

    days: int
    words: str
    rows: int


def gap(before: Stretch, after: Stretch, scale: Scale) -> Gap | None:
    """The gap from the end of one stretch to the beginning of the next; None where it is too short for the scale.

    The words count in the coarser grain of the two (“two years later” from 2011 to 2013), with “about” where that
    rounds and “?” where one of the two dates is in doubt.
    """
    days = max(0, after.first.ordinal - before.last.ordinal)
    rows = sum(days >= least for least in _ROWS[scale])
    if not rows:
        return None
    about, words = _length(before, after, days)
    doubt = "" if before.sure and after.sure else "?"
    return Gap(days, f"{'about ' if about else ''}{words} later{doubt}", rows)


def _length(before: Stretch, after: Stretch, days: int) -> tuple[bool, str]:
    """Whether it is rounded, and how many of the largest fitting unit there are between."""
    units = {_unit(before.grain), _unit(after.grain)}
    rough = len(units) > 1 or before.grain in _ROUGH_GRAINS or after.grain in _ROUGH_GRAINS
    if "year" in units:
        return rough, _counted(max(1, after.first.year - before.last.year), "year")
    if "month" in units:
        return _from_months(max(1, after.first.months - before.last.months), rough)
    return _from_days(before.last, after.first, days, rough)


def _unit(grain: Grain) -> Literal["day", "month", "year"]:
    return "month" if grain in _MONTH_GRAINS else "year" if grain in _YEAR_GRAINS else "day"


def _from_months(months: int, rough: bool) -> tuple[bool, str]:
    if months <= _MOST_MONTHS and months != _YEAR:
        return rough, _counted(months, "month")
    return rough or bool(months % _YEAR), _counted(round(months / _YEAR), "year")


def _from_days(before: Day, after: Day, days: int, rough: bool) -> tuple[bool, str]:
    if days <= _MOST_DAYS:
        return rough, _counted(days, "day")
    if days <= _MOST_DAYS_AS_WEEKS:
        return rough or bool(days % 7), _counted(round(days / 7), "week")
    # To the nearest month: half of one more, or of one less, counts as a whole.
    months = after.months - before.months + (after.day - before.day > 15) - (before.day - after.day > 15)
    return _from_months(months, rough or after.day != before.day)


def _counted(number: int, noun: str) -> str:
    """“one day”, “nine days”, “47 years”: in words up to twelve."""
    told = _NUMBERS[number] if number < len(_NUMBERS) else str(number)
    return f"{told} {noun}{'' if number == 1 else 's'}"
