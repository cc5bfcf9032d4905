"""Corrections of quotes and of the timeline, and hiding items of any kind."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace

from briefing_tui.library.correcting_actors import drop
from briefing_tui.library.locating import (
    At,
    UnfittingError,
    find_actor,
    find_event,
    find_quote,
    find_sentence,
    find_words,
)
from briefing_tui.model.article import Published
from briefing_tui.model.briefing import Actor, Briefing, Event, EventDate, Grain, Quote
from briefing_tui.model.correction import AddEvent, AddQuote, HideItem, NotAQuote, SetEventDate, SetSpeaker
from briefing_tui.model.span import Span, hull

OPENING, CLOSING = "“\"«„‘'", "”\"»“’'"


def set_speaker(at: At, change: SetSpeaker, _: str) -> Briefing:
    """The quote is whose the reader says. Words that the text has for another speaker are its source no more."""
    briefing = at.briefing
    quote = find_quote(at, change.quote)
    actor = find_actor(at, change.speaker) if change.speaker else None
    told = f"the speaker is {actor.name}, says the reader" if actor else "nobody that the text names, says the reader"
    changed = replace(
        quote,
        # Words set off by marks that somebody does say are a quote.
        kind="mixed" if quote.kind == "scare" and actor else quote.kind,
        speaker=actor.id if actor else None,
        source=quote.source if actor and _mentioned(actor, quote.source) else None,
        confidence=1.0,
        reason=told,
        corrected=True,
    )
    return replace(briefing, quotes=tuple(changed if found.id == quote.id else found for found in briefing.quotes))


def not_a_quote(at: At, change: NotAQuote, _: str) -> Briefing:
    """The quote is gone, from events too."""
    briefing = at.briefing
    return _without_quote(briefing, find_quote(at, change.quote))


def add_quote(at: At, change: AddQuote, new: str) -> Briefing:
    """Words that are speech: direct where they stand in quotation marks, else indirect."""
    briefing = at.briefing
    span = _with_marks(briefing.article.text, find_words(at, change.words))
    if any(span.overlaps(other) for quote in briefing.quotes for other in quote.spans):
        raise UnfittingError("some of the words are part of a quote already")
    actor = find_actor(at, change.speaker) if change.speaker else None
    marked = span.of(briefing.article.text)[:1] in OPENING and span.of(briefing.article.text)[-1:] in CLOSING
    made = Quote(
        id=new, kind="direct" if marked else "indirect", spans=(span,), speaker=actor.id if actor else None,
        source=None, cue=None, confidence=1.0, reason="added by the reader", corrected=True,
    )  # fmt: skip
    quotes = tuple(sorted((*briefing.quotes, made), key=lambda quote: quote.spans[0]))
    timeline = tuple(
        replace(event, quotes=(*event.quotes, new)) if event.event.overlaps(span) else event
        for event in briefing.timeline
    )
    return replace(briefing, quotes=quotes, timeline=timeline)


def set_date(at: At, change: SetEventDate, _: str) -> Briefing:
    """The event took place when the reader says."""
    briefing = at.briefing
    event = find_event(at, change.event)
    changed = replace(
        event, date=_given(change.date), report=False, confidence=1.0, reason="dated by the reader", corrected=True
    )
    return _in_order(briefing, [changed if found.id == event.id else found for found in briefing.timeline])


def add_event(at: At, change: AddEvent, new: str) -> Briefing:
    """An event that was not found, with the actors that its words name and the quotes that stand in them. It has the
    reader's date, else that of the time expressions in its words."""
    briefing = at.briefing
    span = find_words(at, change.words)
    expression, date = _time_of(briefing, span)
    if change.date is not None:
        date = _given(change.date)
    actors = [a.id for a in briefing.actors if any(span.covers(m.span) for m in a.mentions if m.form != "pronoun")]
    quotes = [quote.id for quote in briefing.quotes if span.overlaps(hull(quote.spans))]
    made = Event(
        id=new, expression=expression, event=span, date=date, report=False, actors=tuple(actors),
        quotes=tuple(quotes), confidence=1.0, reason="added by the reader", corrected=True,
    )  # fmt: skip
    return _in_order(briefing, [*briefing.timeline, made])


def hide(at: At, change: HideItem, _: str) -> Briefing:
    """The item is not listed. What an actor said stays, with the words that the text has for the speaker."""
    briefing = at.briefing
    if change.kind == "actor" and change.actor:
        return drop(briefing, find_actor(at, change.actor))
    if change.kind == "event" and change.event:
        event = find_event(at, change.event)
        return replace(briefing, timeline=tuple(found for found in briefing.timeline if found.id != event.id))
    if change.kind == "quote" and change.words:
        return _without_quote(briefing, find_quote(at, change.words))
    if change.kind == "summary" and change.words:
        sentence = find_sentence(at, change.words)
        return replace(briefing, summary=tuple(found for found in briefing.summary if found.id != sentence.id))
    raise UnfittingError("it does not say which item is to be hidden")


def _without_quote(briefing: Briefing, quote: Quote) -> Briefing:
    timeline = tuple(
        replace(event, quotes=tuple(found for found in event.quotes if found != quote.id))
        if quote.id in event.quotes
        else event
        for event in briefing.timeline
    )
    return replace(briefing, quotes=tuple(q for q in briefing.quotes if q.id != quote.id), timeline=timeline)


def _in_order(briefing: Briefing, timeline: list[Event]) -> Briefing:
    from briefing_tui.analysis.times.rows import in_order

    return replace(briefing, timeline=in_order(tuple(timeline)))


def _time_of(briefing: Briefing, span: Span) -> tuple[Span, EventDate]:
    """The words in `span` that tell a time, and which; the span itself, and no date, where there are none."""
    from briefing_tui.analysis.times.expressions import find_expressions
    from briefing_tui.analysis.times.resolution import resolve
    from briefing_tui.analysis.times.rows import row_date, within

    found = within(resolve(briefing.article, find_expressions(briefing.article)), span)
    if not found:
        return span, EventDate(None, None, None, None, "unresolved", "the words tell no time")
    return found[0].expression.span, row_date(briefing.article.text, found)


def _given(date: Published) -> EventDate:
    """A date that the reader gave: an event's as an article's."""
    if date.earliest is None or date.latest is None:
        return EventDate(None, None, None, None, "unresolved", "not known, says the reader")
    return EventDate(
        date.earliest, date.latest, _grain(date.earliest, date.latest), date.edtf, "resolved", "set by the reader"
    )


def _grain(earliest: str, latest: str) -> Grain:
    if earliest == latest:
        return "day"
    year, month = int(earliest[:4]), int(earliest[5:7])
    if earliest[:7] == latest[:7] and earliest.endswith("-01") and int(latest[-2:]) == monthrange(year, month)[1]:
        return "month"
    return "year"


def _mentioned(actor: Actor, source: Span | None) -> bool:
    return source is not None and any(mention.span.overlaps(source) for mention in actor.mentions)


def _with_marks(text: str, span: Span) -> Span:
    """The span with the quotation marks that stand right around it."""
    before, after = text[: span.start][-1:], text[span.end :][:1]
    if before and after and before in OPENING and after in CLOSING:
        return Span(span.start - 1, span.end + 1)
    return span
