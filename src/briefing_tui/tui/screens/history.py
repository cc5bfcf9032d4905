"""What a note said before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList

from briefing_tui.tui.screens.living import Dialog
from briefing_tui.tui.widgets.keyed_list import Entry, KeyedList, meant

if TYPE_CHECKING:
    from briefing_tui.library.notes import Version

MINUTES = 16  # characters of an ISO time that tell it to the minute


class HistoryDialog(Dialog[int | None]):
    """The versions of a note, newest first; Enter gives the revision that is to be what the note says again."""

    DEFAULT_CSS = """
    HistoryDialog {
        align: center middle;
        & > Vertical {
            width: 76; max-width: 95%; height: auto; max-height: 80%; background: $surface; border: round $primary;
            border-title-color: $text; border-subtitle-color: $text-muted;
        }
        & KeyedList { height: auto; max-height: 100%; background: $surface; border: none; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "leave", "Leave the note as it is", show=False)]

    def __init__(self, versions: Sequence[Version]) -> None:
        super().__init__()
        self._versions = versions

    def compose(self) -> ComposeResult:
        """A row a version."""
        with Vertical() as box:
            box.border_title = "What the note said before"
            box.border_subtitle = "enter makes it say that again · esc leaves"
            yield KeyedList(*(Entry(_row(version), version.rev) for version in self._versions), markup=False)

    def action_leave(self) -> None:
        """Leaves the note as it is."""
        self.dismiss(None)

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(meant(event, int))


def _row(version: Version) -> Content:
    until = version.saved[:MINUTES].replace("T", " ")
    return Content.assemble((f"until {until} UTC", "dim"), "\n", version.body.strip() or "(empty)")
