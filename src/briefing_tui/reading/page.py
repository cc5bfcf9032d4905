"""A page of Markdown as it is filled in: which characters of the source show, and in which passages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from markdown_it import MarkdownIt

from briefing_tui.addresses import openable
from briefing_tui.model.article import Block, Link, Passage, Role
from briefing_tui.model.span import Span
from briefing_tui.reading.blocks import Leaf
from briefing_tui.reading.inline import trace

_IMAGE_ALONE = re.compile(r"\[?!\[[^\]]*\](?:\([^()]*\)|\[[^\]]*\])(?:\]\([^()]*\))?")
_ATTRIBUTION = re.compile(r"(?:[—–―]|--)\s*(?=[^\W\d_])(\w)")
_ENDS = re.compile(r"[.!?…\"”’»]$")
# Comments, scripts and style sheets whole; else tags. An unclosed one runs to the end, as it does in a browser.
_HTML = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)|</?([a-z][a-z0-9]*+)[^<>]*+>|<[!?][^<>]*+>",
    re.IGNORECASE | re.DOTALL,
)
# Tags inside a line of text; any other ends what stands before it.
_PHRASING = frozenset(
    "a abbr b cite code del dfn em font i ins kbd mark q s samp small span strong sub sup time tt u var wbr".split()
)
_BOX = re.compile(r"\[[ xX]\](?=[ \t]+\S)")
# A definition as PHP Markdown Extra, MultiMarkdown and Pandoc write one, below its term.
_DEFINITION = re.compile(r":[ \t]+\S")
_MARKERS = re.compile(r"(?:[ \t]*(?:[>*+-]|\d{1,9}[.)])(?=\s|>|$))*\s*")
_BLANKS = " \t"


class Page:
    """A source, its characters that show (`shown[i]` is 1), its passages in any order, and its links.

    `parser` is prepared for `trace`, `definitions` are the link definitions of the document. `references` are the
    decoded character references that show: where each ends, by where it starts.
    """

    def __init__(self, source: str, parser: MarkdownIt, definitions: dict[str, object]) -> None:
        self.source = source
        self.shown = bytearray(len(source))
        self.passages: list[Passage] = []
        self.links: list[Link] = []
        self.references: dict[int, int] = {}
        self._blanks: set[int] = set()
        self._breaks: list[int] = []
        self._parser = parser
        self._definitions = definitions

    def add(self, leaf: Leaf) -> None:
        """Shows a block, in one passage or several."""
        if not leaf.starts:
            return
        match leaf.kind:
            case "words":
                self._add_words(leaf)
            case "row":
                self._add_row(leaf)
            case "code":
                self._add_code(leaf)
            case "html":
                self._add_html(leaf)

    def add_unread(self, read: frozenset[int]) -> None:
        """Shows, as written, the lines that no block was made of though they hold more than markers."""
        start = 0
        for number, line in enumerate(self.source.split("\n")):
            if number not in read and line.strip():
                markers = _MARKERS.match(line)
                words = start + (markers.end() if markers else 0)
                self._show(range(words, start + len(line)))
                self._add_passage(words, start + len(line), "body", "paragraph", 0)
            start += len(line) + 1

    def _add_words(self, leaf: Leaf) -> None:
        self._breaks = []
        places = self._places(leaf)
        if places is None or not self._show_words(leaf.content, places):
            self._show_as_written(leaf.starts)
        end = self._line_end(leaf.starts[-1])
        role: Role = "body"
        if leaf.block == "heading":
            role = "body" if leaf.contained else "heading"
        elif _IMAGE_ALONE.fullmatch(leaf.content):
            role = "caption"
        if leaf.block == "list-item":
            self._hide_box(leaf)
        attribution = self._attribution(leaf)
        defined = self._definitions_of(leaf)
        start = leaf.starts[0]
        for at in sorted({*self._breaks, *defined}) if leaf.block == "paragraph" else ():
            if at in defined or (not attribution and not self._goes_on(at + 1)):
                self._add_passage(start, at, role, leaf.block, leaf.level)
                start = at + 1
        self._add_passage(start, attribution or end, role, leaf.block, leaf.level)
        if attribution:
            self._add_passage(attribution, end, role, leaf.block, leaf.level)

    def _hide_box(self, leaf: Leaf) -> None:
        """Leaves out the box of a task: “[ ]” at the start of a list's item, as in GitHub's Markdown."""
        if box := _BOX.match(self.source, leaf.starts[0]):
            self.shown[box.start() : box.end()] = bytes(len(box[0]))

    def _definitions_of(self, leaf: Leaf) -> frozenset[int]:
        """Where the lines end that a definition follows, “: ” in the next line; the colons are not shown."""
        if leaf.block != "paragraph":
            return frozenset()
        lines = [start for start in leaf.starts if _DEFINITION.match(self.source, start)]
        for start in lines:
            self.shown[start] = 0
        return frozenset(start - 1 for start in lines if start != leaf.starts[0])

    def _goes_on(self, start: int) -> bool:
        """Whether a line goes on with a sentence of the line above it, which was broken for its look alone."""
        return self._visible(start)[:1].islower()

    def _places(self, leaf: Leaf) -> list[int] | None:
        """The source offset of each character of a leaf's content; None when the two do not agree.

        Indentation that the parser rewrote (a tab as spaces) has the offset of what follows it.
        """
        places: list[int] = []
        lines = leaf.content.split("\n")
        if len(lines) != len(leaf.starts):
            return None
        for line, start in zip(lines, leaf.starts, strict=True):
            words = line.lstrip(_BLANKS)
            indent = len(line) - len(words)
            if not self.source.startswith(words, start):
                return None
            written = self.source[start - indent : start] == line[:indent]
            places += range(start - indent, start) if written else [start] * indent
            places += range(start, start + len(words))
            places.append(self._line_end(start))
        return places[:-1]

    def _show_words(self, content: str, places: Sequence[int]) -> bool:
        """Shows inline source whose characters stand at `places`; False when it is nested beyond reason."""
        try:
            noted = trace(self._parser, content, self._definitions)
        except RecursionError:
            return False
        self._show(place for place, shown in zip(places, noted.shown, strict=True) if shown)
        self._break_at(noted.tags, content, places)
        for start, end, character in noted.entities:
            self.references[places[start]] = places[end - 1] + 1
            if character.isspace():
                self._blanks.add(places[start])
        self._breaks += [places[at] for at in noted.breaks]
        for start, end, address in noted.links:
            words = [places[at] for at in range(start, end) if noted.shown[at] and not content[at].isspace()]
            if words and (target := openable(address)):
                self.links.append(Link(Span(words[0], words[-1] + 1), target))
        return True

    def _break_at(self, tags: Sequence[tuple[int, int]], content: str, places: Sequence[int]) -> None:
        """Breaks the line at tags that say so, unless what follows goes on with the sentence."""
        for start, end in tags:
            following = content[end:].lstrip()[:1]
            if following and not following.islower() and places[end - 1] + 1 == places[start] + end - start:
                self.shown[places[start] : places[end - 1] + 1] = bytes(end - start)
                self._breaks.append(places[end - 1])

    def _attribution(self, leaf: Leaf) -> int:
        """Where the last line of a quotation starts when it says whose words they are (“— Name, title”), else 0."""
        if leaf.block not in ("quote", "paragraph") or len(leaf.starts) < 2:
            return 0
        before, last = (self._visible(start) for start in leaf.starts[-2:])
        found = _ATTRIBUTION.match(last)
        named = found is not None and found[1].isupper()
        return leaf.starts[-1] if named and (leaf.block == "quote" or _ENDS.search(before)) else 0

    def _add_row(self, leaf: Leaf) -> None:
        """Shows the cells of a table's row, and between them the bar with a space on either side."""
        start = leaf.starts[0]
        cells, bars = self._cells(start)
        filled: list[int] = []
        for index, cell in enumerate(cells):
            content = "".join(self.source[place] for place in cell)
            if not self._show_words(content, cell):
                self._show(cell)
            if any(self.shown[place] and not self.source[place].isspace() for place in cell):
                filled.append(index)
        if not filled:
            return
        for bar in bars[filled[0] : filled[-1]]:
            around = (bar - 1, bar + 1)
            self._show([bar, *(place for place in around if self.source[place] in _BLANKS)])
        self._add_passage(start, self._line_end(start), "body", leaf.block, leaf.level)

    def _cells(self, start: int) -> tuple[list[list[int]], list[int]]:
        r"""The offsets of each cell's characters (`\|` is one bar), and those of the bars between cells."""
        end = start + len(self.source[start : self._line_end(start)].rstrip(_BLANKS))
        cells: list[list[int]] = [[]]
        bars: list[int] = []
        escaped = False
        for place in range(start, end):
            character = self.source[place]
            if character == "|" and not escaped:
                bars.append(place)
                cells.append([])
            else:
                if character == "|":
                    cells[-1].pop()
                cells[-1].append(place)
            escaped = character == "\\"
        if cells and not cells[0]:
            cells, bars = cells[1:], bars[1:]
        if cells and not cells[-1]:
            cells = cells[:-1]
        return [self._stripped(cell) for cell in cells], bars

    def _stripped(self, cell: list[int]) -> list[int]:
        words = [at for at, place in enumerate(cell) if self.source[place] not in _BLANKS]
        return cell[words[0] : words[-1] + 1] if words else []

    def _add_code(self, leaf: Leaf) -> None:
        """Shows lines of code with their own indentation; the fences around them are markup."""
        for line, start in zip(leaf.content.removesuffix("\n").split("\n"), leaf.starts, strict=False):
            end = self._line_end(start)
            indented = max(0, end - len(line))
            self._show(range(indented if self.source[indented:end] == line else start, end + 1))
        self._add_passage(leaf.starts[0], self._line_end(leaf.starts[-1]), "body", leaf.block, leaf.level)

    def _add_html(self, leaf: Leaf) -> None:
        """Shows what a block of HTML says, a passage for each run of text between tags that end a line."""
        self._show_as_written(leaf.starts)
        start, end = leaf.starts[0], self._line_end(leaf.starts[-1])
        for tag in _HTML.finditer(self.source, start, end):
            self.shown[tag.start() : tag.end()] = bytes(len(tag[0]))
            if (tag[2] or "").lower() not in _PHRASING:
                self._add_passage(start, tag.start(), "body", leaf.block, leaf.level)
                start = tag.end()
        self._add_passage(start, end, "body", leaf.block, leaf.level)

    def _show(self, places: Iterable[int]) -> None:
        for place in places:
            if place < len(self.shown):
                self.shown[place] = 1

    def _show_as_written(self, starts: Sequence[int]) -> None:
        for start in starts:
            self._show(range(start, self._line_end(start) + 1))

    def _line_end(self, offset: int) -> int:
        end = self.source.find("\n", offset)
        return len(self.source) if end < 0 else end

    def _visible(self, start: int) -> str:
        """What shows of the line from `start` on, without the white space around it."""
        line = range(start, self._line_end(start))
        return "".join(self.source[place] for place in line if self.shown[place]).strip()

    def _add_passage(self, start: int, end: int, role: Role, block: Block, level: int) -> None:
        """Adds the passage from the first to the last visible character of a range; none where all is blank."""
        first, last = start, end - 1
        while first <= last and not self._is_word(first):
            first += 1
        while last > first and not self._is_word(last):
            last -= 1
        for place in self._blanks.intersection((*range(start, first), *range(last + 1, end))):
            self.shown[place] = 0
        if first <= last:
            self.passages.append(Passage(Span(first, self.references.get(last, last + 1)), role, block, level))

    def _is_word(self, place: int) -> bool:
        return bool(self.shown[place]) and not self.source[place].isspace() and place not in self._blanks
