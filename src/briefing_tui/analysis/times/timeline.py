"""The timeline: every dated event of an article, in order, each with the words that it rests on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefing_tui.analysis.language import Parsed, ParsedPassage
from briefing_tui.analysis.times.clauses import Clause, dated_event
from briefing_tui.analysis.times.ordering import MOST, Ordered, ordered_events
from briefing_tui.analysis.times.quoted import quotations
from briefing_tui.analysis.times.resolution import ResolvedTime
from briefing_tui.analysis.times.rows import CONFIDENCE, in_order, numbered, row_date, with_conflicts, within
from briefing_tui.model.article import Article
from briefing_tui.model.briefing import Actor, Event, EventDate, Quote
from briefing_tui.model.overlaps import Overlaps
from briefing_tui.model.span import Span, hull

_TOLD_IN = frozenset(("body", "caption", "dateline"))
# Between two expressions these make one stretch of them (“from May 6 to May 9”).
_RANGE_LINKS = frozenset(("to", "-", "–", "—", "through", "until", "till"))
# Between a day and the wider stretch that holds it (“Tuesday, in the first week”, “May 3 of that year”).
_BESIDE_EACH_OTHER = frozenset(("", "on", "of", "in", "at", "the"))
# A time of day further than this, in characters, from a date of the same event is a statement of its own.
_FAR = 30


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

    At their end stand a few events that the text dates only by the order in which they came. Lengths of time, ages,
    sets and words for the present are no rows, nor is a date that stands alone in its line.
    """
    rows: list[_Row] = []
    for passage in parsed.passages:
        if passage.passage.role in _TOLD_IN:
            mine = within(times, passage.passage.span)
            rows.extend(_rows_of(passage, [time for time in mine if _is_dated(time)]))
    text = parsed.article.text
    events = [_event(text, row) for row in rows]
    events += [_ordered_event(text, *found) for found in _ordered(parsed, times)[:MOST]]
    links = _Links(actors, quotes)
    linked = tuple(links.put(parsed.article, event) for event in events)
    return numbered(in_order(with_conflicts(parsed.article, linked)))


def _is_dated(time: ResolvedTime) -> bool:
    return time.expression.meaning.kind in ("date", "shift") and time.time.type in ("DATE", "TIME")


def _rows_of(passage: ParsedPassage, times: list[ResolvedTime]) -> list[_Row]:
    """The rows of one passage; what dates one event and agrees, or makes one stretch, goes into one row."""
    rows: list[_Row] = []
    quoted = quotations(passage.doc) if times else []
    for time in times:
        start = passage.token_at(time.expression.span.start)
        end = max(start + 1, passage.token_at(time.expression.span.end))
        if start >= len(passage.doc):
            continue
        clause = dated_event(passage.doc, quoted, start, min(end, len(passage.doc)))
        if clause is None:
            continue
        last = rows[-1] if rows else None
        if last and last.clause.head == clause.head and _one_date(passage, last.times[-1], time):
            rows[-1] = replace(last, times=(*last.times, time))
        else:
            rows.append(_Row(passage, clause, (time,)))
    return rows


def _ordered(parsed: Parsed, times: tuple[ResolvedTime, ...]) -> list[tuple[ParsedPassage, Ordered]]:
    """The events of the article that it only puts in order, in text order."""
    found: list[tuple[ParsedPassage, Ordered]] = []
    for passage in parsed.passages:
        if passage.passage.role == "body":
            spans = [time.expression.span for time in within(times, passage.passage.span) if _is_dated(time)]
            dated = [(passage.token_at(span.start), passage.token_at(span.end)) for span in spans]
            found.extend((passage, ordered) for ordered in ordered_events(passage.doc, dated))
    return found


def _ordered_event(text: str, passage: ParsedPassage, ordered: Ordered) -> Event:
    connective = passage.span(ordered.connective, ordered.connective + 1)
    words = " ".join(passage.span(ordered.start, ordered.end).of(text).split())
    reason = f"{connective.of(text).lower()} ‘{words}’"
    date = EventDate(None, None, None, None, "unresolved", reason)
    return _bare(passage, ordered.clause, connective, date, reason)


def _one_date(passage: ParsedPassage, one: ResolvedTime, other: ResolvedTime) -> bool:
    """Whether two expressions of one event give one date or the ends of one stretch.

    Read from the words alone, so that the rows are the same whenever the article was published.
    """
    text, first = passage.visible.text, passage.visible.position(one.expression.span.start)
    between = text[
        passage.visible.position(one.expression.span.end) : passage.visible.position(other.expression.span.start)
    ]
    word = between.strip(" ,(").lower()
    if word in _RANGE_LINKS or (word == "and" and text[:first].rstrip().lower().endswith("between")):
        return True
    a, b = one.expression.meaning, other.expression.meaning
    by_the_clock = (a.clock or a.part or b.clock or b.part) and len(between) <= _FAR
    return word in _BESIDE_EACH_OTHER or (bool(by_the_clock) and word not in ("and", "or"))


def _event(text: str, row: _Row) -> Event:
    expression = hull(tuple(time.expression.span for time in row.times))
    words = " ".join(expression.of(text).split())
    reason = f"dated by ‘{words}’, {row.clause.reason}"
    if row.parsed.passage.role == "caption":
        reason = f"photo caption: {reason}"
    return _bare(row.parsed, row.clause, expression, row_date(row.times), reason)


def _bare(passage: ParsedPassage, clause: Clause, expression: Span, date: EventDate, reason: str) -> Event:
    """A row before it has its id and its links."""
    event = passage.span(clause.start, clause.end)
    return Event("", expression, event, date, clause.report, (), (), CONFIDENCE[date.certainty], reason)


class _Links:
    """What the rows of a timeline may be about: the actors where they are mentioned, and the quotes."""

    def __init__(self, actors: tuple[Actor, ...], quotes: tuple[Quote, ...]) -> None:
        self._mentions = [(number, mention.span) for number, actor in enumerate(actors) for mention in actor.mentions]
        self._parts = [(number, span) for number, quote in enumerate(quotes) for span in quote.spans]
        self._mentioned = Overlaps(span for _, span in self._mentions)
        self._quoted = Overlaps(span for _, span in self._parts)
        self._actors, self._quotes = actors, quotes

    def put(self, article: Article, event: Event) -> Event:
        """The row with the actors and the quotes of its words, or of its sentence."""
        sentence = article.sentence_at(event.expression.start) or event.event
        quotes = sorted({self._parts[at][0] for at in self._quoted.of(sentence)})
        return replace(
            event,
            actors=self._within(event.event) or self._within(sentence),
            quotes=tuple(self._quotes[number].id for number in quotes),
        )

    def _within(self, place: Span) -> tuple[str, ...]:
        """The actors that are mentioned inside `place`, as listed."""
        found = (self._mentions[at] for at in self._mentioned.of(place))
        return tuple(self._actors[number].id for number in sorted({n for n, span in found if place.covers(span)}))
