"""The row in which a search is typed."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input


class FindBar(Input):
    """One row, hidden until it is wanted; what is typed is searched for at once."""

    DEFAULT_CSS = """
    FindBar { display: none; height: 1; border: none; padding: 0 1; background: $surface; &.-open { display: block; } }
    FindBar:focus { border: none; background-tint: transparent; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "give_up", "Give up the search", show=False)]

    class GivenUp(Message):
        """The search was left with Escape."""

    def __init__(self) -> None:
        super().__init__(
            placeholder="find in the article: Enter keeps the hits, n and N walk them", select_on_focus=True
        )

    def open(self) -> None:
        """Shows the row and takes the keys."""
        self.add_class("-open")
        self.focus()

    def close(self) -> None:
        """Hides the row again."""
        self.remove_class("-open")

    def action_give_up(self) -> None:
        """Tells the screen to go back to where the search began."""
        self.post_message(self.GivenUp())
