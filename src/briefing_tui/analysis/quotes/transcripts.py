"""Transcripts and interviews: the turns of who speaks, by the labels before them or by the questions between them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_tui.analysis.quotes.grammar import NOMINAL, noun_phrase
from briefing_tui.analysis.quotes.marks import QuotedRun
from briefing_tui.analysis.quotes.pieces import Piece
from briefing_tui.analysis.quotes.scene import Cue, Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

# How sure the layout alone makes us of a label's speaker, and of who answers in an interview.
SURE, ANSWERS = 0.9, 0.75
_TITLE = r"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Hon|Prof|Gen|Col|Capt|MR|MRS|MS|DR|SEN|REP|GOV|HON|PROF|GEN)\. ?)?"
# An initial is followed by a capital, so that each name can be read in one way only.
_INITIALS = r"(?:[A-Z]\. ?(?=[A-Z]))*+"
_NAME = rf"{_INITIALS}[A-Z][\w'’-]*+\.?"
_ASIDE = r"(?: ?[(\[][^()\[\]]{1,40}[)\]])*"
# “WALLACE:”, “MS. JEAN-PIERRE:”, “Sen. Jim Banks (R-IN):”, “JOE LHOTA, MTA CHAIRMAN (ph):”, “Reporter:”.
_LABEL = re.compile(
    rf"(?P<name>{_TITLE}{_NAME}(?: (?:(?:of|de|van|von|der|del|la|da|bin|al) )?{_NAME}){{0,5}})"
    rf"(?P<post>, [A-Z][\w .,'’&-]{{1,60}}?)?{_ASIDE} ?:(?=\s)"
)
# “Mr. SMITH.—I rise”, “HON. E. Y. IMMANUEL.- Madam Speaker”: the printed debates of parliaments.
_DEBATE = re.compile(rf"(?P<name>{_TITLE}{_INITIALS}[A-Z][A-Z'’-]+(?: [A-Z][A-Z'’-]+){{0,4}})\. ?[—–-]+ ?(?=\S)")
# “Q: Why?”, “Q. Why?”, and “Q    Why?” as the White House prints it.
_LETTER = re.compile(r"(?P<name>[QA]\.?)(?:(?<=\.)|:|(?=\s+[A-Z“\"(\[]))\s+(?=\S)")
# Headings of a line that look like a label.
_NOTES = frozenset(
    "note update updated correction editor's editor photo video watch read related source sources caption credit "
    "location date time contact media washington breaking more subject from to cc tags".split()
)
_BRACKETED = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*+(?:\.\s*+)?$")
_TALK = frozenset(("i", "we", "my", "our", "me", "us", "you", "your", "i'm", "i’m"))
_ANSWERING = frozenset(("yes", "no", "yeah", "sure", "well", "absolutely", "not", "definitely", "of", "i", "we"))
_APART = frozenset(("title", "byline", "dateline", "boilerplate", "caption"))
_OPEN_ENDS = (":", ";", ",")
_MARKS = "“\"'‘«„"
# An interview without labels has so many questions at least, each of so many words at most.
_QUESTIONS, _LONGEST = 2, 90
# Of the answers so many open on an answering word or speak of the speaker.
_ANSWERED = 0.4


@dataclass(frozen=True, slots=True)
class _Label:
    """A label at the start of a passage's visible text: its name's place, and where the words after it begin."""

    start: int
    end: int
    words: int
    kind: str
    name: str


def _label_of(text: str) -> _Label | None:
    """The label that a paragraph opens with, if it looks like one."""
    offset = 1 if text[:1] in _MARKS and text[:1] else 0
    for kind, pattern in (("letter", _LETTER), ("debate", _DEBATE), ("name", _LABEL)):
        found = pattern.match(text, offset)
        if found is None:
            continue
        name = found["name"]
        written = "capitals" if name.replace("Mc", "MC").isupper() else "mixed"
        if kind == "name" and name.split()[0].lower().rstrip(".") in _NOTES:
            return None
        words = found.end() + len(text[found.end() :]) - len(text[found.end() :].lstrip())
        return _Label(found.start("name"), found.end("name"), words, written if kind == "name" else kind, name)
    return None


def _labels(scenes: Sequence[Scene]) -> dict[int, _Label]:
    """The labels of a transcript by the index of their passage; none where there are too few to be one.

    Labels in capitals need one another; a name in small letters (“Reporter:”) is one only where it comes again.
    """
    found = {
        scene.index: label
        for scene in scenes
        if scene.parsed.passage.role not in _APART and (label := _label_of(scene.parsed.visible.text)) is not None
    }
    mixed = Counter(label.name for label in found.values() if label.kind == "mixed")
    recurring = {name for name, count in mixed.items() if count > 1}
    capitals = [label for label in found.values() if label.kind in ("capitals", "debate")]
    colons = [label for label in found.values() if label.kind == "letter"]
    known = bool(capitals) or len({label.name for label in colons}) > 1
    if len(recurring) + bool(colons) < 2 and not capitals:
        recurring = set()
    kept = {
        index: label
        for index, label in found.items()
        if label.kind in ("capitals", "debate") or (label.kind == "letter" and (known or recurring))
        or (label.kind == "mixed" and (label.name in recurring or len(capitals) > 1))
    }  # fmt: skip
    return kept if len(kept) > 1 else {}


def turns(scenes: Sequence[Scene]) -> list[Piece]:
    """The turns of a transcript, each one piece over all of its paragraphs; of an interview its questions and answers.

    A paragraph in brackets (“(Laughter.)”) is nobody's. What a label puts in quotation marks is left to them.
    """
    labels = _labels(scenes)
    if not labels:
        return _interview(scenes)
    made: list[Piece] = []
    last = max(labels)
    at = 0
    while at < len(scenes):
        label = labels.get(at)
        if label is None:
            at += 1
            continue
        scene = scenes[at]
        text = scene.parsed.visible.text
        spans = []
        quoted = text[: label.start].strip() or (text[label.words : label.words + 1] or " ") in _MARKS
        if text[label.words :].strip() and not quoted:
            spans.append(scene.parsed.visible.span(label.words, len(text.rstrip())))
        at += 1
        while at < len(scenes) and at not in labels and _goes_on(scenes[at], final=scene.index == last):
            if not _BRACKETED.fullmatch(scenes[at].parsed.visible.text) and not quoted:
                spans.append(scenes[at].parsed.span(0, len(scenes[at].doc)))
            at += 1
        if spans:
            name = scene.parsed.visible.span(label.start, label.end)
            made.append(Piece("direct", tuple(spans), scene.index, _cue(scene, label), SURE, named=name))
    return made


def _goes_on(scene: Scene, *, final: bool) -> bool:
    """Whether a paragraph without a label still belongs to the turn above it; after the last label only talk does."""
    if scene.parsed.passage.role != "body" or not len(scene.doc):
        return False
    text = scene.parsed.visible.text
    if text.isupper() or not any(character.isalpha() for character in text):
        return False
    return not final or any(token.lower_ in _TALK for token in scene.doc)


def _cue(scene: Scene, label: _Label) -> Cue:
    """The label as a cue, in tokens; the exact words are the piece's."""
    start, last = _token(scene, label.start), _token(scene, label.end - 1)
    return Cue("label", "plain", last, last + 1, (start, last + 1), last)


def _token(scene: Scene, position: int) -> int:
    """The token that holds a position of the visible text."""
    return max((token.i for token in scene.doc if token.idx <= position), default=0)


def breaks(scenes: Sequence[Scene]) -> frozenset[int]:
    """The passages that open on a quotation mark and a label in capitals, where another speaker begins."""
    texts = ((scene.index, scene.parsed.visible.text) for scene in scenes)
    found = ((index, _label_of(text)) for index, text in texts if text[:1] and text[:1] in _MARKS)
    return frozenset(index for index, label in found if label is not None and label.kind == "capitals")


def labelled(scenes: Sequence[Scene], quotes: Sequence[Sequence[QuotedRun]]) -> dict[int, Piece]:
    """Quotes that a label names the speaker of, by their number.

    The label stands before the marks (“Sen. Jim Banks (R-IN): “…””) or, in capitals, within (““TARROW: Why?””).
    """
    found: dict[int, Piece] = {}
    kinds: Counter[str] = Counter()
    for number, quote in enumerate(quotes):
        run = quote[0]
        scene = scenes[run.passage]
        text = scene.parsed.visible.text
        label = _label_of(text)
        if label is None:
            continue
        within = run.start == 0 and label.start > 0 and label.kind == "capitals"
        beside = label.words <= run.start and not text[label.words : run.start].strip()
        before = label.start == 0 and beside and (" " in label.name or label.kind != "mixed")
        if within or before:
            kinds["within" if within else "before"] += 1
            name = scene.parsed.visible.span(label.start, label.end)
            spans = tuple(one.span for one in quote)
            found[number] = Piece("direct", spans, scene.index, _cue(scene, label), SURE, named=name)
    return found if max(kinds.values(), default=0) > 1 else {}


def _interview(scenes: Sequence[Scene]) -> list[Piece]:
    """Questions and answers of an interview that has no labels: paragraphs that are a question, and what follows each.

    The text must call itself an interview before the first question, and the answers must sound like some.
    """
    asked = [scene.index for scene in scenes if _asks(scene)]
    if len(asked) < _QUESTIONS:
        return []
    told = next((found for scene in scenes[: asked[0] + 1] if (found := _interviewed(scene)) is not None), None)
    if told is None:
        return []
    answers = list(_answers(scenes, asked, apart=told.several))
    sounding = sum(_sounds_answered(scenes[answer[0]]) for answer in answers)
    if not answers or sounding < _ANSWERED * len(answers):
        return []
    made = [Piece("direct", (scenes[at].parsed.span(0, len(scenes[at].doc)),), at, None, ANSWERS) for at in asked]
    for answer in answers:
        spans = tuple(scenes[at].parsed.span(0, len(scenes[at].doc)) for at in answer)
        where = answer[0] if told.cue is None else told.passage
        made.append(Piece("direct", spans, where, told.cue, ANSWERS))
    return made


@dataclass(frozen=True, slots=True)
class _Interviewed:
    """Who is interviewed: the cue that says so, None where there are `several`, whose answers nobody can tell apart."""

    passage: int
    cue: Cue | None
    several: bool


def _asks(scene: Scene) -> bool:
    text = scene.parsed.visible.text.strip()
    role = scene.parsed.passage.role
    whole = role in ("body", "heading") and not scene.runs and text.endswith("?")
    return whole and 2 < len(scene.doc) <= _LONGEST


def _interviewed(scene: Scene) -> _Interviewed | None:
    """Who is said to be interviewed in a passage, if anybody is."""
    for token in scene.doc:
        if token.lemma_.lower() != "interview" or scene.inside[token.i]:
            continue
        head = _object(token)
        if head is None:
            continue
        several = head.tag_ in ("NNS", "NNPS") or any(child.dep_ == "conj" for child in head.children)
        if several:
            return _Interviewed(scene.index, None, True)
        cue = Cue("interview", "speech", token.i, token.i + 1, noun_phrase(head), head.i)
        return _Interviewed(scene.index, cue, False)
    return None


def _object(token: Token) -> Token | None:
    """Whom “interview” is said of: its object, who an interview is with, else the noun that follows it."""
    for child in token.children:
        if child.dep_ == "dobj":
            return child
        if child.dep_ == "prep" and child.lower_ == "with":
            return next((below for below in child.children if below.dep_ == "pobj"), None)
    at = token.i + 1
    while at < len(token.doc) and token.doc[at].pos_ in ("ADJ", "DET", "NUM", "NOUN", "PROPN"):
        at += 1
    head = token.doc[at - 1]
    return head if head.i > token.i and head.pos_ in NOMINAL else None


def _answers(scenes: Sequence[Scene], asked: Sequence[int], *, apart: bool) -> Iterator[list[int]]:
    """The passages of each answer; where several are asked each paragraph is one, but for what hangs on a colon."""
    questions = set(asked)
    for place, question in enumerate(asked):
        answer: list[int] = []
        until = asked[place + 1] if place + 1 < len(asked) else len(scenes)
        for at in range(question + 1, until):
            scene = scenes[at]
            role = scene.parsed.passage.role
            if role == "caption" or _captions(scene):
                continue
            final = until == len(scenes)
            if role != "body" or at in questions or (final and answer and not _sounds_answered(scene) and not apart):
                break
            above = scenes[at - 1].parsed.visible.text.rstrip()
            if answer and apart and not above.endswith(_OPEN_ENDS):
                yield answer
                answer = []
            answer.append(at)
        if answer:
            yield answer


def _captions(scene: Scene) -> bool:
    """Whether a paragraph tells of a picture and not of what was asked."""
    words = [token.lower_ for token in scene.doc[:40]]
    return words[:2] == ["file", "photo"] or ("image" in words and ":" in words and len(scene.doc) < 40)


def _sounds_answered(scene: Scene) -> bool:
    words = [token.lower_ for token in scene.doc if not scene.inside[token.i]]
    return bool(words) and (words[0] in _ANSWERING or any(word in _TALK for word in words))
