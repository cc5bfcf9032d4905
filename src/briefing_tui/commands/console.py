"""The only way to the terminal for the commands: data to standard output, messages to standard error."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from typing import BinaryIO, TextIO

from briefing_tui.errors import BriefingError, SourceError
from briefing_tui.patterns import lazily
from briefing_tui.sanitising import clean, clean_line

# What JSON may carry as it is but a terminal or a reader of lines would act on: DEL and C1 controls, line and
# paragraph separators, bidirectional controls (UAX 9) and their like, surrogates, which UTF-8 cannot write, and tag
# characters, which nobody sees.
_ACTIVE = lazily("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ud800-\udfff\U000e0000-\U000e007f]")


def escaped(json_text: str) -> str:
    """JSON text with every character that a terminal or a reader of lines would act on written as `\\uXXXX`.

    It parses to the same values: the characters all lie inside JSON strings.
    """
    import json

    return _ACTIVE.sub(lambda found: json.dumps(found[0])[1:-1], json_text)


def prepare() -> None:
    """Makes standard output UTF-8 with bare newlines, whatever the locale says; surrogates are written as “?”."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="\n")


def standard_input() -> BinaryIO:
    """Standard input as bytes; raises SourceError when it is closed."""
    if sys.stdin is None:
        raise SourceError("standard input is closed; leave it open, or pipe something into it")
    return sys.stdin.buffer


def emit(text: str, stored: str = "nothing more was written") -> None:
    """Writes data to standard output, cleaned, and hands it on at once.

    Raises BriefingError when it cannot be written (a full disk, a closed output); BrokenPipeError when the reader of
    a pipe has gone. `stored` is the end of the message: what a command that keeps something has kept by then.
    """
    if sys.stdout is None:
        raise BriefingError("standard output is closed; give the command somewhere to write to")
    try:
        sys.stdout.write(clean(text))
        sys.stdout.flush()
    except BrokenPipeError:
        _discard(sys.stdout)
        raise
    except OSError as error:
        _discard(sys.stdout)
        raise BriefingError(f"standard output cannot be written: {error.strerror}; {stored}") from error


def acknowledge(text: str, stored: str) -> None:
    """Writes what a command answers once it has kept something; where that cannot be written, whoever started it is
    told what was `stored` (“the note … is kept”), so that nobody keeps it twice. Raises as `emit` does.
    """
    try:
        emit(text, stored)
    except BrokenPipeError:
        warn(f"nobody read the answer; {stored}")
        raise


def check_output() -> None:
    """Raises BriefingError when standard output is closed: a command that answers keeps nothing then."""
    emit("", "nothing was kept")


def warn(message: str) -> None:
    """Writes one line to standard error, with the program's name before it; silent when nobody can read it."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(f"briefing: {clean_line(message)}\n")
        sys.stderr.flush()
    except OSError:
        _discard(sys.stderr)


def _discard(stream: TextIO) -> None:
    """Sends what is still unwritten to nowhere, so that the interpreter does not try it again when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def is_terminal(stream: TextIO | None) -> bool:
    """Whether the stream is open and leads to a terminal."""
    return stream is not None and not stream.closed and stream.isatty()


def is_dumb() -> bool:
    """Whether the terminal says that it can place nothing (TERM=dumb)."""
    return os.environ.get("TERM") == "dumb"


class Progress:
    """A line on standard error that says how far a run is; silent unless somebody can see it come and go.

    It is shown when standard error is a terminal that is not dumb, and the data goes elsewhere.
    """

    def __init__(self) -> None:
        self._width = 0
        self._articles = ""
        self._write: Callable[[str], object] | None = None
        if is_terminal(sys.stderr) and not is_terminal(sys.stdout) and not is_dumb():
            self._write = sys.stderr.write

    def show(self, done: int, share: float | None) -> None:
        """Says how many articles are done, and which `share` (0 to 1) of the input that is where it is known."""
        counted = f"{done} article{'' if done == 1 else 's'} done"
        self._articles = counted if share is None else f"{counted}, {share:.0%} of the input"
        self._replace(self._articles)

    def parsed(self, done: int, total: int) -> None:
        """Says how many of how many paragraphs of the present article are parsed."""
        part = f"{done} of {total} paragraphs"
        self._replace(f"{self._articles} · {part}" if self._articles else part)

    def clear(self) -> None:
        """Takes the line away."""
        self._replace("")

    def __enter__(self) -> Progress:
        """Gives itself; the line is taken away at the end of the block."""
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    def _replace(self, line: str) -> None:
        if self._write is None:
            return
        line = clean_line(line)
        self._write(f"\r{line.ljust(self._width)}\r{line}")
        sys.stderr.flush()
        self._width = len(line)
