"""The analysis as a process of its own: `python -m briefing_tui.analysis`.

The screen starts it after its first paint, so that neither loading the language model nor a long parse ever holds up
a key. Requests come in on standard input and answers go out on standard output, each a pickled value behind its
length in four bytes, big-endian. Both ends are the same program; nothing from outside is ever unpickled.

While it works, the process says every second how far it is, which is also its sign of life: of a process that is
stopped nothing is heard, and one that runs in circles says the same for ever. It never outlives the
screen: it ends with its standard input, in the midst of whatever it does, and on Linux the system ends it as well, so
that it may even be stopped then.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from queue import SimpleQueue
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, BinaryIO

from briefing_tui.analysis.guard import guarded
from briefing_tui.analysis.messages import BEAT, LENGTH_BYTES, Analyse, Done, Failed, Progress, frame
from briefing_tui.errors import BriefingError

if TYPE_CHECKING:
    from briefing_tui.analysis.language import Language
    from briefing_tui.model.briefing import Briefing

NICENESS = 10
# Answers that say how far the parse is are sent at most once every so many passages, and every so many seconds (BEAT).
STEP = 8
_SET_DEATH_SIGNAL = 1  # prctl(2), PR_SET_PDEATHSIG


def requests_in(stream: BinaryIO) -> Iterator[Analyse]:
    """The requests in a stream until it ends; one that it ends in is none."""
    while len(head := stream.read(LENGTH_BYTES)) == LENGTH_BYTES:
        length = int.from_bytes(head, "big")
        if len(data := stream.read(length)) < length:
            return
        yield pickle.loads(data)  # noqa: S301 - from our own parent


def serve(requests: Iterable[Analyse], answers: BinaryIO) -> None:
    """Answers requests one after the other."""
    writing = Lock()

    def send(answer: bytes) -> None:
        with writing:
            answers.write(answer)
            answers.flush()

    worker = _Worker(send)
    for request in requests:
        worker.answer(request)


class _Worker:
    """Holds the language model between requests, so that it is loaded once."""

    def __init__(self, send: Callable[[bytes], None]) -> None:
        self._send = send
        self._language: Language | None = None
        self._progress = Progress(0, 0, 0)

    def answer(self, request: Analyse) -> None:
        self._progress = Progress(request.ticket, 0, 0)
        self._send(frame(self._progress))
        try:
            with guarded(), self._beating():
                answer = frame(Done(request.ticket, self._analyse(request)))
        except BriefingError as error:
            answer = frame(Failed(request.ticket, str(error)))
        self._send(answer)

    def _analyse(self, request: Analyse) -> Briefing:
        from briefing_tui.analysis.language import Language
        from briefing_tui.analysis.pipeline import analyse

        if self._language is None:
            self._language = Language()

        def progress(done: int, total: int) -> None:
            self._progress = Progress(request.ticket, done, total)
            if done % STEP == 0 or done == total:
                self._send(frame(self._progress))

        def step() -> None:
            self._progress = self._progress._replace(steps=self._progress.steps + 1)

        return analyse(request.article, self._language, progress, step)

    @contextmanager
    def _beating(self) -> Iterator[None]:
        """Says again how far the work is, from a thread, for as long as the block takes."""
        done = Event()

        def beat() -> None:
            while not done.wait(BEAT):
                self._send(frame(self._progress))

        beating = Thread(target=beat, name="beat", daemon=True)
        beating.start()
        try:
            yield
        finally:
            done.set()
            beating.join()


def _received(stream: BinaryIO) -> Iterator[Analyse]:
    """The requests in a stream, which a thread reads: when it ends, so does the process, whatever it is doing."""
    inbox: SimpleQueue[Analyse] = SimpleQueue()

    def receive() -> None:
        try:
            for request in requests_in(stream):
                inbox.put(request)
        finally:
            # Nobody is there any more to answer to.
            os._exit(0)

    Thread(target=receive, name="requests", daemon=True).start()
    while True:
        yield inbox.get()


def _end_with_parent() -> None:
    """Has the system end this process when the one that started it is gone, where it can."""
    if sys.platform == "linux":
        from ctypes import CDLL

        with suppress(OSError, AttributeError):
            CDLL(None).prctl(_SET_DEATH_SIGNAL, signal.SIGKILL)


def main() -> None:
    """Serves standard input until it ends, at a low priority."""
    _end_with_parent()
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    # Whatever a library prints must not get between the answers.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    serve(_received(sys.stdin.buffer), answers)
