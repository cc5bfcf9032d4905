"""The library: everything that a reader keeps, behind one door."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_tui.files import may_be_there
from briefing_tui.library.articles import Articles, Kept, Position
from briefing_tui.library.corrected import Corrected
from briefing_tui.library.corrections import Corrections
from briefing_tui.library.extractions import Extractions
from briefing_tui.library.notes import Notes
from briefing_tui.library.places import library_file
from briefing_tui.library.search import Search
from briefing_tui.library.spoilt import Tell, silent
from briefing_tui.library.store import Store
from briefing_tui.model.article import Article, Narration, Published
from briefing_tui.model.briefing import Briefing, Engine
from briefing_tui.model.selector import select
from briefing_tui.model.span import Span

if TYPE_CHECKING:
    from briefing_tui.model.correction import Change, Correction

_LINE = 72  # code points by which a place in a text is known again


class Library:
    """What is kept in one store. What a method writes is on disk when it returns; StoreError passes through."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.articles = Articles(store)
        self.extractions = Extractions(store)
        self.notes = Notes(store)
        self.corrections = Corrections(store)
        self.search = Search(store)

    @classmethod
    def open(cls, path: Path | None = None) -> Library:
        """The library in the file at `path`, by default the user's, made where there is none. Raises StoreError."""
        return cls(Store.open(path or library_file()))

    @classmethod
    def existing(cls, path: Path | None = None) -> Library | None:
        """The library where there is one already, else None; nothing is made. Raises StoreError."""
        file = path or library_file()
        return cls(Store.open(file)) if may_be_there(file) else None

    def take_in(self, article: Article, place: str | None = None, *, opened: bool = True) -> Kept:
        """Makes an article part of the library, as a version of one that it knows or as a new one.

        `place` is the absolute path or the address that it was read from, None for a pipe. Notes are looked for in
        the text when that is another one than before. With `opened` it counts as read now. Where nothing can be
        written, an article that is known is given as it is; raises StoreError for any other then.
        """
        known = self.articles.known(article, place)
        if known is not None and not self.store.writable:
            return Kept(known, self.articles.position(known.id), known=True, changed=False)
        displaced = self.articles.displaced(place, known.id if known else None)
        with self.store.write() as connection:
            number = self.articles.put(connection, article, place, known, opened=opened)
            published = self.corrections.published(number)
            if published is not None:
                _set_day(connection, number, published)
            self.notes.reanchor(connection, number, self.articles.get(number).source, article.text)
        document, position = self.articles.get(number), self.articles.position(number)
        changed = known is not None and known.source != document.source
        if changed and position is not None and known is not None:
            position = _carried(position, self.articles.text(known.source), article.text)
        return Kept(document, position, known=known is not None, changed=changed, displaced=displaced)

    def move_notes(self, old: int, new: int) -> int:
        """Puts all that was added to one article on another, which is a version of it that was not known for one: the
        notes, those in the trash too, and the corrections. Their words are looked for there; gives how many notes.

        Raises StoreError for an article that is not there, and ValueError for one and the same.
        """
        if old == new:
            raise ValueError("an article keeps its own notes")
        moved, document = len(self.notes.of(old)), self.articles.get(new)
        article = self.articles.article(new)
        with self.store.write() as connection:
            for table in ("note", "correction"):
                connection.execute(f"UPDATE {table} SET document = ? WHERE document = ?", (new, old))  # noqa: S608
            self.notes.reanchor(connection, new, document.source, article.text)
        for number in (old, new):
            self._index_again(number)
        return moved

    def _index_again(self, document: int) -> None:
        """Makes an article searchable as it is corrected now, where it has been analysed."""
        from briefing_tui.analysis.engine import engine

        found = self.briefing(document, self.articles.article(document), engine())
        if found is not None:
            corrected = self.corrected(document, found).briefing
            with self.store.write() as connection:
                self._index(connection, document, corrected)

    def dated(self, document: int, tell: Tell = silent) -> Article:
        """An article as it was read last, with the publication date that the reader set where they have set one.
        Corrections that are spoilt are passed over, each told of in a line."""
        article, published = self.articles.article(document), self.corrections.published(document, tell)
        return article if published is None else replace(article, published=published)

    def briefing(self, document: int, article: Article, engine: Engine) -> Briefing | None:
        """The analysis that `engine` made of the article as it was read, uncorrected; None where there is none."""
        return self.extractions.get(article, engine)

    def keep_briefing(self, document: int, article: Article, briefing: Briefing) -> None:
        """Keeps the analysis of `article`, as it was read, and makes it searchable as corrected."""
        corrected = self.corrected(document, briefing).briefing
        with self.store.write() as connection:
            self.extractions.put(connection, document, article, briefing)
            self._index(connection, document, corrected)

    def as_told(self, document: int, article: Article, tell: Tell = silent) -> Article:
        """The article as it is to be analysed: in the language that the reader has put it in, if they have.

        Here and below, corrections that are spoilt are passed over, each told of in a line.
        """
        corrections = self.corrections.of(document, tell=tell)
        if not corrections:
            return article
        from briefing_tui.model.correction import in_told_language

        return in_told_language(article, corrections)

    def narration(self, document: int) -> Narration | None:
        """Whether the reader has called an article news or history; None where they have not."""
        from briefing_tui.model.correction import told_narration

        return told_narration(self.corrections.of(document))

    def corrected(self, document: int, briefing: Briefing, tell: Tell = silent) -> Corrected:
        """An analysis of the article with the reader's corrections."""
        return self._apply(briefing, self.corrections.of(document, tell=tell))

    def correct(self, document: int, change: Change, briefing: Briefing | None) -> Correction:
        """Keeps a correction. `briefing` is the article's analysis as it was made, None where there is none yet."""
        corrected = None
        if briefing is not None:
            from briefing_tui.model.correction import Correction

            pending = Correction("", change, "", None, self.articles.get(document).source)
            corrected = self._apply(briefing, (*self.corrections.of(document), pending)).briefing
        with self.store.write() as connection:
            made = self.corrections.put(connection, document, change)
            self._show(connection, document, corrected)
        return made

    def undo_correction(self, correction: str, briefing: Briefing | None) -> None:
        """Takes a correction back; `briefing` as for `correct`."""
        self._turn(correction, briefing, undone=True)

    def redo_correction(self, correction: str, briefing: Briefing | None) -> None:
        """Lets a correction that was taken back hold again; `briefing` as for `correct`."""
        self._turn(correction, briefing, undone=False)

    def close(self) -> None:
        """Lets go of the store."""
        self.store.close()

    def _index(self, connection: sqlite3.Connection, document: int, corrected: Briefing) -> None:
        """Makes a corrected briefing searchable, and its date the article's."""
        self.search.index(connection, document, corrected)
        _set_day(connection, document, corrected.article.published)

    def _show(self, connection: sqlite3.Connection, document: int, corrected: Briefing | None) -> None:
        """Has searches and lists follow a change of the corrections, also before there is an analysis."""
        if corrected is not None:
            self._index(connection, document, corrected)
        else:
            _set_day(connection, document, self.dated(document).published)

    def _apply(self, briefing: Briefing, corrections: tuple[Correction, ...]) -> Corrected:
        if not corrections:
            return Corrected(briefing, ())
        from briefing_tui.library.correcting import apply

        homes = {correction.home for correction in corrections if correction.home}
        return apply(briefing, corrections, {home: self.articles.text(home) for home in homes})

    def _turn(self, correction: str, briefing: Briefing | None, *, undone: bool) -> None:
        document = self.corrections.document_of(correction)
        with self.store.write() as connection:
            self.corrections.turn(connection, correction, undone=undone)
            # Within the transaction the store reads what it has just written.
            corrected = None if briefing is None else self.corrected(document, briefing).briefing
            self._show(connection, document, corrected)


def _set_day(connection: sqlite3.Connection, document: int, published: Published) -> None:
    """Lists an article under the first day on which it may have been published, with “?” where that is inferred."""
    day = f"{published.earliest}?" if published.earliest and published.origin == "inferred" else published.earliest
    connection.execute("UPDATE document SET published = ? WHERE id = ?", (day, document))


def _carried(position: Position, old: str, new: str) -> Position:
    """Where a reader of one version is in the next: at the same words, else as far on as before."""
    from briefing_tui.library.anchoring import Ground

    ground = Ground(new, old)

    def carried(offset: int) -> int:
        found = ground.anchor(select(old, Span(offset, min(len(old), offset + _LINE)))).span
        return found.start if found else min(offset, max(0, len(new) - 1))

    return replace(position, cursor=carried(position.cursor), top=carried(position.top))
