"""The terminal as the reader has it: taken, given back and taken again, and given up when it, or a signal, says so."""

from __future__ import annotations

import io
import os
import select
import signal
import sys
import termios
from contextlib import suppress
from threading import Thread
from types import FrameType
from typing import TYPE_CHECKING, Any

from textual.drivers.linux_driver import LinuxDriver

from briefing_tui.tui.leaving import Ended

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer
    from textual.app import App

ENDING = (signal.SIGHUP, signal.SIGTERM)  # what ends a program that is asked to end
# What a shell reports for a program that a signal ended is this and the signal's number (POSIX, 2.8.2).
SIGNALLED = 128
# How often something that the terminal does not give is asked for, before it is given up.
MOST_ATTEMPTS = 100
SETTLING = 0.02  # seconds between two looks whether all keys have been read
_MOUSE_PIXELS_OFF = "\x1b[?1016l"


class Terminal(LinuxDriver):
    """Textual's driver, with what that leaves open.

    Signals that end a program, and a terminal that has hung up, become `Ended` for the application. SIGTSTP and
    SIGCONT, which Textual serves in the midst of whatever it is doing, wait until it is done with that. What is
    written to a terminal that is gone is dropped.
    """

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        if sys.__stderr__ is not None:
            self._file = outlet(sys.__stderr__)
        self._stopped_itself = False
        self._gone = False
        self._lent: list[Any] | None = None
        for number in ENDING:
            # Who is started by nohup is to outlive its terminal.
            if signal.getsignal(number) is not signal.SIG_IGN:
                # The event loop's own handler would be gone with it, and the next signal end what tidies up.
                signal.signal(number, self._signalled)
        if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
            # The event loop would tell of it only when it goes on, by when nobody knows whose it was.
            signal.signal(signal.SIGINT, self._interrupted)
        Thread(target=self._watch, name="terminal-watch", daemon=True).start()

    @property
    def is_active(self) -> bool:
        """Whether the terminal is taken: what is written reaches it, and keys come from it."""
        return self._writer_thread is not None and self._writer_thread.is_alive()

    def write(self, data: str) -> None:
        """Writes to the terminal, when it is taken."""
        if self.is_active:
            super().write(data)

    def start_application_mode(self) -> None:
        """Takes the terminal, where it is still there; a program in the background is stopped until it may have it."""
        if self._gone:
            return
        for _ in range(MOST_ATTEMPTS):
            super().start_application_mode()  # type: ignore[no-untyped-call]
            if self.is_active:
                return
        self._end(SIGNALLED + signal.SIGHUP)

    def suspend_application_mode(self) -> None:
        """Gives the terminal back for a while."""
        super().suspend_application_mode()
        with suppress(termios.error):
            self._lent = termios.tcgetattr(self.fileno)

    def resume_application_mode(self) -> None:
        """Takes the terminal again, as it was lent: a program that was killed leaves its own line discipline."""
        lent, self._lent = self._lent, None
        if lent is not None:
            with suppress(termios.error):
                termios.tcsetattr(self.fileno, termios.TCSANOW, lent)
        super().resume_application_mode()

    def _disable_mouse_support(self) -> None:
        super()._disable_mouse_support()
        if self._mouse:
            self.write(_MOUSE_PIXELS_OFF)

    # Ending

    def _interrupted(self, number: int, frame: FrameType | None) -> None:
        """Ctrl+C is a key here: it comes from elsewhere, or is for the program to which the terminal is lent."""
        if self._loop.is_closed():
            signal.default_int_handler(number, frame)
        elif self._auto_restart:
            self._loop.call_soon_threadsafe(self._asked_to_end, SIGNALLED + number)

    def _signalled(self, number: int, _: FrameType | None) -> None:
        """Ends at the first signal; one that comes when the reader has ended changes nothing."""
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._asked_to_end, SIGNALLED + number)

    def _asked_to_end(self, code: int, patience: int = MOST_ATTEMPTS) -> None:
        """Ends when the keys that were pressed before have been read."""
        waiting: list[int] = []
        with suppress(OSError):
            waiting, _, _ = select.select([self.fileno], [], [], 0)
        if waiting and patience:
            self._loop.call_later(SETTLING, self._asked_to_end, code, patience - 1)
        else:
            # What was read last may still be on its way from the thread that reads.
            self._loop.call_later(SETTLING, self._end, code)

    def _end(self, code: int) -> None:
        self.send_message(Ended(code))

    def _watch(self) -> None:
        """Waits until the terminal hangs up, which reading from it would not tell from silence."""
        poll = select.poll()
        poll.register(self.fileno, 0)
        for _, found in poll.poll():
            # Some systems cannot watch a terminal, and say so.
            if not found & select.POLLNVAL:
                # From now on reading gives nothing, at once and for ever.
                self._gone = True
                self.exit_event.set()
                self._end(SIGNALLED + signal.SIGHUP)

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except OSError:
            self._end(SIGNALLED + signal.SIGHUP)
        except Exception as error:  # noqa: BLE001 - the thread has nobody else to tell
            self._loop.call_soon_threadsafe(self._app._handle_exception, error)

    # Stopping and going on

    def _sigtstp_application(self, *_: object) -> None:
        if self._auto_restart:
            self._loop.call_soon_threadsafe(self._step_aside)
        else:
            # The terminal is somebody else's already.
            _stop()

    def _sigcont_application(self, *_: object) -> None:
        if self._auto_restart:
            self._loop.call_soon_threadsafe(self._continue)

    def _step_aside(self) -> None:
        """Gives the terminal back, stops, and takes it again when the program goes on."""
        self._stopped_itself = True
        self.suspend_application_mode()
        _stop()
        self._take_again()

    def _continue(self) -> None:
        """Sets the terminal up anew after a stop that nothing told of: others had it meanwhile."""
        if self._stopped_itself:
            self._stopped_itself = False
        elif self.is_active:
            self.suspend_application_mode()
            self._take_again()

    def _take_again(self) -> None:
        # Whoever had the terminal meanwhile may have set it up anew.
        self._lent = None
        self._must_signal_resume = True
        self.resume_application_mode()


class _Outlet(io.RawIOBase):
    """A descriptor to write to, for ever: when nobody is there to read it any more, what is written is dropped."""

    def __init__(self, descriptor: int) -> None:
        super().__init__()
        self._descriptor = descriptor

    def writable(self) -> bool:
        """Always."""
        return True

    def fileno(self) -> int:
        """The descriptor."""
        return self._descriptor

    def write(self, data: ReadableBuffer, /) -> int:
        """Writes what it can; gives how many bytes that were."""
        while True:
            try:
                return os.write(self._descriptor, data)
            except BlockingIOError:
                # Another program has set the terminal so that it takes no more than it has room for.
                select.select([], [self._descriptor], [])
            except OSError:
                return memoryview(data).nbytes


def outlet(stream: io.TextIOBase | Any) -> io.TextIOWrapper:
    """A stream to the same place as a text stream, in its encoding, that takes everything when the place is gone."""
    raw = io.BufferedWriter(_Outlet(stream.fileno()))
    return io.TextIOWrapper(raw, encoding=stream.encoding, errors=stream.errors, newline="")


def _stop() -> None:
    os.kill(os.getpid(), signal.SIGSTOP)


def ignore_ending() -> None:
    """Has the signals that end a program change nothing any more: what is left to do ends by itself, soon.

    Python takes its own handlers away before it is done with clearing up, in which a signal would still be fatal.
    Those that somebody else handles are left alone.
    """
    for number in ENDING:
        handler = signal.getsignal(number)
        if getattr(handler, "__func__", None) is Terminal._signalled:
            signal.signal(number, signal.SIG_IGN)
