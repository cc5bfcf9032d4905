"""The notes: those on what is selected first, then all others, those whose words are in doubt or gone apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from briefing_tui.model.links import Links, Ref
from briefing_tui.model.note import AnchorState, Note
from briefing_tui.model.note_links import NoteLinks
from briefing_tui.tui.keys import bindings
from briefing_tui.tui.panes.item import Item
from briefing_tui.tui.panes.item_pane import ItemPane, Row
from briefing_tui.tui.targets import about, words_of

STATES: dict[AnchorState, str] = {
    "exact": "",
    "moved": "moved ",
    "fuzzy": "reworded ",
    "review": "? y accepts ",
    "orphan": "words gone ",
}
BODY_ROWS = 5


class NotesPane(ItemPane):
    """The reader's notes on the article, or those in its trash."""

    KIND, NUMBER, TITLE = "note", 6, "Notes"
    NOTHING = "No notes yet. “a” writes one on what is selected; in the article “v” selects words."
    NO_TRASH = "The trash is empty; t leads back."
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("notes")]

    def __init__(self) -> None:
        super().__init__()
        self.tied: NoteLinks | None = None
        self.trash: Sequence[Note] | None = None
        self._following: Ref | None = None
        self._label = ""

    @property
    def count(self) -> int:
        """How many notes there are."""
        return len(self._notes)

    @property
    def note(self) -> Note | None:
        """The note under the cursor."""
        ref = self.selected
        return next((note for note in self._notes if ref and note.id == ref.id), None)

    def tie(self, tied: NoteLinks) -> None:
        """Shows these notes."""
        self.tied = tied
        self._fill(self.selected)

    def follow(self, subject: Ref | None, label: str) -> None:
        """Puts the notes on what is selected first; `label` says what that is."""
        if subject == self._following or (subject is not None and subject.kind == "note"):
            return
        self._following, self._label = subject, label
        if self.tied is not None and self.tied.notes and self.trash is None:
            self._fill(self.selected)

    def show_trash(self, notes: Sequence[Note] | None) -> None:
        """Shows the notes in the trash, or with None the others again."""
        self.trash = notes
        self._fill(self.selected)

    def rows(self, links: Links) -> Iterable[Row]:
        """A row a note, under headings."""
        if self.trash is not None:
            yield from self._group("In the trash: x brings back, t leads back", self.trash)
            return
        if self.tied is None:
            return
        here = self.tied.on(self._following) if self._following else ()
        others = [note for note in self.tied.notes if note not in here]
        sure = [note for note in others if note.anchor.state not in ("review", "orphan")]
        yield from self._group(f"On {self._label}", here)
        yield from self._group("All notes" if not here else "All others", sure)
        yield from self._group("To be reviewed", [n for n in others if n.anchor.state == "review"])
        yield from self._group("Their words are gone", [n for n in others if n.anchor.state == "orphan"])

    def nothing(self, links: Links) -> str:
        """Notes are written, whether the article was analysed or not."""
        return self.NOTHING

    def mark_of(self, links: Links, ref: Ref) -> Content:
        """Notes carry no marks."""
        return Content("")

    @property
    def _notes(self) -> Sequence[Note]:
        if self.trash is not None:
            return self.trash
        return self.tied.notes if self.tied else ()

    def _group(self, heading: str, notes: Sequence[Note]) -> Iterable[Row]:
        if notes:
            yield Row(None, Item(Content.styled(heading, "dim italic")))
        for note in notes:
            yield Row(Ref("note", note.id), self._item(note))

    def _item(self, note: Note) -> Item:
        on, quoted = about(note.target), words_of(note, self.links)
        body = " ".join(note.body.split()) or "(empty)"
        return Item(
            head=Content.styled(f"“{quoted}”" if note.target.kind == "passage" else on, "dim"),
            tail=Content.assemble((STATES[note.anchor.state], "$text-warning"), (self._place(note), "dim")),
            body=Content(body),
            rows=BODY_ROWS,
        )

    def _place(self, note: Note) -> str:
        if note.anchor.span is None or self.links is None:
            return ""
        article = self.links.briefing.article
        return article.paragraphs[article.paragraph_at(note.anchor.span.start)].label
