"""Times of day: clock times with their zone, parts of the day, and the day that they belong to."""

from __future__ import annotations

import re

from briefing_tui.analysis.times.dates import day_month_date, month_date
from briefing_tui.analysis.times.look_alikes import is_name_of_programme
from briefing_tui.analysis.times.meaning import Meaning
from briefing_tui.analysis.times.parse import Parse, part_of_day, reference, shift, with_meaning
from briefing_tui.analysis.times.tense import direction
from briefing_tui.analysis.times.tokens import Tokens
from briefing_tui.analysis.times.weekdays import weekday_date
from briefing_tui.analysis.times.words import REFERENCES, WEEKDAYS, ZONES

_NAMED_HOURS = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}
_DAYS: dict[str, tuple[int, str | None]] = {
    "today": (0, None), "yesterday": (-1, None), "tomorrow": (1, None), "tonight": (0, "NI"),
}  # fmt: skip


def clock_time(tokens: Tokens, index: int) -> Parse | None:
    """A clock time, with its zone and the day behind it: “10:30”, “5 p.m. EST Nov. 9”, “1500 GMT”, “4 o'clock”."""
    word, after = tokens.at(index), index + 1
    half_behind = tokens.at(after)[:1] in ("a", "p") and tokens.at(after).replace(".", "").replace(" ", "") in (
        "am",
        "pm",
    )
    if ":" in word or (half_behind and re.fullmatch(r"\d{1,2}\.\d\d", word)):
        hour, minute = int(re.split("[:.]", word)[0]), re.split("[:.]", word)[1]
        told = False
    elif word.isdecimal() and len(word) <= 2:
        hour, minute, told = int(word), "", False
    elif word.isdecimal() and len(word) == 4 and tokens.at(after) in ("gmt", "utc", "hours", "hrs"):
        hour, minute, told = int(word[:2]), word[2:], True
    else:
        return None
    if half_behind:
        hour = hour % 12 + (12 if tokens.at(after)[0] == "p" else 0)
        after, told = after + 1, True
    elif tokens.at(after) == "o" and tokens.at(after + 1) in ("'", "’") and tokens.at(after + 2) == "clock":
        after, told = after + 3, True
    elif tokens.words[after : after + 2] == ["in", "the"] and (part := part_of_day(tokens, after + 2)):
        hour = hour % 12 + (12 if part in ("AF", "EV") else 0)
        after, told = after + 3, True
    after += tokens.at(after) in ("hours", "hrs", "h", "hr")
    if tokens.at(after) == "(" and tokens.at(after + 1) in ZONES and tokens.at(after + 2) == ")":
        after, told = after + 3, True
    elif tokens.at(after) in ZONES and tokens.capital(after):
        after, told = after + 1, True
    if not (
        told or (":" in word and tokens.at(index - 1) in ("at", "by", "until", "from", "around", "about", "of", "to"))
    ):
        return None
    if hour > 24 or (minute and int(minute) > 59):
        return None
    return _on_day(tokens, after, f"{hour:02d}:{minute or '00'}")


def named_hour(tokens: Tokens, index: int) -> Parse | None:
    """“noon”, “midnight”, with the day behind it (“midnight Friday”)."""
    found = _on_day(tokens, index + 1, _NAMED_HOURS[tokens.at(index)])
    return (
        found
        if found.meaning.weekday is not None
        or tokens.at(index - 1) in ("at", "by", "until", "after", "before", "around", "to", "since")
        else None
    )


def part_of_date(tokens: Tokens, index: int) -> Parse | None:
    """A part of the day and its day: “the morning of May 7”, “the night of Tuesday”, “in the early hours of Friday”."""
    after = index + (tokens.at(index) == "the")
    if tokens.at(after) in ("early", "late", "small"):
        after += 1
        after += tokens.at(after) in ("in", "on")
        after += tokens.at(after) == "the"
    part = part_of_day(tokens, after)
    after += 1
    if part and tokens.at(after) == "hours":
        after += 1
    elif tokens.at(after - 1) == "hours":
        part = "MO"
    after += tokens.at(after) == "of"
    if not part or tokens.at(after - 1) != "of":
        return None
    day = _day_at(tokens, after)
    return with_meaning(day, kind="TIME", part=part) if day else None


def deictic_day(tokens: Tokens, index: int) -> Parse | None:
    """“today”, “yesterday morning”, “tonight”, “tomorrow”."""
    if is_name_of_programme(tokens, index):
        return None
    offset, part = _DAYS[tokens.at(index)]
    found = shift(index + 1, "day", offset, "publication")
    named = None if part else part_of_day(tokens, index + 1)
    if part or named:
        return with_meaning(found, end=index + 1 + bool(named), kind="TIME", part=part or named)
    return found


def reference_word(tokens: Tokens, index: int) -> Parse | None:
    """“now”, “currently”, “recently”, “soon”: the present, the past or the future as a whole."""
    word = tokens.at(index)
    value = REFERENCES[word]
    if word == "shortly" and tokens.at(index + 1) in ("after", "before", "afterwards", "afterward"):
        return None
    if value == "FUTURE_REF" and word != "future" and direction(tokens, index, index + 1) == "past":
        return None
    if word == "soon" and (
        tokens.at(index + 1) in ("after", "as", "afterwards") or tokens.at(index - 1) in ("as", "so")
    ):
        return None
    if word == "future" and tokens.at(index - 1) != "in":
        return None
    if word == "now" and tokens.at(index - 1) == "until" and tokens.at(index + 1) == "-":
        return None
    return reference(index + 1, value)


def present_day(tokens: Tokens, index: int) -> Parse | None:
    """“present-day”, “modern day”."""
    after = index + 1 + (tokens.at(index + 1) == "-")
    return reference(after + 1, "PRESENT_REF") if tokens.at(after) == "day" else None


def _day_at(tokens: Tokens, index: int) -> Parse | None:
    index += tokens.at(index) in ("on", ",")
    index += tokens.at(index) == "the"
    word = tokens.at(index)
    if word in WEEKDAYS:
        return weekday_date(tokens, index)
    if word in _DAYS and word != "tonight":
        return shift(index + 1, "day", _DAYS[word][0], "publication")
    found = month_date(tokens, index) or day_month_date(tokens, index)
    return found if found and found.meaning.day else None


def _on_day(tokens: Tokens, end: int, clock: str) -> Parse:
    day = _day_at(tokens, end)
    if day:
        apart = tokens.at(end) == "on"
        return with_meaning(day, end=end if apart else None, kind="TIME", clock=clock, part=None)
    return Parse("TIME", Meaning("shift", "day", anchor="narrative", offset=0, clock=clock), end)
