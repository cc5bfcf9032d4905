"""Corrections of actors: their names, kinds, who is the same as whom, and who was missed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from briefing_tui.library.locating import At, UnfittingError, find_actor, find_words
from briefing_tui.model.article import Article
from briefing_tui.model.briefing import Actor, Briefing, Event, Mention, Quote
from briefing_tui.model.correction import AddActor, MergeActors, RenameActor, RetypeActor, SplitAlias
from briefing_tui.model.span import Span
from briefing_tui.model.visible import visible


def rename(at: At, change: RenameActor, _: str) -> Briefing:
    """The actor has the reader's name; the one that the text gives is among the other names."""
    briefing = at.briefing
    actor = find_actor(at, change.actor)
    name = change.name.strip()
    if not name:
        raise UnfittingError("an actor’s name cannot be empty")
    aliases = _united((actor.name, *actor.aliases), leave=name)
    told = f"named by the reader; the text has “{actor.name}”"
    return _with_actor(briefing, _put_right(replace(actor, name=name, aliases=aliases), told))


def retype(at: At, change: RetypeActor, _: str) -> Briefing:
    """The actor is of the reader's kind."""
    briefing = at.briefing
    actor = find_actor(at, change.actor)
    told = f"{change.kind}, says the reader; found as {actor.kind}"
    return _with_actor(briefing, _put_right(replace(actor, kind=change.kind), told))


def merge(at: At, change: MergeActors, _: str) -> Briefing:
    """One actor of two: what the one is mentioned as, says and does is the other's."""
    briefing = at.briefing
    actor, into = find_actor(at, change.actor), find_actor(at, change.into)
    if actor.id == into.id:
        raise UnfittingError(f"“{change.actor.name}” and “{change.into.name}” are one actor already")
    one = replace(
        into,
        aliases=_united((*into.aliases, actor.name, *actor.aliases), leave=into.name),
        mentions=_in_order((*into.mentions, *actor.mentions)),
        role=into.role or actor.role,
        salience=max(into.salience, actor.salience),
    )
    kept = replace(briefing, actors=tuple(found for found in briefing.actors if found.id != actor.id))
    kept = _with_actor(kept, _put_right(one, f"the same as “{actor.name}”, says the reader"))
    return _referring(kept, lambda ids: (into.id if found == actor.id else found for found in ids))


def split(at: At, change: SplitAlias, new: str) -> Briefing:
    """The mentions that read the alias are an actor of their own, with what stands on them."""
    briefing = at.briefing
    actor = find_actor(at, change.actor)
    article, wanted = briefing.article, _folded(change.alias)
    leaving = tuple(m for m in actor.mentions if _folded(_words(article, m.span)) == wanted)
    staying = tuple(m for m in actor.mentions if m not in leaving)
    if not leaving:
        raise UnfittingError(f"“{actor.name}” is not mentioned as “{change.alias}” any more")
    if not any(m.form != "pronoun" for m in staying):
        raise UnfittingError(f"nothing but “{change.alias}” would be left of “{actor.name}”: rename it instead")
    told = "told apart by the reader"
    alone = replace(
        actor, id=new, name=_words(article, leaving[0].span), role=None, aliases=(), mentions=leaving,
        salience=actor.salience * len(leaving) / len(actor.mentions),
    )  # fmt: skip
    rest_names = tuple(alias for alias in actor.aliases if _folded(alias) != wanted)
    name = actor.name
    if _folded(name) == wanted:
        name = next(_words(article, m.span) for m in staying if m.form != "pronoun")
    rest = replace(actor, name=name, aliases=_united(rest_names, leave=name), mentions=staying)
    kept = _with_actor(briefing, _put_right(rest, told))
    kept = replace(kept, actors=_by_salience((*kept.actors, _put_right(alone, told))))
    spans = [mention.span for mention in leaving]
    quotes = tuple(
        replace(quote, speaker=new) if quote.speaker == actor.id and _among(quote.source, spans) else quote
        for quote in kept.quotes
    )
    return replace(kept, quotes=quotes, timeline=tuple(_told_apart(event, rest, alone) for event in kept.timeline))


def add(at: At, change: AddActor, new: str) -> Briefing:
    """An actor that was not found: every place of the words that nobody else is mentioned by."""
    briefing = at.briefing
    span = find_words(at, change.words)
    article, name = briefing.article, change.name.strip()
    words = _words(article, span)
    if not name or not words:
        raise UnfittingError("an actor’s name cannot be empty")
    taken = [mention.span for actor in briefing.actors for mention in actor.mentions if mention.form != "pronoun"]
    places = [place for place in _places(article, words) if not any(place.overlaps(other) for other in taken)]
    if not places:
        raise UnfittingError(f"“{words}” is mentioned as another actor already")
    most = max((actor for actor in briefing.actors), key=lambda actor: len(actor.mentions), default=None)
    share = min(1.0, len(places) / len(most.mentions)) * most.salience if most and most.mentions else 1.0
    made = Actor(
        id=new, name=name, kind=change.kind, role=None, aliases=_united((words,), leave=name), salience=share,
        mentions=tuple(Mention(place, "name", 1.0) for place in places), confidence=1.0, reason="", corrected=True,
    )  # fmt: skip
    return replace(briefing, actors=_by_salience((*briefing.actors, _put_right(made, "added by the reader"))))


def drop(briefing: Briefing, actor: Actor) -> Briefing:
    """Without an actor: their quotes keep the words that the text has for the speaker, and name nobody."""
    kept = replace(briefing, actors=tuple(found for found in briefing.actors if found.id != actor.id))
    return _referring(kept, lambda ids: (found for found in ids if found != actor.id))


def _referring(briefing: Briefing, renamed: Callable[[Iterable[str]], Iterable[str]]) -> Briefing:
    """The quotes and events with other actors' ids in the place of those that they had."""

    def quote_of(quote: Quote) -> Quote:
        speaker = next(iter(renamed([quote.speaker])), None) if quote.speaker else None
        return quote if speaker == quote.speaker else replace(quote, speaker=speaker)

    def event_of(event: Event) -> Event:
        found = tuple(dict.fromkeys(renamed(event.actors)))
        subject = next(iter(renamed([event.subject])), None) if event.subject else None
        changed = found != event.actors or subject != event.subject
        return replace(event, actors=found, subject=subject) if changed else event

    return replace(
        briefing, quotes=tuple(map(quote_of, briefing.quotes)), timeline=tuple(map(event_of, briefing.timeline))
    )


def _told_apart(event: Event, rest: Actor, alone: Actor) -> Event:
    """An event of one actor that became two: of whichever is mentioned in its words, else of the one that stays."""
    if rest.id not in event.actors:
        return event
    here = [actor for actor in (rest, alone) if any(event.event.overlaps(m.span) for m in actor.mentions)]
    mine = tuple(actor.id for actor in here) or (rest.id,)
    at = event.actors.index(rest.id)
    return replace(event, actors=(*event.actors[:at], *mine, *event.actors[at + 1 :]))


def _put_right(actor: Actor, told: str) -> Actor:
    return replace(actor, corrected=True, confidence=1.0, reason=told, background=False)


def _with_actor(briefing: Briefing, changed: Actor) -> Briefing:
    found = (changed if actor.id == changed.id else actor for actor in briefing.actors)
    return replace(briefing, actors=_by_salience(tuple(found)))


def _by_salience(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    return tuple(sorted(actors, key=lambda actor: -actor.salience))


def _in_order(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    return tuple({mention.span: mention for mention in sorted(mentions, key=lambda m: m.span)}.values())


def _united(names: Iterable[str], *, leave: str) -> tuple[str, ...]:
    return tuple(name for name in dict.fromkeys(names) if name != leave)


def _among(span: Span | None, spans: list[Span]) -> bool:
    return span is not None and any(span.overlaps(other) for other in spans)


def _places(article: Article, words: str) -> list[Span]:
    """Where the words stand as whole words in what a reader sees of the article."""
    pattern = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, words.split())) + r"(?!\w)")
    found: list[Span] = []
    for passage in article.passages:
        seen = visible(article, passage.span)
        found += [seen.span(*place.span()) for place in pattern.finditer(seen.text)]
    return found


def _words(article: Article, span: Span) -> str:
    return " ".join(visible(article, span).text.split())


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
