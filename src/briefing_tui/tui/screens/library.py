"""The library on the screen: every article that was opened or added before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from briefing_tui.library.finding import find
from briefing_tui.reports.wording import counted
from briefing_tui.tui.panes.item import Item
from briefing_tui.tui.screens.living import Living
from briefing_tui.tui.screens.messages import Adding, Chosen, Listing, Removed, Restored
from briefing_tui.tui.widgets.key_footer import KeyFooter
from briefing_tui.tui.widgets.keyed_list import Entry, KeyedList, meant

if TYPE_CHECKING:
    from briefing_tui.library.articles import Document

EMPTY = (
    "Nothing has been opened yet. “briefing FILE” opens an article of your own, A adds files and folders; Enter here "
)
FINDS = "/ finds by title, publisher, author, date or place"
SAMPLES = EMPTY + "opens one of the samples that come with the program."
# Rows that are made at once: more than any screen shows; the rest comes with typing.
MOST = 200
DAY = 10  # characters of an ISO time that tell the day


class LibraryScreen(Living[None]):
    """A list of articles, those that fit what is typed above it. What is chosen is told to the application.

    `fill` gives it what to show; it asks nothing itself.
    """

    DEFAULT_CSS = """
    LibraryScreen {
        align: center top;
        & > * { max-width: 110; }
        & > #head { height: auto; padding: 0 1; }
        & > Input { height: 1; border: none; padding: 0 1; background: $surface; }
        & > KeyedList {
            height: 1fr; background: $background; border: round $foreground 30%;
            border-title-color: $text-muted; border-subtitle-color: $text-muted;
            &:focus { border: round $primary; border-title-color: $text; }
            & > .option-list--option { padding: 0 1; }
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "type", "find"),
        Binding("f", "app.search", "search"),
        Binding("A", "add", "add"),
        Binding("x,delete", "remove", "remove"),
        Binding("t", "trash", "trash"),
        Binding("u", "undo", "undo"),
        Binding("question_mark", "app.help", "help"),
        Binding("colon,ctrl+p", "app.command_palette", "commands"),
        Binding("q,escape", "leave", "close"),
        Binding("down", "to_list", "The list", show=False),
    ]
    AUTO_FOCUS = "KeyedList"

    def __init__(self) -> None:
        super().__init__()
        self.trash = False
        self.said = ""
        self._documents: Sequence[Document] = ()
        self._found: list[Document] = []
        self._samples: Sequence[str] = ()
        self._undo: list[int] = []
        self._head = Static(id="head", markup=False)
        self._typed = Input(placeholder=FINDS, id="typed", compact=True)
        self._listing = KeyedList(markup=False)

    def compose(self) -> ComposeResult:
        """The row to type in, the list, and what is going on."""
        yield self._head
        yield self._typed
        yield self._listing
        yield KeyFooter()

    def on_mount(self) -> None:
        """Asks for the articles when the screen has been painted."""
        self.call_after_refresh(self.library_changed)

    def fill(self, documents: Sequence[Document], samples: Sequence[str] = ()) -> None:
        """Shows articles, or where there are none the names of the samples."""
        self._documents, self._samples = documents, samples
        self._show()

    def say(self, words: str) -> None:
        """Shows a line above the list."""
        self.said = words
        self._head.update(Content(words))

    def action_type(self) -> None:
        """Goes to the row in which an article is sought."""
        self._typed.focus()

    def action_to_list(self) -> None:
        """Goes from the row above to the list."""
        self._listing.focus()

    def action_add(self) -> None:
        """Asks for what is to be added."""
        from briefing_tui.tui.screens.asking import AskingDialog

        self.app.push_screen(AskingDialog("Add a file or a folder", hint="~/articles"), self._add)

    def _add(self, line: str | None) -> None:
        if line:
            self.post_message(Adding(self, line))

    def action_remove(self) -> None:
        """Puts the article under the cursor into the trash; in the trash, takes it out."""
        document = self._current
        if document is None:
            return
        if self.trash:
            self.post_message(Restored(self, document.id))
        else:
            self._undo.append(document.id)
            del self._undo[:-MOST]
            self.post_message(Removed(self, document.id))
            self.say(f"“{document.title}” is in the trash with its notes; u brings it back.")

    def action_undo(self) -> None:
        """Takes the article out of the trash that was put there last."""
        if self._undo:
            self.post_message(Restored(self, self._undo.pop()))
            self.say("The article is back.")

    def action_trash(self) -> None:
        """Shows the trash, or the library again."""
        self.trash = not self.trash
        self.say("The trash: x takes an article out, t leads back." if self.trash else "")
        self.library_changed()

    def library_changed(self) -> None:
        """Asks for what there is now."""
        self.post_message(Listing(self))

    def action_leave(self) -> None:
        """Leaves what is typed, the trash, or the library."""
        if self._typed.value:
            self._typed.value = ""
        elif self.trash:
            self.action_trash()
        elif self.app.screen_stack[0] is self:
            self.app.exit()
        else:
            self.dismiss()

    @property
    def _current(self) -> Document | None:
        at = self._listing.highlighted
        return self._found[at] if at is not None and at < len(self._found) else None

    @on(Input.Changed)
    def _find(self) -> None:
        self._show()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_to_list()

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        document = meant(event, int)
        if document is not None:
            self.post_message(Chosen(self, document))

    def _show(self) -> None:
        listing, kept = self._listing, self._current
        self._found = find(self._documents, self._typed.value)[:MOST]
        if self._documents or self.trash:
            rows = [Entry(_row(document), document.id) for document in self._found]
            listing.set_options(rows or [Entry("Nothing here.")])
        else:
            listing.set_options([Entry(Content(name), -1 - at) for at, name in enumerate(self._samples)])
            self.say(SAMPLES if self._samples else "")
        total = len(self._documents)
        more = f" of {total}" if len(self._found) < total else ""
        listing.border_title = Content(f"{'Trash' if self.trash else 'Library'} · {len(self._found)}{more}")
        ids = [document.id for document in self._found]
        listing.highlighted = ids.index(kept.id) if kept and kept.id in ids else 0 if listing.option_count else None


def _row(document: Document) -> Item:
    notes = f"✎{document.notes} " if document.notes else ""
    about = [document.origin, document.published or "", counted(document.words, "word")]
    opened = f"opened {document.opened[:DAY]}"
    return Item(
        head=Content.styled(document.title, "bold"),
        tail=Content.assemble((notes, "$text-accent"), (f"{document.percent:3d}%", "dim")),
        body=Content.styled(" · ".join(part for part in (*about, opened) if part), "dim"),
        rows=1,
    )
