"""A passage made ready for attribution: which tokens stand in quotes, and which words outside introduce speech."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from briefing_tui.analysis.language import ParsedPassage
from briefing_tui.analysis.quotes.cues import CueClass, class_of, lexicon
from briefing_tui.analysis.quotes.grammar import (
    NOMINAL,
    RELATIVES,
    nominal_after,
    nominal_before,
    noun_phrase,
    passive_subject,
    subject_of,
)
from briefing_tui.analysis.quotes.handed import cited, speaker_over
from briefing_tui.analysis.quotes.marks import QuotedRun

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# “WALLACE:”, “Q:”, “Q.”, “Chris Wallace:”: who speaks in a transcript, at the start of a paragraph.
_LABEL = re.compile(r"(?:[A-Z][\w.'’-]*(?: [A-Z(][\w.'’)-]*){0,4}:|[QA][.:])(?=\s)")


# So many cues on either side of a quote are tried at most; news has fewer within reach.
MOST = 16
# The longest paragraph, in tokens, that is taken for a signature.
_LINE = 20
STOPS = frozenset((".", "!", "?"))
_TIMES = frozenset(("DATE", "TIME"))
DASHES = frozenset(("—", "–", "―", "--", "-"))
# The tokeniser may leave a closing mark and a dash together.
_CLOSING = "”\"'’"
# What may stand before the name in “Harbour to close – Marta Quill: “…””.
_NAME = 12  # the most tokens of one
_BEFORE_NAME = DASHES | {".", "!", "?", ";"}


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that introduces speech and the noun phrase of its source, as token indices (end exclusive).

    `form` is how the two hang together: a verb, “according to”, a label with a colon, or a noun (“his statement”).
    `head` is the source phrase's main token, the one that carries its features.
    """

    form: str
    kind: CueClass
    start: int
    end: int
    source: tuple[int, int]
    head: int


class Near:
    """The cues of a passage, found by how many tokens outside quotes lie between them and a place.

    A cue reaches from its first to its last token or its source's, whichever is further. Only the `MOST` nearest
    are given: beyond them no cue is ever chosen, and a page of nothing but quotes has hundreds.
    """

    def __init__(self, cues: Sequence[Cue], outside: Sequence[int]) -> None:
        self._cues, self._outside = cues, outside
        self._by_end = sorted(range(len(cues)), key=lambda number: cues[number].end)
        self._ends = [cues[number].end for number in self._by_end]
        self._reached = list(accumulate((self._last(cues[number]) for number in self._by_end), max))
        self._by_start = sorted(range(len(cues)), key=lambda number: cues[number].start)
        self._starts = [cues[number].start for number in self._by_start]
        firsts = [self._first(cues[number]) for number in reversed(self._by_start)]
        self._reaching = list(accumulate(firsts, min))[::-1]

    @staticmethod
    def _last(cue: Cue) -> int:
        return max(cue.end, cue.source[1])

    @staticmethod
    def _first(cue: Cue) -> int:
        return min(cue.start, cue.source[0])

    def before(self, place: int, reach: int) -> list[Cue]:
        """The cues that end before the token `place`, `reach` tokens away at most, in text order."""
        least = bisect_left(self._outside, self._outside[place] - reach)
        first, last = bisect_left(self._reached, least), bisect_right(self._ends, place)
        found = [number for number in self._by_end[first:last] if self._last(self._cues[number]) >= least]
        return [self._cues[number] for number in sorted(found)[-MOST:]]

    def after(self, place: int, reach: int) -> list[Cue]:
        """The cues that start at the token `place` or after it, `reach` tokens away at most, in text order."""
        most = bisect_right(self._outside, self._outside[place] + reach) - 1
        first, last = bisect_left(self._starts, place), bisect_right(self._reaching, most)
        found = [number for number in self._by_start[first:last] if self._first(self._cues[number]) <= most]
        return [self._cues[number] for number in sorted(found)[:MOST]]


@dataclass(frozen=True)
class Scene:
    """A passage with its quoted runs (as token ranges) and the cues outside them.

    `inside[i]` says that token i stands in a quoted run; `outside[i]` counts the tokens before i that do not,
    `stops[i]` those of them that end a sentence, `words[i]` those that are no punctuation.
    `sentence[i]` numbers the sentences, and `places` are the runs by where they start in the text.
    """

    index: int
    parsed: ParsedPassage
    runs: tuple[tuple[int, int], ...]
    inside: tuple[bool, ...]
    outside: tuple[int, ...]
    stops: tuple[int, ...]
    words: tuple[int, ...]
    sentence: tuple[int, ...]
    cues: tuple[Cue, ...]
    places: Mapping[int, tuple[int, int]]

    @property
    def doc(self) -> Doc:
        """The parse."""
        return self.parsed.doc

    def run_at(self, run: QuotedRun) -> tuple[int, int]:
        """The tokens of a quoted run of this passage, marks included."""
        return self.places[run.start]

    @cached_property
    def near(self) -> Near:
        """The cues by their distance from a place."""
        return Near(self.cues, self.outside)

    @cached_property
    def verbs(self) -> dict[int, Cue]:
        """The first cue at each verb that is one, by the verb's token."""
        return {cue.start: cue for cue in reversed(self.cues) if cue.form == "verb"}

    @cached_property
    def speaking(self) -> tuple[Cue, ...]:
        """The cues that a list of words of saying, doing or thinking knows."""
        return tuple(cue for cue in self.cues if cue.kind != "other")


def scene_of(index: int, parsed: ParsedPassage, runs: Sequence[QuotedRun]) -> Scene:
    """Makes the scene of one passage from its parse and its quoted runs."""
    doc = parsed.doc
    places = {run.start: _tokens(doc, run) for run in runs}
    ranges = tuple(places.values())
    inside = [False] * len(doc)
    for start, end in ranges:
        inside[start:end] = [True] * (end - start)
    outside, stops, words, sentence = [0], [0], [0], [0]
    for token, flag in zip(doc, inside, strict=True):
        outside.append(outside[-1] + (not flag))
        stops.append(stops[-1] + (not flag and token.text in STOPS))
        words.append(words[-1] + (not flag and not token.is_punct))
        sentence.append(sentence[-1] + bool(token.is_sent_start))
    marks = (tuple(inside), tuple(outside), tuple(stops), tuple(words), tuple(sentence[1:]))
    return Scene(index, parsed, ranges, *marks, tuple(_cues(doc, inside, bool(runs))), places)


def _tokens(doc: Doc, run: QuotedRun) -> tuple[int, int]:
    """The tokens that lie in the run, less a last one that is its closing mark and a dash in one.

    A run that opens inside the last token of all is that token, so that there always is one at its start.
    """
    start, end = min(_token_from(doc, run.start), len(doc) - 1), _token_from(doc, run.end)
    last = doc[end - 1]
    glued = end > start + 1 and last.idx + len(last.text) > run.end and last.text.lstrip(_CLOSING) in DASHES
    return start, end - glued


def _token_from(doc: Doc, position: int) -> int:
    low, high = 0, len(doc)
    while low < high:
        middle = (low + high) // 2
        if doc[middle].idx < position:
            low = middle + 1
        else:
            high = middle
    return low


def _cues(doc: Doc, inside: list[bool], quoted: bool) -> list[Cue]:
    """The cues of a passage outside its quotes, in text order."""
    found: list[Cue] = []
    label = _label(doc) or _signature_line(doc)
    if label:
        found.append(label)
    rooms = _rooms(doc, inside)
    for token in doc:
        if inside[token.i]:
            continue
        cue: Cue | None = None
        if token.i > 0 and inside[token.i - 1] and _dashed(token):
            cue = _signature(doc, token, inside)
        elif token.pos_ in ("VERB", "AUX") or token.lemma_ in ("say", "tell"):
            cue = (
                _according(doc, token)
                if token.lower_ == "according"
                else _verb(doc, token, inside, quoted, rooms[token.i])
            )
        elif token.lower_ == "according":
            cue = _according(doc, token)
        elif token.pos_ == "NOUN" and quoted and token.lemma_.lower() in lexicon().nouns:
            cue = _noun(token)
        elif token.text == ":" and quoted and token.i > 0 and not (label and token.i < label.end):
            cue = _colon(doc, token, inside)
        elif token.text == "per" and token.nbor(1 if token.i + 1 < len(doc) else 0).pos_ == "PROPN":
            cue = _according(doc, token)
        if cue:
            found.append(cue)
    return found


def _dashed(token: Token) -> bool:
    """Whether a token behind a quote is a dash, alone or before a capital (“-Commissioner Oda Riis”)."""
    text = token.text.lstrip(_CLOSING)
    return text in DASHES or (text[:1] in DASHES and text[1:2].isupper())


def _label(doc: Doc) -> Cue | None:
    match = _LABEL.match(doc.text)
    if not match:
        return None
    end = _token_from(doc, match.end())
    last = max(1, end - 1)
    if last > 6:
        return None
    return Cue("label", "plain", end - 1, end, (0, last), last - 1)


def _signature_line(doc: Doc) -> Cue | None:
    """A short paragraph that opens with a dash and a name: who signs the quote above it (“— Marta Quill, keeper”)."""
    if not 1 < len(doc) <= _LINE or doc[0].text not in DASHES or doc[1].pos_ not in ("PROPN", "DET", "NOUN"):
        return None
    head = next((token for token in doc[1:] if token.pos_ in NOMINAL), None)
    if head is None:
        return None
    while head.dep_ == "compound" and head.head.i > head.i:
        head = head.head
    return Cue("signature", "plain", 0, 1, noun_phrase(head), head.i)


def _according(doc: Doc, token: Token) -> Cue | None:
    """“according to X”, “per X”."""
    first = token.i + (2 if token.lower_ == "according" else 1)
    if token.lower_ == "according" and (token.i + 1 >= len(doc) or doc[token.i + 1].lower_ != "to"):
        return None
    if first >= len(doc):
        return None
    parent = doc[first - 1]
    head = next((child for child in parent.children if child.dep_ == "pobj" and child.i >= first), None)
    head = head or nominal_after(doc, first - 1, min(len(doc), first + 6))
    return Cue("according", "plain", token.i, first, noun_phrase(head), head.i) if head is not None else None


def _verb(doc: Doc, token: Token, inside: list[bool], quoted: bool, room: tuple[int, int]) -> Cue | None:
    kind = class_of(token)
    if (kind == "other" and not quoted) or not token.text[0].isalpha():
        return None
    if token.dep_ in ("aux", "auxpass") or (token.tag_ == "VBG" and token.head.lower_ == "worth"):
        return None
    head = cited(token) or speaker_over(token, kind) or subject_of(token)
    # “told Jo” is never inverted: who comes after it listens.
    if head is not None and (inside[head.i] or (head.i > token.i and token.lemma_ == "tell")):
        head = None
    if head is None:
        head = passive_subject(token) if token.lemma_ != "be" else None
        if head is not None and inside[head.i]:
            head = None
    if head is None and kind != "other":
        head = _neighbour(doc, token, inside, room)
    if head is None:
        return None
    return Cue("verb", kind, token.i, token.i + 1, _words_for(head, token), head.i)


def _words_for(head: Token, verb: Token) -> tuple[int, int]:
    """The words for who does `verb`: a relative “that” or “which” that stands for the noun, else the noun phrase."""
    relative = next((child for child in verb.children if child.dep_ == "nsubj" and child.lower_ in RELATIVES), None)
    if relative is not None and verb.dep_ == "relcl" and verb.head.i == head.i:
        return relative.i, relative.i + 1
    start, end = noun_phrase(head)
    return start, min(end, verb.i) if start < verb.i else end


def _neighbour(doc: Doc, token: Token, inside: list[bool], room: tuple[int, int]) -> Token | None:
    """The source of a cue verb whose subject the parse missed: the nominal beside it, inside `room`."""
    quote_before = token.i > 1 and (inside[token.i - 1] or (doc[token.i - 1].text == "," and inside[token.i - 2]))
    if token.tag_ in ("VB", "VBN") and not quote_before:
        return None
    floor, ceiling = room
    after = _telling(nominal_after(doc, token.i, ceiling))
    if quote_before and after is not None:
        return after
    return _telling(nominal_before(doc, token.i, floor)) or (after if token.tag_ != "VBG" else None)


def _telling(head: Token | None) -> Token | None:
    """The token unless it names a time (“said this week”)."""
    return None if head is not None and head.ent_type_ in _TIMES else head


def _rooms(doc: Doc, inside: list[bool]) -> list[tuple[int, int]]:
    """For each token where its sentence, or what follows a quote in it, begins, and where the next quote does."""
    floors: list[int] = []
    floor = 0
    for at in range(len(inside)):
        if at and inside[at - 1]:
            floor = at
        elif at and doc[at - 1].is_sent_start:
            floor = at - 1
        floors.append(floor)
    ceilings: list[int] = []
    ceiling = len(inside)
    for at in range(len(inside) - 1, -1, -1):
        ceilings.append(ceiling)
        if inside[at]:
            ceiling = at
    return list(zip(floors, reversed(ceilings), strict=True))


def _noun(token: Token) -> Cue | None:
    """A thing said, with whose it is: “Trump’s comment”, “the remark by her aide”."""
    owner = next((child for child in token.children if child.dep_ == "poss" and child.pos_ in NOMINAL), None)
    if owner is None:
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in ("by", "from", "of"):
                owner = next((below for below in child.children if below.dep_ == "pobj"), None)
                break
    if owner is None:
        return None
    return Cue("noun", "speech", token.i, token.i + 1, _without_genitive(owner), owner.i)


def _without_genitive(owner: Token) -> tuple[int, int]:
    start, end = noun_phrase(owner)
    while end > owner.i + 1 and owner.doc[end - 1].tag_ == "POS":
        end -= 1
    return start, end


def _signature(doc: Doc, token: Token, inside: list[bool]) -> Cue | None:
    """““…” — Name, title”: who signs a quote, after a dash and with no verb up to the next quote or the end.

    Words that all have capitals are a name, whatever the parse takes them for.
    """
    end = token.i + 1
    while end < len(doc) and not inside[end] and doc[end].text not in (".", ";"):
        end += 1
    words = [word for word in doc[token.i + 1 : end] if not word.is_space]
    named = bool(words) and all(word.text[0].isupper() for word in words)
    head = words[-1] if named else next((word for word in words if word.pos_ in NOMINAL), None)
    if head is None or len(words) > 15 or words[0].tag_ == "CC":
        return None
    if named:
        return Cue("signature", "plain", token.i, token.i + 1, (words[0].i, head.i + 1), head.i)
    if any(word.pos_ in ("VERB", "AUX") for word in words):
        return None
    while head.dep_ == "compound" and head.head.i > head.i and head.head.i < end:
        head = head.head
    start, last = noun_phrase(head)
    return Cue("signature", "plain", token.i, token.i + 1, (max(start, token.i + 1), last), head.i)


def _colon(doc: Doc, token: Token, inside: list[bool]) -> Cue | None:
    """“Smith: “…””: a name before a colon and a quote, with no verb between it and its sentence's start or a dash."""
    if token.i + 1 >= len(doc) or not inside[token.i + 1]:
        return None
    floor = token.i
    while floor > 0 and not inside[floor - 1] and doc[floor - 1].text not in _BEFORE_NAME:
        floor -= 1
        if token.i - floor > _NAME:
            return None
    words = doc[floor : token.i]
    if not len(words) or any(word.pos_ in ("VERB", "AUX") for word in words):
        return None
    head = next((word for word in words if word.pos_ in NOMINAL), None)
    if head is None:
        return None
    while head.dep_ == "compound" and head.head.i > head.i:
        head = head.head
    return Cue("colon", "plain", token.i, token.i + 1, noun_phrase(head), head.i)
