"""One sitting of the monkey at a terminal of its own, and what is looked at during it and after it."""

from __future__ import annotations

import os
import re
import shutil
import sys
import time
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tools.monkey_keys import Act, Monkey, Resized, Waited
from tools.monkey_terminal import CALM, Terminal

PATIENCE = 10.0  # seconds until a key has to be answered, and until the program has to be gone after it was left
START = 20.0  # seconds until the first screen, on a busy machine
GONE = 10.0  # seconds until what the program has started has to be gone, after it
EARLY = 500  # keys after which the memory is first looked at: by then every screen has been opened once
ALLOWED = 1.10  # how much of that the memory may be at the end
OFTEN = 100  # keys between two looks whether keys are answered
ANSWER = 1.0  # seconds until “?” has to be answered where it means anything
LAST = 60  # acts that are told of a fault
SCREEN = 80  # lines that are told of what the program wrote last
QUIT = b"\x11"
_SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()][0-9A-B]|.)")
MARK = "BRIEFING_MONKEY"


@dataclass
class Outcome:
    """What came of a session: the faults, in words; how many keys were typed; the memory of the longest sitting of
    more than `EARLY` keys, in kB, early and at its end."""

    seed: int
    faults: list[str] = field(default_factory=list)
    keys: int = 0
    sittings: int = 0
    memory: tuple[int, int] | None = None
    last: list[str] = field(default_factory=list)
    screen: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Places:
    """Where a session begins: `home` with a library, of which each session gets a copy; `articles` to open."""

    home: Path
    articles: tuple[Path, ...]


def play(
    seed: int,
    keys: int,
    places: Places,
    folder: Path,
    *,
    quits: float | None = None,
    program: Sequence[str] = (sys.executable, "-m", "briefing_tui"),
) -> Outcome:
    """One session of so many acts in a home of its own in `folder`.

    A program that was left in order is started again; `quits` is how often it is left, by default never in every
    third session, so that some last.
    """
    random = Random(seed)
    monkey = Monkey(seed, quits=(0.0, 0.01, 0.02)[seed % 3] if quits is None else quits)
    outcome = Outcome(seed)
    home = folder / f"home-{seed}"
    shutil.copytree(places.home, home)
    acts = monkey.acts()
    while outcome.keys < keys and not outcome.faults:
        command = [*program, *_sources(random, places)]
        sitting = _Sitting(outcome, monkey, command, _environment(home, seed), home)
        sitting.play(acts, keys)
    shutil.rmtree(home, ignore_errors=True)
    return outcome


class _Sitting:
    """The program from its start until it is left, or until the session is over."""

    def __init__(
        self, outcome: Outcome, monkey: Monkey, command: list[str], environment: dict[str, str], home: Path
    ) -> None:
        self._outcome = outcome
        self._monkey = monkey
        self._token = environment[MARK]
        self._home = home
        self._terminal = Terminal(command, environment, monkey.size, home, PATIENCE)
        self._told: deque[str] = deque([" ".join(command), "size {}x{}".format(*monkey.size)], LAST)
        self._early = 0
        self._typed = 0
        outcome.sittings += 1

    def play(self, acts: Iterator[Act], keys: int) -> None:
        """Acts until the program ends or the session is over; then it is left, and everything looked at."""
        terminal, outcome = self._terminal, self._outcome
        try:
            self._begin(early=(outcome.seed + outcome.sittings) % 2 == 0)
            while outcome.keys < keys and terminal.ended is None and not outcome.faults:
                self._act(next(acts))
                if self._typed % OFTEN == 0:
                    self._look_whether_answered()
            self._remember()
            if not outcome.faults:
                self._look_whether_answered()
            if not outcome.faults:
                self._leave()
            self._look_after()
        finally:
            terminal.close()
        if outcome.faults:
            outcome.last, outcome.screen = list(self._told), _words(terminal.output)

    def _begin(self, *, early: bool) -> None:
        """Waits for the first screen, or with `early` only until keys can be typed: the terminal keeps them."""
        self._await_taken(START)
        if not early:
            self._terminal.answered(START)

    def _await_taken(self, seconds: float) -> None:
        """Waits until the program takes keys, or is gone: others, Ctrl+C above all, are not for it."""
        until = time.monotonic() + seconds
        while not self._terminal.taken and self._running and time.monotonic() < until:
            self._terminal.listen(0.02)
            if self._terminal.go_on():
                self._told.append("(goes on)")
        if not self._terminal.taken and self._running:
            self._outcome.faults.append(f"the terminal is not taken (again) after {seconds:g} s")

    @property
    def _running(self) -> bool:
        return self._terminal.ended is None

    def _act(self, act: Act) -> None:
        self._await_taken(PATIENCE)
        self._told.append(act.name)
        self._outcome.keys += 1
        self._typed += 1
        if isinstance(act, Resized):
            self._terminal.resize(act.columns, act.rows)
        elif isinstance(act, Waited):
            self._terminal.listen(act.seconds)
        else:
            for number, piece in enumerate(act.pieces):
                if number:
                    self._terminal.listen(act.pause)
                self._terminal.type(piece)
        self._terminal.listen(self._monkey.pause())
        if self._typed == EARLY:
            self._early = self._terminal.memory

    def _look_whether_answered(self) -> None:
        """A new size has to be painted, and where “?” means nothing, Escape closes what is open."""
        terminal = self._terminal
        while terminal.listen(CALM):
            pass
        self._told.append("(looked whether it answers)")
        for size in ((97, 31), (80, 24)):
            terminal.resize(*size)
            self._expect(terminal.answered())
        terminal.type(b"?")
        answered = terminal.answered(ANSWER)
        terminal.type(b"\x1b")
        self._expect(terminal.answered(ANSWER if answered else PATIENCE) or answered)
        terminal.resize(*self._monkey.size)

    def _expect(self, answered: bool) -> None:
        fault = f"nothing answers for {PATIENCE:g} s"
        if not answered and self._running and fault not in self._outcome.faults:
            self._outcome.faults.append(fault)

    def _leave(self) -> None:
        self._told.append("ctrl+q")
        for _ in range(3):
            self._terminal.type(QUIT)
            if self._terminal.left():
                return
        self._outcome.faults.append(f"the program is still there long after ctrl+q ({PATIENCE:g} s)")

    def _remember(self) -> None:
        if self._early and self._running:
            self._outcome.memory = (self._early, self._terminal.memory)

    def _look_after(self) -> None:
        """Looks at the exit code, at what the program wrote, and at what it left behind."""
        terminal, faults = self._terminal, self._outcome.faults
        if self._running:
            terminal.tell()
            return
        if terminal.ended:
            faults.append(f"exit code {terminal.ended}")
        if b"Traceback" in terminal.output:
            faults.append("a traceback")
        for report in sorted((self._home / "state").rglob("crash-*.txt")):
            faults.append(f"a report of an error: {report.read_text(encoding='utf-8')}")
        faults += terminal.unrestored()
        until = time.monotonic() + GONE
        while (left := _processes(self._token)) and time.monotonic() < until:
            time.sleep(0.05)
        faults += [f"process {number} left behind" for number in left]


def _sources(random: Random, places: Places) -> list[str]:
    """What the program is started with: mostly one article, else several, or none for the library."""
    count = random.choices((1, 0, 2), (6, 2, 1))[0]
    return [str(article) for article in random.sample(places.articles, count)]


def _environment(home: Path, seed: int) -> dict[str, str]:
    """The environment of a user of one's own, whose editor and browser do no harm."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "PYTHONPATH": os.environ.get("PYTHONPATH", ""),
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "EDITOR": "true",
        "BROWSER": "true",
        "PYTHONFAULTHANDLER": "1",
        MARK: f"{seed}-{os.getpid()}",
    }


def _processes(token: str) -> list[int]:
    """The processes of a session; none where the system does not tell."""
    found = []
    for environment in Path("/proc").glob("[0-9]*/environ"):
        try:
            held = environment.read_bytes()
        except OSError:
            continue
        if f"{MARK}={token}".encode() in held.split(b"\0"):
            found.append(int(environment.parent.name))
    return found


def _words(output: bytearray) -> list[str]:
    """What the program wrote last, without what is not words."""
    text = bytes(output[-40_000:]).rpartition(b"\x1b[?1049l")[2].decode("utf-8", "replace")
    lines = [_SEQUENCE.sub("", line).strip(" \r│╭╮╰╯─") for line in text.split("\n")]
    return [line for line in lines if line][-SCREEN:]
