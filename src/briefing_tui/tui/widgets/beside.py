"""What stands beside the article: two columns of lists, the evidence under them, and the editor of notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from briefing_tui.tui.arrangement import PaneName
from briefing_tui.tui.panes.actors import ActorsPane
from briefing_tui.tui.panes.item_pane import ItemPane
from briefing_tui.tui.panes.notes import NotesPane
from briefing_tui.tui.panes.quotes import QuotesPane
from briefing_tui.tui.panes.summary import SummaryPane
from briefing_tui.tui.panes.timeline import TimelinePane
from briefing_tui.tui.widgets.details import Details

if TYPE_CHECKING:
    from briefing_tui.tui.widgets.note_editor import NoteEditor


class Beside(Vertical):
    """The lists with what belongs to them. Loaded after the first paint, which it would hold up."""

    def __init__(self) -> None:
        super().__init__()
        self.notes = NotesPane()
        self.details = Details()
        self.lists: tuple[ItemPane, ...] = (SummaryPane(), ActorsPane(), QuotesPane(), TimelinePane(), self.notes)
        self.editor: NoteEditor | None = None
        self._left = Vertical(*self.lists[:2], id="left")
        self._right = Vertical(*self.lists[2:], id="right")

    def compose(self) -> ComposeResult:
        """Two columns of lists over the evidence."""
        yield Horizontal(self._left, self._right, id="lists")
        yield self.details

    async def open_editor(self) -> NoteEditor:
        """Makes room for the editor below the notes; it is loaded when a note is first written."""
        from briefing_tui.tui.widgets.note_editor import NoteEditor

        if self.editor is None:
            self.editor = NoteEditor()
            await self._right.mount(self.editor)
        self.editor.add_class("-open")
        return self.editor

    def show_panes(self, visible: frozenset[PaneName]) -> None:
        """Shows these of the panes, and the columns that hold any of them."""
        for pane in self.lists:
            pane.display = pane.id in visible
        if self.editor is not None:
            self.editor.display = self.editor.has_class("-open") and "notes" in visible
        for column in (self._left, self._right):
            column.display = any(pane.display for pane in self.lists if pane.parent is column)
