"""The panes side by side, as many as the width has room for."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.reactive import reactive

from briefing_tui.tui.arrangement import PANES, PaneName, shown
from briefing_tui.tui.article.selectable import SelectableArticle

if TYPE_CHECKING:
    from briefing_tui.tui.panes.item_pane import ItemPane
    from briefing_tui.tui.panes.notes import NotesPane
    from briefing_tui.tui.widgets.details import Details
    from briefing_tui.tui.widgets.note_editor import NoteEditor


class Columns(Horizontal):
    """The article and the lists beside it. `current` is the pane that has, or last had, the focus."""

    DEFAULT_CSS = """
    Columns {
        height: 1fr;
        & > #article { width: 1fr; border: round $foreground 30%; border-title-color: $text-muted; }
        & > #article:focus { border: round $primary; border-title-color: $text; border-title-style: bold; }
        & #sides { width: 1fr; }
        & #lists, & #left, & #right { height: 1fr; width: 1fr; }
        & #editor { height: 2fr; min-height: 5; }
        &.-writing.-one #details, &.-writing.-two #details { display: none; }
        &.-two > #article { width: 3fr; max-width: 90; }
        &.-two > #sides { width: 2fr; }
        &.-all > #article { max-width: 90; }
        &.-one ItemPane, &.-one > #article { border: none; }
        &.-one #details { max-height: 7; }
        &.-one ItemPane.-narrowed { border-top: solid $foreground 30%; }
    }
    """

    current: reactive[PaneName] = reactive[PaneName]("article", init=False)
    zoomed: reactive[bool] = reactive(False, init=False)

    class Arranged(Message):
        """Other panes are shown now, or another one is the current one."""

    def __init__(self) -> None:
        super().__init__()
        self._side: PaneName = "actors"
        self.shown: frozenset[PaneName] = frozenset(("article",))

    def compose(self) -> ComposeResult:
        """The article, and room for what `fill` puts beside it."""
        yield SelectableArticle(id="article")
        yield Vertical(id="sides")

    async def fill(self) -> None:
        """Adds two columns of lists and the evidence under them: after the first paint, which they would hold up."""
        from briefing_tui.tui.panes.actors import ActorsPane
        from briefing_tui.tui.panes.notes import NotesPane
        from briefing_tui.tui.panes.quotes import QuotesPane
        from briefing_tui.tui.panes.summary import SummaryPane
        from briefing_tui.tui.panes.timeline import TimelinePane
        from briefing_tui.tui.widgets.details import Details

        left = Vertical(SummaryPane(), ActorsPane(), id="left")
        right = Vertical(QuotesPane(), TimelinePane(), NotesPane(), id="right")
        await self.query_one("#sides").mount(Horizontal(left, right, id="lists"), Details())
        if not self.is_attached:
            return
        self._arrange()
        if self.screen.focused in (None, self.article):
            self.go(self.current)

    @property
    def article(self) -> SelectableArticle:
        """The pane of the article."""
        return self.query_one("#article", SelectableArticle)

    @property
    def lists(self) -> list[ItemPane]:
        """The lists, in the order of their numbers; none before `fill`."""
        return [cast("ItemPane", pane) for pane in self.query("ItemPane")]

    def list_of(self, pane: PaneName) -> ItemPane | None:
        """The list of that name, or None for the article."""
        return next((each for each in self.lists if each.id == pane), None)

    @property
    def notes(self) -> NotesPane:
        """The list of the notes; there after `fill`."""
        return cast("NotesPane", self.query_one("#notes"))

    @property
    def editor(self) -> NoteEditor:
        """Where a note is written; there after `open_editor`."""
        return cast("NoteEditor", self.query_one("#editor"))

    @property
    def details(self) -> Details:
        """The evidence under the lists; there after `fill`."""
        return cast("Details", self.query_one("#details"))

    def go(self, pane: PaneName) -> None:
        """Makes a pane the current one and gives it the focus; a list gets it as soon as it is there."""
        self.current = pane
        for found in self.query(f"#{pane}"):
            found.focus()

    def on_mount(self) -> None:
        """The article has its number from the start, as the lists have theirs."""
        self.article.border_title = "1 Article"

    def on_resize(self) -> None:
        """Another width may have room for other panes."""
        self._arrange()

    def watch_current(self, current: PaneName) -> None:
        """The current pane is always one of those shown."""
        if current != "article":
            self._side = current
        self._arrange()

    def watch_zoomed(self) -> None:
        """A zoomed pane has the screen for itself."""
        self._arrange()

    def on_descendant_focus(self) -> None:
        """The pane with the focus is the current one, however the focus came to it."""
        focused = self.screen.focused
        for pane in PANES:
            if focused is not None and focused.id == pane:
                self.current = pane

    async def open_editor(self) -> NoteEditor:
        """Makes room for the editor below the notes; it is loaded when a note is first written."""
        if not self.query("#editor"):
            from briefing_tui.tui.widgets.note_editor import NoteEditor

            await self.query_one("#right").mount(NoteEditor())
        self._write(writing=True)
        return self.editor

    def close_editor(self) -> None:
        """Takes the editor away."""
        self._write(writing=False)

    def _write(self, *, writing: bool) -> None:
        self.editor.set_class(writing, "-open")
        self.set_class(writing, "-writing")
        self._arrange()

    def _arrange(self) -> None:
        self.shown = visible = shown(self.app.size.width, self.current, self._side, self.zoomed)
        self.article.display = "article" in visible
        for pane in self.lists:
            pane.display = pane.id in visible
        for editor in self.query("#editor"):
            editor.display = editor.has_class("-open") and "notes" in visible
        for column in self.query("#left, #right"):
            column.display = any(pane.display for pane in column.children)
        self.query_one("#sides").display = visible != {"article"}
        for number, name in ((1, "-one"), (2, "-two"), (len(PANES), "-all")):
            self.set_class(len(visible) == number, name)
        self.post_message(self.Arranged())
