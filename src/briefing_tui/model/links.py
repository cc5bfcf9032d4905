"""How the items of a briefing hang together: a pure function of the briefing, asked by every pane."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from briefing_tui.model.briefing import Actor, Briefing, Event, Quote, SummarySentence
from briefing_tui.model.span import Span

RefKind = Literal["summary", "actor", "quote", "event", "paragraph", "note"]
Item = SummarySentence | Actor | Quote | Event


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """Names one item of a briefing, or a note. A paragraph's id is its index in `Article.paragraphs`, as digits."""

    kind: RefKind
    id: str


@dataclass(frozen=True, slots=True)
class TextLink:
    """Words of the article that lead to an item."""

    span: Span
    ref: Ref


@dataclass(frozen=True)
class Links:
    """Answers, for any item of one briefing, what belongs to it. Made by `link`.

    `text_links` are in text order (the longer first where two start together).
    """

    briefing: Briefing
    items: Mapping[Ref, Item]
    text_links: tuple[TextLink, ...]
    _evidence: Mapping[Ref, tuple[Span, ...]]
    _reach: tuple[int, ...]

    def __contains__(self, ref: Ref) -> bool:
        """Whether the briefing has that item or paragraph; one that was made before may have had others."""
        if ref.kind == "paragraph":
            return int(ref.id) < len(self.briefing.article.paragraphs)
        return ref in self.items

    def evidence(self, ref: Ref) -> tuple[Span, ...]:
        """The words of the article that an item rests on, in text order; raises KeyError for an unknown item."""
        if ref.kind == "paragraph":
            return (self.briefing.article.paragraphs[int(ref.id)].span,)
        return self._evidence[ref]

    def elsewhere(self, ref: Ref) -> tuple[Span, ...]:
        """Where else the text tells of an event again, in text order; () for any other item."""
        item = self.items.get(ref)
        return tuple(place.event for place in item.also) if isinstance(item, Event) else ()

    def place(self, ref: Ref) -> Span:
        """The first of an item's evidence: where a jump to the article lands."""
        return self.evidence(ref)[0]

    def paragraph(self, ref: Ref) -> Ref:
        """The paragraph in which an item (first) stands."""
        article = self.briefing.article
        return Ref("paragraph", str(article.paragraph_at(self.place(ref).start)))

    def sentence(self, ref: Ref) -> Span:
        """The source sentence of an item: the one that its evidence starts in, or else its paragraph."""
        start = self.place(ref).start
        found = self.briefing.article.sentence_at(start)
        return self.evidence(self.paragraph(ref))[0] if found is None else found

    def actors(self, ref: Ref) -> tuple[Ref, ...]:
        """The actors of an item or paragraph: a quote's speaker first, then who else is named there, as listed."""
        item = self.items.get(ref)
        if isinstance(item, Actor):
            return (ref,)
        named = [found for found in self._within(ref) if found.kind == "actor"]
        if isinstance(item, Quote) and item.speaker:
            named.insert(0, Ref("actor", item.speaker))
        if isinstance(item, Event):
            named[:0] = (Ref("actor", actor) for actor in item.actors)
        return tuple(dict.fromkeys(named))

    def quotes(self, ref: Ref) -> tuple[Ref, ...]:
        """The quotes of an item or paragraph, in text order; an actor's are those that they spoke."""
        item = self.items.get(ref)
        if isinstance(item, Quote):
            return (ref,)
        if isinstance(item, Actor):
            return tuple(Ref("quote", q.id) for q in self.briefing.quotes if q.speaker == item.id)
        found = {near for near in self._within(ref) if near.kind == "quote"}
        if isinstance(item, Event):
            found |= {Ref("quote", quote) for quote in item.quotes}
        return self._in_order(found, self.briefing.quotes, "quote")

    def events(self, ref: Ref) -> tuple[Ref, ...]:
        """The timeline events of an item or paragraph, in the timeline's order."""
        item = self.items.get(ref)
        if isinstance(item, Event):
            return (ref,)
        found = {near for near in self._within(ref) if near.kind == "event"} if not isinstance(item, Actor) else set()
        for event in self.briefing.timeline:
            if (isinstance(item, Actor) and item.id in event.actors) or (
                isinstance(item, Quote) and item.id in event.quotes
            ):
                found.add(Ref("event", event.id))
        return self._in_order(found, self.briefing.timeline, "event")

    def summary(self, ref: Ref) -> tuple[Ref, ...]:
        """The summary sentences that share words with an item, in text order."""
        mine = self.evidence(ref)
        return tuple(
            Ref("summary", chosen.id)
            for chosen in self.briefing.summary
            if any(chosen.span.overlaps(span) for span in mine)
        )

    def link_at(self, offset: int) -> TextLink | None:
        """The shortest words that hold `offset` and lead to an item, or None where none do."""
        over = self._links_over(Span(offset, offset + 1))
        return min(over, key=lambda link: (len(link.span), link.span, link.ref), default=None)

    def _within(self, ref: Ref) -> tuple[Ref, ...]:
        """The items that share words with the item, or with its sentence where it is an event."""
        spans = self.evidence(ref)
        hits = [link for span in spans for link in self._links_over(span)]
        order = {actor.id: index for index, actor in enumerate(self.briefing.actors)}
        hits.sort(key=lambda link: (order.get(link.ref.id, 0), link.span))
        return tuple(dict.fromkeys(link.ref for link in hits if link.ref != ref))

    def _links_over(self, span: Span) -> Iterable[TextLink]:
        """The text links that overlap `span`; links start in order, `_reach` is the furthest end up to each."""
        at = bisect_right(self.text_links, span.end - 1, key=lambda link: link.span.start) - 1
        while at >= 0 and self._reach[at] > span.start:
            if self.text_links[at].span.overlaps(span):
                yield self.text_links[at]
            at -= 1

    @staticmethod
    def _in_order(found: set[Ref], items: Iterable[Quote | Event], kind: RefKind) -> tuple[Ref, ...]:
        return tuple(ref for item in items if (ref := Ref(kind, item.id)) in found)


def link(briefing: Briefing) -> Links:
    """Ties the items of a briefing together."""
    items: dict[Ref, Item] = {}
    evidence: dict[Ref, tuple[Span, ...]] = {}
    spans: defaultdict[Ref, list[Span]] = defaultdict(list)
    for sentence in briefing.summary:
        ref = Ref("summary", sentence.id)
        items[ref], evidence[ref] = sentence, (sentence.span,)
    for actor in briefing.actors:
        ref = Ref("actor", actor.id)
        items[ref] = actor
        evidence[ref] = tuple(mention.span for mention in actor.mentions)
        spans[ref] += evidence[ref]
    for quote in briefing.quotes:
        ref = Ref("quote", quote.id)
        items[ref], evidence[ref] = quote, quote.spans
        spans[ref] += quote.spans
    for event in briefing.timeline:
        ref = Ref("event", event.id)
        items[ref] = event
        evidence[ref] = tuple(sorted({event.expression, event.event}))
        spans[ref] += evidence[ref]
        spans[ref] += sorted({span for place in event.also for span in (place.expression, place.event)})
    found = [TextLink(span, ref) for ref, places in spans.items() for span in places]
    found.sort(key=lambda link: (link.span.start, -link.span.end, link.ref))
    return Links(briefing, items, tuple(found), evidence, _reach_of(found))


def _reach_of(links: list[TextLink]) -> tuple[int, ...]:
    reach: list[int] = []
    furthest = 0
    for entry in links:
        furthest = max(furthest, entry.span.end)
        reach.append(furthest)
    return tuple(reach)
