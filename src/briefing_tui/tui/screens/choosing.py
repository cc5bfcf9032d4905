"""A dialog that lets the reader choose one of several things."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList

from briefing_tui.tui.screens.living import Dialog
from briefing_tui.tui.widgets.keyed_list import Entry, KeyedList, meant

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Choice(Generic[T]):
    """Something to choose: its words, what they mean, and the key that chooses it, if one does."""

    value: T
    words: str
    about: str = ""
    key: str = ""


class ChoosingDialog(Dialog[Choice[T] | None], Generic[T]):
    """Lists choices; gives the chosen one, or None when it was left. With `typing` a row above narrows the list to the
    choices that have all words typed.
    """

    DEFAULT_CSS = """
    ChoosingDialog {
        align: center middle;
        & > Vertical {
            width: 72; max-width: 95%; height: auto; max-height: 85%; background: $surface; border: round $primary;
            border-title-color: $text; border-subtitle-color: $text-muted;
        }
        & Input { border: none; height: 1; margin: 0 1; background: $surface; }
        & KeyedList {
            height: auto; max-height: 20; background: $surface; border: none;
            & > .option-list--option { padding: 0 1; }
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave everything as it is", show=False),
        Binding("down", "step(1)", "Next", show=False),
        Binding("up", "step(-1)", "Previous", show=False),
    ]

    def __init__(self, title: str, choices: Sequence[Choice[T]], *, typing: bool = False) -> None:
        super().__init__()
        self._title = title
        self._choices = list(choices)
        self._found = list(choices)
        self._typing = typing
        self._listing = KeyedList(*map(_entry, choices), markup=False)

    def compose(self) -> ComposeResult:
        """The row to type in, and the list."""
        with Vertical() as box:
            box.border_title = Content(self._title)
            box.border_subtitle = "type to narrow · enter chooses · esc leaves" if self._typing else "esc leaves"
            if self._typing:
                yield Input(placeholder="type a part of it", compact=True)
            yield self._listing

    def on_mount(self) -> None:
        """The first choice is under the cursor."""
        self._listing.highlighted = 0

    def action_leave(self) -> None:
        """Leaves without a choice."""
        self.dismiss(None)

    def action_step(self, steps: int) -> None:
        """Moves the cursor of the list while the row above has the focus."""
        (self._listing.action_cursor_down if steps > 0 else self._listing.action_cursor_up)()

    def on_key(self, event: events.Key) -> None:
        """A choice's own key chooses it."""
        found = next((choice for choice in self._choices if choice.key and event.character == choice.key), None)
        if found is not None and not self._typing:
            event.stop()
            self.dismiss(found)

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        wanted = event.value.casefold().split()
        self._found = [c for c in self._choices if all(word in f"{c.words} {c.about}".casefold() for word in wanted)]
        self._listing.set_options(map(_entry, self._found))
        self._listing.highlighted = 0 if self._found else None

    @on(Input.Submitted)
    def _submit(self) -> None:
        at = self._listing.highlighted
        if at is not None and self._found:
            self.dismiss(self._found[at])

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        if choice := meant(event, Choice):
            self.dismiss(choice)


def _entry(choice: Choice[T]) -> Entry:
    key = (f"{choice.key}  ", "bold $text-accent") if choice.key else ""
    about = (f"  {choice.about}", "dim") if choice.about else ""
    return Entry(Content.assemble(*(part for part in (key, choice.words, about) if part)), choice)
