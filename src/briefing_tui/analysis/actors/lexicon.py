"""The word lists that the rules for actors rest on, read once from the data files beside this module.

lexicon.json is the project's own, written from general knowledge: closed classes (titles, heads of organisation and
place names, nouns for persons), well-known places and organisations. Nouns for persons (people.json) and most given
names (given_names.json) are made by tools from sources that the files name.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

# Endings of nouns for those who do something.
AGENTS = ("er", "or", "ist", "ian", "man", "men", "woman", "women", "eer", "wife")


def load(name: str) -> Any:
    """The content of the JSON file `name` beside this module."""
    return json.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {key: frozenset(words) for key, words in load("lexicon.json").items()}


def words_of(key: str) -> frozenset[str]:
    """The list `key` of lexicon.json, in lower case except for place names; raises KeyError for an unknown one."""
    return _lists()[key]


@cache
def places() -> frozenset[str]:
    """Well-known places that are no countries, in lower case without full stops."""
    return frozenset(place.lower().replace(".", "") for place in words_of("places"))


@cache
def titles() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Titles that stand before names, as lower-case words, the longest first, by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for title in words_of("titles"):
        words = tuple(title.split())
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(every, key=lambda words: (-len(words), words))) for first, every in found.items()}


@cache
def given_names() -> dict[str, str]:
    """Given names in lower case, each with “man”, “woman” or “either”; the file names where they are from."""
    made = load("given_names.json")
    return {
        name.lower(): gender for part in ("further", "own") for gender, names in made[part].items() for name in names
    }


@cache
def _wordnet() -> dict[str, frozenset[str]]:
    """The lists of people.json, made by tools/people.py; it names its source and licence."""
    made = load("people.json")
    return {key: frozenset(made[key]) for key in ("nouns", "peoples")}


@cache
def people() -> frozenset[str]:
    """Nouns for persons, singular and in lower case."""
    return _wordnet()["nouns"]


def is_people(key: str) -> bool:
    """Whether lower-case words are the plural of a people's, a faith's or a party's name: “latinos”, “new yorkers”."""
    return key.endswith("s") and key[:-1] in _wordnet()["peoples"]
