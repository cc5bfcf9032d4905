"""What each passage is: title, byline, dateline, caption, heading or boilerplate, and else the body.

The rules look at the shape of a passage and at its neighbours, never at grammar, and rather leave a passage in the
body than take it out: a quote in what was mistaken for a caption would be lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefing_tui.model.article import Article, Passage, Role
from briefing_tui.model.sections import is_bold, section_kind
from briefing_tui.model.visible import Visible, visible
from briefing_tui.patterns import lazily
from briefing_tui.reading.head import REACH, Head, is_head_line, read_head
from briefing_tui.reading.headlines import is_headline
from briefing_tui.reading.openings import byline_name, dateline_end, is_byline, mail_subject
from briefing_tui.reading.publication_lines import told_publication
from briefing_tui.reading.shapes import ends_sentence, is_heading_shaped, is_in_capitals, is_prose
from briefing_tui.reading.standing import announces_others, is_about_writer, is_boilerplate, is_caption

# Who wrote an article is told again at its end, above some lines of the publisher's.
_TAIL = 4
# The longest line of a list of other articles, in characters.
_LONGEST_LISTED = 120
_ABOUT = lazily(r"(?:About|ABOUT) (?:the |The )?([A-Z].{2,80}?):?")


def with_roles(article: Article, *, headings: bool) -> Article:
    """The article with its passages' roles, and with `title` and `byline` as the text gives them if not yet known.

    `headings` tells that headings have to be guessed, as in plain text; in Markdown they are marked, and only a
    paragraph all in bold is taken for one. Passages with a role other than “body” keep it.
    """
    texts = [visible(article, passage.span) for passage in article.passages]
    passages = list(article.passages)
    head = read_head([text.text for text in texts]) if headings and passages else Head()
    _mark_head(passages, texts, head, marked=not headings)
    if not headings and passages and article.title is None and _is_bold_title(article, passages, texts):
        passages[0] = replace(passages[0], role="title")
    _mark_standing(passages, texts)
    _mark_headings(article, passages, texts, headings)
    title = next((texts[i].text for i, passage in enumerate(passages) if passage.role == "title"), None)
    byline = next(
        (texts[i].text for i, p in enumerate(passages) if p.role == "byline" and is_byline(texts[i].text)), head.writer
    )
    opening = texts[: (head.title or 0) + REACH]
    subject = next((found for text in opening if (found := mail_subject(text.text))), None)
    told = told_publication(opening) if article.published.origin == "unknown" else None
    return replace(
        article,
        title=article.title or (" ".join(title.split()) if title else subject),
        published=told or article.published,
        byline=article.byline or (byline_name(byline) if byline else None),
        passages=tuple(_with_datelines(passages, texts, (head.title or 0) + REACH)),
    )


def _mark_head(passages: list[Passage], texts: list[Visible], head: Head, *, marked: bool) -> None:
    """Gives the passages of the head their roles; of Markdown, where the title is marked, the lines below it."""
    below: dict[int, Role] = {i: "byline" for i, text in enumerate(texts[:REACH]) if is_head_line(text.text)}
    for index, role in (below if marked else head.roles).items():
        passage = passages[index]
        if passage.role == "body" and (passage.block == "paragraph" or role == "boilerplate"):
            passages[index] = replace(passage, role=role)


def _is_bold_title(article: Article, passages: list[Passage], texts: list[Visible]) -> bool:
    """Whether Markdown that marks no title has its first line in bold for one."""
    opens = passages[0].role == "body" and passages[0].block == "paragraph" and is_bold(article, passages[0].span)
    untitled = all(passage.role != "title" for passage in passages)
    return opens and untitled and is_headline(texts[0].text, [text.text for text in texts[1:REACH]])


def _mark_standing(passages: list[Passage], texts: list[Visible]) -> None:
    """Finds the captions and the boilerplate: what stands between paragraphs without belonging to the story."""
    listing = told = False
    for index, passage in enumerate(passages):
        text = texts[index].text
        if passage.role != "body" or passage.block not in ("paragraph", "list-item"):
            continue
        listed = listing and not ends_sentence(text) and len(text) <= _LONGEST_LISTED
        told = told or (index > len(passages) // 2 and _tells_of_itself(texts[index : index + 2]))
        if is_boilerplate(text) or listed or told:
            listing = listed or announces_others(text)
            passages[index] = replace(passage, role="boilerplate")
            continue
        listing = False
        if passage.block == "paragraph" and len(passages) > 1 and is_caption(text):
            passages[index] = replace(passage, role="caption")
        elif index >= len(passages) - _TAIL and index and is_about_writer(text):
            passages[index] = replace(passage, role="boilerplate")


def _tells_of_itself(texts: list[Visible]) -> bool:
    """Whether a release goes over to who released it: “About the Harbour Trust”, above “The Harbour Trust runs …”."""
    about = _ABOUT.fullmatch(texts[0].text) if texts[0].text.startswith(("About ", "ABOUT ")) else None
    return about is not None and len(texts) > 1 and about[1] in texts[1].text[: 2 * len(texts[0].text)]


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
        shaped = guess and heads and is_heading_shaped(text) and _stands_apart(passages, texts, index)
        called = guess and heads and is_in_capitals(text) and not texts[index + 1].text.isupper()
        if named or bold or shaped or called:
            passages[index] = replace(passage, role="heading")


def _stands_apart(passages: list[Passage], texts: list[Visible], index: int) -> bool:
    """Whether a passage stands between a finished paragraph, or the article's head, and prose."""
    before, after = index - 1, index + 1
    finished = before < 0 or passages[before].role != "body" or ends_sentence(texts[before].text)
    return finished and (passages[after].role == "heading" or is_prose(texts[after].text))


def _with_datelines(passages: list[Passage], texts: list[Visible], reach: int) -> Iterator[Passage]:
    """The passages, with a dateline that opens a paragraph made a passage of its own."""
    for index, (passage, text) in enumerate(zip(passages, texts, strict=True)):
        opens = passage.role == "body" and passage.block == "paragraph"
        end = dateline_end(text.text, first=index <= reach) if opens else 0
        if end:
            rest = text.text[end:]
            yield replace(passage, span=text.span(0, end), role="dateline")
            yield replace(passage, span=text.span(end + len(rest) - len(rest.lstrip()), len(text.text)))
        else:
            yield passage
