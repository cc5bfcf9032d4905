"""Pairs of texts under one file name: versions of one article, and two articles, for judging what tells them apart."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, permutations
from pathlib import Path

from tests.library.edits import Draft, articles, cases

_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}")
_SENTENCE = re.compile(r"(?<=[.!?]) (?=[A-Z])")
_VOWEL = {"a": "o", "e": "i", "i": "y", "o": "u", "u": "oo", "y": "i"}

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# The moulds of which a report is as good as made of its figures.
FULL_OF_FIGURES = ("weather", "earthquake", "markets")

_DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that were read from one place, one after the other; `kind` says how the second came about, and `same`
    whether it is a version of the first."""

    kind: str
    old: str
    new: str
    same: bool


def moulds() -> dict[str, list[str]]:
    """Invented articles of one mould each (weather reports, letters with set parts, minutes …), under the mould's name:
    they look alike, and none is a version of another."""
    loaded: dict[str, list[str]] = json.loads((_DATA / "moulds.json").read_text(encoding="utf-8"))
    return loaded


def rewritten() -> list[dict[str, str]]:
    """Articles of one paragraph as they were first published (`old`) and as an editor left them (`new`): `light`
    rewriting (`weight`) keeps most of the words."""
    loaded: list[dict[str, str]] = json.loads((_DATA / "rewritten.json").read_text(encoding="utf-8"))
    return loaded


def pairs(most: int | None = None) -> Iterator[Pair]:
    """All pairs, the same ones every time; no more than `most` of the mechanical edits around some words."""
    seen = set()
    for case in islice(cases(), most):
        if (case.home, case.text) not in seen:
            seen.add((case.home, case.text))
            yield Pair(case.edit, case.home, case.text, same=True)
    chance = random.Random(9)
    for text in [*articles().values(), *(mould[0] for mould in moulds().values())]:
        yield from _versions(text, chance)
    for each in rewritten():
        yield Pair(f"one paragraph, {each['weight']} rewriting", each["old"], each["new"], same=True)
    for old, new in permutations(articles().values(), 2):
        yield Pair("another article", old, new, same=False)
    for name, mould in moulds().items():
        for old, new in permutations(mould, 2):
            yield Pair(f"of one mould: {name}", old, new, same=False)
    for name in FULL_OF_FIGURES:
        for old in moulds()[name]:
            yield Pair(f"the next day's: {name}", old, next_day(old, chance), same=False)


def _versions(text: str, chance: random.Random) -> Iterator[Pair]:
    """What editors and content systems do to a whole article, and to its first paragraphs alone."""
    blocks = text.strip().split("\n\n")
    shapes = {"": text, "one paragraph, ": max(blocks, key=len), "two paragraphs, ": "\n\n".join(blocks[-2:])}
    for shape, home in shapes.items():
        for kind, new in _edits(home, chance):
            if new != home:
                yield Pair(f"{shape}{kind}", home, new, same=True)


def _edits(home: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    yield "a typo mended", _mistyped(home, chance)
    draft = Draft(home, tuple(range(len(home))))
    yield "all quotes straight", draft.restyle("[“”«»]", lambda _: '"').restyle("[‘’]", lambda _: "'").text
    yield "all quotes curly", draft.restyle(r'(?<!\S)"', lambda _: "“").restyle('"', lambda _: "”").text
    yield "a name respelled", _respelled(home)
    yield "a sentence put in", _with_sentence(home, chance)
    yield "a sentence cut", _without_sentence(home, chance)
    yield "grown to three times", home + "\n\n" + "\n\n".join(_OTHERS)
    yield "in capitals", home.upper()


def next_day(text: str, chance: random.Random) -> str:
    """A report in the very same words, of another day: with every figure another, and the day of the week the next."""
    figures = re.sub(r"\d", lambda digit: str((int(digit[0]) + chance.randrange(1, 9)) % 10), text)
    return re.sub("|".join(_DAYS), lambda day: _DAYS[(_DAYS.index(day[0]) + 1) % 7], figures)


_OTHERS = (
    "Nobody had thought to ask the baker, who sells eleven kinds of bun and an opinion with each of them.",
    "The minutes of that evening run to four pages, and the cat that came in with the treasurer is on three of them.",
    "A spokesman for the waterworks would only say that the matter lay with somebody else, and rang off.",
) * 4


def _mistyped(text: str, chance: random.Random) -> str:
    word = chance.choice(list(re.finditer(r"[a-z]{5,}", text)))
    at = chance.randrange(word.start(), word.end() - 1)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def _respelled(text: str) -> str:
    """The text with another vowel in the name that it has most often, wherever that stands."""
    names = _NAME.findall(text)
    if not names:
        return text
    name = max(sorted(set(names)), key=names.count)
    at = next((place for place, letter in enumerate(name) if letter in _VOWEL), 0)
    return re.sub(rf"\b{name}", name[:at] + _VOWEL.get(name[at], name[at] * 2) + name[at + 1 :], text)


def _with_sentence(text: str, chance: random.Random) -> str:
    places = [found.end() for found in _SENTENCE.finditer(text)] or [len(text)]
    at = chance.choice(places)
    return f"{text[:at]} {_OTHERS[0]} {text[at:]}"


def _without_sentence(text: str, chance: random.Random) -> str:
    parts = _SENTENCE.split(text)
    if len(parts) < 3:
        return text
    parts.pop(chance.randrange(len(parts)))
    return " ".join(parts)
