"""An article as it was read: its text, what is known about it, and how it is laid out."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from briefing_tui.model.span import Span

Role = Literal["title", "byline", "dateline", "body", "caption", "heading", "boilerplate"]
Block = Literal["paragraph", "heading", "list-item", "quote", "table-row", "code"]
Origin = Literal["user", "metadata", "dateline", "inferred", "unknown"]

ENGLISH = "en"
UNDETERMINED = "und"  # a language that is not known, in BCP 47 as in ISO 639-2

UNNUMBERED: frozenset[Role] = frozenset(("title", "byline", "heading"))


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of the text with one role: most often a paragraph, or the dateline that opens one.

    Passages are in text order and do not overlap; white space between paragraphs belongs to none. `block` says what
    it is in the source ("paragraph" or "list-item" in plain text) and `level` how deep: a heading's level from 1, a
    list item's or quotation's nesting from 1, else 0.
    """

    span: Span
    role: Role
    block: Block = "paragraph"
    level: int = 0


Narration = Literal["news", "history"]


@dataclass(frozen=True, slots=True)
class Published:
    """When the article was published, as an interval of ISO dates (YYYY-MM-DD, both ends included).

    `edtf` is the same in the Extended Date/Time Format (ISO 8601-2), `confidence` runs from 0 to 1 and `evidence`
    are the words that it rests on. Both ends are None exactly when the origin is "unknown".
    """

    earliest: str | None = None
    latest: str | None = None
    edtf: str | None = None
    origin: Origin = "unknown"
    confidence: float = 0.0
    evidence: tuple[Span, ...] = ()

    @property
    def day(self) -> str | None:
        """The date when it is known to the day, else None."""
        return self.earliest if self.earliest == self.latest else None


@dataclass(frozen=True, slots=True)
class Encoding:
    """What the bytes of an article were read as: Python's name of the encoding, whether that was `guessed`, and how
    many characters could not be read (they are U+FFFD, or null in the bytes).
    """

    name: str
    guessed: bool
    spoilt: int


@dataclass(frozen=True, slots=True)
class Link:
    """Words of the article that its author linked to an address."""

    span: Span
    url: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """Words of the article that the analysis left out, and why, in a reader's words."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What a reader sees as one paragraph: one passage, or a dateline and the text that it opens.

    `number` counts from 1 over body, captions and boilerplate; titles, bylines and headings have none.
    """

    span: Span
    number: int | None
    passages: tuple[Passage, ...]

    @property
    def role(self) -> Role:
        """The role of its main passage, the last one."""
        return self.passages[-1].role

    @property
    def label(self) -> str:
        """How items refer to it: `¶3`, or the role where it has no number."""
        return self.role if self.number is None else f"¶{self.number}"


@dataclass(frozen=True)
class Article:
    """An article, immutable. All spans are code points into `text`.

    `markup` are the spans that display and analysis skip (asterisks, link targets, front matter); they are sorted and
    do not overlap. `sentences` is empty until the article has been analysed. `language` is a BCP 47 tag, “und” where
    it is not known which, or None where nobody has looked. `encoding` is None for UTF-8 without a fault. `notices` say
    what else a reader should know of how it was read; `not_analysed` why nothing was looked for in it, None where
    something was.
    `skipped` is what the analysis left out for its size, in text order; empty for nearly every article. `narration`:
    whether dates without a year are read as those of history, of the year told before, or of news, of the year nearest
    to publication; None for news that nobody has called so.
    """

    text: str
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    published: Published = Published()
    passages: tuple[Passage, ...] = ()
    markup: tuple[Span, ...] = ()
    sentences: tuple[Span, ...] = ()
    links: tuple[Link, ...] = ()
    tags: tuple[str, ...] = ()
    encoding: Encoding | None = None
    notices: tuple[str, ...] = ()
    not_analysed: str | None = None
    skipped: tuple[Skipped, ...] = ()
    narration: Narration | None = None

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The passages gathered into what a reader sees as paragraphs, in text order."""
        groups: list[list[Passage]] = []
        for passage in self.passages:
            opened = groups and groups[-1][-1]
            if opened and opened.role == "dateline" and "\n" not in self.text[opened.span.end : passage.span.start]:
                groups[-1].append(passage)
            else:
                groups.append([passage])
        made: list[Paragraph] = []
        number = 0
        for group in groups:
            numbered = group[-1].role not in UNNUMBERED
            number += numbered
            span = Span(group[0].span.start, group[-1].span.end)
            made.append(Paragraph(span, number if numbered else None, tuple(group)))
        return tuple(made)

    @cached_property
    def _paragraph_starts(self) -> tuple[int, ...]:
        return tuple(paragraph.span.start for paragraph in self.paragraphs)

    @cached_property
    def _sentence_starts(self) -> tuple[int, ...]:
        return tuple(sentence.start for sentence in self.sentences)

    def paragraph_at(self, offset: int) -> int:
        """The index in `paragraphs` of the one that holds `offset`, or the last that starts before it.

        Gives 0 for an offset before the first paragraph; raises ValueError when there are no paragraphs.
        """
        if not self.paragraphs:
            raise ValueError("the article has no paragraphs")
        return max(0, bisect_right(self._paragraph_starts, offset) - 1)

    def sentence_at(self, offset: int) -> Span | None:
        """The sentence that holds `offset`, or None where there is none."""
        index = bisect_right(self._sentence_starts, offset) - 1
        return self.sentences[index] if index >= 0 and self.sentences[index].holds(offset) else None
