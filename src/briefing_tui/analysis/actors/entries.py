"""Entries: actors while they are being put together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing_tui.analysis.actors.words import Words
from briefing_tui.model.briefing import ActorKind, MentionForm
from briefing_tui.model.span import Span


@dataclass(frozen=True, slots=True)
class Found:
    """Words that stand for an entry: tokens `start` to `end` (exclusive) of a passage, and `head` among them.

    `text` are the visible words, `reason` says for a reader why they stand for the entry.
    """

    passage: int
    start: int
    end: int
    head: int
    span: Span
    text: str
    form: MentionForm
    confidence: float
    reason: str

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands, for putting mentions in text order."""
        return self.passage, self.start


@dataclass(slots=True, eq=False)
class Entry:
    """One actor in the making. `nation` is the usual name of the country that it is, or None.

    `genders` counts what the text says of a person (“man”, “woman”), `plural` is whether “they” suits it, and `roles`
    are the words of titles and appositions beside the name.
    """

    kind: ActorKind
    mentions: list[Found] = field(default_factory=list)
    nation: str | None = None
    genders: Counter[str] = field(default_factory=Counter)
    plural: bool = False
    roles: list[Found] = field(default_factory=list)

    @property
    def names(self) -> list[Found]:
        """The mentions by name."""
        return [found for found in self.mentions if found.form == "name"]

    @property
    def gender(self) -> str | None:
        """“man” or “woman” where the text says so more often than the other, else None."""
        man, woman = self.genders["man"], self.genders["woman"]
        return None if man == woman else "man" if man > woman else "woman"


Index = dict[int, list[tuple[Entry, Found]]]


def by_passage(entries: Sequence[Entry]) -> Index:
    """All mentions of the entries, by the passage in which they stand."""
    index: Index = defaultdict(list)
    for entry in entries:
        for found in entry.mentions:
            index[found.passage].append((entry, found))
    return index


def mention(
    words: Words, start: int, end: int, reason: str, *, confidence: float = 0.9, form: MentionForm = "name"
) -> Found:
    """The tokens `start` to `end` (exclusive) as words that stand for an entry."""
    return Found(
        words.passage, start, end, words.root_of(start, end), words.span(start, end), words.phrase(start, end),
        form, confidence, reason,
    )  # fmt: skip
