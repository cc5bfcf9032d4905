"""Work that is carried through even when whoever asked for it has gone."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


def carried(work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
    """Begins work; what it gives, or what went wrong with it, is there for who still waits for it."""
    task = asyncio.ensure_future(work)
    # Without a look at it, asyncio would complain of an exception that nobody waited for.
    task.add_done_callback(lambda done: done.cancelled() or done.exception())
    return task
