"""Dates that are told by another date: one of a month's days, distances in several parts or from a named day."""

from __future__ import annotations

from typing import Any

from briefing_tui.analysis.times.clock import deictic_day
from briefing_tui.analysis.times.dates import day_month_date, figures_date, holiday, month_date
from briefing_tui.analysis.times.meaning import Anchor, Meaning
from briefing_tui.analysis.times.parse import Parse, date_of, shift, unit_at, with_meaning
from briefing_tui.analysis.times.tokens import Tokens, number, ordinal
from briefing_tui.analysis.times.weekdays import weekday_date
from briefing_tui.analysis.times.words import PLURALS, UNITS, WEEKDAYS
from briefing_tui.model.briefing import Grain

_MONTHS_AWAY: dict[str, tuple[Anchor, int]] = {
    "last": ("publication", -1), "this": ("publication", 0), "next": ("publication", 1), "that": ("narrative", 0),
    "same": ("narrative", 0), "previous": ("narrative", -1), "following": ("narrative", 1),
}  # fmt: skip
# Units that a distance is counted in, the coarsest first: the parts of one come in this order.
_COUNTED = ("century", "decade", "year", "month", "week", "day")
_FINEST_OF = {"year": 0, "month": 1, "week": 2, "day": 2}
# Units that a half may follow: half of the first is so many of the second.
_HALVES = {"decade": ("year", 5), "year": ("month", 6), "month": ("day", 15), "century": ("year", 50)}
_NO_LENGTHS = frozenset(("for", "lasted", "lasting", "lasts", "within", "every"))


def nth_of_month(tokens: Tokens, index: int) -> Parse | None:
    """A day by its place in a month: “the first Monday of March 1984”, “the last day of July”, “the 23rd of last
    month”."""
    at = index + (tokens.at(index) == "the")
    found = (-1, at + 1) if tokens.at(at) in ("last", "final") else ordinal(tokens, at)
    if found is None:
        return None
    nth, after = found
    weekday = WEEKDAYS.get(tokens.at(after)) if tokens.capital(after) else None
    plain = tokens.at(after) == "of" and nth > 0
    after += not plain
    known = weekday is not None or plain or tokens.at(after - 1) == "day"
    if not known or tokens.at(after) not in ("of", "in") or nth > (31 if weekday is None else 5):
        return None
    fields: dict[str, Any] = {"day": nth} if nth > 0 and weekday is None else {"nth": nth, "weekday": weekday}
    named = month_date(tokens, after + 1)
    if named and named.meaning.day is None and not plain:
        return with_meaning(named, **fields, grain="day")
    return _in_month_away(tokens, after + 1, fields)


def _in_month_away(tokens: Tokens, index: int, fields: dict[str, Any]) -> Parse | None:
    """A day of the month that is told at `index` by its distance: “last month”, “the same month”."""
    after = index + (tokens.at(index) == "the")
    step = _MONTHS_AWAY.get(tokens.at(after))
    if step is None or tokens.at(after + 1) != "month":
        return None
    base = Meaning("shift", "month", anchor=step[0], offset=step[1])
    return date_of(after + 2, "day", anchor="publication", base=base, **fields)


def before_last(tokens: Tokens, index: int) -> Parse | None:
    """“the Friday before last”, “the week after next”, “the year before last”."""
    at = index + 1
    steps = {("before", "last"): -2, ("after", "next"): 2}.get((tokens.at(at + 1), tokens.at(at + 2)))
    if steps is None:
        return None
    if tokens.at(at) in WEEKDAYS and tokens.capital(at):
        return date_of(at + 3, "day", anchor="publication", weekday=WEEKDAYS[tokens.at(at)], offset=steps)
    if tokens.at(at) in ("week", "weekend", "month", "year"):
        return shift(at + 3, UNITS[tokens.at(at)][1], steps, "publication")
    return None


def counted_distance(tokens: Tokens, index: int) -> Parse | None:
    """A distance of several parts, or from a named day: “one month and two days ago”, “two weeks from Monday”, “three
    days after Easter 2021”, “a week ago today”, “a year and a half ago”."""
    if tokens.at(index - 1) in _NO_LENGTHS:
        return None
    parts: list[tuple[Grain, int]] = []
    halved, at = False, index
    while part := _part(tokens, at):
        unit, amount, half, at = part
        if parts and _FINEST_OF.get(unit, 0) <= _FINEST_OF.get(parts[-1][0], 0):
            return None
        halved = halved or half
        parts.append((UNITS[unit][1], amount))
        if half:
            finer, count = _HALVES[unit]
            parts.append((UNITS[finer][1], count))
            break
        joined = at + (tokens.at(at) == ",")
        joined += tokens.at(joined) == "and"
        if joined == at or _part(tokens, joined) is None:
            break
        at = joined
    return _from_there(tokens, at, parts, halved=halved) if parts else None


def _part(tokens: Tokens, index: int) -> tuple[str, int, bool, int] | None:
    """The unit, the whole count, whether a half goes with it, and the index after it."""
    word = tokens.at(index)
    if word in ("a", "an", "one") and tokens.at(index + 1) in _COUNTED:
        half = tokens.words[index + 2 : index + 5] == ["and", "a", "half"]
        unit = tokens.at(index + 1)
        return unit, 1, half and unit in _HALVES, index + 2 + 3 * (half and unit in _HALVES)
    found = number(tokens, index)
    if found is None or found[0] != int(found[0]) or found[0] > 2000:
        return None
    amount, after = found
    half = tokens.words[after : after + 3] == ["and", "a", "half"]
    after += 3 * half
    if tokens.at(after) == "1/2":
        half, after = True, after + 1
    unit = PLURALS.get(tokens.at(after), "")
    if unit not in _COUNTED or (half and unit not in _HALVES):
        return None
    return unit, int(amount), half, after + 1


def _from_there(tokens: Tokens, at: int, parts: list[tuple[Grain, int]], *, halved: bool) -> Parse | None:
    """The reading of the parts with the word of direction behind them and the day that they count from."""
    word = tokens.at(at)
    sign = {"ago": -1, "before": -1, "from": 1, "after": 1}.get(word)
    if sign is None:
        return None
    if word == "ago":
        today = tokens.at(at + 1) in ("today", "yesterday")
        if len(parts) == 1 and not today:
            return None
        end = at + 1 + today
        base = Meaning("shift", "day", anchor="publication", offset=-(tokens.at(at + 1) == "yesterday"))
        grain: Grain = "day" if today else "year" if halved else _finest(parts)
    else:
        day = _day(tokens, at + 1)
        if day is None:
            return None
        end, base, grain = day.end, day.meaning, "day"
        if word == "from" and base.weekday is None and base.kind == "date":
            return None  # “64 days from May 3” is a length and its beginning
        if word == "from" and base.weekday is not None and base.offset is None:
            base = with_meaning(day, direction="future").meaning
    steps = tuple((unit, sign * amount) for unit, amount in parts)
    return date_of(end, grain, anchor="publication", base=base, steps=steps)


def beside_day(tokens: Tokens, index: int) -> Parse | None:
    """“the day before Christmas”, “the day after May 3, 2001”, “the week of June 12”."""
    unit = unit_at(tokens, index + 1)
    if unit is None or unit[1]:
        return None
    word = tokens.at(index + 2)
    if unit[0] == "week" and word == "of":
        day = _day(tokens, index + 3)
        return date_of(day.end, "week", anchor="publication", base=day.meaning, steps=()) if day else None
    sign = {"before": -1, "after": 1}.get(word)
    if unit[0] != "day" or sign is None or tokens.at(index + 3) in ("yesterday", "tomorrow", "today"):
        return None
    day = _day(tokens, index + 3)
    return date_of(day.end, "day", anchor="publication", base=day.meaning, steps=(("day", sign),)) if day else None


def _day(tokens: Tokens, index: int) -> Parse | None:
    """The day that is named at `index`."""
    index += tokens.at(index) == "the"
    word = tokens.at(index)
    if word in ("today", "yesterday", "tomorrow"):
        return deictic_day(tokens, index)
    if word in WEEKDAYS:
        found = weekday_date(tokens, index)
        return found if found and found.type == "DATE" and found.meaning.kind == "date" else None
    if word[:1].isdecimal():
        found = day_month_date(tokens, index) or (figures_date(tokens, index) if "-" in word or "/" in word else None)
    else:
        found = month_date(tokens, index) or holiday(tokens, index)
    return found if found and found.meaning.grain == "day" else None


def _finest(parts: list[tuple[Grain, int]]) -> Grain:
    return "day" if parts[-1][0] == "week" else parts[-1][0]
