"""The screen's end of the analysis process: starts it, asks it, and hands its answers on."""

from __future__ import annotations

import asyncio
import pickle
import sys
import tempfile
from collections.abc import Callable
from itertools import count
from typing import BinaryIO

from briefing_tui.analysis.worker import LENGTH_BYTES, Analyse, Answer, Failed, Progress, frame
from briefing_tui.model.article import Article
from briefing_tui.sanitising import clean_line

# -P keeps the folder that the reader was started in off the path: nothing in it may pass for a module.
COMMAND = (sys.executable, "-P", "-m", "briefing_tui.analysis")

Listener = Callable[[Answer], None]


class Analyst:
    """Asks one analysis process, which is started at the first request and kept for the next article.

    A request's listener is called in the event loop with its answers: any number of `Progress`, then one `Done` or
    `Failed`. Requests are answered in the order in which they were made.
    """

    def __init__(self, command: tuple[str, ...] = COMMAND) -> None:
        self._command = command
        self._tickets = count(1)
        self._listeners: dict[int, Listener] = {}
        self._outbox: asyncio.Queue[Analyse] = asyncio.Queue()
        self._sender: asyncio.Task[None] | None = None
        self._reader: asyncio.Task[None] | None = None
        self._process: asyncio.subprocess.Process | None = None
        self._complaints: BinaryIO | None = None

    def analyse(self, article: Article, listener: Listener) -> None:
        """Asks for an article's briefing."""
        self._post(Analyse(next(self._tickets), article), listener)

    def forget(self, listener: Listener) -> None:
        """Answers to this listener's requests are dropped from now on."""
        self._listeners = {ticket: kept for ticket, kept in self._listeners.items() if kept != listener}

    async def close(self) -> None:
        """Ends the process and waits for it."""
        process, self._process = self._process, None
        for task in (self._sender, self._reader):
            if task:
                task.cancel()
        if process:
            if process.returncode is None:
                process.kill()
            await process.wait()

    def _post(self, request: Analyse, listener: Listener) -> None:
        self._listeners[request.ticket] = listener
        self._outbox.put_nowait(request)
        if self._sender is None:
            self._sender = asyncio.create_task(self._send())

    async def _send(self) -> None:
        while True:
            request = await self._outbox.get()
            data = await asyncio.to_thread(frame, request)
            process = self._process or await self._start()
            if process.stdin is None:
                continue
            try:
                process.stdin.write(data)
                await process.stdin.drain()
            except (BrokenPipeError, ConnectionResetError):
                await self._ended(process)

    async def _start(self) -> asyncio.subprocess.Process:
        # What the process complains of must not reach the screen, and its last line says why it ended.
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115 - open as long as the process runs
        process = await asyncio.create_subprocess_exec(
            *self._command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=self._complaints,
            start_new_session=True,
        )
        self._process = process
        self._reader = asyncio.create_task(self._listen(process))
        return process

    async def _listen(self, process: asyncio.subprocess.Process) -> None:
        stream = process.stdout
        while stream is not None:
            try:
                head = await stream.readexactly(LENGTH_BYTES)
                data = await stream.readexactly(int.from_bytes(head, "big"))
            except asyncio.IncompleteReadError:
                await self._ended(process)
                return
            answer: Answer = await asyncio.to_thread(pickle.loads, data)
            self._hand_on(answer)

    def _hand_on(self, answer: Answer) -> None:
        last = not isinstance(answer, Progress)
        listener = self._listeners.pop(answer.ticket, None) if last else self._listeners.get(answer.ticket)
        if listener:
            listener(answer)

    async def _ended(self, process: asyncio.subprocess.Process) -> None:
        """Fails what was still asked when the process ended by itself; the next request starts another."""
        if self._process is not process:
            return
        self._process = None
        code = await process.wait()
        for ticket in sorted(self._listeners):
            self._hand_on(Failed(ticket, f"the analysis process ended with code {code}{self._last_words()}"))

    def _last_words(self) -> str:
        """The last line that the process complained of, in parentheses; empty where there is none."""
        if self._complaints is None:
            return ""
        self._complaints.seek(0)
        lines = self._complaints.read().decode("utf-8", "replace").split("\n")
        last = next((line.strip() for line in reversed(lines) if line.strip()), "")
        return f" ({clean_line(last)})" if last else ""
