"""Stretches of the calendar: days, weeks, months, quarters, seasons, years, and steps from one to another."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from briefing_tui.model.briefing import Grain

# Meteorological seasons of the north: the season's TIMEX3 code, its EDTF number (ISO 8601-2), its first month.
SEASONS: dict[str, tuple[int, int]] = {"SP": (21, 3), "SU": (22, 6), "FA": (23, 9), "WI": (24, 12)}
# Which third of a stretch an edge such as “early” stands for; what it names stays the whole.
THIRDS: dict[str, int] = {"start": 0, "mid": 1, "end": 2}


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends included; `value` is its TIMEX3 value, `edtf` its form in ISO 8601-2."""

    first: date
    last: date
    grain: Grain
    value: str
    edtf: str


def day(when: date) -> Period:
    """One day."""
    return Period(when, when, "day", when.isoformat(), when.isoformat())


def week(when: date) -> Period:
    """The ISO week, Monday to Sunday, that holds `when`."""
    first = when - timedelta(days=when.weekday())
    year, number, _ = when.isocalendar()
    last = first + timedelta(days=6)
    return Period(first, last, "week", f"{year}-W{number:02d}", f"{first}/{last}")


def weekend(when: date) -> Period:
    """Saturday and Sunday of the ISO week that holds `when`."""
    whole = week(when)
    first = whole.first + timedelta(days=5)
    return Period(first, whole.last, "weekend", f"{whole.value}-WE", f"{first}/{whole.last}")


def month(year: int, number: int) -> Period:
    """A month of a year; months count from 1, and those outside 1 to 12 run into other years."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    value = f"{year:04d}-{number:02d}"
    return Period(date(year, number, 1), _month_end(year, number), "month", value, value)


def quarter(year: int, number: int) -> Period:
    """A quarter of the calendar year; numbers outside 1 to 4 run into other years."""
    year, number = year + (number - 1) // 4, (number - 1) % 4 + 1
    return _months(year, 3 * number - 2, 3, "quarter", f"{year:04d}-Q{number}")


def half(year: int, number: int) -> Period:
    """A half of the calendar year; numbers outside 1 and 2 run into other years."""
    year, number = year + (number - 1) // 2, (number - 1) % 2 + 1
    return _months(year, 6 * number - 5, 6, "half", f"{year:04d}-H{number}")


def season(year: int, code: str) -> Period:
    """A season by its TIMEX3 code; winter begins in December of `year`."""
    number, first = SEASONS[code]
    whole = _months(year, first, 3, "season", f"{year:04d}-{code}")
    return replace(whole, edtf=f"{year:04d}-{number}")


def year_of(year: int) -> Period:
    """A calendar year."""
    return Period(date(year, 1, 1), date(year, 12, 31), "year", f"{year:04d}", f"{year:04d}")


def decade(first_year: int) -> Period:
    """The ten years from `first_year`, which ends in 0; TIMEX3 writes their first three digits."""
    digits = f"{first_year // 10:03d}"
    return Period(date(first_year, 1, 1), date(first_year + 9, 12, 31), "decade", digits, f"{digits}X")


def century(first_year: int) -> Period:
    """The hundred years from `first_year`, which ends in 00; TIMEX3 writes their first two digits."""
    digits = f"{first_year // 100:02d}"
    return Period(date(max(1, first_year), 1, 1), date(first_year + 99, 12, 31), "century", digits, f"{digits}XX")


def nth_day(year: int, number: int, weekday: int | None, nth: int) -> date:
    """The nth day of a month, or its nth Monday (`weekday` 0) to Sunday; -1 is the last. Raises ValueError where the
    month has no such day.
    """
    count = monthrange(year, number)[1]
    days = [date(year, number, at) for at in range(1, count + 1)]
    days = [when for when in days if weekday is None or when.weekday() == weekday]
    if not -len(days) <= nth <= len(days) or nth == 0:
        raise ValueError(f"the month has no day {nth}")
    return days[nth - 1 if nth > 0 else nth]


def moved(when: date, grain: Grain, count: int) -> date:
    """The day that lies `count` of `grain` after `when`; the last of its month where that has no such day."""
    months = {"month": 1, "year": 12, "decade": 120, "century": 1200}.get(grain)
    if months is None:
        return when + timedelta(days=count * {"week": 7}.get(grain, 1))
    total = when.year * 12 + when.month - 1 + count * months
    year, number = divmod(total, 12)
    return date(year, number + 1, min(when.day, monthrange(year, number + 1)[1]))


def containing(when: date, grain: Grain) -> Period:
    """The stretch of `grain` that holds the day `when`; grains under a day give the day."""
    return stepped(when, grain, 0)


def stepped(when: date, grain: Grain, count: int) -> Period:
    """The stretch of `grain` that lies `count` of them after the one that holds `when` (before, when negative).

    Grains under a day give the day that is so many of them away, reckoned from the same hour. Raises ValueError or
    OverflowError where that leaves the years 1 to 9999.
    """
    steps: dict[Grain, Callable[[], Period]] = {
        "week": lambda: week(when + timedelta(weeks=count)),
        "weekend": lambda: weekend(when + timedelta(weeks=count)),
        "month": lambda: month(when.year, when.month + count),
        "quarter": lambda: quarter(when.year, (when.month + 2) // 3 + count),
        "half": lambda: half(when.year, (when.month + 5) // 6 + count),
        "season": lambda: _season_of(month(when.year, when.month + 3 * count).first),
        "year": lambda: year_of(when.year + count),
        "decade": lambda: decade((when.year + 10 * count) // 10 * 10),
        "century": lambda: century((when.year + 100 * count) // 100 * 100),
    }
    fine = {"hour": int(count / 24), "minute": 0, "second": 0}
    return steps.get(grain, lambda: day(when + timedelta(days=fine.get(grain, count))))()


def narrowed(period: Period, edge: str | None) -> Period:
    """The same stretch with its ends drawn in to the third that “early”, “mid” or “late” stands for."""
    third = THIRDS.get(edge or "")
    days = (period.last - period.first).days + 1
    if third is None or days < 3:
        return period
    first = period.first + timedelta(days=days * third // 3)
    last = period.first + timedelta(days=days * (third + 1) // 3 - 1)
    return replace(period, first=first, last=last)


def _season_of(when: date) -> Period:
    for code, (_, first) in SEASONS.items():
        if first <= when.month < first + 3:
            return season(when.year, code)
    return season(when.year - 1 if when.month < 3 else when.year, "WI")


def _months(year: int, first: int, count: int, grain: Grain, value: str) -> Period:
    until = month(year, first + count - 1)
    start = date(year, first, 1)
    return Period(start, until.last, grain, value, f"{year:04d}-{first:02d}/{until.edtf}")


def _month_end(year: int, number: int) -> date:
    return date(year, number, monthrange(year, number)[1])
