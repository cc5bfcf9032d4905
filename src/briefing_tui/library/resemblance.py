"""How much one text is a version of another: of the whole of their words, however they are set and spelled.

Measured on the versions and the articles of one mould in tests/library/versions.py
(`PYTHONPATH=. python tools/resemblance.py` prints all figures):

    pairs                                            number   share of runs   figures kept   taken for the same
    versions, edited lightly                           1338   0.72 – 1.00     0.83 – 1.00    all
    versions, every sixth word another                  160   0.40 – 0.84     0.50 – 1.00    51
    one paragraph written anew                            2   0.06 – 0.15     (too few)      none
    another article                                      72   0.00 – 0.03     0.00 – 1.00    none
    another article of one mould                         42   0.34 – 0.61     0.00 – 1.00    none
    the same words, every figure another                 10   0.59 – 0.80     0.00 – 0.14    none
"""

from __future__ import annotations

import re
from collections import Counter

from rapidfuzz import process
from rapidfuzz.distance import Indel, Levenshtein

from briefing_tui.library.folding import fold

# A version has so many of the shorter text's runs of words, or else so many of both texts' words in their order: the
# former stays when a text grows, shrinks or is put in another order, the latter when many single words change.
RUNS_SHARED = 0.66
WORDS_IN_ORDER = 0.86
_RUN = 3  # words
# With a smaller share of runs the order of words is not looked at, nor in texts of more words: it takes the time of
# the product of their lengths, 0.1 seconds for such texts.
_FEWEST_RUNS = 0.3
_MOST_IN_ORDER = 20_000
# Two spellings of one word have so much of their letters in common: Kiev and Kyiv half.
_SPELLING = 0.5
# More words than this that only one of the texts has make it another text, and comparing each with each slow.
_MOST_STRANGE = 400

# Reports of one mould say other things in the same words: of figures an edited text keeps half and more (0.83 and more
# where it is edited lightly), the next report few. With fewer figures than this, or where nearly all runs of words are
# the same, it is the words alone that count.
FIGURES_KEPT = 0.4
NEARLY_ALL = 0.9
_FEWEST_FIGURES = 4
_FIGURE = re.compile(r"\d+(?:[.,:’'\u00a0\u202f]\d+)*")

_WORD = re.compile(r"\w+")


def is_version(old: str, new: str) -> bool:
    """Whether `new` is a version of `old`, and no other text that has some words or a mould in common with it."""
    first, second = _words(old), _words(new)
    first = _respelled(first, second)
    runs = runs_shared(first, second)
    if runs < NEARLY_ALL and figures_kept(old, new) < FIGURES_KEPT:
        return False
    if runs >= RUNS_SHARED or runs < _FEWEST_RUNS or max(len(first), len(second)) > _MOST_IN_ORDER:
        return runs >= RUNS_SHARED
    return words_in_order(first, second) >= WORDS_IN_ORDER


def compared(old: str, new: str) -> tuple[float, float]:
    """What `is_version` goes by: the share of runs, and that of words in order, each from 0 to 1."""
    first, second = _words(old), _words(new)
    first = _respelled(first, second)
    return runs_shared(first, second), words_in_order(first, second)


def runs_shared(first: list[str], second: list[str]) -> float:
    """How many of the runs of words of the text that has fewer of them are in the other too, 0 to 1."""
    length = min(_RUN, len(first), len(second))
    if not length:
        return float(first == second)
    one, other = _runs(first, length), _runs(second, length)
    return len(one & other) / min(len(one), len(other))


def words_in_order(first: list[str], second: list[str]) -> float:
    """How many words of both texts stand in the same order in the other, 0 to 1; 0 where it is too few to count."""
    return Indel.normalized_similarity(first, second, score_cutoff=WORDS_IN_ORDER / 2)


def figures_kept(old: str, new: str) -> float:
    """How many of the figures of the text that has fewer of them are in the other too, 0 to 1, however their digits are
    grouped; 1 where they are too few to tell anything."""
    one, other = _figures(old), _figures(new)
    fewer = min(one.total(), other.total())
    return (one & other).total() / fewer if fewer >= _FEWEST_FIGURES else 1.0


def _figures(text: str) -> Counter[str]:
    return Counter(re.sub(r"\D", "", figure) for figure in _FIGURE.findall(text))


def _words(text: str) -> list[str]:
    """The words of a text as they are compared: without case, punctuation and ways of setting it."""
    return _WORD.findall(fold(text).text.casefold())


def _runs(words: list[str], length: int) -> set[tuple[str, ...]]:
    return set(zip(*(words[start:] for start in range(length)), strict=False))


def _respelled(first: list[str], second: list[str]) -> list[str]:
    """The words of the first text as the second spells them: one that only the former has is taken for one like it that
    only the latter has. Figures are never taken for others."""
    ours, theirs = (sorted(word for word in gone if word.isalpha()) for gone in _strange(first, second))
    if not theirs or max(len(ours), len(theirs)) > _MOST_STRANGE:
        return first
    spellings: dict[str, str] = {}
    for word in ours:
        found = process.extractOne(word, theirs, scorer=Levenshtein.normalized_similarity, score_cutoff=_SPELLING)
        if found:
            spellings[word] = found[0]
    return [spellings.get(word, word) for word in first]


def _strange(first: list[str], second: list[str]) -> tuple[set[str], set[str]]:
    one, other = set(first), set(second)
    return one - other, other - one
