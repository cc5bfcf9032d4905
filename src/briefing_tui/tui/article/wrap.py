"""Text broken into rows of a given width in terminal cells.

A row is (start, end), positions in the text, end exclusive. Blanks at which a row is broken belong to no row; every
other character is in exactly one. Widths are those of `rich.cells`, with which Textual measures what it paints.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import repeat

from rich.cells import cell_len, get_character_cell_size

from briefing_tui.patterns import lazily

Row = tuple[int, int]

_ZERO_WIDTH_JOINER = "\u200d"
_REGIONAL = range(0x1F1E6, 0x1F200)
_SKIN_TONES = range(0x1F3FB, 0x1F400)
# Blocks in which every character is one cell wide and stands for itself, so that positions are cells.
_PLAIN = lazily(
    r"[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u05d0-\u05ea\u1e00-\u1eff"
    r"\u2010-\u2027\u2030-\u205e\u20a0-\u20b9\u2100-\u218b\u2190-\u2199\u2200-\u22ff\u2500-\u25fc]*"
)
_LAST_PLAIN = "\u25fc"
# Closing marks that do not open a row (the non-starters that UAX 14 calls CL and EX, full width).
_NO_ROW_START = frozenset("、。，．：；！？）］｝」』】〉》〕々ー")
_DASHES = "-‐–—"


def plain(text: str) -> bool:
    """Whether every character of `text` is known to be one cell wide and to join with no other."""
    return _PLAIN.fullmatch(text) is not None


def clusters(text: str) -> Iterator[tuple[int, int, int]]:
    """What must not be torn apart: (start, end, cells) of each run of characters that shows as one.

    Zero-width characters go with the one before them, a zero-width joiner with the one after it too; flags are two
    regional indicators (a short form of the grapheme clusters of UAX 29).
    """
    start = 0
    while start < len(text):
        if text[start] <= _LAST_PLAIN:
            until = _end_of_plain(text, start)
            yield from zip(range(start, until), range(start + 1, until + 1), repeat(1))
            start = until
            if start == len(text):
                return
        end = start + 1
        flag = ord(text[start]) in _REGIONAL and end < len(text) and ord(text[end]) in _REGIONAL
        if flag or text[start] == _ZERO_WIDTH_JOINER:
            end += 1
        while end < len(text) and _joins(text[end]):
            end += 2 if text[end] == _ZERO_WIDTH_JOINER else 1
        end = min(end, len(text))
        yield start, end, get_character_cell_size(text[start]) if end == start + 1 else cell_len(text[start:end])
        start = end


def wrap(text: str, width: int) -> tuple[Row, ...]:
    """The rows of `text` broken between words, and inside a word only where it is wider than `width` cells.

    Rows may also be broken after a dash or hyphen inside a word, and beside characters two cells wide. `text` has no
    blanks in a row and none at its ends. An empty text has one empty row. A single character wider than `width`
    stands alone.
    """
    return tuple(_wrap_plain(text, width) if plain(text) else _wrap_clusters(text, width))


def chop(text: str, width: int, breaks: tuple[int, ...] = ()) -> tuple[Row, ...]:
    """The rows of `text` cut at `width` cells wherever that falls, blanks kept, for code and tables.

    `breaks` are the positions of line breaks, each of which ends a row and belongs to none.
    """
    rows: list[Row] = []
    start = 0
    for stop in (*breaks, len(text)):
        rows.extend((start + first, start + last) for first, last in _chop_line(text[start:stop], width))
        start = stop + 1
    return tuple(rows)


def _end_of_plain(text: str, start: int) -> int:
    """Where the plain characters from `start` on end; the last is left out where what follows may join to it."""
    run = _PLAIN.match(text, start)
    end = run.end() if run else start
    return end if end == len(text) else max(start, end - 1)


def _joins(character: str) -> bool:
    return get_character_cell_size(character) == 0 or ord(character) in _SKIN_TONES


def _wrap_plain(text: str, width: int) -> Iterator[Row]:
    start = 0
    while len(text) - start > width:
        end, following = _cut(text, start, start + width)
        yield start, end
        start = following
    yield start, len(text)


def _cut(text: str, start: int, limit: int) -> Row:
    """Where a row that begins at `start` and ends at `limit` at the latest ends, and where the next one begins."""
    blank = text.rfind(" ", start + 1, limit + 1)
    dash = 1 + max(text.rfind(sign, start + 1, limit) for sign in _DASHES)
    if dash > max(blank, start) and text[dash].isalpha() and text[dash - 2].isalnum():
        return dash, dash
    return (blank, blank + 1) if blank > start else (limit, limit)


def _wrap_clusters(text: str, width: int) -> Iterator[Row]:
    row = used = 0
    # The best place to break so far: the row's end, the next row's start, the cells before that.
    chance: tuple[int, int, int] | None = None
    for start, end, cells in clusters(text):
        blank = text[start:end] == " "
        while not blank and used + cells > width and start > row:
            stop, following, before = chance or (start, start, used)
            yield row, stop
            row, used, chance = following, used - before, None
        used += cells
        if blank:
            chance = (start, end, used)
        elif cells == 2 and text[end : end + 1] not in _NO_ROW_START:
            chance = (end, end, used)
    yield row, len(text)


def _chop_line(line: str, width: int) -> Iterator[Row]:
    start = used = 0
    for first, _, cells in clusters(line):
        if used + cells > width and first > start:
            yield start, first
            start, used = first, 0
        used += cells
    yield start, len(line)
