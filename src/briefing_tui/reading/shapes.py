"""The outward shape of a passage: prose, a title, a heading; told by length, capitals and final punctuation."""

from __future__ import annotations

import re

from briefing_tui.patterns import lazily

_WORD = lazily(r"[^\W\d_][\w'’.-]*")
_SENTENCE_END = lazily(r"[.!?…]['\"”’»)\]]*$")
_STOP = lazily(r"[.!?;:,…]['\"”’»)\]]*$")
_QUOTED = lazily(r"[\"“«„]")
_PROSE_LENGTH = 100
_HEADING_WORDS = 12
# Words that title case leaves small (articles, conjunctions, prepositions of up to four letters).
_SMALL = frozenset(
    "a an and as at but by for from if in into is nor of off on or out over per so than that the to up via vs v "
    "with".split()
)
_FEWEST_CAPITALS = 2
_FEWEST_LETTERS = 4


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence does, closing quotation marks and brackets left aside."""
    return bool(_SENTENCE_END.search(text.rstrip()))


def is_prose(text: str) -> bool:
    """Whether the text reads as running prose: a sentence's end, and more than a line of it."""
    return len(text) >= _PROSE_LENGTH and bool(re.search(r"[.!?…:]['\"”’»)\]]*(?:\s|$)", text))


def is_title_case(text: str) -> bool:
    """Whether every word that title case writes with a capital has one; a single word does not tell."""
    words = [word for word in _WORD.findall(text) if word.lower() not in _SMALL]
    return len(words) >= _FEWEST_CAPITALS and all(word[0].isupper() for word in words)


def is_heading_shaped(text: str) -> bool:
    """Whether a short passage can be a heading: no final punctuation, no speech, a capital or a digit first."""
    words = text.split()
    if len(words) > _HEADING_WORDS or _STOP.search(text) or _QUOTED.search(text):
        return False
    return (text[0].isupper() or text[0].isdigit()) and any(character.isalpha() for character in text)


def is_in_capitals(text: str) -> bool:
    """Whether a short passage has no small letter, no speech and nothing to come: “FULL TEXT.”, “WHO LEADS?”."""
    if not text.isupper() or text[-1] in ",:;" or _QUOTED.search(text):
        return False
    return len(text.split()) <= _HEADING_WORDS and sum(map(str.isalpha, text)) >= _FEWEST_LETTERS


def has_two_sentences(text: str) -> bool:
    """Whether a sentence ends inside the text and another one starts."""
    return bool(re.search(r"[a-z\d][.!?]['\"”’]?\s+[A-Z]\S*\s+[a-z]+\s", text))
