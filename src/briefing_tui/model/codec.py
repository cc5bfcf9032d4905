"""Briefings to and from the `briefing/1` JSON contract.

Readers of the contract ignore fields that they do not know and give fields added later their default, so that older
and newer programs read each other's files. Every text that is read is cleaned, that of the article one character for
one, so that offsets hold.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from importlib import resources
from typing import Any, TypeVar, get_args

from briefing_tui.errors import ContractError
from briefing_tui.model.article import Article, Block, Encoding, Link, Origin, Passage, Published, Role, Skipped
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
    Quote,
    QuoteKind,
    SummarySentence,
    TimeExpression,
    TimexType,
)
from briefing_tui.model.span import Span
from briefing_tui.sanitising import clean, clean_in_place

Json = dict[str, Any]
T = TypeVar("T")

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
            id=_string(document, "id"),
            engine=_engine_from(_object(document, "engine")),
            article=_article_from(_object(document, "article")),
            summary=_each(document, "summary", _summary_from),
            actors=_each(document, "actors", _actor_from),
            quotes=_each(document, "quotes", _quote_from),
            times=_each(document, "times", _time_from),
            timeline=_each(document, "timeline", _event_from),
        )
    except KeyError as error:
        raise ContractError(f"not a whole {SCHEMA} document: the field {error} is missing") from error
    except (TypeError, ValueError) as error:
        raise ContractError(f"not a whole {SCHEMA} document: {error}") from error


def article_to_json(article: Article) -> Json:
    """An article alone as the contract's JSON object of it."""
    return _article(article)


def article_from_json(document: Mapping[str, Any]) -> Article:
    """The article that the contract's JSON object of one describes; raises ContractError as `from_json` does."""
    try:
        return _article_from(dict(document))
    except KeyError as error:
        raise ContractError(f"not a whole article: the field {error} is missing") from error
    except (TypeError, ValueError) as error:
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
        },
        "report": event.report,
        "actors": list(event.actors),
        "quotes": list(event.quotes),
        "confidence": event.confidence,
        "reason": event.reason,
        **_corrected(event),
    }


def _engine_from(entry: Json) -> Engine:
    return Engine(_string(entry, "name"), _string(entry, "version"), _string(entry, "model"))


def _article_from(entry: Json) -> Article:
    return Article(
        text=clean_in_place(_typed(entry, "text", str)),
        title=_optional_string(entry, "title"),
        byline=_optional_string(entry, "byline"),
        publisher=_optional_string(entry, "publisher"),
        url=_optional_string(entry, "url"),
        language=_optional_string(entry, "language"),
        published=_published_from(_object(entry, "published")),
        passages=_each(entry, "passages", _passage_from),
        markup=_pairs_from(entry, "markup"),
        sentences=_pairs_from(entry, "sentences"),
        links=_each({"links": [], **entry}, "links", lambda found: Link(_span(found), _string(found, "url"))),
        tags=_strings({"tags": [], **entry}, "tags"),
        encoding=_encoding_from(_object(entry, "encoding")) if "encoding" in entry else None,
        notices=_strings({"notices": [], **entry}, "notices"),
        not_analysed=_not_analysed_from({"analysed": False, **entry}),
        skipped=_each({"skipped": [], **entry}, "skipped", lambda part: Skipped(_span(part), _string(part, "reason"))),
    )


def _not_analysed_from(entry: Json) -> str | None:
    said = _string({"not_analysed": "", **entry}, "not_analysed")
    return said if not _typed(entry, "analysed", bool) and "not_analysed" in entry else None


def _encoding_from(entry: Json) -> Encoding:
    return Encoding(_string(entry, "name"), _typed(entry, "guessed", bool), _whole(entry, "spoilt"))


def _published_from(entry: Json) -> Published:
    return Published(
        _optional_string(entry, "earliest"),
        _optional_string(entry, "latest"),
        _optional_string(entry, "edtf"),
        _one_of(entry, "origin", ORIGINS),
        _share(entry, "confidence"),
        _pairs_from(entry, "evidence"),
    )


def _passage_from(entry: Json) -> Passage:
    whole = {"block": "paragraph", "level": 0, **entry}
    return Passage(_span(entry), _one_of(entry, "role", ROLES), _one_of(whole, "block", BLOCKS), _whole(whole, "level"))


def _summary_from(entry: Json) -> SummarySentence:
    return SummarySentence(
        _string(entry, "id"),
        _span(entry),
        _string(entry, "reason"),
        _share({"confidence": 0.0, **entry}, "confidence"),
        _corrected_from(entry),
    )


def _actor_from(entry: Json) -> Actor:
    whole = {"confidence": 0.0, "reason": "", **entry}
    return Actor(
        id=_string(entry, "id"),
        name=_string(entry, "name"),
        kind=_one_of(entry, "kind", ACTOR_KINDS),
        role=_optional_string(entry, "role"),
        aliases=_strings(entry, "aliases"),
        salience=_share(entry, "salience"),
        mentions=_each(entry, "mentions", _mention_from),
        confidence=_share(whole, "confidence"),
        reason=_string(whole, "reason"),
        corrected=_corrected_from(entry),
    )


def _mention_from(entry: Json) -> Mention:
    return Mention(_span(entry), _one_of(entry, "form", MENTION_FORMS), _share(entry, "confidence"))


def _quote_from(entry: Json) -> Quote:
    if entry["spans"] == []:
        raise ValueError("“spans” of a quote is empty")
    return Quote(
        id=_string(entry, "id"),
        kind=_one_of(entry, "kind", QUOTE_KINDS),
        spans=_pairs_from(entry, "spans"),
        speaker=_optional_string(entry, "speaker"),
        source=None if entry["source"] is None else _span(_object(entry, "source")),
        cue=None if entry["cue"] is None else _span(_object(entry, "cue")),
        confidence=_share(entry, "confidence"),
        reason=_string(entry, "reason"),
        corrected=_corrected_from(entry),
    )


def _time_from(entry: Json) -> TimeExpression:
    return TimeExpression(_span(entry), _one_of(entry, "type", TIMEX_TYPES), _string(entry, "value"))


def _event_from(entry: Json) -> Event:
    whole = {"confidence": 0.0, "reason": "", **entry}
    return Event(
        id=_string(entry, "id"),
        expression=_span(_object(entry, "expression")),
        event=_span(_object(entry, "event")),
        date=_date_from(_object(entry, "date")),
        report=_typed(entry, "report", bool),
        actors=_strings(entry, "actors"),
        quotes=_strings(entry, "quotes"),
        confidence=_share(whole, "confidence"),
        reason=_string(whole, "reason"),
        corrected=_corrected_from(entry),
    )


def _date_from(entry: Json) -> EventDate:
    return EventDate(
        _optional_string(entry, "earliest"),
        _optional_string(entry, "latest"),
        None if entry["grain"] is None else _one_of(entry, "grain", GRAINS),
        _optional_string(entry, "edtf"),
        _one_of(entry, "certainty", CERTAINTIES),
        _string(entry, "reason"),
        _optional_string(entry, "conflict"),
    )


def _corrected_from(entry: Json) -> bool:
    return _typed({"corrected": False, **entry}, "corrected", bool)


def _typed(entry: Mapping[str, Any], field: str, kind: type[T]) -> T:
    """The value of a field that must be of exactly this type: in Python a bool is an int, in JSON it is not."""
    value = entry[field]
    if type(value) is not kind:
        raise TypeError(f"“{field}” is not of the type that the contract says")
    return value


def _string(entry: Mapping[str, Any], field: str) -> str:
    return clean(_typed(entry, field, str))


def _optional_string(entry: Mapping[str, Any], field: str) -> str | None:
    return None if entry[field] is None else _string(entry, field)


def _whole(entry: Mapping[str, Any], field: str) -> int:
    """A number from 0 up, without a fraction."""
    value = _typed(entry, field, int)
    if value < 0:
        raise ValueError(f"“{field}” is less than 0")
    return value


def _share(entry: Mapping[str, Any], field: str) -> float:
    """A number from 0 to 1."""
    value = entry[field]
    if type(value) not in (int, float) or not 0 <= value <= 1:
        raise ValueError(f"“{field}” is not a number from 0 to 1")
    return float(value)


def _one_of(entry: Mapping[str, Any], field: str, values: tuple[T, ...]) -> T:
    for value in values:
        if entry[field] == value:
            return value
    raise ValueError(f"“{field}” is none of the values that the contract names")


def _object(entry: Mapping[str, Any], field: str) -> Json:
    return _typed(entry, field, dict)


def _list(entry: Mapping[str, Any], field: str) -> list[Any]:
    return _typed(entry, field, list)


def _each(entry: Mapping[str, Any], field: str, make: Callable[[Json], T]) -> tuple[T, ...]:
    found = _list(entry, field)
    if not all(type(each) is dict for each in found):
        raise TypeError(f"“{field}” holds something that is not an object")
    return tuple(make(each) for each in found)


def _strings(entry: Mapping[str, Any], field: str) -> tuple[str, ...]:
    found = _list(entry, field)
    if not all(type(each) is str for each in found):
        raise TypeError(f"“{field}” holds something that is not a string")
    return tuple(map(clean, found))


def _span(entry: Mapping[str, Any]) -> Span:
    return Span(_whole(entry, "start"), _whole(entry, "end"))


def _pairs_from(entry: Mapping[str, Any], field: str) -> tuple[Span, ...]:
    return tuple(_pair(pair, field) for pair in _list(entry, field))


def _pair(pair: object, field: str) -> Span:
    if isinstance(pair, list) and len(pair) == 2 and type(pair[0]) is int and type(pair[1]) is int:
        return Span(pair[0], pair[1])
    raise TypeError(f"“{field}” holds something that is not a pair of offsets")
