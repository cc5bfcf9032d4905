"""Measures how the cost of every pattern of the package grows with text that is made to be slow for it.

    bench_patterns.py [--most CHARACTERS] [--only WORDS]

A pattern is tried in the ways in which the package uses it (search, match, sub, …) on repeated characters and on
strings made from its own parts, alone and one after the other. Each text is tried at 16,000 characters; the one that
takes longest, at 1,000 and four times as many until it has the most, is what is told of. No measurement takes much
longer than a second, and one that grows faster than its text is not tried any longer.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

from tools.growing import FACTOR, FIRST, Growth, growth, timed
from tools.package_patterns import Found, every_pattern

CHARACTERS = " \n\tab1A.,:;'\"“”’‘()[]{}<>-–—_*#`~|/\\@&%=+!?é中\u200b\u0301"
SCREEN, SCREENS = 16_000, (1_000, 4_000, 16_000)
PATIENCE, QUICK = 1.0, 0.004  # seconds of CPU
# How many of a pattern's texts are tried at all sizes: those that take longest.
WORST = 2
UNENDING = "\x00"

Run = Callable[[str], object]
Made = Callable[[int], str]


def main() -> None:
    """Prints the patterns whose time grows faster than the text; the exit code is 1 where there is one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=1_000_000, help="the longest text (1000000)")
    parser.add_argument("--only", default="", help="only patterns of files that have this in their name")
    given = parser.parse_args()
    found = [one for one in every_pattern() if given.only in one.place]
    steep = 0
    for one in found:
        worst, text = worst_of(one, given.most)
        if worst.steep:
            steep += 1
            print(f"  steep  {one.place:<60} {worst.told} of {text!r}", flush=True)
    unseen = [one.place for one in found if not one.seen]
    print(f"{len(found)} patterns, {steep} of them steep; {len(unseen)} are known from the source alone")
    for place in unseen:
        print(f"  {place}")
    sys.exit(1 if steep else 0)


def worst_of(found: Found, most: int) -> tuple[Growth, str]:
    """How a pattern grows with the text that is worst for it, and the beginning of that text."""
    screened: list[tuple[float, Run, Made]] = []
    for run, made in trials(found):
        seconds = screen(run, made)
        screened.append((seconds, run, made))
    screened.sort(key=lambda trial: -trial[0])
    sizes = tuple(FIRST * FACTOR**step for step in range(12) if FIRST * FACTOR**step <= most)
    grown = [(growth(run, made, sizes, PATIENCE, QUICK), made(24)) for _, run, made in screened[:WORST]]
    return max(grown, key=lambda one: one[0].factor)


def screen(run: Run, made: Made) -> float:
    """The CPU seconds for a text of `SCREEN` characters, or as many as it would take judging by a shorter one."""
    for size in SCREENS:
        seconds = timed(run, made(size), PATIENCE)
        if seconds is None or seconds > PATIENCE / FACTOR:
            return PATIENCE * SCREEN / size
    return seconds or 0.0


def trials(found: Found) -> Iterator[tuple[Run, Made]]:
    """Every way of using a pattern with every text that may be slow for it."""
    for use in found.uses:
        for units_, before in units(found.pattern):
            yield _runner(found.pattern, use), _repeated(units_, before)


def _runner(pattern: re.Pattern[Any], use: str) -> Callable[[str], object]:
    as_bytes = isinstance(pattern.pattern, bytes)

    def run(text: str) -> object:
        given: Any = text.encode("utf-8", "replace") if as_bytes else text
        if use in ("sub", "subn"):
            return pattern.sub(given[:0], given)
        if use == "finditer":
            return sum(1 for _ in pattern.finditer(given))
        return getattr(pattern, use)(given)

    return run


def _repeated(units: tuple[str, ...], before: str) -> Made:
    """Texts of a size: each unit over and over, one unit after the other, and what ends no pattern."""

    def made(size: int) -> str:
        share = size // len(units)
        return before + "".join(unit * (share // len(unit)) for unit in units) + UNENDING

    return made


def units(pattern: re.Pattern[Any]) -> set[tuple[tuple[str, ...], str]]:
    """What to repeat, and what to put before it: single characters, and what the pattern's own parts match.

    Of parts that stand one behind the other also the one over and over and then the other.
    """
    from re import _parser  # type: ignore[attr-defined]

    tree = _parser.parse(pattern.pattern, pattern.flags)
    made: set[tuple[tuple[str, ...], str]] = {((character,), "") for character in CHARACTERS}
    whole = sample(tree)
    made |= {((whole,), ""), ((f"{whole} ",), "")} if whole else set()
    found = [(before, unit) for before, unit in dict.fromkeys(repeats(tree, "")) if unit]
    for before, unit in found:
        made |= {((unit,), before), ((unit,), ""), ((before + unit,), "")}
    made |= {((one, other), before) for (before, one), (_, other) in pairwise(found) if one != other}
    return made


def repeats(tree: Any, before: str) -> Iterator[tuple[str, str]]:
    """What may be repeated in a pattern, each with what the pattern wants before it."""
    for operation, value in tree:
        name = str(operation)
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            least, _, inner = value
            yield before, sample(inner)
            yield from repeats(inner, before)
            before += sample(inner) * min(least, 3)
            continue
        for inner in _inside(name, value):
            yield from repeats(inner, before)
        before += sample([(operation, value)])


def _inside(name: str, value: Any) -> list[Any]:
    """The patterns inside a part of a pattern."""
    if name == "BRANCH":
        return list(value[1])
    if name == "SUBPATTERN":
        return [value[-1]]
    if name in ("ASSERT", "ASSERT_NOT"):
        return [value[1]]
    return [value] if name == "ATOMIC_GROUP" else []


def sample(tree: Any) -> str:
    """Some text that a part of a pattern matches, as far as that can be told."""
    made = ""
    for operation, value in tree:
        name = str(operation)
        if name == "LITERAL":
            made += chr(value)
        elif name == "NOT_LITERAL":
            made += "a" if value != ord("a") else "b"
        elif name == "ANY":
            made += "a"
        elif name == "IN":
            made += _one_of(value)
        elif name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            made += sample(value[2]) * max(1, min(value[0], 40))
        elif name not in ("ASSERT", "ASSERT_NOT"):
            made += "".join(sample(inner) for inner in _inside(name, value)[:1])
    return made


def _one_of(choices: Any) -> str:
    """A character of a class."""
    if str(choices[0][0]) == "NEGATE":
        banned = re.compile(_class_source(choices[1:])) if choices[1:] else None
        return next((c for c in "ab 1.,-x" if banned is None or not banned.match(c)), "a")
    return next(iter(_members(choices)), "a")


def _members(choices: Any) -> Iterator[str]:
    kinds = {"CATEGORY_DIGIT": "1", "CATEGORY_SPACE": " ", "CATEGORY_WORD": "a", "CATEGORY_NOT_SPACE": "a",
             "CATEGORY_NOT_WORD": ".", "CATEGORY_NOT_DIGIT": "a"}  # fmt: skip
    for operation, value in choices:
        name = str(operation)
        if name == "LITERAL":
            yield chr(value)
        elif name == "RANGE":
            yield chr(value[0])
        elif name == "CATEGORY":
            yield kinds.get(str(value), "a")


def _class_source(choices: Any) -> str:
    kinds = {"CATEGORY_DIGIT": r"\d", "CATEGORY_SPACE": r"\s", "CATEGORY_WORD": r"\w", "CATEGORY_NOT_SPACE": r"\S",
             "CATEGORY_NOT_WORD": r"\W", "CATEGORY_NOT_DIGIT": r"\D"}  # fmt: skip
    parts: list[str] = []
    for operation, value in choices:
        name = str(operation)
        if name == "RANGE":
            parts.append(f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}")
        else:
            parts.append(re.escape(chr(value)) if name == "LITERAL" else kinds.get(str(value), ""))
    return f"[{''.join(parts)}]"


if __name__ == "__main__":
    main()
