"""The timeline: every dated event of an article, in order, each with the words that it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing_tui.analysis.language import Parsed, ParsedPassage
from briefing_tui.analysis.times.bars import is_length, with_length
from briefing_tui.analysis.times.clauses import Clause, dated_event, tidied
from briefing_tui.analysis.times.ordering import MOST, Ordered, ordered_events
from briefing_tui.analysis.times.quoted import quotations
from briefing_tui.analysis.times.resolution import ResolvedTime
from briefing_tui.analysis.times.rows import (
    CONFIDENCE,
    in_order,
    numbered,
    row_date,
    says_range,
    with_conflicts,
    within,
)
from briefing_tui.analysis.times.subject import pronouns_of
from briefing_tui.analysis.times.tellings import Telling, gathered, nested, without_sayings
from briefing_tui.analysis.times.whole import whole_row
from briefing_tui.analysis.times.worth import dates_nothing
from briefing_tui.model.article import Article
from briefing_tui.model.briefing import Actor, Event, EventDate, Mention, Place, Quote
from briefing_tui.model.overlaps import Overlaps
from briefing_tui.model.span import Span, hull

_TOLD_IN = frozenset(("body", "caption"))
# Between a day and the wider stretch that holds it (“Tuesday, in the first week”, “May 3 of that year”).
_BESIDE_EACH_OTHER = frozenset(("", "on", "of", "in", "at", "the"))
# A time of day further than this, in characters, from a date of the same event is a statement of its own.
_FAR = 30
# A pronoun or a speaker less sure than this gives a row no subject.
_SURE = 0.6


def build_timeline(
    parsed: Parsed, times: tuple[ResolvedTime, ...], actors: tuple[Actor, ...], quotes: tuple[Quote, ...]
) -> tuple[Event, ...]:
    """The rows of the timeline by date, ids e1, e2, …, those without a date last.

    At their end stand a few events that the text dates only by the order in which they came. Lengths of time, ages,
    sets and words for the present are no rows, nor is a date that stands alone in its line.
    """
    rows: list[Telling] = []
    for passage in parsed.passages:
        if passage.passage.role in _TOLD_IN:
            mine = within(times, passage.passage.span)
            rows.extend(_rows_of(parsed.article.text, passage, mine))
    text = parsed.article.text
    links = _Links(actors, quotes)
    events = [replace(_event(text, row), subject=_subject(row, links)) for row in gathered(rows)]
    events += [_ordered_event(text, *found) for found in _ordered(parsed, times)[:MOST]]
    linked = tuple(links.put(parsed.article, event) for event in events)
    return numbered(in_order(with_conflicts(parsed.article, linked)))


def _is_dated(time: ResolvedTime) -> bool:
    """Whether an expression can date an event."""
    return time.expression.meaning.kind in ("date", "shift") and time.time.type in ("DATE", "TIME")


def _rows_of(text: str, passage: ParsedPassage, found: Sequence[ResolvedTime]) -> list[Telling]:
    """The rows of one passage; what dates one event and agrees, or makes one stretch, goes into one row."""
    rows: list[Telling] = []
    times, lengths = [time for time in found if _is_dated(time)], [time for time in found if is_length(time)]
    quoted = quotations(passage.doc) if times else []
    places = [_tokens_of(passage, time) for time in times]
    for time, (start, end) in zip(times, places, strict=True):
        if start >= len(passage.doc):
            continue
        clause = dated_event(passage.doc, start, end)
        if clause is not None:
            clause = whole_row(passage.doc, clause, places, start, end)
            clause = tidied(passage.doc, quoted, clause, start, end)
        if clause is None or dates_nothing(passage.doc, clause, time.expression.meaning, start, end):
            continue
        last = rows[-1] if rows else None
        same = last and (last.clause.start, last.clause.end) == (clause.start, clause.end)
        if last and same and nested(last.times[-1].expression.meaning, time.expression.meaning):
            rows[-1] = replace(last, times=(time,)) if last.times[-1].expression.meaning.month is None else last
            continue
        if last and last.clause.head == clause.head and _one_date(text, passage, last.times[-1], time):
            rows[-1] = replace(last, times=(*last.times, time))
        else:
            rows.append(Telling(passage, clause, with_length(text, lengths, time)))
    return without_sayings(rows)


def _tokens_of(passage: ParsedPassage, time: ResolvedTime) -> tuple[int, int]:
    start = passage.token_at(time.expression.span.start)
    return start, min(max(start + 1, passage.token_at(time.expression.span.end)), len(passage.doc))


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


def _one_date(source: str, passage: ParsedPassage, one: ResolvedTime, other: ResolvedTime) -> bool:
    """Whether two expressions of one event give one date or the ends of one stretch.

    Read from the words alone, so that the rows are the same whenever the article was published.
    """
    start, end = (passage.visible.position(at) for at in (one.expression.span.end, other.expression.span.start))
    between = passage.visible.text[start:end]
    word = between.strip(" ,(").lower()
    if says_range(source, one.expression.span, other.expression.span):
        return True
    a, b = one.expression.meaning, other.expression.meaning
    if a.kind == b.kind == "date" and a.grain == b.grain and (a.weekday is None) == (b.weekday is None):
        return False
    by_the_clock = (a.clock or a.part or b.clock or b.part) and len(between) <= _FAR
    return word in _BESIDE_EACH_OTHER or (bool(by_the_clock) and word not in ("and", "or"))


def _event(text: str, row: Telling) -> Event:
    expression = hull(tuple(time.expression.span for time in row.times))
    words = " ".join(expression.of(text).split())
    reason = f"dated by ‘{words}’, {row.clause.reason}"
    if row.parsed.passage.role == "caption":
        reason = f"photo caption: {reason}"
    event = _bare(row.parsed, row.clause, expression, row_date(text, row.times), reason)
    return replace(event, also=tuple(sorted(_place(other) for other in row.others)))


def _place(telling: Telling) -> Place:
    expression = hull(tuple(time.expression.span for time in telling.times))
    return Place(expression, telling.parsed.span(telling.clause.start, telling.clause.end))


def _subject(row: Telling, links: _Links) -> str | None:
    """The actor that the row's pronoun stands for, where the text leaves little doubt and the row does not name it."""
    words = row.parsed.span(row.clause.start, row.clause.end)
    for pronoun, of_speaker in pronouns_of(row.parsed.doc, row.clause):
        place = row.parsed.span(pronoun.i, pronoun.i + 1)
        meant = links.speaker_at(place) if of_speaker else links.meant_by(place)
        if meant is not None:
            return None if links.names(meant, words) else meant
    return None


def _bare(passage: ParsedPassage, clause: Clause, expression: Span, date: EventDate, reason: str) -> Event:
    """A row before it has its id and its links."""
    event = passage.span(clause.start, clause.end)
    return Event("", expression, event, date, clause.report, (), (), CONFIDENCE[date.certainty], reason)


class _Links:
    """What the rows of a timeline may be about: the actors where they are mentioned, and the quotes."""

    def __init__(self, actors: tuple[Actor, ...], quotes: tuple[Quote, ...]) -> None:
        self._mentions = [(number, mention) for number, actor in enumerate(actors) for mention in actor.mentions]
        self._parts = [(number, span) for number, quote in enumerate(quotes) for span in quote.spans]
        self._mentioned = Overlaps(mention.span for _, mention in self._mentions)
        self._quoted = Overlaps(span for _, span in self._parts)
        self._actors, self._quotes = actors, quotes

    def meant_by(self, pronoun: Span) -> str | None:
        """The actor that a pronoun is surely a mention of."""
        for number, mention in self._mentions_in(pronoun):
            if mention.span == pronoun and mention.form == "pronoun" and mention.confidence >= _SURE:
                return self._actors[number].id
        return None

    def speaker_at(self, place: Span) -> str | None:
        """The actor who surely speaks the words at `place`."""
        for at in self._quoted.of(place):
            quote = self._quotes[self._parts[at][0]]
            if quote.kind == "direct" and quote.speaker and quote.confidence >= _SURE:
                return quote.speaker
        return None

    def names(self, actor: str, words: Span) -> bool:
        """Whether an actor is named or described in `words`."""
        found = self._mentions_in(words)
        return any(self._actors[number].id == actor and mention.form != "pronoun" for number, mention in found)

    def _mentions_in(self, place: Span) -> list[tuple[int, Mention]]:
        return [self._mentions[at] for at in self._mentioned.of(place)]

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
        found = {number for number, mention in self._mentions_in(place) if place.covers(mention.span)}
        return tuple(self._actors[number].id for number in sorted(found))
