"""Notes as Web Annotations (W3C Recommendation, “Web Annotation Data Model”, 2017), in JSON-LD.

They are given as one collection with one page, which is what the model has for several of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from briefing_tui.library.exchange.document import Path
from briefing_tui.library.exchange.entry import Entry, text_id_of
from briefing_tui.library.exchange.fields import each, ident, line, objects, optional_text
from briefing_tui.library.exchange.own import KINDS
from briefing_tui.model.fields import Json, string
from briefing_tui.model.note import Target, TargetKind
from briefing_tui.model.selector import Selector
from briefing_tui.sanitising import clean

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_UUID = "urn:uuid:"


def to_json(entries: Sequence[Entry]) -> Json:
    """The notes as an AnnotationCollection."""
    page = {"type": "AnnotationPage", "startIndex": 0, "items": [_annotation(entry) for entry in entries]}
    return {"@context": CONTEXT, "type": "AnnotationCollection", "total": len(entries), "first": page}


def from_json(document: object) -> list[Entry]:
    """The notes of an annotation, a list of them, a page or a collection with its first page in it.

    Raises FaultError with what is wrong with it.
    """
    path: Path = ()
    for step in ("first", "items"):
        if isinstance(document, dict) and step in document:
            document, path = document[step], (*path, step)
    return each(document, "items" if path else "the document", path, "note", _entry)


def _annotation(entry: Entry) -> Json:
    """One note. What kind of item it is on is told by bodies: “identifying” an actor, “classifying” all others."""
    selector, kind = entry.target.selector, entry.target.kind
    bodies: list[Json] = [
        {"type": "TextualBody", "value": entry.body, "format": "text/markdown", "purpose": "commenting"},
        *({"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in entry.tags),
    ]
    if kind == "actor" and entry.target.name:
        bodies.append({"type": "TextualBody", "value": entry.target.name, "purpose": "identifying"})
    elif kind in ("quote", "event", "summary"):
        bodies.append({"type": "TextualBody", "value": kind, "purpose": "classifying"})
    source: Json = {"id": entry.iri, "type": "Text", "label": entry.title}
    if entry.published:
        # The model has no word for it; its context knows those of schema.org.
        source["schema:datePublished"] = entry.published
    target: Json = {"type": "SpecificResource", "source": source}
    if selector is not None:
        # Positions are counted in code points (4.2.5), as ours are.
        target["selector"] = [
            {
                "type": "TextQuoteSelector",
                "exact": selector.exact,
                "prefix": selector.prefix,
                "suffix": selector.suffix,
            },
            {"type": "TextPositionSelector", "start": selector.start, "end": selector.span.end},
        ]
    return {
        "@context": CONTEXT,
        "id": entry.id if ":" in entry.id else f"{_UUID}{entry.id}",
        "type": "Annotation",
        "motivation": "commenting",
        "created": entry.created,
        "modified": entry.updated,
        "body": bodies,
        "target": target,
    }


def _entry(annotation: Json) -> Entry:
    bodies = _bodies(annotation)
    kind, name = _kind(bodies)
    targets = annotation.get("target")
    target = targets[0] if isinstance(targets, list) and targets else targets
    iri, title = _source(target)
    selector = _selector(target.get("selector")) if isinstance(target, dict) else None
    if selector is None:
        kind, name = "article", None
    created = optional_text(annotation, "created") or ""
    return Entry(
        id=ident({"id": ident(annotation, "id").removeprefix(_UUID)}, "id"),
        target=Target(kind, selector, name),
        body="\n\n".join(body["value"] for body in bodies if body["purpose"] == "commenting"),
        created=created,
        updated=optional_text(annotation, "modified") or created,
        title=title,
        text_id=text_id_of(iri),
        address=None if text_id_of(iri) else iri,
    )


def _bodies(annotation: Json) -> list[Json]:
    """The bodies that are words, each with its value and its purpose, which by default is to comment."""
    found = annotation.get("body", annotation.get("bodyValue", []))
    parts = found if isinstance(found, list) else [found]
    bodies: list[Json] = []
    for part in parts:
        if isinstance(part, str):
            bodies.append({"value": clean(part), "purpose": "commenting"})
        elif isinstance(part, dict) and isinstance(part.get("value"), str):
            bodies.append({"value": string(part, "value"), "purpose": part.get("purpose", "commenting")})
    return bodies


def _kind(bodies: Sequence[Json]) -> tuple[TargetKind, str | None]:
    for body in bodies:
        if body["purpose"] == "identifying":
            return "actor", body["value"]
        if body["purpose"] == "classifying":
            return next((kind for kind in KINDS if kind == body["value"]), "passage"), None
    return "passage", None


def _source(target: object) -> tuple[str, str]:
    """What names the article, and its title."""
    if isinstance(target, str):
        return " ".join(clean(target).split()), ""
    if not isinstance(target, dict):
        raise ValueError("“target” is neither an address nor an object")
    named = "source" if "source" in target else "id"
    source = target.get(named)
    if isinstance(source, dict):
        return line(source, "id"), line(source, "label")
    if isinstance(source, str):
        return line(target, named), ""
    raise ValueError("“source” of a target is neither an address nor an object")


def _selector(value: object) -> Selector | None:
    return quote_selector(objects([] if value is None else value, "selector"))


def quote_selector(selectors: Sequence[Mapping[str, Any]], start: int | None = None) -> Selector | None:
    """The selector that a TextQuoteSelector and a TextPositionSelector, if there is one, make; None without the
    former. `start` goes before the position's own."""
    quote = next((each for each in selectors if each.get("type") == "TextQuoteSelector"), None)
    if quote is None:
        return None
    position = next((each for each in selectors if each.get("type") == "TextPositionSelector"), {})
    at = position.get("start", 0) if start is None else start
    return Selector(
        string(quote, "exact"),
        optional_text(quote, "prefix") or "",
        optional_text(quote, "suffix") or "",
        at if type(at) is int and at >= 0 else 0,
    )
