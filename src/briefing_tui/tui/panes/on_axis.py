"""How an entry of the timeline is drawn: an item, and beside all of its rows the axis that it stands on."""

from __future__ import annotations

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from briefing_tui.tui.panes.item import Item, strip

CELLS = 2


class OnAxis(Visual):
    """An item beside a piece of the axis. Its height is the item's and the bare rows of axis around it.

    `first` is the axis beside the item's first row, `rest` beside the others and on the `above` and `below` bare
    rows; both are at most two cells wide.
    """

    def __init__(self, item: Item, first: Content, rest: Content, above: int = 0, below: int = 0) -> None:
        self._item = item
        self._first = first
        self._rest = rest
        self._above = above
        self._below = below

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As wide as it gets."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Rows at a width in cells."""
        return self._above + self._item.get_height(rules, width - CELLS) + self._below

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """The rows, each `width` cells wide."""
        first, rest = (strip(piece, CELLS, style, options) for piece in (self._first, self._rest))
        bare = rest.adjust_cell_length(width, style.rich_style)
        rows = self._item.render_strips(width - CELLS, None, style, options)
        beside = [first, *([rest] * (len(rows) - 1))]
        drawn = [Strip.join(pair) for pair in zip(beside, rows, strict=True)]
        return [*([bare] * self._above), *drawn, *([bare] * self._below)][:height]
