"""Background: actors that a reader does not look for, such as places and affiliations that are named in passing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log2

from briefing_tui.analysis.actors.descriptions import STATES
from briefing_tui.analysis.actors.entries import Entry, Found
from briefing_tui.analysis.actors.words import Words

WHERE = frozenset("in at from near on across around outside inside throughout".split())
JOINED = frozenset(("compound", "poss", "amod", "nmod", "appos"))
# How far each sign speaks for the background; above 0 together, an actor is in it. A logistic regression over the
# actors of 20 articles whose panes a reader wrote down, checked on each article without its own rows: two of three
# actors that a reader calls background are found, for one of ten that he looks for.
WEIGHTS: Mapping[str, float] = {
    "always": 0.95, "mentions": -0.5, "does": -0.9, "where": 0.45, "joined": 1.05, "early": -1.05, "role": -1.25,
    "person": -1.7, "organisation": -0.05, "place": 1.15, "government": -0.15, "group": 1.15, "unnamed": -0.35,
}  # fmt: skip
# An actor as early as this who does something is in the lead, and what the story is about.
LEAD = 0.7

# What stands between the paragraphs of the story: those whom only it names are none of the story's.
_BESIDE_THE_STORY = frozenset(("boilerplate", "dateline"))


def in_background(entry: Entry, passages: Sequence[Words], speaks: int) -> bool:
    """Whether a reader looks past the actor: never past one who speaks, acts in the lead, or is named in the title and
    in the story, unless that is a place.
    """
    found = signs(entry, passages)
    if speaks or (found["does"] and found["early"] > LEAD):
        return False
    roles = {passages[mention.passage].parsed.passage.role for mention in entry.mentions}
    if roles <= _BESIDE_THE_STORY:
        return True
    if entry.kind != "place" and {"title", "body"} <= roles:
        return False
    return sum(WEIGHTS[sign] * value for sign, value in found.items()) > 0


def signs(entry: Entry, passages: Sequence[Words]) -> Mapping[str, float]:
    """What the text does with an actor, each sign from 0 to 1 but for the logarithm of the number of mentions."""
    told = [found for found in entry.mentions if passages[found.passage].narrative]
    named = [found for found in told if found.form != "pronoun"]
    share = 1.0 / max(1, len(named))
    sentences = [passages[found.passage].sentence[found.start] for found in named]
    return {
        "always": 0.95,
        "mentions": log2(1 + len(told)),
        "does": float(any(_does(passages[found.passage], found) for found in told)),
        "where": share * sum(_where(passages[found.passage], found) for found in named),
        "joined": share * sum(_joined(passages[found.passage], found) for found in named),
        "early": 1.0 / (1.0 + 0.35 * min(sentences, default=20)),
        "role": float(bool(entry.roles)),
        entry.kind: 1.0,
    }


def _root(words: Words, found: Found) -> int:
    """The head of the mention; of the first in a row of names joined by “and”."""
    at = words.root_of(found.start, found.end)
    while words.dep[at] == "conj" and words.head[at] != at:
        at = words.head[at]
    return at


def _does(words: Words, found: Found) -> bool:
    """Whether it is the subject, or after “by”, of a verb of doing."""
    at = _root(words, found)
    above = words.head[at]
    if words.dep[at] == "pobj":
        return words.dep[above] == "agent"
    return words.dep[at] == "nsubj" and words.pos[above] == "VERB" and words.lemma[above] not in STATES


def _where(words: Words, found: Found) -> bool:
    """Whether a preposition of place stands before it."""
    at = _root(words, found)
    return words.dep[at] == "pobj" and words.lower[words.head[at]] in WHERE


def _joined(words: Words, found: Found) -> bool:
    """Whether it only says more of another noun: “the BBC reporter”, “Utah's senators”, “the people of Utah”."""
    at = _root(words, found)
    return words.dep[at] in JOINED or (words.dep[at] == "pobj" and words.lower[words.head[at]] == "of")
