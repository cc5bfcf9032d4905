"""What the reader put right, for the commands that print a briefing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_tui.commands import console
from briefing_tui.errors import StoreError
from briefing_tui.model.briefing import Briefing
from briefing_tui.reading.places import place_of
from briefing_tui.sanitising import clean_line

if TYPE_CHECKING:
    from briefing_tui.library.library import Library
    from briefing_tui.model.article import Article


class Corrections:
    """Applies the corrections that the library keeps of an article; never makes or changes a library.

    With `needed`, a library that cannot be used raises StoreError; else it costs one line on standard error, and
    briefings stay as they are.
    """

    def __init__(self, *, needed: bool) -> None:
        self._library: Library | None = None
        self._said: set[str] = set()
        from briefing_tui.library.library import Library

        try:
            self._library = Library.existing()
        except StoreError as error:
            if needed:
                raise
            console.warn(f"the reader’s corrections are left out: {error}")

    def told(self, article: Article, source: str) -> Article:
        """The article of what `source` names as it is to be analysed: in the language that the reader put it in."""
        if self._library is None:
            return article
        document = self._library.articles.known(article, place_of(source))
        return article if document is None else self._library.as_told(document.id, article, self._warn)

    def applied(self, briefing: Briefing, source: str) -> Briefing:
        """The briefing of what `source` names, as corrected; a correction that no longer fits costs one line."""
        if self._library is None:
            return briefing
        place = place_of(source)
        document = self._library.articles.known(briefing.article, place)
        if document is None:
            return briefing
        corrected = self._library.corrected(document.id, briefing, self._warn)
        for misfit in corrected.misfits:
            console.warn(f"{clean_line(source)}: a correction no longer fits: {misfit.reason}")
        given = briefing.article.published
        if given.origin != "user" or corrected.briefing.article.published == given:
            return corrected.briefing
        # The date on the command line goes before the one set in the reader.
        from briefing_tui.analysis.times.redating import redate

        return redate(corrected.briefing, given, self._library.narration(document.id))

    def _warn(self, words: str) -> None:
        """Says once what is left out, however often it is asked for."""
        if words not in self._said:
            self._said.add(words)
            console.warn(words)

    def close(self) -> None:
        """Lets go of the library."""
        if self._library:
            self._library.close()
