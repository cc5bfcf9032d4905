"""The screen's end of the analysis process: starts it, asks it, and hands its answers on."""

from __future__ import annotations

import asyncio
import pickle
import sys
import tempfile
from collections.abc import Callable
from itertools import count
from signal import Signals
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from briefing_tui.analysis.messages import BEAT, LENGTH_BYTES, Analyse, Answer, Failed, Progress, frame
from briefing_tui.sanitising import clean_line

if TYPE_CHECKING:
    from briefing_tui.model.article import Article

# -P keeps the folder that the reader was started in off the path: nothing in it may pass for a module.
COMMAND = (sys.executable, "-P", "-m", "briefing_tui.analysis")
# So many signs of life in a row may be missing until the process is said to give none.
MISSING = 8
# So many in a row may say the same until the process is said to get no further, and one more for so many characters of
# the article: an ordinary one is analysed in seconds, a million characters in half a minute.
THE_SAME, CHARACTERS = 60, 10_000
KILLED = -9  # what a process gives that SIGKILL ended, which is also how a system makes room


class Silent(NamedTuple):
    """The process has given no sign of life for some seconds, or, where it `lives`, has got no further for a minute
    and more; it may still come to itself, and answer.
    """

    ticket: int
    lives: bool = False


Listener = Callable[[Answer | Silent], None]


class Analyst:
    """Asks one analysis process, which is started at the first request and kept for the next article.

    A request's listener is called in the event loop with its answers: any number of `Progress` and `Silent`, then one
    `Done` or `Failed`. Requests are answered in the order in which they were made.
    """

    def __init__(self, command: tuple[str, ...] = COMMAND) -> None:
        self._command = command
        self._tickets = count(1)
        self._asked: dict[int, tuple[Analyse, Listener]] = {}
        self._outbox: asyncio.Queue[Analyse] = asyncio.Queue()
        self._sender: asyncio.Task[None] | None = None
        self._reader: asyncio.Task[None] | None = None
        self._watcher: asyncio.Task[None] | None = None
        self._process: asyncio.subprocess.Process | None = None
        self._killed: list[asyncio.subprocess.Process] = []
        self._complaints: BinaryIO | None = None
        self._heard = False
        self._moved = False
        self._stuck = False
        self._last: Progress | None = None

    def analyse(self, article: Article, listener: Listener) -> None:
        """Asks for an article's briefing."""
        request = Analyse(next(self._tickets), article)
        self._asked[request.ticket] = (request, listener)
        self._outbox.put_nowait(request)
        if self._sender is None:
            self._sender = asyncio.create_task(self._send())
        if self._watcher is None or self._watcher.done():
            self._watcher = asyncio.create_task(self._watch())

    def forget(self, listener: Listener) -> None:
        """Answers to this listener's requests are dropped from now on."""
        self._asked = {ticket: asked for ticket, asked in self._asked.items() if asked[1] != listener}

    def renew(self) -> None:
        """Ends the process, whatever state it is in; another one is asked what is still waited for."""
        self._stop()
        waiting, self._asked, self._outbox = list(self._asked.values()), {}, asyncio.Queue()
        for request, listener in waiting:
            self.analyse(request.article, listener)

    async def close(self) -> None:
        """Ends the process and waits for it."""
        self._asked = {}
        tasks = self._stop()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._process:
            # The task that started it was not to be stopped any more.
            self._stop()
        await asyncio.gather(*(process.wait() for process in self._killed))

    def _stop(self) -> list[asyncio.Task[None]]:
        """Ends the process, and the tasks that serve it, which are given."""
        tasks = [task for task in (self._sender, self._reader, self._watcher) if task]
        for task in tasks:
            task.cancel()
        self._sender = self._reader = self._watcher = None
        process, self._process = self._process, None
        if process:
            # A process that is stopped can be ended in no other way.
            if process.returncode is None:
                process.kill()
            self._killed.append(process)
        return tasks

    async def _send(self) -> None:
        while True:
            request = await self._outbox.get()
            if request.ticket not in self._asked:
                continue
            data = await asyncio.to_thread(frame, request)
            try:
                process = self._process or await self._start()
            except OSError as error:
                self._fail(f"the analysis process cannot be started: {error.strerror or type(error).__name__}")
                continue
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
        self._process, self._last, self._stuck = process, None, False
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
            self._heard = True
            answer: Answer = await asyncio.to_thread(pickle.loads, data)
            if answer != self._last:
                self._moved, self._stuck = True, False
                self._last = answer if isinstance(answer, Progress) else None
            # What was said to get no further is not shown to work again until it does.
            if not self._stuck:
                self._hand_on(answer)

    async def _watch(self) -> None:
        """Tells those who wait when the process gives no sign of life, or always the same one.

        Looks without a sign are counted, where a clock would take a stop of the reader for silence of the process.
        """
        missing = same = 0
        while self._asked:
            await asyncio.sleep(BEAT)
            missing, same = 0 if self._heard else missing + 1, 0 if self._moved else same + self._heard
            self._heard = self._moved = False
            longest = max((len(request.article.text) for request, _ in self._asked.values()), default=0)
            stuck = not self._stuck and same >= THE_SAME + longest // CHARACTERS
            self._stuck = self._stuck or stuck
            if stuck or missing == MISSING:
                for ticket in sorted(self._asked):
                    self._hand_on(Silent(ticket, lives=stuck))

    def _hand_on(self, answer: Answer | Silent) -> None:
        last = not isinstance(answer, Progress | Silent)
        asked = self._asked.pop(answer.ticket, None) if last else self._asked.get(answer.ticket)
        if asked:
            # What goes wrong on the screen must not end the task that listens.
            asyncio.get_running_loop().call_soon(asked[1], answer)

    async def _ended(self, process: asyncio.subprocess.Process) -> None:
        """Fails what was still asked when the process ended by itself; the next request starts another."""
        if self._process is not process:
            return
        self._process = None
        code = await process.wait()
        ended = f"ended with code {code}" if code >= 0 else f"was ended by {Signals(-code).name}"
        hint = "; the system may have been out of memory" if code == KILLED else ""
        self._fail(f"the analysis process {ended}{hint}{self._last_words()}")

    def _fail(self, message: str) -> None:
        for ticket in sorted(self._asked):
            self._hand_on(Failed(ticket, message))

    def _last_words(self) -> str:
        """The last line that the process complained of, in parentheses; empty where there is none."""
        if self._complaints is None:
            return ""
        self._complaints.seek(0)
        lines = self._complaints.read().decode("utf-8", "replace").split("\n")
        last = next((line.strip() for line in reversed(lines) if line.strip()), "")
        return f" ({clean_line(last)})" if last else ""
