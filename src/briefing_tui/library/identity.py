"""Which article an article is: the one that was read before, changed perhaps, or another one."""

from __future__ import annotations

import hashlib
from urllib.parse import urlsplit

from briefing_tui.model.article import Article


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

    It goes by the likeness of the whole: a title, or a paragraph that newsrooms print under every article, may be the
    same in two of them, and every paragraph may have changed in one.
    """
    if old.text == new.text:
        return True
    from briefing_tui.library.resemblance import is_version

    return is_version(old.text, new.text)
