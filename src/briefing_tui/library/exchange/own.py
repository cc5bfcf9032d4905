"""Our own JSON of notes, `briefing-notes/1`: everything that brings them back, their articles included."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from briefing_tui.library.exchange.articles import article_of
from briefing_tui.library.exchange.entry import Entry
from briefing_tui.library.exchange.fields import each, ident, line, optional_strings
from briefing_tui.model.article import Article
from briefing_tui.model.codec import article_to_json
from briefing_tui.model.fields import Json, string, whole_number
from briefing_tui.model.note import Target, TargetKind
from briefing_tui.model.selector import Selector
from briefing_tui.reading.places import known_place

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
    """The notes of a document of this schema; raises FaultError with what is wrong with it."""
    known = dict(each(document.get("articles", []), "articles", ("articles",), "article", _about))
    return each(document.get("notes", []), "notes", ("notes",), "note", lambda note: _entry(note, known))


@dataclass(frozen=True, slots=True)
class _About:
    """What a document says of one article."""

    title: str = ""
    address: str | None = None
    places: tuple[str, ...] = ()
    article: Article | None = None


def _about(entry: Json) -> tuple[str, _About]:
    """The id by which notes name an article, and what is said of it."""
    places = tuple(place for name in optional_strings(entry, "places") if (place := known_place(name)))
    article = None if entry.get("article") is None else article_of(entry["article"])
    return line(entry, "text_id"), _About(line(entry, "title"), line(entry, "address") or None, places, article)


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


def _entry(note: Json, known: Mapping[str, _About]) -> Entry:
    kind = next((kind for kind in KINDS if kind == note.get("kind")), None)
    if kind is None:
        raise ValueError(f"“kind” of a note is none of {', '.join(KINDS)}")
    selector = None
    if kind != "article":
        selector = Selector(
            string(note, "quote"), string(note, "prefix"), string(note, "suffix"), whole_number(note, "start")
        )
    about = known.get(line(note, "article"), _About())
    return Entry(
        id=ident(note, "id"),
        target=Target(kind, selector, line(note, "name") or None),
        body=string(note, "text"),
        created=string(note, "created"),
        updated=string(note, "updated"),
        title=about.title,
        text_id=line(note, "text_id"),
        address=about.address,
        places=about.places,
        article=about.article,
    )
