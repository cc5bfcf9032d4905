"""What a note is written on, from what is selected on the screen."""

from __future__ import annotations

from briefing_tui.model.briefing import Actor
from briefing_tui.model.links import Links, Ref, RefKind
from briefing_tui.model.note import Note, Target, TargetKind
from briefing_tui.model.selector import select
from briefing_tui.model.span import Span, hull
from briefing_tui.reports.wording import words
from briefing_tui.tui.naming import name, shortened

KINDS: dict[RefKind, TargetKind] = {
    "actor": "actor",
    "quote": "quote",
    "event": "event",
    "summary": "summary",
    "paragraph": "passage",
}
NOUNS: dict[TargetKind, str] = {
    "article": "the whole article",
    "passage": "words",
    "actor": "an actor",
    "quote": "a quote",
    "event": "an event",
    "summary": "a summary sentence",
}


def target_of(text: str, links: Links | None, subject: Ref | None, selected: Span | None) -> Target:
    """What a note is on: the selected words, else the item or paragraph, else the whole article.

    `text` is the article's; without `links` (no analysis yet) only words and the whole article can be noted.
    """
    if selected is not None and (span := _trimmed(text, selected)):
        return Target("passage", select(text, span))
    if links is None or subject is None:
        return Target("article")
    item = links.items.get(subject)
    if isinstance(item, Actor):
        return Target("actor", select(text, naming_mention(text, item)), item.name)
    return Target(KINDS[subject.kind], select(text, hull(links.evidence(subject))))


def naming_mention(text: str, actor: Actor) -> Span:
    """Where an actor is first called by the name that it is listed by, else first named, else first mentioned."""
    listed = [mention for mention in actor.mentions if mention.span.of(text) == actor.name]
    named = [mention for mention in actor.mentions if mention.form == "name"]
    return (listed or named or list(actor.mentions))[0].span


def about(target: Target) -> str:
    """What a note is on, in a few words: “Antony Blinken”, “a quote: “We do strongly …””."""
    if target.selector is None:
        return NOUNS["article"]
    if target.kind == "actor":
        return target.name or NOUNS["actor"]
    quoted = shortened(" ".join(target.selector.exact.split()))
    return f"“{quoted}”" if target.kind == "passage" else f"{NOUNS[target.kind]}: {quoted}"


def label_of(links: Links | None, subject: Ref | None) -> str:
    """What the Notes pane calls the present selection; empty for none."""
    return name(links, subject) if links is not None and subject is not None else ""


def words_of(note: Note, links: Links | None) -> str:
    """The words that a note is on: as they are now, or as they were where they are in doubt or gone."""
    selector = note.target.selector
    if selector is None:
        return ""
    if note.anchor.span is None or note.anchor.state == "review" or links is None:
        return " ".join(selector.exact.split())
    return words(links.briefing.article, note.anchor.span)


def _trimmed(text: str, span: Span) -> Span | None:
    """The span without the white space at its ends; None when there is nothing else."""
    inner = span.of(text).strip()
    if not inner:
        return None
    start = span.start + span.of(text).index(inner)
    return Span(start, start + len(inner))
