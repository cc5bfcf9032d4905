"""Dates of the calendar: days, months, years, decades, centuries, holidays.

British and American order: with the month's name both are read (“7 May 2024”, “May 7, 2024”). In figures alone the
month comes first (“5/7/2024” is May 7) unless only the other order makes a date (“17/5/2024”), or full stops stand
between (“7.5.2024”), since those are written where the day comes first; a year in front is ISO 8601. Figures without
a year are no date, “9/11” aside.
"""

from __future__ import annotations

from datetime import date

from briefing_tui.analysis.times.feasts import MOVABLE
from briefing_tui.analysis.times.look_alikes import (
    BEFORE_MONTH,
    is_first_name,
    is_number_of_a_thing,
    is_share,
    is_title_of_work,
)
from briefing_tui.analysis.times.meaning import Anchor, Meaning
from briefing_tui.analysis.times.parse import (
    DASHES,
    Parse,
    date_of,
    shift,
    whole_year,
    with_meaning,
)
from briefing_tui.analysis.times.tokens import Tokens, figures, number, ordinal
from briefing_tui.analysis.times.words import (
    FIXED_HOLIDAYS,
    MONTHS,
    PLURALS,
    SEASONS,
)

_BEFORE_YEAR = frozenset(
    ("in", "of", "since", "by", "from", "until", "till", "to", "the", "(", "between", "and", "after", "before",
     "during", "early", "late", "mid", "through", "for", "circa", "ca", "around", "year", "or", "about", ",", "-", "–",
     "than", "fiscal", "a", "end", "into", "its", "back", "as")
)  # fmt: skip
# Nouns that make four figures a count and not a year.
_COUNTED = frozenset(
    ("people", "percent", "men", "women", "troops", "soldiers", "dollars", "miles", "km", "kilometres", "kilometers",
     "metres", "meters", "feet", "tons", "tonnes", "years", "days", "hours", "points", "euros", "pounds", "shares",
     "acres", "workers", "jobs", "words", "kg", "members", "cases", "copies", "others", "mm", "m", "yards", "students",
     "police", "civilians", "guests", "units", "cars", "homes", "%")
)  # fmt: skip


_NO_PLURALS = frozenset(("across", "towards", "besides", "always", "perhaps", "whereas", "unless", "afterwards"))
_BEFORE_COUNT = frozenset(("about", "around", "than", "or", "over", "to", "the", "a", "for"))
# Four figures in this range are taken for a year without a word that shows it.
LIKELY_YEARS = (1900, 2059)
_AFTER_DAY = frozenset(("was", "were", "and", "the", "when", "but", "he", "they", "in", "at", "had", "to"))
_MONTHS_WITH_OTHER_SENSES = frozenset(("may", "march"))
_ERA = ("bc", "bce")


def month_date(tokens: Tokens, index: int) -> Parse | None:
    """A month’s name with what belongs to it: “May”, “May 15”, “May 15, 2024”, “May 2024”, “May of that year”."""
    month = month_at(tokens, index)
    if month is None or is_first_name(tokens, index):
        return None
    stopped = _shortened(tokens, index)
    after = index + 1 + stopped
    day = day_at(tokens, after)
    if day is not None:
        written = date_of(after + 1, "day", anchor="context-year", month=month, day=day)
        return _named_attack(tokens, _with_year(tokens, written))
    alone = date_of(after, "month", anchor="context-year", month=month)
    with_year = _with_year(tokens, alone)
    short = not stopped and len(tokens.at(index)) < 4 and tokens.at(index) != "may"
    if with_year is not alone and not short:
        return with_year
    opens_range = tokens.at(index + 1) in DASHES and month_at(tokens, index + 2) is not None
    doubtful = (
        tokens.at(index) in _MONTHS_WITH_OTHER_SENSES and tokens.at(index - 1) not in BEFORE_MONTH and not opens_range
    )
    return None if short or doubtful else with_meaning(alone, end=index + 1)


def _named_attack(tokens: Tokens, parse: Parse) -> Parse:
    """The reading of a day that names what happened on it once: “the Sept. 11 attacks” are those of 2001."""
    meaning = parse.meaning
    named = tokens.at(parse.end) in ("attack", "attacks", "attackers", "hijackers", "hijackings", "terrorist")
    if meaning.year is None and (meaning.month, meaning.day) == (9, 11) and named:
        return with_meaning(parse, year=2001, anchor="absolute")
    return parse


def day_month_date(tokens: Tokens, index: int) -> Parse | None:
    """A day before its month: “7 May 2024”, “20th of July”; a first day of a range too (“5–7 May”)."""
    day = day_at(tokens, index)
    if day is None:
        return None
    after = index + 1
    spelt = tokens.at(index - 1) in ("from", "between") and tokens.at(after) in ("to", "and", "until", "through")
    if (spelt or tokens.at(after) in DASHES) and (later := day_at(tokens, after + 1)) and later > day:
        month = month_at(tokens, after + 2)
        found = month and date_of(index + 1, "day", anchor="context-year", month=month, day=day)
        return found or None
    after += tokens.at(after) == "of"
    if tokens.at(after) in DASHES and tokens.joined(after) and tokens.joined(after + 1):
        return _hyphened(tokens, after + 1, day)
    month = month_at(tokens, after)
    if month is None or (day_at(tokens, after + 1) and len(tokens.at(index)) <= 2 and index and after == index + 1):
        return None
    after += 1 + _shortened(tokens, after)
    return _with_year(tokens, date_of(after, "day", anchor="context-year", month=month, day=day))


def _hyphened(tokens: Tokens, index: int, day: int) -> Parse | None:
    """The rest of a day written with hyphens, “10-Apr-15”: the month at `index` and the year."""
    month, year = month_at(tokens, index), tokens.at(index + 2)
    written = tokens.at(index + 1) in DASHES and tokens.joined(index + 1) and tokens.joined(index + 2)
    if month is None or not written or not year.isdecimal() or len(year) not in (2, 4):
        return None
    whole = int(year) if len(year) == 4 else int(year) + (2000 if int(year) < 50 else 1900)
    return date_of(index + 3, "day", year=whole, month=month, day=day) if _exists(whole, month, day) else None


def figures_date(tokens: Tokens, index: int) -> Parse | None:
    """A date in figures: “2024-05-07”, “5/7/2024” (month first), “9/11”."""
    word = tokens.at(index)
    if word == "9/11" and tokens.capital(index - 1) and tokens.at(index - 1) not in (*BEFORE_MONTH, "the", "post"):
        return None
    if word == "9/11":
        return date_of(index + 1, "day", year=2001, month=9, day=11)
    if "-" in word:
        year, month, day = (int(figure) for figure in word.split("-"))
        either = False
    elif word.count("/") == 2 or word.count(".") == 2:
        month, day, year = (int(figure) for figure in word.replace(".", "/").split("/"))
        either = "." not in word and month <= 12 and day <= 12 and month != day
        if month > 31:
            year, month, day = month, day, year
        elif month > 12 or "." in word:
            month, day = day, month
        if year < 100:
            year += 2000 if year < 50 else 1900
    else:
        return None
    if not _exists(year, month, day):
        return None
    return date_of(index + 1, "day", year=year, month=month, day=day, ambiguous=either)


def year_date(tokens: Tokens, index: int) -> Parse | None:
    """A year in figures, of our era or before it; four figures that count something are none."""
    word = tokens.at(index)
    if word.isdecimal() and len(word) <= 4 and tokens.at(index + 1) in _ERA:
        return date_of(index + 2, "year", year=-int(word))
    if _before_our_era(tokens, index):
        return date_of(index + 1, "year", year=-int(word))
    year = whole_year(tokens, index)
    if year is None or _counts(tokens, index) or is_title_of_work(tokens, index):
        return None
    before = tokens.at(index - 1)
    told_as_year = before in _BEFORE_YEAR or before in DASHES or _opens_range(tokens, index, year)
    round_count = year % 100 == 0 and year != 2000 and before in _BEFORE_COUNT
    likely = LIKELY_YEARS[0] <= year <= LIKELY_YEARS[1]
    return date_of(index + 1, "year", year=year) if (likely or told_as_year) and not round_count else None


def _before_our_era(tokens: Tokens, index: int) -> bool:
    """Whether the figures at `index` are a year whose era stands only behind the next one: “499–493 BC”."""
    word, later = tokens.at(index), tokens.at(index + 2)
    linked = tokens.at(index + 1) in DASHES or tokens.at(index + 1) in ("to", "and", "or")
    if not linked or tokens.at(index + 3) not in _ERA:
        return False
    first, second = figures(word, 4), figures(later, 4)
    return first is not None and second is not None and second < first


def _opens_range(tokens: Tokens, index: int, year: int) -> bool:
    """Whether a dash and a later year follow: “Campaigns 1861–1863”."""
    later = whole_year(tokens, index + 2)
    return tokens.at(index + 1) in DASHES and later is not None and year < later <= year + 100


def _counts(tokens: Tokens, index: int) -> bool:
    """Whether the four figures at `index` count something: money, people, a measure."""
    if is_number_of_a_thing(tokens, index):
        return True
    if tokens.at(index - 1) in ("$", "£", "€", "#", "no", ".") and tokens.joined(index):
        return True
    following = tokens.at(index + 1)
    plural = following.endswith(("s", "children")) and len(following) > 4 and not tokens.capital(index + 1)
    if (
        plural
        and following not in PLURALS
        and following not in _NO_PLURALS
        and not LIKELY_YEARS[0] <= int(tokens.at(index)) <= LIKELY_YEARS[1]
    ):
        return True
    measured = following in DASHES and tokens.at(index + 2) in ("page", "foot", "mile", "strong", "metre", "meter")
    return following in _COUNTED or measured


def spoken_year(tokens: Tokens, index: int) -> Parse | None:
    """A year in words: “nineteen seventy-nine”."""
    if tokens.words[index : index + 2] == ["two", "thousand"] and tokens.at(index - 1) in ("year", *MONTHS, ","):
        after = index + 2 + (tokens.at(index + 2) == "and")
        rest = number(tokens, after)
        few = rest is not None and 0 < rest[0] < 100
        return date_of(
            rest[1] if rest and few else index + 2, "year", year=2000 + (int(rest[0]) if rest and few else 0)
        )
    tens = {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}.get(tokens.at(index))
    rest = number(tokens, index + 1) if tens else None
    if not tens or rest is None or not 10 <= rest[0] < 100 or tokens.at(index + 1)[:1].isdecimal():
        return None
    return date_of(rest[1], "year", year=tens + int(rest[0]))


def decade_date(tokens: Tokens, index: int) -> Parse | None:
    """A decade in figures: “1990s”, “’80s”, “1990's”."""
    word = tokens.at(index)
    digits, end = word.rstrip("s"), index + 1
    if not word.endswith("s"):
        if not (tokens.at(end) in ("'", "’") and tokens.at(end + 1) == "s" and tokens.joined(end) and word[-1] == "0"):
            return None
        end += 2
    if not digits.isdecimal() or digits[-1] != "0":
        return None
    if tokens.at(end) in _ERA and len(digits) <= 4:
        return date_of(end + 1, "decade", year=-int(digits))
    if len(digits) not in (2, 4):
        return None
    year = int(digits)
    if len(digits) == 2:
        before = tokens.at(index - 1)
        if before not in ("the", "'", "’", "‘", "early", "late", "mid", "-", "of") or is_share(tokens, index):
            return None
        year += 1900 if year >= 30 else 2000
    return date_of(end, "century" if year % 100 == 0 and year < 2000 else "decade", year=year)


def word_decade(tokens: Tokens, index: int) -> Parse | None:
    """A decade of the twentieth century in words: “the sixties”."""
    tens = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
    if tokens.at(index) not in tens or tokens.at(index - 1) not in ("the", "early", "late", "mid", "-", "roaring"):
        return None
    return date_of(index + 1, "decade", year=1920 + 10 * tens.index(tokens.at(index)))


def century_date(tokens: Tokens, index: int) -> Parse | None:
    """A numbered century, of our era or before it: “the 20th century”, “the fifth century BC”."""
    found = ordinal(tokens, index)
    if found is None:
        return None
    after = found[1] + (tokens.at(found[1]) in DASHES)
    if tokens.at(after) != "century" or not 0 < found[0] <= 22:
        return None
    if tokens.at(after + 1) in _ERA:
        return date_of(after + 2, "century", year=-100 * (found[0] - 1) - 1)
    return date_of(after + 1, "century", year=100 * (found[0] - 1))


def season_date(tokens: Tokens, index: int) -> Parse | None:
    """A season, with its year where it stands (“spring 1990”, “the winter of 1914”); “fall” and “spring” need one
    of the words that a season follows."""
    code = SEASONS.get(tokens.at(index))
    if code is None or is_first_name(tokens, index):
        return None
    found = _with_year(tokens, date_of(index + 1, "season", anchor="context-year", season=code))
    before = tokens.at(index - 1)
    if found.meaning.year is None and found.meaning.offset is None:
        plain = before in ("in", "by", "since", "during", "until", "early", "late", "mid", "this", "last", "next")
        plain = plain or (before == "-" and tokens.at(index - 2) == "mid")
        article = before == "the" and tokens.at(index - 2) in ("in", "by", "during", "of", "since", "until", "for")
        listed = before in (",", "and", "or") and tokens.at(index + 1).isalpha() and not tokens.capital(index)
        other = tokens.at(index) in ("fall", "spring") or listed  # “corn, and winter wheat”
        if (other and not (plain or article)) or (tokens.at(index) == "fall" and tokens.at(index + 1) == "of"):
            return None
    return found


def holiday(tokens: Tokens, index: int) -> Parse | None:
    """A feast with a fixed day, or one that the year’s calendar fixes, with its year where it stands."""
    if not tokens.capital(index):
        return None
    for words, (month, day) in FIXED_HOLIDAYS.items():
        end = index + len(words)
        if tokens.words[index:end] == list(words):
            found = date_of(end, "day", anchor="context-year", month=month, day=day)
            return _with_year(tokens, found)
    for words in MOVABLE:
        end = index + len(words)
        if tokens.words[index:end] == list(words) and tokens.at(end) != "weekend":
            return _with_year(tokens, date_of(end, "day", anchor="context-year", feast=words))
    return None


def month_at(tokens: Tokens, index: int) -> int | None:
    """The number of the month whose name, written with a capital, stands at `index`; None where there is none."""
    return MONTHS.get(tokens.at(index)) if tokens.capital(index) else None


def _shortened(tokens: Tokens, index: int) -> bool:
    """Whether the month’s name at `index` is a short form with its full stop."""
    short = len(tokens.at(index)) <= 4 and tokens.at(index) not in ("may", "june", "july")
    return short and tokens.at(index + 1) == "." and tokens.joined(index + 1)


def day_at(tokens: Tokens, index: int) -> int | None:
    """The day of the month written in figures at `index` (“7”, “7th”); None where there is none."""
    word = tokens.at(index)
    digits = word[:-2] if word[-2:] in ("st", "nd", "rd", "th") else word
    if not (digits.isdecimal() and len(digits) <= 2 and 1 <= int(digits) <= 31):
        return None
    return None if tokens.at(index + 1) == "%" else int(digits)


def date_after(tokens: Tokens, index: int) -> Parse | None:
    """The date that follows a weekday: “, January 20, 2008”, “(the 3rd of May)”; None where there is none."""
    after = index
    while tokens.at(after) in (",", "(", "the", "on"):
        after += 1
    found = month_date(tokens, after) or day_month_date(tokens, after)
    if found is None or found.meaning.day is None:
        return None
    closed = tokens.at(after - 1) == "(" and tokens.at(found.end) == ")"
    return None if closed else found


def _with_year(tokens: Tokens, parse: Parse) -> Parse:
    """The reading with the year that follows it; a month or day that no year holds is left without one."""
    after = parse.end
    comma = tokens.at(after) == ","
    if comma or tokens.at(after) == "of":
        after += 1
    word = tokens.at(after)
    era = tokens.at(after + 1) in _ERA
    before = figures(word, 4) if era else None
    year = whole_year(tokens, after) if before is None else -before
    if year is None and word in ("'", "’") and tokens.at(after + 1).isdecimal() and len(tokens.at(after + 1)) == 2:
        short, after = int(tokens.at(after + 1)), after + 1
        year = short + (2000 if short < 50 else 1900)
    if year is not None and _exists(abs(year), parse.meaning.month or 1, parse.meaning.day or 1):
        if comma and parse.meaning.grain != "day" and tokens.at(after + 1) in _COUNTED:
            return parse
        return with_meaning(parse, end=after + 1 + era, anchor="absolute", year=year)
    if not comma and (spoken := spoken_year(tokens, after)):
        return with_meaning(parse, end=spoken.end, anchor="absolute", year=spoken.meaning.year)
    return _with_relative_year(tokens, parse)


def _with_relative_year(tokens: Tokens, parse: Parse) -> Parse:
    """Reads “of that year”, “of last year”, “this year” behind a month or a day."""
    linked = tokens.at(parse.end) == "of"
    after = parse.end + linked
    after += tokens.at(after) == "the"
    anchors: dict[str, tuple[Anchor, int]] = {"that": ("narrative", 0), "same": ("narrative", 0),
               "this": ("publication", 0),
               "last": ("publication", -1), "next": ("publication", 1), "previous": ("narrative", -1),
               "following": ("narrative", 1)}  # fmt: skip
    word = tokens.at(after)
    if word == "year" and tokens.words[after + 1 : after + 3] == ["before", "last"]:
        return with_meaning(parse, end=after + 3, anchor="publication", offset=-2)
    if word not in anchors or tokens.at(after + 1) != "year":
        return parse
    anchor, offset = anchors[word]
    if anchor == "publication" and parse.meaning.day is None and parse.meaning.month is not None:
        return with_meaning(parse, end=after + 2, anchor=anchor, base=Meaning("shift", "year", anchor, offset=offset))
    one = linked or parse.meaning.day is None
    return with_meaning(parse, end=after + 2 if one else None, anchor=anchor, offset=offset)


def narrative_day(tokens: Tokens, index: int) -> Parse | None:
    """A day of the month at hand: “on the 20th”."""
    word = tokens.at(index)
    day = day_at(tokens, index)
    if day is None or word.isdecimal() or tokens.at(index - 1) != "the":
        return None
    if tokens.at(index - 2) not in ("on", "by", "until", "to", "and", "from", "of") or (
        tokens.at(index + 1)[:1].isalpha() and tokens.at(index + 1) not in _AFTER_DAY
    ):
        return None
    return shift(index + 1, "day", None, "narrative", day=day)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(max(1, min(9999, year)), month, day)
    except ValueError:
        return month == 2 and day == 29
    return True
