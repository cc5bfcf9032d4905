"""Markdown laid out as passages over the unchanged source, with all that is not shown listed as markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from markdown_it import MarkdownIt

from briefing_tui.model.article import Article, Passage
from briefing_tui.model.span import Span
from briefing_tui.reading import inline
from briefing_tui.reading.blocks import blocks, locate
from briefing_tui.reading.front_matter import front_matter
from briefing_tui.reading.page import Page

# Runs of what is not shown, in a page's record of what is.
_HIDDEN = re.compile(rb"\x00+")
# How many passages may stand before the title: a badge, a date, a byline.
_BEFORE_TITLE = 3
# A line that shows nothing: of white space that CommonMark counts as words, or of characters without width.
_BLANK_LINE = re.compile(
    r"^[^\S\n\u00a0\u2000-\u200a\u202f\u3000]*+[\u00a0\u2000-\u200d\u202f\u2060\u3000\ufeff]"
    r"(?:[^\S\n]|[\u200b-\u200d\u2060\ufeff])*+$",
    re.MULTILINE,
)


def lay_out(text: str) -> Article:
    """The article that Markdown source holds; headings have their roles, every other passage is still “body”.

    `text` is kept as it is. Every character that is not white space is visible in a passage or lies in `markup`.
    """
    metadata = front_matter(text)
    # White space in the place of the front matter keeps every offset.
    body = _BLANK_LINE.sub(_blanks, re.sub(r"[^\n]", " ", text[: metadata.end]) + text[metadata.end :])
    parser = _parser()
    found = blocks(parser, body)
    page = Page(body, parser, found.references)
    for leaf in found.leaves:
        page.add(leaf)
    page.add_unread(found.lines)
    passages = _with_title(sorted(page.passages, key=lambda passage: passage.span))
    return Article(
        text,
        title=metadata.title,
        byline=metadata.byline,
        publisher=metadata.publisher,
        url=metadata.url,
        language=metadata.language,
        published=metadata.published,
        passages=tuple(passages),
        markup=tuple(_markup(text, page, passages)),
        links=tuple(page.links),
        tags=metadata.tags,
    )


def _blanks(found: re.Match[str]) -> str:
    """As many spaces as there are characters, line ends kept, so that offsets hold."""
    return re.sub(r"[^\n]", " ", found[0])


def _parser() -> MarkdownIt:
    """A parser of CommonMark with tables and strikethrough that tells where everything stands."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.core.ruler.enableOnly(["normalize", "block"])
    locate(parser)
    inline.install(parser)
    return parser


def _with_title(passages: list[Passage]) -> list[Passage]:
    """The passages, the first heading of the first level made the title, where it heads the text.

    One that stands below other headings or further down heads a part of a text that has no title of its own. A lower
    one is the title where it opens the text and no other is as high.
    """
    levels = [passage.level for passage in passages if passage.role == "heading"]
    for index, passage in enumerate(passages[: _BEFORE_TITLE + 1]):
        if passage.role == "heading":
            if passage.level == 1 or (index == 0 and all(level > passage.level for level in levels[1:])):
                passages[index] = replace(passage, role="title")
            break
    return passages


def _markup(text: str, page: Page, passages: list[Passage]) -> Iterator[Span]:
    """The runs of the source that are not shown; between passages without the white space around them.

    What is hidden of a character reference is a run of its own, by which it is known as one.
    """
    within = iter(passages)
    passage = next(within, None)
    for run in _hidden(page):
        start, end = run
        while passage and passage.span.end <= start:
            passage = next(within, None)
        if passage is None or start < passage.span.start:
            words = text[start:end]
            start += len(words) - len(words.lstrip())
            end -= len(words) - len(words.rstrip())
        if start < end:
            yield Span(start, end)


def _hidden(page: Page) -> Iterator[tuple[int, int]]:
    for run in _HIDDEN.finditer(page.shown):
        start, end = run.span()
        reference = page.references.get(start - 1)
        if reference is not None and reference < end:
            yield start, reference
            start = reference
        yield start, end
