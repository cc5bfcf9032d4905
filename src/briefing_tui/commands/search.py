"""`briefing search`: finds words in all articles, notes, quotes and actors of the library."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from briefing_tui.commands import console
from briefing_tui.commands.extract import line
from briefing_tui.errors import UsageError
from briefing_tui.sanitising import clean_line

if TYPE_CHECKING:
    from briefing_tui.commands.parser import Subparsers
    from briefing_tui.library.search import Hit

MOST = 50


def add(subparsers: Subparsers) -> None:
    """Adds the command to the command line."""
    parser = subparsers.add_parser(
        "search",
        help="search all articles, notes, quotes and actors",
        description='Searches the library. Words are found in any order; “"two words"” finds a phrase, “word*” what '
        "begins so, “-word” leaves out what has the word. said:NAME gives what an actor said in any article, in order "
        "of date; tag:WORD notes with a tag; in:notes, in:quotes, in:actors and in:articles search only those.",
    )
    parser.add_argument("query", nargs="+", metavar="WORD")
    parser.add_argument("--limit", type=int, default=MOST, metavar="N", help=f"at most so many ({MOST})")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def run(arguments: Namespace) -> int:
    """Prints what is found; gives 0, also when nothing is. Raises StoreError when the library cannot be used."""
    from briefing_tui.library.library import Library

    if arguments.limit < 1:
        raise UsageError("--limit takes a number from 1 up")
    library = Library.existing()
    if library is None:
        console.warn("the library is empty; “briefing library add FILE” puts an article into it")
        return 0
    try:
        hits = library.search.everything(_query(arguments.query), limit=arguments.limit)
    finally:
        library.close()
    for hit in hits:
        console.emit(_object(hit) if arguments.json else _row(hit))
    return 0


def _query(words: list[str]) -> str:
    """The query as typed; an argument that the shell gave whole, with blanks in it, is one query by itself or a phrase
    among others."""
    if len(words) == 1:
        return words[0]
    return " ".join(f'"{word}"' if " " in word and '"' not in word and ":" not in word else word for word in words)


def _row(hit: Hit) -> str:
    who = f"{hit.speaker}: " if hit.speaker else ""
    about = " · ".join(part for part in (hit.published, hit.title, f"article {hit.document}") if part)
    return f"{hit.kind:<8}{clean_line(f'{who}{hit.words}')}\n        {clean_line(about)}\n"


def _object(hit: Hit) -> str:
    return line(
        {
            "kind": hit.kind,
            "document": hit.document,
            "title": hit.title,
            "published": hit.published,
            "words": hit.words,
            "start": hit.start,
            "end": hit.end,
            "item": hit.ref.id if hit.ref else None,
            "note": hit.note,
            "speaker": hit.speaker,
        }
    )
