"""The reader: an article, its analysis, and what the reader keeps of it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import on, work

from briefing_tui.analysis.worker import Answer, Done, Failed
from briefing_tui.errors import StoreError
from briefing_tui.model.article import Published
from briefing_tui.model.briefing import Briefing
from briefing_tui.model.correction import Change, SetPublished
from briefing_tui.tui.analyst import Analyst
from briefing_tui.tui.article.view import Place as ArticlePlace
from briefing_tui.tui.desk import Desk, Laid
from briefing_tui.tui.librarian import Librarian
from briefing_tui.tui.opening import Opening
from briefing_tui.tui.screens.briefing import NOT_YET, BriefingScreen

if TYPE_CHECKING:
    from briefing_tui.library.articles import Position
    from briefing_tui.library.correcting import Corrected, Misfit
    from briefing_tui.model.correction import Correction

WAITING = "The analysis fills this pane in a moment; the article can be read meanwhile."


class ReaderScreen(BriefingScreen):
    """One article being read: its analysis comes from the library or else from the analysis process, and its notes,
    corrections and position are kept on the desk.
    """

    def __init__(self, opening: Opening, analyst: Analyst, librarian: Librarian) -> None:
        super().__init__(opening.article)
        self.desk = Desk(librarian, opening.article, opening.place)
        self._at = opening.at
        self._analyst = analyst
        self._misfits: tuple[Misfit, ...] = ()
        self._kept_position: Position | None = None

    def on_mount(self) -> None:
        """The library is asked, and else the analysis starts, when the article has been painted."""
        self.call_after_refresh(self._begin)

    def on_unmount(self) -> None:
        """Answers that are still to come have nobody to go to."""
        self._analyst.forget(self._answered)

    # The analysis

    async def _begin(self) -> None:
        if not self.columns.is_attached:
            return  # closed as soon as it was painted
        laying = asyncio.ensure_future(self.desk.lay())
        await self.fill()
        for pane in self.columns.lists:
            pane.wait(WAITING)
        self._receive(laying)

    @work(group="desk")
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
            self._resume(laid.kept.position)
            corrected = laid.corrected
        if corrected is not None:
            self.present(corrected)
        else:
            self.title_bar.state = "analysing"
            self._analyst.analyse(self.article, self._answered)

    def _answered(self, answer: Answer) -> None:
        if isinstance(answer, Done):
            self.title_bar.state = ""
            self._analysed(answer.briefing)
        elif isinstance(answer, Failed):
            self.title_bar.state = "no analysis"
            self.notify(answer.message, title="The analysis failed", severity="error", timeout=15, markup=False)
            if self.links is None:
                for pane in self.columns.lists:
                    pane.wait(f"The analysis failed: {answer.message}")
        else:
            share = f" {100 * answer.done // answer.total}%" if answer.total else ""
            self.title_bar.state = f"analysing{share}"

    @work(group="desk")
    async def _analysed(self, briefing: Briefing) -> None:
        """Shows a fresh analysis as corrected, then keeps it."""
        try:
            self.present(await self.desk.corrected(briefing))
            await self.desk.keep(briefing)
        except StoreError as error:
            self._warn(error)
            if self.links is None:
                self.show(briefing)

    def present(self, corrected: Corrected) -> None:
        """Shows a briefing with the reader's corrections, and tells of those that fit no longer."""
        self.show(corrected.briefing)
        fresh = [misfit for misfit in corrected.misfits if misfit not in self._misfits]
        self._misfits = corrected.misfits
        if fresh:
            words = "\n".join(misfit.reason for misfit in fresh)
            self.notify(f"{words}\nC lists them.", title="Corrections that no longer fit", timeout=15, markup=False)

    # Corrections

    def action_published(self) -> None:
        """Asks for the publication date, and resolves everything again for it."""
        from briefing_tui.tui.screens.published import PublicationDateDialog

        self.app.push_screen(PublicationDateDialog(self.article.published), self._published)

    def _published(self, published: Published | None) -> None:
        if published is not None:
            self._correct(SetPublished(published))

    def action_correct(self) -> None:
        """Asks what is to be put right about the selected words, or else the subject."""
        if self.links is None:
            self.status.words = NOT_YET
            return
        from briefing_tui.tui.screens.correcting import CorrectionDialog

        self.app.push_screen(CorrectionDialog(self.links, self.subject, self.view.selected_span), self._chosen)

    def _chosen(self, change: Change | None) -> None:
        if change is not None:
            self.view.clear_selecting()
            self._correct(change)

    @work(group="desk")
    async def _correct(self, change: Change) -> None:
        corrected, error = await self.desk.correct(change)
        if corrected is not None:
            self.present(corrected)
        if error is not None:
            self._warn(error, "The correction holds until the article is closed")
        else:
            self.status.words = "Put right; u takes it back, C lists all corrections."

    @work(group="desk")
    async def action_undo_correction(self) -> None:
        """Takes the last correction back."""
        holding = [correction for correction in await self.desk.corrections() if correction.undone is None]
        if not holding:
            self.status.words = "No corrections to take back."
            return
        await self._turn(holding[-1])

    async def _turn(self, correction: Correction) -> None:
        try:
            corrected = await self.desk.turn(correction)
        except StoreError as error:
            self._warn(error)
            return
        if corrected is not None:
            self.present(corrected)
        self.status.words = "The correction is taken back." if correction.undone is None else "The correction holds again."

    # Coming back

    def _resume(self, position: Position | None) -> None:
        """Goes to where the reader was last time, unless they have moved on already."""
        if position is None or self.view.place() != ArticlePlace(0, 0):
            return
        self.view.restore(ArticlePlace(position.cursor, position.top, position.above))

    def _warn(self, error: StoreError, title: str = "Nothing can be kept") -> None:
        """Tells why something is not kept; reading goes on."""
        self.title_bar.trouble = title
        self.notify(str(error), title=title, severity="warning", timeout=15, markup=False)
