"""A briefing: what was found in an article, every item tied to the words that it came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefing_tui.model.article import Article
from briefing_tui.model.span import Span

ActorKind = Literal["person", "organisation", "government", "place", "group", "unnamed"]
MentionForm = Literal["name", "description", "pronoun"]
QuoteKind = Literal["direct", "mixed", "indirect", "scare"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Grain = Literal[
    "second", "minute", "hour", "part of day", "day", "weekend", "week", "month", "quarter", "half", "season",
    "year", "decade", "century",
]  # fmt: skip
Certainty = Literal["explicit", "resolved", "inferred", "unresolved"]

SCHEMA = "briefing/1"


@dataclass(frozen=True, slots=True)
class Engine:
    """What made a briefing: the program, its version, and the language model (name-version).

    `genuine` is whether that is the model that the program's figures were measured with.
    """

    name: str
    version: str
    model: str
    genuine: bool = True


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """A sentence chosen for the summary; `reason` says why, `confidence` runs from 0 to 1."""

    id: str
    span: Span
    reason: str
    confidence: float
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for an actor; `confidence` (0 to 1) is that they stand for this one."""

    span: Span
    form: MentionForm
    confidence: float


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something that acts, speaks or is acted upon, with every mention in text order.

    `name` and `aliases` are words of the text; `role` (“Secretary of State”) too, or None. `salience` and
    `confidence` run from 0 to 1, and `reason` says why it is listed. `background`: a reader does not look for it (a
    place or an affiliation named in passing), so that lists show it folded.
    """

    id: str
    name: str
    kind: ActorKind
    role: str | None
    aliases: tuple[str, ...]
    salience: float
    mentions: tuple[Mention, ...]
    confidence: float
    reason: str
    corrected: bool = False
    background: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """Speech, in one or several spans (interrupted, or running over paragraphs), quotation marks included.

    `source` is the words that the text uses for the speaker, `speaker` the id of the actor that they stand for, `cue`
    the word that introduces the speech; each None when the text does not give it.
    """

    id: str
    kind: QuoteKind
    spans: tuple[Span, ...]
    speaker: str | None
    source: Span | None
    cue: Span | None
    confidence: float
    reason: str
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that tell a time; `value` as in TIMEX3 (ISO-TimeML, ISO 24617-1): “2024-05-07TMO”, “P2M”."""

    span: Span
    type: TimexType
    value: str


@dataclass(frozen=True, slots=True)
class EventDate:
    """When an event took place: an interval of ISO dates (both ends included), None where unknown.

    `grain` is the precision that the text gives, `edtf` the same in the Extended Date/Time Format. `explicit`: the
    text gives the whole date. `resolved`: follows from a known publication date or from the text. `inferred`: rests
    on a guess. `conflict` says in words what in the text disagrees, or is None. `lasts`: the event fills the interval
    (“from May 6 to May 9”); where the text tells only its beginning or its end (“since May”), the interval is that of
    the end that is told and the EDTF leaves the other open.
    """

    earliest: str | None
    latest: str | None
    grain: Grain | None
    edtf: str | None
    certainty: Certainty
    reason: str
    conflict: str | None = None
    lasts: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where an event is told: the words that tell the time, and the words that tell what happened."""

    expression: Span
    event: Span


@dataclass(frozen=True, slots=True)
class Event:
    """A row of the timeline: the words that tell the time, the words that tell what happened, and when that was.

    `report` is true when the date is that of the report and not of what it reports. `actors` and `quotes` are ids.
    `subject` is the id of the actor that a pronoun in the words stands for, where they do not name whom they tell of.
    `also` are the other places that tell of the same event, in text order.
    """

    id: str
    expression: Span
    event: Span
    date: EventDate
    report: bool
    actors: tuple[str, ...]
    quotes: tuple[str, ...]
    confidence: float
    reason: str
    corrected: bool = False
    subject: str | None = None
    also: tuple[Place, ...] = ()


@dataclass(frozen=True)
class Briefing:
    """An article and all that was found in it. `id` names the article, by default by the hash of its text.

    Lists are in the order in which a reader should see them: actors by salience, quotes and summary in text order,
    the timeline by date. Items are `corrected` when they are not as they were found, but as a reader put them right.
    """

    id: str
    engine: Engine
    article: Article
    summary: tuple[SummarySentence, ...] = ()
    actors: tuple[Actor, ...] = ()
    quotes: tuple[Quote, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    timeline: tuple[Event, ...] = ()
