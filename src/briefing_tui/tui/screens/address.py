"""A dialog that shows where an address leads before it is opened."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from briefing_tui.addresses import is_mail, leads_to
from briefing_tui.tui.screens.living import Dialog


class AddressDialog(Dialog[bool]):
    """Shows an address whole, and where it leads to or who gets the mail; gives whether it is to be opened."""

    DEFAULT_CSS = """
    AddressDialog {
        align: center middle;
        & > Vertical {
            width: 76; max-width: 95%; height: auto; max-height: 85%; background: $surface; border: round $primary;
            padding: 0 1; border-title-color: $text; border-subtitle-color: $text-muted; overflow-y: auto;
        }
        & Static { height: auto; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,o", "open", "Open it", show=False),
        Binding("escape,q", "leave", "Leave it", show=False),
    ]

    def __init__(self, address: str) -> None:
        super().__init__()
        self._address = address

    def compose(self) -> ComposeResult:
        """Where it leads, in letters that cannot be taken for others, above the address, which may be longer than the
        dialog is high."""
        with Vertical() as box:
            box.border_title = "Open this address?"
            box.border_subtitle = "enter or o opens · esc leaves"
            goes = "goes to " if is_mail(self._address) else "leads to "
            target = Content.assemble((goes, "dim"), (leads_to(self._address), "bold $text-warning"))
            yield Static(Content("\n").join([target, Content(self._address)]), markup=False)

    def action_open(self) -> None:
        """Says that it is to be opened."""
        self.dismiss(True)

    def action_leave(self) -> None:
        """Says that it is not."""
        self.dismiss(False)
