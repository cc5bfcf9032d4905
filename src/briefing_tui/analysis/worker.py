"""The analysis as a process of its own: `python -m briefing_tui.analysis`.

The screen starts it after its first paint, so that neither loading the language model nor a long parse ever holds up
a key. Requests come in on standard input and answers go out on standard output, each a pickled value behind its
length in four bytes, big-endian. Both ends are the same program; nothing from outside is ever unpickled.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from briefing_tui.analysis.guard import guarded
from briefing_tui.errors import BriefingError
from briefing_tui.model.article import Article
from briefing_tui.model.briefing import Briefing

if TYPE_CHECKING:
    from briefing_tui.analysis.language import Language

LENGTH_BYTES = 4
NICENESS = 10
# Answers that say how far the parse is are sent at most once every so many passages.
STEP = 8


@dataclass(frozen=True, slots=True)
class Analyse:
    """Asks for the briefing of an article. `ticket` comes back in every answer."""

    ticket: int
    article: Article


@dataclass(frozen=True, slots=True)
class Progress:
    """So many of so many passages are parsed; both 0 while the language model is being loaded."""

    ticket: int
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Done:
    """The briefing that was asked for."""

    ticket: int
    briefing: Briefing


@dataclass(frozen=True, slots=True)
class Failed:
    """The request could not be carried out; `message` is for the user."""

    ticket: int
    message: str


Answer = Progress | Done | Failed


def frame(value: Analyse | Answer) -> bytes:
    """A value as it goes over the pipe."""
    data = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    return len(data).to_bytes(LENGTH_BYTES, "big") + data


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answers requests one after the other until their stream ends."""

    def send(answer: bytes) -> None:
        answers.write(answer)
        answers.flush()

    worker = _Worker(send)
    while head := requests.read(LENGTH_BYTES):
        worker.answer(pickle.loads(requests.read(int.from_bytes(head, "big"))))  # noqa: S301 - from our own parent


class _Worker:
    """Holds the language model between requests, so that it is loaded once."""

    def __init__(self, send: Callable[[bytes], None]) -> None:
        self._send = send
        self._language: Language | None = None

    def answer(self, request: Analyse) -> None:
        try:
            with guarded():
                answer = frame(Done(request.ticket, self._analyse(request)))
        except BriefingError as error:
            answer = frame(Failed(request.ticket, str(error)))
        self._send(answer)

    def _analyse(self, request: Analyse) -> Briefing:
        from briefing_tui.analysis.language import Language
        from briefing_tui.analysis.pipeline import analyse

        self._send(frame(Progress(request.ticket, 0, 0)))
        if self._language is None:
            self._language = Language()

        def progress(done: int, total: int) -> None:
            if done % STEP == 0 or done == total:
                self._send(frame(Progress(request.ticket, done, total)))

        return analyse(request.article, self._language, progress)


def main() -> None:
    """Serves standard input until it ends, at a low priority."""
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    # Whatever a library prints must not get between the answers.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    serve(sys.stdin.buffer, answers)
