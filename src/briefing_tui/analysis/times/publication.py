"""When the article was published, as far as its own words tell; never the day on which it is read.

A dateline or a date line of its own settles it. Without one the words can still bound it: it came out after the last
day that the text tells of as past, and a weekday’s bare name lies within the seven days before. News style gives a
weekday’s name only to those days and writes older ones as month and day, and it leaves the year out of the current
one except in captions; so without a full date in a caption, or one with its weekday, the year stays unknown and so does
the publication date.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from briefing_tui.analysis.times.meaning import Expression
from briefing_tui.model.article import Article, Passage, Published
from briefing_tui.model.span import Span

# The words that may stand beside a date in a line of its own.
_DATE_LINE = re.compile(
    r"(?:published|posted|updated|last|on|at|by|date)|[^\w]+|\d{1,2}:\d\d|[ap]m|[A-Z]{3,4}", re.IGNORECASE
)
# “CAIRO, May 22 (Reuters) —”: capitals first, a dash within reach behind the date.
_OPENS_DATELINE = re.compile(r"[A-Z][A-Z.’' -]+")
_CLOSES_DATELINE = re.compile(r"\s*(?:\([^)]{1,40}\)\s*)?(?:—|–|--|-|_|:)")
_DATELINE_REACH = 80
# How far from the end of a line, in characters, a date can still be one that opens or closes it.
_EDGE = 40
_CAPTION_CONFIDENCE, _WEEKDAY_CONFIDENCE = 0.6, 0.5


def infer_publication(article: Article, expressions: tuple[Expression, ...]) -> Published:
    """The publication date of an article: as given, else from its dateline, else inferred, else unknown."""
    if article.published.origin in ("user", "metadata"):
        return article.published
    return _date_line(article, expressions) or _dateline(article, expressions) or _inferred(article, expressions)


def _date_line(article: Article, expressions: tuple[Expression, ...]) -> Published | None:
    """A line of its own near the top that is only a full date, or one with its weekday that closes or opens a line."""
    top = article.passages[:4]
    for passage in top:
        for expression in _within(passage, expressions):
            when = _full_day(expression)
            edge = min(expression.span.start - passage.span.start, passage.span.end - expression.span.end)
            if when is None or passage.role == "caption" or edge > _EDGE:
                continue
            before = article.text[passage.span.start : expression.span.start]
            behind = article.text[expression.span.end : passage.span.end]
            if not _DATE_LINE.sub("", before + behind):
                return _day(when, 0.95, expression)
            at_edge = not before.strip() or not behind.strip(" .")
            if at_edge and expression.meaning.weekday is not None and passage in top[:2]:
                return _day(when, 0.8, expression)
    return None


def _dateline(article: Article, expressions: tuple[Expression, ...]) -> Published | None:
    """The date between the place and the dash that open the story; its year may stand elsewhere in the text."""
    for passage in article.passages[:6]:
        if passage.role not in ("dateline", "body"):
            continue
        for expression in _within(passage, expressions)[:1]:
            before = article.text[passage.span.start : expression.span.start]
            behind = article.text[expression.span.end : expression.span.end + 50]
            shaped = _OPENS_DATELINE.match(before) and _CLOSES_DATELINE.match(behind)
            if len(before) > _DATELINE_REACH or not (passage.role == "dateline" or shaped):
                continue
            when = _full_day(expression)
            if when:
                return _day(when, 0.95, expression)
            year = _current_year(article, expressions)
            when = _month_day(expression, year[0]) if year else None
            if when and year:
                return _day(when, 0.7, expression, year[1])
    return None


def _inferred(article: Article, expressions: tuple[Expression, ...]) -> Published:
    """The days that fit the weekdays named and the last day told of as past; unknown where the text has neither."""
    year = _current_year(article, expressions)
    weekdays = [e for e in expressions if _names_recent_weekday(e)]
    if year is None or not weekdays:
        return Published()
    captions = [p.span for p in article.passages if p.role == "caption"]
    body = [e for e in expressions if not any(span.covers(e.span) for span in captions)]
    told = [(when, e) for e in body if (when := _past_day(e, year[0])) is not None]
    if not told:
        return Published()
    floor, floor_words = max(told, key=lambda pair: pair[0])
    named = [_first_after(floor, e.meaning.weekday or 0) for e in weekdays]
    earliest, latest = max(named), min(named) + timedelta(days=6)
    spans = sorted({year[1].span, floor_words.span, *(e.span for e in weekdays)})
    edtf = f"{earliest}/{latest}" if earliest != latest else f"{earliest}?"
    confidence = year[2]
    return Published(earliest.isoformat(), latest.isoformat(), edtf, "inferred", confidence, tuple(spans))


def _current_year(article: Article, expressions: tuple[Expression, ...]) -> tuple[int, Expression, float] | None:
    """The year that the story is told in, the words that show it, and how far to trust them."""
    full = [e for e in expressions if _full_day(e)]
    latest = max((e.meaning.year or 0 for e in expressions if _is_past_year(e)), default=0)
    shown = [e for e in full if e.meaning.year == latest]
    captions = [p.span for p in article.passages if p.role == "caption"]
    for expression in shown:
        if any(span.covers(expression.span) for span in captions):
            return latest, expression, _CAPTION_CONFIDENCE
    agreeing = [e for e in shown if _agrees(e)]
    return (latest, agreeing[0], _WEEKDAY_CONFIDENCE) if agreeing else None


def _agrees(expression: Expression) -> bool:
    """Whether a full date names its weekday too, and rightly: style gives both only to days close at hand."""
    when = _full_day(expression)
    return when is not None and when.weekday() == expression.meaning.weekday


def _is_past_year(expression: Expression) -> bool:
    meaning = expression.meaning
    return meaning.kind == "date" and (meaning.year or 0) > 0 and meaning.direction != "future"


def _full_day(expression: Expression) -> date | None:
    meaning = expression.meaning
    return _month_day(expression, meaning.year) if meaning.year and meaning.year > 0 else None


def _month_day(expression: Expression, year: int) -> date | None:
    meaning = expression.meaning
    if meaning.kind != "date" or meaning.month is None or meaning.day is None:
        return None
    try:
        return date(year, meaning.month, meaning.day)
    except ValueError:
        return None


def _past_day(expression: Expression, year: int) -> date | None:
    """The day that an expression names in `year`, unless the text speaks of it as to come or of another year."""
    meaning = expression.meaning
    if meaning.direction == "future" or meaning.offset is not None or meaning.year not in (None, year):
        return None
    return _month_day(expression, year)


def _names_recent_weekday(expression: Expression) -> bool:
    meaning = expression.meaning
    return (
        meaning.weekday is not None
        and meaning.day is None
        and meaning.kind == "date"
        and meaning.anchor == "publication"
        and meaning.offset is None
        and meaning.weeks is None
        and meaning.direction != "future"
    )


def _first_after(floor: date, weekday: int) -> date:
    return floor + timedelta(days=(weekday - floor.weekday() - 1) % 7 + 1)


def _within(passage: Passage, expressions: tuple[Expression, ...]) -> list[Expression]:
    return [e for e in expressions if passage.span.covers(e.span)]


def _day(when: date, confidence: float, *evidence: Expression) -> Published:
    spans: tuple[Span, ...] = tuple(sorted({e.span for e in evidence}))
    text = when.isoformat()
    return Published(text, text, text, "dateline", confidence, spans)
