"""What kind of thing a name is: one kind a name in an article, by a vote of all the places where it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from briefing_tui.analysis.actors.lexicon import given_names, places, words_of
from briefing_tui.analysis.actors.names import Name
from briefing_tui.analysis.actors.repair import POSSESSIVES
from briefing_tui.analysis.actors.words import Words
from briefing_tui.model.briefing import ActorKind

Votes = dict[ActorKind, float]

LABELLED: dict[str, ActorKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
}
PLACE_PREPOSITIONS = frozenset(
    ("in", "at", "near", "from", "outside", "across", "through", "into", "via", "around", "toward", "towards")
)
# Heads of place names that are surnames as well: “Lauryn Hill”.
SURNAMES = frozenset("hill hills park lake field forest lane castle temple tower bay base port garden marsh".split())
# Order decides between equal votes.
KINDS: tuple[ActorKind, ...] = ("person", "organisation", "place", "group")


def kinds_of(names: Iterable[Name], passages: Sequence[Words]) -> dict[str, ActorKind]:
    """The kind of each name by its key; countries are left out, merging.py decides on them.

    Weights: the model's label counts 1 a place, the grammar around a name about as much, the words of the name itself
    (a title, a given name, “Committee”, “River”) more than both. They were set by hand on news articles.
    """
    votes: dict[str, Votes] = defaultdict(lambda: dict.fromkeys(KINDS, 0.0))
    full: dict[str, Name] = {}
    for name in names:
        _vote(votes[name.key], name, passages[name.passage])
        full.setdefault(name.key, name)
    for key, name in full.items():
        _vote_by_words(votes[key], name)
    _lend(votes)
    return {key: _best(vote) for key, vote in votes.items()}


def _vote(vote: Votes, name: Name, words: Words) -> None:
    """What one place in the text says about the name."""
    if name.label in LABELLED:
        vote[LABELLED[name.label]] += 1.0
    if name.title and name.title[1] == name.start:
        vote["person"] += 3.0
    root = words.root_of(name.start, name.end)
    above = words.head[root]
    before = words.lower[name.start - 1] if name.start else ""
    if before == "the":
        vote["organisation"] += 0.7
        vote["person"] -= 0.7 if name.end - name.start == 1 else 1.5
    if before in PLACE_PREPOSITIONS or (before == "to" and words.lemma[above] in ("go", "travel", "visit", "fly")):
        vote["place"] += 1.5 if before == "in" else 0.7
    if words.dep[root] in ("nsubj", "nsubjpass") and words.lemma[above] in words_of("speech_verbs"):
        vote["place"] -= 0.5
        vote["person"] += 1.2 if name.end - name.start in (2, 3) else 0.4
        vote["organisation"] += 0.2
    after = words.lower[name.end] if name.end < len(words) else ""
    later = words.lower[name.end + 1] if name.end + 1 < len(words) else ""
    if (after == "[" and later in ("a", "an")) or (after == "," and later in ("a", "an")):
        gloss = words.lower[name.end + 2 : name.end + 5]
        vote["place"] += 4.0 * bool(words_of("place_heads") & set(gloss))
    if after == "who" or (after == "," and (later == "who" or later.isdigit())):
        vote["person"] += 2.0
    if after == "(" and later.isupper():
        vote["organisation"] += 1.0
    if after == "administration" and name.label == "PERSON":
        vote["person"] += 1.5
    if after in POSSESSIVES and later in ("mother", "wife", "husband", "father", "campaign", "lawyer"):
        vote["person"] += 0.5


def _vote_by_words(vote: Votes, name: Name) -> None:
    """What the words of the name themselves say."""
    parts = name.key.split()
    last, first = parts[-1], parts[0]
    if name.key in places() or (name.country and name.country.use == "capital"):
        vote["place"] += 6.0
    if len(parts) > 1 and last in words_of("place_heads"):
        vote["place"] += 1.0 if last in SURNAMES and vote["person"] > 0 else 5.0
    elif len(parts) > 1 and (last in words_of("organisation_heads") or _headed(parts)):
        vote["organisation"] += 5.0
    elif 1 < len(parts) <= 4 and first in given_names():
        vote["person"] += 3.0
    elif len(parts) == 1 and first in given_names():
        vote["person"] += 0.6
    if first in ("mount", "lake", "cape", "fort", "port", "gulf") and len(parts) > 1:
        vote["place"] += 4.0
    if len(parts) == 1 and first in words_of("organisation_heads"):
        vote["organisation"] += 5.0
    if len(parts) == 1 and name.text.isupper() and len(name.text) <= 6:
        vote["organisation"] += 1.2


def _headed(parts: list[str]) -> bool:
    """Whether the noun before “of” or “for” is an organisation's: “Department of Justice”."""
    for at, part in enumerate(parts):
        if part in ("of", "for", "on") and at:
            return parts[at - 1] in words_of("organisation_heads")
    return False


def _lend(votes: dict[str, Votes]) -> None:
    """A bare surname or given name takes the part of the person named in full; a well-known place must act for that.

    The other way round a full name whose bare surname is a person's is one too, unless its words deny it.
    """
    heads = words_of("organisation_heads") | words_of("place_heads")
    parts: set[str] = set()
    for key, vote in votes.items():
        words = key.split()
        if not 1 < len(words) <= 4:
            continue
        bare = votes.get(words[-1])
        if bare and _best(bare) == "person" and words[-1] not in heads and len(words) < 4:
            vote["person"] += 3.0
        if _best(vote) == "person":
            parts |= {words[0], words[-1], " ".join(words[-2:])}
    for part in parts & votes.keys():
        vote = votes[part]
        if (part not in places() or vote["person"] > 0.3) and part not in heads:
            vote["person"] = max(vote.values()) + 2.0


def _best(vote: Votes) -> ActorKind:
    return max(KINDS, key=lambda kind: vote[kind])
