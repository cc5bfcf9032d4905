"""The words of a passage without its markup, and the way back from them to the source."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from briefing_tui.model.article import Article
from briefing_tui.model.span import Span
from briefing_tui.patterns import lazily
from briefing_tui.sanitising import clean

# An HTML character reference; of one that is decoded the “&” shows, as what it stands for, and the rest is markup.
_ENTITY = lazily(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});")
_WITHOUT_WIDTH = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
# Line breaks (those of Unicode too) and tabs.
_BLANKS = "\n\t\u2028\u2029"


@dataclass(frozen=True, slots=True)
class Visible:
    """What is shown and analysed of a run of the source.

    `text` has line breaks and tabs replaced by spaces, one for one, so that hard-wrapped text reads as one line.
    `pieces` are (position in `text`, offset in the source) wherever the two start to run in step anew; the first is
    at position 0 and both rise. `end` is the source offset after the last visible character. `wide` are the characters
    that stand for several of the source, as (offset, offset after the last of them), rising.
    """

    text: str
    pieces: tuple[tuple[int, int], ...]
    end: int
    wide: tuple[tuple[int, int], ...] = ()

    def offset(self, position: int) -> int:
        """The source offset of the character at `position`; `len(text)` gives `end`."""
        if position >= len(self.text):
            return self.end
        start, source = self.pieces[bisect_right(self.pieces, position, key=lambda piece: piece[0]) - 1]
        return source + position - start

    def span(self, start: int, end: int) -> Span:
        """The source span of `text[start:end]`; markup between its characters is included, around it left out."""
        if start >= end:
            here = self.offset(start)
            return Span(here, here)
        last = self.offset(end - 1)
        return Span(self.offset(start), dict(self.wide).get(last, last + 1) if self.wide else last + 1)

    def position(self, offset: int) -> int:
        """The position in `text` of the first visible character at or after the source `offset`."""
        at = max(0, bisect_right(self.pieces, offset, key=lambda piece: piece[1]) - 1)
        start, source = self.pieces[at]
        until = self.pieces[at + 1][0] if at + 1 < len(self.pieces) else len(self.text)
        return min(until, start + max(0, offset - source))


def decoded(reference: str) -> str | None:
    """What a character reference (“&ldquo;”) shows as: one character, or none where it has no width.

    None for what is no reference, or stands for more than one character: that shows as it is written.
    """
    if not _ENTITY.fullmatch(reference):
        return None
    from html import unescape  # its table of 2,231 names takes a millisecond

    character = unescape(reference)
    if len(character) != 1:
        return None
    if character in _WITHOUT_WIDTH:
        return ""
    return " " if character.isspace() else clean(character)


def visible(article: Article, span: Span) -> Visible:
    """What is visible of `span` of the article, its markup left out and its character references decoded."""
    parts: list[str] = []
    pieces: list[tuple[int, int]] = []
    wide: list[tuple[int, int]] = []
    position, offset, end = 0, span.start, span.start
    at = bisect_left(article.markup, span.start, key=lambda skipped: skipped.end)
    while offset < span.end:
        skipped = article.markup[at] if at < len(article.markup) else Span(span.end, span.end)
        until = min(skipped.start, span.end)
        if offset < until:
            parts.append(article.text[offset:until])
            pieces.append((position, offset))
            position += until - offset
            end = until
            if article.text[until - 1] == "&" and (character := decoded(article.text[until - 1 : skipped.end])):
                parts[-1] = parts[-1][:-1] + character
                wide.append((until - 1, skipped.end))
                end = skipped.end
        offset = max(until, skipped.end)
        at += 1
    # Replacements take a fraction of what `translate` takes on text with characters beyond Latin-1.
    text = "".join(parts)
    for blank in _BLANKS:
        text = text.replace(blank, " ")
    return Visible(text, tuple(pieces) or ((0, span.start),), end, tuple(wide))
