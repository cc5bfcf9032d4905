"""Countries by their names, adjectives, peoples and capitals.

Each row of countries.json has a country's usual name, other and former names, adjectives, the plural nouns for its
people, and its seats of government, old ones too. The rows under “own” are the project's, written from general
knowledge; those under “further” are made by tools/countries.py from the sources that the file names.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from briefing_tui.analysis.actors.lexicon import load

Use = Literal["name", "adjective", "people", "capital"]


@dataclass(frozen=True, slots=True)
class Country:
    """What a word says about a country: the country's usual name, and how the word stands for it."""

    name: str
    use: Use


@lru_cache(maxsize=8192)
def simple(text: str) -> str:
    """`text` for comparing names: lower case, straight apostrophes, no full stops, single spaces."""
    return " ".join(text.lower().replace("’", "'").replace(".", "").split())


@cache
def _table() -> dict[str, Country]:
    table: dict[str, Country] = {}
    made = load("countries.json")
    rows = [*made["further"], *made["own"]]
    fields: tuple[tuple[str, Use], ...] = (("capitals", "capital"), ("people", "people"), ("adjectives", "adjective"))
    for field, use in fields:
        for row in rows:
            table |= {simple(word): Country(row["name"], use) for word in row[field]}
    for row in rows:
        table |= {simple(word): Country(row["name"], "name") for word in (row["name"], *row["names"])}
    return table


@cache
def _longest() -> int:
    return max(len(words.split()) for words in _table())


def country(text: str) -> Country | None:
    """The country that `text` names, describes or is the capital of; None for other words and for “us”."""
    if text == "us":
        return None
    return _table().get(simple(text))


def country_at(words: list[str], start: int) -> tuple[int, Country] | None:
    """The longest run from `words[start]` that stands for a country: its end, exclusive, and the country."""
    if not words[start][:1].isupper():
        return None
    for end in range(min(len(words), start + _longest()), start, -1):
        if words[end - 1][0].isalnum() and (found := country(" ".join(words[start:end]))):
            return end, found
    return None
