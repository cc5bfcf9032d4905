"""A month as a grid of days to choose one from, with the keys or the mouse; weeks begin on Monday."""

from __future__ import annotations

from calendar import day_abbr, month_name, monthcalendar, monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

# “[31]”: brackets show the cursor where there is no colour.
CELLS = 4
DAYS = 7
WEEKS = 6
WIDTH = CELLS * DAYS
# The rows above the weeks: the month, and the names of the weekdays.
HEAD = 2
# The arrows in the first row, each with the months that a click on it turns by.
_ARROWS = ((0, 3, -12), (3, 6, -1), (WIDTH - 6, WIDTH - 3, 1), (WIDTH - 3, WIDTH, 12))


class MonthGrid(Widget, can_focus=True):
    """One month. `cursor` is the day under the cursor, None until there is one; `page` is the month that is shown,
    by any of its days; `marked` are the first and the last day of the stretch that stands out.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = f"""
    MonthGrid {{ width: {WIDTH}; height: {HEAD + WEEKS}; }}
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "days(-1)", "A day back", show=False),
        Binding("right,l", "days(1)", "A day on", show=False),
        Binding("up,k", "days(-7)", "A week back", show=False),
        Binding("down,j", "days(7)", "A week on", show=False),
        Binding("pageup,left_square_bracket", "months(-1)", "A month back", show=False),
        Binding("pagedown,right_square_bracket", "months(1)", "A month on", show=False),
        Binding("shift+pageup,left_curly_bracket", "months(-12)", "A year back", show=False),
        Binding("shift+pagedown,right_curly_bracket", "months(12)", "A year on", show=False),
        Binding("enter,space", "accept", "Choose the day", show=False),
    ]

    page: reactive[date] = reactive(date.today)
    cursor: reactive[date | None] = reactive[date | None](None)
    marked: reactive[tuple[date, date] | None] = reactive[tuple[date, date] | None](None)

    class Moved(Message):
        """The cursor came to a day."""

        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day

    class Accepted(Message):
        """The day under the cursor was chosen, with Enter or a double click; None where there is no cursor."""

        def __init__(self, day: date | None) -> None:
            super().__init__()
            self.day = day

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Seven days beside each other."""
        return WIDTH

    def render(self) -> Content:
        """The month between arrows, the weekdays, and the weeks; without a cursor the month itself shows the focus."""
        title = f"{month_name[self.page.month]} {self.page.year}"
        rows = [
            Content.assemble(
                (" «  ‹ ", "dim"),
                (title.center(WIDTH - 12), "bold reverse" if self.has_focus and self.cursor is None else "bold"),
                (" ›  » ", "dim"),
            ),
            Content.styled("".join(f" {name[:2]} " for name in day_abbr), "dim"),
        ]
        weeks = monthcalendar(self.page.year, self.page.month)
        return Content("\n").join([*rows, *(Content("").join(self._cell(day) for day in week) for week in weeks)])

    def _cell(self, number: int) -> Content:
        if not number:
            return Content(" " * CELLS)
        day = self.page.replace(day=number)
        if day == self.cursor:
            return Content.styled(f"[{number:2}]", "bold reverse" if self.has_focus else "bold")
        marked = self.marked is not None and self.marked[0] <= day <= self.marked[1]
        return Content.styled(f" {number:2} ", "bold underline $text-accent" if marked else "")

    def show(self, first: date, last: date) -> None:
        """Turns to a day, which gets the cursor, or to the beginning of a longer stretch, which is marked."""
        self.page = first
        self.cursor = first if first == last else None
        self.marked = None if first == last else (first, last)

    def action_days(self, days: int) -> None:
        """Moves the cursor; the first move only brings it onto the page."""
        if self.cursor is None:
            self._go(self.marked[0] if self.marked else self.page.replace(day=1))
        elif self._can_reach(days):
            self._go(self.cursor + timedelta(days=days))

    def action_months(self, months: int) -> None:
        """Turns the page, the cursor with it where there is one; the day of the month is kept as far as it exists."""
        origin = self.cursor or self.page
        year, month = divmod(origin.year * 12 + origin.month - 1 + months, 12)
        if not MINYEAR <= year <= MAXYEAR:
            return
        day = date(year, month + 1, min(origin.day, monthrange(year, month + 1)[1]))
        if self.cursor is None:
            self.page = day
        else:
            self._go(day)

    def action_accept(self) -> None:
        """Chooses the day under the cursor."""
        self.post_message(self.Accepted(self.cursor))

    def on_click(self, event: events.Click) -> None:
        """A click on a day brings the cursor, two choose it; one on an arrow turns the page."""
        place = event.get_content_offset(self)
        if place is None:
            return
        if place.y == 0:
            for start, end, months in _ARROWS:
                if start <= place.x < end:
                    self.action_months(months)
        elif day := self._day_at(place.x, place.y):
            self._go(day)
            if event.chain > 1:
                self.action_accept()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel turns the page back."""
        event.stop()
        self.action_months(-1)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel turns the page on."""
        event.stop()
        self.action_months(1)

    def _day_at(self, x: int, y: int) -> date | None:
        weeks = monthcalendar(self.page.year, self.page.month)
        if not (HEAD <= y < HEAD + len(weeks) and 0 <= x < WIDTH):
            return None
        number = weeks[y - HEAD][x // CELLS]
        return self.page.replace(day=number) if number else None

    def _can_reach(self, days: int) -> bool:
        return (
            self.cursor is not None and date.min.toordinal() <= self.cursor.toordinal() + days <= date.max.toordinal()
        )

    def _go(self, day: date) -> None:
        self.page, self.cursor, self.marked = day, day, None
        self.post_message(self.Moved(day))
