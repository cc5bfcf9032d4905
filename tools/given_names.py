"""Adds given names of many languages to our own list, with the gender that they tell.

usage: python tools/given_names.py FOLDER

Needs the package faker, whose lists of names for each country (MIT licence) are read; it is no dependency of the
program. FOLDER holds WordNet's index files (see tools/people.py): a name that is an English word as well is left out,
so are places, and what is more often a surname. Our own list stays as it is under “own”.
"""

from __future__ import annotations

import json
import pkgutil
import re
import sys
from collections import defaultdict
from importlib import import_module
from pathlib import Path
from typing import Any

HERE = Path(__file__).parents[1] / "src/briefing_tui/analysis/actors"
SOURCE = "own: this project; further: the names of Faker's person providers, Copyright (c) 2012 Daniele Faraglia, MIT"
NAME = re.compile(r"[A-ZÀ-ž][a-zà-ž'’]+(?:-[A-Z]?[a-z]+)?")
SHORTEST = 3
# A name is of both genders where neither is this many times commoner, counted in countries.
CLEAR = 3
FILE_OF_PLACES = 15


def main() -> None:
    """Writes the list beside the code that reads it."""
    had = json.loads((HERE / "given_names.json").read_text(encoding="utf-8"))
    own = had["own"]
    known = {name for names in own.values() for name in names}
    men, women, surnames = _providers()
    words = _english_words(Path(sys.argv[1])) | _places()
    further: dict[str, list[str]] = {"man": [], "woman": [], "either": []}
    for name in sorted({*men, *women} - known):
        he, she = len(men[name]), len(women[name])
        if len(name) < SHORTEST or name.lower() in words or len(surnames[name]) > he + she:
            continue
        even = min(he, she) * CLEAR > max(he, she)
        further["either" if even else "man" if he > she else "woman"].append(name)
    made = {"source": SOURCE, "own": own, "further": further}
    (HERE / "given_names.json").write_text(json.dumps(made, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print({gender: len(names) for gender, names in further.items()})


def _providers() -> tuple[dict[str, set[str]], dict[str, set[str]], dict[str, set[str]]]:
    """The names of men, those of women, and surnames, each with the countries that have it."""
    package: Any = import_module("faker.providers.person")
    tables: tuple[dict[str, set[str]], ...] = (defaultdict(set), defaultdict(set), defaultdict(set))
    for module in pkgutil.iter_modules(package.__path__):
        provider = getattr(import_module(f"{package.__name__}.{module.name}"), "Provider", None)
        for attribute, table in zip(("first_names_male", "first_names_female", "last_names"), tables, strict=True):
            names = getattr(provider, attribute, ())
            if isinstance(names, property) or callable(names):
                continue
            for name in names:
                if NAME.fullmatch(str(name)):
                    table[str(name)].add(module.name)
    men, women, surnames = tables
    return men, women, surnames


def _english_words(folder: Path) -> set[str]:
    """What WordNet has as a common word or as a place."""
    words: set[str] = set()
    for part in ("verb", "adj", "adv"):
        lines = (folder / f"index.{part}").read_text(encoding="latin-1").splitlines()
        words |= {line.split()[0] for line in lines if line[:1] != " "}
    for line in (folder / "data.noun").read_text(encoding="latin-1").splitlines():
        fields = line.split()
        if line[:1] == " ":
            continue
        lemmas = [fields[4 + 2 * at] for at in range(int(fields[3], 16))]
        place = int(fields[1]) == FILE_OF_PLACES
        words |= {lemma.lower() for lemma in lemmas if place or lemma.islower()}
    return words


def _places() -> set[str]:
    places = json.loads((HERE / "lexicon.json").read_text(encoding="utf-8"))["places"]
    countries = json.loads((HERE / "countries.json").read_text(encoding="utf-8"))
    rows = countries if isinstance(countries, list) else countries["countries"]
    fields = ("names", "adjectives", "people", "capitals")
    return {place.lower() for place in places} | {
        word.lower() for row in rows for word in (row["name"], *(w for field in fields for w in row[field]))
    }


if __name__ == "__main__":
    main()
