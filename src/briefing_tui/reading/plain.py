"""Plain text laid out as passages: blank lines, single line breaks, or lines wrapped by hand as in mail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from briefing_tui.model.article import Article, Block, Passage
from briefing_tui.model.span import Span
from briefing_tui.patterns import lazily

# U+2028 and U+2029 end lines as a line feed does, and stay in the text.
_LINE = lazily("[^\n\u2028\u2029]+")
_BULLET = lazily(r"(?:[•‣◦▪●·∙–*+-]|\(?\d{1,3}[.)]|[a-z]\))\s+(?=\S)")
_SENTENCE_END = lazily(r"[.!?:…。！？]['\"”’»)\]]*$")
_ATTRIBUTION = lazily(r"(?:[—–―]|--)\s*[^\W\d_]")

# Characters that show nothing; a line of them is blank.
_WITHOUT_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"

# Numbers of notes in brackets, right behind a word or its punctuation, as encyclopedias have them.
_NOTE_MARK = lazily(r"(?<=[^\W\d_]|[.,;:!?\"”’)])(?:\[(?:\d{1,3}|citation needed)\])+(?![(\[:\w])")

# Mail and old archives wrap at 60 to 80 columns; a wider or much narrower text is not wrapped by hand.
_WIDEST = 100
_NARROWEST = 40
# A line that ends within a tenth of the width was broken because the next word did not fit.
_SLACK = 0.9


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is not blank, without the white space around it; `number` tells neighbours from others."""

    span: Span
    text: str
    number: int
    indent: int

    @property
    def reach(self) -> int:
        """Where its last character stands, in columns from the margin."""
        return self.indent + len(self.text)


def lay_out(text: str) -> Article:
    """The article that plain text holds, every passage of it still “body”.

    Passages cover all that is not white space, and touch nothing else; marks of notes behind words are not shown.
    """
    lines = list(_lines(text))
    width = _wrapped_at(lines)
    groups: list[list[_Line]] = []
    for line in lines:
        if groups and _goes_on(groups[-1][-1], line, width, is_item=_is_item(groups[-1][0])):
            groups[-1].append(line)
        else:
            groups.append([line])
    marks = tuple(Span(*mark.span()) for mark in _NOTE_MARK.finditer(text))
    return Article(text, passages=tuple(_passage(group) for group in groups), markup=marks)


def _passage(lines: list[_Line]) -> Passage:
    block: Block = "list-item" if _is_item(lines[0]) else "paragraph"
    return Passage(Span(lines[0].span.start, lines[-1].span.end), "body", block, int(block == "list-item"))


def _is_item(line: _Line) -> bool:
    return bool(_BULLET.match(line.text))


def _lines(text: str) -> Iterator[_Line]:
    number, seen = 0, 0
    for found in _LINE.finditer(text):
        number += found.start() - seen
        seen = found.end()
        raw = found[0]
        words = raw.strip()
        if words.strip(_WITHOUT_WIDTH):
            indent = len(raw) - len(raw.lstrip())
            start = found.start() + indent
            yield _Line(Span(start, start + len(words)), words, number, indent)


def _wrapped_at(lines: list[_Line]) -> int | None:
    """The width that the text was wrapped at by hand, in characters; None when it was not.

    It was when most of its line ends inside a block come where the next word would not have fitted.
    """
    lengths = sorted(line.reach for line in lines)
    if not lengths:
        return None
    width = lengths[int(0.95 * (len(lengths) - 1))]
    if not _NARROWEST <= width <= _WIDEST:
        return None
    neighbours = [(a, b) for a, b in pairwise(lines) if b.number == a.number + 1]
    full = sum(_is_full(a, b, width) for a, b in neighbours)
    return width if neighbours and full >= len(neighbours) / 2 else None


def _is_full(line: _Line, following: _Line, width: int) -> bool:
    """Whether the first word of the following line would not have fitted on this one."""
    return line.reach + 1 + len(following.text.split(maxsplit=1)[0]) > _SLACK * width


def _goes_on(line: _Line, following: _Line, width: int | None, *, is_item: bool) -> bool:
    """Whether the following line belongs to the same passage as this one."""
    if following.number != line.number + 1:
        return False
    ended = bool(_SENTENCE_END.search(line.text))
    full = width is not None and _is_full(line, following, width)
    if _is_item(following) and (ended or not full or is_item):
        return False
    if _ATTRIBUTION.match(following.text) and ended:
        return False
    if following.indent > line.indent and not is_item:
        return False
    return full or (not ended and following.text[0].islower() and line.reach <= _WIDEST)
