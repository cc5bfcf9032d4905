"""Where an expression lies in the calendar, and the places that follow from its meaning and a year alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from briefing_tui.analysis.times import calendar
from briefing_tui.analysis.times.calendar import Period
from briefing_tui.analysis.times.feasts import feast
from briefing_tui.analysis.times.meaning import Meaning
from briefing_tui.model.briefing import Grain

_CALENDAR: dict[Grain, str] = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX",
    "half": "XXXX-HX", "season": "XXXX", "year": "XXXX", "decade": "XXX", "century": "XX",
}  # fmt: skip


_COARSE: tuple[Grain, ...] = ("week", "month", "quarter", "season", "half", "year", "decade", "century")
_FINE = frozenset(("second", "minute", "hour", "part of day", "day", "weekend"))


@dataclass(frozen=True, slots=True)
class Placed:
    """Where one expression lies. `period` is None when that is not known, or when it has no place in the calendar.

    `guessed` is true where a rule of thumb decided (the year of a month that the text does not settle).
    """

    value: str
    period: Period | None
    grain: Grain | None
    reason: str
    rests_on_publication: bool = False
    own_year: bool = False
    guessed: bool = False
    edtf: str | None = None


def written_out(meaning: Meaning, year: int) -> Placed:
    """A date in the year that the text gives."""
    period = named(meaning, year)
    if meaning.ambiguous:
        reason = "the text gives the date in figures, in which the day may also stand first"
        return Placed(period.value, period, period.grain, reason, own_year=True, guessed=True)
    other_day = meaning.weekday is not None and period.first.weekday() != meaning.weekday
    reason = "the text gives the date" + (", though that is another day of the week" if other_day else "")
    return Placed(period.value, period, period.grain, reason, own_year=True)


def named(meaning: Meaning, year: int) -> Period:
    """The stretch of `year` that a meaning names; raises ValueError when the year has no such day."""
    if meaning.quarter is not None:
        period = calendar.quarter(year, meaning.quarter)
    elif meaning.half is not None:
        period = calendar.half(year, meaning.half)
    elif meaning.season is not None:
        period = calendar.season(year, meaning.season)
    elif meaning.feast is not None:
        period = calendar.day(feast(meaning.feast, year))
    elif meaning.month is not None and meaning.nth is not None:
        period = calendar.day(calendar.nth_day(year, meaning.month, meaning.weekday, meaning.nth))
    elif meaning.month is not None and meaning.day is not None:
        period = calendar.day(date(year, meaning.month, meaning.day))
    elif meaning.month is not None:
        period = calendar.month(year, meaning.month)
    elif meaning.grain in ("decade", "century"):
        period = calendar.decade(year) if meaning.grain == "decade" else calendar.century(year)
    else:
        period = calendar.year_of(year)
    return period


def dressed(placed: Placed, meaning: Meaning) -> Placed:
    """The place with the part of the day, the clock time and the edge that the meaning adds."""
    value, grain = placed.value, placed.grain
    if meaning.clock:
        value, grain = f"{value}T{meaning.clock}", "minute"
    elif meaning.part:
        value, grain = f"{value}T{meaning.part}", "part of day"
    period = placed.period
    if period is not None and meaning.modifier and not meaning.part:
        period = calendar.narrowed(period, meaning.modifier)
    return replace(placed, value=value, grain=grain, period=period)


def timeless(meaning: Meaning) -> Placed:
    """What has no place in the calendar: lengths of time, what comes again, the present as a whole."""
    told = {"reference": "the present, the past or the future as a whole", "duration": "a length of time",
            "set": "comes again and again"}  # fmt: skip
    return Placed(meaning.value or "", None, None, told[meaning.kind])


def unplaced(meaning: Meaning, reason: str) -> Placed:
    """An expression that has no place yet, with as much of its value as the text gives."""
    value = _CALENDAR.get(meaning.grain, "XXXX-XX-XX")
    if meaning.weekday is not None and meaning.day is None:
        value = f"XXXX-WXX-{meaning.weekday + 1}"
    elif meaning.month is not None:
        value = f"XXXX-{meaning.month:02d}" + (f"-{meaning.day:02d}" if meaning.day else "")
    elif meaning.season or meaning.quarter or meaning.half:
        value = "XXXX-" + (meaning.season or (f"Q{meaning.quarter}" if meaning.quarter else f"H{meaning.half}"))
    return Placed(value, None, meaning.grain, reason)


def before_our_era(meaning: Meaning) -> Placed:
    """A date before our era: TIMEX3 writes BC and the year, EDTF counts from a year 0."""
    year = -(meaning.year or -1)
    if meaning.grain == "century":
        return Placed(f"BC{year // 100:02d}", None, "century", "a century before our era")
    if meaning.grain == "decade":
        return Placed(f"BC{year // 10:03d}", None, "decade", "a decade before our era")
    value, edtf = f"BC{year:04d}", f"-{year - 1:04d}"
    if meaning.month is not None:
        value, edtf = f"{value}-{meaning.month:02d}", f"{edtf}-{meaning.month:02d}"
        if meaning.day is not None:
            value, edtf = f"{value}-{meaning.day:02d}", f"{edtf}-{meaning.day:02d}"
    elif meaning.season:
        value = f"{value}-{meaning.season}"
    return Placed(value, None, meaning.grain, "a date before our era", own_year=True, edtf=edtf)


def rank(grain: Grain) -> int:
    """How coarse a grain is; hours, days and weekends count alike."""
    return 0 if grain in _FINE else 1 + _COARSE.index(grain)


def more_finely(base: Period, grain: Grain, words: str) -> Placed:
    """What is told more finely than the date that it counts from (“the next day” after “in 2014”) may be any of it."""
    year = base.first.year
    values: dict[Grain, str] = {"week": f"{year}-WXX", "month": f"{year}-XX", "quarter": f"{year}-QX"}
    value = values.get(grain, f"{base.value}-XX" if base.grain == "month" else f"{year}-XX-XX")
    return Placed(value, base, base.grain, f"{words}, which is not given to the {grain}", guessed=True)
