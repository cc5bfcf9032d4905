"""Headlines set in capitals: only names that the article gives elsewhere, countries and well-known places.

Where every word is in capitals neither the model nor the letters tell a name from a common word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from briefing_tui.analysis.actors.countries import country_at
from briefing_tui.analysis.actors.lexicon import places, words_of
from briefing_tui.analysis.actors.repair import opens_an_event
from briefing_tui.analysis.actors.words import Words

if TYPE_CHECKING:
    from briefing_tui.analysis.actors.names import Name

LONGEST = 6
SHORTEST_PART = 4


def spoken(names: Iterable[Name], common: Mapping[str, int]) -> dict[str, str]:
    """The labels of the names that a headline may echo, by their keys; of longer ones also the last word.

    `common` counts the words that the article has in lower case, which a headline may use as such.
    """
    found: dict[str, str] = {}
    for name in names:
        if name.country is not None or name.label == "NORP":
            continue
        found.setdefault(name.key, name.label)
        last = name.key.split()[-1]
        general = last in words_of("generic_heads") or last in words_of("place_heads")
        if len(last) >= SHORTEST_PART and not general and not common.get(last) and name.label in ("PERSON", "ORG"):
            found.setdefault(last, name.label)
    return found


def echoed(words: Words, known: Mapping[str, str], taken: set[int]) -> Iterator[tuple[int, int, str]]:
    """The runs of a passage in capitals that stand for names in `known`, countries or places, outside `taken`."""
    at = 0
    while at < len(words):
        run = None if at in taken else _run_at(words, known, at)
        if run:
            yield run
        at = run[1] if run else at + 1


def _run_at(words: Words, known: Mapping[str, str], at: int) -> tuple[int, int, str] | None:
    for end in range(min(len(words), at + LONGEST), at, -1):
        key = words.phrase(at, end).lower().replace(".", "")
        label = known.get(key) or ("GPE" if key in places() else None)
        if label:
            return None if opens_an_event(words, end) else (at, end, label)
    nation = country_at(words.text, at)
    if nation is None or nation[1].use in ("adjective", "people") or opens_an_event(words, nation[0]):
        return None
    return at, nation[0], "GPE"
