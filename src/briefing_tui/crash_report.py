"""Reports of unexpected errors, for whoever mends the program: where it was, and never what it was about.

An exception's message and a frame's variables hold words of the article or the note that was being worked on, which are
nobody else's business; a report is made to be handed on. So it has the exception's type, the files, lines and functions
of its traceback, and versions, and nothing more.
"""

from __future__ import annotations

import errno
import os
import platform
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from importlib import metadata
from itertools import count
from pathlib import Path
from traceback import walk_tb
from types import CodeType, TracebackType

from briefing_tui.files import private_folder
from briefing_tui.folders import state_folder
from briefing_tui.version import __version__

KEPT = 5  # the newest reports that are kept
MOST_FRAMES = 60  # of one traceback: the outermost half of them and the innermost
MOST_CAUSES = 10  # exceptions that led to one another
_PREFIX, _SUFFIX = "crash-", ".txt"
_DEPENDENCIES = ("textual", "rich", "spacy", "markdown-it-py")


def reported(error: BaseException, command: str) -> str:
    """Writes a report of an error in the named command; gives the line that says what happened and where that is.

    It never raises: where there can be no report, the line says so.
    """
    told = f"an error of the program itself ({summary(error)})"
    try:
        file = write_report(error, command)
    except Exception as failed:  # noqa: BLE001 - whatever is wrong with the report, the error is what is told
        return f"{told}; its report could not be written ({type(failed).__name__}), so please report this line"
    return f"{told}; please report it with {file}, which holds nothing of what you read or wrote"


def write_report(error: BaseException, command: str) -> Path:
    """Writes a report of an error in the named command to a new file in the state folder, and removes the oldest ones;
    gives the file. Only its owner may read it.

    Raises OSError when it cannot be written, and SettingsError when there is no home folder.
    """
    data = report(error, command).encode("utf-8", "replace")
    folder = state_folder()
    private_folder(folder)
    older = reports(folder)
    for number in count(_number(older[-1]) + 1 if older else 1):
        file = folder / f"{_PREFIX}{number:04d}{_SUFFIX}"
        with suppress(FileExistsError):
            descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            break
    try:
        with os.fdopen(descriptor, "wb") as out:
            out.write(data)
    except OSError:
        file.unlink(missing_ok=True)
        raise
    for old in older[: 1 - KEPT]:
        with suppress(OSError):
            old.unlink()
    return file


def reports(folder: Path) -> list[Path]:
    """The reports in a folder, the newest last, by their numbers: no clock can mislead those."""
    try:
        found = [file for file in folder.iterdir() if _number(file)]
    except OSError:
        return []
    return sorted(found, key=_number)


def _number(file: Path) -> int:
    """The number in a report's name; 0 for another file."""
    middle = file.name.removeprefix(_PREFIX).removesuffix(_SUFFIX)
    named = file.name == f"{_PREFIX}{middle}{_SUFFIX}" and middle.isascii() and middle.isdigit() and len(middle) < 10
    return int(middle) if named else 0


def summary(error: BaseException) -> str:
    """The error in a few words: its type, and the line that it came from."""
    frames = list(_frames(error.__traceback__))
    return f"{_type(error)} in {frames[-1]}" if frames else _type(error)


def report(error: BaseException, command: str) -> str:
    """The text of a report."""
    return "\n".join([*_about(command), *_told(error), ""])


def _about(command: str) -> Iterator[str]:
    yield f"briefing-tui {__version__}: an unexpected error in “briefing {command}”"
    yield f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC"
    yield f"Python {platform.python_version()}, {platform.system()} {platform.release()} {platform.machine()}"
    for name in _DEPENDENCIES:
        with suppress(metadata.PackageNotFoundError):
            yield f"{name} {metadata.version(name)}"
    yield "This report holds no words of an article or a note."


def _told(error: BaseException) -> Iterator[str]:
    """An exception and what it came from, the one that was raised last first."""
    seen: set[int] = set()
    pending = [("", error)]
    while pending and len(seen) < MOST_CAUSES:
        before, each = pending.pop(0)
        if id(each) in seen:
            continue
        seen.add(id(each))
        yield ""
        yield f"{before}{_type(each)}"
        frames = list(_frames(each.__traceback__))
        left_out = max(0, len(frames) - MOST_FRAMES)
        half = MOST_FRAMES // 2
        yield from (f"  {frame}" for frame in frames[: half if left_out else None])
        if left_out:
            yield f"  … {left_out} more"
            yield from (f"  {frame}" for frame in frames[-half:])
        if isinstance(each, BaseExceptionGroup):
            pending += [("one of its group: ", inner) for inner in each.exceptions]
        if each.__cause__ is not None:
            pending.append(("caused by ", each.__cause__))
        elif each.__context__ is not None and not each.__suppress_context__:
            pending.append(("while another was handled: ", each.__context__))


def _type(error: BaseException) -> str:
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    # A system's error number is one of a few, whatever the file was called.
    code = errno.errorcode.get(error.errno) if isinstance(error, OSError) and error.errno else None
    return f"{name} ({code})" if code else name


def _frames(trace: TracebackType | None) -> Iterator[str]:
    """The places that a traceback leads through, the innermost last: “briefing_tui/tui/app.py:12 ReaderApp.run”."""
    for frame, line in walk_tb(trace):
        yield f"{_place(frame.f_code)}:{line} {frame.f_code.co_qualname}"


def _place(code: CodeType) -> str:
    """A file under the folder that it was imported from, since the folder itself may be named after the user."""
    file = Path(code.co_filename)
    folders = [Path(folder) for folder in sys.path if folder and file.is_relative_to(folder)]
    return file.relative_to(max(folders, key=lambda each: len(each.parts))).as_posix() if folders else file.name
