"""Reckons where in the calendar each expression lies, going through them in text order with what is known so far."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from briefing_tui.analysis.times import calendar
from briefing_tui.analysis.times.calendar import Period
from briefing_tui.analysis.times.meaning import Direction, Expression, Meaning
from briefing_tui.analysis.times.placing import (
    Placed,
    before_our_era,
    dressed,
    more_finely,
    named,
    rank,
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
    told_as_history,
    years_told,
)

# A company's quarter is the one that has ended within so many days, whichever way its sentence looks.
_REPORTED_WITHIN = 100
# A day without a year that lies back further than this is rarely meant; a month can be.
_DAY_BACK = 330
# Text in which a year named before still counts for a month without one: about four paragraphs of news.
_YEAR_REACH = 1500
# In history a month this many before the one told last belongs to the next year.
_TURN_OF_YEAR = 8
# How many days a name without a year may lie back before the coming one is nearer to what is meant, by direction.
_BACK_LIMITS: dict[Direction | None, int] = {"past": 340, "future": 0, None: 150}
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s")
_FROM_PUBLICATION = "counts from the publication date"
# Lengths for which companies report results beside the quarter.
_RESULT_PERIODS = frozenset(("P6M", "P9M", "P12M", "P1Y", "P52W", "P39W", "P26W"))


class Reckoner:
    """Goes once through the expressions of one text; `published` is the day to reckon from, None when unknown."""

    def __init__(self, text: str, expressions: tuple[Expression, ...], published: date | None) -> None:
        self._text = text
        self._expressions = expressions
        self._published = published
        self._history = told_as_history(expressions, published)
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
        if steps_back(meaning) or self._looks_aside(expression):
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
            return self._known(meaning)
        counted = meaning.kind == "shift" or meaning.season is not None
        told_on = self._history and counted and (meaning.offset or 0) > 0 and self._last is not None
        if meaning.anchor == "narrative" or told_on:
            return self._from_narrative(expression)
        return self._from_publication(meaning) if meaning.kind == "shift" else self._without_year(expression)

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

    def _from_publication(self, meaning: Meaning) -> Placed:
        if meaning.kind == "shift" and meaning.offset is None:
            return unplaced(meaning, "the text leaves open how long ago")
        if self._published is None:
            return unplaced(meaning, "counts from the publication date, which is not known")
        period = calendar.stepped(self._published, meaning.grain, meaning.offset or 0)
        if meaning.modifier == "earlier" and period.first <= self._published < period.last:
            period = replace(period, last=self._published, edtf=f"{period.first}/{self._published}")
        spoken = meaning.quoted and period.grain == "day"
        reason = "counts from the day of speaking, taken for the publication date" if spoken else _FROM_PUBLICATION
        return Placed(period.value, period, period.grain, reason, rests_on_publication=True, guessed=spoken)

    def _without_year(self, expression: Expression) -> Placed:
        meaning = expression.meaning
        if meaning.weekday is not None and meaning.day is None and meaning.nth is None:
            return self._weekday(meaning)
        if meaning.anchor == "publication":
            return self._stepped_name(meaning)
        headed = self._section is not None and (self._published is None or self._section != self._published.year)
        if headed and self._section is not None:
            period = named(meaning, self._section)
            return Placed(period.value, period, period.grain, f"the year {self._section} from the heading")
        if self._history and self._year is not None and not self._still_to_come(expression):
            return self._in_history(meaning, self._year[0])
        if self._published is None:
            return self._by_years_named(expression)
        return self._doubted(expression, self._nearest(meaning, self._published))

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

    def _nearest(self, meaning: Meaning, published: date) -> Placed:
        """The one of its name that fits the tense; where that is open, the nearest, the past before the future."""
        candidates = []
        for year in (published.year - 1, published.year, published.year + 1):
            try:
                candidates.append(named(meaning, year))
            except ValueError:
                continue
        agreeing = [c for c in candidates if c.first.weekday() == meaning.weekday]
        if meaning.weekday is not None and meaning.nth is None and len(agreeing) == 1:
            (chosen,) = agreeing
            reason = "the year in which that day falls on that weekday"
            return Placed(chosen.value, chosen, chosen.grain, reason, rests_on_publication=True)
        if not candidates:
            return unplaced(meaning, "no such date in the calendar")
        if meaning.quarter is not None:
            ended = [c for c in candidates if 0 <= (published - c.last).days <= _REPORTED_WITHIN]
            if ended:
                reason = "the quarter that has ended last"
                return Placed(ended[0].value, ended[0], "quarter", reason, rests_on_publication=True)
        past = [c for c in candidates if c.first <= published]
        ahead = [c for c in candidates if c.last >= published]
        chosen = past[-1] if past else candidates[0]
        if ahead and past:
            back, on = (published - chosen.first).days, (ahead[0].first - published).days
            limit = _BACK_LIMITS[meaning.direction]
            limit = min(limit, _DAY_BACK) if chosen.grain == "day" else limit
            if (back > limit and on < 100) or (meaning.direction == "future" and not (on > 300 and back < 60)):
                chosen = ahead[0]
        told = {"past": "the last one before publication", "future": "the next one after publication"}
        reason = told.get(meaning.direction or "", "the nearest to publication")
        return Placed(chosen.value, chosen, chosen.grain, reason, rests_on_publication=True)

    def _weekday(self, meaning: Meaning) -> Placed:
        weekday = meaning.weekday or 0
        if self._published is None:
            return unplaced(meaning, "counts from the publication date, which is not known")
        published = self._published
        back = (published.weekday() - weekday) % 7
        if meaning.weeks is not None:
            days = weekday - published.weekday() + 7 * meaning.weeks
        elif meaning.offset is not None and meaning.offset:
            days = (
                -(back or 7) + 7 * (meaning.offset + 1)
                if meaning.offset < 0
                else (weekday - published.weekday()) % 7 or 7
            )
        elif meaning.direction == "future":
            days = (weekday - published.weekday()) % 7
        else:
            days = -back
        period = calendar.day(published + timedelta(days=days))
        told = "the next one after publication" if days > 0 else "within the week before publication"
        reason = told if -7 <= days <= 7 and meaning.weeks is None else _FROM_PUBLICATION
        return Placed(period.value, period, "day", reason, rests_on_publication=True)

    def _stepped_name(self, meaning: Meaning) -> Placed:
        """“last June”, “next spring”, “May of last year”: a name and a number of steps from publication."""
        if self._published is None:
            return unplaced(meaning, "counts from the publication date, which is not known")
        published, offset = self._published, meaning.offset or 0
        by_year = meaning.day is not None or meaning.nth is not None or meaning.grain in ("quarter", "half")
        if by_year:
            chosen = named(meaning, published.year + offset)
        else:
            candidates = [named(meaning, published.year + step) for step in (-2, -1, 0, 1, 2)]
            if offset < 0:
                chosen = [c for c in candidates if c.last < published][-1]
            elif offset > 0:
                chosen = next(c for c in candidates if c.first > published)
            else:
                chosen = next(c for c in candidates if c.first.year == published.year)
        return Placed(chosen.value, chosen, chosen.grain, _FROM_PUBLICATION, rests_on_publication=True)

    def _from_narrative(self, expression: Expression) -> Placed:
        meaning = expression.meaning
        last = self._last
        if self._year and self._year[0] < 0 and last is None:
            return self._counted_before_our_era(meaning, self._year[0])
        clock_alone = meaning.clock is not None and last is not None and last[1].grain not in FINE
        if last is None or last[1].period is None or (clock_alone and self._published):
            offset = meaning.offset
            if self._published is None or offset is None:
                return unplaced(meaning, "counts from a date that the text does not give")
            if meaning.kind == "shift":
                placed = self._from_publication(meaning)
            else:
                placed = self._stepped_name(meaning) if meaning.weekday is None else self._weekday(meaning)
            return replace(placed, guessed=False)
        return self._counted(meaning, *last)

    def _counted(self, meaning: Meaning, told: Expression, placed: Placed) -> Placed:
        base = placed.period
        assert base is not None
        words = f"counts from “{self._words(told)}”"
        if meaning.day is not None and meaning.month is None:
            period = calendar.day(base.first.replace(day=meaning.day))
        elif meaning.kind == "date":
            if meaning.weekday is not None:
                period = self._weekday_from(meaning, base.first)
                return self._told(period, words, placed)
            period = named(meaning, base.first.year + (meaning.offset or 0))
            if meaning.offset == -1 and named(meaning, base.first.year).last < base.first:
                period = named(meaning, base.first.year)
        elif rank(meaning.grain) < rank(base.grain):
            return more_finely(base, meaning.grain, words)
        else:
            period = calendar.stepped(base.first, meaning.grain, meaning.offset or 0)
        return self._told(period, words, placed)

    @staticmethod
    def _told(period: Period, words: str, anchor: Placed) -> Placed:
        """A place that was counted from another one and is as sure as that."""
        return Placed(period.value, period, period.grain, words, anchor.rests_on_publication, guessed=anchor.guessed)

    @staticmethod
    def _counted_before_our_era(meaning: Meaning, year: int) -> Placed:
        year += (meaning.offset or 0) if meaning.grain == "year" else 0
        if meaning.grain == "year" and year < 0:
            return before_our_era(replace(meaning, year=year))
        return Placed("BCXXXX-XX-XX", None, meaning.grain, "counts from a date before our era")

    @staticmethod
    def _weekday_from(meaning: Meaning, base: date) -> Period:
        weekday, offset = meaning.weekday or 0, meaning.offset or 0
        if offset < 0:
            days = -((base.weekday() - weekday) % 7 or 7)
        elif offset > 0:
            days = (weekday - base.weekday()) % 7 or 7
        else:
            days = (weekday - base.weekday() + 3) % 7 - 3
        return calendar.day(base + timedelta(days=days))

    def _known(self, meaning: Meaning) -> Placed:
        """“the year”, “the month”, “the quarter”: the one told of, else the one of publication."""
        last = self._last
        if meaning.grain == "quarter":
            base = self._quarter
            if base is None and self._published:
                base = calendar.stepped(self._published, "quarter", -1)
            if base is None:
                return unplaced(meaning, "the text does not say which")
            return Placed(base.value, base, "quarter", "the quarter told of", rests_on_publication=True)
        if last and last[1].period and (self._history or self._published is None):
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

    def _words(self, expression: Expression) -> str:
        return " ".join(expression.span.of(self._text).split())
