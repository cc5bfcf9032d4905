"""`briefing library`: the articles that were opened or added before."""

from __future__ import annotations

import io
from argparse import Namespace
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefing_tui.analysis.guard import guarded
from briefing_tui.commands import console
from briefing_tui.commands.extract import line
from briefing_tui.commands.parser import Given, add_encoding, add_language, given
from briefing_tui.configfile import shown
from briefing_tui.errors import ArticleError, SourceError, StoreError, UsageError
from briefing_tui.files import path_of
from briefing_tui.reading.source import STANDARD_INPUT
from briefing_tui.sanitising import clean_line

if TYPE_CHECKING:
    from briefing_tui.analysis.language import Language
    from briefing_tui.commands.parser import Subparsers
    from briefing_tui.library.articles import Document
    from briefing_tui.library.library import Library

DAY = 10  # characters of an ISO time that tell the day


def add(subparsers: Subparsers) -> None:
    """Adds the command to the command line."""
    parser = subparsers.add_parser(
        "library",
        help="list, add, remove and find the articles that are kept",
        description="The library holds every article that was opened in the reader or added here, with its analysis, "
        "notes and corrections. Articles are named by their number, their file, their address, or the first six or "
        "more digits of their id.",
    )
    actions = parser.add_subparsers(title="actions", dest="action", metavar="ACTION", required=True)
    listed = actions.add_parser("list", help="list the articles, the last opened first")
    listed.add_argument("--removed", action="store_true", help="those in the trash instead")
    added = actions.add_parser("add", help="add articles and analyse them")
    added.add_argument("sources", nargs="+", metavar="SOURCE", help="a file, a folder, or “-” for standard input")
    add_language(added)
    add_encoding(added)
    added.add_argument("--no-analysis", action="store_true", help="leave the analysis to the first opening")
    removed = actions.add_parser("remove", help="put articles into the trash, with their notes")
    removed.add_argument("articles", nargs="+", metavar="ARTICLE", help="a number, a file, an address or an id")
    restored = actions.add_parser("restore", help="take articles out of the trash")
    restored.add_argument("articles", nargs="+", metavar="ARTICLE", help="a number, a file, an address or an id")
    found = actions.add_parser("search", help="find articles by title, publisher and place, typing errors forgiven")
    found.add_argument("words", nargs="+", metavar="WORD")
    for each in (listed, found):
        each.add_argument("--json", action="store_true", help="one JSON object a line")


def run(arguments: Namespace) -> int:
    """Does what is asked; gives the exit code. Raises StoreError when the library cannot be used."""
    from briefing_tui.library.library import Library

    if arguments.action == "add":
        return _add(arguments.sources, given(arguments), analysed=not arguments.no_analysis)
    library = Library.existing()
    if library is None:
        if arguments.action in ("remove", "restore"):
            raise UsageError("the library is empty; “briefing library add FILE” puts an article into it")
        return 0
    try:
        if arguments.action in ("remove", "restore"):
            return _turn(library, arguments.articles, arguments.action)
        documents = library.articles.all(removed=arguments.action == "list" and arguments.removed, tell=console.warn)
        if arguments.action == "search":
            from briefing_tui.library.finding import find

            documents = find(documents, " ".join(arguments.words))
        for document in documents:
            console.emit(_object(document) if arguments.json else _row(document))
    finally:
        library.close()
    return 0


def _turn(library: Library, names: Sequence[str], action: str) -> int:
    """Puts articles into the trash or takes them out; one that is not there costs a line, and the exit code is 3."""
    code = 0
    for name in names:
        document = library.articles.find(name)
        if document is None:
            console.warn(f"there is no article “{name}” in the library; see “briefing library list”")
            code = SourceError.exit_code
        elif action == "remove":
            library.articles.remove(document.id)
            console.warn(f"removed {document.title}; “briefing library restore {document.id}” brings it back")
        else:
            library.articles.restore(document.id)
            console.warn(f"restored {document.title}")
    return code


def _add(sources: Sequence[str], known: Given, *, analysed: bool) -> int:
    """Adds articles, each line printed when the article is safe on disk.

    Gives 3 when one could not be read, else 1 when one could not be analysed.
    """
    from briefing_tui.library.library import Library
    from briefing_tui.reading.places import place_of
    from briefing_tui.reading.source import read

    console.check_output()
    code = 0
    language: Language | None = None
    # What is in a folder is counted before the first is read, so that progress has an end.
    files = list(_files(sources))
    library = Library.open()
    if library.store.problem:
        raise StoreError(library.store.problem)
    with console.Progress() as progress:
        for done, source in enumerate(files):
            progress.show(done, done / len(files))
            try:
                if isinstance(source, SourceError):
                    raise source
                with guarded("read"):
                    article = read(source, language=known.language, encoding=known.encoding)
            except (ArticleError, SourceError) as error:
                progress.clear()
                console.warn(str(error) if isinstance(error, SourceError) else f"{source}: {error}")
                code = max(code, error.exit_code)
                continue
            kept = library.take_in(article, place_of(source), opened=False)
            document = kept.document
            if analysed:
                try:
                    language = _analyse(library, document.id, language, progress)
                except ArticleError as error:
                    progress.clear()
                    console.warn(f"{source}: added, but {error}")
                    code = max(code, error.exit_code)
            progress.clear()
            left = len(files) - done - 1
            stored = f"{source} is in the library, as is what could be read before it; {left} more "
            console.acknowledge(_row(document), stored + ("was not read" if left == 1 else "were not read"))
            if kept.told:
                console.warn(f"{source}: {kept.told}")
    library.close()
    return code


def _analyse(library: Library, document: int, language: Language | None, progress: console.Progress) -> Language | None:
    """Keeps the article's analysis unless it is kept already; gives the language model, for the next article."""
    from briefing_tui.analysis.engine import engine

    article = library.as_told(document, library.articles.article(document), console.warn)
    if library.briefing(document, article, engine()) is not None:
        return language
    from briefing_tui.analysis.pipeline import analyse
    from briefing_tui.commands.sources import load_language

    language = language or load_language()
    with guarded():
        briefing = analyse(article, language, progress.parsed)
    library.keep_briefing(document, article, briefing)
    return language


def _files(sources: Sequence[str]) -> Iterator[str | SourceError]:
    """The sources with folders replaced by what they hold; an error stands for what cannot be read."""
    from briefing_tui.reading.places import articles_in

    for source in sources:
        if source == STANDARD_INPUT:
            console.standard_input()
            yield source
            continue
        try:
            yield from map(str, articles_in(path_of(source)))
        except SourceError as error:
            yield error


def _row(document: Document) -> str:
    """An article in a few lines that a person reads."""
    row = io.StringIO()
    row.write(f"{document.id:>4}  {clean_line(document.title)}\n")
    about = [
        document.origin,
        document.published or "",
        f"{document.words} words",
        f"{document.notes} notes" if document.notes != 1 else "1 note",
        f"{document.percent}% read",
        f"opened {document.opened[:DAY]}",
    ]
    row.write(f"      {clean_line(' · '.join(part for part in about if part))}\n")
    for place in document.places:
        row.write(f"      {shown(place)}\n")
    return row.getvalue()


def _object(document: Document) -> str:
    return line(
        {
            "number": document.id,
            "id": document.source[:16],
            "title": document.title,
            "origin": document.origin,
            "published": document.published,
            "words": document.words,
            "notes": document.notes,
            "percent": document.percent,
            "added": document.added,
            "opened": document.opened,
            "removed": document.removed,
            "places": list(document.places),
        }
    )
