"""What the reader keeps about the article on the screen: its analysis, notes, corrections and where they were."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from briefing_tui.errors import StoreError
from briefing_tui.tui.librarian import Librarian

if TYPE_CHECKING:
    from briefing_tui.library.articles import Displaced, Kept, Position
    from briefing_tui.library.corrected import Corrected
    from briefing_tui.library.library import Library
    from briefing_tui.library.notes import Saved
    from briefing_tui.model.article import Article
    from briefing_tui.model.briefing import Briefing
    from briefing_tui.model.correction import Change, Correction
    from briefing_tui.model.note import Note, Target

T = TypeVar("T")


class Laid(NamedTuple):
    """What the library has of an article: how it knows it, the article as it is to be analysed, its analysis (None
    where there is none yet), its notes. `spoilt` says in a line which of what was added to it cannot be read; empty for
    none."""

    kept: Kept
    article: Article
    extraction: Briefing | None
    corrected: Corrected | None
    notes: tuple[Note, ...]
    spoilt: str


class Desk:
    """One article, between the screen and the library.

    Every method that asks the library raises StoreError when that cannot be used. Corrections that cannot be kept
    hold until the article is closed.
    """

    def __init__(self, librarian: Librarian, article: Article, place: str | None = None) -> None:
        self._librarian = librarian
        self._read = article
        self.article = article  # as it is to be analysed, which is what an analysis is kept under
        self._place = place
        self._unkept: list[Correction] = []
        self._displaced: Displaced | None = None
        self.document: int | None = None
        self.extraction: Briefing | None = None

    @property
    def problem(self) -> str | None:
        """Why nothing can be kept, or None."""
        return self._librarian.problem

    async def lay(self) -> Laid:
        """Takes the article into the library and gives what it has of it."""

        def ask(library: Library) -> Laid:
            from briefing_tui.analysis.engine import engine
            from briefing_tui.library.spoilt import in_a_line

            spoilt: list[str] = []
            kept = library.take_in(self._read, self._place)
            number = kept.document.id
            library.corrections.of(number, undone=True, tell=spoilt.append)
            notes = library.notes.of(number, tell=spoilt.append)
            article = library.as_told(number, self._read)
            found = library.briefing(number, article, engine())
            corrected = library.corrected(number, found) if found else None
            return Laid(kept, article, found, corrected, tuple(notes), in_a_line(spoilt))

        laid = await self._librarian.ask(ask)
        self._displaced = laid.kept.displaced or self._displaced
        self.document, self.article, self.extraction = laid.kept.document.id, laid.article, laid.extraction
        return laid

    async def look_again(self) -> Corrected | None:
        """What there is of the article in the language that it has been put in; None where it is to be analysed."""
        from briefing_tui.analysis.engine import engine
        from briefing_tui.model.correction import in_told_language

        def ask(library: Library, document: int) -> tuple[Article, Briefing | None]:
            article = library.as_told(document, self._read)
            return article, library.briefing(document, article, engine())

        try:
            article, found = await self._ask(ask)
        except StoreError:
            article, found = self._read, None
        self.article = in_told_language(article, self._unkept)
        self.extraction = found if self.article == article else None
        return await self._present()

    async def corrected(self, briefing: Briefing) -> Corrected:
        """A fresh analysis with the reader's corrections applied."""
        self.extraction = briefing
        document = self.document
        if document is None:
            return await self._apply(())
        return await self._librarian.ask(lambda library: library.corrected(document, briefing))

    async def keep(self, briefing: Briefing) -> None:
        """Keeps a fresh analysis, so that the article need not be analysed again."""
        article = self.article
        await self._ask(lambda library, document: library.keep_briefing(document, article, briefing))

    async def correct(self, change: Change) -> tuple[Corrected | None, StoreError | None]:
        """Puts something right; gives the briefing after it (None while there is no analysis yet) and why the
        correction is not kept, if it is not."""
        from uuid import uuid4

        from briefing_tui.library.clock import now
        from briefing_tui.model.correction import Correction

        extraction = self.extraction
        try:
            await self._ask(lambda library, document: library.correct(document, change, extraction))
        except StoreError as error:
            self._unkept.append(Correction(str(uuid4()), change, now()))
            return await self._present(), error
        self._mirror_again()
        return await self._present(), None

    async def turn(self, correction: Correction) -> Corrected | None:
        """Undoes a correction, or redoes one that is undone; gives the briefing after it."""
        extraction = self.extraction
        if correction in self._unkept:
            self._unkept.remove(correction)
            return await self._present()

        def ask(library: Library, _: int) -> None:
            turned = library.undo_correction if correction.undone is None else library.redo_correction
            turned(correction.id, extraction)

        await self._ask(ask)
        self._mirror_again()
        return await self._present()

    async def corrections(self) -> tuple[Correction, ...]:
        """All that was put right in this article, oldest first, also what was undone."""
        try:
            kept = await self._ask(lambda library, document: library.corrections.of(document, undone=True))
        except StoreError:
            kept = ()
        return (*kept, *self._unkept)

    async def notes(self, *, deleted: bool = False) -> tuple[Note, ...]:
        """The article's notes, or those in the trash."""
        return tuple(await self._ask(lambda library, document: library.notes.of(document, deleted=deleted)))

    async def add_note(self, target: Target, body: str) -> Note:
        """A note, once it is safe on disk."""
        return await self._ask(lambda library, document: library.notes.add(document, target, body))

    async def save_note(self, note: str, body: str, rev: int) -> Saved:
        """A note's new words, once they are safe on disk; on an older revision than the stored one both are kept."""
        return await self._ask(lambda library, _: library.notes.save(note, body, rev))

    async def note(self, change: Callable[[Library], T]) -> T:
        """Any other change of a note: delete, restore, accept, attach, revert."""
        return await self._ask(lambda library, _: change(library))

    async def take_over(self) -> int | None:
        """Puts what was added to the article that was here before on this one; gives how many notes, None where there
        was no other article here."""
        old = self._displaced
        if old is None:
            return None
        moved = await self._ask(lambda library, document: library.move_notes(old.document.id, document))
        self._displaced = None
        return moved

    async def again(self) -> tuple[Corrected | None, tuple[Note, ...]]:
        """What the library has now, after another program has written to it."""
        return await self._present(), await self.notes()

    def keep_position(self, position: Position, percent: int) -> None:
        """Where the reader is, to come back to. It is not waited for."""
        document = self.document
        if document is not None:
            self._librarian.post(lambda library: library.articles.keep_position(document, position, percent))

    async def mirror(self) -> None:
        """Writes the article's notes to the mirror folder."""
        from briefing_tui.reports.mirror import mirror

        def write(library: Library, document: int) -> None:
            mirror(library, document)

        await self._ask(write)

    def _mirror_again(self) -> None:
        """Has the mirror follow a correction, as of the publication date. It is not waited for."""
        from briefing_tui.reports.mirror import mirror

        document = self.document
        if document is not None:
            self._librarian.post(lambda library: mirror(library, document))

    async def _ask(self, question: Callable[[Library, int], T]) -> T:
        """Asks about this article; takes it into the library first where that has failed before."""
        if self.document is None:
            extraction = self.extraction
            await self.lay()
            self.extraction = extraction or self.extraction
        number = self.document
        if number is None:
            raise StoreError("the article is not in the library; open it again")
        return await self._librarian.ask(lambda library: question(library, number))

    async def _present(self) -> Corrected | None:
        """The briefing with all corrections, kept or not."""
        try:
            kept = await self._ask(lambda library, document: library.corrections.of(document))
        except StoreError:
            kept = ()
        return None if self.extraction is None else await self._apply(kept)

    async def _apply(self, kept: tuple[Correction, ...]) -> Corrected:
        from briefing_tui.library.correcting import apply

        extraction = self.extraction
        if extraction is None:
            raise ValueError("there is no analysis to apply corrections to")
        return await asyncio.to_thread(apply, extraction, (*kept, *self._unkept))
