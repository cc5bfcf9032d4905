"""Approximate matching: where in a text words stand that differ from given ones by few characters."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import edlib

# edlib compares bytes: 0 stands for every character that the sought words do not hold.
_SYMBOLS = 255


@dataclass(frozen=True, slots=True)
class Found:
    """The place in the text that matches best, and the number of errors there (insertions, deletions, changes)."""

    start: int
    end: int
    errors: int


def nearest(words: str, text: str, most: int) -> Found | None:
    """The place in `text` that `words` match with the fewest errors, or None when that takes more than `most`.

    Of several places that match as well it is the first. With more than 255 different characters in `words` some
    share a symbol, and `errors` may be too low: compare what was found.
    """
    if not words or not text:
        return None
    symbols: defaultdict[int, int] = defaultdict(int)
    for index, character in enumerate(sorted(set(words))):
        symbols[ord(character)] = 1 + index % _SYMBOLS
    query, target = (part.translate(symbols).encode("latin-1") for part in (words, text))
    answer = edlib.align(query, target, mode="HW", task="locations", k=most)
    if answer["editDistance"] < 0:
        return None
    start, last = answer["locations"][0]
    return Found(start or 0, last + 1, answer["editDistance"])
