"""Briefings to and from the `briefing/1` JSON contract.

Readers of the contract ignore fields that they do not know and give fields added later their default, so that older
and newer programs read each other's files.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from importlib import resources
from typing import Any, TypeVar

from briefing_tui.errors import ContractError
from briefing_tui.model.article import Article, Link, Passage, Published
from briefing_tui.model.briefing import (
    SCHEMA,
    Actor,
    Briefing,
    Engine,
    Event,
    EventDate,
    Mention,
    Quote,
    SummarySentence,
    TimeExpression,
)
from briefing_tui.model.span import Span

Json = dict[str, Any]
T = TypeVar("T")


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
            {"id": s.id, **_ends(s.span), "reason": s.reason, "confidence": s.confidence} for s in briefing.summary
        ],
        "actors": [_actor(actor) for actor in briefing.actors],
        "quotes": [_quote(quote) for quote in briefing.quotes],
        "times": [{**_ends(time.span), "type": time.type, "value": time.value} for time in briefing.times],
        "timeline": [_event(event) for event in briefing.timeline],
    }


def from_json(document: Mapping[str, Any]) -> Briefing:
    """The briefing that a JSON object of the contract describes.

    Raises ContractError when the object is of another schema, or when a field is missing or of the wrong shape.
    """
    if document.get("schema") != SCHEMA:
        raise ContractError(
            f"expected a document of schema {SCHEMA}, not {document.get('schema')!r}; it may come from another version"
        )
    try:
        return Briefing(
            id=document["id"],
            engine=Engine(**{key: document["engine"][key] for key in ("name", "version", "model")}),
            article=_article_from(document["article"]),
            summary=_each(document, "summary", _summary_from),
            actors=_each(document, "actors", _actor_from),
            quotes=_each(document, "quotes", _quote_from),
            times=_each(document, "times", lambda t: TimeExpression(_span(t), t["type"], t["value"])),
            timeline=_each(document, "timeline", _event_from),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ContractError(f"not a whole {SCHEMA} document: {type(error).__name__} {error}") from error


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
    }


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
    }


def _quote(quote: Quote) -> Json:
    return {
        "id": quote.id,
        "kind": quote.kind,
        "spans": _pairs(quote.spans),
        "speaker": quote.speaker,
        "source": _ends(quote.source) if quote.source else None,
        "cue": _ends(quote.cue) if quote.cue else None,
        "confidence": quote.confidence,
        "reason": quote.reason,
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
    }


def _each(document: Mapping[str, Any], field: str, make: Callable[[Json], T]) -> tuple[T, ...]:
    return tuple(make(entry) for entry in document[field])


def _span(entry: Mapping[str, Any]) -> Span:
    return Span(entry["start"], entry["end"])


def _optional_span(entry: Mapping[str, Any] | None) -> Span | None:
    return None if entry is None else _span(entry)


def _spans(pairs: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)


def _article_from(entry: Json) -> Article:
    published = entry["published"]
    return Article(
        text=entry["text"],
        title=entry["title"],
        byline=entry["byline"],
        publisher=entry["publisher"],
        url=entry["url"],
        language=entry["language"],
        published=Published(
            published["earliest"],
            published["latest"],
            published["edtf"],
            published["origin"],
            published["confidence"],
            _spans(published["evidence"]),
        ),
        passages=tuple(
            Passage(_span(p), p["role"], p.get("block", "paragraph"), p.get("level", 0)) for p in entry["passages"]
        ),
        markup=_spans(entry["markup"]),
        sentences=_spans(entry["sentences"]),
        links=tuple(Link(_span(found), found["url"]) for found in entry.get("links", ())),
        tags=tuple(entry.get("tags", ())),
    )


def _summary_from(entry: Json) -> SummarySentence:
    return SummarySentence(entry["id"], _span(entry), entry["reason"], entry.get("confidence", 0.0))


def _actor_from(entry: Json) -> Actor:
    return Actor(
        id=entry["id"],
        name=entry["name"],
        kind=entry["kind"],
        role=entry["role"],
        aliases=tuple(entry["aliases"]),
        salience=entry["salience"],
        mentions=tuple(Mention(_span(m), m["form"], m["confidence"]) for m in entry["mentions"]),
        confidence=entry.get("confidence", 0.0),
        reason=entry.get("reason", ""),
    )


def _quote_from(entry: Json) -> Quote:
    return Quote(
        id=entry["id"],
        kind=entry["kind"],
        spans=_spans(entry["spans"]),
        speaker=entry["speaker"],
        source=_optional_span(entry["source"]),
        cue=_optional_span(entry["cue"]),
        confidence=entry["confidence"],
        reason=entry["reason"],
    )


def _event_from(entry: Json) -> Event:
    date = entry["date"]
    return Event(
        id=entry["id"],
        expression=_span(entry["expression"]),
        event=_span(entry["event"]),
        date=EventDate(
            date["earliest"],
            date["latest"],
            date["grain"],
            date["edtf"],
            date["certainty"],
            date["reason"],
            date.get("conflict"),
        ),
        report=entry["report"],
        actors=tuple(entry["actors"]),
        quotes=tuple(entry["quotes"]),
        confidence=entry.get("confidence", 0.0),
        reason=entry.get("reason", ""),
    )
