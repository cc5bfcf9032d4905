"""What a reader puts right in a briefing, as data: kept beside the extraction and applied to it again each time.

Items are named by their words, never by their ids, which another analysis may give to others.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from briefing_tui.model.article import Article, Narration, Published
from briefing_tui.model.briefing import ActorKind
from briefing_tui.model.selector import Selector

HiddenKind = Literal["summary", "actor", "quote", "event"]


@dataclass(frozen=True, slots=True)
class ActorRef:
    """An actor: the name that it has when the correction is applied, else whose first mention these words are."""

    name: str
    mention: Selector | None = None


@dataclass(frozen=True, slots=True)
class EventRef:
    """A row of the timeline: the words that tell its time and those that tell what happened."""

    expression: Selector
    event: Selector


@dataclass(frozen=True, slots=True)
class RenameActor:
    """The actor is called `name`."""

    actor: ActorRef
    name: str


@dataclass(frozen=True, slots=True)
class RetypeActor:
    """The actor is of another kind."""

    actor: ActorRef
    kind: ActorKind


@dataclass(frozen=True, slots=True)
class MergeActors:
    """The actor is the same as `into`, which takes its mentions, aliases, quotes and events."""

    actor: ActorRef
    into: ActorRef


@dataclass(frozen=True, slots=True)
class SplitAlias:
    """The mentions of the actor that read `alias` are somebody else, an actor of that name."""

    actor: ActorRef
    alias: str


@dataclass(frozen=True, slots=True)
class SetSpeaker:
    """The quote is the actor's; None: it is nobody's that the text names."""

    quote: Selector
    speaker: ActorRef | None


@dataclass(frozen=True, slots=True)
class NotAQuote:
    """The words are no quote."""

    quote: Selector


@dataclass(frozen=True, slots=True)
class SetEventDate:
    """The event took place then."""

    event: EventRef
    date: Published


@dataclass(frozen=True, slots=True)
class HideItem:
    """The item is not to be listed. For an actor `actor` names it, for an event `event`, else `words` do."""

    kind: HiddenKind
    words: Selector | None = None
    actor: ActorRef | None = None
    event: EventRef | None = None


@dataclass(frozen=True, slots=True)
class AddActor:
    """The words name an actor that was not found."""

    words: Selector
    name: str
    kind: ActorKind


@dataclass(frozen=True, slots=True)
class AddQuote:
    """The words are speech that was not found; `speaker` None where it is not known."""

    words: Selector
    speaker: ActorRef | None


@dataclass(frozen=True, slots=True)
class AddEvent:
    """The words tell an event that was not found; `date` None where the time expression in them tells it."""

    words: Selector
    date: Published | None


@dataclass(frozen=True, slots=True)
class SetPublished:
    """The article was published then."""

    published: Published


@dataclass(frozen=True, slots=True)
class SetLanguage:
    """The article is in that language, a BCP 47 tag, whatever it seems to be in."""

    language: str


@dataclass(frozen=True, slots=True)
class SetNarration:
    """The article is told as news or as history, whichever it seems to be."""

    narration: Narration


Change = (
    RenameActor
    | RetypeActor
    | MergeActors
    | SplitAlias
    | SetSpeaker
    | NotAQuote
    | SetEventDate
    | HideItem
    | AddActor
    | AddQuote
    | AddEvent
    | SetPublished
    | SetLanguage
    | SetNarration
)


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction as it is kept: `id` a UUID, `made` and `undone` ISO 8601 in UTC, None while it holds. `home` is the
    id of the text (its SHA-256) that its selectors point into, empty where that is not known.
    """

    id: str
    change: Change
    made: str
    undone: str | None = None
    home: str = ""


def in_told_language(article: Article, corrections: Iterable[Correction]) -> Article:
    """The article in the language that the last correction which holds puts it in; as it is where there is none.

    What is looked for in an article depends on its language, so this comes before the analysis and not after it.
    """
    held = (correction.change for correction in corrections if correction.undone is None)
    told = [change.language for change in held if isinstance(change, SetLanguage)]
    return replace(article, language=told[-1]) if told else article


def told_narration(corrections: Iterable[Correction]) -> Narration | None:
    """What the last correction that holds calls the article, news or history; None where there is none."""
    held = (correction.change for correction in corrections if correction.undone is None)
    told = [change.narration for change in held if isinstance(change, SetNarration)]
    return told[-1] if told else None
