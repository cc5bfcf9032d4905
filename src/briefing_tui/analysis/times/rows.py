"""How timeline rows are dated and ordered; shared by the timeline and by what re-dates it, and free of any parse."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from briefing_tui.analysis.times.bars import bar, is_length
from briefing_tui.analysis.times.resolution import ResolvedTime
from briefing_tui.model.article import Article
from briefing_tui.model.briefing import Certainty, Event, EventDate
from briefing_tui.model.overlaps import Overlaps
from briefing_tui.model.span import Span

_DOUBT: dict[Certainty, int] = {"explicit": 0, "resolved": 1, "inferred": 2, "unresolved": 3}
# “following the army's advance ” before an expression: the sentence puts the advance before what else it tells.
_PUT_BEFORE = re.compile(
    r"\b(?:following|after|since)\s+(?:the|a|an|his|her|its|their|\w+['’]s)\s(?:[^\s,;:.]+\s+){1,6}(?:on\s+|in\s+)?$",
    re.IGNORECASE,
)
# Between two expressions these make one stretch of them (“from May 6 to May 9”).
_RANGE_LINKS = frozenset(("to", "-", "–", "—", "through", "until", "till"))
CONFIDENCE: dict[Certainty, float] = {"explicit": 0.95, "resolved": 0.85, "inferred": 0.5, "unresolved": 0.3}
_FINENESS = (
    "second", "minute", "hour", "part of day", "day", "weekend", "week", "month", "quarter", "half", "season", "year",
    "decade", "century",
)  # fmt: skip


def within(times: Sequence[ResolvedTime], span: Span) -> tuple[ResolvedTime, ...]:
    """Those of `times`, which are in text order and apart, that lie wholly inside `span`."""
    first = bisect_left(times, span.start, key=lambda time: time.expression.span.start)
    last = bisect_right(times, span.end, key=lambda time: time.expression.span.end)
    return tuple(times[first:last])


def says_range(text: str, one: Span, other: Span) -> bool:
    """Whether the text makes two expressions, in text order, the ends of one stretch: from – to, between – and."""
    word = text[one.end : other.start].strip(" ,(\n").lower().removesuffix(" the")
    opened = text[max(0, one.start - 20) : one.start].rstrip().lower()
    return word in _RANGE_LINKS or (word == "and" and opened.endswith(("between", "between the")))


def row_date(text: str, times: tuple[ResolvedTime, ...]) -> EventDate:
    """The date of a row that several expressions date: all that they span where `text` makes a stretch of them, else
    the finest.

    A date that begins or ends a stretch makes it one (`bars`). `times` is not empty; a stretch is as doubtful as the
    most doubtful of those that it is made of.
    """
    if stretch := bar(text, times):
        return stretch
    dated = [time.date for time in times if time.date.earliest and time.date.latest]
    if not dated:
        return next((time for time in times if not is_length(time)), times[0]).date
    finest = min(dated, key=lambda found: _FINENESS.index(found.grain or "century"))
    pairs = pairwise(times)
    ranged = any(says_range(text, one.expression.span, other.expression.span) for one, other in pairs)
    if not ranged or all(_overlap(finest, other) for other in dated):
        return finest
    first, last = min(dated, key=lambda d: d.earliest or ""), max(dated, key=lambda d: d.latest or "")
    doubt = max((found.certainty for found in dated), key=lambda c: _DOUBT[c])
    edtf = f"{first.edtf}/{last.edtf}" if "/" not in f"{first.edtf}{last.edtf}" else f"{first.earliest}/{last.latest}"
    reason = f"from one date to another: {first.reason}"
    return EventDate(first.earliest, last.latest, finest.grain, edtf, doubt, reason, lasts=True)


def in_order(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The rows by date, then in text order those whose date is not known, then those that are only put in order.

    What was only said on a day stands behind what happened on it.
    """
    return tuple(sorted(events, key=_order))


def numbered(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The rows with the ids e1, e2, … in the order in which they stand."""
    return tuple(replace(event, id=f"e{index}") for index, event in enumerate(events, start=1))


def with_conflicts(article: Article, events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The rows, each that its own sentence puts before another one although its date is later with that said of it.

    Read from the words: “following”, “after” or “since” and a few words without a comma stand before the expression,
    and the sentence has one other. The article needs its sentences.
    """
    told = Overlaps(event.expression for event in events)
    return tuple(
        replace(event, date=replace(event.date, conflict=_conflict(article, event, events, told))) for event in events
    )


def _conflict(article: Article, event: Event, events: tuple[Event, ...], told: Overlaps) -> str | None:
    sentence = article.sentence_at(event.expression.start)
    if sentence is None or not _PUT_BEFORE.search(article.text, sentence.start, event.expression.start):
        return None
    near = (events[at] for at in told.of(sentence))
    others = [e for e in near if sentence.covers(e.expression) and not event.expression.overlaps(e.expression)]
    if len(others) != 1:
        return None
    mine, later = event.date.latest, others[0].date.latest
    if mine is None or later is None or mine <= later:
        return None
    return f"the sentence puts it before {others[0].date.edtf}, but its date runs to {mine}"


def _order(event: Event) -> tuple[int, str, str, bool, int]:
    date = event.date
    if date.earliest is None or date.latest is None:
        return 1 if date.grain else 2, "", "", event.report, event.expression.start
    return 0, date.earliest, date.latest, event.report, event.expression.start


def _overlap(one: EventDate, other: EventDate) -> bool:
    return (one.earliest or "") <= (other.latest or "") and (other.earliest or "") <= (one.latest or "")
