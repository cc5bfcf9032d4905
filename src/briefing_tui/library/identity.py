"""Which article an article is: the one that was read before, changed perhaps, or another one."""

from __future__ import annotations

import hashlib
from urllib.parse import urlsplit

from briefing_tui.model.article import Article

# Code points that a paragraph has at least to be told from others that newsrooms print under every article.
TELLING = 40


def text_id(text: str) -> str:
    """The id of a text: the SHA-256 of its UTF-8, in hex; of which a briefing's id is the beginning."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def address_of(article: Article) -> str | None:
    """The web address that names the article; None where it has none, or only that of a whole site."""
    parts = urlsplit(article.url or "")
    if parts.scheme.lower() not in ("http", "https") or parts.path in ("", "/"):
        return None
    return article.url


def is_same(old: Article, new: Article) -> bool:
    """Whether `new`, read from where `old` was read, is a later version of it and no other article under its name.

    It is when the titles are the same, or when at least one telling paragraph is.
    """
    if old.title and old.title == new.title:
        return True
    kept = _paragraphs(old)
    return not kept or bool(kept & _paragraphs(new))


def _paragraphs(article: Article) -> set[str]:
    words = (" ".join(paragraph.span.of(article.text).split()) for paragraph in article.paragraphs)
    return {paragraph for paragraph in words if len(paragraph) >= TELLING}
