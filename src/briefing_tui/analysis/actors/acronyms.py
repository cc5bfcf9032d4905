"""Names that the text cuts short: “Ministry of Trade, Industry and Energy (MOTIE)” is one name, commas and all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing_tui.analysis.actors.runs import Run
from briefing_tui.analysis.actors.words import Words

ACRONYM = re.compile(r"[A-Z]{3,8}")
# How many tokens a name may have before its acronym.
LONGEST = 14
# What may stand between the words whose letters count.
JOINS = frozenset((",", "-", "&", "and", "of", "for", "the", "in", "on", "to", "'s", "’s"))


def spelt_out(words: Words) -> Iterator[Run]:
    """The runs of words whose first letters are the acronym in brackets after them, in text order."""
    reach = 0
    for at in range(1, len(words) - 2):
        if words.text[at] != "(" or words.text[at + 2] != ")" or not ACRONYM.fullmatch(words.text[at + 1]):
            continue
        start = _start(words, at, words.text[at + 1], reach)
        if start is not None:
            yield start, at, "ORG"
            reach = at


def _start(words: Words, end: int, acronym: str, least: int) -> int | None:
    """Where the name that ends at token `end` begins, so that its letters make up the acronym."""
    found = None
    for start in range(end - 1, max(least, end - LONGEST) - 1, -1):
        text = words.text[start]
        if not (text[0].isupper() or words.lower[start] in JOINS):
            break
        if text[0] == acronym[0] and text[0].isupper() and _makes(words, start, end, acronym):
            found = start
            break
    return found


def _makes(words: Words, start: int, end: int, acronym: str) -> bool:
    """Whether the first letters of the words are the acronym's, each small word's letter taken or left out."""
    said = [words.text[at] for at in range(start, end) if words.text[at][0].isalpha()]
    left = acronym.lower()
    for word in said:
        if left and word[0].lower() == left[0]:
            left = left[1:]
        elif word[0].isupper():
            return False
    return not left and len(said) > 1
