"""`briefing extract`: briefings as JSON, of a source or of a whole batch."""

from __future__ import annotations

import json
import re
from argparse import Namespace
from typing import TYPE_CHECKING

from briefing_tui.commands import console
from briefing_tui.commands.parser import add_sources, given
from briefing_tui.commands.sources import each
from briefing_tui.errors import UsageError
from briefing_tui.model.codec import to_json

if TYPE_CHECKING:
    from briefing_tui.commands.parser import Subparsers
    from briefing_tui.model.briefing import Briefing

# A pair of offsets as json.dumps lays it out over four lines; a string of JSON never holds a line break.
_PAIR = re.compile(r"\[\n\s+(\d+),\n\s+(\d+)\n\s+\]")


def add(subparsers: Subparsers) -> None:
    """Adds the command to the command line."""
    parser = subparsers.add_parser(
        "extract",
        help="print what was found as JSON (briefing/1)",
        description="Prints what was found as JSON of the schema briefing/1: one document laid out for reading for one "
        "source, one document a line for several.",
    )
    add_sources(parser, "*")
    parser.add_argument("--compact", action="store_true", help="one line also for one source")
    parser.add_argument(
        "--corrected",
        action="store_true",
        help="with what you have put right in the reader; without it, what was found",
    )
    parser.add_argument(
        "--jsonl",
        metavar="FILE",
        help='a batch instead of sources, “-” for standard input: on each line one {"id", "text", "format"?, "title"?, '
        '"published"?, "publisher"?, "url"?, "author"?, "language"?}, format being text or '
        "markdown. Prints one document a line, in the same order, as each is ready; "
        'for a bad line {"error", "line", "id"?}, and the exit code is 1 at the end',
    )


def run(arguments: Namespace) -> int:
    """Prints the documents; gives the exit code. Raises UsageError unless there are either sources or a batch,
    and StoreError when corrections are asked for and the library cannot be used.
    """
    known = given(arguments)
    if arguments.jsonl is not None:
        if arguments.corrected:
            raise UsageError("a batch is not in the library; leave --corrected out, or name the sources")
        if arguments.sources:
            raise UsageError("--jsonl takes its articles from the batch; leave the sources out")
        from briefing_tui.commands.batch import extract

        if arguments.encoding is not None:
            raise UsageError("the lines of a batch are UTF-8; leave --encoding out, or name the sources")
        return extract(arguments.jsonl, known)
    if not arguments.sources:
        raise UsageError("no source to extract from; name a file, or give “-” for standard input")
    compact = arguments.compact or len(arguments.sources) > 1
    if not arguments.corrected:
        return each(arguments.sources, known, lambda found, _: console.emit(document(found, compact)))
    from briefing_tui.commands.corrections import Corrections

    corrections = Corrections(needed=True)
    try:
        return each(
            arguments.sources,
            known,
            lambda found, source: console.emit(document(corrections.applied(found, source), compact)),
            corrections.told,
        )
    finally:
        corrections.close()


def document(briefing: Briefing, compact: bool) -> str:
    """A briefing as JSON text with a newline at its end; in one line when `compact`."""
    if compact:
        return line(to_json(briefing))
    text = json.dumps(to_json(briefing), ensure_ascii=False, indent=2)
    return console.escaped(_PAIR.sub(r"[\1, \2]", text)) + "\n"


def line(value: dict[str, object]) -> str:
    """A JSON object as one line with a newline at its end."""
    return console.escaped(json.dumps(value, ensure_ascii=False, separators=(",", ":"))) + "\n"
