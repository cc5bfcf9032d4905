"""Which of many spans overlap a given one, found without looking at all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

from briefing_tui.model.span import Span


class Overlaps:
    """Spans, each known by its number in the order in which they were given.

    A question costs the logarithm of their count, and a step for each span between the first and the last that
    overlap. Spans that lie in text order and hold few others make that the least there can be.
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = list(spans)
        self._order = sorted(range(len(self._spans)), key=lambda number: self._spans[number])
        self._starts = [self._spans[number].start for number in self._order]
        # The furthest end so far rises, so that it can be searched as the starts can.
        self._reach = list(accumulate((self._spans[number].end for number in self._order), max))

    def of(self, span: Span) -> list[int]:
        """The numbers of the spans that share a code point with `span`, rising."""
        first, last = bisect_right(self._reach, span.start), bisect_left(self._starts, span.end)
        return sorted(number for number in self._order[first:last] if self._spans[number].overlaps(span))
