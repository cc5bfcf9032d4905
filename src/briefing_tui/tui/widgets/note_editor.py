"""Where a note is written. What is typed is told at most a second later, and at once when the editor is left."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.timer import Timer
from textual.widgets import TextArea

from briefing_tui.tui.panes.messages import Left, Written

BEHIND = 1.0  # seconds that what is kept may be behind what is typed
AGAIN = 3.0  # seconds until what could not be kept is tried again


class NoteEditor(TextArea):
    """A text area of Markdown. Its title says what the note is on, its lower border whether it is kept."""

    DEFAULT_CSS = """
    NoteEditor {
        display: none; border: round $foreground 30%; padding: 0 1; background: $background;
        border-title-color: $text-muted; border-subtitle-color: $text-muted;
        &:focus { border: round $primary; border-title-color: $text; border-title-style: bold; }
        &.-unkept { border: round $error; border-subtitle-color: $text-error; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "keep", "Keep now", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(
            id="editor", soft_wrap=True, tab_behavior="indent", show_line_numbers=False, highlight_cursor_line=False
        )
        self._kept = ""
        self._told = ""
        self._timer: Timer | None = None

    @property
    def unkept(self) -> bool:
        """Whether anything was typed that is not known to be kept."""
        return self.text != self._kept

    @property
    def has_failed(self) -> bool:
        """Whether what was typed last was tried to be kept, and could not be."""
        return self.has_class("-unkept")

    def open(self, about: str, text: str) -> None:
        """Begins with a text that is kept already."""
        self._kept = self._told = text
        self.load_text(text)
        self.move_cursor(self.document.end)
        self.border_title = Content(f"note on {about}")
        self.remove_class("-unkept")
        self.border_subtitle = Content("esc keeps and leaves")
        self.focus()

    def kept(self, text: str) -> None:
        """Says that a text is kept."""
        self._kept = text
        self.remove_class("-unkept")
        self.border_subtitle = Content("kept · esc leaves" if not self.unkept else "…")

    def failed(self, reason: str) -> None:
        """Says why the text is not kept, and tries again in a while."""
        self._told = self._kept
        self.add_class("-unkept")
        self.border_subtitle = Content(f"not kept: {reason}")
        self._wait(AGAIN)

    def action_keep(self) -> None:
        """Tells of the text now."""
        if self._timer:
            self._timer.stop()
            self._timer = None
        if self.text != self._told:
            self._told = self.text
            self.post_message(Written(self.text))

    def action_leave(self) -> None:
        """Tells of the text, and that the editor is left."""
        self.action_keep()
        self.post_message(Left())

    def on_key(self, event: events.Key) -> None:
        """Escape leaves; the base class would only go to the next widget."""
        if event.key == "escape":
            event.stop()
            event.prevent_default()
            self.action_leave()

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        event.stop()
        if self.text != self._told:
            self._wait(BEHIND)

    def _wait(self, seconds: float) -> None:
        """Tells of the text in a while. A timer that runs already is not put off by further typing."""
        if self._timer is None:
            self._timer = self.set_timer(seconds, self.action_keep)

    def on_blur(self, _: events.Blur) -> None:
        """What is typed is kept when the reader goes elsewhere."""
        self.action_keep()
