"""What a reader types to search the library, taken apart; nothing of it ever reaches SQLite's own query language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Where = Literal["notes", "quotes", "actors", "articles"]
WHERE: tuple[Where, ...] = ("notes", "quotes", "actors", "articles")

# A name with a value, a phrase or a word, each perhaps excluded; a quotation mark left open closes at the end.
_PART = re.compile(r'(-?)(?:(said|tag|in):)?(?:"([^"]*)"?|(\S+))', re.IGNORECASE)
_NAMES = ("said:", "tag:", "in:")
_STRAIGHT = str.maketrans("“”„«»", '"' * 5)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand together. `open` when what is sought may go on after the last of them."""

    words: tuple[str, ...]
    open: bool = False

    def expression(self) -> str:
        """The term in the language of FTS5: one string, in which only letters and digits stand."""
        return f'"{" ".join(self.words)}"{" *" if self.open else ""}'


@dataclass(frozen=True, slots=True)
class Query:
    """What is sought: all of `terms`, none of `without`. `said` is whose words are sought, `tags` which the notes
    carry, `where` what is searched, everything where that is empty.
    """

    terms: tuple[Term, ...] = ()
    without: tuple[Term, ...] = ()
    said: tuple[Term, ...] = ()
    tags: tuple[str, ...] = ()
    where: frozenset[Where] = frozenset()

    @property
    def empty(self) -> bool:
        """Whether nothing is sought."""
        return not (self.terms or self.said or self.tags)

    def searches(self, where: Where) -> bool:
        """Whether these are searched."""
        return not self.where or where in self.where

    def match(self, column: str | None = None) -> str | None:
        """The words in the language of FTS5, to be found in one column of an index where that is named; None where
        there are none to be found."""
        if not self.terms:
            return None
        wanted = " AND ".join(term.expression() for term in self.terms)
        unwanted = "".join(f" NOT {term.expression()}" for term in self.without)
        return f"{{{column}}} : (({wanted}){unwanted})" if column else f"({wanted}){unwanted}"


def parse(text: str, *, typing: bool = False) -> Query:
    """A query as it is typed: words, “"a phrase"”, -word, word*, said:NAME, tag:WORD or #WORD, in:notes and the like.

    What cannot be searched for is left out; nothing that can be typed is an error. With `typing` the last word may go
    on.
    """
    terms: list[Term] = []
    without: list[Term] = []
    said: list[Term] = []
    tags: list[str] = []
    where: set[Where] = set()
    for minus, name, phrase, word in _PART.findall(text.translate(_STRAIGHT)):
        value = phrase or word
        term = Term(tuple(_WORD.findall(value)), open=bool(word) and word.endswith("*"))
        if name.lower() == "tag" or (not name and word.startswith("#")):
            tags.append(value.removeprefix("#").lower())
        elif name.lower() == "in":
            where.update(each for each in WHERE if each.startswith(value.lower()))
        elif term.words and word.lower() not in _NAMES:
            (said if name else without if minus else terms).append(term)
    if typing and terms and text[-1:].isalnum():
        last = terms.pop()
        terms.append(Term(last.words, open=True))
    return Query(tuple(terms), tuple(without), tuple(said), tuple(tag for tag in tags if tag), frozenset(where))
