"""How alike are the surroundings of two places in folded texts: what tells the same words from their twins."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from briefing_tui.model.selector import CONTEXT

# The words next to a place say more about it than those further off: each reach counts a third.
_REACHES = (16, 32)
# What it is worth to stand at the end of the text, in characters of context.
_AT_THE_END = 8
# A side of fewer characters than this is evidence only in proportion.
_ENOUGH = 12


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a place. `before` is reversed, so that both sides run away from the place."""

    before: str
    after: str

    def cut(self, reach: int) -> Context:
        """No more than `reach` characters of each side."""
        return Context(self.before[:reach], self.after[:reach])


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two contexts are: each side, both weighed by their length, and the better side, all 0 to 1."""

    before: float
    after: float
    whole: float
    better: float

    @property
    def worse(self) -> float:
        """The side that is less alike."""
        return min(self.before, self.after)


def context_of(text: str, start: int, end: int, reach: int = CONTEXT) -> Context:
    """What stands up to `reach` characters around `start` to `end`."""
    return Context(text[max(0, start - reach) : start][::-1], text[end : end + reach])


def likeness(own: Context, other: Context) -> Likeness:
    """How much `other` is like `own`."""
    before, weight_before = _side(own.before, other.before)
    after, weight_after = _side(own.after, other.after)
    whole = (before * weight_before + after * weight_after) / (weight_before + weight_after)
    better = max(before * min(1, weight_before / _ENOUGH), after * min(1, weight_after / _ENOUGH))
    return Likeness(before, after, whole, better)


def _side(own: str, other: str) -> tuple[float, int]:
    """How alike one side is, and how much that weighs, in characters."""
    if not own:
        # To have stood at the end of a text says little, and only about another end.
        return float(not other), _AT_THE_END
    if not other:
        return 0.0, len(own)
    full = _same(own, other, len(own))
    near = (*(_same(own, other, min(reach, len(own))) for reach in _REACHES), full)
    return max(full, sum(near) / len(near)), len(own)


def _same(own: str, other: str, reach: int) -> float:
    return Levenshtein.normalized_similarity(own[:reach], other[:reach])
