"""A written briefing's own sections: what its author lists is the author's truth.

The author's items come beside what was extracted from the narrative; their reason tells them apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from briefing_tui.model.article import Article, Passage
from briefing_tui.model.briefing import (
    Actor,
    ActorKind,
    Briefing,
    Event,
    EventDate,
    Mention,
    Quote,
    SummarySentence,
    TimeExpression,
)
from briefing_tui.model.sections import SectionKind, sections
from briefing_tui.model.span import Span
from briefing_tui.model.visible import Visible, visible

AUTHORS: dict[SectionKind, str] = {
    "summary": "in the author’s own summary",
    "actors": "listed by the author",
    "quotes": "quoted in the author’s own section",
    "timeline": "in the author’s own timeline",
}
# Where a listed item's head ends: “Name – who that is”, “Name: …”, “Name, …”, “Name | …”, “Name (…)”.
_HEAD = re.compile(r"(?<!\s)\s+(?:[–—|-]+\s+|\()|[:,]\s+")
_LONGEST_NAME = 8  # words
_LONGEST_ROLE = 12  # words
_CLOSING = ".;,:|"
# Where a role ends; a comma or a point between digits belongs to a number.
_STOP = re.compile(r"[;(|]|[,.](?!\d)")
# Words that open a clause about somebody, which is no role.
_RELATIVE = frozenset(("who", "whose", "which", "that", "where"))
# Kinds of name, by their last word or by “the” before them, for names that the language model did not find.
_ORGANISATION = re.compile(
    r"\b(?:agency|alliance|army|association|authority|bank|board|bureau|centre|center|club|college|commission|committee|"
    r"company|congress|cooperative|corporation|council|court|department|federation|force|forces|foundation|fund|group|"
    r"inc|institute|ltd|ministry|office|organisation|organization|parliament|party|police|press|senate|service|society|"
    r"trust|union|university)\b",
    re.IGNORECASE,
)


class Dated(Protocol):
    """A time expression and the date that it was resolved to."""

    @property
    def time(self) -> TimeExpression:
        """The expression."""

    @property
    def date(self) -> EventDate:
        """When that is."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """One item of a section: the head that names it, and what is said of it."""

    whole: Span
    head: Span
    rest: Span | None


def merge_authored(briefing: Briefing, times: tuple[Dated, ...]) -> Briefing:
    """The briefing with the items of the author's own sections, which are told apart by their reason.

    Gives the briefing as it is where the article has no such sections. `times` are all time expressions with their
    dates, as the timeline was built from them.
    """
    passages: dict[SectionKind, list[Passage]] = {}
    for section in sections(briefing.article):
        passages.setdefault(section.kind, []).extend(section.passages)
    if not passages:
        return briefing
    briefing = replace(briefing, summary=_summary(briefing, passages))
    actors, taken_in = _actors(briefing, passages.get("actors", []))
    briefing = _renamed(replace(briefing, actors=actors), taken_in)
    briefing = replace(briefing, quotes=_quotes(briefing, passages.get("quotes", [])))
    return replace(briefing, timeline=_timeline(briefing, passages.get("timeline", []), times))


def _summary(briefing: Briefing, passages: dict[SectionKind, list[Passage]]) -> tuple[SummarySentence, ...]:
    """The author's points and the sentences chosen from the narrative, in text order."""
    chosen = list(briefing.summary)
    for passage in passages.get("summary", []):
        seen = visible(briefing.article, passage.span)
        span = seen.span(0, len(seen.text))
        chosen.append(SummarySentence("", span, AUTHORS["summary"], 1.0))
    chosen.sort(key=lambda sentence: sentence.span)
    return tuple(replace(sentence, id=f"s{number}") for number, sentence in enumerate(chosen, start=1))


def _actors(briefing: Briefing, passages: list[Passage]) -> tuple[tuple[Actor, ...], dict[str, str]]:
    """Every listed actor: the one that was found under that name or under its beginning, or else a new one.

    With them, the ids of actors that proved to be a part of a listed one's name, and that one's id.
    """
    actors = list(briefing.actors)
    taken_in: dict[str, str] = {}
    text = briefing.article.text
    for entry in _entries(briefing.article, passages):
        name = _name(entry.head.of(text))
        if not name or len(name.split()) > _LONGEST_NAME:
            continue
        places = _places(name, text) or [_within(entry.head, name, text)]
        role = _role(entry, text)
        found = next((a for a in actors if _is_called(a, name)), None)
        found = found or next((a for a in actors if _begins(a, name, places)), None)
        if found is None:
            mentions = tuple(Mention(place, "name", 1.0) for place in places)
            reason = f"{AUTHORS['actors']}; the kind is a guess"
            actors.append(Actor(_next_id(actors), name, _kind(name), role, (), 0.1, mentions, 0.9, reason))
            continue
        # What lies wholly inside the listed name (“Bridges” in “Office of Roads and Bridges”) is no actor of its own.
        kept = [a for a in actors if a is found or not all(any(p.covers(m.span) for p in places) for m in a.mentions)]
        taken_in |= {a.id: found.id for a in actors if a not in kept}
        actors = [_listed(a, name, places, role) if a is found else a for a in kept]
    return tuple(actors), taken_in


def _renamed(briefing: Briefing, ids: dict[str, str]) -> Briefing:
    """The briefing with what refers to an actor in `ids` referring to the one that took it in."""
    quotes = (replace(q, speaker=ids.get(q.speaker, q.speaker) if q.speaker else None) for q in briefing.quotes)
    events = (
        replace(
            event,
            actors=tuple(dict.fromkeys(ids.get(actor, actor) for actor in event.actors)),
            subject=ids.get(event.subject, event.subject) if event.subject else None,
        )
        for event in briefing.timeline
    )
    return replace(briefing, quotes=tuple(quotes), timeline=tuple(events))


def _listed(actor: Actor, name: str, places: list[Span], role: str | None) -> Actor:
    """An actor as its author lists it: under the author's name wherever that stands, with what is said of it."""
    others = [mention for mention in actor.mentions if not any(place.overlaps(mention.span) for place in places)]
    mentions = sorted([*others, *(Mention(place, "name", 1.0) for place in places)], key=lambda mention: mention.span)
    full = actor.name if len(actor.name) > len(name) else name
    return replace(
        actor,
        name=full,
        aliases=tuple(alias for alias in dict.fromkeys((*actor.aliases, actor.name)) if alias != full),
        role=actor.role or role,
        mentions=tuple(mentions),
        confidence=1.0,
        reason=f"{AUTHORS['actors']}; {actor.reason}",
    )


def _places(name: str, text: str) -> list[Span]:
    return [Span(*found.span()) for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)]


def _within(head: Span, name: str, text: str) -> Span:
    """Where an item's own head holds the name that is made of it."""
    start = text.index(name, head.start, head.end)
    return Span(start, start + len(name))


def _begins(actor: Actor, name: str, places: list[Span]) -> bool:
    starts = {place.start for place in places}
    return name.startswith(f"{actor.name} ") and any(mention.span.start in starts for mention in actor.mentions)


def _next_id(actors: list[Actor]) -> str:
    return f"a{1 + max((int(actor.id[1:]) for actor in actors), default=0)}"


def _quotes(briefing: Briefing, passages: list[Passage]) -> tuple[Quote, ...]:
    spans = [passage.span for passage in passages]
    return tuple(
        replace(quote, reason=f"{AUTHORS['quotes']}; {quote.reason}")
        if any(span.covers(quote.spans[0]) for span in spans)
        else quote
        for quote in briefing.quotes
    )


def _timeline(briefing: Briefing, passages: list[Passage], times: tuple[Dated, ...]) -> tuple[Event, ...]:
    """One event an item that opens with a date, its words being the item's; others stay as they were found."""
    events = list(briefing.timeline)
    for entry in _entries(briefing.article, passages):
        first = next((t for t in times if entry.head.overlaps(t.time.span) and t.time.type in ("DATE", "TIME")), None)
        if first is None or entry.rest is None:
            continue
        within = [event for event in events if entry.whole.covers(event.expression)]
        events = [event for event in events if event not in within]
        events.append(
            Event(
                id=within[0].id if within else f"e{len(briefing.timeline) + len(events) + 1}",
                expression=first.time.span,
                event=entry.rest,
                date=first.date,
                report=False,
                actors=_actors_in(briefing, entry.whole),
                quotes=tuple(q.id for q in briefing.quotes if entry.whole.covers(q.spans[0])),
                confidence=1.0,
                reason=AUTHORS["timeline"],
            )
        )
    events.sort(key=_when)
    return tuple(events)


def _when(event: Event) -> tuple[bool, str, int]:
    day = event.date.earliest or event.date.latest
    return (day is None, day or "", event.expression.start)


def _actors_in(briefing: Briefing, span: Span) -> tuple[str, ...]:
    return tuple(actor.id for actor in briefing.actors if any(span.covers(mention.span) for mention in actor.mentions))


def _entries(article: Article, passages: list[Passage]) -> Iterator[_Entry]:
    """The items of a section: a list item, a paragraph or a table row each."""
    for passage in passages:
        seen = visible(article, passage.span)
        found = _HEAD.search(seen.text)
        if passage.role == "heading" or not seen.text.strip():
            continue
        end = found.start() if found else len(seen.text)
        rest = _trimmed(seen, found.end()) if found else None
        yield _Entry(passage.span, seen.span(0, end), rest)


def _trimmed(seen: Visible, start: int) -> Span | None:
    end = len(seen.text.rstrip())
    return seen.span(start, end) if start < end else None


def _name(head: str) -> str:
    name = head.strip().rstrip(_CLOSING)
    return name[4:] if name.lower().startswith("the ") else name


def _is_called(actor: Actor, name: str) -> bool:
    names = {each.casefold() for each in (actor.name, *actor.aliases)}
    wanted = name.casefold()
    return wanted in names or any(wanted.endswith(f" {each}") for each in names if " " in each)


def _kind(name: str) -> ActorKind:
    return "organisation" if _ORGANISATION.search(name) or name.isupper() else "person"


def _role(entry: _Entry, text: str) -> str | None:
    """What is said of a listed actor, up to the first stop: words of the text."""
    if entry.rest is None:
        return None
    words = _STOP.split(entry.rest.of(text), maxsplit=1)[0].strip()
    if not words or len(words.split()) > _LONGEST_ROLE or "\n" in words or words.split()[0].lower() in _RELATIVE:
        return None
    return words
