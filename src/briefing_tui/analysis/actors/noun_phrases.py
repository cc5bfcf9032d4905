"""Noun phrases with a common noun as their head: found in a passage, and what their words and their place tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing_tui.analysis.actors.lexicon import people, words_of
from briefing_tui.analysis.actors.words import Words

DEFINITE = frozenset(("the", "that", "this"))
COUNTRY_NOUNS = frozenset(("country", "nation", "kingdom", "republic"))
# Verbs that say what somebody is or has, and nothing that is done.
STATES = frozenset(("be", "have", "include", "remain", "become", "seem"))
INSIDE = frozenset(("det", "amod", "compound", "nmod", "nummod", "poss", "case", "advmod", "quantmod"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase with a common noun as its head, up to and with the head: tokens `start` to `head`."""

    words: Words
    start: int
    head: int

    @property
    def noun(self) -> str:
        """The head in lower case."""
        return self.words.lower[self.head]

    @property
    def text(self) -> str:
        """Its words as they stand."""
        return self.words.phrase(self.start, self.head + 1)

    @property
    def said(self) -> list[str]:
        """All its words in lower case."""
        return self.words.lower[self.start : self.head + 1]

    @property
    def definite(self) -> bool:
        """Whether it points at something already named."""
        return self.said[0] in DEFINITE

    @property
    def plural(self) -> bool:
        """Whether its head is a plural."""
        return self.words.tag[self.head] in ("NNS", "NNPS") or self.noun in ("people", "police", "media")

    @property
    def without_number(self) -> Phrase:
        """It without a number and what qualifies that, unless nothing but the noun would be left: “80 people”."""
        numbers = [at for at in range(self.start, self.head) if self.words.pos[at] == "NUM"]
        if not numbers or not self.plural:
            return self
        rest = numbers[-1] + 1
        return Phrase(self.words, numbers[0] if rest == self.head else rest, self.head)

    @property
    def speaks(self) -> bool:
        """Whether it is the subject of a verb of speech, or what one speaks to or relies on."""
        above = self.words.head[self.head]
        dep = self.words.dep[self.head]
        if dep in ("nsubj", "dobj", "dative"):
            return self.words.lemma[above] in words_of("speech_verbs") or self.words.lemma[above] == "cite"
        return (
            dep == "pobj" and self.words.lower[above] == "to" and self.words.lemma[self.words.head[above]] == "accord"
        )

    @property
    def acts(self) -> bool:
        """Whether it is a group that does something in the narrative."""
        words, above = self.words, self.words.head[self.head]
        doing = words.dep[self.head] == "nsubj" and words.pos[above] == "VERB" and words.lemma[above] not in STATES
        cut = self.start == self.head and words.lower[self.head + 1 : self.head + 2] in (["of"], ["from"])
        return self.plural and doing and not cut and words.narrative and not words.quoted[self.head]


def phrases(words: Words, nouns: frozenset[str], taken: set[int]) -> Iterator[Phrase]:
    """The noun phrases whose head is one of `nouns`, in text order, heads in `taken` left out."""
    for at, noun in enumerate(words.lower):
        known = noun in nouns or (words.tag[at] == "NNS" and _several(words, at, nouns))
        if known and at not in taken and words.pos[at] in ("NOUN", "PROPN"):
            if words.dep[at] == "compound" and words.head[at] > at:
                continue
            yield phrase_at(words, at)


def _several(words: Words, at: int, nouns: frozenset[str]) -> bool:
    """Whether a plural is that of one of `nouns`, or does something and is a noun for persons: “hackers”."""
    lemma = words.lemma[at]
    if lemma in nouns:
        return lemma not in COUNTRY_NOUNS
    return words.dep[at] == "nsubj" and lemma in people()


def phrase_at(words: Words, head: int) -> Phrase:
    """The noun phrase of the token `head`, with what stands before it: determiners, adjectives, owners."""
    start = _left_edge(words, head)
    while start > 1 and words.text[start - 1] == "-":
        start -= 2
    return Phrase(words, start, head)


def _left_edge(words: Words, head: int) -> int:
    edge = head
    for child in reversed(words.children[head]):
        if child < head and words.dep[child] in INSIDE:
            edge = min(edge, _left_edge(words, child))
    return edge
