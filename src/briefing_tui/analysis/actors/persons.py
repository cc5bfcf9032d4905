"""Persons among the names: full names first, then bare surnames and given names put to their owners."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from briefing_tui.analysis.actors.entries import Entry, mention
from briefing_tui.analysis.actors.lexicon import given_names, words_of
from briefing_tui.analysis.actors.names import Name, found_at
from briefing_tui.analysis.actors.words import Words

FOLLOWINGS = (["administration"], ["authorities"], ["government"], ["regime"], ["cabinet"], ["campaign"])
# The short forms of given names, and the names for which they stand.
NICKNAMES: Mapping[str, tuple[str, ...]] = {
    "al": ("albert", "alan", "alfred"), "alex": ("alexander", "alexandra"), "andy": ("andrew",), "beth": ("elizabeth",),
    "bill": ("william",), "bob": ("robert",), "chris": ("christopher", "christine"), "dan": ("daniel",),
    "dave": ("david",), "dick": ("richard",), "ed": ("edward",), "greg": ("gregory",), "jeff": ("jeffrey",),
    "jim": ("james",), "joe": ("joseph",), "kate": ("katherine", "catherine"), "ken": ("kenneth",),
    "liz": ("elizabeth",), "matt": ("matthew",), "mike": ("michael",), "nick": ("nicholas",), "pat": ("patrick",),
    "pete": ("peter",), "rick": ("richard",), "ron": ("ronald",), "sam": ("samuel",), "steve": ("steven", "stephen"),
    "sue": ("susan",), "ted": ("theodore", "edward"), "tim": ("timothy",), "tom": ("thomas",), "tony": ("anthony",),
}  # fmt: skip
AFTER_NAMES = frozenset(("jr", "sr", "ii", "iii", "iv", "obe", "mbe", "cbe", "kbe", "qc", "kc", "phd", "md", "esq"))
PARTICLES = frozenset(("de", "del", "la", "al", "bin", "ibn", "van", "von", "der", "el", "da", "di", "du", "le"))
# What stands before or behind a hyphen is a name of its own from so many letters on.
SHORTEST_HALF = 4
# A longer word is no surname with a letter wrong, in letters.
_LONGEST_SURNAME = 40


def persons(by_key: Mapping[str, list[Name]], passages: Sequence[Words]) -> list[Entry]:
    """Full names first; then bare surnames and given names go to the fitting person named last."""
    full: dict[str, Entry] = {}
    index = _FullNames()
    bare: list[tuple[str, Name]] = []
    for key, names in sorted(by_key.items(), key=lambda item: -len(item[0].split())):
        parts = _parts(key)
        if len(parts) == 1:
            bare.extend((key, name) for name in names)
            continue
        same = index.same(parts, key)
        entry = full[same] if same is not None else Entry("person")
        full[key] = entry
        index.add(key, parts)
        entry.mentions.extend(found_at(name, passages) for name in names)
        _gender(entry, parts, names, passages)
    entries = [*dict.fromkeys(full.values()), *_bare(bare, full, passages)]
    bodies: dict[str, Entry] = {}
    for entry in entries:
        _following(entry, bodies, passages)
    return [*entries, *bodies.values()]


class _FullNames:
    """The full names met so far, by what two names of one person have in common, so that few need to be compared."""

    def __init__(self) -> None:
        self._names: list[tuple[str, list[str]]] = []
        self._by: defaultdict[tuple[str, str], list[int]] = defaultdict(list)

    def add(self, key: str, parts: list[str]) -> None:
        """Takes in a name and its parts."""
        for common in self._common(parts):
            self._by[common].append(len(self._names))
        self._names.append((key, parts))

    def same(self, parts: list[str], key: str) -> str | None:
        """The first name that may be the same person's, by its key."""
        near = sorted({number for common in self._common(parts) for number in self._by.get(common, ())})
        others = (self._names[at] for at in near)
        return next((name for name, had in others if _same_person(parts, had) and not _told_apart(key, name)), None)

    @staticmethod
    def _common(parts: list[str]) -> set[tuple[str, str]]:
        """A surname with a given name or its first letter; for surnames one letter apart the given name and what is
        left of one without a letter: two words that are one apart have that in common.
        """
        last = parts[-1]
        common = {*((last, part) for part in parts), (last, parts[0][0])}
        if len(parts) == 2 and len(last) <= _LONGEST_SURNAME:
            common |= {(parts[0], f"{last[:at]}{last[at + 1 :]}…") for at in range(len(last))} | {
                (parts[0], f"{last}…")
            }
        return common


def _told_apart(one: str, other: str) -> bool:
    """Whether initials in the middle of both names differ: “George H.W. Tully” and “George W. Tully”."""
    first, second = _initials(one), _initials(other)
    return bool(first and second) and first != second


def _initials(key: str) -> str:
    """The initials in the middle of a name; its particles (“de la”) are none."""
    return "".join(part for part in key.split()[1:-1] if len(part) <= 2 and part not in PARTICLES)


def _following(entry: Entry, bodies: dict[str, Entry], passages: Sequence[Words]) -> None:
    """Makes bodies of their own of what is only named by its head: “Moreau administration” is not Moreau."""
    left = []
    for found in entry.mentions:
        words = passages[found.passage]
        if words.lower[found.end : found.end + 1] not in FOLLOWINGS:
            left.append(found)
            continue
        body = mention(words, found.start, found.end + 1, "named here")
        key = " ".join(words.lower[found.end - 1 : found.end + 1])
        bodies.setdefault(key, Entry("organisation", plural=True)).mentions.append(body)
    entry.mentions = left


def _parts(key: str) -> list[str]:
    """The words of a person's name without “jr”, honours after it and middle initials."""
    parts = [part for at, part in enumerate(key.replace(",", "").split()) if not at or part not in AFTER_NAMES]
    kept = [part for at, part in enumerate(parts) if at in (0, len(parts) - 1) or len(part) > 1]
    return kept or parts or [key]


def _same_person(one: list[str], other: list[str]) -> bool:
    """Whether two full names may be one person's: equal surnames, and given names equal or one the other's start."""
    shorter, longer = sorted((one, other), key=len)
    if longer[-len(shorter) :] == shorter:
        return True
    if one[-1] != other[-1]:
        near = len(one[-1]) >= 5 and one[0] == other[0] and one_apart(one[-1], other[-1])
        return near and len(one) == len(other) == 2
    first, second = one[0], other[0]
    if first == second or (len(longer) > len(shorter) > 1 and len(shorter[0]) > 1 and shorter[0] in longer):
        return True
    if min(len(first), len(second)) >= 5 and one_apart(first, second):
        return True
    initial = (len(first) == 1 or len(second) == 1) and first[0] == second[0]
    return initial or (min(len(first), len(second)) >= 3 and (first.startswith(second) or second.startswith(first)))


def one_apart(one: str, other: str) -> bool:
    """Whether one letter more, less or different turns one word into the other."""
    if abs(len(one) - len(other)) > 1 or one[0] != other[0]:
        return False
    at = 0
    while at < min(len(one), len(other)) and one[at] == other[at]:
        at += 1
    return one[at + 1 :] == other[at + 1 :] or one[at:] == other[at + 1 :] or one[at + 1 :] == other[at:]


def _gender(entry: Entry, parts: list[str], names: Iterable[Name], passages: Sequence[Words]) -> None:
    for name in names:
        if name.title:
            words = passages[name.passage].lower[name.title[0] : name.title[1]]
            for gender, key in (("man", "men"), ("woman", "women")):
                entry.genders[gender] += 2 * bool(words_of(key) & set(words))
    given = given_names().get(parts[0]) if len(parts) > 1 else None
    if given in ("man", "woman"):
        entry.genders[given] += 1


def _bare(bare: Iterable[tuple[str, Name]], full: Mapping[str, Entry], passages: Sequence[Words]) -> list[Entry]:
    """Entries for bare names that no full name owns; the others are added to their owners."""
    alone: dict[str, Entry] = {}
    surnames: dict[str, list[Entry]] = defaultdict(list)
    given: dict[str, list[Entry]] = defaultdict(list)
    # Half a name is told apart less than a whole one: “Lin” is Lin Dao-ming rather than his wife Wu Shu-lin.
    halves: dict[str, list[Entry]] = defaultdict(list)
    for key, entry in full.items():
        parts = _parts(key)
        for table, part in ((surnames, parts[-1]), (given, parts[0])):
            if entry not in table[part]:
                table[part].append(entry)
        for part in parts[1:-1]:
            if entry not in surnames[part] and part not in PARTICLES:
                surnames[part].append(entry)
        for part in parts[-1].split("-"):
            if len(part) >= SHORTEST_HALF and entry not in surnames.get(part, ()):
                halves[part].append(entry)
    spelt: dict[tuple[str, int], list[tuple[int, str]]] = defaultdict(list)
    for number, surname in enumerate(surnames):
        spelt[surname[0], len(surname)].append((number, surname))
    for key, name in sorted(bare, key=lambda item: (item[1].passage, item[1].start)):
        word = _parts(key)[0]
        owners = surnames.get(word) or given.get(word) or halves.get(word)
        owners = owners or _called(word, given) or _near(word, surnames, spelt)
        owner = _owner(owners, name, passages) if owners else None
        if owner is None and name.doubtful:
            continue
        if owner is None:
            owner = alone.setdefault(word, Entry("person"))
            _gender(owner, [word], [name], passages)
        owner.mentions.append(found_at(name, passages, confidence=0.85 if owners else 0.8))
    return list(alone.values())


def _called(word: str, given: Mapping[str, list[Entry]]) -> list[Entry]:
    """Who is called so for short: “Joe” for the only Joseph."""
    found = [entry for name in NICKNAMES.get(word, ()) for entry in given.get(name, ())]
    return found if len(found) == 1 else []


def _near(
    word: str, surnames: Mapping[str, list[Entry]], spelt: Mapping[tuple[str, int], list[tuple[int, str]]]
) -> list[Entry]:
    """Who bears a surname that is one letter apart; `spelt` are the surnames, numbered, by first letter and length."""
    if len(word) < 5:
        return []
    near = sorted(found for size in (-1, 0, 1) for found in spelt.get((word[0], len(word) + size), ()))
    return [entry for _, surname in near if one_apart(word, surname) for entry in surnames[surname]]


def _owner(owners: Sequence[Entry], name: Name, passages: Sequence[Words]) -> Entry:
    """Of persons who share a bare name the one named last in its paragraph, else the one named most.

    A title that tells the gender leaves out the others.
    """
    said = set(passages[name.passage].lower[name.title[0] : name.title[1]]) if name.title else set()
    gender = "man" if said & words_of("men") else "woman" if said & words_of("women") else None
    fitting = [entry for entry in owners if gender is None or entry.gender in (None, gender)] or list(owners)
    here = (name.passage, name.start)
    latest = [
        max((found.place for found in entry.mentions if found.place < here), default=(-1, 0)) for entry in fitting
    ]
    near = max(range(len(fitting)), key=lambda at: latest[at])
    if latest[near][0] == name.passage or gender is not None:
        return fitting[near]
    return max(fitting, key=lambda entry: len(entry.mentions))
