"""The last look at every line that is painted: nothing that a terminal would obey leaves the application."""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from briefing_tui.sanitising import printable


class Printable(LineFilter):
    """Leaves control characters, bidirectional controls and hyperlinks out of the lines of all widgets.

    What comes from outside is cleaned where it comes in, with stand-ins that can be seen; this is for what nobody has
    thought of. Textual keeps what a filter gives beside the line, so that a line is looked at once.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments, as wide as they were; the same list where there is nothing to leave out."""
        text = "".join(segment.text for segment in segments)
        linked = any(segment.style is not None and segment.style.link for segment in segments)
        if not linked and printable(text) == text:
            return segments
        return [
            Segment(printable(text), style.update_link(None) if style is not None and style.link else style)
            for text, style, _ in segments
        ]
