"""One entry each: names that stand for the same actor are brought together, and no others.

Persons go by surname and given name, organisations by acronym, by a shorter form of their name or by their country
in front, countries by the table of countries.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from briefing_tui.analysis.actors.clubs import Clubs
from briefing_tui.analysis.actors.entries import Entry
from briefing_tui.analysis.actors.names import Name
from briefing_tui.analysis.actors.nations import nations
from briefing_tui.analysis.actors.organisations import others
from briefing_tui.analysis.actors.persons import persons
from briefing_tui.analysis.actors.wire import about_sport
from briefing_tui.analysis.actors.words import Words
from briefing_tui.model.briefing import ActorKind

OTHERS: tuple[ActorKind, ...] = ("organisation", "place", "group")


def merge(names: Sequence[Name], kinds: Mapping[str, ActorKind], passages: Sequence[Words]) -> list[Entry]:
    """The entries for `names`, in the order of their first mentions."""
    countries, rest = nations(names, kinds, passages)
    clubs = Clubs(kinds, sport=about_sport(passages))
    by_key: dict[str, list[Name]] = defaultdict(list)
    teams: dict[str, list[Name]] = defaultdict(list)
    grounds: dict[str, list[Name]] = defaultdict(list)
    for name in rest:
        club = clubs.key(name, passages)
        if club is None and clubs.ground(name):
            grounds[name.key].append(name)
        else:
            (by_key if club is None else teams)[club or name.key].append(name)
    groups: list[Entry] = list(countries)
    people = {key: found for key, found in by_key.items() if kinds[key] == "person"}
    groups += persons(people, passages)
    for kind in OTHERS:
        wanted = {key: found for key, found in by_key.items() if kinds[key] == kind}
        meant = teams if kind == "organisation" else grounds if kind == "place" else {}
        for key, found in meant.items():
            wanted[key] = wanted.get(key, []) + found
        groups += others(wanted, kind, passages)
    for entry in groups:
        entry.mentions.sort(key=lambda found: found.place)
    return sorted((entry for entry in groups if entry.mentions), key=lambda entry: entry.mentions[0].place)
