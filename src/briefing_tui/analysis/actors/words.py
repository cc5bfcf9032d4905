"""The parse of a passage as plain lists, which are read many times quicker than spaCy's tokens."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefing_tui.analysis.language import Parsed, ParsedPassage
from briefing_tui.model.span import Span

OPENING, CLOSING, STRAIGHT = "“", "”", '"'


@dataclass(frozen=True, slots=True)
class Words:
    """One passage, one item a token: `begin` is where it starts in the visible text, `head` the index of its head.

    `quoted` is whether quotation marks surround it, `sentence` numbers the sentences through the whole article,
    `entity` is the model's label, “” where it has none, `begins` whether a new entity starts at the token, and
    `children` are the indices of the dependants.
    """

    passage: int
    parsed: ParsedPassage
    text: list[str]
    begin: list[int]
    lower: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    entity: list[str]
    begins: list[bool]
    quoted: list[bool]
    sentence: list[int]
    children: list[list[int]]

    def __len__(self) -> int:
        return len(self.text)

    def span(self, start: int, end: int) -> Span:
        """The source span of the tokens `start` to `end`, end exclusive."""
        return self.parsed.span(start, end)

    def phrase(self, start: int, end: int) -> str:
        """The visible words of the tokens `start` to `end`, end exclusive."""
        if start >= end:
            return ""
        return self.parsed.visible.text[self.begin[start] : self.begin[end - 1] + len(self.text[end - 1])]

    def root_of(self, start: int, end: int) -> int:
        """The token of the run whose head lies outside it: the phrase's own head."""
        for at in range(end - 1, start - 1, -1):
            if not start <= self.head[at] < end or self.head[at] == at:
                return at
        return end - 1

    @property
    def narrative(self) -> bool:
        """Whether the passage tells the story: no caption, byline, dateline or boilerplate."""
        return self.parsed.passage.role in ("title", "body", "heading")


def read_words(parsed: Parsed) -> tuple[Words, ...]:
    """The passages of an article as plain lists, in text order."""
    made: list[Words] = []
    sentence = 0
    for number, passage in enumerate(parsed.passages):
        words = _read(number, passage, sentence)
        made.append(words)
        sentence = words.sentence[-1] + 1 if words.sentence else sentence
    return tuple(made)


def _read(number: int, parsed: ParsedPassage, sentence: int) -> Words:
    tokens = list(parsed.doc)
    text = [token.text for token in tokens]
    head = [token.head.i for token in tokens]
    children: list[list[int]] = [[] for _ in tokens]
    for at, above in enumerate(head):
        if above != at:
            children[above].append(at)
    sentences: list[int] = []
    for token in tokens:
        sentence += bool(token.i and token.is_sent_start)
        sentences.append(sentence)
    return Words(
        number,
        parsed,
        text,
        [token.idx for token in tokens],
        [word.lower() for word in text],
        [token.lemma_.lower() for token in tokens],
        [token.pos_ for token in tokens],
        [token.tag_ for token in tokens],
        [token.dep_ for token in tokens],
        head,
        [token.ent_type_ for token in tokens],
        [token.ent_iob_ == "B" for token in tokens],
        _quoted(text),
        sentences,
        children,
    )


def _quoted(text: Iterable[str]) -> list[bool]:
    inside = False
    marks: list[bool] = []
    for word in text:
        if word in (OPENING, STRAIGHT, CLOSING):
            inside = word == OPENING or (word == STRAIGHT and not inside)
            marks.append(True)
        else:
            marks.append(inside)
    return marks
