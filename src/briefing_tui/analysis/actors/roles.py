"""Roles: the title before a person's name and the apposition after it, in the words of the text."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_tui.analysis.actors.entries import Entry, Found, mention
from briefing_tui.analysis.actors.lexicon import words_of
from briefing_tui.analysis.actors.words import Words

HONORIFICS = frozenset(("mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr.", "sir", "lady", "lord", "dame"))
# What somebody is without holding a post or having a calling.
NO_ROLES = frozenset(
    (
        "man",
        "woman",
        "boy",
        "girl",
        "teenager",
        "suspect",
        "victim",
        "native",
        "star",
        "winner",
        "wife",
        "husband",
        "mother",
        "father",
        "son",
        "daughter",
        "brother",
        "sister",
        "spouse",
    )
)
# Longer appositions are clauses, not roles.
LONGEST_BEFORE, LONGEST_AFTER = 9, 14


def find_roles(entries: Sequence[Entry], passages: Sequence[Words]) -> None:
    """Adds to each person the roles that stand beside the name, and the gender that they tell."""
    for entry in entries:
        if entry.kind != "person":
            continue
        for name in entry.names:
            words = passages[name.passage]
            for role in (_before(words, name), _across_a_comma(words, name), _after(words, name)):
                if role is not None:
                    entry.roles.append(role)
                    said = set(role.text.lower().split())
                    entry.genders["man"] += bool(said & words_of("men"))
                    entry.genders["woman"] += bool(said & words_of("women"))


def best_role(entry: Entry) -> str | None:
    """The role to show: the first of two words or more that stands before the name, else the first of any."""
    roles = [role.text for role in entry.roles if role.text.lower() not in HONORIFICS]
    return max(roles[:4], key=lambda role: min(len(role.split()), 5), default=None)


def _before(words: Words, name: Found) -> Found | None:
    start = name.start
    while start and name.start - start < LONGEST_BEFORE and _modifies(words, start - 1):
        start -= 1
    while start < name.start and words.lower[start] in ("of", ".", "-", "the", "then"):
        start += 1
    if words.lower[name.start - 1] in NO_ROLES or words.lower[name.start - 1 : name.start] == ["of"]:
        return None
    if start == name.start or not _names_a_person(words, start, name.start):
        return None
    return mention(words, start, name.start, "title", form="description")


def _across_a_comma(words: Words, name: Found) -> Found | None:
    """The role to which the name stands in apposition: “Wexham's mayor, Ana Lopez,”."""
    end = name.start - 1
    if end < 1 or words.text[end] != "," or words.dep[name.head] != "appos":
        return None
    start = end
    while start and end - start < LONGEST_BEFORE and _modifies(words, start - 1):
        start -= 1
    post = words.lower[end - 1] in words_of("person_nouns") - NO_ROLES or words.lower[end - 1] in words_of("titles")
    return mention(words, start, end, "title", form="description") if start < end and post else None


def _modifies(words: Words, at: int) -> bool:
    """Whether the token may belong to a title in front of a name."""
    if words.pos[at] in ("ADJ", "NOUN", "PROPN") and words.tag[at] != "NNS" and words.text[at][0].isalnum():
        return True
    if words.lower[at] in HONORIFICS or words.text[at] == "-":
        return True
    if words.lower[at] != "of" or at == 0 or not words.text[at + 1][:1].isupper():
        return False
    return words.lower[at - 1] in words_of("person_nouns") or words.lower[at - 1] in words_of("titles")


def _names_a_person(words: Words, start: int, end: int) -> bool:
    said = words.lower[start:end]
    return any(word in words_of("person_nouns") or word in words_of("titles") for word in said)


def _after(words: Words, name: Found) -> Found | None:
    at = name.end
    if words.lower[at : at + 1] != [","]:
        return None
    at += 1
    if at + 1 < len(words) and words.text[at].isdigit() and words.lower[at + 1] == ",":
        at += 2
    if words.lower[at : at + 1] in (["the"], ["a"], ["an"], ["who"], ["then"]):
        if words.lower[at] == "who":
            return None
        at += 1
    end = at
    while end < len(words) and end - at < LONGEST_AFTER and not _closes(words, end):
        if words.lower[end] == "and" and "PERSON" in words.entity[end : at + LONGEST_AFTER]:
            break
        end += 1
    if words.text[end - 1] == "-":
        end -= 2
    while end > at and words.lower[end - 1] in ("and", "or"):
        end -= 1
    head = next(
        (here for here in range(at, end) if words.lower[here] in ("of", "for", "at", "in", "with", "from")), end
    )
    role = words.lower[head - 1] in words_of("person_nouns") - NO_ROLES
    if at in (end, head) or not role:
        return None
    return mention(words, at, end, "apposition", form="description")


def _closes(words: Words, at: int) -> bool:
    return words.text[at] in (",", ".", ";", ":", "—", "–", "(", ")", "”", "“", '"', "?", "!") or (
        words.pos[at] in ("VERB", "AUX", "PRON") or words.lower[at] in ("who", "that", "which")
    )
