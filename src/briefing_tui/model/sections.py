"""The sections that a written briefing names itself: its summary, actors, quotes and timeline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from briefing_tui.model.article import Article, Passage
from briefing_tui.model.span import Span
from briefing_tui.model.visible import visible
from briefing_tui.patterns import lazily

SectionKind = Literal["summary", "actors", "quotes", "timeline"]

# The names that writers of briefings give these sections, lower case, apostrophes left out.
_NAMES: dict[SectionKind, tuple[str, ...]] = {
    "summary": (
        "summary", "executive summary", "in brief", "brief", "key points", "main points", "key takeaways",
        "takeaways", "key facts", "the gist", "tldr", "tl dr", "at a glance", "bottom line", "the bottom line",
        "highlights", "overview",
    ),
    "actors": (
        "actors", "key actors", "main actors", "players", "key players", "main players", "whos who", "people",
        "key people", "people and organisations", "people and organizations", "key figures", "stakeholders",
    ),
    "quotes": (
        "quotes", "key quotes", "quotations", "notable quotes", "what theyre saying", "what they are saying",
        "what they said", "in their words", "in their own words", "in quotes", "voices", "reactions",
    ),
    "timeline": (
        "timeline", "timeline of events", "chronology", "chronology of events", "key dates", "key events",
        "how we got here", "dates", "sequence of events",
    ),
}  # fmt: skip
_KINDS: dict[str, SectionKind] = {name: kind for kind, names in _NAMES.items() for name in names}

_LONGEST_HEADING = 60
# “1.”, “II)”, “(3)”, “a.” before a heading.
_NUMBERING = lazily(r"^\(?(?:\d{1,2}|[ivx]{1,4}|[a-h])[.):]\s*")
_APOSTROPHES = lazily("['’‘ʼ`]")
_NOT_WORDS = lazily(r"[\W_]+")
_EMPHASIS = ("**", "__")
# A heading without a level of its own: below every heading of the markup.
_LOWEST = 7


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a written briefing: what it is, its heading, and the passages up to the next section, in order."""

    kind: SectionKind
    heading: Span
    passages: tuple[Passage, ...]


def section_kind(heading: str) -> SectionKind | None:
    """What a heading names, its emoji, numbering, punctuation and case left aside; None for any other heading."""
    if len(heading) > _LONGEST_HEADING:
        return None
    words = _APOSTROPHES.sub("", heading.casefold()).replace("&", " and ")
    # What stands before the first letter or digit is decoration; what is left of a number after it may be too.
    words = re.sub(r"^[^\w(]+", "", words.replace("\ufe0f", "").replace("\u20e3", "."))
    return _KINDS.get(_NOT_WORDS.sub(" ", _NUMBERING.sub("", words)).strip())


def sections(article: Article) -> tuple[Section, ...]:
    """The article's own sections in text order; () unless it names two or more different kinds.

    A section ends at the next heading of the same or a higher level, or at the next section.
    """
    headings = list(_headings(article))
    kinds = {kind for _, _, kind in headings if kind}
    if len(kinds) < 2:
        return ()
    found: list[Section] = []
    for position, (start, level, kind) in enumerate(headings):
        if kind:
            later = headings[position + 1 :]
            end = next((at for at, other, known in later if other <= level or known), len(article.passages))
            found.append(Section(kind, article.passages[start].span, article.passages[start + 1 : end]))
    return tuple(found)


def _headings(article: Article) -> Iterator[tuple[int, int, SectionKind | None]]:
    """The passages that head others: (index, level, the section they name or None)."""
    for index, passage in enumerate(article.passages):
        marked = passage.block == "heading"
        if not marked and (len(passage.span) > _LONGEST_HEADING or passage.block in ("list-item", "table-row", "code")):
            continue
        kind = section_kind(visible(article, passage.span).text)
        if marked or passage.role in ("title", "heading") or kind or is_bold(article, passage.span):
            yield index, passage.level if marked else _LOWEST, kind


def is_bold(article: Article, span: Span) -> bool:
    """Whether all of `span` is set in bold by the article's markup."""
    around = (article.text[max(0, span.start - 2) : span.start], article.text[span.end : span.end + 2])
    if around[0] != around[1] or around[0] not in _EMPHASIS:
        return False
    return around[0] not in span.of(article.text)
