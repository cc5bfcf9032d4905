"""How the cost of something grows with what it is given, told from CPU time at growing sizes.

One measurement never takes much longer than it may: a timer ends it, and what did not come to its end is told as that.
"""

from __future__ import annotations

import signal
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from time import process_time
from typing import TypeVar

T = TypeVar("T")

FIRST, FACTOR = 1_000, 4
# Time that grows by this, where the text grows by `FACTOR`, grows faster than the text: its square grows by 16, it and
# its logarithm by less than 5 at these sizes.
STEEP = 7.5


class OverdueError(Exception):
    """A measurement took longer than it may."""


@dataclass(frozen=True, slots=True)
class Growth:
    """The CPU seconds at each size, the last one None when it did not come to its end in `patience` seconds.

    Less than `quick` seconds are measured badly and count as so many.
    """

    times: tuple[tuple[int, float | None], ...]
    patience: float
    quick: float

    @property
    def factor(self) -> float:
        """By how much the time grew at the last step, or at a steeper one before where the last was not finished.

        0 where there is none; what is bounded grows steeply only until it is at its bound.
        """
        held = [self.patience if seconds is None else max(seconds, self.quick) for _, seconds in self.times]
        if len(held) == 1:
            return float("inf") if self.times[0][1] is None else 0.0
        steps = [later / first for first, later in pairwise(held)]
        return steps[-1] if self.times[-1][1] is not None else max(steps)

    @property
    def steep(self) -> bool:
        """Whether it grows faster than what it is given."""
        return self.factor >= STEEP

    @property
    def told(self) -> str:
        """The last size with its time, and the factor."""
        size, seconds = self.times[-1]
        last = f"over {self.patience:.0f} s" if seconds is None else f"{seconds:.2f} s"
        return f"x{self.factor:4.1f} for x{FACTOR}, {last} at {size:,}"


def growth(
    run: Callable[[T], object], made: Callable[[int], T], sizes: tuple[int, ...], patience: float, quick: float
) -> Growth:
    """Times `run` on what is made in each of the sizes, as long as none takes longer than `patience` seconds.

    After a steep step that took a fifth of it the next one is not tried, for it would take longer.
    """
    times: list[tuple[int, float | None]] = []
    for size in sizes:
        given = made(size)
        times.append((size, timed(run, given, patience)))
        so_far = Growth(tuple(times), patience, quick)
        last = times[-1][1]
        if last is None or (so_far.steep and last > patience / 5):
            break
    return Growth(tuple(times), patience, quick)


def timed(run: Callable[[T], object], given: T, patience: float) -> float | None:
    """The CPU seconds that a call takes; None when it is not done after so many."""

    def overdue(*_: object) -> None:
        raise OverdueError

    signal.signal(signal.SIGPROF, overdue)
    start = process_time()
    try:
        signal.setitimer(signal.ITIMER_PROF, patience)
        try:
            run(given)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
    except OverdueError:
        return None
    return process_time() - start
