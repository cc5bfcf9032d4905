"""The words under the mouse's selection, whose ends are counted in rows and in characters of the strips."""

from __future__ import annotations

from typing import NamedTuple

from textual.selection import Selection

from briefing_tui.model.span import Span
from briefing_tui.tui.article.layout import Layout


class Selected(NamedTuple):
    """A selection in a layout with at least one paragraph: (paragraph, position in its text) of its two ends."""

    layout: Layout
    first: tuple[int, int]
    last: tuple[int, int]

    @classmethod
    def of(cls, selection: Selection, layout: Layout) -> Selected:
        """What a selection covers; an end that is None is that of the article."""
        end = len(layout.shown) - 1
        first, last = (0, 0), (end, len(layout.shown[end].text))
        if selection.start is not None:
            first = layout.position(selection.start.y, selection.start.x)
        if selection.end is not None:
            last = layout.position(selection.end.y, selection.end.x)
        return cls(layout, first, last)

    @property
    def words(self) -> str:
        """The selected words as they show, paragraphs apart, without the gutter and what is drawn."""
        texts = [shown.text for shown in self.layout.shown[self.first[0] : self.last[0] + 1]]
        texts[-1] = texts[-1][: self.last[1]]
        texts[0] = texts[0][self.first[1] :]
        return "\n\n".join(texts)

    @property
    def span(self) -> Span | None:
        """The source span of the words, None where there are none."""
        if not self.words.strip():
            return None
        opening, closing = (self.layout.shown[end[0]] for end in (self.first, self.last))
        return Span(opening.visible.offset(self.first[1]), closing.visible.span(0, self.last[1]).end)
