"""A program in a pseudo-terminal of its own: typed into, listened to, and looked at from outside."""

from __future__ import annotations

import errno
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Sequence
from pathlib import Path

CALM = 0.15  # seconds without output after which what was asked for is drawn
# What has to be on after the program, and what off: line wrap and cursor; mouse, focus, paste, the other screen.
ON = ("?7", "?25")
OFF = ("?1000", "?1002", "?1003", "?1004", "?1006", "?1015", "?1049", "?2004", "?2026", "?2048")
_KEYBOARD = re.compile(rb"\x1b\[(?:>\d*|<)u")
_MODE = re.compile(rb"\x1b\[(\?\d+(?:;\d+)*)([hl])")


class Terminal:
    """A program in a pseudo-terminal of its own; `patience` is the seconds until it has to answer, and to be gone."""

    def __init__(
        self,
        command: Sequence[str],
        environment: dict[str, str],
        size: tuple[int, int],
        folder: Path,
        patience: float,
    ) -> None:
        self.patience = patience
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
        until = time.monotonic() + self.patience
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
        until = time.monotonic() + (self.patience if seconds is None else seconds)
        while time.monotonic() < until and self.ended is None:
            self.go_on()
            if self.listen(0.02):
                while self.listen(CALM) and self.ended is None and time.monotonic() < until:
                    pass
                return True
        return False

    def left(self) -> bool:
        """Whether the program ends in time; what it wrote last is taken."""
        until = time.monotonic() + self.patience
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

    def tell(self) -> None:
        """Has a Python program that does not answer write where each of its threads is, and ends it so."""
        self._process.send_signal(signal.SIGCONT)
        self._process.send_signal(signal.SIGABRT)
        self.left()

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
