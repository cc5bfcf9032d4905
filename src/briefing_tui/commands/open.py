"""`briefing [SOURCE…]`: the reader, or a plain-text report where there is no terminal to show it on."""

from __future__ import annotations

import gc
import io
import os
import sys
from argparse import Namespace
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_tui.commands import console
from briefing_tui.commands.parser import add_sources, given
from briefing_tui.errors import BriefingError, SourceError, UsageError
from briefing_tui.reading.source import LARGEST, STANDARD_INPUT

if TYPE_CHECKING:
    from briefing_tui.commands.parser import Subparsers

# POSIX, “General Terminal Interface”: the controlling terminal of the process.
_TERMINAL = "/dev/tty"
# Other names of standard input, which the terminal is about to take the place of.
_STANDARD_INPUTS = frozenset(("/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"))


def add(subparsers: Subparsers) -> None:
    """Adds the command to the command line."""
    parser = subparsers.add_parser(
        "open",
        help="open the reader; the same as no command at all",
        description="Opens the reader on the sources, or on the library where none is given. Where the output is not a "
        "terminal that can show it, prints a plain-text report instead.",
    )
    add_sources(parser, "*")


def run(arguments: Namespace) -> int:
    """Opens the reader, or prints reports; gives the exit code.

    Raises UsageError when there is nothing to open or to report, and when the first source is a bare word that names
    no file.
    """
    sources = tuple(STANDARD_INPUT if source in _STANDARD_INPUTS else source for source in arguments.sources)
    if sources:
        _check_first(sources[0])
    known = given(arguments)
    if not console.is_terminal(sys.stdout) or console.is_dumb():
        if not sources:
            raise UsageError("the reader needs a terminal; name an article to have a plain-text report of it instead")
        from briefing_tui.commands.report import print_reports

        return print_reports(sources, known)
    if not console.is_terminal(sys.stdin):
        if not sources:
            raise UsageError("standard input is not a terminal; to read the article that comes from it, give “-”")
        _reopen_terminal(STANDARD_INPUT in sources)
    if not console.is_terminal(sys.stderr):
        # Textual draws on standard error.
        os.dup2(sys.stdout.fileno(), 2)
    # What is imported lives as long as the program: collecting it is work for nothing, now and at every key after.
    gc.disable()
    from briefing_tui.reading.places import place_of
    from briefing_tui.reading.source import read

    # Before Textual is loaded, so that a source that cannot be read is told at once.
    articles = [
        (read(source, published=known.published, language=known.language, encoding=known.encoding), place_of(source))
        for source in sources
    ]
    from briefing_tui.tui.running import run as run_reader

    gc.freeze()
    gc.enable()
    return run_reader(articles, console.warn)


def _check_first(word: str) -> None:
    """Raises UsageError when the first word is neither a file nor like a path: most likely a mistyped command."""
    if word == STANDARD_INPUT or os.sep in word or "/" in word or Path(word).suffix:
        return
    with suppress(OSError):
        if Path(word).exists():
            return
    from difflib import get_close_matches

    from briefing_tui.commands.main import COMMANDS

    near = get_close_matches(word, COMMANDS, n=1)
    hint = f"did you mean “briefing {near[0]}”?" if near else "see “briefing --help” for the commands"
    raise UsageError(f"“{word}” is neither a file nor a command; {hint}")


def _reopen_terminal(keep: bool) -> None:
    """Puts the controlling terminal on descriptor 0, for the reader's keys.

    With `keep`, standard input is read first (as far as any source is) and stays readable as `sys.stdin`. Raises
    SourceError when it cannot be read, and BriefingError when the process has no controlling terminal.
    """
    piped = console.standard_input()
    data = b""
    if keep:
        try:
            data = piped.read(LARGEST + 1)
        except OSError as error:
            raise SourceError(f"standard input cannot be read: {error.strerror}; name a file instead") from error
    try:
        terminal = os.open(_TERMINAL, os.O_RDWR)
    except OSError as error:
        raise BriefingError(
            f"there is no terminal to take keys from ({error.strerror}); use “briefing report” for a plain-text report"
        ) from error
    if terminal != 0:
        os.dup2(terminal, 0)
        os.close(terminal)
    if keep:
        sys.stdin = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8")
