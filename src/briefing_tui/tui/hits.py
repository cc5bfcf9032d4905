"""Places in the article that `n` and `N` walk through: what was searched for, or an actor's mentions."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import Self

from briefing_tui.model.span import Span


@dataclass(frozen=True, slots=True)
class Hits:
    """Places in text order, the one at `at` being the current one; `label` says what they are places of."""

    label: str
    spans: tuple[Span, ...]
    at: int = 0

    @classmethod
    def near(cls, label: str, spans: tuple[Span, ...], offset: int) -> Self:
        """The places, with the first at or after `offset` the current one (the very first where none is)."""
        at = bisect_left(spans, offset, key=lambda span: span.start)
        return cls(label, spans, at if at < len(spans) else 0)

    @property
    def current(self) -> Span | None:
        """The current place, or None where there is none."""
        return self.spans[self.at] if self.spans else None

    @property
    def counter(self) -> str:
        """“3/17”."""
        return f"{self.at + 1}/{len(self.spans)}" if self.spans else "0/0"

    def stepped(self, steps: int) -> Self:
        """So many places on, round and round."""
        return replace(self, at=(self.at + steps) % len(self.spans)) if self.spans else self
