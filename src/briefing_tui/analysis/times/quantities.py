"""Lengths of time, ages, and distances counted in units: “two months”, “45-year-old”, “three days ago”."""

from __future__ import annotations

from briefing_tui.analysis.times.meaning import Anchor
from briefing_tui.analysis.times.parse import (
    DASHES,
    Parse,
    duration_value,
    length,
    reference,
    repeated,
    shift,
    unit_at,
)
from briefing_tui.analysis.times.phrases import plain
from briefing_tui.analysis.times.tokens import Tokens, number
from briefing_tui.analysis.times.words import APPROXIMATE, UNITS, VAGUE
from briefing_tui.model.briefing import Grain

_AGO = frozenset(("ago", "back", "since"))
_BEFORE = frozenset(("earlier", "before", "previously", "prior"))
_AFTER = frozenset(("later", "after", "afterwards", "afterward", "on"))
_HEDGES = (
    ["a", "little", "more", "than"], ["more", "than"], ["less", "than"], ["fewer", "than"], ["at", "least"],
    ["at", "most"], ["up", "to"], ["close", "to"], ["no", "more", "than"], ["as", "many", "as"],
)  # fmt: skip
_RATES = frozenset(
    ("once", "twice", "times", "million", "billion", "thousand", "percent", "cents", "%", "dollars", "share")
)
_BEFORE_BARE = frozenset(
    ("in", "for", "within", "after", "over", "of", "recent", "many", "more", "through", "early", "spent", "spend",
     "spending", "taken", "takes", "took", "lasted")
)  # fmt: skip
_ADJECTIVES = frozenset(
    ("full", "trading", "straight", "consecutive", "business", "more", "bloody", "whole", "long", "short", "additional",
     "further", "entire", "working", "calendar", "solid", "good", "fiscal")
)  # fmt: skip
_YEARS = {"decade": 10, "century": 100}
_YEARS_OF_CENTURY = {"quarter": 25, "half": 50}
# Between a count and a unit these begin something else (“two of the years”).
_NO_ADJECTIVES = frozenset(("of", "and", "or", "to", "in", "for", "the", "a", "percent", "per", "times", "by", "at"))


def quantity(tokens: Tokens, index: int) -> Parse | None:
    """A count of units, with what follows: a length, an age, or a distance from now or from the date before."""
    start = after_hedge(tokens, index)
    counted = _count(tokens, start)
    if counted is None:
        return None
    count, after = counted
    hyphen = tokens.at(after) in DASHES
    after += hyphen
    while tokens.at(after) in _ADJECTIVES:
        after += 1
    unit = unit_at(tokens, after)
    if unit is None and not hyphen and tokens.at(after).isalpha() and tokens.at(after) not in _NO_ADJECTIVES:
        after += 1
        unit = unit_at(tokens, after)
        unit = unit if unit and unit[1] and unit[0] != "second" else None
    if unit is None or not _measures(tokens, after, unit, count, hyphen):
        return None
    if count == "0.5" and unit[0] in _YEARS:
        return _tail(tokens, after + 1, str(_YEARS[unit[0]] // 2), "year")
    return _tail(tokens, after + 1, count, unit[0])


def share_of_century(tokens: Tokens, index: int) -> Parse | None:
    """A quarter or a half of a century, counted in years: “a quarter-century ago”, “half a century”."""
    start = after_hedge(tokens, index)
    start += tokens.at(start) in ("a", "the")
    years = _YEARS_OF_CENTURY.get(tokens.at(start))
    after = start + 1
    after += tokens.at(after) in DASHES or tokens.at(after) == "a"
    if years is None or tokens.at(after) != "century":
        return None
    return _tail(tokens, after + 1, str(years), "year")


def _measures(tokens: Tokens, at: int, unit: tuple[str, bool], count: str, hyphen: bool) -> bool:
    """Whether a count and the unit at `at` make a measure of time, and not a fraction or a year and a noun."""
    name, plural = unit
    if name == "quarter":
        return plural and (count == "X" or tokens.at(at + 1) != "of")
    aged = tokens.at(at + 1) in DASHES and tokens.at(at + 2) in ("old", "olds", "long")
    if plural or hyphen or aged or count in ("1", "0.5", "1.5"):
        return name != "second" or plural or hyphen
    return name != "second" and len(count) <= 2 and tokens.at(at + 1).isalpha()


def bare_units(tokens: Tokens, index: int) -> Parse | None:
    """Units without a count: “in years”, “months of talks”, “weeks later”, “days before”."""
    unit = unit_at(tokens, index)
    if unit is None or not unit[1] or unit[0] in ("second", "weekend", "night", "quarter"):
        return None
    before, following = tokens.at(index - 1), tokens.at(index + 1)
    if following in ("ago", "earlier", "later", "before", "after"):
        return _tail(tokens, index + 1, "X", unit[0])
    if following in DASHES and tokens.at(index + 2) in ("long", "old") and tokens.joined(index + 2):
        return length(index + 3, UNITS[unit[0]][1], duration_value("X", unit[0]))
    if before == "the" and tokens.at(index - 2) == "over" and following != "of":
        return length(index + 1, UNITS[unit[0]][1], duration_value("X", unit[0]))
    fits = before in _BEFORE_BARE and following not in ("old", "gone")
    if fits or (following == "of" and unit[0] != "day"):
        return length(index + 1, UNITS[unit[0]][1], duration_value("X", unit[0]))
    return None


def after_hedge(tokens: Tokens, index: int) -> int:
    """The index after words such as “about”, “nearly”, “more than”, “no more than”."""
    while True:
        if tokens.at(index) in APPROXIMATE and not (tokens.at(index) == "another" and unit_at(tokens, index + 1)):
            index += 1
            continue
        for words in _HEDGES:
            if tokens.words[index : index + len(words)] == words:
                index += len(words)
                break
        else:
            return index


def hedged_unit(tokens: Tokens, index: int) -> Parse | None:
    """One unit behind a hedge: “about a decade”, “just a year ago”, “more than a month”."""
    start = after_hedge(tokens, index)
    return one_unit(tokens, start) if start > index and tokens.at(start) in ("a", "an", "one") else None


def one_unit(tokens: Tokens, index: int) -> Parse | None:
    """One unit with an article: “a year”, “a day earlier”; after a count it is a rate (“five times a day”)."""
    if tokens.at(index + 1) in ("few", "couple", "dozen", "half", "hundred", "thousand", "decade", "century"):
        return quantity(tokens, index) if tokens.at(index + 1) not in ("decade", "century") else _single(tokens, index)
    return _single(tokens, index)


def _single(tokens: Tokens, index: int) -> Parse | None:
    after = index + 1
    while tokens.at(after) in _ADJECTIVES and tokens.at(after) not in ("working", "short", "long", "good"):
        after += 1
    unit = unit_at(tokens, after)
    if unit is None or unit[1] or unit[0] in ("second", "minute", "quarter", "night", "weekend"):
        return None
    before, following = tokens.at(index - 1), tokens.at(after + 1)
    counted = following in _AGO | _BEFORE | _AFTER
    if (
        after == index + 1
        and not counted
        and (before in _RATES or before.replace(",", "").replace(".", "").isdecimal())
    ):
        return repeated(after + 1, UNITS[unit[0]][1], duration_value("1", unit[0]))
    if (
        following in DASHES
        and tokens.joined(after + 1)
        and tokens.at(after + 2) not in ("ago", "earlier", "long", "old")
    ):
        return None
    if unit[0] == "day" and not counted and before not in ("for", "in", "within", "than"):
        return None
    return _tail(tokens, after + 1, "1", unit[0])


def _count(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """The count at `index` as TIMEX3 digits (X where it is left open), and the index after it."""
    word = tokens.at(index)
    after = index + 1 if word in ("a", "the") and tokens.at(index + 1) in (*VAGUE, "half") else index
    word = tokens.at(after)
    if word == "some" and number(tokens, after + 1):
        after, word = after + 1, tokens.at(after + 1)
        index = after
    if word == "half" and tokens.at(after + 1) in ("a", "an"):
        return "0.5", after + 2
    if word in VAGUE:
        after += 1
        if (tokens.at(after) == "of" and word == "couple") or tokens.at(after) in (
            "dozen",
            "hundred",
            "thousand",
            "more",
        ):
            after += 1
        return "X", after
    found = number(tokens, index)
    if found is None:
        return None
    amount, after = found
    if tokens.words[after : after + 3] in (["and", "a", "half"], ["1", "/", "2"]):
        return plain(amount + 0.5), after + 3
    if tokens.at(after) == "1/2":
        return plain(amount + 0.5), after + 1
    while tokens.at(after) in ("or", "to") and (second := number(tokens, after + 1)):
        amount, after = second
    return plain(amount), after


def _tail(tokens: Tokens, end: int, count: str, unit: str) -> Parse:
    """What the words behind a count of units make of it: a length, an age, or a distance."""
    grain: Grain = UNITS[unit][1]
    aged = end + (tokens.at(end) in DASHES)
    if tokens.at(aged) in ("old", "olds", "long"):
        return length(aged + 1, grain, duration_value(count, unit))
    after = end + 2 if tokens.words[end : end + 2] == ["or", "so"] else end
    if tokens.at(after) in DASHES and tokens.at(after + 1) in ("ago", "earlier") and unit == "year":
        return shift(after + 2, "year", -1, "publication", financial=True)
    distance = _distance(tokens, after)
    if distance is None:
        return length(after, grain, duration_value(count, unit))
    words, sign, anchor = distance
    if count == "X" or not float(count).is_integer():
        return reference(after + words, "PAST_REF" if sign < 0 else "FUTURE_REF")
    steps = int(float(count)) * (2 if unit == "fortnight" else 1)
    if unit in _YEARS and anchor == "publication":
        steps, grain = steps * _YEARS[unit], "year"
    return shift(after + words, grain, sign * steps, anchor, financial=grain == "year" and sign * steps == -1)


def _distance(tokens: Tokens, index: int) -> tuple[int, int, Anchor] | None:
    """How many words at `index` tell a distance, which way it goes (-1 back, 1 on), and from what it counts."""
    word, following = tokens.at(index), tokens.at(index + 1)
    closed = following in (".", ",", ";", "")
    if word == "ago":
        return 1, -1, "publication"
    if word == "from" and following in ("now", "today"):
        return 2, 1, "publication"
    if word in ("earlier", "previously") or (word == "before" and closed):
        return 1, -1, "narrative"
    if (word in ("later", "afterwards", "afterward") and following != "than") or (word == "after" and closed):
        return 1, 1, "narrative"
    return None
