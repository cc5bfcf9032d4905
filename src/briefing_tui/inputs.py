"""Opens the files that somebody named, and nothing that could hang the program or that reading would change."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a named pipe (FIFO)"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)
# Systems without pipes in the file system have neither flag.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_OWN_DESCRIPTORS = Path("/dev/fd")


class NotAFileError(OSError):
    """What a path leads to is no regular file; `strerror` says what it is: “it is a named pipe (FIFO)”."""


def open_input(path: str | os.PathLike[str], *, pipes: bool = False) -> BinaryIO:
    """The regular file at `path`, open for reading.

    What is not one is refused before it is opened, and looked at again once it is open: a path may lead elsewhere
    from one moment to the next. With `pipes`, whatever the program was started with is taken as well: /dev/stdin,
    /dev/fd/3, and the pipe that a shell gives for `<(command)`. Raises NotAFileError, and OSError as `open` does.
    """
    before = Path(path).stat()
    _check(before, pipes)
    descriptor = os.open(path, _FLAGS)
    try:
        state = os.fstat(descriptor)
        if not os.path.samestat(before, state):
            _check(state, pipes=False)
        if not stat.S_ISREG(state.st_mode):
            # Whoever reads from a pipe waits for its writer.
            os.set_blocking(descriptor, True)
        return os.fdopen(descriptor, "rb")
    except BaseException:
        with suppress(OSError):
            os.close(descriptor)
        raise


def _check(state: os.stat_result, pipes: bool) -> None:
    if stat.S_ISREG(state.st_mode) or (pipes and not stat.S_ISDIR(state.st_mode) and _is_inherited(state)):
        return
    kind = next((name for holds, name in _KINDS if holds(state.st_mode)), "no regular file")
    raise NotAFileError(0, f"it is {kind}")


def _is_inherited(state: os.stat_result) -> bool:
    """Whether one of the program's own descriptors leads to the same: nobody gets there through a name alone."""
    try:
        names = os.listdir(_OWN_DESCRIPTORS)  # noqa: PTH208 - the names are numbers, not paths to follow
    except OSError:
        return False
    for name in names:
        with suppress(OSError, ValueError):
            if os.path.samestat(os.fstat(int(name)), state):
                return True
    return False
