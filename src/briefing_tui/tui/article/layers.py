"""Highlights over the article: named layers of spans, merged for one paragraph at a time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing_tui.model.span import Span
from briefing_tui.tui.article.layout import Shown

# In order of priority: where layers meet, the later one's style wins.
LAYERS = (
    "dateline", "actor", "quote", "event", "note", "evidence", "mention", "search", "search-current", "link",
    "selecting",
)  # fmt: skip

Run = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Layer:
    """The spans of one layer: disjoint intervals in text order, so that bisection finds those of a paragraph."""

    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    @classmethod
    def of(cls, spans: Sequence[Span]) -> Layer:
        """The layer that covers what any of `spans` covers; they may overlap and come in any order."""
        starts: list[int] = []
        ends: list[int] = []
        for start, end in sorted((span.start, span.end) for span in spans):
            if ends and start <= ends[-1]:
                ends[-1] = max(ends[-1], end)
            elif start < end:
                starts.append(start)
                ends.append(end)
        return cls(tuple(starts), tuple(ends))

    def within(self, span: Span) -> Iterator[tuple[int, int]]:
        """The intervals that overlap `span`."""
        first, last = bisect_right(self.ends, span.start), bisect_left(self.starts, span.end)
        return zip(self.starts[first:last], self.ends[first:last], strict=True)


def runs(shown: Shown, layers: Sequence[Layer]) -> tuple[Run, ...]:
    """The paragraph's text cut where a highlight begins or ends: (start, end, mask), with no gap between them.

    Bit n of the mask is set where `layers[n]` covers the text. Cuts never fall inside what shows as one character.
    """
    toggles: defaultdict[int, int] = defaultdict(int)
    for index, layer in enumerate(layers):
        for start, end in layer.within(shown.span):
            # A layer's intervals are disjoint, so each edge turns its bit over; two that touch cancel out.
            toggles[shown.edge(start)] ^= 1 << index
            toggles[shown.edge(end)] ^= 1 << index
    made: list[Run] = []
    at = mask = 0
    for position in sorted(toggles):
        if position > at:
            made.append((at, position, mask))
            at = position
        mask ^= toggles[position]
    if at < len(shown.text):
        made.append((at, len(shown.text), mask))
    return tuple(made)
