"""Selecting words with the keyboard: one end stays, the other moves, always by whole words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefing_tui.model.span import Span
from briefing_tui.patterns import lazily
from briefing_tui.tui.article.layout import Shown

_WORD = lazily(r"\S+")


@dataclass(frozen=True, slots=True)
class Selecting:
    """A selection in an article of at least one word. `fixed` and `moving` are the words at its ends, in the source."""

    shown: tuple[Shown, ...]
    fixed: Span
    moving: Span

    @classmethod
    def begin(cls, shown: tuple[Shown, ...], span: Span) -> Selecting | None:
        """The words of `span` selected, else the first word after it; None where there are no words."""
        inside = [word for word in _words(shown, _paragraph(shown, span.start)) if word.overlaps(span)]
        if inside:
            return cls(shown, inside[0], inside[-1])
        word = _word_at(shown, span.start)
        return None if word is None else cls(shown, word, word)

    @property
    def span(self) -> Span:
        """What is selected."""
        return Span(min(self.fixed.start, self.moving.start), max(self.fixed.end, self.moving.end))

    def by_words(self, count: int) -> Selecting:
        """The moving end so many words on, over the ends of paragraphs too; it stops at the ends of the article."""
        paragraph = _paragraph(self.shown, self.moving.start)
        words = _words(self.shown, paragraph)
        at = words.index(self.moving) + count
        while not 0 <= at < len(words):
            following = paragraph + (1 if at >= 0 else -1)
            if not 0 <= following < len(self.shown):
                at = 0 if at < 0 else len(words) - 1
                break
            at = at - len(words) if at >= 0 else at
            paragraph, words = following, _words(self.shown, following)
            at = at + len(words) if at < 0 else at
        return replace(self, moving=words[at]) if words else self

    def to(self, offset: int) -> Selecting:
        """The moving end at the word that stands at a source offset, or first after it."""
        word = _word_at(self.shown, offset)
        return self if word is None else replace(self, moving=word)

    def whole(self, span: Span) -> Selecting:
        """All words of a span, a sentence for example, and no others."""
        return Selecting.begin(self.shown, span) or self

    def turned(self) -> Selecting:
        """The other end moves from now on."""
        return replace(self, fixed=self.moving, moving=self.fixed)


def _paragraph(shown: tuple[Shown, ...], offset: int) -> int:
    """The index of the last paragraph that starts at or before an offset; 0 before the first."""
    low, high = 0, len(shown)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if shown[middle].span.start <= offset else (low, middle)
    return max(0, low - 1)


def _words(shown: tuple[Shown, ...], paragraph: int) -> list[Span]:
    if not shown:
        return []
    seen = shown[paragraph].visible
    return [seen.span(*found.span()) for found in _WORD.finditer(seen.text)]


def _word_at(shown: tuple[Shown, ...], offset: int) -> Span | None:
    """The word at an offset or first after it in its paragraph, else the last before it."""
    words = _words(shown, _paragraph(shown, offset))
    return next((word for word in words if word.end > offset), words[-1] if words else None)
