"""Finding words in an article, as a reader types them."""

from __future__ import annotations

import re

from briefing_tui.model.article import Article
from briefing_tui.model.span import Span
from briefing_tui.model.visible import visible

# Characters that a reader cannot be expected to tell apart or to type: each matches every other in its class.
_ALIKE = ('"“”„‟«»', "'‘’‚‛`´ʼ", "-‐‑‒–—―−")


def find(article: Article, needle: str) -> tuple[Span, ...]:
    """The source spans of `needle` in the visible text, in text order, not overlapping.

    Case matters only when the needle has a capital. Straight and curly quotation marks match each other, so do
    hyphens and dashes, and any white space matches any other. Matches run across markup, never across paragraphs.
    Gives nothing for an empty or blank needle.
    """
    if not needle.strip():
        return ()
    pattern = _pattern(needle)
    found: list[Span] = []
    for paragraph in article.paragraphs:
        shown = visible(article, paragraph.span)
        found.extend(shown.span(*match.span()) for match in pattern.finditer(shown.text))
    return tuple(found)


def _pattern(needle: str) -> re.Pattern[str]:
    parts = (_piece(piece) for piece in re.findall(r"\s+|\S", needle))
    flags = re.NOFLAG if any(character.isupper() for character in needle) else re.IGNORECASE
    return re.compile("".join(parts), flags)


def _piece(piece: str) -> str:
    if piece.isspace():
        return r"\s+"
    alike = next((characters for characters in _ALIKE if piece in characters), piece)
    return f"[{re.escape(alike)}]" if len(alike) > 1 else re.escape(piece)
