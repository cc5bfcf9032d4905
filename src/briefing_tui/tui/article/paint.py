"""Rows of the article as strips of styled segments. Segments are built from plain strings: no text is ever markup."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from enum import Enum
from itertools import islice, pairwise
from operator import itemgetter

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from briefing_tui.tui.article.layers import LAYERS, Layer, Run, runs
from briefing_tui.tui.article.layout import Layout, Shown
from briefing_tui.tui.article.wrap import Row

StyleOf = Callable[[str], Style]
NOTED = "✎"


class Pointer(Enum):
    """What the gutter draws beside a row: nothing, a thin bar beside the paragraph, a thick one beside the cursor."""

    NONE = " "
    PARAGRAPH = "▏"
    ROW = "▌"


class Painter:
    """Paints rows of a layout and keeps what it painted until the layout, a layer or a style changes.

    `whole` gives the style of a part of the article (“title”, “number”), its background included; `over` that of a
    layer, only what it changes. The offsets in a strip are (character, row), the gutter's characters counted too.
    """

    def __init__(self, layout: Layout, whole: StyleOf, over: StyleOf) -> None:
        self.layout = layout
        self._whole = whole
        self._over = over
        self._layers = dict.fromkeys(LAYERS, Layer())
        self._runs: dict[int, tuple[Run, ...]] = {}
        self._strips: dict[tuple[int, int, Pointer], Strip] = {}
        self._styles: dict[tuple[str, int], Style] = {}

    def set_layer(self, name: str, layer: Layer) -> bool:
        """Replaces a layer and says whether that changes anything; raises KeyError for a name not in `LAYERS`."""
        if self._layers[name] == layer:
            return False
        self._layers[name] = layer
        self._runs.clear()
        self._strips.clear()
        return True

    def layer(self, name: str) -> Layer:
        """A layer as it was set; raises KeyError for a name not in `LAYERS`."""
        return self._layers[name]

    def set_layout(self, layout: Layout) -> None:
        """Paints another layout from now on."""
        self.layout = layout
        self._runs.clear()
        self._strips.clear()

    def forget_styles(self) -> None:
        """Asks for every style anew at the next painting."""
        self._styles.clear()
        self._strips.clear()

    def strip(self, row: int, width: int, pointer: Pointer, selected: tuple[int, int] | None = None) -> Strip:
        """The strip of a row, `width` cells wide.

        `selected` are the characters of the row under the mouse's selection, counted as the strip's offsets are; an
        end of -1 is the end of the row.
        """
        if selected is not None:
            return self._paint(row, width, pointer, selected)
        key = (row, width, pointer)
        if key not in self._strips:
            self._strips[key] = self._paint(row, width, pointer, (0, 0))
        return self._strips[key]

    def _paint(self, row: int, width: int, pointer: Pointer, selected: tuple[int, int]) -> Strip:
        blank = self._whole("text")
        place = self.layout.at(row)
        if place is None:
            return self._between(row, width, blank)
        paragraph, within = place
        shown = self.layout.shown[paragraph]
        sign = shown.hang if within else shown.sign
        label = shown.paragraph.label if shown.paragraph.number and not within else ""
        segments = [
            Segment(pointer.value, self._whole("cursor" if pointer is Pointer.ROW else "pointer")),
            Segment(label.rjust(self.layout.gutter - 2) + self._note_sign(shown, within), self._whole("number")),
        ]
        if sign:
            segments.append(Segment(sign, self._whole("sign")))
        start, end = self.layout.rows[paragraph][within]
        lead = self.layout.gutter + len(sign) - start
        first, last = selected[0] - lead, (end if selected[1] < 0 else selected[1] - lead)
        segments.extend(self._words(paragraph, (start, end), (first, last)))
        return Strip(segments).extend_cell_length(width, blank).crop(0, width).apply_offsets(0, row)

    def _note_sign(self, shown: Shown, within: int) -> str:
        """The sign in the gutter of a paragraph that carries a note, so that it is seen without colour too."""
        return NOTED if not within and any(self._layers["note"].within(shown.span)) else " "

    def _between(self, row: int, width: int, blank: Style) -> Strip:
        """A row between paragraphs: blank, but for the bar that goes on between two paragraphs of a quotation."""
        above = self.layout.paragraph_of(row)
        around = self.layout.shown[above : above + 2]
        segments = [Segment(" " * self.layout.gutter, blank)]
        if row < self.layout.height and all(shown.look == "quotation" for shown in around):
            segments.append(Segment(min((shown.hang for shown in around), key=len), self._whole("sign")))
        return Strip(segments).extend_cell_length(width, blank).crop(0, width).apply_offsets(0, row)

    def _words(self, paragraph: int, row: Row, selected: Row) -> list[Segment]:
        shown = self.layout.shown[paragraph]
        if paragraph not in self._runs:
            self._runs[paragraph] = runs(shown, tuple(self._layers.values()))
        segments: list[Segment] = []
        found = self._runs[paragraph]
        for start, end, mask in islice(found, bisect_right(found, row[0], key=itemgetter(1)), None):
            begin, stop = max(start, row[0]), min(end, row[1])
            if begin >= stop:
                break
            cuts = sorted({begin, stop, *(cut for cut in selected if begin < cut < stop)})
            for first, last in pairwise(cuts):
                style = self._style(shown.look, mask)
                if selected[0] <= first and last <= selected[1]:
                    style += self._over("selection")
                segments.append(Segment(shown.text[first:last], style))
        return segments

    def _style(self, look: str, mask: int) -> Style:
        key = (look, mask)
        if key not in self._styles:
            over = [self._over(name) for index, name in enumerate(self._layers) if mask >> index & 1]
            self._styles[key] = Style.combine([self._whole(look), *over])
        return self._styles[key]
