"""How an article lies on the screen: its paragraphs as they show, broken into rows, and the way back to the source."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from rich.cells import cell_len

from briefing_tui.model.article import Article, Paragraph
from briefing_tui.model.span import Span
from briefing_tui.model.visible import Visible, visible
from briefing_tui.patterns import lazily
from briefing_tui.tui.article.wrap import Row, chop, clusters, plain, wrap

# The widest that a column of text is set, in cells: beyond it the eye loses the way back to the next row.
MEASURE = 80
# The narrowest gutter: a bar, “¶99” and a blank.
GUTTER = 5

Look = Literal["title", "byline", "heading", "caption", "boilerplate", "quotation", "code", "body"]

_LOOKS: dict[str, Look] = {
    "title": "title",
    "byline": "byline",
    "heading": "heading",
    "caption": "caption",
    "boilerplate": "boilerplate",
}
_BLOCK_LOOKS: dict[str, Look] = {"heading": "heading", "quote": "quotation", "code": "code"}
_BLANKS = lazily(r" {2,}|^ +| +$")
_ORDINAL = lazily(r"(\d{1,4}[.)])[ \t]*\Z")


@dataclass(frozen=True)
class Shown:
    """A paragraph as it shows, whatever the width.

    `visible` is its text and the way back to the source. `sign` is drawn before the first row and `hang`, as wide,
    before the others; neither is text of the article. `breaks` are the positions of line breaks that are kept.
    """

    paragraph: Paragraph
    visible: Visible
    look: Look
    sign: str
    hang: str
    verbatim: bool
    breaks: tuple[int, ...]

    @property
    def text(self) -> str:
        """The words that show."""
        return self.visible.text

    @property
    def span(self) -> Span:
        """The paragraph's span of the source."""
        return self.paragraph.span

    @cached_property
    def _edges(self) -> tuple[int, ...] | None:
        """Where one shown character ends and the next begins, or None where that is at every position."""
        return None if plain(self.text) else tuple(start for start, _, _ in clusters(self.text))

    def edge(self, offset: int) -> int:
        """The position of the source `offset`, moved on to the end of what shows as one character."""
        position = self.visible.position(offset)
        if self._edges is None:
            return position
        at = bisect_left(self._edges, position)
        return self._edges[at] if at < len(self._edges) else len(self.text)

    def rows(self, measure: int) -> tuple[Row, ...]:
        """Its rows, `measure` cells wide with the drawn signs."""
        width = max(1, measure - cell_len(self.sign))
        if self.verbatim:
            return chop(self.text, width, self.breaks)
        return wrap(self.text, width)


def shown(article: Article) -> tuple[Shown, ...]:
    """The paragraphs of the article as they show, one for one."""
    return tuple(_shown(article, paragraph) for paragraph in article.paragraphs)


def _shown(article: Article, paragraph: Paragraph) -> Shown:
    passage = paragraph.passages[-1]
    words = visible(article, paragraph.span)
    verbatim = passage.block in ("code", "table-row")
    breaks: tuple[int, ...] = ()
    if verbatim:
        breaks = tuple(position for position in range(len(words.text)) if article.text[words.offset(position)] == "\n")
    else:
        words = _tidy(words)
    look = _LOOKS.get(passage.role) or _BLOCK_LOOKS.get(passage.block, "body")
    sign, hang = _signs(article, paragraph, look)
    return Shown(paragraph, words, look, sign, hang, verbatim, breaks)


def _signs(article: Article, paragraph: Paragraph, look: Look) -> tuple[str, str]:
    passage = paragraph.passages[-1]
    if passage.block == "list-item":
        indent = "  " * min(4, max(0, passage.level - 1))
        line = article.text.rfind("\n", 0, paragraph.span.start) + 1
        first = visible(article, paragraph.span).offset(0)
        ordinal = _ORDINAL.search(article.text, line, first)
        sign = f"{indent}{ordinal[1] if ordinal else '•'} "
        return sign, " " * len(sign)
    if passage.block == "quote":
        bars = "│ " * min(4, max(1, passage.level))
        return bars, bars
    return ("▣ ", "  ") if look == "caption" else ("", "")


def _tidy(words: Visible) -> Visible:
    """The words without blanks at the ends, and with one blank where the source has several."""
    text = words.text
    if "  " not in text and text.strip(" ") == text:
        return words
    kept: list[tuple[int, int]] = []
    at = 0
    for blanks in _BLANKS.finditer(text):
        inside = blanks.start() > 0 and blanks.end() < len(text)
        kept.append((at, blanks.start() + inside))
        at = blanks.end()
    kept.append((at, len(text)))
    parts: list[str] = []
    pieces: list[tuple[int, int]] = []
    position, end = 0, words.offset(0)
    for first, last in kept:
        if first == last:
            continue
        pieces.append((position, words.offset(first)))
        pieces.extend((position + start - first, source) for start, source in words.pieces if first < start < last)
        parts.append(text[first:last])
        position += last - first
        end = words.span(last - 1, last).end
    return Visible("".join(parts), tuple(pieces) or ((0, end),), end, words.wide)


@dataclass(frozen=True)
class Layout:
    """An article in rows, numbered from 0 at its top. Rows between paragraphs are blank.

    `rows` are those of each paragraph and `tops` the number of each paragraph's first; `gutter` is the width of what
    stands left of the text and `measure` that of the text, both in cells.
    """

    shown: tuple[Shown, ...]
    gutter: int
    measure: int
    rows: tuple[tuple[Row, ...], ...]
    tops: tuple[int, ...]
    height: int

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(shown.span.start for shown in self.shown)

    def paragraph_of(self, row: int) -> int:
        """The index of the paragraph that stands at `row`; a blank row goes with the paragraph above it."""
        return max(0, bisect_right(self.tops, row) - 1)

    def at(self, row: int) -> tuple[int, int] | None:
        """The paragraph at `row` and which of its rows that is, both from 0; None for a blank row or none."""
        paragraph = self.paragraph_of(row)
        within = row - self.tops[paragraph] if self.tops else -1
        return (paragraph, within) if 0 <= within < len(self.rows[paragraph]) else None

    def text_row(self, row: int, towards: int = 1) -> int:
        """The nearest row with text, from `row` on in the direction `towards` (1 down, -1 up), within the article."""
        row = max(0, min(row, self.height - 1))
        while self.at(row) is None and 0 <= row + towards < self.height:
            row += towards
        return row

    def offset(self, row: int) -> int:
        """The source offset of the first character of `row`, of the next row with text where it is blank."""
        place = self.at(self.text_row(row))
        if place is None:
            return 0
        paragraph, within = place
        return self.shown[paragraph].visible.offset(self.rows[paragraph][within][0])

    def row_of(self, offset: int) -> int:
        """The row that shows the source `offset`, or the first visible character after it in its paragraph."""
        if not self.shown:
            return 0
        paragraph = max(0, bisect_right(self._starts, offset) - 1)
        position = self.shown[paragraph].visible.position(offset)
        within = bisect_right(self.rows[paragraph], position, key=lambda row: row[0]) - 1
        return self.tops[paragraph] + max(0, within)

    def rows_of(self, span: Span) -> tuple[int, int]:
        """The first and the last row that show words of `span`."""
        return self.row_of(span.start), self.row_of(max(span.start, span.end - 1))

    def position(self, row: int, column: int) -> tuple[int, int]:
        """The paragraph and the position in its text of the character `column` of a row, the gutter counted.

        Columns outside the text give the row's nearest end; a blank row is the end of the paragraph above it.
        """
        paragraph = self.paragraph_of(row)
        place = self.at(row)
        if place is None:
            return paragraph, len(self.shown[paragraph].text)
        start, end = self.rows[paragraph][place[1]]
        return paragraph, max(start, min(end, start + column - self.gutter - len(self.shown[paragraph].sign)))

    def offset_at(self, row: int, cell: int) -> int | None:
        """The source offset of the character that shows in a cell of a row, or None where none does."""
        place = self.at(row)
        if place is None:
            return None
        shown = self.shown[place[0]]
        start, end = self.rows[place[0]][place[1]]
        left = cell - self.gutter - cell_len(shown.sign)
        for first, _, cells in clusters(shown.text[start:end]):
            if 0 <= left < cells:
                return shown.visible.offset(start + first)
            left -= cells
        return None


def columns(paragraphs: tuple[Shown, ...], width: int) -> tuple[int, int]:
    """The widths of gutter and text on a screen `width` cells wide; rows depend on nothing else of the screen."""
    numbers = max((shown.paragraph.number or 0 for shown in paragraphs), default=0)
    gutter = max(GUTTER, len(f" ¶{numbers} "))
    return gutter, max(1, min(MEASURE, width - gutter))


def lay_out(paragraphs: tuple[Shown, ...], width: int) -> Layout:
    """The paragraphs in rows, for a screen `width` cells wide, gutter included."""
    gutter, measure = columns(paragraphs, width)
    rows = tuple(shown.rows(measure) for shown in paragraphs)
    tops: list[int] = []
    height = 0
    for above, below, lines in zip((None, *paragraphs), paragraphs, rows, strict=False):
        height += _gap(above, below) if above else 0
        tops.append(height)
        height += len(lines)
    return Layout(paragraphs, gutter, measure, rows, tuple(tops), height)


def _gap(above: Shown, below: Shown) -> int:
    """The blank rows between two paragraphs: none inside lists, tables, code and the head, two before a heading."""
    one, other = (shown.paragraph.passages[-1].block for shown in (above, below))
    if (one == other and one in ("list-item", "table-row", "code")) or (above.look, below.look) == ("title", "byline"):
        return 0
    return 2 if below.look == "heading" and above.look != "heading" else 1
