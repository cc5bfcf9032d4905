"""The cast of an article: who acts in it, and who the words for a speaker stand for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from briefing_tui.analysis.actors.background import in_background, setting
from briefing_tui.analysis.actors.countries import country
from briefing_tui.analysis.actors.crowds import describe_people, name_in_time
from briefing_tui.analysis.actors.descriptions import Describer
from briefing_tui.analysis.actors.entries import Entry, Found, by_passage
from briefing_tui.analysis.actors.kinds import kinds_of
from briefing_tui.analysis.actors.labels import settle
from briefing_tui.analysis.actors.merging import merge
from briefing_tui.analysis.actors.names import find_names
from briefing_tui.analysis.actors.pronouns import Resolver
from briefing_tui.analysis.actors.roles import best_role, find_roles
from briefing_tui.analysis.actors.salience import salience, wrote
from briefing_tui.analysis.actors.sources import describe_meant, head_of, locate, name_unnamed, place, within_a_phrase
from briefing_tui.analysis.actors.words import Words, read_words
from briefing_tui.analysis.language import Parsed
from briefing_tui.analysis.quotes.speech import Speech
from briefing_tui.model.briefing import Actor, Mention
from briefing_tui.model.overlaps import Overlaps
from briefing_tui.model.span import Span

# How sure it is at most that who is named within the words for a source (“a report in the Gazette”) speaks.
_WITHIN = 0.5


@dataclass(frozen=True, slots=True)
class Attribution:
    """The id of the actor that some words stand for, how sure that is (0 to 1), and why, in a reader's words."""

    actor: str
    confidence: float
    reason: str


@dataclass(frozen=True)
class Cast:
    """The actors in order of salience. `spoken` tells for the words of each known source who they stand for.

    The sources in `untold` are somebody or something that has no entry, whoever is named within their words.
    """

    actors: tuple[Actor, ...]
    spoken: Mapping[Span, Attribution] = field(default_factory=dict)
    untold: frozenset[Span] = frozenset()

    @cached_property
    def _mentions(self) -> list[tuple[Actor, Mention]]:
        return [(actor, mention) for actor in self.actors for mention in actor.mentions]

    @cached_property
    def _mentioned(self) -> Overlaps:
        return Overlaps(mention.span for _, mention in self._mentions)

    def who(self, source: Span) -> Attribution | None:
        """The actor that the words `source` stand for, or None where the text does not tell (“I”, “one”)."""
        if source in self.spoken:
            return self.spoken[source]
        shared = [
            (
                min(mention.span.end, source.end) - max(mention.span.start, source.start),
                -mention.span.start,
                actor,
                mention,
            )
            for actor, mention in (self._mentions[at] for at in self._mentioned.of(source))
        ]
        if not shared:
            return None
        _, _, actor, mention = max(shared, key=lambda item: item[:2])
        if source in self.untold and mention.form == "name":
            return Attribution(actor.id, _WITHIN, "named within its words")
        return Attribution(actor.id, mention.confidence, "named here" if mention.form == "name" else "words within it")


@dataclass(frozen=True)
class Gathered:
    """The entries of an article with what the cast is made of.

    `placed` tells for the sources whom they stand for, `untold` are those that stand for nobody who has an entry, and
    `passing` are entries for people whom the text describes and who do not speak.
    """

    entries: Sequence[Entry]
    passages: Sequence[Words]
    placed: Mapping[Span, tuple[Entry, Found]]
    untold: frozenset[Span]
    passing: Sequence[Entry]

    @cached_property
    def speaks(self) -> Counter[int]:
        """How often each entry speaks, by its identity."""
        return Counter(id(entry) for entry, _ in self.placed.values())


def find_actors(parsed: Parsed, speech: tuple[Speech, ...]) -> Cast:
    """The actors of an article; every source in `speech` that the text tells anything about resolves to one."""
    return _cast(gather(parsed, speech))


def gather(parsed: Parsed, speech: tuple[Speech, ...]) -> Gathered:
    """All entries of an article, whether a reader looks for them or not."""
    passages = read_words(parsed)
    names = find_names(passages)
    entries = merge(names, kinds_of(names, passages), passages)
    find_roles(entries, passages)
    labelled = settle([said.source for said in speech if said.labelled and said.source], entries, passages)
    labels = {said.source for said in speech if said.labelled}
    sources = sorted({said.source for said in speech if said.source is not None} - labels)
    describer = Describer(entries, passages, sources)
    describer.run()
    name_unnamed(sources, describer)
    describe_meant(sources, describer)
    heads = {(at[0].passage, head_of(*at)) for source in sources if (at := locate(source, passages))}
    Resolver(entries, passages, frozenset(heads)).run()
    index = by_passage(entries)
    placed = {source: found for source in sources if (found := place(source, index, passages))}
    placed |= labelled
    untold = frozenset(at for at in sources if at not in placed and within_a_phrase(at, passages))
    passing = describe_people(entries, passages)
    same = name_in_time(entries, passages)
    placed = {source: (same.get(id(entry), entry), found) for source, (entry, found) in placed.items()}
    return Gathered(entries, passages, placed, untold, passing)


def _cast(gathered: Gathered) -> Cast:
    """The cast; of the entries in passing only those that a reader looks for."""
    speaks, passages = gathered.speaks, gathered.passages
    around = setting(gathered.entries, passages)
    behind = {id(entry) for entry in gathered.entries if in_background(entry, speaks[id(entry)], around)}
    dropped = behind & {id(entry) for entry in gathered.passing}
    kept = [entry for entry in gathered.entries if id(entry) not in dropped]
    ranked = [(salience(entry, passages, speaks[id(entry)]), entry) for entry in kept]
    authors = {id(entry) for entry in kept if wrote(entry, passages)}
    ranked.sort(key=lambda item: (-item[0], id(item[1]) in authors, min(found.place for found in item[1].mentions)))
    ids = {id(entry): f"a{number}" for number, (_, entry) in enumerate(ranked, start=1)}
    actors = tuple(
        replace(
            _actor(ids[id(entry)], entry, weight, speaks[id(entry)], author=id(entry) in authors),
            background=id(entry) in behind,
        )
        for weight, entry in ranked
    )
    spoken = {
        source: Attribution(ids[id(entry)], found.confidence, found.reason)
        for source, (entry, found) in gathered.placed.items()
    }
    return Cast(actors, spoken, gathered.untold)


def _actor(number: str, entry: Entry, weight: float, speaks: int, *, author: bool) -> Actor:
    mentions = sorted(entry.mentions, key=lambda found: found.span)
    name = display_name(entry)
    forms = dict.fromkeys(found.text for found in mentions if found.form != "pronoun")
    aliases = tuple(form for form in forms if form.lower() != name.lower())
    role = best_role(entry)
    made = tuple(Mention(found.span, found.form, found.confidence) for found in mentions)
    reason = "wrote the article" if author else _reason(entry, role, speaks)
    return Actor(number, name, entry.kind, role, aliases, weight, made, _confidence(entry), reason)


def display_name(entry: Entry) -> str:
    """The fullest form of the name in the text; for a country its own name before that of its people or capital."""
    names = [found.text for found in entry.names]
    if not names:
        return entry.mentions[0].text.removeprefix("the ").removeprefix("The ")
    if entry.nation:
        names = [name for name in names if (known := country(name)) and known.use == "name"] or names
        return max(names, key=lambda name: (not name.isupper(), len(name.replace(".", "")), -names.index(name)))
    return max(names, key=lambda name: (not name.isupper(), len(name.split()), len(name), -names.index(name)))


def _confidence(entry: Entry) -> float:
    """Higher the more often an actor is named; entries that rest on descriptions alone stay low."""
    named = len(entry.names)
    if not named:
        return 0.6
    best = max(found.confidence for found in entry.names)
    return round(min(0.98, best + 0.02 * (named - 1)), 2)


def _reason(entry: Entry, role: str | None, speaks: int) -> str:
    named = len(entry.names)
    parts = (
        [f"named {_times(named)}"]
        if named
        else ["a source without a name" if entry.kind == "unnamed" else "described, not named"]
    )
    if role:
        parts.append(f"titled ‘{role}’")
    if speaks:
        parts.append(f"speaks {_times(speaks)}")
    return "; ".join(parts)


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
