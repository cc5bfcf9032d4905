"""Keys in the order in which they were typed, each for what has the focus when the one before has done its work.

Textual gives a key to what has the focus when it comes in. Keys that come in together, typed ahead or over a slow line,
would so miss the editor that the first of them opens, and be taken for commands.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from textual.app import App
from textual.events import Key, Paste
from textual.message import Message
from textual.screen import Screen

PATIENCE = 0.5  # seconds after which keys no longer wait for one whose end nothing tells of

Typed = Key | Paste
Dispatch = Callable[[Typed], Awaitable[None]]


class Worked(Message):
    """Follows a key from widget to widget up to the application: when it arrives, the key has done its work."""

    def __init__(self, number: int, screen: Screen[Any]) -> None:
        super().__init__()
        self.number = number
        self.screen = screen


class TypeAhead:
    """Hands one key after the other to `dispatch`, and calls in the same order what is to come after keys."""

    def __init__(self, app: App[Any], dispatch: Dispatch) -> None:
        self._app = app
        self._dispatch = dispatch
        self._waiting: deque[Typed | Callable[[], None]] = deque()
        self._number = 0
        self._under_way = False

    async def take(self, event: Typed) -> None:
        """Dispatches a key, or has it wait for those before it."""
        if self._under_way:
            self._wait(event)
        else:
            await self._send(event)

    def then(self, callback: Callable[[], None]) -> None:
        """Calls something when all keys that were typed before have done their work."""
        if self._under_way:
            self._wait(callback)
        else:
            callback()

    def worked(self, mark: Worked) -> None:
        """A key has done its work, up to what it has set going in the application and on a screen that it opened."""
        if mark.number != self._number or not self._app.screen_stack:
            return
        screen = self._app.screen
        if screen is mark.screen or not screen.post_message(Worked(mark.number, screen)):
            # A widget gets the focus by a callback of the application, which must come first.
            self._app.call_later(self._next, mark.number)

    def _wait(self, what: Typed | Callable[[], None]) -> None:
        self._have_an_end()
        self._waiting.append(what)

    async def _send(self, event: Typed) -> None:
        screen = self._app.screen
        target = self._app.focused or screen
        self._number += 1
        self._under_way = True
        if screen.is_mounted:
            await self._dispatch(event)
        else:
            # A screen takes messages when its widgets are there.
            self._put_back(event)
        if not target.post_message(Worked(self._number, screen)):
            self._app.call_later(self._next, self._number)

    def _put_back(self, event: Typed) -> None:
        self._have_an_end()
        self._waiting.appendleft(event)

    def _have_an_end(self) -> None:
        """Sees to it that what is about to wait as the only one waits no longer than `PATIENCE`."""
        if not self._waiting:
            self._app.set_timer(PATIENCE, partial(self._next, self._number))

    async def _next(self, number: int) -> None:
        if number != self._number:
            return
        self._under_way = False
        while self._waiting and not self._under_way:
            first = self._waiting.popleft()
            if callable(first):
                first()
            elif self._app.screen_stack:
                await self._send(first)
        if self._waiting:
            self._app.set_timer(PATIENCE, partial(self._next, self._number))
