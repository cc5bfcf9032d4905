"""A note with what another program needs to know of its article; what every format is made from and read to."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from dataclasses import dataclass

from briefing_tui.library.identity import address_of
from briefing_tui.library.library import Library
from briefing_tui.model.article import Article
from briefing_tui.model.note import Note, Target
from briefing_tui.model.selector import Selector, select

# RFC 6920, “Naming Things with Hashes”: how a text that has no address is named.
_NAMED = "ni:///sha-256;"


@dataclass(frozen=True, slots=True)
class Entry:
    """A note as it travels. `text_id` is the SHA-256 of the text that `target` points into, in hex, `address` a web
    address, `places` where else the article was read from, `article` the article whole; each empty or None where it
    is not known. Times are ISO 8601.
    """

    id: str
    target: Target
    body: str
    tags: tuple[str, ...] = ()
    created: str = ""
    updated: str = ""
    title: str = ""
    text_id: str = ""
    address: str | None = None
    places: tuple[str, ...] = ()
    article: Article | None = None

    @property
    def published(self) -> str | None:
        """When the article was published, in the Extended Date/Time Format (ISO 8601-2), which a date is; None where
        that is not known."""
        return self.article.published.edtf if self.article else None

    @property
    def iri(self) -> str:
        """What names the article: its address, else the hash of its text."""
        if self.address:
            return self.address
        digest = base64.urlsafe_b64encode(bytes.fromhex(self.text_id)).decode().rstrip("=")
        return f"{_NAMED}{digest}"


def text_id_of(iri: str) -> str:
    """The text's id that an `iri` of ours names; empty for any other."""
    if not iri.startswith(_NAMED):
        return ""
    try:
        digest = base64.urlsafe_b64decode(iri.removeprefix(_NAMED) + "=")
    except ValueError:
        return ""
    return digest.hex() if len(digest) == 32 else ""


def gather(library: Library, documents: Iterable[int]) -> list[Entry]:
    """The notes of articles, in the order of the articles and of their texts."""
    entries: list[Entry] = []
    for document in documents:
        kept, article = library.articles.get(document), library.dated(document)
        for note in library.notes.of(document):
            target, text_id = _as_it_is(note, article.text, kept.source)
            entries.append(
                Entry(
                    note.id, target, note.body, note.tags, note.created, note.updated, kept.title, text_id,
                    address_of(article), kept.places, article,
                )
            )  # fmt: skip
    return entries


def _as_it_is(note: Note, text: str, source: str) -> tuple[Target, str]:
    """What a note is on in the present text; where its words are in doubt or gone, in the one that they are from."""
    span = note.anchor.span
    if span is None or span.end > len(text) or note.anchor.state == "review" or note.target.selector is None:
        return note.target, note.home if note.target.selector else source
    selector: Selector = select(text, span)
    return Target(note.target.kind, selector, note.target.name), source
