"""Names in the text: what the model finds, repaired, and what it misses.

The small model's boundaries and labels are weak on news text, so it is one witness among several: a name is cut
free of titles, dates, possessives and conjunctions, names that it missed are added where another place in the text
or a word list knows them, and what kind of thing a name is is left to a vote (kinds.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefing_tui.analysis.actors.acronyms import spelt_out
from briefing_tui.analysis.actors.countries import Country, country, simple
from briefing_tui.analysis.actors.entries import Found, mention
from briefing_tui.analysis.actors.headlines import echoed, spoken
from briefing_tui.analysis.actors.lexicon import given_names, places, words_of
from briefing_tui.analysis.actors.repair import (
    is_dull,
    no_actor,
    opens_an_event,
    pieces,
    title_at,
    title_before,
    trimmed,
    untitled,
)
from briefing_tui.analysis.actors.runs import Run, capital_runs, model_runs, shouted, title_case
from briefing_tui.analysis.actors.whole import whole
from briefing_tui.analysis.actors.wire import slug_end, told_runs
from briefing_tui.analysis.actors.words import Words

# Titles that are used as a name.
# What makes an adjective of the name behind its hyphen.
PREFIXES = frozenset(("pro", "anti", "non", "post", "pre"))
RULERS = frozenset(("pope", "king", "queen", "prince", "princess", "duke", "duchess", "emperor"))


@dataclass(frozen=True, slots=True)
class Name:
    """A name where it stands: passage and tokens (end exclusive), its words, the model's label, the title before it.

    `country` is set where the words stand for a country; `title` are the tokens of the title just before the name.
    `doubtful` is a single word that the article has in lower case more often: it is a name only if a longer one
    holds it. `told` is whether the layout says what it is (wire.py), which outweighs the model.
    """

    passage: int
    start: int
    end: int
    text: str
    label: str
    country: Country | None = None
    title: tuple[int, int] | None = None
    doubtful: bool = False
    told: bool = False

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
    found: list[Name] = []
    taken: dict[int, set[int]] = {}
    loud = {words.passage for words in passages if shouted(words)}
    for words in passages:
        mine = [_as_told(words, run) for run in told_runs(words)]
        taken[words.passage] = set(range(slug_end(words))) | _tokens(mine)
        if words.passage not in loud:
            runs = (run for run in spelt_out(words) if taken[words.passage].isdisjoint(range(*run[:2])))
            mine += [name for run in runs if (name := name_in(words, run))]
            taken[words.passage] |= _tokens(mine)
            mine += _from_model(words, taken[words.passage])
            taken[words.passage] |= _tokens(mine)
        found += mine
    found = _supported(found, {words.passage for words in passages if title_case(words)})
    known = Counter(name.key for name in found if name.label != "NORP" and name.country is None)
    parts = {part for key in known if " " in key for part in key.split()}
    for words in passages:
        if words.passage in loud:
            continue
        for run in capital_runs(words, taken[words.passage]):
            missed = name_in(words, run)
            if missed and (missed.key in known or _telling(words, missed, parts, known)):
                found.append(missed)
    found = list(whole(_completed(found, passages), passages))
    common = _common(passages)
    echoes = spoken(found, common)
    for words in passages:
        if words.passage in loud:
            found += [
                Name(words.passage, start, end, words.phrase(start, end), label, country(words.phrase(start, end)))
                for start, end, label in echoed(words, echoes, taken[words.passage])
            ]
    things = _things(passages)
    kept = (name for name in found if name.key not in things)
    return tuple(_doubted(sorted(kept, key=lambda name: (name.passage, name.start)), common, passages))


def _supported(names: Sequence[Name], headlines: set[int]) -> list[Name]:
    """The names without those that stand in a headline of capitalised words alone, where any word looks like one."""
    plain = {name.key for name in names if name.passage not in headlines}
    parts = {part for key in plain for part in key.split()}
    known = plain | parts | places() | words_of("organisations")
    return [
        name
        for name in names
        if name.passage not in headlines or name.told or name.country or name.key in known or _last_in(name, parts)
    ]


def _last_in(name: Name, parts: set[str]) -> bool:
    return name.key.split()[-1] in parts


def _completed(names: Iterable[Name], passages: Sequence[Words]) -> Iterator[Name]:
    """The names in text order, each single word completed where the article has the same two or three as one name."""
    ordered = sorted(names, key=lambda name: (name.passage, name.start))
    longer = {name.key: name.label for name in ordered if 1 < name.end - name.start < 4 and name.country is None}
    reach = (0, 0)
    for at, name in enumerate(ordered):
        if (name.passage, name.start) < reach:
            continue
        words = passages[name.passage]
        following = ordered[at + 1] if at + 1 < len(ordered) else None
        least = reach[1] if reach[0] == name.passage else 0
        most = len(words)
        if following and following.passage == name.passage and following.end - following.start > 1:
            most = following.start
        fuller = None if name.told or name.end - name.start > 1 else _within(words, name, longer, (least, most))
        yield fuller or name
        reach = (name.passage, (fuller or name).end)


def _within(words: Words, name: Name, longer: Mapping[str, str], room: tuple[int, int]) -> Name | None:
    """The longer name of the article that covers the single word `name` here, inside the tokens of `room`."""
    for start, end in ((name.start - 2, name.end), (name.start - 1, name.end), (name.start, name.end + 1)):
        if start < room[0] or end > room[1]:
            continue
        fuller = replace(name, start=start, end=end, text=words.phrase(start, end), country=None)
        if fuller.key in longer and words.text[start][0].isupper():
            return replace(fuller, label=longer[fuller.key])
    return None


def _tokens(names: Iterable[Name]) -> set[int]:
    return {at for name in names for at in range(name.start, name.end)}


def _as_told(words: Words, run: Run) -> Name:
    start, end, label = run
    text = words.phrase(start, end)
    return Name(words.passage, start, end, text, label, country(text), told=True)


def name_in(words: Words, run: Run) -> Name | None:
    """The name within a run, cut free of what does not belong to it; None where nothing is left."""
    start, end, label = run
    if nation := country(words.phrase(start, end)):
        if opens_an_event(words, end):
            return None
        return Name(words.passage, start, end, words.phrase(start, end), label, nation, title_before(words, start))
    start, end = trimmed(words, start, end)
    if words.phrase(start, end).lower() in words_of("organisations"):
        return Name(words.passage, start, end, words.phrase(start, end), label)
    start, title = untitled(words, start, end, label)
    start, end = trimmed(words, start, end)
    while end - start > 1 and not words.text[end - 1][-1].isalpha() and _without_number(words, start, end, label):
        end -= 1
    if start >= end or _prefixed(words, start) or no_actor(words, start, end) or not _name_like(words, start, end):
        return None
    text = words.phrase(start, end)
    bare_title = end - start == 1 and title_at(words, start) == end and words.lower[start] not in RULERS
    nation = country(text)
    if bare_title or (label == "NORP" and nation is None and words.tag[end - 1] not in ("NNPS", "NNS")):
        return None
    return Name(words.passage, start, end, text, label, nation, title)


def _prefixed(words: Words, start: int) -> bool:
    """Whether a name is only the end of an adjective: “pro-Ruiz”, “anti-Ruiz”."""
    first = start - 2 if start > 1 and words.text[start - 1] == "-" else start
    return words.lower[first] in PREFIXES and words.text[first + 1 : first + 2] == ["-"]


def found_at(name: Name, passages: Sequence[Words], reason: str = "named here", confidence: float = 0.9) -> Found:
    """The name as words that stand for an entry."""
    return mention(passages[name.passage], name.start, name.end, reason, confidence=confidence)


def _without_number(words: Words, start: int, end: int, label: str) -> bool:
    """Whether a number after a name is none of it: a quarter, any after persons and countries."""
    last = words.text[end - 1]
    if last[1:].isdigit() and words.lower[end - 2] in words_of("company_ends"):
        return True
    return label == "PERSON" or country(words.phrase(start, end - 1)) is not None


def _from_model(words: Words, taken: set[int]) -> Iterator[Name]:
    reach = 0
    for start, end, label in model_runs(words):
        for first, last in pieces(words, start, end, label) if start >= reach else ():
            name = name_in(words, (first, last, label))
            if name and name.start >= reach and taken.isdisjoint(range(name.start, name.end)):
                yield name
                reach = name.end


def _name_like(words: Words, start: int, end: int) -> bool:
    """Whether the words look like a name at all: a capital, no bare number, no address, no function word."""
    text = words.phrase(start, end)
    if not any(character.isupper() for character in text) and not text[0].isdigit():
        return False
    if text[0] in "@#" or "http" in text or "www." in text:
        return False
    if words.lower[end - 1] in words_of("adjectives") and (
        end - start == 1 or words.dep[end - 1] in ("amod", "compound")
    ):
        return False
    dull = is_dull(words, start) and words.text[start] not in ("US", "WHO")
    return end - start > 1 or not (dull or len(text) < 2 or text.isdigit())


def _telling(words: Words, name: Name, parts: set[str], known: Container[str]) -> bool:
    """Whether a capitalised run that the model left out is a name by its own words."""
    first, last = words.lower[name.start], words.lower[name.end - 1]
    if name.end - name.start > 1:
        head = last in words_of("organisation_heads") or last in words_of("place_heads")
        person = name.end - name.start <= 3 and (first in given_names() or (first in known and _acts(words, name)))
        return head or person or _by_title(words, name)
    acronym = name.text.isupper() and name.text.isalpha() and 3 <= len(name.text) <= 6 and not shouted(words)
    subject = words.pos[name.start] == "PROPN" and words.dep[name.start] == "nsubj" and words.text[name.start].istitle()
    before = words.lower[name.start - 1] if name.start else ""
    within = before in ("in", "near") and words.pos[name.start] == "PROPN" and words.text[name.start].istitle()
    return acronym or subject or within or name.key in parts or name.key in places() or _by_title(words, name)


def _acts(words: Words, name: Name) -> bool:
    """Whether all words are taken for names, and the last is the subject of a verb."""
    proper = all(pos == "PROPN" for pos in words.pos[name.start : name.end])
    return proper and words.dep[name.end - 1] == "nsubj" and words.pos[words.head[name.end - 1]] == "VERB"


def _only_opens(words: Words, name: Name) -> bool:
    """Whether a word opens a sentence in which nothing shows it to be a name: “Knowledge is power”."""
    at = name.start
    known = name.key in given_names() or name.key in places() or name.key in words_of("organisations")
    if known or name.end - at > 1 or (at and words.sentence[at - 1] == words.sentence[at]):
        return False
    if words.dep[at] in ("nsubj", "nsubjpass"):
        return words.lemma[words.head[at]] == "be"
    return words.dep[at] not in ("poss", "conj")


def _by_title(words: Words, name: Name) -> bool:
    return name.titled and words.pos[name.start] == "PROPN"


def _common(passages: Sequence[Words]) -> Counter[str]:
    """How often the article has each word in lower case."""
    return Counter(
        word for words in passages for word, text in zip(words.lower, words.text, strict=True) if word == text
    )


def _things(passages: Sequence[Words]) -> set[str]:
    """The acronyms that stand for common nouns, in lower case: “gross output (GO)”, “a CT of his chest”."""
    return {
        words.lower[at]
        for words in passages
        for at in range(2, len(words) - 1)
        if words.text[at - 1] == "(" and words.text[at + 1] == ")" and words.text[at].isupper()
        if words.text[at - 2].islower() and words.pos[at - 2] == "NOUN"
    } | {
        words.lower[at]
        for words in passages
        for at in range(1, len(words))
        if words.text[at].isupper() and 1 < len(words.text[at]) <= 4 and words.lower[at - 1] in ("a", "an")
        if words.dep[at] not in ("compound", "amod", "nmod", "poss") and words.lower[at] != "us"
    }


def _doubted(names: Sequence[Name], common: Mapping[str, int], passages: Sequence[Words]) -> Iterator[Name]:
    """The names, each single word marked that the article uses as a common word at least as often.

    So is a word named once that only the start of a sentence may have put into capitals.
    """
    named = Counter(name.key for name in names)
    parts = {part for key in named if " " in key for part in key.split()}
    for name in names:
        plain = not name.text.isupper() and name.country is None and not name.told
        often = common.get(name.key, 0) >= named[name.key]
        doubtful = plain and (
            often or (named[name.key] == 1 and name.key not in parts and _only_opens(passages[name.passage], name))
        )
        yield replace(name, doubtful=True) if doubtful else name
