"""Tellings of one event in several places of an article, which belong into one row of the timeline.

Decided from the words alone, so that the rows are the same whenever the article was published: two tellings are of one
event when their words give one date, or one that lies in the other, and tell of one deed of nobody else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing_tui.analysis.language import ParsedPassage
from briefing_tui.analysis.times.bars import is_length
from briefing_tui.analysis.times.clauses import REPORTING, Clause
from briefing_tui.analysis.times.meaning import Meaning
from briefing_tui.analysis.times.resolution import ResolvedTime

if TYPE_CHECKING:
    from spacy.tokens import Token

# Verbs that many events share.
_LIGHT = REPORTING | frozenset(
    ("be", "have", "do", "get", "take", "make", "go", "come", "hold", "see", "begin", "start")
)
# Relations of a deed to the noun that it describes, and of the deeds that a sentence is about.
_ATTACHED = frozenset(("relcl", "acl"))
_TOLD_OUTRIGHT = frozenset(("ROOT", "conj", "ccomp"))
# Two tellings in one sentence that share so much of the shorter one's words show the same.
_SAME_WORDS = 0.8
# So much of the shorter telling's words must be shared, and so many: where both tell of one deed (the share only where
# one leaves out who does it), and where one only names the event in passing.
_WITH_DEED, _IN_PASSING = (0.3, 2), (0.5, 4)


@dataclass(frozen=True, slots=True)
class Telling:
    """An event as one place of the article tells it: its words in the parse of a passage, and what dates it there.

    `others` are the places that tell of it again.
    """

    parsed: ParsedPassage
    clause: Clause
    times: tuple[ResolvedTime, ...]
    others: tuple[Telling, ...] = ()

    @property
    def meaning(self) -> Meaning:
        """What its date means: that of the first expression which is no length."""
        return next((time for time in self.times if not is_length(time)), self.times[0]).expression.meaning


@dataclass(frozen=True, slots=True)
class _Words:
    """What a telling says beside its date: the lemmas of its nouns, verbs and names, the names alone, the deeds, who
    does them and to what, and whether it only says which thing or person is meant.
    """

    all: frozenset[str]
    names: frozenset[str]
    deeds: frozenset[str]
    doers: frozenset[str]
    done_to: frozenset[str]
    in_passing: bool

    def shares_deed(self, other: _Words) -> bool:
        """Whether both tell of one deed of one doer, done to one thing, as far as both say who and to what."""
        shared = not self.deeds.isdisjoint(other.deeds)
        return shared and _agree(self.doers, other.doers) and _agree(self.done_to, other.done_to)


def _agree(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one or not other or one <= other or other <= one


def gathered(tellings: Sequence[Telling]) -> list[Telling]:
    """The tellings in their order, each event once: in its finest, plainest, first telling, the others beside."""
    kept: list[Telling] = []
    words: list[_Words] = []
    # Only tellings of one date, or of one year, can be of one event.
    of_time: defaultdict[Meaning | int, list[int]] = defaultdict(list)
    for telling in tellings:
        mine, near = _words(telling), of_time[_time_of(telling.meaning)]
        at = next((i for i in near if _is_one_event(kept[i], telling, words[i], mine)), None)
        if at is None:
            near.append(len(kept))
            kept.append(telling)
            words.append(mine)
        elif _is_better(telling, kept[at]):
            kept[at], words[at] = _with(telling, kept[at]), mine
        else:
            kept[at] = _with(kept[at], telling)
    return kept


def _time_of(meaning: Meaning) -> Meaning | int:
    """What tellings of one event have in common: the year of a date that gives it, else the whole meaning."""
    return meaning.year if meaning.kind == "date" and meaning.year is not None else _bare(meaning)


def without_sayings(tellings: Sequence[Telling]) -> list[Telling]:
    """The tellings of a passage without the days of saying where what is said has its own (“said on Monday that the
    bridge would open on Friday”).
    """
    told = {_sentence_of(telling) for telling in tellings if not telling.clause.report}
    return [telling for telling in tellings if not telling.clause.report or _sentence_of(telling) not in told]


def nested(one: Meaning, other: Meaning) -> bool:
    """Whether one of two dates lies in the other by its words alone: the same year, the same day of it."""
    years = one.kind == other.kind == "date" and one.year is not None and one.year == other.year
    return years and (one.month is None or (one.month, one.day) in ((other.month, None), (other.month, other.day)))


def _with(telling: Telling, other: Telling) -> Telling:
    """The telling with another one beside it; what stands in the very same words is told once."""
    again = () if _shares_sentence(telling, other) else (replace(other, others=()),)
    return replace(telling, others=(*telling.others, *again, *other.others))


def _is_one_event(one: Telling, other: Telling, words: _Words, mine: _Words) -> bool:
    if not _is_one_time(one, other) or not words.all or not mine.all:
        return False
    shared = len(words.all & mine.all)
    share = shared / min(len(words.all), len(mine.all))
    if _shares_sentence(one, other):
        return share >= _SAME_WORDS
    if words.shares_deed(mine):
        told = words.done_to and mine.done_to and (share >= _WITH_DEED[0] or (words.doers and mine.doers))
        return bool(told) and shared >= _WITH_DEED[1]
    passing = words.in_passing != mine.in_passing and _agree(words.names, mine.names)
    return passing and share >= _IN_PASSING[0] and shared >= _IN_PASSING[1]


def _is_one_time(one: Telling, other: Telling) -> bool:
    first, second = one.meaning, other.meaning
    if first.year is None or second.year is None:
        return True  # of one meaning, by how they were gathered
    return nested(first, second) or nested(second, first) or _bare(first) == _bare(second)


def _bare(meaning: Meaning) -> Meaning:
    """A meaning without what its sentence and the hour of the day add to it."""
    grain = "day" if meaning.part or meaning.clock else meaning.grain
    return replace(
        meaning,
        grain=grain,
        direction=None,
        contradicted=False,
        quoted=False,
        part=None,
        clock=None,
        modifier=None,
        financial=False,
    )


def _is_better(one: Telling, other: Telling) -> bool:
    first, second = one.meaning, other.meaning
    if nested(first, second) != nested(second, first):
        return nested(second, first)
    return _is_outright(one) and not _is_outright(other)


def _is_outright(telling: Telling) -> bool:
    """Whether a sentence tells of the event for its own sake, and not in a clause beside another one."""
    return telling.parsed.doc[telling.clause.head].dep_ in _TOLD_OUTRIGHT


def _shares_sentence(one: Telling, other: Telling) -> bool:
    return one.parsed is other.parsed and _sentence_of(one) == _sentence_of(other)


def _sentence_of(telling: Telling) -> int:
    """Where the sentence of a telling begins in its passage."""
    return int(telling.parsed.doc[telling.clause.head].sent.start)


def _words(telling: Telling) -> _Words:
    parsed, clause = telling.parsed, telling.clause
    spans = [time.expression.span for time in telling.times]
    dated = {i for span in spans for i in range(parsed.token_at(span.start), parsed.token_at(span.end))}
    told = [token for token in parsed.doc[clause.start : clause.end] if token.i not in dated]
    lemmas = frozenset(
        lemma
        for token in told
        if token.pos_ in ("NOUN", "VERB", "PROPN") and (lemma := token.lemma_.lower()) not in _LIGHT
    )
    names = frozenset(token.lemma_.lower() for token in told if token.pos_ == "PROPN")
    head = parsed.doc[clause.head]
    verbs = [
        head,
        *(token for token in (*head.children, head.head) if "conj" in (token.dep_, head.dep_) and token in told),
    ]
    deeds = frozenset(verb.lemma_.lower() for verb in verbs if verb.pos_ == "VERB") - _LIGHT
    deeds |= {head.lemma_.lower()} - _LIGHT
    in_passing = head.pos_ == "NOUN" or head.dep_ in _ATTACHED
    doers, done_to = _parties(head)
    return _Words(lemmas, names, deeds, doers, done_to, in_passing)


def _parties(deed: Token) -> tuple[frozenset[str], frozenset[str]]:
    """Who does a deed and what it is done to, as lemmas of nouns and names; a pronoun is nobody."""
    doers, done_to = set(), set()
    for child in deed.children:
        if child.dep_ == "nsubj":
            doers |= _nouns_of(child)
        elif child.dep_ == "agent":
            doers |= {lemma for noun in child.children for lemma in _nouns_of(noun)}
        elif child.dep_ in ("dobj", "nsubjpass"):
            done_to |= _nouns_of(child)
        elif child.dep_ == "prep" and child.lower_ == "with":
            done_to |= {lemma for noun in child.children for lemma in _nouns_of(noun)}
    if deed.dep_ in _ATTACHED and not done_to:
        done_to = _nouns_of(deed.head)
    return frozenset(doers), frozenset(done_to)


def _nouns_of(noun: Token) -> set[str]:
    """The lemmas of a noun and of the names and nouns right before it."""
    parts = [
        noun,
        *(child for child in noun.children if child.dep_ in ("compound", "amod", "nmod") and child.i < noun.i),
    ]
    return {part.lemma_.lower() for part in parts if part.pos_ in ("NOUN", "PROPN")}
