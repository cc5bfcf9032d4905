"""Feasts whose day each year’s calendar fixes: so many weekdays into a month, or so many days from Easter."""

from __future__ import annotations

from datetime import date, timedelta

# The words of a feast, and its rule: (month, weekday from 0, which one of them; -1 the last), then days from there.
BY_WEEKDAY: dict[tuple[str, ...], tuple[int, int, int, int]] = {
    ("martin", "luther", "king", "day"): (1, 0, 3, 0), ("martin", "luther", "king", "jr", ".", "day"): (1, 0, 3, 0),
    ("presidents", "day"): (2, 0, 3, 0), ("presidents", "’", "day"): (2, 0, 3, 0),
    ("presidents", "'", "day"): (2, 0, 3, 0), ("mother", "’", "s", "day"): (5, 6, 2, 0),
    ("mother", "'", "s", "day"): (5, 6, 2, 0), ("memorial", "day"): (5, 0, -1, 0),
    ("father", "’", "s", "day"): (6, 6, 3, 0), ("father", "'", "s", "day"): (6, 6, 3, 0),
    ("labor", "day"): (9, 0, 1, 0), ("columbus", "day"): (10, 0, 2, 0), ("thanksgiving", "day"): (11, 3, 4, 0),
    ("thanksgiving",): (11, 3, 4, 0), ("black", "friday"): (11, 3, 4, 1),
}  # fmt: skip
# The words of a feast, and how many days after (before, when negative) Easter Sunday it is, in the western churches.
FROM_EASTER: dict[tuple[str, ...], int] = {
    ("ash", "wednesday"): -46, ("palm", "sunday"): -7, ("good", "friday"): -2, ("easter", "sunday"): 0,
    ("easter", "monday"): 1, ("easter",): 0, ("whit", "sunday"): 49, ("pentecost",): 49,
}  # fmt: skip
MOVABLE = tuple(sorted((*BY_WEEKDAY, *FROM_EASTER), key=len, reverse=True))


def feast(words: tuple[str, ...], year: int) -> date:
    """The day of a movable feast, one of `MOVABLE`, in a year from 1583; raises ValueError for earlier ones."""
    if year < 1583:
        raise ValueError(f"the Gregorian calendar does not reach back to {year}")
    if words in FROM_EASTER:
        return _easter(year) + timedelta(days=FROM_EASTER[words])
    month, weekday, which, after = BY_WEEKDAY[words]
    return _weekday_of_month(year, month, weekday, which) + timedelta(days=after)


def _weekday_of_month(year: int, month: int, weekday: int, which: int) -> date:
    if which < 0:
        behind = date(year + month // 12, month % 12 + 1, 1)
        return behind - timedelta(days=(behind.weekday() - weekday - 1) % 7 + 1)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))


def _easter(year: int) -> date:
    """Easter Sunday by the anonymous Gregorian computus (Nature, 20 April 1876; Meeus, Astronomical Algorithms)."""
    golden, century, years = year % 19, year // 100, year % 100
    leaps, rest = divmod(century, 4)
    moon = (19 * golden + century - leaps - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    day = (32 + 2 * rest + 2 * (years // 4) - moon - years % 4) % 7
    shifted = moon + day - 7 * ((golden + 11 * moon + 22 * day) // 451) + 114
    return date(year, shifted // 31, shifted % 31 + 1)
