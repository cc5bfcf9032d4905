"""The command line's grammar: one parser, to which every subcommand adds itself."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, NoReturn

from briefing_tui.errors import UsageError
from briefing_tui.version import __version__

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction["Parser"]

SHELLS = ("bash", "zsh", "tcsh")

_USAGE = """\
briefing [SOURCE…]            open the reader (a plain-text report where there is no terminal)
       briefing COMMAND …            see the commands below; “briefing COMMAND --help” tells more"""
_EPILOG = """\
SOURCE is a file of plain text or Markdown, or “-” for standard input. A file that is named like a command is
given as ./report. Exit codes: 0 done, 1 failed, 2 usage, 3 source cannot be read, 4 store unavailable,
130 interrupted."""


class Parser(argparse.ArgumentParser):
    """An argument parser that raises UsageError where argparse would print its usage and leave."""

    def error(self, message: str) -> NoReturn:
        """Raises UsageError with argparse's words and where to read on."""
        raise UsageError(f"{message}; see “{self.prog} --help”")


def top() -> tuple[Parser, Subparsers]:
    """The parser of the whole command line, and what subcommands are added to."""
    parser = Parser(
        prog="briefing",
        usage=_USAGE,
        description="Takes a news article apart: summary, actors, quotes and timeline beside the text.",
        epilog=_EPILOG,
        allow_abbrev=False,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"briefing {__version__}")
    parser.add_argument("--print-completion", choices=SHELLS, help="print a completion script for the shell")
    return parser, parser.add_subparsers(title="commands", dest="command", metavar="COMMAND", prog="briefing")


def add_sources(parser: argparse.ArgumentParser, nargs: str) -> None:
    """Adds the sources, as many as `nargs` allows, and the publication date that they share."""
    parser.add_argument("sources", nargs=nargs, metavar="SOURCE", help="a file, or “-” for standard input")
    parser.add_argument(
        "--published", metavar="DATE", help="when it was published (2024-05-23, 2024-05), whatever it says itself"
    )


def completion(parser: Parser, shell: str) -> str:
    """The completion script for one of `SHELLS`; sources complete to file names."""
    import shtab

    commands = next(action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    for command in commands.choices.values():
        for action in command._actions:
            if action.dest in ("sources", "jsonl"):
                action.complete = shtab.FILE
    script: str = shtab.complete(parser, shell)
    return script
