"""Weekdays, with the date, the part of the day or the week that may stand beside them."""

from __future__ import annotations

from briefing_tui.analysis.times.dates import date_after
from briefing_tui.analysis.times.look_alikes import is_first_name, is_name_of_paper
from briefing_tui.analysis.times.parse import Parse, date_of, part_of_day, reference, repeated, with_meaning
from briefing_tui.analysis.times.tokens import Tokens, number
from briefing_tui.analysis.times.words import WEEKDAY_ABBREVIATIONS, WEEKDAYS

# Words that may follow a weekday that is no noun's modifier.
_AFTER_ANY_DAY = frozenset("in of and or when after before at that which with by on as but for until".split())


def weekday_date(tokens: Tokens, index: int) -> Parse | None:
    """A weekday, with the date or the part of the day that may follow (“Sunday, January 20, 2008”, “Friday night”)."""
    word = tokens.at(index)
    if not tokens.capital(index) or is_first_name(tokens, index) or is_name_of_paper(tokens, index):
        return None
    after = index + 1
    weekday = WEEKDAYS.get(word)
    written = date_after(tokens, after)
    if weekday is None:
        weekday = WEEKDAY_ABBREVIATIONS[word]
        after += tokens.at(after) == "." and tokens.joined(after)
        written = date_after(tokens, after)
        if not written and (after == index + 1 or word in ("sat", "sun", "wed", "mon")):
            return None
    if written:
        return with_meaning(written, weekday=weekday)
    part = part_of_day(tokens, after)
    if (again := _again(tokens, word, weekday, after)) is not None:
        return again
    if not _any_such_day(tokens, index, after + bool(part)):
        return _in_a_week(tokens, date_of(after, "day", anchor="publication", weekday=weekday), part)
    return reference(after + bool(part), f"XXXX-WXX-{weekday + 1}" + (f"T{part}" if part else ""))


def _again(tokens: Tokens, word: str, weekday: int, after: int) -> Parse | None:
    """A weekday that comes again and again: “Mondays”, “Friday nights”, “Monday and Friday nights”."""
    part = part_of_day(tokens, after)
    if (
        tokens.at(after) in ("and", "or", ",")
        and tokens.at(after + 1) in WEEKDAYS
        and _is_plural_part(tokens, after + 2)
    ):
        return repeated(after, "day", f"XXXX-WXX-{weekday + 1}T{part_of_day(tokens, after + 2)}")
    plural = word in WEEKDAYS and word.endswith("ys")
    if plural or _is_plural_part(tokens, after):
        return repeated(after + bool(part), "day", f"XXXX-WXX-{weekday + 1}" + (f"T{part}" if part else ""))
    return None


def _any_such_day(tokens: Tokens, index: int, after: int) -> bool:
    """Whether a weekday is told as one of its kind: “on 17 October 2011, a Monday”, but not “a Friday interview”."""
    following = tokens.at(after)
    return tokens.at(index - 1) in ("a", "some") and (not following[:1].isalpha() or following in _AFTER_ANY_DAY)


def _in_a_week(tokens: Tokens, parse: Parse, part: str | None) -> Parse:
    """A weekday with the part of the day and the week that may follow: “Friday night”, “Tuesday of last week”."""
    if part:
        parse = with_meaning(parse, end=parse.end + 1, kind="TIME", part=part)
    linked = tokens.at(parse.end) == "of"
    after = parse.end + linked
    if linked and part and (written := date_after(tokens, after)):
        return with_meaning(written, kind="TIME", weekday=parse.meaning.weekday, part=part)
    weeks = {"last": -1, "this": 0, "next": 1}.get(tokens.at(after))
    if weeks is None or tokens.at(after + 1) != "week":
        return parse
    return with_meaning(parse, end=after + 2 if linked else None, weeks=weeks)


def _is_plural_part(tokens: Tokens, index: int) -> bool:
    return part_of_day(tokens, index) is not None and tokens.at(index).endswith("s")


def weekdays_ago(tokens: Tokens, index: int) -> Parse | None:
    """A weekday so many of them back: “two Fridays ago”."""
    counted = number(tokens, index)
    if counted is None or tokens.at(counted[1] + 1) != "ago" or not tokens.capital(counted[1]):
        return None
    weekday = WEEKDAYS.get(tokens.at(counted[1]))
    if weekday is None or not 0 < counted[0] < 60:
        return None
    return date_of(counted[1] + 2, "day", anchor="publication", weekday=weekday, offset=-int(counted[0]))
