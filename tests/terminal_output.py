"""What a program writes to a terminal, taken apart into the sequences that the terminal obeys.

Two runs, over hostile text and over the same text with stand-ins, must write the same kinds of sequences: whatever is
only in the first came from the text.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TypeAlias

import pexpect

Child: TypeAlias = "pexpect.spawn[bytes]"

# ECMA-48, 5.4 (control sequences) and 8.3.27 (device control strings and their like); xterm ends OSC with BEL too.
_SEQUENCE = re.compile(
    r"\x1b\](?P<osc>[^\x07\x1b]*)(?:\x07|\x1b\\)"
    r"|\x1b(?P<string>[P_^X])[^\x1b]*\x1b\\"
    r"|\x1b\[(?P<private>[<-?]*)(?P<parameters>[0-9:;]*)(?P<between>[ -/]*)(?P<final>[@-~])"
    r"|\x1b(?P<escape>[ -/]*[0-~])"
    r"|(?P<control>[\x00-\x1f\x7f-\x9f])"
    r"|(?P<bidi>[\u202a-\u202e\u2066-\u206f])"
)
# Where and in which colours something is painted differs from run to run: colours, cursor moves, erasing a part of a
# line. What is left of these is the final letter.
_PLACED = frozenset("mABCDEFGHdfX")


def kinds(output: bytes) -> set[str]:
    """The kinds of all sequences in the output, and of all characters that a terminal obeys alone."""
    return {_kind(found) for found in _SEQUENCE.finditer(output.decode("utf-8", "surrogateescape"))}


def _kind(found: re.Match[str]) -> str:
    if found["osc"] is not None:
        return f"OSC {found['osc'].partition(';')[0]}"
    if found["final"]:
        parameters = "" if found["final"] in _PLACED else found["parameters"]
        return f"CSI {found['private']}{parameters}{found['between']}{found['final']}"
    if found["string"]:
        return f"ESC {found['string']} … ST"
    return f"ESC {found['escape']}" if found["escape"] else f"U+{ord(found[0]):04X}"


def clipboard(output: bytes) -> list[str]:
    """What the output writes to the clipboard, still encoded (OSC 52)."""
    text = output.decode("utf-8", "surrogateescape")
    return [found["osc"].split(";")[2] for found in _SEQUENCE.finditer(text) if (found["osc"] or "").startswith("52;")]


class Terminal:
    """A command in a pseudo-terminal of 120 columns and 40 lines, with all that it writes."""

    def __init__(self, child: Child) -> None:
        self.child = child
        self._seen = BytesIO()
        child.logfile_read = self._seen
        child.delaybeforesend = None

    @property
    def output(self) -> bytes:
        """All that was written up to now."""
        return self._seen.getvalue()

    def sees(self, words: str) -> None:
        """Waits until the words are written, in one piece."""
        self.child.expect_exact(words.encode())

    def press(self, keys: str, words: str) -> None:
        """Sends keys and waits for what they bring."""
        self.child.send(keys.encode())
        self.sees(words)

    def paste(self, text: str, words: str) -> None:
        """Pastes a text in brackets, as a terminal does, and waits for words."""
        self.press(f"\x1b[200~{text}\x1b[201~", words)

    def end(self) -> int | None:
        """Waits until the command ends by itself; gives its exit code."""
        self.child.expect(pexpect.EOF)
        self.child.close()
        return self.child.exitstatus


@contextmanager
def terminal(environment: dict[str, str], *command: str) -> Iterator[Terminal]:
    """Runs a command in a terminal of its own; it is ended at the end."""
    # The type stubs ask for the type of os.environ.
    env = os.environ.copy()
    env.clear()
    env.update(environment)
    child: Child = pexpect.spawn(command[0], list(command[1:]), env=env, dimensions=(40, 120), timeout=8)
    try:
        yield Terminal(child)
    finally:
        child.close(force=True)
