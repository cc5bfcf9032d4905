"""The words that introduce speech, from cues.json: verbs by class, verbs with a particle, and things said."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from spacy.tokens import Token

# plain: say, tell. speech: other verbs of saying. act: what is done by saying it (accuse, urge). thought: what goes on
# in a mind. manner: cues only beside a quotation. other: any verb that no list has.
CueClass = Literal["plain", "speech", "act", "thought", "manner", "other"]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Cue verbs by lemma, cue phrases by (verb lemma, particle), and the lemmas of nouns for things said."""

    verbs: Mapping[str, CueClass]
    phrases: Mapping[tuple[str, str], CueClass]
    nouns: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The shipped lists, read once."""
    text = resources.files("briefing_tui.analysis.quotes").joinpath("cues.json").read_text(encoding="utf-8")
    lists = json.loads(text)
    verbs: dict[str, CueClass] = {lemma: kind for kind, lemmas in lists["verbs"].items() for lemma in lemmas}
    phrases: dict[tuple[str, str], CueClass] = {}
    for kind, entries in lists["phrases"].items():
        for entry in entries:
            verb, particle = entry.split()[0], entry.split()[-1]
            phrases[verb, particle] = kind
    return Lexicon(verbs, phrases, frozenset(lists["nouns"]))


def class_of(token: Token) -> CueClass:
    """The class of a verb as a cue; a particle or preposition right beside it may change it (“point out”)."""
    words = lexicon()
    lemma = token.lemma_.lower()
    for child in token.children:
        if child.dep_ in ("prt", "prep", "advmod") and (lemma, child.lower_) in words.phrases:
            return words.phrases[lemma, child.lower_]
    return words.verbs.get(lemma, "other")
