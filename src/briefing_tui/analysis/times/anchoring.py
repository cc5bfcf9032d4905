"""Reckons where in the calendar each expression lies, going through them in text order with what is known so far."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from briefing_tui.analysis.times import calendar
from briefing_tui.analysis.times.calendar import Period
from briefing_tui.analysis.times.meaning import Expression, Meaning
from briefing_tui.analysis.times.near_publication import counted_from, nearest, stepped_name, weekday_near
from briefing_tui.analysis.times.near_told import counted_before_our_era, counted_from_told
from briefing_tui.analysis.times.placing import (
    Placed,
    before_our_era,
    dressed,
    named,
    timeless,
    unplaced,
    written_out,
)
from briefing_tui.analysis.times.story import (
    FINE,
    did_not_happen,
    heads_section,
    is_aside,
    is_to_come,
    steps_back,
    years_told,
)

# Text in which a year named before still counts for a month without one: about four paragraphs of news.
_YEAR_REACH = 1500
# In history a month this many before the one told last belongs to the next year.
_TURN_OF_YEAR = 8
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s")
# Lengths for which companies report results beside the quarter.
_RESULT_PERIODS = frozenset(("P6M", "P9M", "P12M", "P1Y", "P52W", "P39W", "P26W"))


class Reckoner:
    """Goes once through the expressions of one text; `published` is the day to reckon from, None when unknown, and
    `history` says whether the text tells of years gone by rather than of the days before that.
    """

    def __init__(
        self, text: str, expressions: tuple[Expression, ...], published: date | None, *, history: bool
    ) -> None:
        self._text = text
        self._expressions = expressions
        self._published = published
        self._history = history
        self._last: tuple[Expression, Placed] | None = None
        self._quarter: Period | None = None
        self._month: date | None = None
        self._longer_results = False
        self._year: tuple[int, int] | None = None
        self._section: int | None = None
        self._years_told = years_told(expressions)

    def all(self) -> list[Placed]:
        """The places of all expressions, in their order."""
        return [self._next(expression) for expression in self._expressions]

    def _next(self, expression: Expression) -> Placed:
        try:
            placed = self._place(expression)
        except (ValueError, OverflowError):
            placed = unplaced(expression.meaning, "no such date in the calendar")
        self._remember(expression, placed)
        return placed

    def _remember(self, expression: Expression, placed: Placed) -> None:
        meaning = expression.meaning
        if meaning.value in _RESULT_PERIODS or placed.grain == "quarter":
            self._longer_results = meaning.value in _RESULT_PERIODS
        if meaning.kind not in ("date", "shift") or (self._history and placed.rests_on_publication):
            return
        if meaning.year is not None and not self._history:
            self._section = meaning.year if heads_section(self._text, expression) else None
        undated = self._published is None and not self._history
        if steps_back(meaning) or self._looks_aside(expression) or (undated and (expression.aside or placed.guessed)):
            return
        if placed.period and not expression.aside and placed.grain in ("day", "month", "part of day", "minute"):
            self._month = placed.period.first
        beside = meaning.direction == "future" or (expression.aside and self._year is not None)
        if meaning.grain == "year" and beside:
            return
        if meaning.year is not None and meaning.grain not in ("decade", "century"):
            self._year = (meaning.year, expression.span.end)
        elif placed.period and self._year and (self._history or meaning.anchor == "narrative"):
            self._year = (placed.period.first.year, expression.span.end)
        if placed.value.startswith("BC"):
            self._last = None
        apart = (expression.aside and placed.grain != "year") or placed.grain in ("decade", "century")
        if apart or placed.period is None:
            return
        if placed.grain == "quarter" and not meaning.financial:
            self._quarter = placed.period
        self._last = (expression, placed)

    def _looks_aside(self, expression: Expression) -> bool:
        return self._history and self._year is not None and is_aside(expression, self._year[0], self._years_told)

    def _still_to_come(self, expression: Expression) -> bool:
        return self._published is not None and is_to_come(self._text, expression)

    def _place(self, expression: Expression) -> Placed:
        meaning = expression.meaning
        if meaning.kind in ("reference", "duration", "set"):
            return timeless(meaning)
        if meaning.year is not None and meaning.year < 0:
            return before_our_era(meaning)
        if meaning.anchor == "narrative" and did_not_happen(self._text, expression):
            return unplaced(meaning, "tells of what did not happen")
        if meaning.financial and (found := self._of_results(meaning)):
            return found
        return dressed(self._anchored(expression), meaning)

    def _anchored(self, expression: Expression) -> Placed:
        meaning = expression.meaning
        if meaning.base is not None:
            return self._based(expression, meaning.base)
        if meaning.kind == "date" and meaning.year is not None:
            return written_out(meaning, meaning.year)
        if meaning.kind == "shift" and meaning.anchor == "context-year":
            return self._known(expression)
        counted = meaning.kind == "shift" or meaning.season is not None
        told_on = self._history and counted and (meaning.offset or 0) > 0 and self._last is not None
        if meaning.anchor == "narrative" or told_on:
            return self._from_narrative(expression)
        return counted_from(self._published, meaning) if meaning.kind == "shift" else self._without_year(expression)

    def _based(self, expression: Expression, base: Meaning) -> Placed:
        """A day that is told by another date: so far from it, or one of its month."""
        meaning = expression.meaning
        told = self._anchored(replace(expression, meaning=base))
        if told.period is None:
            return unplaced(meaning, told.reason)
        when = told.period.first
        if meaning.month is not None:
            period = named(meaning, when.year)
            return replace(told, value=period.value, period=period, grain=period.grain)
        if meaning.nth is not None:
            when = calendar.nth_day(when.year, when.month, meaning.weekday, meaning.nth)
        elif meaning.day is not None:
            when = when.replace(day=meaning.day)
        for grain, count in meaning.steps:
            when = calendar.moved(when, grain, count)
        period = calendar.containing(when, meaning.grain)
        return replace(told, value=period.value, period=period, grain=period.grain, own_year=False)

    def _of_results(self, meaning: Meaning) -> Placed | None:
        """Company results: “a year earlier” is the same quarter a year before, “the latest period” the last quarter."""
        base = self._quarter
        if base is None and self._published is not None:
            base = calendar.stepped(self._published, "quarter", -1)
        if base is None or (self._longer_results and meaning.grain == "year"):
            return None
        if meaning.year is not None:
            period = calendar.quarter(meaning.year, (base.first.month + 2) // 3)
        else:
            period = base if meaning.grain == "quarter" else calendar.stepped(base.first, "quarter", -4)
        reason = "company results: counted from the quarter that they are for"
        return Placed(period.value, period, "quarter", reason, rests_on_publication=True)

    def _without_year(self, expression: Expression) -> Placed:
        meaning = expression.meaning
        if meaning.weekday is not None and meaning.day is None and meaning.nth is None:
            return weekday_near(self._published, meaning)
        if meaning.anchor == "publication":
            return stepped_name(self._published, meaning)
        headed = self._section is not None and (self._published is None or self._section != self._published.year)
        if headed and self._section is not None:
            period = named(meaning, self._section)
            return Placed(period.value, period, period.grain, f"the year {self._section} from the heading")
        if self._history and self._year is not None and not self._still_to_come(expression):
            return self._in_history(meaning, self._year[0])
        if self._published is None:
            return self._by_years_named(expression)
        return self._doubted(expression, nearest(self._published, meaning))

    def _doubted(self, expression: Expression, nearest: Placed) -> Placed:
        """The place nearest to publication, unless the same sentence has named another year (“In the summer of 2017 it
        ran out, and in December again”); in doubt where the paragraph has, or what was told last is of another year.
        """
        if self._year is None or nearest.period is None or nearest.period.first.year == self._year[0]:
            return nearest
        year, told = self._year
        if year < 0 or expression.span.start - told > _YEAR_REACH:
            return nearest
        between = self._text[told : expression.span.start]
        elsewhere = "\n" in between
        if elsewhere and not self._told_last_in(year):
            return nearest
        if elsewhere or _SENTENCE_END.search(between):
            return replace(nearest, guessed=True, reason=f"{nearest.reason}, though the text before tells of {year}")
        try:
            period = named(expression.meaning, year)
        except ValueError:
            return nearest
        return Placed(period.value, period, period.grain, f"the year {year} from the same sentence", guessed=True)

    def _told_last_in(self, year: int) -> bool:
        return self._last is not None and (period := self._last[1].period) is not None and period.first.year == year

    def _by_years_named(self, expression: Expression) -> Placed:
        """Without a publication date: the year that the same sentence has named before."""
        year, reason = None, ""
        if self._year is not None and expression.span.start - self._year[1] <= _YEAR_REACH:
            between = self._text[self._year[1] : expression.span.start]
            if "\n" not in between and not _SENTENCE_END.search(between):
                year, reason = self._year[0], f"the year {self._year[0]} from the same sentence"
        if year is None or year < 0:
            return unplaced(expression.meaning, "the text does not give the year")
        period = named(expression.meaning, year)
        return Placed(period.value, period, period.grain, reason, guessed=True)

    def _in_history(self, meaning: Meaning, year: int) -> Placed:
        """The year told of; a month well before the last one that was told belongs to the next year."""
        if year < 0:
            return before_our_era(replace(meaning, year=year))
        period = named(meaning, year)
        before = self._month
        if (
            before
            and before.year == year
            and period.grain != "season"
            and before.month - period.first.month >= _TURN_OF_YEAR
        ):
            period = named(meaning, year + 1)
        reason = f"the year {period.first.year} from the text before"
        return Placed(period.value, period, period.grain, reason, guessed=self._published is None)

    def _from_narrative(self, expression: Expression) -> Placed:
        meaning = expression.meaning
        last = self._last
        if self._year and self._year[0] < 0 and last is None:
            return counted_before_our_era(meaning, self._year[0])
        base = last[1].period if last else None
        clock_alone = meaning.clock is not None and last is not None and last[1].grain not in FINE
        if last is None or base is None or (clock_alone and self._published):
            return self._from_publication_instead(meaning)
        told, anchor = last
        return counted_from_told(meaning, anchor, base, f"counts from “{self._words(told)}”")

    def _from_publication_instead(self, meaning: Meaning) -> Placed:
        """What counts from a date told before, where none was: from publication, for want of another."""
        if self._published is None or meaning.offset is None:
            return unplaced(meaning, "counts from a date that the text does not give")
        if meaning.kind == "shift":
            placed = counted_from(self._published, meaning)
        elif meaning.weekday is None:
            placed = stepped_name(self._published, meaning)
        else:
            placed = weekday_near(self._published, meaning)
        return replace(placed, guessed=False)

    def _known(self, expression: Expression) -> Placed:
        """“the year”, “the month”, “the quarter”: the one told of, else the one of publication."""
        meaning = expression.meaning
        last = self._last
        if meaning.grain == "quarter":
            base = self._quarter
            if base is None and self._published:
                base = calendar.stepped(self._published, "quarter", -1)
            if base is None:
                return unplaced(meaning, "the text does not say which")
            return Placed(base.value, base, "quarter", "the quarter told of", rests_on_publication=True)
        beside = last is not None and self._in_one_sentence(last[0], expression)
        if last and last[1].period and (self._history or self._published is None or beside):
            period = calendar.containing(last[1].period.first, meaning.grain)
            words = f"the {meaning.grain} of “{self._words(last[0])}”"
            return Placed(
                period.value, period, period.grain, words, last[1].rests_on_publication, guessed=last[1].guessed
            )
        if self._published is None:
            return unplaced(meaning, "counts from the publication date, which is not known")
        period = calendar.containing(self._published, meaning.grain)
        reason = f"the {meaning.grain} of publication"
        return Placed(period.value, period, period.grain, reason, rests_on_publication=True)

    def _in_one_sentence(self, told: Expression, expression: Expression) -> bool:
        between = self._text[told.span.end : expression.span.start]
        return "\n" not in between and not _SENTENCE_END.search(between)

    def _words(self, expression: Expression) -> str:
        return " ".join(expression.span.of(self._text).split())
