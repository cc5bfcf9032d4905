"""Leaving at once, for a signal, a terminal that is gone or an unexpected error: what is being typed is kept."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from typing import NamedTuple, Protocol, runtime_checkable

from textual.message import Message

PATIENCE = 5.0  # seconds in which the library has kept what is typed, or else a file of its own does


class Ended(Message):
    """The reader is to end at once, with an exit code: a signal asks for it, or the terminal is gone."""

    def __init__(self, code: int) -> None:
        super().__init__()
        self.code = code


class Outlived(Message):
    """Something failed that ends nothing; what was asked for is not done."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error


class PutAside(Message):
    """What could not be kept in the library is in a file of its own; `words` name it."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words


class Draft(NamedTuple):
    """Words that are typed and not yet known to be kept, and what keeps them; it needs nothing of the screen."""

    text: str
    keep: Callable[[str], Awaitable[object]]


@runtime_checkable
class Drafting(Protocol):
    """A screen on which something may be being written."""

    def drafts(self) -> list[Draft]:
        """What is typed and not yet known to be kept. It asks the screen for nothing that may be gone."""


class Drafts:
    """What is being typed when the reader ends. `told` is what the user is to know of it, a line each."""

    def __init__(self) -> None:
        self._keeping: list[asyncio.Task[None]] = []
        self.told: list[str] = []

    def keep(self, screens: Iterable[object]) -> None:
        """Takes what is typed on the screens now, and begins to keep it; once it has begun, no more is taken."""
        if not self._keeping:
            drafts = [draft for screen in screens if isinstance(screen, Drafting) for draft in screen.drafts()]
            self._keeping = [asyncio.create_task(self._keep(draft)) for draft in drafts]

    async def kept(self) -> None:
        """Waits until everything is kept, in the library or in files."""
        await asyncio.gather(*self._keeping)

    async def _keep(self, draft: Draft) -> None:
        try:
            async with asyncio.timeout(PATIENCE):
                await draft.keep(draft.text)
        except Exception:  # noqa: BLE001 - whatever is wrong with the library, the words must not go with it
            self.told.append(put_aside(draft.text))


def put_aside(text: str) -> str:
    """Puts what could not be kept into a file of its own; gives the line that says so, or why that failed too."""
    from briefing_tui.rescuing import rescue

    try:
        file = rescue(text)
    except OSError as error:
        return f"the note that was being written could not be kept anywhere ({error.strerror}); make room for the next"
    return f"the note that was being written could not be kept in the library; it is in {file}"
