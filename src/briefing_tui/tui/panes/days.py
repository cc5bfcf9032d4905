"""Calendar days as whole numbers, so that they can be subtracted: before the year 1, too, where `datetime` stops."""

from __future__ import annotations

import re
from calendar import day_abbr
from datetime import date
from typing import NamedTuple

_ISO = re.compile(r"(-?\d{4,})-(\d\d)-(\d\d)")
# The Gregorian calendar repeats itself after 400 years, which are a whole number of weeks.
_CYCLE_YEARS, _CYCLE_DAYS = 400, 146_097


class Day(NamedTuple):
    """A day of the Gregorian calendar, carried backwards; years as ISO 8601 counts them, 1 BC being 0."""

    year: int
    month: int
    day: int

    @property
    def ordinal(self) -> int:
        """Days since 31 December of the year 0; of two days the later has the greater number."""
        cycles, year = divmod(self.year, _CYCLE_YEARS)
        return date(year + _CYCLE_YEARS, self.month, self.day).toordinal() + (cycles - 1) * _CYCLE_DAYS

    @property
    def months(self) -> int:
        """Months since the beginning of the year 0."""
        return 12 * self.year + self.month - 1

    @property
    def weekday(self) -> str:
        """The name of the weekday in three letters."""
        return day_abbr[(self.ordinal - 1) % 7]


def day_of(iso: str | None) -> Day | None:
    """The day that an ISO date (YYYY-MM-DD, the year perhaps negative) names; None for None and for no such day."""
    found = _ISO.fullmatch(iso or "")
    if found is None:
        return None
    day = Day(*(int(part) for part in found.groups()))
    try:
        date(day.year % _CYCLE_YEARS + _CYCLE_YEARS, day.month, day.day)
    except ValueError:
        return None
    return day
