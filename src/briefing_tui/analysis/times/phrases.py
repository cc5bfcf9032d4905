"""Noun phrases that tell a time by their distance: “last week”, “the following day”, “this summer”, “that month”."""

from __future__ import annotations

from briefing_tui.analysis.times.dates import month_at, month_date
from briefing_tui.analysis.times.look_alikes import is_idiom
from briefing_tui.analysis.times.meaning import Anchor
from briefing_tui.analysis.times.parse import (
    DASHES,
    Parse,
    date_of,
    duration_value,
    length,
    part_of_day,
    reference,
    repeated,
    shift,
    unit_at,
    whole_year,
    with_meaning,
)
from briefing_tui.analysis.times.tense import direction
from briefing_tui.analysis.times.tokens import Tokens, number, ordinal
from briefing_tui.analysis.times.words import SEASONS, UNITS, VAGUE, WEEKDAYS
from briefing_tui.model.briefing import Grain

_STEPS: dict[str, tuple[Anchor, int]] = {
    "last": ("publication", -1), "past": ("publication", -1), "next": ("publication", 1), "this": ("publication", 0),
    "current": ("publication", 0), "present": ("publication", 0), "coming": ("publication", 1),
    "upcoming": ("publication", 1), "previous": ("narrative", -1), "preceding": ("narrative", -1),
    "prior": ("narrative", -1), "following": ("narrative", 1), "subsequent": ("narrative", 1),
    "succeeding": ("narrative", 1), "same": ("narrative", 0), "that": ("narrative", 0), "latest": ("publication", -1),
}  # fmt: skip
_DETERMINERS = frozenset(("the", "this", "that", "these", "those"))
_ADJECTIVES = frozenset((*_STEPS, "very", "whole", "entire", "full", "fiscal", "financial", "calendar", "school"))
# Before “the day” and “the week” these show that a known one is meant.
_BEFORE_KNOWN = frozenset(("of", "for", "during", "in", "earlier", "later", "by", "on", "over", "through", "from"))
# Verbs after which “that” opens a clause.
_THAT_CLAUSES = frozenset(
    ("said", "say", "says", "noted", "warn", "warned", "told", "announced", "believes", "argued", "added", "reported",
     "think", "thinks", "thought", "claimed", "claims", "confirmed", "hope", "hopes", "fear", "so", "saying", "knew")
)  # fmt: skip


def determined(tokens: Tokens, index: int) -> Parse | None:
    """A phrase that opens with an article, a demonstrative, or a word such as “last”, “next”, “previous”."""
    after, found = index, []
    if tokens.at(after) in _DETERMINERS:
        found.append(tokens.at(after))
        after += 1
    while tokens.at(after) in _ADJECTIVES and tokens.at(after) not in found:
        found.append(tokens.at(after))
        after += 1
    if not found or _joins(tokens, index, found, after):
        return None
    return (
        _term(tokens, found, after)
        or _numbered(tokens, found, after)
        or _named(tokens, found, after)
        or _unit(tokens, found, after)
    )


def _joins(tokens: Tokens, index: int, found: list[str], after: int) -> bool:
    """Whether the phrase only looks like one: “warned that last year…”, “did the same last week”, “past November”."""
    conjunction = found[0] == "that" and (
        (len(found) > 1 and found[1] != "same") or tokens.at(index - 1) in _THAT_CLAUSES
    )
    apart = found[0] == "the" and "same" in found and found[-1] != "same"
    bare_past = found[0] in ("past", "latest") and (month_at(tokens, after) or tokens.at(after) in WEEKDAYS)
    return conjunction or apart or bool(bare_past) or _cut_off(tokens, found, after)


def _cut_off(tokens: Tokens, found: list[str], after: int) -> bool:
    """Whether the first word stands apart: “following last Friday’s vote”, “you said this 30 years ago”."""
    counted = found in (["that"], ["this"]) and number(tokens, after) is not None
    following = found[0] == "following" and (
        len(found) > 1 or tokens.at(after) in WEEKDAYS or bool(month_at(tokens, after))
    )
    return counted or following


def _step(found: list[str]) -> tuple[Anchor, int] | None:
    """The anchor and the number of steps that the words before the noun stand for; the most telling word decides."""
    for word in reversed(found):
        if word in _STEPS:
            return _STEPS[word]
    return None


def _term(tokens: Tokens, found: list[str], after: int) -> Parse | None:
    """“the past”, “the near future”, “the short term”."""
    word = tokens.at(after)
    if found[0] == "the" and word in ("near", "short", "foreseeable", "immediate", "distant"):
        if tokens.at(after + 1) in ("term", "future"):
            return reference(after + 2, "FUTURE_REF")
        return reference(after + 2, "PAST_REF") if tokens.at(after + 1) == "past" else None
    if found == ["the"] and word == "future":
        return reference(after + 1, "FUTURE_REF")
    if found == ["the", "past"] and not _is_time_word(tokens, after):
        return reference(after, "PAST_REF") if tokens.at(after - 3) in ("in", "of", "from", "with") else None
    return reference(after + 1, "PRESENT_REF") if found == ["these"] and word == "days" else None


def _is_time_word(tokens: Tokens, index: int) -> bool:
    word = tokens.at(index)
    return bool(
        unit_at(tokens, index) or number(tokens, index) or word in VAGUE or word in SEASONS or word in WEEKDAYS
        or month_at(tokens, index)
    )  # fmt: skip


def _numbered(tokens: Tokens, found: list[str], after: int) -> Parse | None:
    """“the last five years”, “the first nine months”, “the past several quarters”, “the next few weeks”."""
    first = tokens.at(after) if tokens.at(after) in ("first", "final", "last", "early", "opening") else ""
    counted = after + bool(first)
    if tokens.at(counted) in VAGUE:
        end = counted + 1 + (tokens.at(counted + 1) == "of")
        unit = unit_at(tokens, end)
        return length(end + 1, "day", duration_value("X", unit[0])) if unit and unit[1] else None
    amount = number(tokens, counted)
    if amount is None:
        return _uncounted(tokens, found, counted, bool(first))
    end = amount[1] + (tokens.at(amount[1]) in DASHES)
    while tokens.at(end) in ("full", "trading", "straight", "consecutive", "business", "fiscal"):
        end += 1
    unit = unit_at(tokens, end)
    if unit is None or (not unit[1] and amount[0] != 1):
        return None
    year = whole_year(tokens, end + 2) if tokens.at(end + 1) == "of" else None
    if year and (unit[0], first, amount[0]) == ("quarter", "first", 2):
        return date_of(end + 3, "half", year=year, half=1)
    end += 3 if tokens.words[end + 1 : end + 3] == ["or", "so"] else 1
    return length(end, "day", duration_value(plain(amount[0]), unit[0]))


def _uncounted(tokens: Tokens, found: list[str], index: int, first: bool) -> Parse | None:
    """“coming months”, “the final days”, “the early years”."""
    unit = unit_at(tokens, index)
    telling = first or found[-1] in ("last", "past", "next", "coming", "following", "succeeding", "these")
    if unit is None or not unit[1] or not telling or unit[0] == "second":
        return None
    if found == ["coming"]:
        return reference(index + 1, "FUTURE_REF")
    return length(index + 1, "day", duration_value("X", unit[0]))


def plain(amount: float) -> str:
    """The digits of an amount, without a fraction where there is none."""
    return str(int(amount)) if amount == int(amount) else str(amount)


def _named(tokens: Tokens, found: list[str], after: int) -> Parse | None:
    """Weekdays, months, seasons and parts of the day: “last Friday”, “the previous April”, “this past spring”."""
    step = _step(found)
    if step is None:
        return _part_of_day(tokens, found, after, "narrative", 0) if found == ["the"] else None
    anchor, offset = step
    word = tokens.at(after)
    if word in WEEKDAYS and tokens.capital(after):
        part = part_of_day(tokens, after + 1)
        day = date_of(after + 1, "day", anchor=anchor, weekday=WEEKDAYS[word], offset=offset)
        return with_meaning(day, end=after + 2, kind="TIME", part=part) if part else day
    named = month_date(tokens, after)
    if named and named.meaning.year is None:
        return with_meaning(named, anchor=anchor, offset=offset)
    if word in SEASONS:
        return date_of(after + 1, "season", anchor=anchor, season=SEASONS[word], offset=offset)
    return _part_of_day(tokens, found, after, anchor, offset)


def _part_of_day(tokens: Tokens, found: list[str], after: int, anchor: Anchor, offset: int) -> Parse | None:
    """“this morning”, “last night”, “the next evening”, “in the afternoon”."""
    part = part_of_day(tokens, after)
    if not part or tokens.at(after).endswith("s"):
        return None
    known = tokens.at(after - 2) in ("in", "during", "of", "by", "through")
    if found == ["the"] and (not known or tokens.at(after + 1) in ("before", "of")):
        return None
    return with_meaning(shift(after + 1, "day", offset, anchor, part=part), kind="TIME")


def _unit(tokens: Tokens, found: list[str], after: int) -> Parse | None:
    """Units of the calendar: “last week”, “the following year”, “that month”, “the quarter”."""
    unit = unit_at(tokens, after)
    if found == ["this"] and tokens.at(after) == "years":
        unit = ("year", False)  # “this years fair”, the apostrophe left out
    if unit is None or unit[1] or unit[0] in ("second", "minute", "hour", "fortnight", "night"):
        return None
    name, grain = unit[0], UNITS[unit[0]][1]
    end = after + 1
    named = month_at(tokens, end + 1) or whole_year(tokens, end + 1)
    one_of_many = found[-1] == "last" and (tokens.at(end) == "of" or (tokens.at(end) == "in" and named))
    hyphened = tokens.at(end) in DASHES and tokens.joined(end) and tokens.joined(end + 1)
    if (hyphened and tokens.at(end) == "-") or one_of_many or (name == "day" and found == ["this"]):
        return None
    step = _step(found)
    if step is None:
        if is_idiom(tokens, after):
            return None
        titled = tokens.capital(after) and tokens.at(after - len(found) - 1) == "of"  # “Person of the Year”
        return _known_unit(tokens, found, after) if found[0] == "the" and not titled else None
    anchor, offset = step
    if found[0] == "the" and ("past" in found or (found[-1] == "last" and name in ("decade", "century"))):
        return length(end, grain, duration_value("1", name))
    if found[0] == "the" and "next" in found and name == "day":
        anchor = "narrative"
    return shift(end, grain, offset, anchor)


def _known_unit(tokens: Tokens, found: list[str], after: int) -> Parse | None:
    """“the year”, “the quarter”, “the weekend”, “the day before”: one that the text has spoken of."""
    unit = unit_at(tokens, after)
    name, grain = (unit[0], UNITS[unit[0]][1]) if unit else ("", "day")
    end, following = after + 1, tokens.at(after + 1)
    if following in ("before", "after", "earlier", "later"):
        return _beside(tokens, end, grain, -1 if following in ("before", "earlier") else 1)
    unknown = name in ("day", "week") and tokens.at(after - len(found) - 1) not in _BEFORE_KNOWN
    if following == "of" and (month_at(tokens, end + 1) or whole_year(tokens, end + 1)):
        return None
    told = name == "day" and following in ("of", "when", "that", "the", "he", "she", "they", "we")
    if unknown or told or name in ("century", "decade") or following in ("’", "'"):
        return None
    if not {"fiscal", "financial"}.isdisjoint(found):
        return shift(end, "year", 0, "publication") if following != "ended" else length(end, "year", "P1Y")
    if name == "weekend":
        ahead = direction(tokens, after - len(found), end) == "future"
        return shift(end, grain, 0 if ahead else -1, "publication")
    return shift(end, grain, 0, "context-year" if name in ("year", "quarter", "month") else "narrative")


def _beside(tokens: Tokens, index: int, grain: Grain, offset: int) -> Parse | None:
    """“the day before”, “the year after”, “the day before yesterday”; `index` is that of “before” or “after”."""
    following = tokens.at(index + 1)
    if grain == "day" and following in ("yesterday", "tomorrow"):
        return shift(index + 2, "day", 2 * offset, "publication")
    closes = following in (".", ",", ";", "", "and", "but", "when", "that", "in", "at", "to")
    opens = tokens.at(index - 3) in ("on", "", ".") and following != "the"
    return shift(index + 1, grain, offset, "narrative") if closes or opens else None


def quarters(tokens: Tokens, index: int) -> Parse | None:
    """A quarter or half by its number, with its year before or behind: “the 1988 second quarter”, “first half”."""
    start = index
    year = None
    if tokens.at(start) == "the":
        start += 1
    if (year := whole_year(tokens, start)) is not None:
        start += 1
    fiscal = tokens.at(start) == "fiscal"
    start += fiscal
    found = ordinal(tokens, start)
    if found is None and tokens.at(start) in ("last", "latter") and tokens.at(start + 1) == "half":
        found = (2, start + 1)
    if found is None:
        return None
    which, after = found
    after += tokens.at(after) in DASHES
    after += tokens.at(after) == "fiscal"
    word = tokens.at(after)
    if word == "quarter" and which <= 4:
        name = "quarter"
    elif word == "half" and which <= 2 and (year or tokens.at(after + 1) in ("of", "results", "profit", ".", ",")):
        name = "half"
    else:
        return None
    return _dated_quarter(tokens, after + 1, name, which, year)


def short_quarter(tokens: Tokens, index: int) -> Parse | None:
    """A quarter in its short form: “Q3”, “Q3 2011”, “3Q 2011”."""
    figure = tokens.at(index + 1) if tokens.at(index) == "q" else tokens.at(index)
    if not (figure in ("1", "2", "3", "4") and tokens.joined(index + 1)):
        return None
    return _dated_quarter(tokens, index + 2, "quarter", int(figure), None)


def quarter_after_figure(tokens: Tokens, index: int) -> Parse | None:
    """“3Q”, “3Q 2011”."""
    return short_quarter(tokens, index) if tokens.at(index + 1) == "q" else None


def _dated_quarter(tokens: Tokens, end: int, name: str, which: int, year: int | None) -> Parse | None:
    anchor: Anchor = "context-year"
    offset = None
    if year is None:
        after = end + (tokens.at(end) in ("of", ","))
        after += tokens.at(after) in ("fiscal", "the", "calendar")
        word = tokens.at(after)
        if whole_year(tokens, after):
            year, end = whole_year(tokens, after), after + 1
        elif word in _STEPS and tokens.at(after + 1) == "year":
            (anchor, offset), end = _STEPS[word], after + 2
        elif name == "half" and tokens.at(end) == "of" and word != "year":
            return None
    if year is not None:
        anchor = "absolute"
    if name == "quarter":
        return date_of(end, "quarter", anchor=anchor, quarter=which, year=year, offset=offset)
    return date_of(end, "half", anchor=anchor, half=which, year=year, offset=offset)


def fiscal_year(tokens: Tokens, index: int) -> Parse | None:
    """“fiscal 1989”, “the fiscal year 1989”; the fiscal year has the calendar year’s number."""
    start = index + (tokens.at(index) == "the")
    if tokens.at(start) not in ("fiscal", "financial"):
        return None
    after = start + 1 + (tokens.at(start + 1) in ("year", "-"))
    year = whole_year(tokens, after)
    return date_of(after + 1, "year", year=year) if year else None


def periods(tokens: Tokens, index: int) -> Parse | None:
    """“the year-ago period”, “year-earlier”, “the 1988 period”, “the latest period”."""
    after = index + (tokens.at(index) == "the")
    if tokens.at(after) == "latest" and tokens.at(after + 1) in ("period", "quarter"):
        return shift(after + 2, "quarter", -1, "publication", financial=True)
    year = whole_year(tokens, after)
    if year and tokens.at(after + 1) in ("period", "quarter"):
        return shift(after + 2, "quarter", None, "narrative", year=year, financial=True)
    if tokens.at(after) != "year":
        return None
    middle = after + 1 + (tokens.at(after + 1) in DASHES)
    if tokens.at(after + 1) not in DASHES or tokens.at(middle) not in ("ago", "earlier"):
        return None
    end = middle + 1
    end += tokens.at(end) in ("period", "quarter") and tokens.at(index) == "the"
    return shift(end, "year", -1, "publication", financial=True)


def year_end(tokens: Tokens, index: int) -> Parse | None:
    """The end of the year: with a hyphen (“year-end”) its last day, without one (“year’s end”) its last part."""
    hyphen = tokens.at(index + 1) in DASHES
    after = index + 1 + hyphen + 2 * (tokens.words[index + 1 : index + 3] in (["’", "s"], ["'", "s"]))
    if tokens.at(after) != "end":
        return None
    if not hyphen:
        return shift(after + 1, "year", 0, "publication", modifier="end")
    offset = -1 if tokens.at(index - 1) == "since" else 0
    return date_of(after + 1, "day", anchor="publication", offset=offset, month=12, day=31)


def share_of(tokens: Tokens, index: int) -> Parse | None:
    """One unit out of many by its number: “the first week of May”, “the second year of the war”."""
    found = ordinal(tokens, index + 1)
    if found is None and tokens.at(index + 1) in ("last", "final", "opening"):
        found = (1, index + 2)
    unit = unit_at(tokens, found[1]) if found else None
    if (
        found is None
        or unit is None
        or unit[1]
        or unit[0] in ("day", "quarter", "century", "decade", "second", "night")
    ):
        return None
    if tokens.at(found[1] + 1) != "of":
        return None
    return length(found[1] + 1, "day", duration_value("1", unit[0]))


def sets(tokens: Tokens, index: int) -> Parse | None:
    """What comes again: “every day”, “each Thursday”, “every two weeks”, “each year”."""
    after = index + 1
    if tokens.at(after) == "other" and tokens.at(after + 1) in WEEKDAYS:
        return repeated(after + 2, "day", "P2W")
    named = _set_of_names(tokens, after)
    if named:
        return repeated(after + 1, *named)
    amount = number(tokens, after)
    other = tokens.at(after) == "other"
    after = amount[1] if amount else after + (tokens.at(after) in ("single", "other"))
    unit = unit_at(tokens, after)
    if unit is None or (unit[1] and not amount):
        return None
    count = plain(amount[0]) if amount else "2" if other else "1"
    return repeated(after + 1, UNITS[unit[0]][1], duration_value(count, unit[0]))


def _set_of_names(tokens: Tokens, index: int) -> tuple[Grain, str] | None:
    word = tokens.at(index)
    if word in WEEKDAYS:
        return "day", f"XXXX-WXX-{WEEKDAYS[word] + 1}"
    if word in SEASONS:
        return "season", f"XXXX-{SEASONS[word]}"
    part, month = part_of_day(tokens, index), month_at(tokens, index)
    if part and word != "night":
        return "part of day", f"XXXX-XX-XXT{part}"
    return ("month", f"XXXX-{month:02d}") if month else None
