"""Briefings to and from the `briefing/1` JSON contract.

Readers of the contract ignore fields that they do not know and give fields added later their default, so that older
and newer programs read each other's files. Every text that is read is cleaned, that of the article one character for
one, so that offsets hold.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from importlib import resources
from typing import Any, get_args

from briefing_tui.errors import ContractError
from briefing_tui.model import fields
from briefing_tui.model.article import (
    Article,
    Block,
    Encoding,
    Link,
    Narration,
    Origin,
    Passage,
    Published,
    Role,
    Skipped,
)
from briefing_tui.model.briefing import (
    SCHEMA,
    Actor,
    ActorKind,
    Briefing,
    Certainty,
    Engine,
    Event,
    EventDate,
    Grain,
    Mention,
    MentionForm,
    Place,
    Quote,
    QuoteKind,
    SummarySentence,
    TimeExpression,
    TimexType,
)
from briefing_tui.model.span import Span
from briefing_tui.sanitising import clean_in_place

Json = fields.Json

NARRATIONS: tuple[Narration, ...] = get_args(Narration)
ORIGINS: tuple[Origin, ...] = get_args(Origin)
ROLES: tuple[Role, ...] = get_args(Role)
BLOCKS: tuple[Block, ...] = get_args(Block)
ACTOR_KINDS: tuple[ActorKind, ...] = get_args(ActorKind)
MENTION_FORMS: tuple[MentionForm, ...] = get_args(MentionForm)
QUOTE_KINDS: tuple[QuoteKind, ...] = get_args(QuoteKind)
TIMEX_TYPES: tuple[TimexType, ...] = get_args(TimexType)
GRAINS: tuple[Grain, ...] = get_args(Grain)
CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)


def schema() -> Json:
    """The JSON Schema of the contract, as it ships with the program."""
    file = resources.files("briefing_tui.model") / "briefing-1.schema.json"
    loaded: Json = json.loads(file.read_text(encoding="utf-8"))
    return loaded


def to_json(briefing: Briefing) -> Json:
    """The briefing as the contract's JSON object, made of dicts, lists, strings, numbers, booleans and None."""
    return {
        "schema": SCHEMA,
        "id": briefing.id,
        "engine": {
            "name": briefing.engine.name,
            "version": briefing.engine.version,
            "model": briefing.engine.model,
            **({} if briefing.engine.genuine else {"genuine": False}),
        },
        "article": _article(briefing.article),
        "summary": [
            {"id": s.id, **_ends(s.span), "reason": s.reason, "confidence": s.confidence, **_corrected(s)}
            for s in briefing.summary
        ],
        "actors": [_actor(actor) for actor in briefing.actors],
        "quotes": [_quote(quote) for quote in briefing.quotes],
        "times": [{**_ends(time.span), "type": time.type, "value": time.value} for time in briefing.times],
        "timeline": [_event(event) for event in briefing.timeline],
    }


def from_json(document: Mapping[str, Any]) -> Briefing:
    """The briefing that a JSON object of the contract describes.

    Raises ContractError when the object is of another schema, or when a field is missing, of the wrong type or not
    one of the values that the contract names.
    """
    if document.get("schema") != SCHEMA:
        raise ContractError(
            f"expected a document of schema {SCHEMA}, not {document.get('schema')!r}; it may come from another version"
        )
    try:
        return Briefing(
            id=fields.string(document, "id"),
            engine=_engine_from(fields.object_of(document, "engine")),
            article=_article_from(fields.object_of(document, "article")),
            summary=fields.each_of(document, "summary", _summary_from),
            actors=fields.each_of(document, "actors", _actor_from),
            quotes=fields.each_of(document, "quotes", _quote_from),
            times=fields.each_of(document, "times", _time_from),
            timeline=fields.each_of(document, "timeline", _event_from),
        )
    except ValueError as error:
        raise ContractError(f"not a whole {SCHEMA} document: {error}") from error


def article_to_json(article: Article) -> Json:
    """An article alone as the contract's JSON object of it."""
    return _article(article)


def article_from_json(document: Mapping[str, Any]) -> Article:
    """The article that the contract's JSON object of one describes; raises ContractError as `from_json` does."""
    try:
        return _article_from(dict(document))
    except ValueError as error:
        raise ContractError(f"not a whole article: {error}") from error


def _corrected(item: SummarySentence | Actor | Quote | Event) -> Json:
    """Only what a reader put right says so."""
    return {"corrected": True} if item.corrected else {}


def _ends(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def _pairs(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _article(article: Article) -> Json:
    published = article.published
    return {
        "text": article.text,
        "title": article.title,
        "byline": article.byline,
        "publisher": article.publisher,
        "url": article.url,
        "language": article.language,
        "published": {
            "earliest": published.earliest,
            "latest": published.latest,
            "edtf": published.edtf,
            "origin": published.origin,
            "confidence": published.confidence,
            "evidence": _pairs(published.evidence),
        },
        "passages": [
            {**_ends(passage.span), "role": passage.role, "block": passage.block, "level": passage.level}
            for passage in article.passages
        ],
        "markup": _pairs(article.markup),
        "sentences": _pairs(article.sentences),
        "links": [{**_ends(found.span), "url": found.url} for found in article.links],
        "tags": list(article.tags),
        **_about_reading(article),
    }


def _about_reading(article: Article) -> Json:
    """What only some articles have to say of how they were read, and of what was not looked for in them."""
    told: Json = {}
    if article.encoding is not None:
        encoding = article.encoding
        told["encoding"] = {"name": encoding.name, "guessed": encoding.guessed, "spoilt": encoding.spoilt}
    if article.notices:
        told["notices"] = list(article.notices)
    if article.not_analysed is not None:
        told |= {"analysed": False, "not_analysed": article.not_analysed}
    if article.skipped:
        told["skipped"] = [{**_ends(part.span), "reason": part.reason} for part in article.skipped]
    if article.narration is not None:
        told["narration"] = article.narration
    return told


def _actor(actor: Actor) -> Json:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "role": actor.role,
        "aliases": list(actor.aliases),
        "salience": actor.salience,
        "mentions": [
            {**_ends(mention.span), "form": mention.form, "confidence": mention.confidence}
            for mention in actor.mentions
        ],
        "confidence": actor.confidence,
        "reason": actor.reason,
        **_corrected(actor),
        **({"background": True} if actor.background else {}),
    }


def _quote(quote: Quote) -> Json:
    return {
        "id": quote.id,
        "kind": quote.kind,
        "spans": _pairs(quote.spans),
        "speaker": quote.speaker,
        "source": None if quote.source is None else _ends(quote.source),
        "cue": None if quote.cue is None else _ends(quote.cue),
        "confidence": quote.confidence,
        "reason": quote.reason,
        **_corrected(quote),
    }


def _event(event: Event) -> Json:
    date = event.date
    return {
        "id": event.id,
        "expression": _ends(event.expression),
        "event": _ends(event.event),
        "date": {
            "earliest": date.earliest,
            "latest": date.latest,
            "grain": date.grain,
            "edtf": date.edtf,
            "certainty": date.certainty,
            "reason": date.reason,
            "conflict": date.conflict,
            **({"lasts": True} if date.lasts else {}),
        },
        "report": event.report,
        "actors": list(event.actors),
        "quotes": list(event.quotes),
        "confidence": event.confidence,
        "reason": event.reason,
        **({} if event.subject is None else {"subject": event.subject}),
        **({"also": [_told_at(place) for place in event.also]} if event.also else {}),
        **_corrected(event),
    }


def _told_at(place: Place) -> Json:
    return {"expression": _ends(place.expression), "event": _ends(place.event)}


def _engine_from(entry: Json) -> Engine:
    genuine = fields.typed({"genuine": True, **entry}, "genuine", bool)
    return Engine(fields.string(entry, "name"), fields.string(entry, "version"), fields.string(entry, "model"), genuine)


def _article_from(entry: Json) -> Article:
    return Article(
        text=clean_in_place(fields.typed(entry, "text", str)),
        title=fields.optional_string(entry, "title"),
        byline=fields.optional_string(entry, "byline"),
        publisher=fields.optional_string(entry, "publisher"),
        url=fields.optional_string(entry, "url"),
        language=fields.optional_string(entry, "language"),
        published=_published_from(fields.object_of(entry, "published")),
        passages=fields.each_of(entry, "passages", _passage_from),
        markup=fields.pairs(entry, "markup"),
        sentences=fields.pairs(entry, "sentences"),
        links=fields.each_of(
            {"links": [], **entry}, "links", lambda found: Link(fields.span(found), fields.string(found, "url"))
        ),
        tags=fields.strings({"tags": [], **entry}, "tags"),
        encoding=_encoding_from(fields.object_of(entry, "encoding")) if "encoding" in entry else None,
        notices=fields.strings({"notices": [], **entry}, "notices"),
        not_analysed=_not_analysed_from({"analysed": False, **entry}),
        skipped=fields.each_of(
            {"skipped": [], **entry}, "skipped", lambda part: Skipped(fields.span(part), fields.string(part, "reason"))
        ),
        narration=fields.one_of(entry, "narration", NARRATIONS) if "narration" in entry else None,
    )


def _not_analysed_from(entry: Json) -> str | None:
    said = fields.string({"not_analysed": "", **entry}, "not_analysed")
    return said if not fields.typed(entry, "analysed", bool) and "not_analysed" in entry else None


def _encoding_from(entry: Json) -> Encoding:
    return Encoding(
        fields.string(entry, "name"), fields.typed(entry, "guessed", bool), fields.whole_number(entry, "spoilt")
    )


def _published_from(entry: Json) -> Published:
    return Published(
        fields.optional_string(entry, "earliest"),
        fields.optional_string(entry, "latest"),
        fields.optional_string(entry, "edtf"),
        fields.one_of(entry, "origin", ORIGINS),
        fields.share(entry, "confidence"),
        fields.pairs(entry, "evidence"),
    )


def _passage_from(entry: Json) -> Passage:
    whole = {"block": "paragraph", "level": 0, **entry}
    return Passage(
        fields.span(entry),
        fields.one_of(entry, "role", ROLES),
        fields.one_of(whole, "block", BLOCKS),
        fields.whole_number(whole, "level"),
    )


def _summary_from(entry: Json) -> SummarySentence:
    return SummarySentence(
        fields.string(entry, "id"),
        fields.span(entry),
        fields.string(entry, "reason"),
        fields.share({"confidence": 0.0, **entry}, "confidence"),
        _corrected_from(entry),
    )


def _actor_from(entry: Json) -> Actor:
    whole = {"confidence": 0.0, "reason": "", **entry}
    return Actor(
        id=fields.string(entry, "id"),
        name=fields.string(entry, "name"),
        kind=fields.one_of(entry, "kind", ACTOR_KINDS),
        role=fields.optional_string(entry, "role"),
        aliases=fields.strings(entry, "aliases"),
        salience=fields.share(entry, "salience"),
        mentions=fields.each_of(entry, "mentions", _mention_from),
        confidence=fields.share(whole, "confidence"),
        reason=fields.string(whole, "reason"),
        corrected=_corrected_from(entry),
        background=fields.typed({"background": False, **entry}, "background", bool),
    )


def _mention_from(entry: Json) -> Mention:
    return Mention(fields.span(entry), fields.one_of(entry, "form", MENTION_FORMS), fields.share(entry, "confidence"))


def _quote_from(entry: Json) -> Quote:
    if fields.present(entry, "spans") == []:
        raise ValueError("“spans” of a quote is empty")
    return Quote(
        id=fields.string(entry, "id"),
        kind=fields.one_of(entry, "kind", QUOTE_KINDS),
        spans=fields.pairs(entry, "spans"),
        speaker=fields.optional_string(entry, "speaker"),
        source=None if fields.present(entry, "source") is None else fields.span(fields.object_of(entry, "source")),
        cue=None if fields.present(entry, "cue") is None else fields.span(fields.object_of(entry, "cue")),
        confidence=fields.share(entry, "confidence"),
        reason=fields.string(entry, "reason"),
        corrected=_corrected_from(entry),
    )


def _time_from(entry: Json) -> TimeExpression:
    return TimeExpression(fields.span(entry), fields.one_of(entry, "type", TIMEX_TYPES), fields.string(entry, "value"))


def _event_from(entry: Json) -> Event:
    whole = {"confidence": 0.0, "reason": "", **entry}
    return Event(
        id=fields.string(entry, "id"),
        expression=fields.span(fields.object_of(entry, "expression")),
        event=fields.span(fields.object_of(entry, "event")),
        date=_date_from(fields.object_of(entry, "date")),
        report=fields.typed(entry, "report", bool),
        actors=fields.strings(entry, "actors"),
        quotes=fields.strings(entry, "quotes"),
        confidence=fields.share(whole, "confidence"),
        reason=fields.string(whole, "reason"),
        corrected=_corrected_from(entry),
        subject=fields.optional_string({"subject": None, **entry}, "subject"),
        also=fields.each_of({"also": [], **entry}, "also", _place_from),
    )


def _place_from(entry: Json) -> Place:
    return Place(
        fields.span(fields.object_of(entry, "expression")),
        fields.span(fields.object_of(entry, "event")),
    )


def _date_from(entry: Json) -> EventDate:
    return EventDate(
        fields.optional_string(entry, "earliest"),
        fields.optional_string(entry, "latest"),
        None if fields.present(entry, "grain") is None else fields.one_of(entry, "grain", GRAINS),
        fields.optional_string(entry, "edtf"),
        fields.one_of(entry, "certainty", CERTAINTIES),
        fields.string(entry, "reason"),
        fields.optional_string(entry, "conflict"),
        fields.typed({"lasts": False, **entry}, "lasts", bool),
    )


def _corrected_from(entry: Json) -> bool:
    return fields.typed({"corrected": False, **entry}, "corrected", bool)
