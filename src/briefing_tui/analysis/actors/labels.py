"""The labels of a transcript: all turns under one label are one actor's, whatever the model takes each label for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefing_tui.analysis.actors.entries import Entry, Found
from briefing_tui.analysis.actors.lexicon import titles, words_of
from briefing_tui.analysis.actors.sources import locate
from briefing_tui.analysis.actors.words import Words
from briefing_tui.model.briefing import MentionForm
from briefing_tui.model.span import Span

# Labels that say only that somebody asks or answers.
_LETTERS = frozenset(("q", "a"))
# Numbers that tell unnamed officials apart.
_NUMBERS = frozenset("one two three four five six 1 2 3 4 5 6".split())
_COUNTERPARTS = frozenset(
    "moderator reporter reporters question interviewer host operator participant audience speaker announcer "
    "narrator journalist witness crowd translator interpreter".split()
)


@dataclass(frozen=True, slots=True)
class _Name:
    """The words of a label: the whole of it, or without its title the `name`; `described` says that it names nobody."""

    words: Words
    start: int
    end: int
    text: str
    described: bool

    @property
    def key(self) -> tuple[str, ...]:
        """Its words for comparison."""
        return tuple(word.strip(".,").lower() for word in self.text.split())


def settle(labels: Iterable[Span], entries: list[Entry], passages: Sequence[Words]) -> dict[Span, tuple[Entry, Found]]:
    """Puts each label to one entry, an earlier one of that name if there is one, and gives the mention of each.

    What the labels were taken for before is taken back; “Q” and “A” stand for nobody.
    """
    names: dict[Span, _Name] = {}
    for label in labels:
        if (located := locate(label, passages)) is None:
            continue
        _take_back(label, entries)
        name = _name_in(label, *located)
        if name is not None:
            names[label] = name
    groups: defaultdict[tuple[str, ...], list[Span]] = defaultdict(list)
    keys = {name.key for name in names.values() if not name.described}
    for label, name in names.items():
        groups[name.key if name.described else _fullest(name.key, keys)].append(label)
    placed: dict[Span, tuple[Entry, Found]] = {}
    for key, spans in groups.items():
        described = names[spans[0]].described
        entry = _known(key, entries, described=described)
        if entry is None:
            entry = Entry("unnamed" if described else "person")
            entries.append(entry)
        for label in spans:
            found = _found(names[label])
            entry.mentions.append(found)
            placed[label] = (entry, found)
    entries[:] = [entry for entry in entries if entry.mentions]
    return placed


def _take_back(label: Span, entries: Sequence[Entry]) -> None:
    for entry in entries:
        if any(found.span.overlaps(label) for found in entry.mentions):
            entry.mentions[:] = [found for found in entry.mentions if not found.span.overlaps(label)]


def _name_in(label: Span, words: Words, start: int, end: int) -> _Name | None:
    visible = words.parsed.visible
    first = visible.position(label.start)
    text = visible.text[first : visible.position(label.end - 1) + 1].rstrip(" .")
    said = text.split()
    if not said or text.lower() in _LETTERS:
        return None
    plain = [word.strip(".").lower() for word in said]
    nouns = words_of("person_nouns") | words_of("unnamed_nouns") | _COUNTERPARTS
    heads = [word for word in plain if word not in _NUMBERS]
    if heads and (heads[-1].rstrip("s") in nouns or heads[-1] in nouns or heads[0] == "the"):
        return _Name(words, start, end, text, True)
    skip = 0
    known = titles()
    while skip < len(said) - 1:
        matching = next((title for title in _titles(known, plain[skip]) if _opens(title, plain[skip:])), None)
        if matching is None or skip + len(matching) >= len(said):
            break
        skip += len(matching)
    name = text[_offset(text, skip) :]
    at = max((at for at in range(start, end) if words.begin[at] <= first + _offset(text, skip)), default=start)
    return _Name(words, at, end, name, False)


def _titles(known: dict[str, tuple[tuple[str, ...], ...]], word: str) -> list[tuple[str, ...]]:
    """The titles that begin with a word, which may be written with a full stop."""
    return [*known.get(word, ()), *known.get(f"{word}.", ()), *((("hon",),) if word == "hon" else ())]


def _opens(title: tuple[str, ...], said: Sequence[str]) -> bool:
    return [word.strip(".") for word in title] == list(said[: len(title)])


def _offset(text: str, words: int) -> int:
    """Where the word after so many begins."""
    at = 0
    for _ in range(words):
        at = text.index(" ", at) + 1
    return at


def _fullest(key: tuple[str, ...], keys: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """The one longer name that ends on the same words, so that “LHOTA” is “JOE LHOTA”; the name itself else."""
    longer = [other for other in keys if len(other) > len(key) and other[-len(key) :] == key]
    return longer[0] if len(longer) == 1 else key


def _known(key: tuple[str, ...], entries: Sequence[Entry], *, described: bool) -> Entry | None:
    """The entry that a label's words name: the person whose name ends on them, or whose role they are."""
    if described:
        post = " ".join(word for word in key if word != "the")
        if key[0] != "the":
            return None
        return next((entry for entry in entries if any(post == role.text.lower() for role in entry.roles)), None)
    fitting = [
        (max(len(name) for name in every), -number, entry)
        for number, entry in enumerate(entries)
        if entry.kind == "person"
        and (every := [name for found in entry.names if _same(key, name := tuple(found.text.lower().split()))])
    ]
    if fitting:
        return max(fitting, key=lambda item: item[:2])[2]
    plain = " ".join(key)
    return next((entry for entry in entries if any(found.text.lower() == plain for found in entry.names)), None)


def _same(key: tuple[str, ...], name: tuple[str, ...]) -> bool:
    plain = tuple(word.strip(".") for word in name)
    short = min(len(key), len(plain))
    return short > 0 and key[-short:] == plain[-short:]


def _found(name: _Name) -> Found:
    words = name.words
    form: MentionForm = "description" if name.described else "name"
    span = words.span(name.start, name.end)
    at = words.parsed.visible.position(span.start)
    exact = words.parsed.visible.span(at, at + len(name.text)) if not name.described else span
    return Found(
        words.passage, name.start, name.end, name.end - 1, exact, name.text, form, 0.95, "named by the label"
    )  # fmt: skip
