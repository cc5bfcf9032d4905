"""The panes side by side, as many as the width has room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.reactive import reactive

from briefing_tui.tui.arrangement import PANES, PaneName, shown
from briefing_tui.tui.article.selectable import SelectableArticle

if TYPE_CHECKING:
    from briefing_tui.tui.panes.item_pane import ItemPane
    from briefing_tui.tui.panes.notes import NotesPane
    from briefing_tui.tui.widgets.beside import Beside
    from briefing_tui.tui.widgets.details import Details
    from briefing_tui.tui.widgets.note_editor import NoteEditor


class Columns(Horizontal):
    """The article and the lists beside it. `current` is the pane that has, or last had, the focus; `beside` holds the
    lists, and is None before `fill`.
    """

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
        self.article = SelectableArticle(id="article")
        self.article.border_title = "1 Article"
        self.beside: Beside | None = None
        self._sides = Vertical(id="sides")

    def compose(self) -> ComposeResult:
        """The article, and room for what `fill` puts beside it."""
        yield self.article
        yield self._sides

    async def fill(self) -> None:
        """Adds two columns of lists and the evidence under them: after the first paint, which they would hold up."""
        from briefing_tui.tui.widgets.beside import Beside

        beside = Beside()
        await self._sides.mount(beside)
        self.beside = beside
        self._arrange()
        if self.screen.focused in (None, self.article):
            self.go(self.current)

    @property
    def lists(self) -> tuple[ItemPane, ...]:
        """The lists, in the order of their numbers; none before `fill`."""
        return self.beside.lists if self.beside else ()

    def list_of(self, pane: PaneName) -> ItemPane | None:
        """The list of that name; None for the article, and before `fill`."""
        return next((each for each in self.lists if each.id == pane), None)

    @property
    def notes(self) -> NotesPane | None:
        """The list of the notes; None before `fill`."""
        return self.beside.notes if self.beside else None

    @property
    def details(self) -> Details | None:
        """The evidence under the lists; None before `fill`."""
        return self.beside.details if self.beside else None

    @property
    def editor(self) -> NoteEditor | None:
        """Where a note is written; None before the first note is."""
        return self.beside.editor if self.beside else None

    def go(self, pane: PaneName) -> None:
        """Makes a pane the current one and gives it the focus; a list gets it as soon as it is there."""
        self.current = pane
        found = self.article if pane == "article" else self.list_of(pane)
        if found is not None:
            found.focus()

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

    async def open_editor(self) -> NoteEditor | None:
        """Makes room for the editor below the notes; None before `fill`, and when the article is closed."""
        if self.beside is None or not self.is_attached:
            return None
        editor = await self.beside.open_editor()
        self.add_class("-writing")
        self._arrange()
        return editor

    def close_editor(self) -> None:
        """Takes the editor away."""
        if self.editor is not None:
            self.editor.remove_class("-open")
        self.remove_class("-writing")
        self._arrange()

    def _arrange(self) -> None:
        self.shown = visible = shown(self.app.size.width, self.current, self._side, self.zoomed)
        self.article.display = "article" in visible
        if self.beside is not None:
            self.beside.show_panes(visible)
        self._sides.display = visible != {"article"}
        for number, name in ((1, "-one"), (2, "-two"), (len(PANES), "-all")):
            self.set_class(len(visible) == number, name)
        self.post_message(self.Arranged())
