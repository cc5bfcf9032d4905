"""What a rule of the grammar gives, and the small readings that many rules share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from briefing_tui.analysis.times.meaning import Anchor, Meaning
from briefing_tui.analysis.times.tokens import Tokens
from briefing_tui.analysis.times.words import PARTS_OF_DAY, PLURALS, UNITS
from briefing_tui.model.briefing import Grain, TimexType

FIRST_YEAR, LAST_YEAR = 1000, 2199
DASHES = frozenset("-–—‑")


@dataclass(frozen=True, slots=True)
class Parse:
    """A reading of some tokens: its TIMEX3 type, its meaning, and the index after the last token."""

    type: TimexType
    meaning: Meaning
    end: int


Rule = Callable[[Tokens, int], Parse | None]


def with_meaning(parse: Parse, end: int | None = None, kind: TimexType | None = None, **changes: Any) -> Parse:
    """The same reading with fields of its meaning changed, and its end or type where given."""
    meaning = replace(parse.meaning, **changes)
    return Parse(kind or parse.type, meaning, parse.end if end is None else end)


def date_of(end: int, grain: Grain, **fields: Any) -> Parse:
    """A reading as a place in the calendar."""
    return Parse("DATE", Meaning("date", grain, **fields), end)


def shift(end: int, grain: Grain, offset: int | None, anchor: Anchor, **fields: Any) -> Parse:
    """A reading as so many grains from its anchor."""
    return Parse("DATE", Meaning("shift", grain, anchor=anchor, offset=offset, **fields), end)


def reference(end: int, value: str) -> Parse:
    """A reading as the present, the past or the future as a whole."""
    return Parse("DATE", Meaning("reference", "day", anchor="publication", value=value), end)


def length(end: int, grain: Grain, value: str) -> Parse:
    """A reading as a length of time."""
    return Parse("DURATION", Meaning("duration", grain, value=value), end)


def repeated(end: int, grain: Grain, value: str) -> Parse:
    """A reading as something that comes again and again."""
    return Parse("SET", Meaning("set", grain, value=value), end)


def unit_at(tokens: Tokens, index: int) -> tuple[str, bool] | None:
    """The name of the unit of time at `index` and whether it is a plural; None where there is none."""
    word = tokens.at(index)
    if word in UNITS:
        return word, False
    return (PLURALS[word], True) if word in PLURALS else None


def duration_value(count: str, unit: str) -> str:
    """The TIMEX3 value of `count` (digits, or X) units."""
    letter = UNITS[unit][0]
    if unit == "fortnight" and count.isdecimal():
        count = str(2 * int(count))
    if unit == "hour" and count == "0.5":
        return "PT30M"
    if unit == "weekend":
        letter, count = "D", str(2 * int(count)) if count.isdecimal() else count
    return f"PT{count}{letter[1]}" if letter.startswith("T") else f"P{count}{letter}"


def whole_year(tokens: Tokens, index: int) -> int | None:
    """The year written with four figures at `index`, from 1000 to 2199; None where there is none."""
    word = tokens.at(index)
    if len(word) == 4 and word.isdecimal() and FIRST_YEAR <= int(word) <= LAST_YEAR:
        return int(word)
    return None


def part_of_day(tokens: Tokens, index: int) -> str | None:
    """The TIMEX3 part of the day named at `index`; None where there is none."""
    return PARTS_OF_DAY.get(tokens.at(index))
