"""Brings notes in from JSON of any of the three shapes; the same file twice adds nothing."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from briefing_tui.errors import ContractError, StoreError
from briefing_tui.library.anchoring import Ground
from briefing_tui.library.exchange import hypothesis, own, web_annotation
from briefing_tui.library.exchange.entry import Entry
from briefing_tui.library.folding import fold
from briefing_tui.library.library import Library
from briefing_tui.model.note import Note, Target
from briefing_tui.model.selector import select
from briefing_tui.model.span import Span
from briefing_tui.sanitising import clean

LONGEST_ID = 300


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import came to: how many notes were `added`, `changed` (newer than ours, which went into the note's
    history) and `known` already; `refused` says of each other one why. `documents` are the articles concerned."""

    added: int
    changed: int
    known: int
    refused: tuple[str, ...]
    documents: frozenset[int]


def parse(data: bytes) -> list[Entry]:
    """The notes in a file; raises ContractError with what is wrong with it when it is of none of the shapes."""
    try:
        document = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ContractError(f"not UTF-8 at byte {error.start}; export it again as JSON") from error
    except (ValueError, RecursionError) as error:
        raise ContractError(f"not JSON: {error}; give what “briefing notes export --format json” writes") from error
    try:
        if isinstance(document, dict) and document.get("schema") == own.SCHEMA:
            return own.from_json(document)
        if isinstance(document, dict) and "rows" in document:
            return hypothesis.from_json(document)
        return web_annotation.from_json(document)
    except (ValueError, RecursionError) as error:
        raise ContractError(f"these are no notes that can be read: {error}") from error


def bring_in(library: Library, entries: Sequence[Entry]) -> Imported:
    """Adds notes to the library, each safe on disk before the next; raises StoreError when nothing can be written."""
    added = changed = known = 0
    refused: list[str] = []
    documents: set[int] = set()
    for entry in entries:
        if not entry.id or len(entry.id) > LONGEST_ID:
            refused.append("a note has no id, or one that is too long")
            continue
        stored = _stored(library, entry.id)
        if stored is not None:
            if stored.body != entry.body and stored.deleted is None and _is_newer(entry.updated, stored.updated):
                library.notes.save(stored.id, clean(entry.body), stored.rev, keep=True)
                documents.add(stored.document)
                changed += 1
            else:
                known += 1
            continue
        document = _document(library, entry)
        if document is None:
            refused.append(f"“{entry.title or entry.address or entry.id}” is not in the library; add the article first")
            continue
        target = _placed(library, document, entry)
        created, updated = _time(entry.created), _time(entry.updated)
        library.notes.add(document, target, clean(entry.body), id=entry.id, created=created, updated=updated)
        documents.add(document)
        added += 1
    return Imported(added, changed, known, tuple(refused), frozenset(documents))


def _stored(library: Library, note: str) -> Note | None:
    return library.notes.get(note) if library.notes.exists(note) else None


def _document(library: Library, entry: Entry) -> int | None:
    """The article that a note belongs to: by its text, its address, its places; else as the file itself has it."""
    for words in (entry.text_id, entry.address, *entry.places):
        found = library.articles.find(words) if words else None
        if found is not None:
            return found.id
    if entry.article is None:
        return None
    return library.take_in(entry.article, next(iter(entry.places), None), opened=False).document.id


def _placed(library: Library, document: int, entry: Entry) -> Target:
    """What the note is on, in the article's present text where its words are surely there."""
    if entry.target.selector is None:
        return entry.target
    article = library.articles.article(document)
    try:
        home = library.articles.text(entry.text_id) if entry.text_id else None
    except StoreError:
        home = None
    found = Ground(article.text, home).anchor_target(entry.target)
    span = found.span if found.state != "review" else None
    if span is None and home is None:
        span = _only(article.text, entry.target.selector.exact)
    if span is None:
        return entry.target
    return Target(entry.target.kind, select(article.text, span), entry.target.name)


def _only(text: str, words: str) -> Span | None:
    """Where words stand that a text has once, white space and typographic marks aside; None when it has not."""
    folded, wanted = fold(text), fold(words).text.strip()
    at = folded.text.find(wanted) if wanted else -1
    if at < 0 or folded.text.find(wanted, at + 1) >= 0:
        return None
    return folded.span_of(at, at + len(wanted))


def _time(written: str) -> str | None:
    """A time as the store keeps it; None for what is none."""
    try:
        moment = datetime.fromisoformat(written)
        moment = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return moment.isoformat(timespec="microseconds").replace("+00:00", "Z")


def _is_newer(one: str, other: str) -> bool:
    """Whether a time is later than another; one that cannot be read is not."""
    first, second = _time(one), _time(other)
    return first is not None and second is not None and first > second
