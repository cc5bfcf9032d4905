"""One entry each: names that stand for the same actor are brought together, and no others.

Persons go by surname and given name, organisations by acronym, by a shorter form of their name or by their country
in front, countries by the table of countries.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from briefing_tui.analysis.actors.entries import Entry
from briefing_tui.analysis.actors.kinds import PLACE_PREPOSITIONS
from briefing_tui.analysis.actors.names import Name
from briefing_tui.analysis.actors.nations import nations
from briefing_tui.analysis.actors.organisations import others
from briefing_tui.analysis.actors.persons import persons
from briefing_tui.analysis.actors.words import Words
from briefing_tui.model.briefing import ActorKind

CLUBS = frozenset("united rovers wanderers athletic rangers fc hotspur wednesday albion".split())
OTHERS: tuple[ActorKind, ...] = ("organisation", "place", "group")


def merge(names: Sequence[Name], kinds: Mapping[str, ActorKind], passages: Sequence[Words]) -> list[Entry]:
    """The entries for `names`, in the order of their first mentions."""
    countries, rest = nations(names, kinds, passages)
    by_key: dict[str, list[Name]] = defaultdict(list)
    clubs = _clubs(kinds)
    for name in rest:
        club = clubs.get(name.key)
        words = passages[name.passage]
        meant = club and words.lower[max(0, name.start - 1)] not in PLACE_PREPOSITIONS
        by_key[club if club and meant else name.key].append(name)
    groups: list[Entry] = list(countries)
    people = {key: found for key, found in by_key.items() if kinds[key] == "person"}
    groups += persons(people, passages)
    for kind in OTHERS:
        wanted = {key: found for key, found in by_key.items() if kinds[key] == kind}
        groups += others(wanted, kind, passages)
    for entry in groups:
        entry.mentions.sort(key=lambda found: found.place)
    return sorted((entry for entry in groups if entry.mentions), key=lambda entry: entry.mentions[0].place)


def _clubs(kinds: Mapping[str, ActorKind]) -> dict[str, str]:
    """The clubs that the text names, by the bare town that may stand for them: “Leeds” for “Leeds United”."""
    towns = {key.rpartition(" ")[0]: key for key in kinds if key.rpartition(" ")[2] in CLUBS}
    return {town: club for town, club in towns.items() if kinds.get(town) == "place" and kinds[club] == "organisation"}
