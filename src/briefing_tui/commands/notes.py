"""`briefing notes`: notes from scripts and to other programs."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_tui.commands import console
from briefing_tui.commands.extract import line
from briefing_tui.commands.parser import Given, add_encoding, add_language, given
from briefing_tui.errors import BriefingError, ContractError, SourceError, SpoiltError, StoreError, UsageError
from briefing_tui.files import is_file, may_be_there, path_of, replace_file
from briefing_tui.inputs import open_input
from briefing_tui.reading.source import STANDARD_INPUT
from briefing_tui.sanitising import clean_line

if TYPE_CHECKING:
    from briefing_tui.commands.parser import Subparsers
    from briefing_tui.library.articles import Document
    from briefing_tui.library.library import Library
    from briefing_tui.model.note import Note
    from briefing_tui.model.span import Span

FORMATS = ("markdown", "json", "web-annotation", "hypothesis")
# Bytes of a file of notes: far more than anybody writes, and still read in a moment.
LARGEST = 200_000_000


def add(subparsers: Subparsers) -> None:
    """Adds the command to the command line."""
    parser = subparsers.add_parser(
        "notes",
        help="add, list, export and import notes",
        description="Notes are kept in the library, each on words of an article or on the whole of it. SOURCE is a "
        "file, “-” for standard input, or an article of the library by its number, address or id.",
    )
    actions = parser.add_subparsers(title="actions", dest="action", metavar="ACTION", required=True)
    adding = actions.add_parser("add", help="write a note; prints its id once it is safe on disk")
    adding.add_argument("source", metavar="SOURCE")
    add_language(adding)
    add_encoding(adding)
    adding.add_argument("--quote", metavar="WORDS", help="the words that it is on; without them, the whole article")
    adding.add_argument("--nth", type=int, metavar="N", help="which place of the words, where there are several")
    adding.add_argument("--text", required=True, metavar="TEXT", help="the note, Markdown; “-” for standard input")
    listing = actions.add_parser("list", help="list notes")
    listing.add_argument("source", nargs="?", metavar="SOURCE", help="only those on this article")
    listing.add_argument("--json", action="store_true", help="one JSON object a line")
    listing.add_argument("--deleted", action="store_true", help="those in the trash")
    listing.add_argument("--tag", metavar="WORD", help="only those with this tag")
    exporting = actions.add_parser("export", help="print notes for other programs, or to keep them")
    exporting.add_argument("sources", nargs="*", metavar="SOURCE", help="only those on these articles")
    exporting.add_argument("--format", choices=FORMATS, default="markdown", help="markdown by default")
    exporting.add_argument("-o", "--output", metavar="FILE", help="write to a file instead")
    importing = actions.add_parser("import", help="take notes in from JSON that any of the programs wrote, all or none")
    importing.add_argument("file", metavar="FILE", help="a file, “-” for standard input")
    moving = actions.add_parser(
        "move",
        help="put the notes and corrections of one article on another version of it",
        description="When a file has changed so much that it is taken for another article, its notes stay with the old "
        "one, which is said when the file is read. This puts them on the new one, where their words are looked for.",
    )
    moving.add_argument("old", metavar="OLD", help="the article that they are on: a number, an address or an id")
    moving.add_argument("new", metavar="NEW", help="the article they go to: a number, a file, an address or an id")
    for name, told in (("delete", "put notes into the trash"), ("restore", "take notes out of the trash")):
        turning = actions.add_parser(name, help=told)
        turning.add_argument("notes", nargs="+", metavar="ID")


def run(arguments: Namespace) -> int:
    """Does what is asked; gives the exit code. Raises StoreError when the library cannot be used."""
    actions: dict[str, Callable[[Namespace], int]] = {
        "add": _add,
        "list": _list,
        "export": _export,
        "import": _import,
        "delete": _turn,
        "restore": _turn,
        "move": _move,
    }
    return actions[arguments.action](arguments)


def _add(arguments: Namespace) -> int:
    from briefing_tui.library.library import Library
    from briefing_tui.model.note import Target
    from briefing_tui.model.selector import select

    if arguments.source == STANDARD_INPUT and arguments.text == STANDARD_INPUT:
        raise UsageError("standard input holds either the article or the note; give one of them in a file or as words")
    known = given(arguments)
    console.check_output()
    body = _input("the note") if arguments.text == STANDARD_INPUT else arguments.text
    if not body.strip():
        raise UsageError("the note is empty; give it words with --text")
    library = Library.open()
    if library.store.problem:
        raise StoreError(library.store.problem)
    document = _taken_in(library, arguments.source, known)
    text = library.articles.article(document.id).text
    target = Target("article")
    if arguments.quote is not None:
        target = Target("passage", select(text, _place(text, arguments.quote, arguments.nth)))
    note = library.notes.add(document.id, target, body)
    _mirror(library, document.id)
    console.acknowledge(f"{note.id}\n", f"the note is kept as {note.id}, so it need not be added again")
    return 0


def _taken_in(library: Library, source: str, known: Given) -> Document:
    """The article that a source names; one that is read, by what is `known` of it, is in the library from now on."""
    from briefing_tui.reading.places import place_of
    from briefing_tui.reading.source import read

    if source != STANDARD_INPUT and not may_be_there(path_of(source)):
        found = library.articles.find(source)
        if found is not None:
            return found
    article = read(source, language=known.language, encoding=known.encoding)
    kept = library.take_in(article, place_of(source), opened=False)
    if kept.told:
        console.warn(f"{source}: {kept.told}")
    return kept.document


def _place(text: str, words: str, nth: int | None) -> Span:
    """Where the words are in the text, white space and typographic marks aside; raises BriefingError when that is
    nowhere, or not told by `nth` of several places."""
    from briefing_tui.library.folding import fold

    folded, wanted = fold(text), fold(words).text.strip()
    places: list[Span] = []
    at = folded.text.find(wanted) if wanted else -1
    while at >= 0:
        places.append(folded.span_of(at, at + len(wanted)))
        at = folded.text.find(wanted, at + 1)
    quoted = f"“{clean_line(words)[:60]}”"
    if not places:
        raise BriefingError(f"{quoted} is not in the article; give words of it as they stand there")
    if nth is None and len(places) > 1:
        raise BriefingError(f"{quoted} is {len(places)} times in the article; give more words, or --nth N")
    if not 1 <= (nth or 1) <= len(places):
        raise BriefingError(f"{quoted} is {len(places)} times in the article; --nth takes a number up to that")
    return places[(nth or 1) - 1]


def _list(arguments: Namespace) -> int:
    library = _existing()
    if library is None:
        return 0
    if arguments.source is not None:
        document = _known(library, arguments.source)
        notes = library.notes.of(document.id, deleted=arguments.deleted, tell=console.warn) if document else []
    else:
        notes = library.notes.all(deleted=arguments.deleted, tell=console.warn)
    if arguments.tag:
        notes = [note for note in notes if arguments.tag.removeprefix("#").lower() in note.tags]
    titles = {document.id: document.title for document in library.articles.all()}
    for note in notes:
        console.emit(_object(note, titles) if arguments.json else _row(note, titles))
    return 0


def _object(note: Note, titles: dict[int, str]) -> str:
    selector, span = note.target.selector, note.anchor.span
    return line(
        {
            "id": note.id,
            "text": note.body,
            "quote": selector.exact if selector else None,
            "start": span.start if span else None,
            "end": span.end if span else None,
            "state": note.anchor.state,
            "kind": note.target.kind,
            "name": note.target.name,
            "document": note.document,
            "title": titles.get(note.document),
            "tags": list(note.tags),
            "created": note.created,
            "updated": note.updated,
            "deleted": note.deleted,
        }
    )


def _row(note: Note, titles: dict[int, str]) -> str:
    selector = note.target.selector
    quoted = f"“{clean_line(selector.exact)}”" if selector else "on the whole article"
    state = "" if note.anchor.state == "exact" else f" ({note.anchor.state})"
    body = "\n".join(f"    {part}" for part in note.body.split("\n"))
    return f"{note.id}  {clean_line(titles.get(note.document, ''))}\n  {quoted}{state}\n{body}\n\n"


def _export(arguments: Namespace) -> int:
    library = _existing()
    documents: list[int] = []
    for source in arguments.sources:
        found = _known(library, source) if library else None
        if found is None:
            raise SourceError(f"{clean_line(source)} is not in the library, so there are no notes on it")
        documents.append(found.id)
    if library is not None and not arguments.sources:
        found_on = sorted({note.document for note in library.notes.all(tell=console.warn)})
        documents = [document for document in found_on if _readable(library, document)]
    elif library is not None:
        for document in documents:
            library.notes.of(document, tell=console.warn)
            library.dated(document, console.warn)
    text = "" if library is None else _exported(library, documents, arguments.format)
    written = text if arguments.format == "markdown" else console.escaped(text)
    if arguments.output is None:
        console.emit(written)
    else:
        _write(Path(arguments.output), written)
    return 0


def _readable(library: Library, document: int) -> bool:
    """Whether an article can be read; of one that is spoilt it is said that its notes are left out."""
    try:
        library.articles.get(document)
        library.dated(document, console.warn)
    except SpoiltError as error:
        console.warn(f"the notes on article {document} are left out: {error}")
        return False
    return True


def _exported(library: Library, documents: Sequence[int], form: str) -> str:
    if form == "markdown":
        from briefing_tui.reports.notes import render

        parts = [render(library.dated(d), library.notes.of(d), library.articles.get(d).places) for d in documents]
        return "\n\n".join(parts)
    from briefing_tui.library.exchange import hypothesis, own, web_annotation
    from briefing_tui.library.exchange.entry import gather

    shapes = {"json": own.to_json, "web-annotation": web_annotation.to_json, "hypothesis": hypothesis.to_json}
    return json.dumps(shapes[form](gather(library, documents)), ensure_ascii=False, indent=2) + "\n"


def _import(arguments: Namespace) -> int:
    from briefing_tui.library.exchange.importing import bring_in, parse
    from briefing_tui.library.library import Library

    name = "standard input" if arguments.file == STANDARD_INPUT else clean_line(arguments.file)
    console.check_output()
    if arguments.file == STANDARD_INPUT:
        data = console.standard_input().read(LARGEST + 1)
    else:
        try:
            with open_input(arguments.file, pipes=True) as file:
                data = file.read(LARGEST + 1)
        except OSError as error:
            raise SourceError(f"{name} cannot be read: {error.strerror}") from error
    if len(data) > LARGEST:
        raise SourceError(f"{name} is larger than {LARGEST // 1_000_000} MB; split it")
    try:
        entries = parse(data)
    except ContractError as error:
        raise ContractError(f"{name}: {error}") from error
    library = Library.open()
    if library.store.problem:
        raise StoreError(library.store.problem)
    done = bring_in(library, entries)
    for reason in done.refused:
        console.warn(reason)
    for document in sorted(done.documents):
        _mirror(library, document)
    told = f"{done.added} added, {done.changed} changed, {done.known} known already, {len(done.refused)} refused"
    console.acknowledge(f"{told}\n", f"the notes are kept: {told}")
    return 1 if done.refused else 0


def _turn(arguments: Namespace) -> int:
    library = _existing()
    if library is None:
        raise UsageError("the library is empty; “briefing notes add” writes a note")
    # All are looked up first, so that an id that is wrong changes nothing.
    documents = [library.notes.get(note).document for note in arguments.notes]
    for note, document in zip(arguments.notes, documents, strict=True):
        (library.notes.delete if arguments.action == "delete" else library.notes.restore)(note)
        _mirror(library, document)
    return 0


def _move(arguments: Namespace) -> int:
    """Puts what was added to one article on another."""
    library = _existing()
    found = [library.articles.find(name) if library else None for name in (arguments.old, arguments.new)]
    for name, document in zip((arguments.old, arguments.new), found, strict=True):
        if document is None:
            raise SourceError(f"there is no article {name} in the library; see “briefing library list”")
    old, new = found
    if library is None or old is None or new is None or old.id == new.id:
        raise UsageError("an article keeps its own notes; name the one that they are on and the one they go to")
    console.check_output()
    moved = library.move_notes(old.id, new.id)
    for document in (old, new):
        _mirror(library, document.id)
    told = f"{moved} notes of {old.id} are on {new.id} now, “{new.title}”"
    console.acknowledge(f"{told}\n", told)
    return 0


def _existing() -> Library | None:
    from briefing_tui.library.library import Library

    return Library.existing()


def _known(library: Library, source: str) -> Document | None:
    """The article of the library that a source names; nothing is taken in."""
    from briefing_tui.reading.places import place_of
    from briefing_tui.reading.source import read

    if source == STANDARD_INPUT or is_file(path_of(source)):
        place = place_of(source)
        found = library.articles.known(read(source), place)
        displaced = library.articles.displaced(place, found.id if found else None)
        if displaced:
            console.warn(
                f"{source} holds another article now; what you added to “{displaced.document.title}” "
                f"({displaced.added}) is under “briefing notes list {displaced.document.id}”"
            )
        return found
    return library.articles.find(source)


def _mirror(library: Library, document: int) -> None:
    """Writes the article's notes to the mirror folder; the notes are safe also where that fails."""
    from briefing_tui.reports.mirror import mirror

    try:
        mirror(library, document)
    except StoreError as error:
        console.warn(str(error))


def _input(what: str) -> str:
    try:
        return console.standard_input().read().decode("utf-8", "replace")
    except OSError as error:
        raise SourceError(f"{what} cannot be read from standard input: {error.strerror}") from error


def _write(file: Path, text: str) -> None:
    """Writes a file whole or not at all, for its owner alone."""
    try:
        replace_file(file, text.encode("utf-8", "replace"), private=True)
    except OSError as error:
        raise BriefingError(f"{clean_line(str(file))} cannot be written: {error.strerror}") from error
