"""How one item of a list is drawn: a head with something at its right end, and a body wrapped below."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

MOST_ROWS = 8
INDENT = 2


class Item(Visual):
    """An item of a list. Its height is known from its text alone, without styling it, so that lists of thousands of
    items are laid out at once.

    `head` is one row, cut where it does not fit beside `tail`; `body` is wrapped to at most `rows` rows, and `note`
    below it to at most `note_rows`; both are set in by `indent` cells. `mark` stands before the tail: what the reader
    added to the item.
    """

    def __init__(
        self, head: Content, tail: Content | None = None, body: Content | None = None, note: Content | None = None,
        *, rows: int = MOST_ROWS, note_rows: int = 1, indent: int = INDENT,
    ) -> None:  # fmt: skip
        self._head = head
        self._tail = tail or Content("")
        self.mark = Content("")
        self._parts = ((body or Content(""), rows), (note or Content(""), note_rows))
        self._indent = indent
        self._wrapped: tuple[int, list[list[tuple[int, int]]]] = (-1, [])

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As wide as it gets."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Rows at a width in cells."""
        return 1 + sum(len(lines) for lines in self._lines(width))

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """The rows, each `width` cells wide."""
        contents = [self._first_row(width)]
        for (words, _), lines in zip(self._parts, self._lines(width), strict=True):
            for number, (start, end) in enumerate(lines, start=1):
                line = Content(" " * self._indent) + words[start:end]
                if number == len(lines) and end < len(words.plain.rstrip()):
                    line = line.truncate(width - 1).append("…")
                contents.append(line)
        return [strip(content, width, style, options) for content in contents[:height]]

    def _first_row(self, width: int) -> Content:
        tail = self.mark + self._tail
        room = max(1, width - tail.cell_length - (1 if tail else 0))
        head = self._head.truncate(room, ellipsis=True)
        return head + Content(" " * (width - head.cell_length - tail.cell_length)) + tail

    def _lines(self, width: int) -> list[list[tuple[int, int]]]:
        """Where the body and the note break into lines."""
        if self._wrapped[0] != width:
            room = max(8, width - self._indent)
            self._wrapped = (width, [wrap(words.plain, room, rows) for words, rows in self._parts])
        return self._wrapped[1]


def wrap(text: str, width: int, rows: int) -> list[tuple[int, int]]:
    """Where `text` breaks into at most `rows` lines of `width` cells: start and end of each, in characters."""
    lines: list[tuple[int, int]] = []
    start = 0
    while start < len(text) and len(lines) < rows:
        end = _fitting(text, start, width)
        if end < len(text) and text[end] != " ":
            space = text.rfind(" ", start, end)
            end = space if space > start else end
        lines.append((start, end))
        start = end
        while start < len(text) and text[start] == " ":
            start += 1
    return lines


def _fitting(text: str, start: int, width: int) -> int:
    """How far `text` from `start` fits `width` cells."""
    end = min(len(text), start + width)
    while end > start + 1 and cell_len(text[start:end]) > width:
        end -= 1
    return end


def strip(content: Content, width: int, style: Style, options: RenderOptions) -> Strip:
    """One row of styled text, `width` cells wide."""
    runs = content.render(style, end="", parse_style=options.get_style)
    return Strip([Segment(text, run.rich_style) for text, run in runs]).adjust_cell_length(width, style.rich_style)
