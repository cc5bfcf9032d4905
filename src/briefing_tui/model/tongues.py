"""Which language a text in Latin letters is in, told by its most frequent words; above all whether it is English.

Articles, prepositions, pronouns, conjunctions and auxiliary verbs make up two words in five of English prose, whatever
it is about, and hardly any of a text in another language. The lists are these closed classes, those of the other
languages without what is also an English word, or a letter of ASCII alone, as initials are.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise

from briefing_tui.model.article import ENGLISH

# Right on all of 950 English texts of 40 words and more and on 68 other languages, of which the closest, Danish, has
# 12 % of words that are also English ones.
ENOUGH = 0.15
# Lists of results, tables and headlines have few function words; then no other language has half as many.
_SOME = 0.08
# Words in small letters, from which on a text has some function words in whatever language it is.
_FEW = 20
# In less than that: words of another language, and words in small letters that English does not spell so.
_FOREIGN, _ACCENTED = 0.1, 0.125

_WORD = re.compile(r"[^\W\d_]+")
_LETTER = re.compile(r"[^\W\d_]")
# Latin letters: ASCII, Latin-1 Supplement, Extended-A and -B, Extended Additional, ligatures and full-width forms.
_LATIN = re.compile(r"[A-Za-zª-ɏḀ-ỿﬀ-ﬆＡ-Ｚａ-ｚ]")
# Small words of names: “Rio de Janeiro”, “Ursula von der Leyen”.
_PARTICLES = frozenset("al ben bin da das de del den der di do dos du el ibn la las le los ten ter van von y".split())


@dataclass(frozen=True, slots=True)
class Tongue:
    """What the words of a text say: the share of English function words, and the other language that has the most
    (empty where none has any), with its share; shares from 0 to 1."""

    is_english: bool
    english: float
    other: str
    share: float


@cache
def function_words() -> Mapping[str, frozenset[str]]:
    """The function words of languages of Latin letters, in small letters, by ISO 639-1 code."""
    text = (resources.files("briefing_tui.model") / "function_words.json").read_text(encoding="utf-8")
    return {code: frozenset(words.split()) for code, words in json.loads(text).items()}


def tongue(text: str) -> Tongue:
    """Whether a text is in English, as a whole, and what its words say of other languages.

    A text that is too short to have function words, or has hardly any word in small letters (names and figures), is
    English where nothing speaks for another language.
    """
    letters = len(_LETTER.findall(text))
    if 2 * len(_LATIN.findall(text)) < letters:
        return Tongue(False, 0.0, "", 0.0)
    words = _WORD.findall(text)
    english = _shares(words)[ENGLISH]
    words = [word for word, following in pairwise([*words, ""]) if not _is_particle(word, following)]
    shares = _shares(words)
    other = max((code for code in shares if code != ENGLISH), key=shares.__getitem__)
    share = shares[other]
    small = [word for word in words if word[0].islower() and len(word) > 1]
    plain = sum(not word.isascii() for word in small) <= _ACCENTED * len(small)
    enough = english >= ENOUGH and english >= share
    some = plain and english >= max(_SOME, 2 * share)
    nothing_else = plain and len(small) < _FEW and share <= max(_FOREIGN, english)
    return Tongue(enough or some or nothing_else, english, other if share else "", share)


def _shares(words: Sequence[str]) -> dict[str, float]:
    """Which share of the words are function words of each language, the languages in the order of their codes."""
    counts = Counter(word.lower() for word in words)
    total = max(1, len(words))
    return {code: sum(counts[word] for word in known) / total for code, known in sorted(function_words().items())}


def _is_particle(word: str, following: str) -> bool:
    """Whether a word is a small one of a name, which says nothing of the language around it."""
    return word in _PARTICLES and (following in _PARTICLES or following[:1].isupper())
