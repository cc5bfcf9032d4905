"""A briefing as CommonMark, to hand on or to publish; words of the article never become markup in it."""

from __future__ import annotations

import re

from briefing_tui.model.briefing import Actor, Briefing, Event, Quote, SummarySentence
from briefing_tui.model.links import Links, Ref, link
from briefing_tui.reports import wording

# Characters that open or close an inline element of CommonMark 0.31.2 or of its GitHub extensions (strikethrough,
# tables, mathematics, mentions), wherever they stand.
_INLINE = re.compile(r"([\\`*_\[\]<>&|~$#@^{}])")
# What turns bare text into a link or an emoji there: “https://”, “www.”, “example.org”, “:name:”.
_BARE = re.compile(r"(:(?=//|[\w+-]+:|[A-Za-z])|(?<=www)\.|(?<=\w)\.(?=[^\W\d_]{2}))", re.IGNORECASE)
# What starts a list, a heading's underline or a thematic break at the head of a block.
_LEADING = re.compile(r"^([-+=]|\d+(?=[.)]))")


def render(briefing: Briefing) -> str:
    """The briefing as a report in Markdown, with a newline at its end."""
    links, nothing = link(briefing), wording.nothing(briefing.article)
    parts = [
        _head(briefing),
        _section("Summary", [_summary(sentence, links) for sentence in briefing.summary], nothing),
        _section("Actors", _actors(briefing, links), nothing),
        _section("Quotes", [_quote(quote, links) for quote in wording.in_order(briefing.quotes)], nothing),
        _section("Timeline", [_event(event, links) for event in briefing.timeline], nothing),
        f"---\n\n{escape(wording.maker(briefing))}",
    ]
    return "\n\n".join(parts) + "\n"


def escape(text: str) -> str:
    """The text as Markdown that shows it exactly, on one line, wherever in a block it stands."""
    line = " ".join(text.split())
    line = _BARE.sub(r"\\\1", _INLINE.sub(r"\\\1", line))
    return _LEADING.sub(_guarded, line)


def _guarded(found: re.Match[str]) -> str:
    return f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}"


def _head(briefing: Briefing) -> str:
    article = briefing.article
    known = (wording.origin(article), wording.publication(article.published), article.url, *wording.notices(briefing))
    return f"# {escape(wording.heading(article))}\n\n" + "\\\n".join(escape(part) for part in known if part)


def _section(title: str, items: list[str], nothing: str) -> str:
    return f"## {title}\n\n" + ("\n".join(f"- {item}" for item in items) if items else nothing)


def _summary(sentence: SummarySentence, links: Links) -> str:
    place = _place(Ref("summary", sentence.id), links)
    return f"{escape(wording.words(links.briefing.article, sentence.span))} ({place})"


def _actors(briefing: Briefing, links: Links) -> list[str]:
    """An item an actor, and one for all that are in the background."""
    listed = [_actor(actor, links) for actor in briefing.actors if not actor.background]
    background = wording.background(briefing)
    return [*listed, escape(background)] if background else listed


def _actor(actor: Actor, links: Links) -> str:
    about = f"{escape(wording.appearances(actor, links))}{wording.corrected(actor)}"
    return f"**{escape(actor.name)}** — {escape(wording.description(actor))} ({about})"


def _quote(quote: Quote, links: Links) -> str:
    kind = "" if quote.kind == "direct" else f"{quote.kind}, "
    place = _place(Ref("quote", quote.id), links) + wording.corrected(quote)
    who = escape(wording.speaker(quote, links.briefing))
    return f"**{who}** ({kind}{place}): {escape(wording.spoken(quote, links.briefing.article))}"


def _event(event: Event, links: Links) -> str:
    article = links.briefing.article
    report = ", when it was reported" if event.report else ""
    place = _place(Ref("event", event.id), links) + wording.corrected(event)
    told = (
        f"**{escape(wording.moment(event.date))}** — “{escape(wording.words(article, event.expression))}”{report} "
        f"({place}): {escape(wording.meant(event, links.briefing) + wording.happened(event, article))}"
    )
    if event.date.conflict:
        told += f" Conflict: {escape(event.date.conflict)}"
    return told


def _place(ref: Ref, links: Links) -> str:
    return wording.places(links.briefing.article, (*links.evidence(ref), *links.elsewhere(ref)))
