"""The words of a passage, as the grammar of time expressions reads them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing_tui.analysis.times.words import MULTIPLES, NUMBERS, ORDINALS

# The most figures that are read as a number: as many as a float holds exactly. A longer row of them counts no time.
LONGEST_FIGURES = 15
_MOST = 10.0**LONGEST_FIGURES
# Words that multiply a number come in rows of three at most (“two hundred thousand million”).
_MULTIPLES = 3

_TOKEN = re.compile(
    r"""
    (?:https?://|www\.)[^\s<>)\]]+ | (?<![\w.+-])[\w.+-]++@[\w-]+\.[\w.-]*\w | [@\#]\w+  # addresses, handles
    | (?<![\w/-])[\w/-]++(?<=\w)\.(?:html?|pdf|docx?|xlsx?|csv|txt|md|jpe?g|png|gif|mp[34]|zip)\b  # file names
    | \d{4}-\d{2}-\d{2}(?!\d)                # ISO 8601 day
    | \d{4}/\d{1,2}/\d{1,2}(?!\d) | \d{1,2}\.\d{1,2}\.\d{4}(?!\d)  # days in figures
    | \d{1,2}:\d{2}(?::\d{2})?             # clock
    | \d{1,2}\.\d{2}(?=\s?[ap]\.?m\b)       # clock
    | \d{1,2}/\d{1,2}(?:/\d{2,4})?         # day and month in figures
    | \d+(?:,\d{3})+(?!\d)(?:\.\d+)? | \d+\.\d+  # counts
    | \d+(?:st|nd|rd|th|s)\b | \d+         # ordinals, decades, whole numbers
    | [AaPp]\.\s?[Mm]\.                    # halves of the day
    | [^\W\d_]+ | [^\w\s] | _
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of `text`: `words` in lower case, and where each starts and ends; all lists are equally long."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]

    def at(self, index: int) -> str:
        """The word at `index` in lower case; the empty string outside."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def capital(self, index: int) -> bool:
        """Whether the word at `index` is written with a capital."""
        return 0 <= index < len(self.words) and self.text[self.starts[index]].isupper()

    def shouted(self, index: int) -> bool:
        """Whether the word at `index` is written in capitals throughout."""
        return 0 <= index < len(self.words) and self.text[self.starts[index] : self.ends[index]].isupper()

    def joined(self, index: int) -> bool:
        """Whether the word at `index` follows the one before without a space."""
        return 0 < index < len(self.words) and self.ends[index - 1] == self.starts[index]


def tokenise(text: str) -> Tokens:
    """The tokens of `text`, in order."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for found in _TOKEN.finditer(text):
        words.append(found.group().lower())
        start, end = found.span()
        starts.append(start)
        ends.append(end)
    return Tokens(text, words, starts, ends)


def figures(word: str, longest: int = LONGEST_FIGURES) -> int | None:
    """The whole number that a word writes in figures, `longest` of them at most; None for any other word."""
    return int(word) if word.isdecimal() and len(word) <= longest else None


def number(tokens: Tokens, index: int) -> tuple[float, int] | None:
    """The number written at `index`, in figures or in words, and the index after it; None where there is none."""
    word = tokens.at(index)
    if not word:
        return None
    if word[0].isdecimal():
        plain = word.replace(",", "")
        if not plain.replace(".", "", 1).isdecimal() or len(plain) > LONGEST_FIGURES:
            return None
        return _multiplied(tokens, float(plain), index + 1)
    if word in NUMBERS:
        return _multiplied(tokens, *_small(tokens, index))
    if word in ("a", "an") and tokens.at(index + 1) in MULTIPLES:
        return _multiplied(tokens, 1.0, index + 1)
    return _multiplied(tokens, 1.0, index) if word in MULTIPLES and tokens.at(index - 1) not in NUMBERS else None


def ordinal(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """The ordinal at `index` (“3rd”, “third”) and the index after it; None where there is none."""
    word = tokens.at(index)
    if word in ORDINALS:
        return ORDINALS[word], index + 1
    if word.endswith(("st", "nd", "rd", "th")) and (figure := figures(word[:-2])) is not None:
        return figure, index + 1
    if NUMBERS.get(word, 0) >= 20:
        after = index + 2 if tokens.at(index + 1) == "-" else index + 1
        unit = ORDINALS.get(tokens.at(after), 0)
        return (NUMBERS[word] + unit, after + 1) if 0 < unit < 10 else None
    return None


def _small(tokens: Tokens, index: int) -> tuple[float, int]:
    value = NUMBERS[tokens.at(index)]
    after = index + 2 if tokens.at(index + 1) == "-" else index + 1
    unit = NUMBERS.get(tokens.at(after), 0)
    if value >= 20 and 0 < unit < 10:
        return float(value + unit), after + 1
    return float(value), index + 1


def _multiplied(tokens: Tokens, value: float, index: int) -> tuple[float, int]:
    for _ in range(_MULTIPLES):
        factor = MULTIPLES.get(tokens.at(index))
        if factor is None or value * factor > _MOST:
            break
        value, index = value * factor, index + 1
    return value, index
