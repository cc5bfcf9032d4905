"""What of an article is analysed, by sizes alone, so that the same article is cut in the same way every time.

A passage longer than a page is taken in portions that end with a sentence where they can, so that its cost grows with
its length and not faster. What no words can be, and what goes beyond a long book, is skipped, and said to be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefing_tui.model.article import Article, Passage, Skipped
from briefing_tui.model.span import Span
from briefing_tui.model.visible import Visible, visible

# Sizes are in visible characters. Of 1,600 news articles and narratives the longest passage has 3,776 and the longest
# run without white space 210, so none of them is cut.
LONGEST_PORTION = 5_000
LONGEST_RUN = 500
# A million characters take the analysis half a minute and 400 MB on one core; so do 100,000 short paragraphs.
MOST_CHARACTERS = 1_000_000
MOST_PASSAGES = 20_000

UNBROKEN = f"more than {LONGEST_RUN} characters without white space"
BEYOND = f"beyond the first {MOST_CHARACTERS:,} characters or {MOST_PASSAGES:,} paragraphs"

_RUN = re.compile(r"\S+")
# The end of a sentence, its closing marks and the white space behind it.
_STOP = re.compile(r"[.!?…][”’\"')\]]{0,3}\s")


@dataclass(frozen=True, slots=True)
class Portion:
    """A passage or a part of one, as it is analysed; the passage's span is that of the part."""

    passage: Passage
    visible: Visible


@dataclass(frozen=True, slots=True)
class Portions:
    """What is analysed of an article and what is not, both in text order."""

    taken: tuple[Portion, ...]
    skipped: tuple[Skipped, ...]


def portions(article: Article) -> Portions:
    """The portions of an article, a whole passage each unless it is too long."""
    taken: list[Portion] = []
    skipped: list[Skipped] = []
    characters = 0
    for passage in article.passages:
        whole = visible(article, passage.span)
        for start, end, words in _parts(whole.text):
            if not words:
                skipped.append(Skipped(whole.span(start, end), UNBROKEN))
                continue
            characters += end - start
            if characters > MOST_CHARACTERS or len(taken) == MOST_PASSAGES:
                rest = Span(whole.offset(start), article.passages[-1].span.end)
                return Portions(tuple(taken), (*skipped, Skipped(rest, BEYOND)))
            taken.append(_portion(article, passage, whole, start, end))
    return Portions(tuple(taken), tuple(skipped))


def _portion(article: Article, passage: Passage, whole: Visible, start: int, end: int) -> Portion:
    if end - start == len(whole.text):
        return Portion(passage, whole)
    span = whole.span(start, end)
    return Portion(replace(passage, span=span), visible(article, span))


def _parts(text: str) -> Iterator[tuple[int, int, bool]]:
    """The parts of a passage's visible text as (start, end, whether they are words), white space between left out."""
    if len(text) <= LONGEST_RUN:
        yield 0, len(text), True
        return
    start = 0
    for run in _RUN.finditer(text):
        if run.end() - run.start() > LONGEST_RUN:
            yield from _cut(text, start, run.start())
            yield *run.span(), False
            start = run.end()
    yield from _cut(text, start, len(text))


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """The stretch `start` to `end` in portions: up to the last stop, else the last white space, within reach."""
    while end - start > LONGEST_PORTION:
        limit, least = start + LONGEST_PORTION, start + LONGEST_PORTION // 2
        stops = [stop.end() for stop in _STOP.finditer(text, least, limit)]
        cut = stops[-1] if stops else max(blank.end() for blank in re.finditer(r"\s", text[least:limit])) + least
        yield start, cut, True
        start = cut
    if text[start:end].strip() or (start, end) == (0, len(text)):
        yield start, end, True
