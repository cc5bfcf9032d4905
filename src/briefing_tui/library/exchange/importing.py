"""Brings notes in from JSON of any of the three shapes, all of a file or nothing; the same file twice adds nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from briefing_tui.errors import ContractError, StoreError
from briefing_tui.library.anchoring import Ground
from briefing_tui.library.exchange import hypothesis, own, web_annotation
from briefing_tui.library.exchange.document import FaultError, line_of, load
from briefing_tui.library.exchange.entry import Entry
from briefing_tui.library.folding import fold
from briefing_tui.library.library import Library
from briefing_tui.model.article import Published
from briefing_tui.model.correction import SetPublished
from briefing_tui.model.note import Note, Target
from briefing_tui.model.selector import select
from briefing_tui.model.span import Span


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
    """The notes in a file; raises ContractError with what is wrong with it, and on which line, when it is of none of
    the shapes or any of its notes cannot be read."""
    document, text = load(data)
    try:
        if isinstance(document, dict) and document.get("schema") == own.SCHEMA:
            return own.from_json(document)
        if isinstance(document, dict) and "rows" in document:
            return hypothesis.from_json(document)
        return web_annotation.from_json(document)
    except FaultError as error:
        where = line_of(text, error.path)
        raise ContractError(f"line {where}: {error}; nothing of the file was taken in") from error


def bring_in(library: Library, entries: Sequence[Entry]) -> Imported:
    """Adds notes to the library, all of them or, when something cannot be written, none; raises StoreError then.

    A note on an article that is not in the library, and does not come with it, is left out and told of.
    """
    with library.store.together():
        return _Importing(library).bring_in(entries)


class _Importing:
    """Brings notes in, in one transaction of the caller's."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._grounds: dict[tuple[int, str], tuple[Ground, str, bool]] = {}

    def bring_in(self, entries: Sequence[Entry]) -> Imported:
        """Adds what is new, and changes what is newer."""
        library = self._library
        added = changed = known = 0
        refused: list[str] = []
        documents: set[int] = set()
        for entry in entries:
            stored = _stored(library, entry.id)
            if stored is not None:
                if stored.body != entry.body and stored.deleted is None and _is_newer(entry.updated, stored.updated):
                    library.notes.save(stored.id, entry.body, stored.rev, keep=True)
                    documents.add(stored.document)
                    changed += 1
                else:
                    known += 1
                continue
            document = _document(library, entry)
            if document is None:
                named = entry.title or entry.address or entry.id
                refused.append(f"“{named}” is not in the library; add the article first")
                continue
            target = self._placed(document, entry)
            created, updated = _time(entry.created), _time(entry.updated)
            library.notes.add(document, target, entry.body, id=entry.id, created=created, updated=updated)
            documents.add(document)
            added += 1
        return Imported(added, changed, known, tuple(refused), frozenset(documents))

    def _placed(self, document: int, entry: Entry) -> Target:
        """What the note is on, in the article's present text where its words are surely there."""
        if entry.target.selector is None:
            return entry.target
        ground, text, at_home = self._ground(document, entry.text_id)
        found = ground.anchor_target(entry.target)
        span = found.span if found.state != "review" else None
        if span is None and not at_home:
            span = _only(text, entry.target.selector.exact)
        if span is None:
            return entry.target
        return Target(entry.target.kind, select(text, span), entry.target.name)

    def _ground(self, document: int, text_id: str) -> tuple[Ground, str, bool]:
        """Where the words of notes are looked for, the article's text, and whether their own text is known."""
        if (document, text_id) not in self._grounds:
            text = self._library.articles.article(document).text
            try:
                home = self._library.articles.text(text_id) if text_id else None
            except StoreError:
                home = None
            self._grounds[document, text_id] = (Ground(text, home), text, home is not None)
        return self._grounds[document, text_id]


def _stored(library: Library, note: str) -> Note | None:
    return library.notes.get(note) if library.notes.exists(note) else None


def _document(library: Library, entry: Entry) -> int | None:
    """The article that a note belongs to: by its text, its address, its places; else as the file itself has it."""
    # What a file says is looked up as it stands: it is never a path to follow, nor a number of ours.
    named = (entry.address or "", *entry.places)
    numbers = (library.articles.with_text(entry.text_id), *map(library.articles.at, named))
    found = next((number for number in numbers if number is not None), None)
    if found is not None:
        return found
    if entry.article is None:
        return None
    article, place = entry.article, next(iter(entry.places), None)
    if article.published.origin != "user":
        return library.take_in(article, place, opened=False).document.id
    # A reader set this date: it holds also when the article is read again where it came from.
    document = library.take_in(replace(article, published=Published()), place, opened=False).document.id
    library.correct(document, SetPublished(article.published), None)
    return document


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
