"""One sitting of the monkey at a terminal of its own, and what is looked at during it and after it."""

from __future__ import annotations

import errno
import fcntl
import os
import pty
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import termios
import time
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tools.monkey_keys import Act, Monkey, Resized, Waited

START = 20.0  # seconds until the first screen, on a busy machine
PATIENCE = 10.0  # seconds until a key has to be answered, and until the program has to be gone after it was left
GONE = 10.0  # seconds until what the program has started has to be gone, after it
CALM = 0.15  # seconds without output after which what was asked for is drawn
EARLY = 500  # keys after which the memory is first looked at: by then every screen has been opened once
ALLOWED = 1.10  # how much of that the memory may be at the end
OFTEN = 100  # keys between two looks whether keys are answered
ANSWER = 1.0  # seconds until “?” has to be answered where it means anything
LAST = 60  # acts that are told of a fault
SCREEN = 30  # lines that are told of what the program wrote last
# What has to be on after the program, and what off: line wrap and cursor; mouse, focus, paste, the other screen.
ON = ("?7", "?25")
OFF = ("?1000", "?1002", "?1003", "?1004", "?1006", "?1015", "?1049", "?2004", "?2026", "?2048")
QUIT = b"\x11"
_KEYBOARD = re.compile(rb"\x1b\[(?:>\d*|<)u")
_MODE = re.compile(rb"\x1b\[(\?\d+(?:;\d+)*)([hl])")
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


class Terminal:
    """A program in a pseudo-terminal of its own."""

    def __init__(
        self, command: Sequence[str], environment: dict[str, str], size: tuple[int, int], folder: Path
    ) -> None:
        self.output = bytearray()
        self._master, self._slave = pty.openpty()
        self._before = termios.tcgetattr(self._slave)
        self.resize(*size)
        os.set_blocking(self._master, False)
        self._process = subprocess.Popen(
            command,
            stdin=self._slave,
            stdout=self._slave,
            stderr=self._slave,
            cwd=folder,
            env=environment,
            start_new_session=True,
            # Only whom a terminal controls does the kernel tell of another size. There are no threads here.
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509
        )

    @property
    def pid(self) -> int:
        """The number of the program's process."""
        return self._process.pid

    @property
    def ended(self) -> int | None:
        """The exit code, None while the program runs."""
        return self._process.poll()

    @property
    def memory(self) -> int:
        """What the process holds in memory, in kB; 0 where the system does not tell."""
        try:
            status = Path(f"/proc/{self.pid}/status").read_text(encoding="utf-8")
        except OSError:
            return 0
        found = re.search(r"VmRSS:\s+(\d+)", status)
        return int(found[1]) if found else 0

    @property
    def taken(self) -> bool:
        """Whether the program takes keys: it has turned off that the terminal shows them."""
        return not termios.tcgetattr(self._slave)[3] & termios.ECHO

    def go_on(self) -> bool:
        """Has a program go on that Ctrl+Z has stopped, as a shell's user does; gives whether it had stopped."""
        try:
            status = Path(f"/proc/{self.pid}/stat").read_text(encoding="utf-8")
        except OSError:
            return False
        is_stopped = status.rpartition(")")[2].split()[0] == "T"
        if is_stopped:
            self._process.send_signal(signal.SIGCONT)
        return is_stopped

    def resize(self, columns: int, rows: int) -> None:
        """Gives the terminal another size, of which the kernel tells the program."""
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def type(self, data: bytes) -> None:
        """Types bytes, and takes what the program writes meanwhile."""
        until = time.monotonic() + PATIENCE
        while data and self.ended is None and time.monotonic() < until:
            try:
                data = data[os.write(self._master, data) :]
            except BlockingIOError:
                self.listen(0.01)

    def listen(self, seconds: float) -> bool:
        """Takes what the program writes for so long; gives whether it wrote anything."""
        before, until = len(self.output), time.monotonic() + seconds
        while True:
            left = until - time.monotonic()
            ready, _, _ = select.select([self._master], [], [], max(0.0, left))
            if ready and not self._read():
                break
            if left <= 0:
                break
        return len(self.output) > before

    def answered(self, seconds: float | None = None) -> bool:
        """Whether the program writes anything before so many seconds are over; waits until all of it is there."""
        until = time.monotonic() + (PATIENCE if seconds is None else seconds)
        while time.monotonic() < until and self.ended is None:
            self.go_on()
            if self.listen(0.02):
                while self.listen(CALM) and self.ended is None and time.monotonic() < until:
                    pass
                return True
        return False

    def left(self) -> bool:
        """Whether the program ends in time; what it wrote last is taken."""
        until = time.monotonic() + PATIENCE
        while self.ended is None and time.monotonic() < until:
            self.go_on()
            self.listen(0.05)
        self.listen(0.05)
        return self.ended is not None

    def unrestored(self) -> list[str]:
        """What of the terminal is not as it was before the program."""
        on: dict[str, bool] = {}
        for modes, turn in _MODE.findall(bytes(self.output)):
            on.update(dict.fromkeys(("?" + mode for mode in modes.decode()[1:].split(";")), turn == b"h"))
        left = [f"mode {mode} left on" for mode in OFF if on.get(mode)]
        left += [f"mode {mode} left off" for mode in ON if not on.get(mode, True)]
        pushed = [sequence != b"\x1b[<u" for sequence in _KEYBOARD.findall(bytes(self.output))]
        if sum(pushed) > len(pushed) - sum(pushed):
            left.append("keyboard mode left on")
        if termios.tcgetattr(self._slave) != self._before:
            left.append("line settings left changed")
        return left

    def close(self) -> None:
        """Ends a program that has not ended, and closes the terminal."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        os.close(self._master)
        os.close(self._slave)

    def _read(self) -> bool:
        try:
            data = os.read(self._master, 1 << 16)
        except BlockingIOError:
            return True
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            return False
        self.output += data
        return bool(data)


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
        self._terminal = Terminal(command, environment, monkey.size, home)
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
