"""Notes in the JSON of the Hypothes.is API (v1): what its search answers with, “rows” and their “total”."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from briefing_tui.library.exchange.entry import Entry, text_id_of
from briefing_tui.library.exchange.fields import each, ident, line, listed, optional_text
from briefing_tui.library.exchange.web_annotation import quote_selector
from briefing_tui.model.fields import Json
from briefing_tui.model.note import Target

USER = "acct:reader@briefing-tui"


def to_json(entries: Sequence[Entry]) -> Json:
    """The notes as the answer to a search."""
    return {"total": len(entries), "rows": [_row(entry) for entry in entries]}


def from_json(document: Mapping[str, Any]) -> list[Entry]:
    """The notes of an answer to a search; raises FaultError with what is wrong with it."""
    return each(document.get("rows", []), "rows", ("rows",), "note", _entry)


def _row(entry: Entry) -> Json:
    selector = entry.target.selector
    target: Json = {"source": entry.iri}
    if selector is not None:
        text_before = entry.article.text[: selector.start] if entry.article else ""
        # A program that runs in a browser counts units of UTF-16.
        start = utf16_length(text_before) if entry.article else selector.start
        target["selector"] = [
            {
                "type": "TextQuoteSelector",
                "exact": selector.exact,
                "prefix": selector.prefix,
                "suffix": selector.suffix,
            },
            {"type": "TextPositionSelector", "start": start, "end": start + utf16_length(selector.exact)},
        ]
    return {
        "id": entry.id,
        "created": entry.created,
        "updated": entry.updated,
        "user": USER,
        "uri": entry.iri,
        "text": entry.body,
        "tags": list(entry.tags),
        "group": "__world__",
        "permissions": {"read": [USER], "admin": [USER], "update": [USER], "delete": [USER]},
        "target": [target],
        "document": {"title": [entry.title], **({"dc": {"date": [entry.published]}} if entry.published else {})},
        "links": {},
    }


def _entry(row: Json) -> Entry:
    targets = listed(row, "target")
    selectors = listed(targets[0], "selector") if targets else []
    # The position is one in what a browser made of the page; the words decide where the note belongs.
    selector = quote_selector(selectors)
    uri = line(row, "uri") or (line(targets[0], "source") if targets else "")
    titles = row.get("document", {}).get("title", []) if isinstance(row.get("document"), dict) else []
    created = optional_text(row, "created") or ""
    return Entry(
        id=ident(row, "id"),
        target=Target("passage" if selector else "article", selector),
        body=_with_tags(optional_text(row, "text") or "", row.get("tags")),
        created=created,
        updated=optional_text(row, "updated") or created,
        title=titles[0] if isinstance(titles, list) and titles and isinstance(titles[0], str) else "",
        text_id=text_id_of(uri),
        address=None if text_id_of(uri) else uri or None,
    )


def _with_tags(body: str, tags: object) -> str:
    """The body with those tags added that are not in it: ours stand in the text."""
    named = [tag for tag in tags if isinstance(tag, str)] if isinstance(tags, list) else []
    words = [f"#{'-'.join(tag.split())}" for tag in named]
    missing = [word for word in words if word.casefold() not in body.casefold()]
    return f"{body}\n\n{' '.join(missing)}".strip() if missing else body


def utf16_length(words: str) -> int:
    """How many units of UTF-16 a text has."""
    return len(words.encode("utf-16-le", "surrogatepass")) // 2
