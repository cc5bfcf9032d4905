"""Setting the publication date: everything relative (“last week”) is resolved again from it."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Center, Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Input, Static

from briefing_tui.errors import UsageError
from briefing_tui.model.article import Narration, Published
from briefing_tui.reading.published import published_on
from briefing_tui.reports.wording import interval, publication
from briefing_tui.tui.screens.living import Dialog
from briefing_tui.tui.widgets.month_grid import MonthGrid

NOTHING_CHOSEN = "type a date, or choose a day in the calendar"


class DateInput(Input):
    """The row that a date is typed in; Down leaves it for the calendar."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("down", "app.focus_next", "To the calendar", show=False)]


class PublicationDateDialog(Dialog[Published | None]):
    """Asks for a date; gives it, or None when it was left with Escape.

    What is set is always what the row says: the calendar writes its day there, and follows what is typed. That the
    date is not known can be set too, against one that was wrongly inferred; it gives an unknown `Published`.
    """

    DEFAULT_CSS = """
    PublicationDateDialog {
        align: center middle;
        & > Vertical {
            width: 62; max-width: 95%; height: auto; padding: 0 2; background: $surface; border: round $primary;
            border-title-color: $text; border-subtitle-color: $text-muted;
        }
        & Input { margin: 1 0 0 0; }
        & #reading { height: auto; min-height: 1; margin-bottom: 1; padding: 0 1; color: $text-muted; }
        & #reading.-wrong { color: $text-error; text-style: bold; }
        & Center, & Horizontal { height: auto; }
        & Horizontal { align-horizontal: center; margin-top: 1; }
        & Button { margin: 0 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "give_up", "Leave the date as it is", show=False),
        Binding("ctrl+n", "unknown", "The date is not known", show=False),
    ]

    def __init__(self, published: Published, narration: Narration | None = None) -> None:
        super().__init__()
        self._narration = narration
        self._published = published
        self._row = DateInput(published.day or "", placeholder="2024-05-23, 23 May 2024, 2024-05 or 2024")
        self._reading = Static("", id="reading", markup=False)
        self._grid = MonthGrid()

    def compose(self) -> ComposeResult:
        """What is known, a row to type in with what it is read as, the calendar, and what can be done."""
        with Vertical() as box:
            box.border_title = "Publication date"
            box.border_subtitle = "enter sets · ↓ calendar · ctrl+n not known · esc leaves"
            yield Static(f"Now: {publication(self._published)}.", markup=False)
            told = f"Told as {self._narration or 'news'}; H in the reader flips that."
            yield Static(told, id="narration", markup=False)
            yield self._row
            yield self._reading
            with Center():
                yield self._grid
            with Horizontal():
                yield Button("Set", id="set", compact=True, variant="primary")
                yield Button("Not known", id="unknown", compact=True)
                yield Button("Leave", id="leave", compact=True)

    def on_mount(self) -> None:
        """The calendar opens at what is known, else at the present month, with no day chosen."""
        first, last = _days(self._published)
        if first and last:
            self._grid.show(first, last)

    def action_give_up(self) -> None:
        """Leaves without a date."""
        self.dismiss(None)

    def action_unknown(self) -> None:
        """Sets that the date is not known."""
        self.dismiss(Published())

    @on(Input.Changed)
    def _read(self, event: Input.Changed) -> None:
        """Says what the row is read as, and turns the calendar to it."""
        typed = self._tell(event.value)
        first, last = _days(typed) if isinstance(typed, Published) else (None, None)
        if first and last:
            self._grid.show(first, last)

    @on(MonthGrid.Moved)
    def _write(self, event: MonthGrid.Moved) -> None:
        value = event.day.isoformat()
        # The calendar is there already: it must not be sent back to a day while further keys move it on.
        with self._row.prevent(Input.Changed):
            self._row.value = value
        self._tell(value)

    @on(MonthGrid.Accepted)
    def _accept(self, event: MonthGrid.Accepted) -> None:
        self._set(event.day.isoformat() if event.day else self._row.value)

    @on(Input.Submitted)
    def _submit(self, event: Input.Submitted) -> None:
        self._set(event.value)

    @on(Button.Pressed)
    def _press(self, event: Button.Pressed) -> None:
        if event.button.id == "set":
            self._set(self._row.value)
        elif event.button.id == "unknown":
            self.action_unknown()
        else:
            self.action_give_up()

    def _set(self, value: str) -> None:
        typed = _typed(value)
        if isinstance(typed, Published):
            self.dismiss(typed)
        else:
            self._say(typed, wrong=True)

    def _tell(self, value: str) -> Published | str:
        """Says what a row is read as, or nothing while it is no date yet."""
        typed = _typed(value)
        self._say(_in_words(typed) if isinstance(typed, Published) else "")
        return typed

    def _say(self, words: str, *, wrong: bool = False) -> None:
        self._reading.set_class(wrong, "-wrong")
        self._reading.update(Content(f"! {words}" if wrong else words))


def _typed(value: str) -> Published | str:
    """The date that a row says, else what is wrong with it."""
    if not value.strip():
        return NOTHING_CHOSEN
    try:
        return published_on(value.strip(), "user")
    except UsageError as error:
        return str(error)


def _in_words(published: Published) -> str:
    """A date as it is read: “Thursday 23 May 2024”, “May 2024”."""
    first, last = _days(published)
    told = interval(published.earliest, published.latest) or ""
    return f"{first:%A} {told}" if first and first == last else told


def _days(published: Published) -> tuple[date | None, date | None]:
    """The first and the last day of a publication date; None where it is not known."""
    first, last = (date.fromisoformat(day) if day else None for day in (published.earliest, published.latest))
    return first, last
