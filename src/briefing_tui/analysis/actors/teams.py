"""The nicknames of North American league teams and the towns that they stand for.

teams.json is the project's own table, written from general knowledge.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from briefing_tui.analysis.actors.lexicon import load


@cache
def nicknames() -> Mapping[str, frozenset[str]]:
    """The towns of each nickname (“red sox”), all in lower case without full stops."""
    towns: dict[str, set[str]] = {}
    for town, names in load("teams.json").items():
        for name in names:
            towns.setdefault(name.lower(), set()).add(town.lower().replace(".", ""))
    return {name: frozenset(found) for name, found in towns.items()}
