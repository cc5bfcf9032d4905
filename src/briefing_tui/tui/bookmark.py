"""Where the reader is in an article: kept while they read, and gone back to when it is opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_tui.model.span import Span
from briefing_tui.tui.arrangement import PANES
from briefing_tui.tui.article.view import Place

if TYPE_CHECKING:
    from briefing_tui.library.articles import Position
    from briefing_tui.tui.desk import Desk
    from briefing_tui.tui.screens.briefing import BriefingScreen


class Bookmark:
    """The place in one article, on its screen and on its desk. `at` are words to open it at instead."""

    def __init__(self, screen: BriefingScreen, desk: Desk, at: Span | None) -> None:
        self._screen = screen
        self._desk = desk
        self._at = at
        self._kept: tuple[object, ...] = ()
        self._coming_to: Position | None = None

    def keep(self) -> None:
        """Keeps where the reader is, if that is elsewhere than before."""
        columns, view = self._screen.columns, self._screen.view
        cursor, top, above = view.place()
        pane = columns.list_of(columns.current)
        item = pane.selected if pane and pane.selected and pane.selected.kind != "note" else None
        position = (cursor, top, above, columns.current, item)
        if position != self._kept and self._desk.document is not None:
            self._kept = position
            from briefing_tui.library.articles import Position

            self._desk.keep_position(Position(*position), view.percent)

    def resume(self, position: Position | None) -> None:
        """Goes to where the reader was last time, unless they have moved on already."""
        columns, view = self._screen.columns, self._screen.view
        if self._at is not None:
            view.set_layer("evidence", (self._at,))
            view.reveal(self._at, move_cursor=True)
        elif position is not None and view.place() == Place(0, 0) and columns.current == "article":
            view.restore(Place(position.cursor, position.top, position.above))
            self._coming_to = position

    def come_back(self) -> None:
        """Goes to the pane and the item where the reader was, once the panes are filled."""
        columns = self._screen.columns
        position, self._coming_to = self._coming_to, None
        if position is None or position.pane not in PANES or columns.current != "article":
            return
        pane = columns.list_of(position.pane)
        if pane is not None and position.item is not None:
            pane.select(position.item)
        columns.go(position.pane)
