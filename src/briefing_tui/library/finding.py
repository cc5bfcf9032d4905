"""Finds articles by what a reader remembers of their titles: typing errors are forgiven."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from briefing_tui.library.articles import Document

# From so many letters on a typing error is more likely than another word; and how alike the words must be then.
LONG = 4
ALIKE = 75.0


def find(documents: Sequence[Document], typed: str) -> list[Document]:
    """The articles in whose title, publisher, author or place every typed word is, or nearly is; those that have the
    words themselves first, else in the order in which they were given. Nothing typed finds all."""
    wanted = _plain(typed).split()
    if not wanted:
        return list(documents)
    rated = [(_rating(document, wanted), document) for document in documents]
    found = [(rating, document) for rating, document in rated if rating is not None]
    return [document for _, document in sorted(found, key=lambda entry: -entry[0])]


def _rating(document: Document, wanted: list[str]) -> float | None:
    """How well an article fits, or None where a word is nowhere in it."""
    title = _plain(document.title)
    rest = _plain(f"{document.origin} {document.published or ''} {' '.join(document.places)}")
    total = 0.0
    for word in wanted:
        if word in title:
            total += 3.0 if f" {word}" in f" {title}" else 2.0
        elif word in rest:
            total += 1.5
        elif (like := _alike(word, title)) is not None:
            total += like
        else:
            return None
    return total


def _alike(word: str, title: str) -> float | None:
    if len(word) < LONG:
        return None
    from rapidfuzz.fuzz import ratio

    best = max((ratio(word, other[: len(word) + 1], score_cutoff=ALIKE) for other in title.split()), default=0.0)
    return best / 100 if best else None


def _plain(text: str) -> str:
    """Letters without case and accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if not unicodedata.combining(c))
