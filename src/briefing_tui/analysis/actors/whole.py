"""Persons' names made whole: particles before a surname (“von der Leyen”) and suffixes behind it (“Jr.”)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_tui.analysis.actors.repair import title_at
from briefing_tui.analysis.actors.words import Words

if TYPE_CHECKING:
    from briefing_tui.analysis.actors.names import Name

PARTICLES = frozenset("von van der den de del della di da dos du la le bin ibn ten ter zu".split())
SUFFIXES = frozenset(("Jr.", "Sr.", "Jr", "Sr", "II", "III"))


def whole(names: Iterable[Name], passages: Sequence[Words]) -> Iterator[Name]:
    """The names in text order with what belongs to them; what is only a suffix is no name."""
    before: Name | None = None
    for name in names:
        words = passages[name.passage]
        if name.end - name.start == 1 and words.text[name.start] in SUFFIXES:
            continue
        made = _with_suffix(words, _with_particles(words, name, before))
        if before is not None and not (made.passage == before.passage and made.start <= before.start):
            yield before
        before = made
    if before is not None:
        yield before


def _with_particles(words: Words, name: Name, before: Name | None) -> Name:
    """The name from its given name or its first particle on; `before` is the name before it."""
    start = name.start
    while start and words.text[start - 1] in PARTICLES:
        start -= 1
    if start == name.start or name.told or name.country or words.lower[start] in ("la", "le", "de", "da", "den"):
        return name
    if before is not None and (before.passage, before.end) == (name.passage, start) and not before.country:
        start = before.start
    elif start and words.pos[start - 1] == "PROPN" and words.text[start - 1].istitle() and _untitled(words, start - 1):
        start -= 1
    return replace(name, start=start, text=words.phrase(start, name.end), label="PERSON")


def _untitled(words: Words, at: int) -> bool:
    return title_at(words, at) == at


def _with_suffix(words: Words, name: Name) -> Name:
    end = name.end + (words.text[name.end : name.end + 1] == [","])
    if name.told or name.country or words.text[end : end + 1] == [] or words.text[end] not in SUFFIXES:
        return name
    return replace(name, end=end + 1, text=words.phrase(name.start, end + 1), label="PERSON")
