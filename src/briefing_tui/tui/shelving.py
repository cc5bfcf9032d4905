"""What the screens of the library ask for: its lists, opening, adding, the trash, search."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_tui.analysis.messages import Answer, Done, Progress
from briefing_tui.errors import BriefingError, SourceError, SpoiltError
from briefing_tui.files import is_file, path_of
from briefing_tui.model.article import Article
from briefing_tui.model.briefing import Briefing
from briefing_tui.model.span import Span
from briefing_tui.reading.places import articles_in, file_at, place_of
from briefing_tui.reading.source import MARKDOWN_SUFFIXES, read, read_text
from briefing_tui.resources import folder
from briefing_tui.tui.analyst import Analyst, Silent
from briefing_tui.tui.librarian import Librarian
from briefing_tui.tui.opening import Opening

if TYPE_CHECKING:
    from briefing_tui.library.articles import Document
    from briefing_tui.library.library import Library
    from briefing_tui.library.search import Hit
    from briefing_tui.tui.screens.library import LibraryScreen


class Shelving:
    """Carries out what is asked of the library. Raises StoreError when that cannot be used."""

    def __init__(self, librarian: Librarian, analyst: Analyst) -> None:
        self._librarian = librarian
        self._analyst = analyst

    async def list_on(self, screen: LibraryScreen) -> None:
        """Shows on a screen what there is; the samples where there is nothing."""
        from briefing_tui.library.spoilt import in_a_line

        spoilt: list[str] = []
        documents = await self._librarian.ask(
            lambda library: library.articles.all(removed=screen.trash, tell=spoilt.append)
        )
        samples = [] if documents or screen.trash else [article.title or name for article, name in self._samples()]
        screen.fill(documents, samples)
        if spoilt:
            screen.say(in_a_line(spoilt))

    async def search(self, query: str) -> list[Hit]:
        """What a query that is being typed finds."""
        return await self._librarian.ask(lambda library: library.search.everything(query, typing=True))

    async def opening(self, document: int, at: Span | None = None) -> Opening:
        """An article of the library, read anew where it came from if it is still there; the samples are -1, -2 …

        `at` are words of its present text to open it at; they are left out when the text is another one now.
        """
        if document < 0:
            article, name = self._samples()[-1 - document]
            return Opening(article, name)
        return await self._librarian.ask(lambda library: _opening(library, document, at))

    async def turn(self, document: int, *, removed: bool) -> None:
        """Puts an article into the trash, or takes it out."""

        def ask(library: Library) -> None:
            (library.articles.remove if removed else library.articles.restore)(document)

        await self._librarian.ask(ask)

    async def add(self, line: str, screen: LibraryScreen) -> None:
        """Adds a file or all of a folder, then analyses what is new, and says on the screen how far that is."""
        try:
            files = await asyncio.to_thread(lambda: list(articles_in(path_of(line))))
        except SourceError as error:
            screen.say(str(error))
            return
        failed: list[str] = []
        added: list[tuple[Document, Article]] = []
        for number, file in enumerate(files, start=1):
            screen.say(f"Adding {number} of {len(files)}: {file.name}")
            try:
                article = await asyncio.to_thread(read, file)
            except BriefingError as error:
                failed.append(str(error))
                continue
            place = place_of(file)
            kept = await self._librarian.ask(
                lambda library, article=article, place=place: library.take_in(article, place, opened=False)  # type: ignore[misc]
            )
            added.append((kept.document, article))
            if kept.told:
                failed.append(f"{file.name}: {kept.told}")
        await self.list_on(screen)
        await self._analyse(added, screen)
        told = f"Added {len(added)} of {len(files)}." if files else "There is nothing to add there."
        screen.say(" ".join([told, *failed[:3], *(["…"] if len(failed) > 3 else [])]))

    async def _analyse(self, added: Sequence[tuple[Document, Article]], screen: LibraryScreen) -> None:
        from briefing_tui.analysis.engine import engine
        from briefing_tui.library.library import Library

        for place, (document, article) in enumerate(added, start=1):
            screen.say(f"Analysing {place} of {len(added)}: {document.title}")
            number = document.id
            told = await self._librarian.ask(partial(Library.as_told, document=number, article=article))
            known = await self._librarian.ask(partial(Library.briefing, document=number, article=told, engine=engine()))
            briefing = None if known else await self._briefing(told)
            if briefing is not None:
                await self._librarian.ask(
                    partial(Library.keep_briefing, document=number, article=told, briefing=briefing)
                )

    async def _briefing(self, article: Article) -> Briefing | None:
        """An article's analysis; None when it failed, which its opening will tell."""
        done: asyncio.Future[Answer | Silent] = asyncio.get_running_loop().create_future()

        def listen(answer: Answer | Silent) -> None:
            if not isinstance(answer, Progress) and not done.done():
                done.set_result(answer)

        self._analyst.analyse(article, listen)
        try:
            answer = await done
        finally:
            self._analyst.forget(listen)
        if isinstance(answer, Silent):
            self._analyst.renew()
        return answer.briefing if isinstance(answer, Done) else None

    def _samples(self) -> list[tuple[Article, str]]:
        return [(read(path), str(path)) for path in sorted(folder("seeds").iterdir())]


def _opening(library: Library, document: int, at: Span | None) -> Opening:
    kept = library.articles.get(document)
    article, place = _stored(library, kept), next(iter(kept.places), None)
    for name in kept.places:
        with suppress(SourceError):
            file = file_at(name)
            if file is None or not is_file(file):
                continue
            found = _as_before(read(file, encoding=_given(article)), article)
            known = library.articles.known(found, name)
            if known is not None and known.id == document:
                return Opening(found, name, at if found.text == article.text else None)
    return Opening(article, place, at)


def _stored(library: Library, kept: Document) -> Article:
    """An article as it was read last. Where what it said of itself is spoilt, or its text, that is read anew: what is
    left of the words, and the notes on them, is shown. Raises SpoiltError where there is nothing left."""
    from briefing_tui.library.articles import AGAIN
    from briefing_tui.library.identity import text_id

    with suppress(SpoiltError):
        article = library.articles.article(kept.id)
        if text_id(article.text) == kept.source:
            return article
    marked = any(Path(place).suffix.lower() in MARKDOWN_SUFFIXES for place in kept.places)
    try:
        found = read_text(library.articles.text(kept.source), format="markdown" if marked else "text")
    except SourceError as error:
        raise SpoiltError(f"article {kept.id} is spoilt in the library; {AGAIN}") from error
    if text_id(found.text) == kept.source:
        return found
    return replace(found, notices=(*found.notices, f"its words are spoilt in the library; {AGAIN}"))


def _given(article: Article) -> str | None:
    """The encoding that an article was read in because a user gave it; it is given again."""
    encoding = article.encoding
    return None if encoding is None or encoding.guessed or encoding.name.startswith("utf-") else encoding.name


def _as_before(found: Article, before: Article) -> Article:
    """The article that was found, in the language that a user gave when the same text was read before."""
    same = found.text == before.text and found.language is None
    return replace(found, language=before.language) if same and before.language else found
