"""`briefing report`: a briefing to read or to hand on, as plain text or Markdown."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing_tui.commands import console
from briefing_tui.commands.parser import Given, add_sources, given
from briefing_tui.commands.sources import each

if TYPE_CHECKING:
    from briefing_tui.commands.parser import Subparsers
    from briefing_tui.model.briefing import Briefing

FORMATS = ("text", "markdown")


def add(subparsers: Subparsers) -> None:
    """Adds the command to the command line."""
    parser = subparsers.add_parser(
        "report",
        help="print a report in plain text or Markdown",
        description="Takes the sources apart and prints a report of each: summary, actors, quotes and timeline. What "
        "you have put right in the reader is put right in it.",
    )
    add_sources(parser, "+")
    parser.add_argument("--format", choices=FORMATS, default="text", help="the report's format (text)")


def run(arguments: Namespace) -> int:
    """Prints one report a source; gives the exit code."""
    return print_reports(arguments.sources, given(arguments), arguments.format)


def print_reports(sources: Sequence[str], given: Given, form: str = "text") -> int:
    """Prints the sources' reports in one of `FORMATS`, two blank lines between them; gives the exit code.

    What the reader put right in the reader is put right in them.
    """
    if form == "markdown":
        from briefing_tui.reports.markdown import render
    else:
        from briefing_tui.reports.text import render

    from briefing_tui.commands.corrections import Corrections

    corrections = Corrections(needed=False)
    printed = 0

    def use(briefing: Briefing, source: str) -> None:
        nonlocal printed
        console.emit(("\n\n" if printed else "") + render(corrections.applied(briefing, source)))
        printed += 1

    try:
        return each(sources, given, use, corrections.told)
    finally:
        corrections.close()
