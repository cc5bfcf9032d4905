"""Texts made comparable: white space run together, typographic marks made plain, with the way back to the source."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

from briefing_tui.model.span import Span

_QUOTES = "\"'`´“”„‟«»‹›‘’‚‛′″＂＇"
_DASHES = "‐‑‒–—―−-"
# A line of a Markdown quotation starts with “>”, which comes and goes where the lines are wrapped anew.
_QUOTED_LINE = r"(?:>[\s>]*+)?"
_UNITS = (
    r"(?P<nothing>[\u00ad\u200b-\u200d\u2060\ufeff]++)"
    rf"|(?P<dash>\s*+[{_DASHES}][\s{_DASHES}]*+)"
    rf"|(?P<space>(?:[^\S ]\s*+|\x20\s++|\x20(?=>)){_QUOTED_LINE})"
    rf"|(?P<quote>[{_QUOTES}]++)"
    r"|(?P<dots>…)"
)
_UNIT = re.compile(_UNITS)
_UNIT_OR_ACCENTED = re.compile(rf"{_UNITS}|(?P<accented>\w[\u0300-\u036f]++)")
_PLAIN = {"nothing": "", "dash": "-", "space": " ", "quote": "'", "dots": "..."}


@dataclass(frozen=True, slots=True)
class _Unit:
    """Characters of the source that became another number of characters, and what they became."""

    source: Span
    folded: Span


@dataclass(frozen=True, slots=True)
class Folded:
    """A text folded by `fold`. `text` is for comparing only; places in it lead back to `source`."""

    source: str
    text: str
    _units: tuple[_Unit, ...]

    def span_of(self, start: int, end: int) -> Span:
        """The words of the source that stand at `start` to `end` of the folded text, without white space around."""
        if start >= end:
            place = self._source_of(start).start
            return Span(place, place)
        words = self.source[self._source_of(start).start : self._source_of(end - 1).end]
        left = self._source_of(start).start + len(words) - len(words.lstrip())
        return Span(left, max(left, left + len(words.strip())))

    def place_of(self, span: Span) -> tuple[int, int]:
        """Where words of the source begin and end in the folded text; marks folded with them count as theirs."""
        return self._folded_of(span.start).start, self._folded_of(span.end).end

    def _source_of(self, place: int) -> Span:
        index = bisect_right(self._units, place, key=lambda unit: unit.folded.start) - 1
        if index < 0:
            return Span(place, place + 1)
        unit = self._units[index]
        if place < unit.folded.end:
            return unit.source
        start = unit.source.end + place - unit.folded.end
        return Span(start, start + 1)

    def _folded_of(self, place: int) -> Span:
        """Where an offset falls: one place, or the whole of a unit that it cuts."""
        index = bisect_right(self._units, place, key=lambda unit: unit.source.start) - 1
        if index < 0:
            return Span(place, place)
        unit = self._units[index]
        if place == unit.source.start:
            return Span(unit.folded.start, unit.folded.start)
        if place < unit.source.end:
            return unit.folded
        start = unit.folded.end + place - unit.source.end
        return Span(start, start)


def fold(text: str) -> Folded:
    """`text` as it is compared: what an editor or a content system restyles without touching a word is made plain.

    White space runs together (line breaks, no-break spaces and the “>” of quoted lines with it), quotation marks and
    apostrophes become one mark, dashes become hyphens without space around them, an ellipsis becomes three dots, soft
    hyphens and zero-width characters go, and accents are composed (Unicode NFC).
    """
    pattern = _UNIT if unicodedata.is_normalized("NFC", text) else _UNIT_OR_ACCENTED
    pieces: list[str] = []
    units: list[_Unit] = []
    done = length = 0
    for found in pattern.finditer(text):
        kind = found.lastgroup or ""
        plain = unicodedata.normalize("NFC", found[0]) if kind == "accented" else _PLAIN[kind]
        start, end = found.span()
        length += start - done
        if len(plain) != end - start:
            units.append(_Unit(Span(start, end), Span(length, length + len(plain))))
        pieces += (text[done:start], plain)
        length += len(plain)
        done = end
    pieces.append(text[done:])
    return Folded(text, "".join(pieces), tuple(units))
