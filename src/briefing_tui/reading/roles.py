"""What each passage is: title, byline, dateline, caption, heading or boilerplate, and else the body.

The rules look at the shape of a passage and at its neighbours, never at grammar, and rather leave a passage in the
body than take it out: a quote in what was mistaken for a caption would be lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefing_tui.model.article import Article, Passage
from briefing_tui.model.sections import is_bold, section_kind
from briefing_tui.model.visible import Visible, visible
from briefing_tui.reading.headlines import is_headline, is_label
from briefing_tui.reading.openings import (
    byline_name,
    dateline_end,
    is_byline,
    is_date_line,
    is_mail_header,
    mail_subject,
)
from briefing_tui.reading.publication_lines import is_publication_line, told_publication
from briefing_tui.reading.shapes import ends_sentence, is_heading_shaped, is_prose
from briefing_tui.reading.standing import is_boilerplate, is_caption

# A byline stands among the first passages: after a title, a standfirst and a date at most.
_HEAD = 5


def with_roles(article: Article, *, headings: bool) -> Article:
    """The article with its passages' roles, and with `title` and `byline` as the text gives them if not yet known.

    `headings` tells that headings have to be guessed, as in plain text; in Markdown they are marked, and only a
    paragraph all in bold is taken for one. Passages with a role other than “body” keep it.
    """
    texts = [visible(article, passage.span) for passage in article.passages]
    passages = list(article.passages)
    _mark_head(passages, texts, headings)
    _mark_standing(passages, texts)
    _mark_headings(article, passages, texts, headings)
    title = next((texts[i].text for i, passage in enumerate(passages) if passage.role == "title"), None)
    byline = next(
        (texts[i].text for i, p in enumerate(passages) if p.role == "byline" and is_byline(texts[i].text)), None
    )
    subject = next((found for text in texts[:_HEAD] if (found := mail_subject(text.text))), None)
    told = told_publication(texts[:_HEAD]) if article.published.origin == "unknown" else None
    return replace(
        article,
        title=article.title or (" ".join(title.split()) if title else subject),
        published=told or article.published,
        byline=article.byline or (byline_name(byline) if byline else None),
        passages=tuple(_with_datelines(passages, texts)),
    )


def _mark_head(passages: list[Passage], texts: list[Visible], guess_title: bool) -> None:
    """Finds the title, and the bylines and lines of date near it."""
    first = texts[0].text if passages and passages[0].block == "paragraph" else ""
    opens = first and not (is_mail_header(first) or is_publication_line(first) or is_date_line(first))
    if guess_title and opens and is_headline(first, [t.text for t in texts[1:_HEAD]]):
        passages[0] = replace(passages[0], role="title")
    for index, passage in enumerate(passages[:_HEAD]):
        text = texts[index].text
        known = is_byline(text) or is_date_line(text) or is_mail_header(text) or is_publication_line(text)
        if known and passage.role == "body" and passage.block == "paragraph":
            passages[index] = replace(passage, role="byline")
        elif guess_title and index == 1 and passages[0].role == "title" and is_label(text):
            passages[index] = replace(passage, role="heading")


def _mark_standing(passages: list[Passage], texts: list[Visible]) -> None:
    """Finds the captions and the boilerplate: what stands between paragraphs without belonging to the story."""
    for index, passage in enumerate(passages):
        if passage.role != "body" or passage.block not in ("paragraph", "list-item"):
            continue
        text = texts[index].text
        if is_boilerplate(text):
            passages[index] = replace(passage, role="boilerplate")
        elif passage.block == "paragraph" and len(passages) > 1 and is_caption(text):
            passages[index] = replace(passage, role="caption")


def _mark_headings(article: Article, passages: list[Passage], texts: list[Visible], guess: bool) -> None:
    """Finds the headings that no markup marks, from the end, so that one may head another."""
    for index in range(len(passages) - 2, -1, -1):
        passage, text = passages[index], texts[index].text
        if passage.role != "body" or passage.block not in ("paragraph", "list-item"):
            continue
        named = section_kind(text) is not None
        if passage.block == "list-item":
            # “1. Key points” in plain text is a numbered heading, not an item; “- Quotes” is an item.
            if named and guess and (text[0].isalnum() or text[0] == "("):
                passages[index] = replace(passage, role="heading", block="paragraph", level=0)
            continue
        following = passages[index + 1]
        heads = following.role == "heading" or len(following.span) > len(text)
        # A name with a colon in bold is who speaks next in a transcript.
        bold = heads and is_bold(article, passage.span) and not ends_sentence(text) and text[-1] != ":"
        if named or bold or (guess and heads and is_heading_shaped(text) and _stands_apart(passages, texts, index)):
            passages[index] = replace(passage, role="heading")


def _stands_apart(passages: list[Passage], texts: list[Visible], index: int) -> bool:
    """Whether a passage stands between a finished paragraph, or the article's head, and prose."""
    before, after = index - 1, index + 1
    finished = before < 0 or passages[before].role != "body" or ends_sentence(texts[before].text)
    return finished and (passages[after].role == "heading" or is_prose(texts[after].text))


def _with_datelines(passages: list[Passage], texts: list[Visible]) -> Iterator[Passage]:
    """The passages, with a dateline that opens a paragraph made a passage of its own."""
    for index, (passage, text) in enumerate(zip(passages, texts, strict=True)):
        opens = passage.role == "body" and passage.block == "paragraph"
        end = dateline_end(text.text, first=index <= _HEAD) if opens else 0
        if end:
            rest = text.text[end:]
            yield replace(passage, span=text.span(0, end), role="dateline")
            yield replace(passage, span=text.span(end + len(rest) - len(rest.lstrip()), len(text.text)))
        else:
            yield passage
