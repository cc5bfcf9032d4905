"""People whom the text only describes: “young voters”, “a nurse”, “her father”, “four Americans”.

They are looked for when all else is settled, so that nobody who is named loses a mention or a pronoun to them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from briefing_tui.analysis.actors.entries import Entry, mention
from briefing_tui.analysis.actors.lexicon import people, words_of
from briefing_tui.analysis.actors.noun_phrases import Phrase, phrase_at
from briefing_tui.analysis.actors.repair import SPEAKING_FOR
from briefing_tui.analysis.actors.words import Words

# Noun phrases that say what somebody is, and are nobody of their own.
SAYING_WHAT = frozenset(("attr", "appos", "compound", "nmod", "amod", "npadvmod", "oprd", "ROOT", "dep", "nummod"))
SAYING_AS = frozenset(("as", "like", "than", "unlike", "such"))
# What a singular opens with that tells of somebody new.
NEW = frozenset(("a", "an", "one", "another"))
NOBODY = frozenset(("no", "any", "every", "each", "either", "neither", "what", "which", "whose"))
# Nouns for several people together.
COLLECTIVE = frozenset(
    """crew team jury panel delegation family couple crowd public electorate establishment audience movement union
    community gang cartel faction ally rebel troop""".split()
)
# The last sentence of the lead, and how many sentences further on its people are named.
LEAD, SOON = 2, 3
POINTING = frozenset(("the", "these", "those", "this", "that", "such", "a", "an", "another", "some", "other", "all"))


def describe_people(entries: list[Entry], passages: Sequence[Words]) -> list[Entry]:
    """Adds to the entries those for people who are only described, and to earlier ones of such people further words.

    Gives the entries that it added.
    """
    added: list[Entry] = []
    told = {
        (found.passage, at) for entry in entries for found in entry.mentions for at in range(found.start, found.end)
    }
    told |= {(role.passage, at) for entry in entries for role in entry.roles for at in range(role.start, role.end)}
    known = [entry for entry in entries if not entry.names and entry.kind in ("group", "unnamed")]
    for words in passages:
        if not words.narrative:
            continue
        for phrase in (found.without_number for found in _phrases(words, told)):
            found = mention(words, phrase.start, phrase.head + 1, "described here", confidence=0.6, form="description")
            same = next((entry for entry in reversed(known) if _same(entry, phrase, passages)), None)
            if same is None:
                several = phrase.plural or words.lemma[phrase.head] in COLLECTIVE
                same = Entry("group" if several else "unnamed", plural=several)
                for gender, key in (("man", "men"), ("woman", "women")):
                    same.genders[gender] += phrase.noun in words_of(key)
                known.append(same)
                added.append(same)
            same.mentions.append(found)
    entries += added
    return added


def name_in_time(entries: list[Entry], passages: Sequence[Words]) -> dict[int, Entry]:
    """Puts “a man” of the lead to the person whom the next sentences introduce with an age: “Dan Tarn, 38, …”.

    Gives the person for each entry that is one with him and taken out, by its identity.
    """
    people_named = sorted(
        (
            (entry.names[0].place, number)
            for number, entry in enumerate(entries)
            if entry.kind == "person" and entry.names
        )
    )
    told: dict[int, Entry] = {}
    for entry in entries:
        if entry.kind != "unnamed" or entry.names or entry.plural:
            continue
        first = min(entry.mentions, key=lambda found: found.place)
        words = passages[first.passage]
        if words.lower[first.start] not in NEW or words.sentence[first.head] > LEAD or not words.narrative:
            continue
        named = next((entries[number] for place, number in people_named if place > first.place), None)
        if named is None or not _introduced(named, words.sentence[first.head], passages):
            continue
        if entry.gender is None or named.gender in (None, entry.gender):
            named.mentions += entry.mentions
            named.genders += entry.genders
            told[id(entry)] = named
    entries[:] = [entry for entry in entries if id(entry) not in told]
    return told


def _introduced(entry: Entry, since: int, passages: Sequence[Words]) -> bool:
    """Whether the person is first named soon after that sentence, as a subject and with an age."""
    found = entry.names[0]
    words = passages[found.passage]
    soon = 0 < words.sentence[found.head] - since <= SOON
    aged = words.text[found.end : found.end + 1] == [","] and words.lower[found.end + 1 : found.end + 2] != []
    subject = words.dep[found.head] in ("nsubj", "nsubjpass")
    return soon and subject and aged and words.text[found.end + 1].isdigit()


def _phrases(words: Words, told: Collection[tuple[int, int]]) -> Iterator[Phrase]:
    for at, lemma in enumerate(words.lemma):
        if words.pos[at] != "NOUN" or (words.passage, at) in told or not _human(words, at, lemma):
            continue
        phrase = phrase_at(words, at)
        if _somebody(phrase) and not any((words.passage, here) in told for here in (phrase.start, at + 1)):
            yield phrase


def _human(words: Words, at: int, lemma: str) -> bool:
    if words.tag[at] == "NNS":
        return lemma in people() or lemma in COLLECTIVE or words.lower[at] in words_of("group_nouns")
    return lemma in people() or lemma in COLLECTIVE


def _somebody(phrase: Phrase) -> bool:
    words, at = phrase.words, phrase.head
    dep = words.dep[at]
    while dep == "conj":
        at = words.head[at]
        dep = words.dep[at]
    if dep in SAYING_WHAT or phrase.said[0] in NOBODY or _speaks_for(phrase):
        return False
    if dep == "pobj" and words.lower[words.head[at]] in SAYING_AS:
        return False
    named = any(words.dep[child] == "appos" and words.pos[child] == "PROPN" for child in words.children[phrase.head])
    if named:
        return False
    if phrase.plural or phrase.words.lemma[phrase.head] in COLLECTIVE:
        return True
    owned = any(words.dep[child] == "poss" for child in words.children[phrase.head])
    return phrase.said[0] in NEW or owned


def _speaks_for(phrase: Phrase) -> bool:
    """Whether they are only people of a body named after them, which is meant: “Representatives of First Bank”."""
    bare = phrase.start == phrase.head and phrase.noun in SPEAKING_FOR
    return bare and phrase.words.lower[phrase.head + 1 : phrase.head + 2] == ["of"]


def _same(entry: Entry, phrase: Phrase, passages: Sequence[Words]) -> bool:
    """Whether the phrase may be meant as the entry: the same noun, and no word before it that tells others apart."""
    several = phrase.plural or phrase.words.lemma[phrase.head] in COLLECTIVE
    if entry.plural != several or (not phrase.plural and phrase.said[0] in NEW):
        return False
    mine = _telling(phrase.words, phrase.start, phrase.head)
    for found in entry.mentions:
        if found.form == "pronoun":
            continue
        words = passages[found.passage]
        if words.lemma[found.head] != phrase.words.lemma[phrase.head]:
            continue
        its = _telling(words, found.start, found.head)
        if mine <= its or its <= mine:
            return True
    return False


def _telling(words: Words, start: int, head: int) -> frozenset[str]:
    return frozenset(words.lower[at] for at in range(start, head)) - POINTING
