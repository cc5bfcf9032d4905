"""Pronouns: “he”, “she”, “they” and “it” put to the actor that they most likely stand for.

Each pronoun weighs the actors mentioned before it: gender and number must not disagree; then nearness, being a
subject, speaking, and how often the actor is named speak for it, and standing inside somebody's quotation speaks
against it (the classic factors of Lappin and Leass 1994, with weights set by hand on news articles). “I” and “we”
are left alone: who they are hangs on who speaks.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass
from math import log2
from typing import Literal

from briefing_tui.analysis.actors.entries import Entry, Found
from briefing_tui.analysis.actors.lexicon import AGENTS, words_of
from briefing_tui.analysis.actors.words import Words

Person = Literal["man", "woman", "thing", "several"]
PRONOUNS: dict[str, Person] = {
    "he": "man", "him": "man", "his": "man", "himself": "man",
    "she": "woman", "her": "woman", "hers": "woman", "herself": "woman",
    "it": "thing", "its": "thing", "itself": "thing",
    "they": "several", "them": "several", "their": "several", "theirs": "several", "themselves": "several",
}  # fmt: skip
# How far back a pronoun looks, in sentences; further away only the last speaker is likely.
REACH = 9
# What counts for the subject mentioned last, and for that of the sentence before “its” or “his”.
NEWEST, NEWEST_OWNER = 0.4, 0.8
# What is added to the fit of a thing before it counts: one that is far off or no subject is doubtful.
THINGS = 1.0
# A lead over the next candidate from which on it is none, and how sure the rest are at most.
CLEAR, DOUBTFUL = 1.2, 0.65
# A pronoun that is less sure than this stands for nobody.
LEAST = 0.5
WORDING: dict[Person, str] = {
    "man": "the last man named",
    "woman": "the last woman named",
    "thing": "what was last spoken of",
    "several": "those last spoken of",
}


@dataclass(frozen=True, slots=True, order=True)
class Seen:
    """A mention as the resolver remembers it; `order` is its place in the text, `entry` the entry's number.

    `sure` is how sure the mention is itself; a name is.
    """

    order: tuple[int, int]
    entry: int
    sentence: int
    subject: bool
    quoted: bool
    owner: bool
    speaker: bool
    verb: int
    sure: float = 1.0


class Resolver:
    """Puts the pronouns of an article to entries, in text order."""

    def __init__(
        self, entries: Sequence[Entry], passages: Sequence[Words], sources: frozenset[tuple[int, int]]
    ) -> None:
        self.entries = entries
        self.passages = passages
        self.sources = sources
        self.seen: list[Seen] = sorted(
            self._remember(number, found) for number, entry in enumerate(entries) for found in entry.mentions
        )
        self.named = [len(entry.names) for entry in entries]

    def run(self) -> None:
        """Reads the whole article and adds the pronouns to the entries."""
        for words in self.passages:
            for at, word in enumerate(words.lower):
                person = PRONOUNS.get(word)
                if person and words.pos[at] in ("PRON", "DET") and not _expletive(words, at):
                    self._resolve(words, at, person)

    def _resolve(self, words: Words, at: int, person: Person) -> None:
        scores: dict[int, float] = {}
        sure: dict[int, float] = {}
        here = self._remember(-1, _found(words, at, 0.0, ""))
        until = bisect_left(self.seen, (words.passage, at), key=lambda seen: seen.order)
        for seen in reversed(self.seen[:until]):
            if here.sentence - seen.sentence > REACH:
                break
            fit = self._agrees(self.entries[seen.entry], person)
            apart = seen.order[0] != words.passage and not self.passages[seen.order[0]].narrative
            if fit is None or apart or _beside(words, at, seen, here):
                continue
            score = fit + self._weight(seen, here)
            if not scores and seen.subject and seen.quoted == here.quoted:
                score += NEWEST_OWNER if here.owner and seen.sentence == here.sentence else NEWEST
            if score > scores.get(seen.entry, -99.0):
                scores[seen.entry] = score
                sure[seen.entry] = seen.sure
        if not scores:
            return
        ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
        number, best = ranked[0]
        margin = best - ranked[1][1] if len(ranked) > 1 else 2.0
        confidence = _confidence(person, best, margin, known=self.entries[number].gender is not None)
        confidence = min(confidence, max(LEAST, sure[number]))
        if confidence < LEAST or (person in ("thing", "several") and best < -2.0):
            return
        entry = self.entries[number]
        reason = f"‘{words.text[at]}’ is {WORDING[person]}"
        entry.mentions.append(_found(words, at, confidence, reason))
        if person in ("man", "woman") and confidence >= 0.7:
            entry.genders[person] += 1
        insort(self.seen, self._remember(number, entry.mentions[-1]))

    def _weight(self, seen: Seen, here: Seen) -> float:
        distance = here.sentence - seen.sentence
        weight = -0.7 * distance if distance <= 2 else -1.4 - 0.35 * (distance - 2)
        weight += 0.9 * seen.subject - 0.3 * seen.owner + 0.25 * log2(1 + self.named[seen.entry])
        if seen.quoted != here.quoted:
            weight -= 2.2 if seen.quoted else 0.6
        # Who is only described goes on speaking in his own paragraph; who is named does so in the next ones too.
        goes_on = seen.order[0] == here.order[0] or self.named[seen.entry] > 0
        if here.speaker and seen.speaker and goes_on:
            weight += 1.0
        if distance == 0 and here.subject and seen.subject:
            weight += 0.3
        return weight

    def _agrees(self, entry: Entry, person: Person) -> float | None:
        """How well gender and number agree, or None where they do not."""
        if person in ("man", "woman"):
            if entry.kind != "person" and (entry.plural or not _somebody(entry)):
                return None
            if entry.gender is None:
                return 0.0
            return 0.8 if entry.gender == person else None
        if person == "thing":
            fits = entry.kind in ("organisation", "government") or entry.nation is not None
            return 0.3 if fits else None
        if entry.kind in ("group", "unnamed") and entry.plural:
            return 0.8
        return 0.0 if entry.kind == "organisation" else None

    def _remember(self, number: int, found: Found) -> Seen:
        words = self.passages[found.passage]
        dep = words.dep[found.head]
        verb = words.head[found.head]
        source = (found.passage, found.head) in self.sources
        subject = source or dep in ("nsubj", "nsubjpass")
        return Seen(
            found.place,
            number,
            words.sentence[found.head],
            subject,
            words.quoted[found.head],
            dep in ("poss", "compound", "nmod"),
            source or (subject and words.lemma[verb] in words_of("speech_verbs")),
            verb,
            1.0 if found.form == "name" else found.confidence,
        )


def _confidence(person: Person, best: float, margin: float, *, known: bool) -> float:
    """How sure the best choice is: by its lead over the next, for things by how well it fits at all too.

    Somebody who is not `known` to be a man or a woman, and one of two that are likely, are doubtful.
    """
    if person in ("man", "woman"):
        sure = round(min(0.9, 0.5 + 0.2 * min(margin, 2.0)), 2)
        return sure if known and margin >= CLEAR else min(sure, DOUBTFUL)
    return round(0.8 * (0.5 + 0.2 * min(margin, best + THINGS, 2.0)), 2)


def _beside(words: Words, at: int, seen: Seen, here: Seen) -> bool:
    """Whether both hang on the same verb, where only a reflexive pronoun goes back to the other."""
    same = seen.verb == here.verb and seen.sentence == here.sentence
    return same and not here.owner and not seen.owner and not words.lower[at].endswith(("self", "selves"))


def _somebody(entry: Entry) -> bool:
    """Whether an unnamed source is a person and no lawsuit or survey."""
    nouns = words_of("person_nouns") | words_of("unnamed_nouns") | words_of("men") | words_of("women")
    last = {found.text.lower().split()[-1] for found in entry.mentions}
    doing = {noun for noun in last if noun.endswith(AGENTS)} - words_of("inanimate") - words_of("organisation_nouns")
    return entry.kind == "unnamed" and bool((last & nouns) | doing)


def _found(words: Words, at: int, confidence: float, reason: str) -> Found:
    return Found(
        words.passage, at, at + 1, at, words.span(at, at + 1), words.text[at], "pronoun", confidence, reason
    )  # fmt: skip


def _expletive(words: Words, at: int) -> bool:
    """Whether an “it” stands for nothing: the subject of “be” or “seem” with a clause, or of the weather."""
    if words.lower[at] != "it":
        return False
    if words.dep[at] == "expl":
        return True
    verb = words.head[at]
    if words.lemma[verb] in ("rain", "snow"):
        return True
    return words.lemma[verb] in ("be", "seem", "appear") and any(
        words.dep[child] in ("ccomp", "xcomp", "advcl", "csubj") for child in words.children[verb]
    )
