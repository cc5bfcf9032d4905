"""Our own JSON of notes, `briefing-notes/1`: everything that brings them back, their articles included."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from briefing_tui.library.exchange.entry import Entry
from briefing_tui.library.exchange.fields import Json, listed, optional_text, text, whole
from briefing_tui.model.codec import article_from_json, article_to_json
from briefing_tui.model.note import Target, TargetKind
from briefing_tui.model.selector import Selector

SCHEMA = "briefing-notes/1"
KINDS: tuple[TargetKind, ...] = ("article", "passage", "actor", "quote", "event", "summary")


def to_json(entries: Sequence[Entry]) -> Json:
    """The notes, and each of their articles once."""
    articles = {id(entry.article): entry for entry in entries if entry.article is not None}
    return {
        "schema": SCHEMA,
        "articles": [
            {
                "title": entry.title,
                "text_id": _article_id(entry),
                "address": entry.address,
                "places": list(entry.places),
                "article": article_to_json(entry.article),
            }
            for entry in articles.values()
            if entry.article is not None
        ],
        "notes": [_note(entry) for entry in entries],
    }


def from_json(document: Mapping[str, Any]) -> list[Entry]:
    """The notes of a document of this schema; raises ValueError with what is wrong with it."""
    articles = {text(entry, "text_id"): entry for entry in listed(document, "articles")}
    return [_entry(note, articles) for note in listed(document, "notes")]


def _article_id(entry: Entry) -> str:
    from briefing_tui.library.identity import text_id

    return text_id(entry.article.text) if entry.article else entry.text_id


def _note(entry: Entry) -> Json:
    selector = entry.target.selector
    return {
        "id": entry.id,
        "article": _article_id(entry),
        "text_id": entry.text_id,
        "kind": entry.target.kind,
        "name": entry.target.name,
        "quote": None if selector is None else selector.exact,
        "prefix": None if selector is None else selector.prefix,
        "suffix": None if selector is None else selector.suffix,
        "start": None if selector is None else selector.start,
        "text": entry.body,
        "tags": list(entry.tags),
        "created": entry.created,
        "updated": entry.updated,
    }


def _entry(note: Json, articles: Mapping[str, Json]) -> Entry:
    kind = next((kind for kind in KINDS if kind == note.get("kind")), None)
    if kind is None:
        raise ValueError(f"“kind” of a note is none of {', '.join(KINDS)}")
    selector = None
    if kind != "article":
        selector = Selector(text(note, "quote"), text(note, "prefix"), text(note, "suffix"), whole(note, "start"))
    about = articles.get(text(note, "article"), {})
    return Entry(
        id=text(note, "id"),
        target=Target(kind, selector, optional_text(note, "name")),
        body=text(note, "text"),
        created=text(note, "created"),
        updated=text(note, "updated"),
        title=optional_text(about, "title") or "",
        text_id=text(note, "text_id"),
        address=optional_text(about, "address"),
        places=tuple(place for place in about.get("places", ()) if isinstance(place, str)),
        article=article_from_json(about["article"]) if isinstance(about.get("article"), dict) else None,
    )
