"""Notes as Markdown: the words that they are on, quoted, and what the reader wrote."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing_tui.model.article import Article
from briefing_tui.model.note import AnchorState, Note
from briefing_tui.reports import wording
from briefing_tui.reports.markdown import escape
from briefing_tui.sanitising import clean

_STATES: dict[AnchorState, str] = {
    "exact": "",
    "moved": "",
    "fuzzy": "reworded since",
    "review": "perhaps not there any more: to be reviewed",
    "orphan": "not in the article any more",
}
_KINDS = {"actor": "an actor", "quote": "a quote", "event": "an event", "summary": "a summary sentence"}
# CommonMark 0.31.2, 4.5: what opens a fenced code block.
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})", re.MULTILINE)
_MINUTES = 16  # characters of an ISO time that tell it to the minute


def render(article: Article, notes: Sequence[Note], places: Sequence[str] = ()) -> str:
    """An article's notes as Markdown, with a newline at the end; `places` are where the article was read from.

    It is cleaned as a whole, for a terminal obeys a file that is printed on it.
    """
    known = (wording.origin(article), wording.publication(article.published), article.url, *places)
    head = "\\\n".join(escape(part) for part in dict.fromkeys(known) if part)
    parts = [f"# {escape(wording.heading(article))}", head, *(_note(article, note) for note in notes)]
    return clean("\n\n".join(parts) + "\n")


def quoted(article: Article, note: Note) -> str:
    """The words that a note is on in one line: as they are now, or as they were where they are in doubt or gone."""
    selector, span = note.target.selector, note.anchor.span
    if selector is None:
        return ""
    if span is None or note.anchor.state == "review":
        return " ".join(selector.exact.split())
    return wording.words(article, span)


def _note(article: Article, note: Note) -> str:
    parts = [f"## {escape(_subject(note))}"]
    if words := quoted(article, note):
        parts.append(f"> {escape(words)}")
    parts.append(_closed(note.body.strip()) or "*(empty)*")
    span = note.anchor.span
    place = article.paragraphs[article.paragraph_at(span.start)].label if span and article.paragraphs else ""
    written = f"{note.created[:_MINUTES].replace('T', ' ')} UTC"
    about = [place, _STATES[note.anchor.state], written, note.id]
    parts.append(f"*{escape(' · '.join(part for part in about if part))}*")
    return "\n\n".join(parts)


def _subject(note: Note) -> str:
    if note.target.kind == "article":
        return "On the article"
    if note.target.kind == "actor":
        return f"On {note.target.name}"
    return f"On {_KINDS.get(note.target.kind, 'words')}"


def _closed(body: str) -> str:
    """What the reader wrote, with what they left open closed, so that it does not swallow the note after it."""
    opened = ""
    for found in _FENCE.finditer(body):
        if not opened:
            opened = found[1]
        elif found[1].startswith(opened):
            opened = ""
    if opened:
        body += f"\n{opened}"
    return body if body.rfind("<!--") <= body.rfind("-->") else f"{body} -->"
