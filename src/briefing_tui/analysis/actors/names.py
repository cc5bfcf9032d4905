"""Names in the text: what the model finds, repaired, and what it misses.

The small model's boundaries and labels are weak on news text, so it is one witness among several: a name is cut
free of titles, dates, possessives and conjunctions, names that it missed are added where another place in the text
or a word list knows them, and what kind of thing a name is is left to a vote (kinds.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefing_tui.analysis.actors.countries import Country, country, simple
from briefing_tui.analysis.actors.entries import Found, mention
from briefing_tui.analysis.actors.lexicon import given_names, places, words_of
from briefing_tui.analysis.actors.repair import no_actor, pieces, title_before, trimmed, untitled
from briefing_tui.analysis.actors.runs import Run, capital_runs, model_runs, shouted
from briefing_tui.analysis.actors.words import Words


@dataclass(frozen=True, slots=True)
class Name:
    """A name where it stands: passage and tokens (end exclusive), its words, the model's label, the title before it.

    `country` is set where the words stand for a country; `title` are the tokens of the title just before the name.
    `doubtful` is a single word that the article has in lower case more often: it is a name only if a longer one
    holds it.
    """

    passage: int
    start: int
    end: int
    text: str
    label: str
    country: Country | None = None
    title: tuple[int, int] | None = None
    doubtful: bool = False

    @property
    def key(self) -> str:
        """The words for comparing: lower case, without full stops, possessives and “the”."""
        return simple(self.text).removeprefix("the ").replace("'s", "")

    @property
    def titled(self) -> bool:
        """Whether a title stands right before it."""
        return self.title is not None and self.title[1] == self.start


def find_names(passages: Sequence[Words]) -> tuple[Name, ...]:
    """All names of the article in text order; they do not overlap."""
    found = [name for words in passages for name in _from_model(words)]
    loud = {words.passage for words in passages if shouted(words)}
    plain = {name.key for name in found if name.passage not in loud}
    found = [name for name in found if name.passage not in loud or name.key in plain or name.country]
    known = Counter(name.key for name in found if name.label != "NORP" and name.country is None)
    taken: dict[int, set[int]] = {words.passage: set() for words in passages}
    for name in found:
        taken[name.passage].update(range(name.start, name.end))
    parts = {part for key in known if " " in key for part in key.split()}
    for words in passages:
        for run in capital_runs(words, taken[words.passage]):
            missed = name_in(words, run)
            if missed and (missed.key in known or _telling(words, missed, parts)):
                found.append(missed)
    return tuple(_doubted(sorted(found, key=lambda name: (name.passage, name.start)), passages))


def name_in(words: Words, run: Run) -> Name | None:
    """The name within a run, cut free of what does not belong to it; None where nothing is left."""
    start, end, label = run
    if nation := country(words.phrase(start, end)):
        return Name(words.passage, start, end, words.phrase(start, end), label, nation, title_before(words, start))
    start, end = trimmed(words, start, end)
    start, title = untitled(words, start, end, label)
    start, end = trimmed(words, start, end)
    while end - start > 1 and not words.text[end - 1].isalpha() and _without_number(words, start, end, label):
        end -= 1
    if start >= end or no_actor(words, start, end) or not _name_like(words, start, end):
        return None
    text = words.phrase(start, end)
    nation = country(text)
    if label == "NORP" and nation is None and words.tag[end - 1] not in ("NNPS", "NNS"):
        return None
    return Name(words.passage, start, end, text, label, nation, title)


def found_at(name: Name, passages: Sequence[Words], reason: str = "named here", confidence: float = 0.9) -> Found:
    """The name as words that stand for an entry."""
    return mention(passages[name.passage], name.start, name.end, reason, confidence=confidence)


def _without_number(words: Words, start: int, end: int, label: str) -> bool:
    """Whether a number after a name is none of it: a quarter, any after persons and countries."""
    last = words.text[end - 1]
    if last[1:].isdigit() and words.lower[end - 2] in words_of("company_ends"):
        return True
    return label == "PERSON" or country(words.phrase(start, end - 1)) is not None


def _from_model(words: Words) -> Iterator[Name]:
    taken = 0
    for start, end, label in model_runs(words):
        for first, last in pieces(words, start, end, label) if start >= taken else ():
            name = name_in(words, (first, last, label))
            if name and name.start >= taken:
                yield name
                taken = name.end


def _name_like(words: Words, start: int, end: int) -> bool:
    """Whether the words look like a name at all: a capital, no bare number, no address, no function word."""
    text = words.phrase(start, end)
    if not any(character.isupper() for character in text) and not text[0].isdigit():
        return False
    if text[0] in "@#" or "http" in text or "www." in text:
        return False
    if end - start == 1 and words.lower[start] in words_of("adjectives"):
        return False
    dull = words.lower[start] in words_of("not_names") and words.text[start] not in ("US", "WHO")
    return end - start > 1 or not (dull or len(text) < 2 or text.isdigit())


def _telling(words: Words, name: Name, parts: set[str]) -> bool:
    """Whether a capitalised run that the model left out is a name by its own words."""
    first, last = words.lower[name.start], words.lower[name.end - 1]
    if name.end - name.start > 1:
        head = last in words_of("organisation_heads") or last in words_of("place_heads")
        return head or (name.end - name.start <= 3 and first in given_names()) or _by_title(words, name)
    acronym = name.text.isupper() and name.text.isalpha() and 3 <= len(name.text) <= 6 and not shouted(words)
    subject = words.pos[name.start] == "PROPN" and words.dep[name.start] == "nsubj" and words.text[name.start].istitle()
    return acronym or subject or name.key in parts or name.key in places() or _by_title(words, name)


def _by_title(words: Words, name: Name) -> bool:
    return name.titled and words.pos[name.start] == "PROPN"


def _doubted(names: Sequence[Name], passages: Sequence[Words]) -> Iterator[Name]:
    """The names, each single word marked that the article uses as a common word at least as often."""
    common = Counter(
        word for words in passages for word, text in zip(words.lower, words.text, strict=True) if word == text
    )
    named = Counter(name.key for name in names)
    for name in names:
        doubtful = common[name.key] >= named[name.key] and not name.text.isupper() and name.country is None
        yield replace(name, doubtful=True) if doubtful else name
