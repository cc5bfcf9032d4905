"""The head of an article in plain text: its title, who wrote it and when, and what a page puts above them.

A page that was copied whole opens on its menu; a release opens on the words that it is one. The title is then the line
above who wrote it and when, or the first line below the rubric.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing_tui.model.article import Role
from briefing_tui.patterns import lazily
from briefing_tui.reading.headlines import is_headline, is_label
from briefing_tui.reading.openings import is_byline, is_date_line, is_mail_header
from briefing_tui.reading.publication_lines import is_publication_line
from briefing_tui.reading.shapes import ends_sentence, is_title_case
from briefing_tui.reading.standing import is_boilerplate

# How far the head reaches: a title, a standfirst, a writer, a date, and the buttons between them.
REACH = 5
# How far down the head may start, below the lines of a page's menu.
_LOWEST = 14
# The fewest words of a headline below a menu, whose lines have fewer.
_MENU_WORDS = 4
_LONGEST = 160
# What a text says it is, above its title, and how lines go on that stand there.
_RUBRICS = frozenset(
    "press release|news release|media release|press statement|media advisory|press advisory|for immediate release|live|"
    "opinion|editorial|analysis|exclusive|breaking|breaking news|live updates|interview|feature|comment|obituary|"
    "letters|letters to the editor|embargoed".split("|")
)
_RUBRIC_OPENS = ("embargoed until ", "embargoed for ", "contact: ", "contacts: ", "media contact: ", "press contact: ")
_LONGEST_RUBRIC = 150
# The parts of a name that stands alone, in words.
_NAME_WORDS = range(2, 5)
_A_NAME = r"[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]*|de|van|von|der|al|bin|da|del|la|el)){1,3}"
_NAME = lazily(_A_NAME)
_BARS = "|/·•"
_NAME_AND_PAPER = lazily(rf"({_A_NAME})\s*(?:\||/|·|•)\s*(?:[A-Z][\w.&'’-]*\s?){{1,6}}")


@dataclass(slots=True)
class Head:
    """The roles of an article's first passages, by their index, and where the title stands, None without one."""

    title: int | None = None
    roles: dict[int, Role] = field(default_factory=dict)
    writer: str | None = None


def read_head(texts: Sequence[str]) -> Head:
    """The head of an article whose passages, in order, have these texts."""
    head = Head(title=_title(texts))
    start = 0
    if head.title is not None:
        head.roles = {index: "byline" if is_head_line(texts[index]) else "boilerplate" for index in range(head.title)}
        head.roles[head.title] = "title"
        start = head.title + 1
    for index in range(start, min(len(texts), start + REACH)):
        if is_head_line(texts[index]) or (head.title is not None and _names_writer(texts, index)):
            head.roles[index] = "byline"
            if head.writer is None and _names_writer(texts, index):
                head.writer = _writer(texts[index])
        elif index == 1 and head.title == 0 and is_label(texts[index]):
            head.roles[index] = "heading"
    return head


def _writer(text: str) -> str:
    named = _NAME_AND_PAPER.fullmatch(text)
    return named[1] if named else text


def is_head_line(text: str) -> bool:
    """Whether a line says who wrote the article, or when, and nothing else."""
    return is_byline(text) or is_date_line(text) or is_mail_header(text) or is_publication_line(text)


def _title(texts: Sequence[str]) -> int | None:
    """Where the title stands: first of all, below rubrics, or below a menu and above who wrote it and when."""
    first = 0
    while first < min(len(texts), _LOWEST) and (_is_above(texts[first]) or _tells_when_or_who(texts[first])):
        first += 1
    if first < min(len(texts), _LOWEST) and not is_head_line(texts[first]) and _is_titled(texts, first):
        return first
    return _below_menu(texts)


def _is_above(text: str) -> bool:
    """Whether a line may stand above the title: what the text says it is, or what the page invites to."""
    return _is_rubric(text) or is_boilerplate(text)


def _tells_when_or_who(text: str) -> bool:
    """Whether a line is one of an article's head, which may stand above the title too; a message has its own title."""
    return is_head_line(text) and not is_mail_header(text)


def _is_rubric(text: str) -> bool:
    words = text.lower()
    return words.rstrip(".: ") in _RUBRICS or (len(text) <= _LONGEST_RUBRIC and words.startswith(_RUBRIC_OPENS))


def _is_titled(texts: Sequence[str], at: int) -> bool:
    following = texts[at + 1 : at + REACH]
    # A headline may stand over a writer's name and a date, which no “By” marks.
    return is_headline(texts[at], following, headed=bool(following) and _names_writer(texts, at + 1))


def _below_menu(texts: Sequence[str]) -> int | None:
    """The headline that stands between the short lines of a menu and the first line of who wrote it and when."""
    below = next((i for i, text in enumerate(texts[:_LOWEST]) if is_head_line(text) or not _is_line(text)), 0)
    if below < 2 or not is_head_line(texts[below]):
        return None
    return next((i for i in range(below) if len(texts[i].split()) >= _MENU_WORDS and not _is_above(texts[i])), None)


def _is_line(text: str) -> bool:
    """Whether a passage is a line of a menu or a headline: short, and no sentence."""
    return len(text) <= _LONGEST and not ends_sentence(text)


def _names_writer(texts: Sequence[str], at: int) -> bool:
    """Whether a line names a writer without saying so: with the paper behind a bar, or alone above a date."""
    text = texts[at]
    if any(bar in text for bar in _BARS) and len(text) <= _LONGEST and _NAME_AND_PAPER.fullmatch(text):
        return True
    below = texts[at + 1] if at + 1 < len(texts) else ""
    if len(text.split()) not in _NAME_WORDS or not (is_date_line(below) or is_publication_line(below)):
        return False
    return is_title_case(text) and _NAME.fullmatch(text) is not None
