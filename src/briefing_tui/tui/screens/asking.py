"""A dialog that asks for one line."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from briefing_tui.errors import UsageError
from briefing_tui.tui.screens.living import Dialog

Reading = Callable[[str], str]


class AskingDialog(Dialog[str | None]):
    """Asks for a line; gives it, or None when it was left.

    `reading` says while it is typed what a line is read as; it raises UsageError, with words for the reader, for a
    line that will not do.
    """

    DEFAULT_CSS = """
    AskingDialog {
        align: center middle;
        & > Vertical {
            width: 72; max-width: 95%; height: auto; background: $surface; border: round $primary; padding: 0 1;
            border-title-color: $text; border-subtitle-color: $text-muted;
        }
        & Static { height: auto; min-height: 1; color: $text-muted; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Leave everything as it is", show=False)]

    def __init__(self, title: str, value: str = "", *, hint: str = "", reading: Reading | None = None) -> None:
        super().__init__()
        self._title = title
        self._value = value
        self._hint = hint
        self._reading = reading or _nothing
        self._answer = Static(markup=False)

    def compose(self) -> ComposeResult:
        """The row to type in and what it is read as."""
        with Vertical() as box:
            box.border_title = Content(self._title)
            box.border_subtitle = "enter sets · esc leaves"
            yield Input(self._value, placeholder=self._hint, compact=True)
            yield self._answer

    def action_leave(self) -> None:
        """Leaves without a line."""
        self.dismiss(None)

    @on(Input.Changed)
    def _read(self, event: Input.Changed) -> None:
        self._say(event.value)

    @on(Input.Submitted)
    def _submit(self, event: Input.Submitted) -> None:
        if self._say(event.value):
            self.dismiss(event.value.strip())

    def _say(self, line: str) -> bool:
        """Says what the line is read as; gives whether it will do."""
        try:
            words = self._reading(line.strip())
        except UsageError as error:
            self._answer.update(Content(f"! {error}" if line.strip() else ""))
            return False
        self._answer.update(Content(words))
        return True


def _nothing(_: str) -> str:
    return ""
