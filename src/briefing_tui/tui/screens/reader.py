"""The reader: an article, its analysis, and what the reader keeps of it."""

from __future__ import annotations

import asyncio
from asyncio import Future
from collections import Counter
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from textual import on

from briefing_tui.analysis.messages import Answer, Done, Failed
from briefing_tui.errors import DamagedError, StoreError, UsageError
from briefing_tui.model.article import ENGLISH, Published
from briefing_tui.reports.wording import limits, standing
from briefing_tui.tui.analyst import Analyst, Silent
from briefing_tui.tui.bookmark import Bookmark
from briefing_tui.tui.carrying import carried
from briefing_tui.tui.desk import Desk, Laid
from briefing_tui.tui.keys import key_of
from briefing_tui.tui.leaving import Draft, Ended
from briefing_tui.tui.librarian import Librarian
from briefing_tui.tui.opening import Opening
from briefing_tui.tui.panes.messages import Left, Written
from briefing_tui.tui.screens.briefing import NOT_YET, BriefingScreen
from briefing_tui.tui.screens.living import while_open
from briefing_tui.tui.screens.messages import Damaged

if TYPE_CHECKING:
    from briefing_tui.library.corrected import Corrected, Misfit
    from briefing_tui.model.briefing import Briefing
    from briefing_tui.model.correction import Change, Correction
    from briefing_tui.model.note import AnchorState
    from briefing_tui.tui.noting import Noting

CHANGED: dict[AnchorState, str] = {
    "exact": "at their place",
    "moved": "moved with their words",
    "fuzzy": "on reworded words",
    "review": "to be reviewed",
    "orphan": "whose words are gone",
}
TOLD = 20.0  # seconds for which the reader says that notes stay with another article
NO_ANSWER = "no answer"
PATIENCE = 0.05  # seconds in which the library mostly has an answer
WAITING = "The analysis fills this pane in a moment; the article can be read meanwhile."


class ReaderScreen(BriefingScreen):
    """One article being read: its analysis comes from the library or else from the analysis process, and its notes,
    corrections and position are kept on the desk.
    """

    def __init__(self, opening: Opening, analyst: Analyst, librarian: Librarian) -> None:
        super().__init__(opening.article)
        self.desk = Desk(librarian, opening.article, opening.place)
        self._bookmark = Bookmark(self, self.desk, opening.at)
        self._analyst = analyst
        self._misfits: tuple[Misfit, ...] = ()
        self._analysing = False
        self._limits: tuple[str, ...] = ()
        self._leaving = False

    def on_mount(self) -> None:
        """The library is asked, and else the analysis starts, when the article has been painted."""
        self.call_after_refresh(self._begin)

    def on_unmount(self) -> None:
        """Answers that are still to come have nobody to go to."""
        self._analyst.forget(self._answered)

    @cached_property
    def noting(self) -> Noting:
        """What the keys of the notes do; loaded when it is first needed, which the first paint does not wait for."""
        from briefing_tui.tui.noting import Noting

        return Noting(self, self.desk)

    # The analysis

    @while_open("desk")
    async def _begin(self) -> None:
        laying = carried(self.desk.lay())
        # Both at once would take longer: they are in each other's way, and the lists would be painted twice.
        await asyncio.wait({laying}, timeout=PATIENCE)
        await self.fill()
        for pane in self.columns.lists:
            pane.wait(WAITING)
        await self._receive(laying)

    async def _receive(self, laying: asyncio.Future[Laid]) -> None:
        """Fills the panes with what the library has; asks for an analysis where it has none."""
        corrected = None
        try:
            laid = await laying
        except StoreError as error:
            self._warn(error)
        else:
            if self.desk.problem:
                self._warn(StoreError(self.desk.problem))
            self.notes, corrected = laid.notes, laid.corrected
            self.show_notes(laid.notes)
            self._bookmark.resume(laid.kept.position)
            if laid.spoilt:
                self.notify(laid.spoilt, title="Spoilt in the library", severity="warning", timeout=TOLD, markup=False)
            if laid.kept.changed:
                self._tell_of_change()
            if laid.kept.told:
                words = f"{laid.kept.told}, as does m in the Notes pane."
                self.notify(words, title="Another article", timeout=TOLD, markup=False)
        if corrected is not None:
            self.present(corrected)
        else:
            self._analyse()

    def _analyse(self) -> None:
        self._analysing = True
        self.title_bar.state = "analysing"
        self._analyst.analyse(self.desk.article, self._answered)

    def action_analyse(self) -> None:
        """Has the article analysed as English where it seemed to be in another language, and again where no analysis
        came, by another process.
        """
        if self.article.not_analysed is not None and self.desk.article.language != ENGLISH:
            from briefing_tui.model.correction import SetLanguage

            self._correct(SetLanguage(ENGLISH))
            return
        if self.links is not None or not self._analysing:
            self.tell("The analysis is here." if self.links else NOT_YET)
            return
        self._analyst.forget(self._answered)
        self._analyst.renew()
        self._wait_for_analysis(WAITING)
        self._analyse()

    @property
    def _again(self) -> str:
        """Which key has the article analysed again."""
        return f"{key_of(self, 'analyse')} tries again; the article can be read meanwhile."

    def _wait_for_analysis(self, words: str) -> None:
        """Says in the panes what they are empty for."""
        if self.links is None:
            for pane in self.columns.lists:
                pane.wait(words)

    def _answered(self, answer: Answer | Silent) -> None:
        if isinstance(answer, Done):
            self.title_bar.state = ""
            corrected = carried(self.desk.corrected(answer.briefing))
            # It is kept even when the article is closed meanwhile: it need not be analysed again then.
            keeping = carried(self.desk.keep(answer.briefing))
            self._analysed(answer.briefing, corrected, keeping)
        elif not self.is_alive:
            return
        elif isinstance(answer, Failed):
            self.title_bar.state = "no analysis"
            told = f"{answer.message}. {self._again}"
            self.notify(told, title="The analysis failed", severity="error", timeout=15, markup=False)
            self._wait_for_analysis(f"The analysis failed: {told}")
        elif isinstance(answer, Silent):
            self.title_bar.state = NO_ANSWER
            state = "has got no further for a minute and more" if answer.lives else "gives no sign of life"
            told = f"The analysis {state}. {self._again}"
            self.notify(told, title="No analysis yet", severity="warning", timeout=15, markup=False)
            self._wait_for_analysis(told)
        else:
            if self.title_bar.state == NO_ANSWER:
                self._wait_for_analysis(WAITING)
            share = f" {100 * answer.done // answer.total}%" if answer.total else ""
            self.title_bar.state = f"analysing{share}"

    @while_open("desk")
    async def _analysed(self, briefing: Briefing, corrected: Future[Corrected], keeping: Future[None]) -> None:
        """Shows a fresh analysis as corrected; tells why it cannot be kept."""
        try:
            self.present(await corrected)
            await keeping
        except StoreError as error:
            self._warn(error)
            if self.links is None:
                self.show(briefing)

    def present(self, corrected: Corrected) -> None:
        """Shows a briefing with the reader's corrections, and tells of those that fit no longer."""
        self.show(corrected.briefing)
        self._tell_of_limits(limits(corrected.briefing))
        self._bookmark.come_back()
        fresh = [misfit for misfit in corrected.misfits if misfit not in self._misfits]
        self._misfits = corrected.misfits
        if fresh:
            words = "\n".join(misfit.reason for misfit in fresh)
            self.notify(f"{words}\nC lists them.", title="Corrections that no longer fit", timeout=15, markup=False)

    def _tell_of_limits(self, told: tuple[str, ...]) -> None:
        """Says what a reader must know of the analysis as a whole: the first time at length, then in the title bar."""
        if told and not self._limits:
            self.notify("\n".join(told), title="About the analysis", severity="warning", timeout=15, markup=False)
        self._limits = told
        self.title_bar.state = standing(self.article)

    # Corrections

    def action_published(self) -> None:
        """Asks for the publication date, and resolves everything again for it."""
        from briefing_tui.tui.screens.published import PublicationDateDialog

        self.app.push_screen(PublicationDateDialog(self.article.published, self.article.narration), self._published)

    def _published(self, published: Published | None) -> None:
        if published is not None:
            from briefing_tui.model.correction import SetPublished

            self._correct(SetPublished(published))

    def action_narration(self) -> None:
        """Calls news what is read as history, and history what is read as news; every date is resolved again."""
        if self.links is None:
            self.tell(NOT_YET)
            return
        from briefing_tui.model.correction import SetNarration

        self._correct(SetNarration("news" if self.article.narration == "history" else "history"))

    def action_correct(self) -> None:
        """Asks what is to be put right about the selected words, or else the subject."""
        if self.links is None:
            self.tell(NOT_YET)
            return
        self._ask_correction()

    @while_open("questions", exclusive=True)
    async def _ask_correction(self) -> None:
        from briefing_tui.tui.correcting import Questions

        if self.links is None:
            return
        try:
            change = await Questions(self.app, self.links).ask(self._item, self.selected)
        except UsageError as error:
            self.tell(str(error))
            return
        if change is not None:
            self.view.clear_selecting()
            self._correct(change)

    @while_open("desk")
    async def _correct(self, change: Change) -> None:
        corrected, error = await self.desk.correct(change)
        await self._put_right(change, corrected)
        if error is not None:
            self._warn(error, "The correction holds until the article is closed")
        else:
            self.tell("Put right; u takes it back, C lists all corrections.")

    async def _put_right(self, change: Change, corrected: Corrected | None) -> None:
        """Shows the briefing after a correction; has the article analysed where that is of its language."""
        from briefing_tui.model.correction import SetLanguage

        if isinstance(change, SetLanguage):
            corrected = await self.desk.look_again()
            if corrected is None:
                self._analyse()
        if corrected is not None:
            self.present(corrected)

    def action_undo_correction(self) -> None:
        """Takes the last correction back."""
        self._undo_correction()

    @while_open("desk")
    async def _undo_correction(self) -> None:
        holding = [correction for correction in await self.desk.corrections() if correction.undone is None]
        if not holding:
            self.tell("No corrections to take back.")
            return
        await self._turn(holding[-1])

    async def _turn(self, correction: Correction) -> None:
        try:
            corrected = await self.desk.turn(correction)
        except StoreError as error:
            self._warn(error)
            return
        await self._put_right(correction.change, corrected)
        self.tell("The correction is taken back." if correction.undone is None else "The correction holds again.")

    def action_corrections(self) -> None:
        """Lists all that was put right."""
        self._list_corrections()

    @while_open("desk")
    async def _list_corrections(self) -> None:
        from briefing_tui.tui.screens.corrections import corrections_dialog

        reasons = {misfit.correction.id: misfit.reason for misfit in self._misfits}
        corrections = await self.desk.corrections()
        if not corrections:
            self.tell("Nothing has been put right; “c” on an item does.")
            return
        chosen = await self.app.push_screen_wait(corrections_dialog(corrections, reasons))
        if chosen is not None:
            await self._turn(chosen.value)

    # Notes

    async def action_note(self, verb: str) -> None:
        """Writes a note on the subject, or does with notes what `verb` says."""
        # The editor has the focus when this returns: a key that is pressed right after is for it.
        if verb == "write":
            await self.noting.write()
        elif verb == "edit":
            await self.noting.edit()
        else:
            self._do(verb)

    def drafts(self) -> list[Draft]:
        """What is typed and not yet known to be kept."""
        return self.noting.drafts() if "noting" in self.__dict__ else []

    @while_open("notes")
    async def _do(self, verb: str) -> None:
        await self.noting.do(verb)

    # What keeps a note goes on to its end: it writes to the screen, which may be closed, and asks nothing of it.
    @on(Written)
    def _written(self, event: Written) -> None:
        self.run_worker(self.noting.written(event.text), group="notes")

    @on(Left)
    def _left(self) -> None:
        self.run_worker(self.noting.left(), group="notes")

    def _tell_of_change(self) -> None:
        """Says what became of the notes of an article that has changed."""
        states = Counter(note.anchor.state for note in self.notes)
        found = [(f"{states[state]} {words}") for state, words in CHANGED.items() if states[state]]
        told = f"The article has changed since you last read it. {'Notes: ' if found else ''}{', '.join(found)}"
        self.notify(told.strip(), title="Another version", timeout=8, markup=False)

    # The library

    @while_open("desk")
    async def library_changed(self) -> None:
        """Shows what another program has written: notes and corrections of this article."""
        with suppress(StoreError):
            corrected, notes = await self.desk.again()
            self.notes = notes
            self.title_bar.trouble = "Nothing can be kept" if self.desk.problem else ""
            if corrected is not None and self.links is not None and corrected.briefing != self.links.briefing:
                self.present(corrected)
            else:
                self.show_notes(notes)

    def keep_position(self) -> None:
        """Keeps where the reader is."""
        self._bookmark.keep()

    def action_quit(self) -> None:
        """Keeps what was typed last and where the reader is, and closes the article."""
        self._quit()

    @while_open("quit", exclusive=True)
    async def _quit(self) -> None:
        if await self._settled():
            self.close()

    async def leave(self) -> bool:
        """Closes the article, with all kept, for a screen below it; False where what was typed cannot be kept."""
        return await self._settled() and await super().leave()

    async def _settled(self) -> bool:
        await self.noting.settle()
        if self.noting.unkept and not self._leaving:
            self._leaving = True
            words = "What you typed is not kept. Press q again to leave: it is written to a file of its own then."
            self.notify(words, title="A note is not kept", severity="error", timeout=15, markup=False)
            return False
        if self.noting.unkept:
            self.post_message(Ended(0))
            return False
        self.keep_position()
        return True

    def _warn(self, error: StoreError, title: str = "Nothing can be kept") -> None:
        """Tells why something is not kept; reading goes on."""
        self.title_bar.trouble = title
        if isinstance(error, DamagedError):
            self.post_message(Damaged(str(error)))
        else:
            self.notify(str(error), title=title, severity="warning", timeout=15, markup=False)
