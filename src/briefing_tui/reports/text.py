"""A briefing as plain text for a terminal, a mail or a pipe: 80 columns, no colour, no control characters."""

from __future__ import annotations

from textwrap import wrap

from briefing_tui.model.briefing import Actor, Briefing, Event, Quote, SummarySentence
from briefing_tui.model.links import Links, Ref, link
from briefing_tui.reports import wording

WIDTH = 80


def render(briefing: Briefing) -> str:
    """The briefing as a report in plain text, with a newline at its end."""
    links, nothing = link(briefing), wording.nothing(briefing.article)
    sections = [
        _head(briefing),
        _section("Summary", [_summary(sentence, links) for sentence in briefing.summary], nothing),
        _section("Actors", _actors(briefing, links), nothing),
        _section("Quotes", [_quote(quote, links) for quote in wording.in_order(briefing.quotes)], nothing),
        _section("Timeline", [_event(event, links) for event in briefing.timeline], nothing),
        _wrapped(wording.maker(briefing)),
    ]
    return "\n\n".join(sections) + "\n"


def _head(briefing: Briefing) -> str:
    article = briefing.article
    title = _wrapped(wording.heading(article))
    lines = [title, "=" * max(map(len, title.split("\n")))]
    if by := wording.origin(article):
        lines.append(_wrapped(by))
    lines.append(_wrapped(wording.publication(article.published)))
    if article.url:
        lines.append(article.url)
    lines += map(_wrapped, wording.notices(briefing))
    return "\n".join(lines)


def _section(title: str, items: list[str], nothing: str) -> str:
    return "\n".join((title.upper(), "", "\n\n".join(items) if items else f"  {nothing}"))


def _summary(sentence: SummarySentence, links: Links) -> str:
    place = _place(Ref("summary", sentence.id), links)
    return _item(f"{wording.words(links.briefing.article, sentence.span)} ({place})")


def _actors(briefing: Briefing, links: Links) -> list[str]:
    """An item an actor, and one for all that are in the background."""
    listed = [_actor(actor, links) for actor in briefing.actors if not actor.background]
    background = wording.background(briefing)
    return [*listed, _item(background)] if background else listed


def _actor(actor: Actor, links: Links) -> str:
    name = " ".join(actor.name.split())
    below = wording.appearances(actor, links) + wording.corrected(actor)
    return f"{_item(f'{name} — {wording.description(actor)}')}\n{_under(below)}"


def _quote(quote: Quote, links: Links) -> str:
    kind = "" if quote.kind == "direct" else f"{quote.kind}, "
    who = wording.speaker(quote, links.briefing)
    head = _item(f"{who} ({kind}{_place(Ref('quote', quote.id), links)}{wording.corrected(quote)})")
    return f"{head}\n{_under(wording.spoken(quote, links.briefing.article))}"


def _event(event: Event, links: Links) -> str:
    article = links.briefing.article
    told = f"{wording.moment(event.date)} — “{wording.words(article, event.expression)}”"
    if event.report:
        told += ", when it was reported"
    lines = [
        _item(f"{told} ({_place(Ref('event', event.id), links)}{wording.corrected(event)})"),
        _under(wording.meant(event, links.briefing) + wording.happened(event, article)),
    ]
    if event.date.conflict:
        lines.append(_under(f"Conflict: {' '.join(event.date.conflict.split())}"))
    return "\n".join(lines)


def _place(ref: Ref, links: Links) -> str:
    return wording.places(links.briefing.article, (*links.evidence(ref), *links.elsewhere(ref)))


def _item(text: str) -> str:
    return _wrapped(text, "  ")


def _under(text: str) -> str:
    return _wrapped(text, "    ")


def _wrapped(text: str, indent: str = "") -> str:
    lines = wrap(
        text, WIDTH, initial_indent=indent, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
    return "\n".join(lines)
