"""The command line's grammar: one parser, to which every subcommand adds itself."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Given:
    """What a command line says of its sources, each None where it says nothing: the date of publication as written,
    the language as a BCP 47 tag, and Python's name of the encoding.
    """

    published: str | None = None
    language: str | None = None
    encoding: str | None = None


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
    """Adds the sources, as many as `nargs` allows, and what is known of all of them."""
    parser.add_argument("sources", nargs=nargs, metavar="SOURCE", help="a file, or “-” for standard input")
    parser.add_argument(
        "--published", metavar="DATE", help="when it was published (2024-05-23, 2024-05), whatever it says itself"
    )
    add_language(parser)
    add_encoding(parser)


def add_language(parser: argparse.ArgumentParser) -> None:
    """Adds the language that articles are in."""
    parser.add_argument(
        "--language",
        metavar="TAG",
        help="the language it is in, whatever it says or seems: “en” analyses what is not taken for English",
    )


def add_encoding(parser: argparse.ArgumentParser) -> None:
    """Adds the encoding that files are in."""
    parser.add_argument(
        "--encoding", metavar="NAME", help="the encoding it is in (cp1251, shift_jis), whatever its bytes seem to say"
    )


def given(arguments: argparse.Namespace) -> Given:
    """What the command line says of its sources; raises UsageError for a language or an encoding that is none."""
    from briefing_tui.reading.decoding import known_encoding
    from briefing_tui.reading.languages import language_tag

    language, encoding = arguments.language, arguments.encoding
    if language is not None and (tag := language_tag(language)) is None:
        raise UsageError(f"“{language}” is no language; write a tag of two or three letters, such as en or de")
    return Given(
        getattr(arguments, "published", None),
        None if language is None else tag,
        None if encoding is None else known_encoding(encoding),
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
