"""A library with a copy and a life after it, damaged, and what restoring it must bring back whatever breaks it off."""

from __future__ import annotations

import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from briefing_tui.library import restoring
from briefing_tui.library.backups import back_up_if_due
from briefing_tui.library.examining import examine
from briefing_tui.library.library import Library
from briefing_tui.model.correction import ActorRef, RenameActor
from briefing_tui.model.note import Target
from briefing_tui.model.selector import select
from briefing_tui.model.span import Span
from briefing_tui.reading.source import read_text
from tests.library.faults import TEXT, broken_off, prepared

OTHER = "The bridge at Velm was shut on Tuesday, and the council will not mend it again, it said in a letter."
WORDS = "x" * 900
# Calls that change what is in a folder.
NAMES = "link,linkat,rename,renameat,renameat2,unlink,unlinkat"
# What is left when a program dies: notes that are on disk in the log alone.
_LOGGED = """
import os, sys; from pathlib import Path; from briefing_tui.library.library import Library
from briefing_tui.model.note import Target
Library.open(Path(sys.argv[1])).notes.add(1, Target('article'), 'in the log'); os._exit(1)
"""
_RESTORE = """
import sys; from pathlib import Path; from briefing_tui.library import restoring
restoring.restore(restoring.plan(Path(sys.argv[1])))
"""


def worn(folder: Path) -> Path:
    """A library with a day's copy, and notes, an article and a correction that are newer than that."""
    file = prepared(folder)
    with closing(Library.open(file)) as library:
        for number in range(40):
            library.notes.add(1, Target("passage", select(TEXT, Span(4, 9))), f"note {number} {WORDS}")
        back_up_if_due(file)
        first = min(library.notes.of(1), key=lambda note: note.created)
        library.notes.save(first.id, f"changed since, {WORDS} #late", first.rev, keep=True)
        for number in range(40, 80):
            library.notes.add(1, Target("passage", select(TEXT, Span(4, 9))), f"note {number} {WORDS}")
        other = library.take_in(read_text(OTHER), "/bridge.txt").document.id
        library.notes.add(other, Target("passage", select(OTHER, Span(4, 10))), "on the bridge")
        library.correct(1, RenameActor(ActorRef("Orr"), "Orrland"), None)
    return file


def damage_leaf(file: Path, number: int) -> None:
    """Damages the page that holds the note of that number, and nothing else."""
    data = bytearray(file.read_bytes())
    at = data.index(f"note {number} x".encode()) // 4096 * 4096
    data[at : at + 4096] = b"\xa5" * 4096
    file.write_bytes(data)


def leave_log(file: Path) -> None:
    """Adds a note as a program does that dies before its log is written into the library."""
    subprocess.run((sys.executable, "-c", _LOGGED, str(file)), check=False)


def notes(file: Path) -> dict[str, str]:
    """Where the words of each note are, under what it says first."""
    with closing(Library.open(file)) as library:
        return {note.body.partition(" x")[0]: note.anchor.state for note in library.notes.all()}


def killed_restoring(model: Path, folder: Path, tracer: str, at: int) -> tuple[list[str], bool]:
    """Kills a restoring of a worn library at a change of a name, and restores again where that is needed; gives what is
    lost, and whether it came to the killing."""
    shutil.copytree(model, folder)
    file = folder / "library.sqlite3"
    leave_log(file)
    damage_leaf(file, 60)
    code = broken_off(tracer, _RESTORE, file, NAMES, f"signal=KILL:when={at}")
    if not file.exists():
        return ["the library is gone"], code != 0
    if examine(file):
        restoring.restore(restoring.plan(file))
    found = notes(file)
    # The page that is damaged holds four notes at the most.
    expected = {f"note {number}" for number in (*range(1, 57), *range(65, 80))}
    lost = sorted((expected | {"in the log", "on the bridge", "changed since,"}) - set(found))
    return [f"{name} is lost" for name in lost] + examine(file), code != 0
