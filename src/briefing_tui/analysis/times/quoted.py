"""Quotation marks in a parse, and spans of words that keep to them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

_OPEN, _CLOSE, _EITHER = "“", "”", frozenset(('"', "''", "``"))
MARKS = frozenset((_OPEN, _CLOSE, *_EITHER))


def quotations(doc: Doc) -> list[tuple[int, int]]:
    """The quotations of a passage, in order: the tokens of the opening and of the closing mark.

    One left open runs to the end of the passage; its closing mark is then the length of `doc`.
    """
    found: list[tuple[int, int]] = []
    opened: int | None = None
    for token in doc:
        if token.text not in MARKS:
            continue
        if opened is None:
            opened = token.i if token.text != _CLOSE else None
        elif token.text != _OPEN:
            found.append((opened, token.i))
            opened = None
    return found if opened is None else [*found, (opened, len(doc))]


def within_marks(
    doc: Doc, quoted: Sequence[tuple[int, int]], start: int, end: int, *, head: int, longest: int
) -> tuple[int, int]:
    """The tokens `start` to `end` changed so that they do not begin inside a quotation without its mark.

    `quoted` are the quotations of `doc`.

    One that the words share in part is taken in whole, marks included, while they stay within `longest` tokens, else
    what is before its end is left out, unless the token `head` is in it. Words wholly inside a longer quotation, and
    those that run into one, stay as they are.
    """
    for opening, closing in islice(quoted, bisect_left(quoted, start, key=lambda marks: marks[1]), None):
        if end <= opening:
            break
        if closing < start:
            continue
        inside = opening < head < closing
        whole = min(closing + 1, len(doc))
        if start > opening and end <= closing:
            if closing - opening <= longest // 2:
                start, end = opening, whole
        elif start > opening:
            start = opening if inside or end - opening <= longest else _after_marks(doc, whole)
        elif end <= closing and whole - start <= longest:
            end = whole
    return start, end


def _after_marks(doc: Doc, index: int) -> int:
    while index < len(doc) - 1 and (doc[index].is_punct or doc[index].is_space):
        index += 1
    return index
