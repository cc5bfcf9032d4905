"""The user's own editor: found, lent the terminal, and what it leaves taken back, whatever that is."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from textual.app import SuspendNotSupported

from briefing_tui.errors import UsageError
from briefing_tui.inputs import open_input
from briefing_tui.sanitising import clean, clean_line

VARIABLES = ("VISUAL", "EDITOR")  # POSIX: what names the user's editor, the one for a whole screen first
USUAL = "vi"
LARGEST = 1_000_000  # bytes that are taken for a note


@dataclass(frozen=True, slots=True)
class Edited:
    """What the editor left: the text, cleaned, or None where the note stays as it was, and what is to be told of it."""

    text: str | None
    told: str = ""


def edit(text: str, lend: Callable[[], AbstractContextManager[None]]) -> Edited:
    """Has a text edited in the user's editor, to which `lend` gives the terminal for as long as its block takes.

    What the editor wrote and the note does not take stays in its file, which is told. Raises UsageError when no editor
    can be run, when there is no place for its file, and when the terminal cannot be lent.
    """
    words = command()
    try:
        folder = Path(tempfile.mkdtemp(prefix="briefing-note-"))
        file = folder / "note.md"
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"there is no place for the editor's file ({error.strerror}); make room") from error
    code: int | OSError
    try:
        # The keys that interrupt mean the editor until the terminal is taken back, a moment after it has ended.
        with _handling({"SIGINT": _ignore, "SIGQUIT": _ignore}), lend():
            # An error that left this block would leave the terminal lent.
            try:
                code = _run([*words, str(file)])
            except OSError as error:
                code = error
    except SuspendNotSupported as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise UsageError("this terminal cannot be lent to an editor; write the note here instead") from error
    name = clean_line(Path(words[0]).name)
    if isinstance(code, OSError):
        shutil.rmtree(folder, ignore_errors=True)
        raise UsageError(f"the editor “{name}” cannot be run ({code.strerror}); set EDITOR to another one")
    edited, is_needed = _taken(file, text, f"The editor “{name}”", code)
    if not is_needed:
        shutil.rmtree(folder, ignore_errors=True)
    return edited


def _taken(file: Path, before: str, editor: str, code: int) -> tuple[Edited, bool]:
    """What becomes of the file that the editor left, and whether it is still needed."""
    ended, kept = _ended(editor, code), f"what it wrote is in {file}"
    stays = "the note is as it was" if before.strip() else "no note is made"
    try:
        data = _read(file)
    except FileNotFoundError:
        return Edited(None, f"{ended} and left no file; {stays}."), False
    except OSError as error:
        return Edited(None, f"{ended} and left what is no note ({error.strerror}); {stays}, {kept}."), True
    written = clean(data.decode("utf-8-sig", "replace"))
    is_same = written.strip() == before.strip()
    if is_same or not written.strip():
        return Edited(None, f"{ended}{'' if is_same else ' and left nothing'}; {stays}."), False
    if code > 0:
        # So an editor says that what it wrote is not to be used.
        return Edited(None, f"{ended}; {stays}, {kept}."), True
    if not _is_utf8(data):
        return Edited(written, f"{editor} wrote what is not all UTF-8; “�” stands for the rest, and {kept}."), True
    return Edited(written, f"{ended}; what it had written is taken." if code else ""), False


def command() -> list[str]:
    """The words that start the editor, the first a file that can be run; raises UsageError where there is none."""
    variable = next((name for name in VARIABLES if os.environ.get(name, "").strip()), None)
    if variable is None:
        found = shutil.which(USUAL)
        if found is None:
            raise UsageError("there is no editor to write in; set EDITOR to yours")
        return [found]
    told = f"{variable} is “{clean_line(os.environ[variable])}”"
    try:
        first, *others = shlex.split(os.environ[variable])
    except ValueError as error:
        raise UsageError(f"{told}, whose quotes or backslashes do not end; set it to your editor") from error
    found = shutil.which(first)
    if found is None:
        there = "which may not be run" if first and os.path.lexists(first) else "which is not there"
        raise UsageError(f"{told}, {there}; set it to your editor")
    return [found, *others]


def _run(words: list[str]) -> int:
    """Runs a program to its end; gives its exit code, or minus the number of the signal that ended it.

    What ends or stops the reader reaches it too; the reader ends when the program has.
    """
    running: list[subprocess.Popen[bytes]] = []
    passed_on: list[int] = []

    def pass_on(number: int, _: FrameType | None) -> None:
        passed_on.append(number)
        for process in running:
            process.send_signal(number)

    def stop(_: int, __: FrameType | None) -> None:
        # Both are stopped, or else the shell would go on waiting for the reader.
        os.kill(os.getpid(), signal.SIGSTOP)

    with _handling({"SIGTERM": pass_on, "SIGHUP": pass_on, "SIGTSTP": stop}), subprocess.Popen(words) as process:
        running.append(process)
        # What came while it was being started.
        for number in passed_on:
            process.send_signal(number)
        code = process.wait()
    for number in passed_on:
        if callable(signal.getsignal(number)):
            signal.raise_signal(number)
    return code


def _ignore(_: int, __: FrameType | None) -> None:
    """The terminal sends it to the program as well, which may do with it what it likes."""


@contextmanager
def _handling(handlers: dict[str, Callable[[int, FrameType | None], None]]) -> Iterator[None]:
    """Has signals handled otherwise for the length of the block, save those that are ignored or that there are not."""
    numbers = {number: handlers[number.name] for number in signal.Signals if number.name in handlers}
    before = {number: signal.getsignal(number) for number in numbers}
    for number, handler in numbers.items():
        if before[number] is not signal.SIG_IGN:
            signal.signal(number, handler)
    try:
        yield
    finally:
        for number, known in before.items():
            signal.signal(number, signal.SIG_DFL if known is None else known)


def _ended(editor: str, code: int) -> str:
    if code < 0:
        return f"{editor} was ended by {signal.Signals(-code).name}"
    return f"{editor} ended with code {code}" if code else f"{editor} ended"


def _read(file: Path) -> bytes:
    """The bytes of the file; raises OSError when it is no file, or too large for a note."""
    with open_input(file) as found:
        data = found.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise OSError(0, f"it has more than {LARGEST:,} bytes")
    return data


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
