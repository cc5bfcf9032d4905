"""The screen's end of the library: one thread that alone touches the store, so that no key waits for a disk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from briefing_tui.errors import StoreError

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

    from briefing_tui.library.library import Library

T = TypeVar("T")


class Librarian:
    """Puts questions to the library, one after the other, in the order in which they were asked.

    The library is opened with the first question. `problem` says why nothing can be written, or why the library
    cannot be used at all; it is None when all is well and before the first answer.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._library: Library | None = None
        self.problem: str | None = None

    @cached_property
    def path(self) -> Path:
        """The library's file."""
        from briefing_tui.library.places import library_file

        return self._path or library_file()

    @cached_property
    def _thread(self) -> ThreadPoolExecutor:
        from concurrent.futures import ThreadPoolExecutor

        return ThreadPoolExecutor(1, thread_name_prefix="library")

    @property
    def writable(self) -> bool:
        """Whether the library is open and can be written to."""
        return self._library is not None and self.problem is None

    async def ask(self, question: Callable[[Library], T]) -> T:
        """What the question, run in the library's thread, gives.

        A question that was asked is carried through even when the one who asked no longer waits. Raises StoreError
        when the library cannot be used, and what the question raises.
        """
        return await asyncio.shield(asyncio.wrap_future(self._thread.submit(self._answer, question)))

    def post(self, question: Callable[[Library], object]) -> None:
        """Has something done that is not worth waiting for; what goes wrong with it is not told."""
        if self.writable:
            self._thread.submit(self._answer, question)

    async def changed(self) -> bool:
        """Whether another program has written to the library since this was last asked. One that could not be used is
        tried again, and counts as changed when it can be; it is False before the first question."""
        if self._library is None:
            if self.problem is not None:
                await self.ask(lambda _: None)
            return self._library is not None
        return await self.ask(lambda library: library.store.changed())

    async def close(self) -> None:
        """Waits until everything that was asked is done, then closes the library."""
        await asyncio.to_thread(self._shut)

    def _answer(self, question: Callable[[Library], T]) -> T:
        library = self._library or self._open()
        return question(library)

    def _open(self) -> Library:
        from briefing_tui.library.library import Library

        try:
            self._library = library = Library.open(self.path)
        except StoreError as error:
            self.problem = str(error)
            raise
        self.problem = library.store.problem
        return library

    def _shut(self) -> None:
        def close() -> None:
            library, self._library = self._library, None
            if library:
                library.close()

        self._thread.submit(close).result()
        self._thread.shutdown()
