"""Clubs that go by their town: “Leeds” for Leeds United, “Boston” for the Red Sox, in articles that report sport."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from briefing_tui.analysis.actors.lexicon import places
from briefing_tui.analysis.actors.names import Name
from briefing_tui.analysis.actors.repair import PLACE_PREPOSITIONS
from briefing_tui.analysis.actors.teams import nicknames
from briefing_tui.analysis.actors.words import Words
from briefing_tui.model.briefing import ActorKind

SUFFIXES = frozenset("united rovers wanderers athletic rangers fc hotspur wednesday albion county town city".split())


class Clubs:
    """What the names of an article mean as clubs; `sport` is whether it reports sport."""

    def __init__(self, kinds: Mapping[str, ActorKind], *, sport: bool) -> None:
        self.sport = sport
        self._kinds = kinds
        self._owners = dict(self._by_town(kinds))

    def _by_town(self, kinds: Mapping[str, ActorKind]) -> Iterable[tuple[str, str]]:
        """The clubs that the article names, each by the bare town that may stand for it."""
        for key in sorted(kinds):
            town, _, last = key.rpartition(" ")
            if kinds[key] == "organisation" and last in SUFFIXES and kinds.get(town) == "place":
                yield town, key
        if not self.sport:
            return
        for nickname, towns in nicknames().items():
            for town in sorted(towns):
                full = f"{town} {nickname}"
                named = full if full in kinds else nickname if nickname in kinds and len(towns) == 1 else None
                if named and (town in places() or kinds.get(town) == "place"):
                    yield town, named

    def key(self, name: Name, passages: Sequence[Words]) -> str | None:
        """The key of the club that the name of a town stands for here; None where it is the town itself."""
        if self._kinds.get(name.key) != "place" or (name.told and name.label == "GPE"):
            return None
        words = passages[name.passage]
        if name.told and name.label == "ORG":
            return self._owners.get(name.key, name.key)
        before = words.lower[name.start - 1] if name.start else ""
        after = words.lower[name.end : name.end + 1]
        if before in PLACE_PREPOSITIONS or before == "of" or (before == "," and after in ([","], ["."], [])):
            return None
        region = after == [","] and words.entity[name.end + 1 : name.end + 2] == ["GPE"]
        if region or not (self.sport or name.key in self._owners):
            return None
        return self._owners.get(name.key, name.key)

    def ground(self, name: Name) -> bool:
        """Whether a name that is a club's elsewhere is the town of the dateline here."""
        return self.sport and name.told and name.label == "GPE" and self._kinds.get(name.key) == "organisation"
