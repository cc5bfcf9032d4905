"""The program in a pseudo-terminal of its own, and what a terminal makes of what it wrote."""

from __future__ import annotations

import os
import re
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from typing import TypeAlias

import pexpect

QUIT = "\x11"
# What is on and off when no program has the terminal: the cursor (25) and line wrap (7) are on, the alternate screen,
# mouse and focus reports, bracketed paste and resize reports are off.
USUAL = {7: True, 25: True}

Child: TypeAlias = "pexpect.spawn[str]"

_MODE = re.compile(r"\x1b\[\?([\d;]+)([hl])")
_KEYBOARD = re.compile(r"\x1b\[([><])\d*u")


@contextmanager
def started(environment: dict[str, str], *command: str) -> Iterator[Child]:
    """The command in a terminal of its own of 120 columns and 40 lines; it is ended at the end."""
    # The type stubs ask for the type of os.environ.
    env = os.environ.copy()
    env.clear()
    env.update(environment)
    child = pexpect.spawn(command[0], list(command[1:]), env=env, dimensions=(40, 120), encoding="utf-8", timeout=30)
    child.logfile_read = StringIO()
    try:
        yield child
    finally:
        child.close(force=True)


def leave(child: Child) -> int | None:
    """Asks the reader to quit and gives the exit code."""
    child.send(QUIT)
    return ended(child)[1]


def ended(child: Child) -> tuple[str, int | None]:
    """What the program wrote until it ended by itself, and its exit code."""
    child.expect(pexpect.EOF)
    child.close()
    return child.before or "", child.exitstatus


def written(child: Child) -> str:
    """All that the program has written so far, as far as it was read."""
    assert isinstance(child.logfile_read, StringIO)
    return child.logfile_read.getvalue()


def last_words(child: Child) -> str:
    """What the program wrote, other than to switch modes, after it left the alternate screen."""
    return re.sub(r"\x1b\[[\d?><;]*[a-z]", "", written(child).rpartition("\x1b[?1049l")[2])


def stopped(child: Child) -> bool:
    """Waits until the program has stopped, or ended; gives whether it has stopped."""
    assert child.pid is not None
    return os.WIFSTOPPED(os.waitpid(child.pid, os.WUNTRACED)[1])


def hung_up(child: Child) -> int | None:
    """Closes the terminal and gives the exit code of the program in it."""
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, child.child_fd)
    os.close(nothing)
    return child.wait()


def is_restored(child: Child) -> bool:
    """Whether the terminal is as no program has it: its modes, the keyboard protocol, and its line discipline."""
    modes = {
        int(mode): switched == "h" for found, switched in _MODE.findall(written(child)) for mode in found.split(";")
    }
    pushed = [direction == ">" for direction in _KEYBOARD.findall(written(child))]
    echo = termios.tcgetattr(child.child_fd)[3] & (termios.ECHO | termios.ICANON | termios.ISIG | termios.IEXTEN)
    return (
        all(on == USUAL.get(mode, False) for mode, on in modes.items())
        and pushed.count(True) == pushed.count(False)
        and echo == termios.ECHO | termios.ICANON | termios.ISIG | termios.IEXTEN
    )
