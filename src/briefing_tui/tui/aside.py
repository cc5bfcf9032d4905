"""Long work beside the screen that leaving the reader does not wait for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from threading import Thread


async def aside(work: Callable[[], object]) -> None:
    """Does something in a thread that ends with the program, wherever it is by then: it must leave nothing half done
    in anything's place. Raises what it raises."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[None] = loop.create_future()

    def tell(error: Exception | None) -> None:
        if done.done():
            return
        if error is None:
            done.set_result(None)
        else:
            done.set_exception(error)

    def run() -> None:
        error: Exception | None = None
        try:
            work()
        except Exception as raised:  # noqa: BLE001  # it is raised again where it is waited for
            error = raised
        with suppress(RuntimeError):
            # The reader may have been left, and its loop closed, meanwhile.
            loop.call_soon_threadsafe(tell, error)

    Thread(target=run, name="aside", daemon=True).start()
    await done
