"""What looks like a date and is none: first names that are months, numbers of rooms, flights and houses."""

from __future__ import annotations

from briefing_tui.analysis.times.tokens import Tokens
from briefing_tui.analysis.times.words import MONTHS

# Words that lead in a month.
BEFORE_MONTH = frozenset(
    ("in", "by", "since", "until", "till", "from", "to", "through", "before", "after", "during", "last", "next",
     "this", "early", "late", "mid", "of", "for", "between", "and", "or", "as", "-", "–", "around", "previous",
     "following", "on", "that", "end", "with", "than", "began", "ended", "late", "/")
)  # fmt: skip
# Before four figures these name the thing that bears the number.
_NUMBERED = frozenset(
    ("room", "flight", "resolution", "page", "pages", "pp", "section", "article", "route", "highway", "bus", "train",
     "model", "chapter", "channel", "unit", "apartment", "suite", "gate", "number", "bill", "case", "form", "rule",
     "order", "boeing", "box", "platform", "ward", "lot", "item", "verse", "pier", "hangar", "extension", "track")
)  # fmt: skip
_STREETS = frozenset(
    ("street", "avenue", "road", "lane", "drive", "boulevard", "st", "ave", "rd", "blvd", "way", "court", "square",
     "terrace", "place", "parkway", "highway", "row", "close", "crescent")
)  # fmt: skip
# Names of months, of a weekday and of seasons that people bear as first names.
_FIRST_NAMES = frozenset(("april", "may", "june", "august", "january", "wednesday", "summer", "autumn", "winter"))
# With a weekday before them these name a newspaper or a programme.
_PAPERS = frozenset(
    ("telegraph", "times", "mail", "post", "express", "mirror", "herald", "independent", "star", "tribune", "gazette",
     "nation", "vision", "live")
)  # fmt: skip
# Within so many words of round figures these tell that they are none of years.
_NEAR = 20
_SHARES = frozenset(("%", "percent", "degrees", "fahrenheit", "celsius", "aged", "ages"))


def is_number_of_a_thing(tokens: Tokens, index: int) -> bool:
    """Whether the four figures at `index` number a thing: “Flight 2013”, “page 2001”, “1945 Pine Street”."""
    return tokens.at(index - 1) in _NUMBERED or _opens_address(tokens, index)


def _opens_address(tokens: Tokens, index: int) -> bool:
    """Whether the figures at `index` are the number of a house: “1945 Pine Street”."""
    for at in range(index + 1, index + 4):
        if not tokens.capital(at):
            return False
        if at > index + 1 and tokens.at(at) in _STREETS:
            return True
    return False


def is_first_name(tokens: Tokens, index: int) -> bool:
    """Whether the month, weekday or season at `index` is somebody's first name: “April Ryan asked”.

    A surname follows it, and before it stands no word that leads in a time.
    """
    if tokens.at(index) not in _FIRST_NAMES or not tokens.capital(index) or not tokens.capital(index + 1):
        return False
    surname, before = tokens.at(index + 1), tokens.at(index - 1)
    joined = not tokens.joined(index + 1) and surname.isalpha() and surname not in MONTHS and len(surname) > 1
    opens = before in ("", ".", "?", "!", ":", ";", "”", "“", '"') or (before == "," and not tokens.capital(index - 2))
    led = before in BEFORE_MONTH or before in ("the", "a", "every", "each", "late", "early")
    behind = tokens.at(index + 2)
    if tokens.at(index) == "wednesday":
        return joined and opens and behind.isalpha() and not tokens.capital(index + 2)
    return joined and not led and (opens or before.isalpha()) and not surname.endswith("day")


def is_idiom(tokens: Tokens, index: int) -> bool:
    """Whether the day at `index` is that of “at the end of the day, nobody won”."""
    said = tokens.words[max(0, index - 5) : index + 2] == ["at", "the", "end", "of", "the", "day", ","]
    return said and tokens.capital(index - 5)


def is_name_of_paper(tokens: Tokens, index: int) -> bool:
    """Whether the weekday at `index` belongs to a name: “the Sunday Telegraph”, “Saturday Night Live”."""
    after = index + 1 + (tokens.at(index + 1) == "night" and tokens.capital(index + 1))
    return tokens.at(after) in _PAPERS and tokens.capital(after) and tokens.at(index - 1) != "on"


def is_name_of_programme(tokens: Tokens, index: int) -> bool:
    """Whether “Today” is written as a name inside a sentence: “the Today programme”, “USA Today”."""
    shouted = tokens.shouted(index) and (tokens.shouted(index + 1) or not tokens.shouted(index - 1))
    named = tokens.at(index) in ("today", "tonight") and tokens.capital(index) and not shouted
    return named and tokens.at(index - 1).isalpha()


def is_title_of_work(tokens: Tokens, index: int) -> bool:
    """Whether the four figures at `index` open the name of a work inside a sentence: “movies from 2001: An Odyssey”."""
    inside = tokens.at(index - 1).isalpha() and not tokens.capital(index - 1)
    return inside and tokens.at(index + 1) == ":" and tokens.joined(index + 1) and tokens.capital(index + 2)


def is_share(tokens: Tokens, index: int) -> bool:
    """Whether the round figures at `index` are a share or a measure: “in the mid-30s”, with a percentage beside it."""
    if tokens.at(index - 1) == "-" and tokens.at(index - 2) in ("low", "high", "upper", "lower"):
        return True
    near = tokens.words[max(0, index - _NEAR) : index + _NEAR]
    return tokens.at(index - 1) not in ("'", "’", "‘") and not _SHARES.isdisjoint(near)
