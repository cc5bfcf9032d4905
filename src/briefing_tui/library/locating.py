"""Finds what a correction is about in a briefing: by its words, since another analysis gives other ids."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from briefing_tui.library.anchoring import Ground
from briefing_tui.model.briefing import Actor, Briefing, Event, Quote, SummarySentence
from briefing_tui.model.correction import ActorRef, EventRef
from briefing_tui.model.selector import Selector
from briefing_tui.model.span import Span, hull

# How much of the longer of two spans both must share for them to be the same item.
SAME = 0.5


class UnfittingError(ValueError):
    """A correction that no longer fits; its text says why, for the reader."""


class _Item(Protocol):
    @property
    def id(self) -> str: ...


Found = TypeVar("Found", bound=_Item)


@dataclass(frozen=True, slots=True)
class At:
    """A briefing, and the ground on which the words of a correction are looked for."""

    briefing: Briefing
    ground: Ground


def find_words(at: At, selector: Selector) -> Span:
    """Where words are in the present text; raises UnfittingError when that is not sure."""
    found = at.ground.anchor(selector)
    if found.span is None or found.state == "review":
        raise UnfittingError(f"the words “{_short(selector.exact)}” are not in the text any more")
    return found.span


def find_actor(at: At, ref: ActorRef) -> Actor:
    """The actor of that name, else the one with that other name, else the one whom the mention stands for."""
    folded = ref.name.casefold()
    for actor in at.briefing.actors:
        if actor.name == ref.name:
            return actor
    for names in (_own_name, _other_names):
        for actor in at.briefing.actors:
            if folded in names(actor):
                return actor
    if ref.mention is not None:
        span = find_words(at, ref.mention)
        for actor in at.briefing.actors:
            if any(mention.span.overlaps(span) for mention in actor.mentions):
                return actor
    raise UnfittingError(f"there is no actor “{ref.name}” any more")


def find_quote(at: At, selector: Selector) -> Quote:
    """The quote that stands on the words."""
    span = find_words(at, selector)
    return _nearest(at.briefing.quotes, [hull(quote.spans) for quote in at.briefing.quotes], span, "quote", selector)


def find_event(at: At, ref: EventRef) -> Event:
    """The row of the timeline that stands on the words."""
    when, what = find_words(at, ref.expression), find_words(at, ref.event)
    rows = [event for event in at.briefing.timeline if shared(event.expression, when) >= SAME]
    return _nearest(rows, [event.event for event in rows], what, "timeline event", ref.event)


def find_sentence(at: At, selector: Selector) -> SummarySentence:
    """The summary sentence that stands on the words."""
    span = find_words(at, selector)
    places = [sentence.span for sentence in at.briefing.summary]
    return _nearest(at.briefing.summary, places, span, "summary sentence", selector)


def shared(one: Span, other: Span) -> float:
    """How much of the longer of two spans both share, from 0 to 1."""
    both = min(one.end, other.end) - max(one.start, other.start)
    return max(0, both) / max(len(one), len(other), 1)


def _own_name(actor: Actor) -> tuple[str, ...]:
    return (actor.name.casefold(),)


def _other_names(actor: Actor) -> tuple[str, ...]:
    return tuple(alias.casefold() for alias in actor.aliases)


def _nearest(items: Sequence[Found], places: Sequence[Span], span: Span, noun: str, selector: Selector) -> Found:
    rated = [(shared(place, span), item) for place, item in zip(places, items, strict=True)]
    share, item = max(rated, key=lambda entry: entry[0], default=(0.0, None))
    if item is None or share < SAME:
        raise UnfittingError(f"there is no {noun} at “{_short(selector.exact)}” any more")
    return item


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:60].rsplit(" ", 1)[0] + "…"
