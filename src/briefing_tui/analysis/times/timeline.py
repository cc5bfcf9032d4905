"""The timeline: every dated event of an article, in order, each with the words that it rests on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefing_tui.analysis.language import Parsed, ParsedPassage
from briefing_tui.analysis.times.clauses import Clause, dated_event, starts_after
from briefing_tui.analysis.times.resolution import ResolvedTime
from briefing_tui.analysis.times.rows import CONFIDENCE, in_order, numbered, row_date, within
from briefing_tui.model.article import Article
from briefing_tui.model.briefing import Actor, Event, EventDate, Quote
from briefing_tui.model.span import Span, hull

_TOLD_IN = frozenset(("body", "caption", "dateline"))
# Between two expressions these make one stretch of them (“from May 6 to May 9”).
_RANGE_LINKS = frozenset(("to", "-", "–", "—", "through", "until", "till"))


@dataclass(frozen=True, slots=True)
class _Row:
    """A row in the making: its event in the parse of a passage, and the expressions that date it."""

    parsed: ParsedPassage
    clause: Clause
    times: tuple[ResolvedTime, ...]


def build_timeline(
    parsed: Parsed, times: tuple[ResolvedTime, ...], actors: tuple[Actor, ...], quotes: tuple[Quote, ...]
) -> tuple[Event, ...]:
    """The rows of the timeline by date, ids e1, e2, …, those without a date last.

    Lengths of time, ages, sets and words for the present are no rows, nor is a date that stands alone in its line.
    """
    rows: list[_Row] = []
    for passage in parsed.passages:
        if passage.passage.role in _TOLD_IN:
            mine = within(times, passage.passage.span)
            rows.extend(_rows_of(passage, [time for time in mine if _is_dated(time)]))
    conflicts = _conflicts(rows)
    events = [
        _event(parsed.article, row, conflict, actors, quotes) for row, conflict in zip(rows, conflicts, strict=True)
    ]
    return numbered(in_order(tuple(events)))


def _is_dated(time: ResolvedTime) -> bool:
    return time.expression.meaning.kind in ("date", "shift") and time.time.type in ("DATE", "TIME")


def _rows_of(passage: ParsedPassage, times: list[ResolvedTime]) -> list[_Row]:
    """The rows of one passage; what dates one event and agrees, or makes one stretch, goes into one row."""
    rows: list[_Row] = []
    for time in times:
        start = passage.token_at(time.expression.span.start)
        end = max(start + 1, passage.token_at(time.expression.span.end))
        if start >= len(passage.doc):
            continue
        clause = dated_event(passage.doc, start, min(end, len(passage.doc)))
        if clause is None:
            continue
        last = rows[-1] if rows else None
        if last and last.clause.head == clause.head and _one_date(passage, last.times[-1], time):
            rows[-1] = replace(last, times=(*last.times, time))
        else:
            rows.append(_Row(passage, clause, (time,)))
    return rows


def _one_date(passage: ParsedPassage, one: ResolvedTime, other: ResolvedTime) -> bool:
    """Whether two expressions of one event give one date or the ends of one stretch."""
    between = passage.visible.text[
        passage.visible.position(one.expression.span.end) : passage.visible.position(other.expression.span.start)
    ]
    if between.strip().lower() in _RANGE_LINKS:
        return True
    a, b = one.date, other.date
    if not (a.earliest and a.latest and b.earliest and b.latest):
        return False
    return a.earliest <= b.latest and b.earliest <= a.latest


def _conflicts(rows: list[_Row]) -> list[str | None]:
    """For each row what in its sentence disagrees with its date, or None."""
    dates = {(id(row.parsed), row.clause.head): row_date(row.times) for row in rows}
    found: list[str | None] = []
    for row in rows:
        verb = starts_after(row.parsed.doc, row.clause.head)
        later = dates.get((id(row.parsed), verb)) if verb is not None else None
        mine = dates[id(row.parsed), row.clause.head]
        disagree = later and later.latest and mine.latest and mine.latest > later.latest
        found.append(_disagreement(mine, later) if disagree and later else None)
    return found


def _disagreement(mine: EventDate, later: EventDate) -> str:
    return f"the sentence puts it before {later.edtf}, but its date runs to {mine.latest}"


def _event(
    article: Article, row: _Row, conflict: str | None, actors: tuple[Actor, ...], quotes: tuple[Quote, ...]
) -> Event:
    span = row.parsed.span(row.clause.start, row.clause.end)
    told = row.parsed.doc[row.clause.head].sent
    sentence = row.parsed.span(told.start, told.end)
    expression = hull(tuple(time.expression.span for time in row.times))
    date = replace(row_date(row.times), conflict=conflict)
    words = " ".join(expression.of(article.text).split())
    reason = f"dated by ‘{words}’, {row.clause.reason}"
    if row.parsed.passage.role == "caption":
        reason = f"photo caption: {reason}"
    return Event(
        id="",
        expression=expression,
        event=span,
        date=date,
        report=row.clause.report,
        actors=_actors(span, sentence, actors),
        quotes=tuple(quote.id for quote in quotes if any(part.overlaps(sentence) for part in quote.spans)),
        confidence=CONFIDENCE[date.certainty],
        reason=reason,
    )


def _actors(event: Span, sentence: Span, actors: tuple[Actor, ...]) -> tuple[str, ...]:
    """The actors of the event’s own words, else of its sentence, as listed."""
    for place in (event, sentence):
        found = tuple(a.id for a in actors if any(place.covers(mention.span) for mention in a.mentions))
        if found:
            return found
    return ()
