"""Writers that are killed, refused or run out of room in the middle, and what must be there afterwards."""

from __future__ import annotations

import ctypes
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from briefing_tui.library.examining import examine
from briefing_tui.library.library import Library
from briefing_tui.reading.source import read_text

TEXT = "The ferry to Orr was late on Friday, the harbour master said. Nobody had told her that the engine was gone."
# Writes notes for ever, and then new words into them; tells of each only when it is safe.
WRITER = """
import os
import sys
from pathlib import Path
from briefing_tui.errors import StoreError
from briefing_tui.library.library import Library
from briefing_tui.model.note import Target
from briefing_tui.model.selector import select
from briefing_tui.model.span import Span

def tell(note, body):
    os.write(1, f"{note} {len(body)}\\n".encode())


library = Library.open(Path(sys.argv[1]))
text = library.articles.article(1).text
most = int(sys.argv[3])
for number in range(most):
    body = f"note {number} of {sys.argv[2]} " + "x" * (number % 7 * 400)
    try:
        note = library.notes.add(1, Target("passage", select(text, Span(4, 9))), body)
        tell(note.id, body)
        longer = library.notes.save(note.id, body + " and more", note.rev).note
        tell(note.id, longer.body)
    except StoreError as error:
        print("refused", error, file=sys.stderr, flush=True)
"""
# Linux, capabilities(7) and prctl(2): what lets root pass over the permissions of files.
_DROP, _OVERRIDE, _SEARCH = 24, 1, 2


def prepared(folder: Path) -> Path:
    """A library with one article, in a folder of its own."""
    file = folder / "library.sqlite3"
    library = Library.open(file)
    library.take_in(read_text(TEXT), "/ferry.txt")
    library.close()
    return file


def writer(file: Path, name: str, most: int = 1_000_000, prefix: Sequence[str] = ()) -> subprocess.Popen[str]:
    """A writer that has begun."""
    return subprocess.Popen(
        (*prefix, sys.executable, "-c", WRITER, str(file), name, str(most)),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip


def lost(file: Path, told: str) -> list[str]:
    """What a writer told of and is not in the library, and what is wrong with the library."""
    problems = examine(file)
    library = Library.open(file)
    bodies = {note.id: len(note.body) for note in library.notes.of(1)}
    library.close()
    for line in told.splitlines():
        words = line.split()
        if len(words) == 2 and bodies.get(words[0], 0) < int(words[1]):
            problems.append(f"the note {words[0]} with {words[1]} characters is lost")
    return problems


def killed(file: Path, random: Random) -> list[str]:
    """Kills two writers after a random number of acknowledged notes; gives what is lost."""
    writers = [writer(file, name) for name in ("one", "two")]
    told = []
    for process in writers:
        lines = [process.stdout.readline() for _ in range(random.randint(1, 12))] if process.stdout else []
        told.append("".join(lines))
    for number, process in enumerate(writers):
        os.killpg(process.pid, signal.SIGKILL)
        # What the stream has read ahead is in it, and not in the pipe any more.
        told[number] += process.stdout.read() if process.stdout else ""
        process.wait()
        for stream in (process.stdout, process.stderr):
            if stream:
                stream.close()
    return lost(file, "\n".join(told))


def strace() -> str | None:
    """The program that injects faults, if it is there and may trace."""
    found = shutil.which("strace")
    if found is None:
        return None
    tried = subprocess.run((found, "-f", "-e", "trace=none", "true"), capture_output=True, check=False)
    return found if tried.returncode == 0 else None


def injected(file: Path, tracer: str, fault: str, *, most: int = 1) -> tuple[list[str], int, str]:
    """Runs a writer of `most` notes into a fault (“signal=KILL:when=3”); gives what is lost, its exit code and what
    it complained of."""
    calls = "pwrite64,write,fsync,fdatasync"
    prefix = (tracer, "-f", "-qq", "-o", os.devnull, "-P", str(file), "-P", f"{file}-wal", "-P", f"{file}-shm",
              "-e", f"trace={calls}", "-e", f"inject={calls}:{fault}")  # fmt: skip
    process = writer(file, "traced", most, prefix)
    told, complaints = process.communicate()
    return lost(file, told), process.returncode, complaints


def broken_off(tracer: str, code: str, file: Path, calls: str, fault: str) -> int:
    """Runs a program with the library's file as its argument into a fault at one of its calls; gives its exit code."""
    done = subprocess.run(
        (tracer, "-f", "-qq", "-o", os.devnull, "-e", f"trace={calls}", "-e", f"inject={calls}:{fault}",
         sys.executable, "-c", code, str(file)),
        capture_output=True, check=False,
    )  # fmt: skip
    return done.returncode


def without_rights() -> None:
    """Makes permissions hold for root too, from the next program on that the process starts."""
    prctl: Callable[..., int] = ctypes.CDLL(None).prctl
    for capability in (_OVERRIDE, _SEARCH):
        prctl(_DROP, capability, 0, 0, 0)
