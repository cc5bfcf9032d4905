"""`briefing extract --jsonl`: a batch of articles as JSON Lines, each answered by one line in the same order."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from stat import S_ISREG
from typing import TYPE_CHECKING, BinaryIO, get_args

from briefing_tui.analysis.guard import guarded
from briefing_tui.commands import console
from briefing_tui.commands.extract import line as json_line
from briefing_tui.commands.sources import load_language
from briefing_tui.errors import ArticleError, ContractError, SourceError, UsageError
from briefing_tui.inputs import open_input
from briefing_tui.model.codec import to_json
from briefing_tui.reading.source import LARGEST, STANDARD_INPUT, Format, read_text

if TYPE_CHECKING:
    from briefing_tui.analysis.language import Language
    from briefing_tui.commands.parser import Given
    from briefing_tui.model.article import Article

FORMATS: tuple[Format, ...] = get_args(Format)
# In bytes, the line's end included: JSON may write the two bytes of a Cyrillic letter in six.
LONGEST_LINE = 3 * LARGEST
_PIECE = 1_000_000
_FIELDS = ("id", "text", "format", "title", "published", "publisher", "url", "author", "language")


@dataclass(frozen=True, slots=True)
class Row:
    """One article of a batch, as its line gives it; None for what the line leaves out."""

    text: str
    id: str | None = None
    format: Format = "text"
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    author: str | None = None
    language: str | None = None


class LineError(ContractError):
    """A line of a batch is not an article; `id` is the one that it gives, as far as it gives one."""

    def __init__(self, message: str, article_id: str | None = None) -> None:
        super().__init__(message)
        self.id = article_id


def extract(source: str, given: Given) -> int:
    """Answers every line of the file `source` (“-” for standard input) on standard output; gives the exit code.

    The date `given` stands in where a line has no publication date of its own; the language goes before those of the
    lines. A bad line is answered by an object with "error", "line" (counted from 1) and its "id" where it has one, and
    the code is 1 at the end; so is a line whose article cannot be taken apart. Blank lines are skipped. Raises
    SourceError when the file cannot be read, and LanguageError when there is no language model.
    """
    code = 0
    language: Language | None = None
    with ExitStack() as stack:
        file = _opened(source, stack)
        size = _size(file)
        progress = stack.enter_context(console.Progress())
        read = done = 0
        for number, (data, length) in enumerate(_lines(file, source), start=1):
            read += length
            if not data:
                continue
            progress.show(done, read / size if size else None)
            row: Row | None = None
            try:
                with guarded():
                    row = parse(data, first=number == 1)
                    article = _article(row, given)
                language = language or load_language()
                with guarded():
                    answer = _document(row, article, language, progress)
            except LineError as error:
                code, answer = 1, _fault(str(error), number, error.id)
            except ArticleError as error:
                code, answer = 1, _fault(str(error), number, row.id if row else None)
            console.emit(answer)
            done += 1
    return code


def parse(data: bytes, first: bool = False) -> Row:
    """The article that a line describes; fields that are not known are ignored. `first` allows a byte order mark.

    Raises LineError when the line is longer than `LONGEST_LINE`, not UTF-8, not a JSON object, or a field is of the
    wrong kind.
    """
    if len(data) > LONGEST_LINE:
        raise LineError(f"longer than {LONGEST_LINE // 1_000_000} MB, too long for an article; give the article alone")
    try:
        entry = json.loads(data.decode("utf-8-sig" if first else "utf-8"))
    except UnicodeDecodeError as error:
        raise LineError(f"not UTF-8 at byte {error.start}; write the line as UTF-8") from error
    except json.JSONDecodeError as error:
        raise LineError(f"not JSON: {error}; write one object a line") from error
    except (ValueError, RecursionError) as error:
        told = "its values are nested too deeply" if isinstance(error, RecursionError) else "a number in it is too long"
        raise LineError(f"not JSON that can be read: {told}; write the fields as strings") from error
    if not isinstance(entry, dict):
        raise LineError('not a JSON object; write {"id": …, "text": …}')
    known = {field: entry[field] for field in _FIELDS if entry.get(field) is not None}
    article_id = known.get("id") if isinstance(known.get("id"), str) else None
    for field, value in known.items():
        if not isinstance(value, str):
            raise LineError(f'"{field}" is not a string; write it in quotation marks', article_id)
    if "text" not in known:
        raise LineError('there is no "text"; give the article\'s text', article_id)
    if known.get("format", "text") not in FORMATS:
        raise LineError(f'"format" is neither of {" and ".join(FORMATS)}', article_id)
    return Row(**known)


def _article(row: Row, given: Given) -> Article:
    """The article of a row; raises LineError when its text or its publication date cannot be used."""
    try:
        return read_text(
            row.text,
            format=row.format,
            published=row.published or given.published,
            title=row.title,
            byline=row.author,
            publisher=row.publisher,
            url=row.url,
            language=given.language or row.language,
            origin="metadata" if row.published else "user",
        )
    except (SourceError, UsageError) as error:
        raise LineError(str(error), row.id) from error


def _document(row: Row, article: Article, language: Language, progress: console.Progress) -> str:
    from briefing_tui.analysis.pipeline import analyse

    briefing = analyse(article, language, progress.parsed)
    return json_line(to_json(briefing if row.id is None else replace(briefing, id=row.id)))


def _fault(message: str, number: int, article_id: str | None) -> str:
    named = {} if article_id is None else {"id": article_id}
    return json_line({"error": message, "line": number, **named})


def _opened(source: str, stack: ExitStack) -> BinaryIO:
    if source == STANDARD_INPUT:
        return console.standard_input()
    try:
        return stack.enter_context(open_input(source, pipes=True))
    except OSError as error:
        raise _unreadable(source, error) from error


def _lines(file: BinaryIO, source: str) -> Iterator[tuple[bytes, int]]:
    """Each line and its length in bytes: of one beyond `LONGEST_LINE` as much as shows that, of blanks nothing."""
    try:
        while data := file.readline(LONGEST_LINE + 1):
            length, piece, blank = len(data), data, data.isspace()
            while len(data) > LONGEST_LINE and piece and not piece.endswith(b"\n"):
                piece = file.readline(_PIECE)
                length += len(piece)
                blank = blank and not piece.strip()
            yield b"" if blank else data, length
    except OSError as error:
        raise _unreadable(source, error) from error


def _unreadable(source: str, error: OSError) -> SourceError:
    named = "standard input" if source == STANDARD_INPUT else source
    return SourceError(f"{named}: the batch cannot be read: {error.strerror}; give a file of JSON Lines")


def _size(file: BinaryIO) -> int:
    """How many bytes there are to read; 0 where that cannot be known."""
    status = os.fstat(file.fileno())
    return status.st_size if S_ISREG(status.st_mode) else 0
