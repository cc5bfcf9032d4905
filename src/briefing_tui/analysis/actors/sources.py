"""The words for a speaker put to the entry that they stand for; a speaker nobody names gets an entry of its own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from briefing_tui.analysis.actors.descriptions import Describer, phrase_at
from briefing_tui.analysis.actors.entries import Entry, Found, Index, mention
from briefing_tui.analysis.actors.pronouns import PRONOUNS
from briefing_tui.analysis.actors.words import Words
from briefing_tui.model.span import Span

# Words that stand for a speaker without telling who that is.
RELATIVES = frozenset(("who", "that", "which", "whom"))
UNTOLD = frozenset(("i", "we", "you", "me", "us", "one", "this", "that", "these", "those", "what", "there", "which"))


def locate(source: Span, passages: Sequence[Words]) -> tuple[Words, int, int] | None:
    """The passage and the tokens (end exclusive) of a source, or None where no passage holds it."""
    starts = [words.parsed.passage.span.start for words in passages]
    at = bisect_right(starts, source.start) - 1
    if at < 0 or not len(passages[at]):
        return None
    words = passages[at]
    start = words.parsed.token_at(source.start)
    end = words.parsed.token_at(source.end - 1) + 1
    return (words, start, min(end, len(words))) if start < min(end, len(words)) else None


def head_of(words: Words, start: int, end: int) -> int:
    """The token of a source that says who speaks: its root, and for “who” the noun before it."""
    root = words.root_of(start, end)
    if words.pos[root] == "PROPN" and words.entity[root] == "PERSON":
        return root
    links = [at for at in range(start, end) if words.pos[at] == "ADP" and at > start]
    first = words.root_of(start, links[0]) if links else root
    head = first if words.pos[first] in ("NOUN", "PROPN", "PRON") else root
    if words.lower[head] in RELATIVES and words.dep[words.head[head]] == "relcl":
        return words.head[words.head[head]]
    return head


def place(source: Span, index: Index, passages: Sequence[Words]) -> tuple[Entry, Found] | None:
    """The entry and its mention that the source stands for, where one is known."""
    located = locate(source, passages)
    if located is None:
        return None
    words, start, end = located
    head = head_of(words, start, end)
    inside = [
        (entry, found)
        for entry, found in index.get(words.passage, ())
        if found.start < end and (start < found.end or found.start <= head < found.end)
    ]
    covering = [(entry, found) for entry, found in inside if found.start <= head < found.end]
    if covering and (covering[0][1].form != "description" or not _titled(words, inside)):
        return max(covering, key=lambda pair: (pair[1].form == "name", pair[1].end - pair[1].start))
    if words.pos[head] == "NOUN" and words.lower[head] not in PRONOUNS and not _titled(words, inside):
        return None
    names = [(entry, found) for entry, found in inside if found.form == "name" and not _owns(words, found)]
    return min(names, key=lambda pair: pair[1].start, default=None)


def name_unnamed(sources: Sequence[Span], describer: Describer) -> None:
    """Gives an entry to each source that no mention covers, pronouns and “we” left out."""
    for source in sources:
        located = locate(source, describer.passages)
        if located is None or place(source, describer.index, describer.passages):
            continue
        words, start, end = located
        head = head_of(words, start, end)
        if words.lower[head] in UNTOLD or words.lower[head] in PRONOUNS or not words.text[head][0].isalnum():
            continue
        if words.pos[head] == "PROPN" and words.text[head][0].isupper() and words.lower[head] not in describer.nouns:
            describer.new(Entry("person", [mention(words, head, head + 1, "named here", confidence=0.5)]))
        else:
            describer.unnamed(phrase_at(words, head))


def _titled(words: Words, inside: Sequence[tuple[Entry, Found]]) -> bool:
    """Whether the source holds a person's name with a role before it, which is then who speaks."""
    return any(
        entry.kind == "person"
        and found.form == "name"
        and any(role.passage == words.passage and role.end == found.start for role in entry.roles)
        for entry, found in inside
    )


def _owns(words: Words, found: Found) -> bool:
    return words.dep[found.head] == "poss" or words.lower[found.end : found.end + 1] in (["'s"], ["’s"])
