"""Background: actors that a reader does not look for, such as places and affiliations that are named in passing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, log2

from briefing_tui.analysis.actors.entries import Entry, Found
from briefing_tui.analysis.actors.lexicon import load
from briefing_tui.analysis.actors.noun_phrases import STATES
from briefing_tui.analysis.actors.words import Words

WHERE = frozenset("in at from near on across around outside inside throughout".split())
COMPARED = frozenset(("like", "unlike", "than", "as", "including"))
JOINED = frozenset(("compound", "amod", "nmod"))
TOLD = frozenset(("tell", "ask", "inform"))
OBJECTS = frozenset(("dobj", "dative", "iobj"))
# What the determiner before a description says of it.
DETERMINERS: Mapping[str, str] = {
    "the": "pointed", "these": "pointed", "those": "pointed", "that": "pointed", "this": "pointed",
    "a": "new", "an": "new", "one": "new", "another": "new",
    "some": "some", "many": "some", "several": "some", "other": "some", "more": "some",
}  # fmt: skip
# Nouns for anybody.
ANYBODY = frozenset("people person man woman member individual user child citizen candidate".split())
# What stands between the paragraphs of the story: those whom only it names are none of the story's.
BESIDE_THE_STORY = frozenset(("boilerplate", "dateline"))
# How likely an actor must be looked for to stand among those that are shown at once.
SHOWN = 0.38


@dataclass(frozen=True, slots=True)
class Setting:
    """What is the same for all actors of an article: its sentences, and the tokens that tell somebody's role."""

    passages: Sequence[Words]
    sentences: int
    roles: frozenset[tuple[int, int]]


def setting(entries: Sequence[Entry], passages: Sequence[Words]) -> Setting:
    """The setting in which the entries act."""
    last = max((words.sentence[-1] for words in passages if words.sentence), default=-1)
    roles = {(role.passage, at) for entry in entries for role in entry.roles for at in range(role.start, role.end)}
    return Setting(passages, last + 1, frozenset(roles))


def in_background(entry: Entry, speaks: int, around: Setting) -> bool:
    """Whether a reader looks past the actor; `speaks` is how often it speaks.

    Never past one who speaks, or is named in the title and in the story, unless that is a place.
    """
    if speaks:
        return False
    roles = {around.passages[found.passage].parsed.passage.role for found in entry.mentions}
    if roles <= BESIDE_THE_STORY or (not entry.names and roles == {"title"}):
        return True
    if entry.kind != "place" and {"title", "body"} <= roles:
        return False
    return likelihood(entry, speaks, around) < SHOWN


def likelihood(entry: Entry, speaks: int, around: Setting) -> float:
    """How likely a reader looks for the actor, from 0 to 1.

    Two logistic regressions, one for actors with a name and one for those who are only described, over the actors of
    articles whose panes readers wrote down (tools/fit_background.py).
    """
    weights = _weights()["named" if entry.names else "described"]
    return 1.0 / (
        1.0 + exp(-sum(weights.get(sign, 0.0) * value for sign, value in signs(entry, speaks, around).items()))
    )


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    made: Mapping[str, Mapping[str, float]] = load("background.json")
    return made


def signs(entry: Entry, speaks: int, around: Setting) -> dict[str, float]:
    """What the text does with an actor: shares of its mentions, whether something is so at all, and logarithms."""
    passages = around.passages
    told = [found for found in entry.mentions if passages[found.passage].narrative]
    named = [found for found in told if found.form != "pronoun"]
    sentences = [passages[found.passage].sentence[found.start] for found in named]
    roles = {passages[found.passage].parsed.passage.role for found in entry.mentions}
    made = {
        "always": 1.0,
        "mentions": log2(1 + len(named)),
        "pronouns": log2(1 + len(told) - len(named)),
        "early": 1.0 / (1.0 + 0.35 * min(sentences, default=around.sentences)),
        "speaks": float(speaks > 0),
        "role": float(bool(entry.roles)),
        "title": float({"title", "body"} <= roles),
        "long": log2(1 + around.sentences) / 6,
        "plural": float(entry.plural),
        "acronym": float(any(found.text.replace(".", "").isupper() for found in entry.names)),
        entry.kind: 1.0,
    }
    counts: dict[str, float] = {}
    for found in named:
        words = passages[found.passage]
        at = _root(words, found)
        for sign in _uses(words, at, found, around):
            counts[sign] = counts.get(sign, 0.0) + 1.0
    for sign, count in counts.items():
        made[sign] = 1.0 if sign in ("does", "suffers", "object", "told") else count / len(named)
    if named and not entry.names:
        longest = max(named, key=lambda found: found.end - found.start)
        made |= _described(passages[longest.passage], longest)
    return made


def _root(words: Words, found: Found) -> int:
    """The head of the mention; of the first in a row of names joined by “and”."""
    at = words.root_of(found.start, found.end)
    while words.dep[at] == "conj" and words.head[at] != at:
        at = words.head[at]
    return at


def _uses(words: Words, at: int, found: Found, around: Setting) -> list[str]:
    """The signs of one mention whose head (or that of the row in which it stands) is the token `at`."""
    dep, above = words.dep[at], words.head[at]
    made: list[str] = []
    if words.quoted[found.head]:
        made.append("quoted")
    if at != found.head or any(words.dep[child] == "conj" for child in words.children[at]):
        made.append("listed")
    if not around.roles.isdisjoint((found.passage, here) for here in range(found.start, found.end)):
        made.append("affiliation")
    if dep == "nsubj" and words.pos[above] == "VERB" and words.lemma[above] not in STATES:
        made.append("does")
    elif dep == "nsubjpass":
        made.append("suffers")
    elif dep in OBJECTS:
        made.append("told" if words.lemma[above] in TOLD else "object")
    elif dep == "pobj":
        made += _behind(words, above)
    elif dep in JOINED:
        made.append("joined")
    elif dep == "poss":
        made.append("owner")
    return made


def _behind(words: Words, preposition: int) -> list[str]:
    """The sign of a mention behind the preposition."""
    said = words.lower[preposition]
    if words.dep[preposition] == "agent":
        return ["does"]
    if said in WHERE:
        return ["where"]
    return ["of"] if said == "of" else ["compared"] if said in COMPARED else []


def _described(words: Words, found: Found) -> dict[str, float]:
    """What a description itself tells: “four angry voters of Wexham” is more of somebody than “people”."""
    tokens = range(found.start, found.end)
    below = {words.dep[child] for child in words.children[found.head]}
    made = {DETERMINERS[words.lower[at]]: 1.0 for at in tokens if words.lower[at] in DETERMINERS}
    return made | {
        "counted": float(any(words.pos[at] == "NUM" for at in tokens)),
        "owned": float(any(words.dep[at] == "poss" for at in tokens)),
        "bare": float(len(tokens) == 1),
        "name within": float(any(words.pos[at] == "PROPN" or words.entity[at] for at in tokens)),
        "words": min(3, len(tokens) - 1) / 3,
        "said of": float("prep" in below),
        "who": float(bool(below & {"relcl", "acl"})),
        "anybody": float(words.lemma[found.head] in ANYBODY),
    }
