"""What all screens have in common: whether they are still open, work that goes no further once they are closed, and
being closed once only.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Generator
from functools import wraps
from types import TracebackType
from typing import Any, Concatenate, ParamSpec, TypeVar

from textual import events
from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, Screen, ScreenResultType
from textual.worker import get_current_worker

P = ParamSpec("P")
S = TypeVar("S", bound="Living[Any]")
Work = Coroutine[Any, Any, None]


class Living(Screen[ScreenResultType]):
    """A screen that can be asked at any moment: before it is mounted, and while it is being closed.

    Its widgets are made with it, so that whoever holds the screen can write to them. They show nothing once the screen
    is closed.
    """

    @property
    def is_closed(self) -> bool:
        """Whether the screen has left the application's, or the application itself is being left."""
        return not self.is_attached or self not in self.app.screen_stack

    @property
    def is_alive(self) -> bool:
        """Whether the screen is mounted and can be asked: there are moments before when it is neither."""
        return self.is_mounted and not self.is_closed

    @property
    def is_on_top(self) -> bool:
        """Whether the screen is open, and no other one stands over it."""
        return not self.is_closed and self.app.screen_stack[-1] is self

    def library_changed(self) -> None:
        """Another program has written to the library: whoever shows something of it asks for it anew."""

    def keep_position(self) -> None:
        """Keeps where the reader is, where that is worth it. Asked once a second while the screen is open."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that were typed ahead of a screen's end, or of a dialog over it, do nothing on it any more; those that
        what was on top before had no use for do nothing on a screen that is still to be mounted.
        """
        return super().check_action(action, parameters) if self.is_on_top and self.is_mounted else False

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Closes the screen while it is on top; a second time, by a second Enter or click, closes nothing else."""
        return super().dismiss(result) if self.is_on_top else AwaitComplete()

    def on_resize(self, event: events.Resize) -> None:
        """Lays the screen out for the size that the terminal has. Textual's screens would lay out those below as well,
        which are told themselves, each time for each screen above, and for sizes that the terminal has no longer.
        """
        event.stop()
        event.prevent_default()
        if event.size == self.app.size:
            self._screen_resized(event.size)

    async def leave(self) -> bool:
        """Closes the screen for another one below it; False where it has to stay."""
        self.dismiss()
        return True


class Dialog(ModalScreen[ScreenResultType], Living[ScreenResultType]):
    """A screen over another one that asks something and gives the answer."""


def while_open(
    group: str, *, exclusive: bool = False
) -> Callable[[Callable[Concatenate[S, P], Work]], Callable[Concatenate[S, P], None]]:
    """A screen's method runs beside the keys, step by step for as long as the screen is open.

    When it is closed during one of the method's waits, the method goes no further: it is cancelled where it waits. What
    it waits for is not, so that what was given to the library is kept. With `exclusive`, what runs already in the group
    is cancelled first.
    """

    def decorate(method: Callable[Concatenate[S, P], Work]) -> Callable[Concatenate[S, P], None]:
        @wraps(method)
        def run(self: S, /, *args: P.args, **kwargs: P.kwargs) -> None:
            self.run_worker(Steps(method(self, *args, **kwargs), self), group=group, exclusive=exclusive)

        return run

    return decorate


class Steps(Generator[Any, Any, None]):
    """Work that is taken one step further, from one wait to the next, only while its screen is open.

    Awaited, it raises CancelledError when the screen is closed before the work's end.
    """

    def __init__(self, work: Work, screen: Living[Any]) -> None:
        self._work = work
        self._screen = screen
        self._stopped = False

    def __await__(self) -> Generator[Any, Any, None]:
        """The steps themselves."""
        return self

    def send(self, value: object) -> object:
        """The next step, after a wait that went well."""
        return self._work.throw(self._stop()) if self._must_stop else self._work.send(value)

    def throw(self, error: Any, value: Any = None, traceback: TracebackType | None = None) -> object:
        """The next step, after a wait that did not."""
        return self._work.throw(self._stop() if self._must_stop else error)

    @property
    def _must_stop(self) -> bool:
        return not self._stopped and self._screen.is_closed

    def _stop(self) -> asyncio.CancelledError:
        """Stops once: what the work still waits for after that, it waits for to clean up."""
        self._stopped = True
        get_current_worker().cancel()
        return asyncio.CancelledError()
