"""Countries among the names: when they act, when their capital or their people acts for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing_tui.analysis.actors.entries import Entry, mention
from briefing_tui.analysis.actors.lexicon import words_of
from briefing_tui.analysis.actors.names import Name, found_at
from briefing_tui.analysis.actors.repair import POSSESSIVES
from briefing_tui.analysis.actors.words import Words
from briefing_tui.model.briefing import ActorKind, MentionForm

ACTS = frozenset(
    """refusal decision demand offer plan policy position stance support request invasion forces military ally allies
    government leaders leadership envoy ambassador claim claims proposal response reaction refusals warning ties
    relations interests sanctions army troops officials foreign""".split()
)
GOVERNING = frozenset(
    """government administration regime military army forces troops officials authorities parliament ministry
    leadership embassy delegation state cabinet intelligence security navy diplomats negotiators partners friends
    proposal offer""".split()
)
# What a government does with another.
JOINT = frozenset("work cooperate coordinate negotiate agree agreement talk talks relation tie deal treaty".split())
# Verbs that a city takes as its subject without standing for a government.
HALVES = ("North ", "South ", "East ", "West ")
STILL = frozenset(("be", "have", "host", "lie", "become", "see", "remain", "get", "sit", "look", "feel", "grow"))


def nations(
    names: Sequence[Name], kinds: Mapping[str, ActorKind], passages: Sequence[Words]
) -> tuple[list[Entry], list[Name]]:
    """Entries for countries and peoples, and the names that are no country's after all, in text order."""
    gathered = _Nations(names, kinds, passages)
    rest = [name for name in names if not gathered.takes(name)]
    return [*gathered.countries.values(), *gathered.peoples.values()], rest


class _Nations:
    """Countries and peoples as they are gathered, name by name in text order."""

    def __init__(self, names: Sequence[Name], kinds: Mapping[str, ActorKind], passages: Sequence[Words]) -> None:
        self.kinds = kinds
        self.passages = passages
        self.countries: dict[str, Entry] = {}
        self.peoples: dict[str, Entry] = {}
        self._surnames: set[str] = set()
        uses = {(name.country.name, name.country.use) for name in names if name.country}
        self._named = {nation for nation, use in uses if use == "name"}
        self._described = {nation for nation, use in uses if use == "adjective"}
        # “the North” where North Korea is named.
        split = sorted(nation for nation in self._named if nation.startswith(HALVES))
        self._halves = {nation.split()[0]: nation for nation in split}
        self._wholes = {nation.split()[-1]: nation for nation in split if _only(nation, split)}

    def takes(self, name: Name) -> bool:
        """Whether the name is used up here: it stands for a country or a people, or only says of what nation."""
        words = self.passages[name.passage]
        nation = name.country
        if nation is None:
            return self._takes_half(words, name)
        if name.key in self._surnames or (name.titled and words.entity[name.start] == "PERSON"):
            return False
        if nation.use == "capital" and not self._acting(words, name):
            return False
        if _people(words, name):
            self._people(words, name)
            return True
        state = nation.use != "adjective" or _for_the_state(words, name)
        if not state and nation.name not in self._named:
            return True
        reason, confidence = _nation_reason(words, name)
        capital = words.text[name.end - 1][:1].isupper()
        form: MentionForm = "name" if capital and state else "description"
        found = mention(words, name.start, name.end, reason, confidence=confidence, form=form)
        entry = self._entry(nation.name)
        entry.mentions.append(found)
        if _acts(words, name):
            entry.kind = "government"
        return True

    def _takes_half(self, words: Words, name: Name) -> bool:
        if self.kinds[name.key] == "person" and " " in name.key:
            self._surnames.add(name.key.split()[-1])
        nation = self._halves.get(name.text) or self._wholes.get(name.text)
        if nation is None:
            return False
        self._entry(nation).mentions.append(found_at(name, self.passages, f"‘{name.text}’ is short for {nation}", 0.8))
        return True

    def _acting(self, words: Words, name: Name) -> bool:
        nation = name.country.name if name.country else ""
        known = nation in self._named or nation in self._described
        return acting_capital(words, name) and (known or _speaks(words, name))

    def _people(self, words: Words, name: Name) -> None:
        """“The Israelis” stand for Israel where it is named; other peoples are groups of their own."""
        nation = name.country.name if name.country else ""
        if nation in self._named and words.lower[name.start - 1 : name.start] == ["the"]:
            entry, reason, confidence = self._entry(nation), f"‘{name.text}’ stands for {nation}", 0.6
        else:
            entry = self.peoples.setdefault(name.key, Entry("group", plural=True))
            reason, confidence = "named here", 0.85
        entry.mentions.append(found_at(name, self.passages, reason, confidence))

    def _entry(self, nation: str) -> Entry:
        return self.countries.setdefault(nation, Entry("place", nation=nation))


def _only(nation: str, split: Sequence[str]) -> bool:
    """Whether no other of the nations ends on the same word."""
    return sum(other.split()[-1] == nation.rsplit(maxsplit=1)[-1] for other in split) == 1


def _nation_reason(words: Words, name: Name) -> tuple[str, float]:
    nation = name.country
    if nation is None or nation.use == "name":
        return "named here", 0.95
    text = words.phrase(name.start, name.end)
    if nation.use == "capital":
        return f"‘{text}’ acts for its government", 0.75
    return f"‘{text}’ stands for {nation.name}", 0.8


def _people(words: Words, name: Name) -> bool:
    """Whether the words name a people: a plural noun, no adjective before one."""
    if name.country is None or name.country.use not in ("people", "adjective"):
        return False
    last = name.end - 1
    return words.tag[last] in ("NNPS", "NNS") and not (
        words.head[last] > last and words.dep[last] in ("compound", "amod", "nmod")
    )


def _for_the_state(words: Words, name: Name) -> bool:
    """Whether an adjective stands for the country's acting: before “government” or “forces”, not in a title."""
    following = words.lower[name.end : name.end + 2]
    return bool(GOVERNING & set(following)) or words.lower[name.end - 1 : name.end] == ["government"]


def _joined_root(words: Words, name: Name) -> int:
    """The head of the name, or of the name that it is joined to: “Ankara and Athens”."""
    root = words.root_of(name.start, name.end)
    while words.dep[root] == "conj" and words.pos[words.head[root]] == "PROPN":
        root = words.head[root]
    return root


def _acts(words: Words, name: Name) -> bool:
    """Whether the country acts here: it is a subject or an agent, or what acts bears its name."""
    root = _joined_root(words, name)
    if words.dep[root] == "nsubj":
        return True
    if words.dep[root] == "pobj" and words.lower[words.head[root]] in ("by", "with", "against", "between"):
        return True
    after = words.lower[name.end : name.end + 4]
    if after and after[0] in POSSESSIVES:
        return bool(ACTS & set(after[1:]))
    return bool(after) and after[0] in GOVERNING


def acting_capital(words: Words, name: Name) -> bool:
    """Whether a capital's name stands for its government: “Cairo's refusal”, not “a visit to Cairo”."""
    root = _joined_root(words, name)
    above = words.head[root]
    after = words.lower[name.end : name.end + 4]
    if after and after[0] in POSSESSIVES:
        return bool(ACTS & set(after[1:]))
    if words.dep[root] == "nsubj":
        return words.pos[above] == "VERB" and words.lemma[above] not in STILL
    shared = words.dep[root] == "pobj" and words.lower[above] in ("with", "between")
    return shared and words.lemma[words.head[above]] in JOINT


def _speaks(words: Words, name: Name) -> bool:
    """Whether the name is the subject of a verb of speech."""
    root = _joined_root(words, name)
    return words.dep[root] == "nsubj" and words.lemma[words.head[root]] in words_of("speech_verbs")
