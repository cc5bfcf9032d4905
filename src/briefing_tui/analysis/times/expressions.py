"""Finds the time expressions of an article and says what they mean, whenever it was published."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from briefing_tui.analysis.portions import portions
from briefing_tui.analysis.times import clock, compound, dates, phrases, quantities, weekdays
from briefing_tui.analysis.times.feasts import MOVABLE
from briefing_tui.analysis.times.look_alikes import is_idiom
from briefing_tui.analysis.times.meaning import Anchor, Direction, Expression, Kind, Meaning, Modifier
from briefing_tui.analysis.times.parse import (
    DASHES,
    Parse,
    Rule,
    part_of_day,
    repeated,
    shift,
    whole_year,
    with_meaning,
)
from briefing_tui.analysis.times.tense import direction, points_both_ways
from briefing_tui.analysis.times.tokens import Tokens, tokenise
from briefing_tui.analysis.times.words import (
    APPROXIMATE,
    EDGES,
    FIXED_HOLIDAYS,
    MONTHS,
    MULTIPLES,
    NUMBERS,
    ORDINALS,
    PARTS_OF_DAY,
    PLURALS,
    REFERENCES,
    SEASONS,
    SET_ADVERBS,
    VAGUE,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAYS,
)
from briefing_tui.model.article import Article

__all__ = ["Anchor", "Direction", "Expression", "Kind", "Meaning", "Modifier", "find_expressions"]

_MARKS = re.compile('[“”"]')
# Words that show company results, where a year earlier means the same quarter of the year before.
_RESULTS = frozenset(
    ("earnings", "profit", "loss", "losses", "revenue", "revenues", "income", "sales", "share", "net", "quarter",
     "cents", "earned", "results", "dividend")
)  # fmt: skip
_LINKS = frozenset(("and", "to", "or", "through", "until", "till", "/", *DASHES))


_BEHIND_A_YEAR = frozenset(
    ("and", "or", "to", "in", "at", "by", "on", "was", "were", "had", "with", "when", "as", "until")
)
# Behind “May 4 and 5” these show that the 5 is a day and no count.
_AFTER_SECOND_DAY = frozenset(
    (".", ",", ";", ")", "", "in", "at", "were", "was", "when", "as", "for", "with", "by", "after")
)


def find_expressions(article: Article) -> tuple[Expression, ...]:
    """The time expressions of what is analysed of an article, in text order; they do not overlap."""
    found: list[Expression] = []
    for portion in portions(article).taken:
        text = portion.visible
        tokens, quotations = tokenise(text.text), _quotations(text.text)
        for start, parse in _read(tokens):
            span = text.span(tokens.starts[start], tokens.ends[parse.end - 1])
            meaning = parse.meaning
            quoted = bisect_left(quotations, tokens.starts[start]) % 2 == 1
            if quoted and meaning.anchor == "publication":
                meaning = replace(meaning, quoted=True)
            aside = portion.passage.role == "caption" or _names_a_thing(tokens, start, parse)
            found.append(Expression(span, parse.type, meaning, aside))
    return tuple(found)


def _names_a_thing(tokens: Tokens, start: int, parse: Parse) -> bool:
    """Whether a year only tells which thing is meant: “the 1978 treaty”."""
    following = tokens.at(parse.end)
    noun = following.isalpha() and following not in _BEHIND_A_YEAR and not following.endswith("ing")
    return parse.meaning.grain == "year" and tokens.at(start - 1) in ("the", "its", "their", "his", "her", "a") and noun


def _quotations(text: str) -> list[int]:
    """The positions at which quoted words begin and end in turn; marks left open run to the end of the text."""
    turns: list[int] = []
    for mark in _MARKS.finditer(text):
        inside = len(turns) % 2 == 1
        if mark.group() == '"' or (mark.group() == "“") != inside:
            turns.append(mark.start())
    return turns


def _read(tokens: Tokens) -> list[tuple[int, Parse]]:
    found: list[tuple[int, Parse]] = []
    index, count = 0, len(tokens.words)
    while index < count:
        rules = _RULES.get(tokens.words[index]) or (_FIGURES if tokens.words[index][0].isdecimal() else ())
        best: Parse | None = None
        for rule in rules:
            parse = rule(tokens, index)
            if parse and (best is None or parse.end > best.end):
                best = parse
        if best is None:
            index += 1
            continue
        best = _situated(tokens, index, best)
        found.append((index, best))
        index = best.end
        index = _range_end(tokens, found, index)
    return _with_shared_years(tokens, found)


def _situated(tokens: Tokens, start: int, parse: Parse) -> Parse:
    """The reading with what the words around it add: a direction, and whether they speak of company results."""
    meaning = parse.meaning
    if meaning.base is not None:
        base = meaning.base
        if base.kind == "date" and base.direction is None and base.offset is None:
            base = replace(base, direction=direction(tokens, start, parse.end))
        return with_meaning(parse, base=base)
    if meaning.kind == "date" and meaning.offset is None and (meaning.anchor != "absolute" or meaning.grain == "year"):
        found = direction(tokens, start, parse.end)
        both = meaning.weekday is not None and meaning.day is None and points_both_ways(tokens, start, parse.end)
        return with_meaning(parse, direction=found, contradicted=both)
    if (
        meaning.financial
        and tokens.at(parse.end - 1) in ("ago", "earlier")
        and "-" not in tokens.words[start : parse.end]
    ):
        near = tokens.words[max(0, start - 40) : parse.end + 25]
        sum_before = tokens.at(start - 1) in ("million", "billion") or tokens.at(start - 1)[:1].isdecimal()
        return with_meaning(parse, financial=sum_before or not _RESULTS.isdisjoint(near))
    return parse


def _range_end(tokens: Tokens, found: list[tuple[int, Parse]], index: int) -> int:
    """Reads the second end of a range that leaves out what it shares with the first: “May 6–7”, “1914–18”.

    Gives the index after it, or `index` where there is none.
    """
    start, first = found[-1]
    if tokens.at(index) not in _LINKS or not tokens.at(index + 1)[:1].isdecimal() or first.meaning.kind != "date":
        return index
    second = _second_year(tokens, index, first) or _second_day(tokens, index, start, first)
    if second is None:
        return index
    found.append((index + 1, second))
    return second.end


def _second_year(tokens: Tokens, index: int, first: Parse) -> Parse | None:
    word, year = tokens.at(index + 1), first.meaning.year
    short = len(word) == 2 and word.isdecimal()
    if first.meaning.grain != "year" or year is None or tokens.at(index) not in DASHES or not short:
        return None
    second = year // 100 * 100 + int(word)
    return with_meaning(first, end=index + 2, year=second) if second > year else None


def _second_day(tokens: Tokens, index: int, start: int, first: Parse) -> Parse | None:
    word, after = tokens.at(index + 1), index + 2
    named, day = first.meaning.day, dates.day_at(tokens, index + 1)
    if named is None or first.meaning.month is None or day is None or day <= named:
        return None
    counts = tokens.at(after) in MONTHS or tokens.at(after) in PLURALS or tokens.at(after) in ("%", "percent", "people")
    joined = tokens.at(start - 1) == "between" or not word.isdecimal() or tokens.at(after) in _AFTER_SECOND_DAY
    if counts or (tokens.at(index) in ("and", "or") and not joined):
        return None
    second = with_meaning(first, end=after, day=day)
    year_at = after + (tokens.at(after) == ",")
    year = whole_year(tokens, year_at) if first.meaning.year is None else None
    return with_meaning(second, end=year_at + 1, year=year, anchor="absolute") if year else second


def _with_shared_years(tokens: Tokens, found: list[tuple[int, Parse]]) -> list[tuple[int, Parse]]:
    """Gives the first of two linked months or days the year of the second: “January and February 1937”."""
    for at in range(len(found) - 2, -1, -1):
        (start, one), (after, two) = found[at], found[at + 1]
        year = two.meaning.year
        between = tokens.words[one.end : after]
        linked = between[:1] and between[0] in (*_LINKS, ",") and between[1:] in ([], ["the"])
        if linked and one.meaning.anchor == "narrative" and one.meaning.day and two.meaning.day and two.meaning.month:
            found[at] = (start, with_meaning(two, end=one.end, day=one.meaning.day))
            continue
        if linked and year is not None and _lacks_year_of(one.meaning, two.meaning):
            year -= (one.meaning.month or 0) > (two.meaning.month or 0)
            found[at] = (start, with_meaning(one, year=year, anchor="absolute"))
    return found


def _lacks_year_of(one: Meaning, two: Meaning) -> bool:
    """Whether two dates are of one kind, and the first has no year of its own."""
    return (
        one.kind == two.kind == "date"
        and one.anchor == "context-year"
        and one.offset is None
        and two.anchor == "absolute"
        and (one.month is None) == (two.month is None)
        and (one.season is None) == (two.season is None)
    )


def _edged(tokens: Tokens, index: int) -> Parse | None:
    """An expression whose edge is meant: “early 2003”, “mid-May”, “the end of the month”, “later that day”."""
    after = index + (tokens.at(index) == "the")
    for word in ("very", "first", "latter", "early", "middle", "good"):
        after += tokens.at(after) == word and tokens.at(after + 1) in ("end", "beginning", "part", "half", "start")
    word = tokens.at(after)
    edge = EDGES.get(word) or ("end" if tokens.at(after - 1) == "latter" else "start" if word == "part" else None)
    if edge is None:
        return None
    noun = word in ("beginning", "start", "middle", "end", "close", "rest", "part", "turn")
    after += 1
    if tokens.at(after) in DASHES or tokens.at(after) == "of" or (tokens.at(after) == "in" and not noun):
        after += 1
    elif noun:
        return None
    inner = _inner(tokens, after)
    if word == "end" and tokens.at(after) == "year" and not tokens.joined(after):
        inner = shift(after + 1, "year", 0, "context-year")
    if is_idiom(tokens, after + 1):
        return None
    if inner is None or inner.meaning.kind not in ("date", "shift") or inner.type == "DURATION":
        return None
    return with_meaning(inner, modifier=inner.meaning.modifier or edge)


def _inner(tokens: Tokens, index: int) -> Parse | None:
    best: Parse | None = None
    for rule in _RULES.get(tokens.at(index)) or (_FIGURES if tokens.at(index)[:1].isdecimal() else ()):
        parse = rule(tokens, index)
        if parse and (best is None or parse.end > best.end):
            best = parse
    return best


def _articled(tokens: Tokens, index: int) -> Parse | None:
    """What an article opens that a rule of its own reads: “the 1990s”, “the spring”, “the 20th of July”."""
    after = index + 1
    figured = tokens.at(after + 1)[:1].isdecimal() or tokens.at(after + 1) in ("two", "nineteen", "eighteen", "twenty")
    after += tokens.at(after) in ("'", "’", "‘", "year") and figured
    word = tokens.at(after)
    if word[:1].isdecimal():
        rules: tuple[Rule, ...] = (
            dates.decade_date, dates.century_date, dates.day_month_date, dates.narrative_day,
            dates.year_date if tokens.at(after - 1) == "year" else dates.decade_date,
        )  # fmt: skip
    elif word in ORDINALS or word in NUMBERS:
        rules = (dates.spoken_year,) if tokens.at(after - 1) == "year" else (dates.century_date,)
    elif word in SEASONS:
        rules = (dates.season_date,)
    else:
        rules = (dates.word_decade, dates.holiday)
    for rule in rules:
        if parse := rule(tokens, after):
            return parse
    return None


def _apostrophe(tokens: Tokens, index: int) -> Parse | None:
    """A decade or a year in two figures: “’80s”, “’99”."""
    return dates.decade_date(tokens, index + 1) if tokens.joined(index + 1) else None


def _set_adverb(tokens: Tokens, index: int) -> Parse | None:
    return repeated(index + 1, "day", SET_ADVERBS[tokens.at(index)])


def _bare_part(tokens: Tokens, index: int) -> Parse | None:
    return None if part_of_day(tokens, index) is None else clock.part_of_date(tokens, index)


_FIGURES: tuple[Rule, ...] = (
    dates.figures_date, dates.day_month_date, dates.year_date, dates.decade_date, dates.century_date,
    clock.clock_time, quantities.quantity, compound.nth_of_month, compound.counted_distance,
    phrases.quarters, phrases.periods,
    phrases.quarter_after_figure,
)  # fmt: skip


def _rules() -> dict[str, tuple[Rule, ...]]:
    """Which rules a word can open."""
    table: dict[str, list[Rule]] = {}

    def opens(words: object, *rules: Rule) -> None:
        for word in words:  # type: ignore[attr-defined]
            listed = table.setdefault(word, [])
            listed.extend(rule for rule in rules if rule not in listed)

    opens(MONTHS, dates.month_date)
    opens((*WEEKDAYS, *WEEKDAY_ABBREVIATIONS), weekdays.weekday_date)
    opens(("the",), phrases.determined, phrases.quarters, phrases.periods, quantities.quantity, clock.part_of_date)
    opens(("the",), _edged, _articled)
    opens(("this", "that", "these", "those", "last", "next", "past", "previous", "preceding", "prior", "following",
           "coming", "upcoming", "same", "subsequent", "current", "latest"), phrases.determined)  # fmt: skip
    opens(("last",), phrases.quarters)
    opens(("the", "last", "final", *ORDINALS), compound.nth_of_month)
    opens(("the",), compound.before_last, compound.beside_day)
    opens((*NUMBERS, "a", "an", "one"), compound.counted_distance)
    opens(("q",), phrases.short_quarter)
    opens(EDGES, _edged)
    opens(("early", "late", "latter"), clock.part_of_date, _edged)
    opens(SEASONS, dates.season_date)
    opens((words[0] for words in (*FIXED_HOLIDAYS, *MOVABLE)), dates.holiday)
    opens(("fiscal", "the"), phrases.fiscal_year)
    opens(("year",), phrases.periods, phrases.year_end)
    opens(("each", "every"), phrases.sets)
    opens(NUMBERS, weekdays.weekdays_ago)
    opens(SET_ADVERBS, _set_adverb)
    opens(("today", "yesterday", "tomorrow", "tonight"), clock.deictic_day)
    opens(REFERENCES, clock.reference_word)
    opens(("noon", "midday", "midnight"), clock.named_hour)
    opens(PARTS_OF_DAY, _bare_part)
    opens((*NUMBERS, *MULTIPLES, *VAGUE, *APPROXIMATE, "more", "less", "fewer", "at", "up", "close", "no", "half"),
          quantities.quantity)  # fmt: skip
    opens((*ORDINALS, *NUMBERS), dates.century_date, phrases.quarters)
    opens(("a", "an", "another", "one"), quantities.one_unit, quantities.quantity)
    opens((*APPROXIMATE, "a", "more", "less", "at", "up", "close", "no"), quantities.hedged_unit)
    opens(("a", "the", "half", "quarter", *APPROXIMATE, "more", "less", "at"), quantities.share_of_century)
    opens(("eighteen", "nineteen", "twenty"), dates.spoken_year)
    opens(("the",), phrases.share_of)
    opens(("present", "modern"), clock.present_day)
    opens(PLURALS, quantities.bare_units)
    opens(("'", "’", "‘"), _apostrophe)
    return {word: tuple(rules) for word, rules in table.items()}


_RULES = _rules()
