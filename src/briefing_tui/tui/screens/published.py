"""Setting the publication date: everything relative (“last week”) is resolved again from it."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from briefing_tui.errors import UsageError
from briefing_tui.model.article import Published
from briefing_tui.reading.published import published_on
from briefing_tui.reports.wording import publication


class PublicationDateDialog(ModalScreen[Published | None]):
    """Asks for a date; gives it, or None when it was left with Escape."""

    DEFAULT_CSS = """
    PublicationDateDialog {
        align: center middle;
        & > Vertical {
            width: 60; max-width: 95%; height: auto; padding: 1 2; background: $surface; border: round $primary;
            border-title-color: $text; border-subtitle-color: $text-muted;
        }
        & Input { margin: 1 0; }
        & #problem { color: $text-error; height: auto; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "give_up", "Leave the date as it is", show=False)]

    def __init__(self, published: Published) -> None:
        super().__init__()
        self._published = published

    def compose(self) -> ComposeResult:
        """What is known, a row to type in, and what is wrong with it."""
        with Vertical() as box:
            box.border_title = "Publication date"
            box.border_subtitle = "enter sets it · esc leaves it"
            yield Static(f"Now: {publication(self._published)}.", markup=False)
            yield Input(self._published.day or "", placeholder="2024-05-23, 2024-05 or 2024", select_on_focus=True)
            yield Static("", id="problem", markup=False)

    def action_give_up(self) -> None:
        """Leaves without a date."""
        self.dismiss(None)

    @on(Input.Submitted)
    def _set(self, event: Input.Submitted) -> None:
        try:
            published = published_on(event.value.strip(), "user")
        except UsageError as error:
            self.query_one("#problem", Static).update(str(error))
        else:
            self.dismiss(published)
