"""The top row: what is being read, how far, and what the analysis is doing."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from briefing_tui.reports.wording import counted


class TitleBar(Widget):
    """One row: program and title at the left; what is wrong, how the article was read, state, notes, publication date
    and how far read at the right.
    """

    DEFAULT_CSS = """
    TitleBar { height: 1; padding: 0 1; background: $panel; color: $foreground; }
    """

    heading: reactive[str] = reactive("")
    published: reactive[str] = reactive("")
    state: reactive[str] = reactive("")
    notes: reactive[int] = reactive(0)
    trouble: reactive[str] = reactive("")
    reading: reactive[tuple[str, ...]] = reactive(())
    percent: reactive[int] = reactive(0)

    def render(self) -> Content:
        """The row, the title cut where it does not fit."""
        width = self.content_size.width
        right = Content("  ").join(
            [
                Content.styled(self.trouble, "bold $text-error") if self.trouble else Content(""),
                Content.styled(self._reading(width), "$text-warning") if self.reading else Content(""),
                Content.styled(self.state, "bold $text-warning") if self.state else Content(""),
                Content(counted(self.notes, "note")) if self.notes else Content(""),
                Content.styled(self.published, "dim") if width >= MIN_WIDTH_FOR_DATE else Content(""),
                Content(f"{self.percent:3d}%"),
            ]
        )
        left = Content.assemble(("Briefing", "bold $text-primary"), "  ", self.heading)
        room = max(0, width - right.cell_length - 2)
        left = left.truncate(room, ellipsis=True)
        return left + Content(" " * max(0, width - left.cell_length - right.cell_length)) + right

    def _reading(self, width: int) -> str:
        """What is said of how the article was read: all of it, or the gravest alone in a narrow window."""
        return ", ".join(self.reading if width >= MIN_WIDTH_FOR_DATE else self.reading[:1])


MIN_WIDTH_FOR_DATE = 100
