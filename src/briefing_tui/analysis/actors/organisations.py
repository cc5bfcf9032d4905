"""Organisations, places and groups among the names: acronyms and short forms put to the full name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from briefing_tui.analysis.actors.countries import country
from briefing_tui.analysis.actors.entries import Entry
from briefing_tui.analysis.actors.lexicon import places, words_of
from briefing_tui.analysis.actors.names import Name, found_at
from briefing_tui.analysis.actors.persons import one_apart
from briefing_tui.analysis.actors.teams import nicknames
from briefing_tui.analysis.actors.words import Words
from briefing_tui.model.briefing import ActorKind

# Words that tell a body from the one named after them: the National Security Council is not the Security Council.
RANKS = frozenset(
    """national international central federal world european democratic united royal american supreme general high
    southern northern eastern western state regional local new army joint""".split()
)
# Bodies that go by several names, of which none is a form of another.
SECOND_NAMES = (
    ("islamic state", "isis", "isil", "daesh", "islamic state group"),
    ("republican party", "gop", "grand old party"),
)


def others(by_key: Mapping[str, list[Name]], kind: ActorKind, passages: Sequence[Words]) -> list[Entry]:
    """Organisations, places or groups; for organisations longer names first, so that short forms find them."""
    entries: dict[str, Entry] = {}
    known = _Known()
    acronyms = _second_names(by_key)
    for names in by_key.values():
        for name in names:
            if given := _given_acronym(passages[name.passage], name):
                acronyms[given] = name.key
    for key, names in sorted(by_key.items(), key=lambda item: -len(item[0].split())):
        same = acronyms.get(key) if acronyms.get(key) in entries else None
        if same is None and kind != "group":
            same = next(
                (other for other in known.like(key) if same_organisation(key, other, names[0].text, kind)), None
            )
        if same is None and kind == "organisation" and " " not in key:
            same = _only_opening(key, known.opening(key), entries)
        bare = kind == "organisation" and key in words_of("organisation_heads") - words_of("organisations")
        if same is None and (names[0].doubtful or bare):
            same = next(iter(known.holding(key)), None)
            if same is None:
                continue
        entry = entries[same] if same is not None else Entry(kind, plural=kind in ("group", "organisation"))
        entries[key] = entry
        known.add(key)
        entry.mentions.extend(found_at(name, passages) for name in names)
    return list(dict.fromkeys(entries.values()))


def _second_names(by_key: Mapping[str, list[Name]]) -> dict[str, str]:
    """The keys that are another name of a body named earlier in the lists of known ones, each with that one."""
    found: dict[str, str] = {}
    for names in SECOND_NAMES:
        here = sorted((name for name in names if name in by_key), key=lambda key: (-len(key.split()), key))
        found |= dict.fromkeys(here[1:], here[0]) if here else {}
    return found


class _Known:
    """The keys met so far, by the forms that a shorter one may have, so that few need to be compared.

    All answers are in the order in which the keys were added.
    """

    def __init__(self) -> None:
        self._order: dict[str, int] = {}
        self._forms: defaultdict[str, list[str]] = defaultdict(list)
        self._spelt: defaultdict[tuple[str, str, int], list[str]] = defaultdict(list)
        self._words: defaultdict[str, list[str]] = defaultdict(list)
        self._opening: defaultdict[str, list[str]] = defaultdict(list)

    def add(self, key: str) -> None:
        """Takes in a key."""
        words = key.split()
        self._order[key] = len(self._order)
        self._opening[words[0]].append(key)
        for word in dict.fromkeys(words):
            self._words[word].append(key)
        for form in _short_forms(words) | _initials(key):
            self._forms[form].append(key)
        self._spelt[_spelling(words, 0)].append(key)

    def like(self, key: str) -> list[str]:
        """The keys of which `key` may be a shorter form, or another spelling."""
        spelt = (other for size in (-1, 0, 1) for other in self._spelt.get(_spelling(key.split(), size), ()))
        return sorted({*self._forms.get(key, ()), *spelt}, key=self._order.__getitem__)

    def opening(self, word: str) -> list[str]:
        """The keys that open with a word."""
        return self._opening.get(word, [])

    def holding(self, word: str) -> list[str]:
        """The keys in which a word stands."""
        return self._words.get(word, [])


def _short_forms(words: list[str]) -> set[str]:
    """What opens or closes a name, with and without its first word; “fed” for what opens with “federal”."""
    size = len(words)
    forms = {" ".join(words[start:end]) for start in (0, 1) for end in range(start + 1, size + 1)}
    forms |= {" ".join(words[start:]) for start in range(1, size)}
    return forms | {"fed"} if words[0] == "federal" else forms


def _spelling(words: list[str], size: int) -> tuple[str, str, int]:
    """What names of one spelling share but for a letter of the last word, that being `size` letters longer."""
    return " ".join(words[:-1]), words[-1][0], len(words[-1]) + size


def _only_opening(key: str, opening: Sequence[str], entries: Mapping[str, Entry]) -> str | None:
    """The one longer name that opens with the word `key`, where there is one only: “Brixel” of “Brixel Systems”.

    `opening` are the names that open with it.
    """
    if len(key) < 4 or key in nicknames() or key in places() or key in words_of("generic_heads") or country(key):
        return None
    longer = [other for other in opening if len(other.split()) in (2, 3)]
    return longer[0] if len({id(entries[other]) for other in longer}) == 1 else None


def _given_acronym(words: Words, name: Name) -> str | None:
    """The acronym in parentheses after a name: “Border Patrol Council (BPC)”."""
    after = words.lower[name.end : name.end + 3]
    if len(after) == 3 and after[0] == "(" and after[2] == ")" and words.text[name.end + 1].isupper():
        return after[1].replace(".", "")
    return None


def same_organisation(short: str, long: str, text: str, kind: ActorKind = "organisation") -> bool:
    """Whether the key `short`, written `text`, is a shorter form of the key `long`."""
    few, many = short.split(), long.split()
    if kind == "place":
        if many[0] in ("lake", "mount") and many[1:] == few:
            return True
        return many[: len(few)] == few and many[len(few) :] in (["city"], ["state"], ["province"])
    if len(few) >= len(many):
        return len(few) == len(many) and len(short) > 7 and few[:-1] == many[:-1] and one_apart(few[-1], many[-1])
    if country(short):
        return False
    acronym = len(few) == 1 and len(short) > 1 and text.replace(".", "").isupper() and short in _initials(long)
    shorter = many[1:] if _nation(many[:1]) else many
    return acronym or _opens(few, many) or _opens(few, shorter) or _closes(few, many)


def _opens(few: list[str], many: list[str]) -> bool:
    """Whether the long name goes on from the short one with general words only: “Labour” + “Party”."""
    if few == ["fed"]:
        return many[0] == "federal"
    if many[: len(few)] != few or few == many:
        return few == many
    generic, rest = words_of("generic_heads"), many[len(few) :]
    if rest[0] in ("of", "for") or all(word in generic or country(word) for word in rest):
        return True
    return len(few) == 1 and len(few[0]) >= 5 and few[0] not in generic and many[-1] in generic


def _closes(few: list[str], many: list[str]) -> bool:
    """Whether the long name puts a country, a town or a rank before the short one."""
    if many[-len(few) :] != few:
        return False
    front = many[: -len(few)]
    if front[-1] == "of":
        return len(few) == 1 and front[0] == "church"
    initials = len(few) == 1 and all(len(word) <= 2 and word.isalpha() for word in front)
    if len(few) > 1 and len(front) == 1 and few[-1] in words_of("organisation_heads") and front[0] not in RANKS:
        return True
    known = _nation(front) or " ".join(front) in places()
    return known or initials or front in (["federal"], ["national"], ["un"], ["eu"])


def _nation(words: list[str]) -> bool:
    """Whether lower-case words of a key stand for a country; “us” is one there."""
    return words == ["us"] or country(" ".join(words)) is not None


def _initials(key: str) -> set[str]:
    """The acronyms that a name may go by: with and without its small words."""
    words = [word for word in re.split(r"[\s\-]+", key) if word]
    large = [word for word in words if word not in ("of", "the", "and", "for", "in", "on", "to", "&", "'s")]
    if len(large) < 2:
        return set()
    made = {"".join(word[0] for word in large), "".join(word[0] for word in words)}
    return {letters for letters in made if len(letters) > 1}
