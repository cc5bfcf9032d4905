"""The row above the footer: the link or item that the keys act on, and the counter of a search."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget


class StatusLine(Widget):
    """One row: words at the left, a counter at the right."""

    DEFAULT_CSS = """
    StatusLine { height: 1; padding: 0 1; color: $text-muted; background: $background; }
    """

    words: reactive[str] = reactive("")
    counter: reactive[str] = reactive("")

    def render(self) -> Content:
        """The row, the words cut where they do not fit."""
        width = self.content_size.width
        right = Content.styled(self.counter, "bold $text-accent")
        left = Content(self.words).truncate(max(0, width - right.cell_length - 1), ellipsis=True)
        return left + Content(" " * max(0, width - left.cell_length - right.cell_length)) + right
