"""Makes the lists of nouns for persons, and of names for peoples, that the analysis knows, from WordNet.

usage: python tools/people.py FOLDER

FOLDER holds WordNet's database files (index.noun, data.noun, cntlist.rev), which Debian's package wordnet-base has in
/usr/share/wordnet. A noun is taken when its first sense is a person, and its other senses are persons too or are
counted less often in WordNet's own tagged texts. A people's name is a capitalised noun for a person that is the name of
nobody in particular: “Latino”, “Methodist”, “New Yorker”.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

# The file of senses that are persons, by its number in lexnames.
PERSON = 18
TARGET = Path(__file__).parents[1] / "src/briefing_tui/analysis/actors/people.json"
SOURCE = "WordNet 3.0, the nouns whose first sense is a person"
LICENCE = (
    "WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved. THIS SOFTWARE AND DATABASE IS PROVIDED "
    "“AS IS” AND PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES, EXPRESS OR IMPLIED. Permission to use, "
    "copy, modify and distribute this software and database and its documentation for any purpose and without fee or "
    "royalty is granted, provided that this notice appears on all copies, including modifications."
)
SHORTEST = 3


def main() -> None:
    """Writes the list beside the code that reads it."""
    folder = Path(sys.argv[1])
    kinds, lemmas, instances = _senses(folder)
    counts = _counts(folder)
    nouns = sorted(
        lemma
        for lemma, every in _index(folder).items()
        if lemma.isalpha() and len(lemma) >= SHORTEST and _is_person(lemma, every, kinds, lemmas, counts)
    )
    peoples = sorted(
        {
            lemma.replace("_", " ").lower()
            for sense, words in lemmas.items()
            if kinds[sense] == PERSON and sense not in instances
            for lemma in words
            if lemma[0].isupper() and lemma.replace("_", "").isalpha() and len(lemma) > SHORTEST
        }
    )
    made = {"source": SOURCE, "licence": LICENCE, "nouns": nouns, "peoples": peoples}
    TARGET.write_text(json.dumps(made, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(f"{len(nouns)} nouns, {len(peoples)} peoples")


def _lines(path: Path) -> list[list[str]]:
    return [line.split() for line in path.read_text(encoding="latin-1").splitlines() if line[:1] != " "]


def _senses(folder: Path) -> tuple[dict[str, int], dict[str, frozenset[str]], set[str]]:
    """The file number and the words of each sense, and which senses are somebody in particular."""
    kinds: dict[str, int] = {}
    lemmas: dict[str, frozenset[str]] = {}
    instances: set[str] = set()
    for fields in _lines(folder / "data.noun"):
        kinds[fields[0]] = int(fields[1])
        lemmas[fields[0]] = frozenset(fields[4 + 2 * at] for at in range(int(fields[3], 16)))
        if "@i" in fields:
            instances.add(fields[0])
    return kinds, lemmas, instances


def _index(folder: Path) -> dict[str, list[str]]:
    """The senses of each noun, the commonest first."""
    return {fields[0]: fields[6 + int(fields[3]) :] for fields in _lines(folder / "index.noun")}


def _counts(folder: Path) -> dict[str, Counter[int]]:
    """How often each noun stands for what, in tagged texts."""
    counts: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for key, _, count in _lines(folder / "cntlist.rev"):
        lemma, _, sense = key.partition("%")
        kind, file, *_ = sense.split(":")
        if kind == "1":
            counts[lemma][int(file)] += int(count)
    return counts


def _is_person(
    lemma: str,
    every: list[str],
    kinds: dict[str, int],
    lemmas: dict[str, frozenset[str]],
    counts: dict[str, Counter[int]],
) -> bool:
    if kinds[every[0]] != PERSON or lemma not in lemmas[every[0]]:
        return False
    seen = counts.get(lemma, Counter())
    others = sum(seen.values()) - seen[PERSON]
    return all(kinds[sense] == PERSON for sense in every) or seen[PERSON] > others


if __name__ == "__main__":
    main()
