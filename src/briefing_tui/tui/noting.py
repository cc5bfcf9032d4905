"""Writing notes beside the article: what the keys of the notes do, and how what is typed comes to be kept."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from briefing_tui.errors import StoreError, UsageError
from briefing_tui.model.note import Note, Target
from briefing_tui.model.selector import select
from briefing_tui.tui.arrangement import PaneName
from briefing_tui.tui.carrying import carried
from briefing_tui.tui.desk import Desk
from briefing_tui.tui.leaving import Draft, Outlived, PutAside, put_aside
from briefing_tui.tui.outside_editor import Edited, edit
from briefing_tui.tui.targets import about, target_of

if TYPE_CHECKING:
    from briefing_tui.tui.screens.briefing import BriefingScreen
    from briefing_tui.tui.widgets.note_editor import NoteEditor

Undo = Callable[[], Awaitable[object]]
MOST_UNDONE = 50
NOT_TOLD = "an error of the program itself"
TOLD = 20.0  # seconds for which the reader says what became of the editor


@dataclass(slots=True)
class Writing:
    """A note that is being written: what it is on, what is stored of it, what it said before, and where the reader
    came from."""

    target: Target
    note: Note | None
    before: str
    back: PaneName


class Noting:
    """Writes, changes and takes back the notes of one article, on the screen and on its desk."""

    def __init__(self, screen: BriefingScreen, desk: Desk) -> None:
        self._screen = screen
        self._app = screen.app
        self._desk = desk
        self._writing: Writing | None = None
        self._editor: NoteEditor | None = None
        self._apart: list[tuple[Writing, str]] = []  # what is in no editor here and not yet known to be kept
        self._saving = asyncio.Lock()
        self._storing = asyncio.Lock()
        self._undo: list[Undo] = []
        self._warned = False
        self._verbs: dict[str, Callable[[], Awaitable[None]]] = {
            "delete": self.delete,
            "undo": self.undo,
            "accept": self.accept,
            "attach": self.attach,
            "take_over": self.take_over,
            "history": self.history,
            "trash": self.trash,
            "outside": self.outside,
        }

    async def do(self, verb: str) -> None:
        """What a key of the notes is for; a library that cannot be used is told of, and nothing is changed."""
        try:
            await self._verbs[verb]()
        except StoreError as error:
            self._tell(str(error))

    # Writing

    async def write(self) -> None:
        """Opens the editor for a note on what is selected; from the Notes pane, for one on the whole article."""
        screen = self._screen
        subject = None if screen.columns.current == "notes" else screen.subject
        target = target_of(screen.article.text, screen.links, subject, screen.selected)
        await self._open(Writing(target, None, "", screen.columns.current))

    async def edit(self) -> None:
        """Opens the note under the cursor."""
        note = self._note
        if note is None:
            self._tell("No note here; “a” writes one.")
        elif note.deleted is None:
            await self._open(Writing(note.target, note, note.body, "notes"))

    async def _open(self, writing: Writing) -> None:
        columns = self._screen.columns
        if self._desk.problem:
            self._tell(f"No note can be kept: {self._desk.problem}")
            return
        editor = await columns.open_editor()
        if editor is None:
            return
        self._make_room()
        self._writing, self._editor = writing, editor
        columns.go("notes")
        editor.open(about(writing.target), writing.before)

    def _make_room(self) -> None:
        """Keeps what is in the editor still, beside what comes into it."""
        if self._writing is not None and self._editor is not None and self._editor.unkept:
            held = (self._writing, self._editor.text)
            self._apart.append(held)
            self._screen.run_worker(self._keep_apart(held), group="notes")

    async def _keep_apart(self, held: tuple[Writing, str]) -> None:
        try:
            await self._put(*held)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with the library, the words must not go with it
            self._tell_of(error)
            self._put_aside(held[1])
        self._apart.remove(held)

    def written(self, text: str) -> Awaitable[None]:
        """Keeps what was typed, in the order in which it was."""
        return self._save(self._writing, text)

    async def _save(self, writing: Writing | None, text: str) -> None:
        """Keeps what was typed, and says how that went: in the editor, while the note is written in it."""
        if writing is None:
            return
        try:
            await self._put(writing, text)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with the library, the words must not go with it
            if self._writing is writing and self._editor:
                self._fail(self._editor, error)
            else:
                # What took its place in the editor has had it kept apart.
                self._tell_of(error)
        else:
            if self._writing is writing and self._editor:
                self._warned = False
                self._editor.kept(text)

    async def _put(self, writing: Writing, text: str) -> None:
        async with self._saving:
            if writing.note is None and not text.strip():
                return
            if await self._store(writing, text):
                self._tell("The note was changed elsewhere meanwhile: both versions are kept, yours as a note more.")
            try:
                await self.refresh()
            except Exception as error:  # noqa: BLE001 - the words are safe, whether or not they can be shown
                self._tell_of(error)

    async def _store(self, writing: Writing, text: str) -> bool:
        """Keeps a text in the library; gives whether another version of the note was kept as well.

        It is carried through even when nobody waits for it any more, and what is to be kept next waits for it.
        """
        return await asyncio.shield(carried(self._stored(writing, text)))

    async def _stored(self, writing: Writing, text: str) -> bool:
        async with self._storing:
            if writing.note is None:
                writing.note = await self._desk.add_note(writing.target, text)
                return False
            saved = await self._desk.save_note(writing.note.id, text, writing.note.rev)
            writing.note = saved.note
            return saved.conflict is not None

    def drafts(self) -> list[Draft]:
        """What is written and not yet known to be kept, for when the screen goes before it is."""
        held = [*self._apart]
        if self._writing is not None and self._editor is not None and self._editor.unkept:
            held.append((self._writing, self._editor.text))
        return [Draft(text, partial(self._store, writing)) for writing, text in held if writing.note or text.strip()]

    async def left(self) -> None:
        """Shuts the editor, unless what was typed cannot be kept."""
        writing, editor = self._writing, self._editor
        if writing is None or editor is None:
            return
        async with self._saving:
            pass
        while self._writing is writing and editor.unkept and not editor.has_failed:
            # Keys that were pressed while it was being kept.
            await self._save(writing, editor.text)
        if self._writing is not writing:
            return
        columns = self._screen.columns
        if editor.unkept:
            if not self._warned:
                self._warned = True
                self._tell("What you typed is not kept. Esc once more leaves it, in a file of its own.")
                return
            self._put_aside(editor.text)
        self._warned = False
        self._writing = None
        columns.close_editor()
        columns.go(writing.back)
        self._screen.view.clear_selecting()
        self._screen.clear_selection()
        note = writing.note
        if note is None:
            return
        if not note.body.strip():
            await self._desk.note(lambda library: library.notes.delete(note.id))
            self._tell("The empty note is in the trash.")
        elif not writing.before:
            self._undoable(lambda: self._desk.note(lambda library: library.notes.delete(note.id)))
            self._tell(f"The note on {about(note.target)} is kept.")
        elif note.body != writing.before:
            before = writing.before
            self._undoable(lambda: self._rewrite(note.id, before))
        await self.refresh()

    @property
    def unkept(self) -> bool:
        """Whether anything was typed that could not be kept."""
        return bool(self._apart) or (self._writing is not None and self._editor is not None and self._editor.unkept)

    async def settle(self) -> None:
        """Keeps what was typed last, before the article is closed."""
        async with self._saving:
            pass
        if self._writing is not None and self._editor is not None:
            await self._save(self._writing, self._editor.text)

    def _put_aside(self, text: str) -> None:
        """Writes what could not be kept to a file of its own, and names it."""
        if text.strip():
            self._app.post_message(PutAside(put_aside(text)))

    def _fail(self, editor: NoteEditor, error: Exception) -> None:
        """Says in the editor why its text is not kept."""
        editor.failed(str(error) if isinstance(error, StoreError) else NOT_TOLD)
        if not isinstance(error, StoreError):
            self._app.post_message(Outlived(error))

    def _tell_of(self, error: Exception) -> None:
        if isinstance(error, StoreError):
            self._tell(str(error))
        else:
            self._app.post_message(Outlived(error))

    async def outside(self) -> None:
        """Writes in the user's own editor: the note under the cursor, else a new one on what is selected."""
        screen = self._screen
        note = self._note if screen.columns.current == "notes" else None
        before = note.body if note else ""
        target = note.target if note else target_of(screen.article.text, screen.links, screen.subject, screen.selected)
        try:
            edited = edit(before, screen.app.suspend)
        except UsageError as error:
            edited = Edited(None, str(error))
        if edited.text is not None:
            await self._keep_edited(Writing(target, note, before, screen.columns.current), edited.text)
        if edited.told:
            screen.notify(edited.told, title="Your editor", timeout=TOLD, markup=False)

    async def _keep_edited(self, writing: Writing, text: str) -> None:
        held = (writing, text)
        self._apart.append(held)
        try:
            await self._put(writing, text)
        except Exception as error:  # noqa: BLE001 - what was written outside must not go with the file it was in
            await self._open(writing)
            if self._writing is writing and self._editor:
                self._editor.load_text(text)
                self._fail(self._editor, error)
            else:
                self._tell_of(error)
                self._put_aside(text)
        self._apart.remove(held)

    # Changing

    async def delete(self) -> None:
        """Puts the note under the cursor into the trash; in the trash, takes it out."""
        note, pane = self._note, self._screen.columns.notes
        if note is None or pane is None:
            return
        if note.deleted is None:
            await self._desk.note(lambda library: library.notes.delete(note.id))
            self._undoable(lambda: self._desk.note(lambda library: library.notes.restore(note.id)))
            self._tell("The note is in the trash; u brings it back, t shows the trash.")
        else:
            await self._desk.note(lambda library: library.notes.restore(note.id))
            pane.show_trash(await self._desk.notes(deleted=True))
            self._tell("The note is back.")
        await self.refresh()

    async def undo(self) -> None:
        """Takes the last change of a note back."""
        if not self._undo:
            self._tell("Nothing to undo; H shows what a note said before, t the trash.")
            return
        await self._undo.pop()()
        self._tell("Undone.")
        await self.refresh()

    async def accept(self) -> None:
        """Takes the words on which a note was found for its own."""
        note = self._note
        if note is None or note.anchor.span is None or note.anchor.state == "exact":
            self._tell("Nothing to accept here; “v” in the article selects words, “r” here puts the note on them.")
            return
        await self._change(note, lambda: self._desk.note(lambda library: library.notes.accept(note.id)))
        self._tell("The note is on these words now.")

    async def attach(self) -> None:
        """Puts the note under the cursor on the words that are selected in the article."""
        note, span = self._note, self._screen.view.selected_span
        if note is None or span is None:
            self._tell("Select words in the article with “v” first; then “r” here puts the note on them.")
            return
        target = Target("passage", select(self._screen.article.text, span))
        await self._change(note, lambda: self._desk.note(lambda library: library.notes.attach(note.id, target)))
        self._screen.view.clear_selecting()
        self._tell("The note is on these words now.")

    async def take_over(self) -> None:
        """Takes over the notes and corrections on the article that was here before, as a version of which this one was
        not known."""
        moved = await self._desk.take_over()
        if moved is None:
            self._tell("There was no other article here before whose notes could be taken over.")
            return
        self._screen.library_changed()
        await self.refresh()
        self._tell(f"{moved} {'note is' if moved == 1 else 'notes are'} on this article now.")

    async def history(self) -> None:
        """Shows what the note under the cursor said before; a version that is chosen is what it says again."""
        note = self._note
        if note is None:
            return
        versions = await self._desk.note(lambda library: library.notes.history(note.id))
        if not versions:
            self._tell("The note has said nothing else before.")
            return
        from briefing_tui.tui.screens.history import HistoryDialog

        rev = await self._screen.app.push_screen_wait(HistoryDialog(versions))
        if rev is not None:
            await self._desk.note(lambda library: library.notes.revert(note.id, rev))
            self._undoable(lambda: self._rewrite(note.id, note.body))
            await self.refresh()

    async def trash(self) -> None:
        """Shows the article's notes that are in the trash, or the others again."""
        pane = self._screen.columns.notes
        if pane is not None:
            pane.show_trash(None if pane.trash is not None else await self._desk.notes(deleted=True))

    async def refresh(self) -> None:
        """Shows the notes as they are now, and writes them to the mirror folder."""
        self._screen.show_notes(await self._desk.notes())
        try:
            await self._desk.mirror()
        except StoreError as error:
            # The notes are safe all the same.
            self._tell(str(error))

    async def _change(self, note: Note, change: Callable[[], Awaitable[object]]) -> None:
        await change()
        self._undoable(lambda: self._desk.note(lambda library: library.notes.revert(note.id, note.rev)))
        await self.refresh()

    async def _rewrite(self, note: str, body: str) -> None:
        stored = await self._desk.note(lambda library: library.notes.get(note))
        await self._desk.save_note(note, body, stored.rev)

    def _undoable(self, undo: Undo) -> None:
        self._undo.append(undo)
        del self._undo[:-MOST_UNDONE]

    @property
    def _note(self) -> Note | None:
        """The note under the cursor of the Notes pane; None before there is one."""
        pane = self._screen.columns.notes
        return pane.note if pane else None

    def _tell(self, words: str) -> None:
        self._screen.tell(words)
