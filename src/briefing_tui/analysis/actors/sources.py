"""The words for a speaker put to the entry that they stand for; a speaker nobody names gets an entry of its own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefing_tui.analysis.actors.business import company_evidence
from briefing_tui.analysis.actors.descriptions import Describer
from briefing_tui.analysis.actors.entries import Entry, Found, Index, mention
from briefing_tui.analysis.actors.lexicon import AGENTS, given_names, titles, words_of
from briefing_tui.analysis.actors.noun_phrases import phrase_at
from briefing_tui.analysis.actors.pronouns import PRONOUNS
from briefing_tui.analysis.actors.words import Words
from briefing_tui.model.briefing import ActorKind
from briefing_tui.model.span import Span

# The longest name of a person, in tokens.
_NAME_LENGTH = 3
# How sure it is at most that whose document says something says it.
_AUTHOR = 0.8
# And that the first who is named in a source speaks, where nobody is known to be its main word.
_NAMED_IN = 0.6
# Words that stand for a speaker without telling who that is.
SHORTEST_NAME = 3
# Prepositions behind which an example of the source itself stands (“sites such as the Gazette's”).
_SUCH = frozenset(("as", "like", "including"))
RELATIVES = frozenset(("who", "that", "which", "whom"))
UNTOLD = frozenset(("i", "we", "you", "me", "us", "one", "this", "that", "these", "those", "what", "there", "which"))


def locate(source: Span, passages: Sequence[Words]) -> tuple[Words, int, int] | None:
    """The passage and the tokens (end exclusive) of a source, or None where no passage holds it."""
    at = bisect_right(passages, source.start, key=lambda words: words.parsed.passage.span.start) - 1
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
    if not links and words.pos[end - 1] == "NOUN" and "," not in words.text[start:end]:
        return end - 1
    first = words.root_of(start, links[0]) if links else root
    head = first if words.pos[first] in ("NOUN", "PROPN", "PRON") else root
    if words.lower[head] in RELATIVES:
        if words.dep[words.head[head]] == "relcl":
            return words.head[words.head[head]]
        if start > 0 and words.pos[start - 1] in ("NOUN", "PROPN"):
            return start - 1
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
    titled = _titled(words, inside) or _ending(words, inside, start, end)
    if covering and (covering[0][1].form != "description" or titled is None):
        return max(covering, key=lambda pair: (pair[1].form == "name", pair[1].end - pair[1].start))
    return titled or _author(words, inside, head) or _named_in(words, inside, start, end, head)


def _named_in(
    words: Words, inside: Sequence[tuple[Entry, Found]], start: int, end: int, head: int
) -> tuple[Entry, Found] | None:
    """The first who is named in a source before a preposition, where its main word is no common noun."""
    if (words.pos[head] == "NOUN" or words.text[head].islower()) and words.lower[head] not in PRONOUNS:
        return None
    link = next((at for at in range(start, end) if words.pos[at] == "ADP" and words.lower[at] not in _SUCH), end)
    names = [
        (entry, found)
        for entry, found in inside
        if found.form == "name" and not _owns(words, found) and not start < link < found.start
    ]
    if not names:
        return None
    entry, found = min(names, key=lambda pair: pair[1].start)
    return entry, replace(found, confidence=min(found.confidence, _NAMED_IN))


def _author(words: Words, inside: Sequence[tuple[Entry, Found]], head: int) -> tuple[Entry, Found] | None:
    """Whose a document is: “the Gazette's report”, “a paper by Oda Riis”."""
    if words.lower[head] not in words_of("documents"):
        return None
    for entry, found in inside:
        owns = words.dep[found.head] == "poss" and words.head[found.head] == head
        by = words.lower[found.start - 1 : found.start] in (["by"], ["from"]) and found.start == head + 2
        if found.form == "name" and (owns or by):
            return entry, replace(found, confidence=min(found.confidence, _AUTHOR))
    return None


def within_a_phrase(source: Span, passages: Sequence[Words]) -> bool:
    """Whether a source is a common noun with more words behind a preposition (“a report in the Gazette”)."""
    located = locate(source, passages)
    if located is None:
        return False
    words, start, end = located
    head = head_of(words, start, end)
    return words.pos[head] == "NOUN" and words.text[head].islower()


def name_unnamed(sources: Sequence[Span], describer: Describer) -> None:
    """Gives an entry to each source that no mention covers, pronouns and “we” left out.

    A document (“the minutes say”) is nobody and has none.
    """
    named = {
        word: entry
        for entry in reversed(describer.entries)
        for found in entry.names
        for word in found.text.split()[-1 if entry.kind != "person" else 0 :]
        if len(word) > SHORTEST_NAME
    }
    for source in sources:
        located = locate(source, describer.passages)
        if located is None:
            continue
        if (name := _behind_a_post(*located, describer)) is not None:
            words, first, last = located[0], *name
            describer.new(Entry("person", [mention(words, first, last, "named here", confidence=0.7)]))
            continue
        if place(source, describer.index, describer.passages):
            continue
        words, start, end = located
        head = head_of(words, start, end)
        if words.lower[head] in UNTOLD or words.lower[head] in PRONOUNS or not words.text[head][0].isalnum():
            continue
        if words.lower[head] in words_of("documents") or words.lower[start] in ("whose", "which"):
            continue
        at = next((at for at in range(start, end) if _names_a_body(words, at, head)), head)
        if (owner := _bearer(words, at, named)) is not None:
            describer.add_name(owner, mention(words, at, at + 1, "named here", confidence=0.7))
            continue
        if words.pos[head] == "PROPN" and words.text[head][0].isupper() and words.lower[head] not in describer.nouns:
            kind: ActorKind = "organisation" if company_evidence(words, head, head + 1) > 0 else "person"
            describer.new(Entry(kind, [mention(words, head, head + 1, "named here", confidence=0.5)]))
        elif _somebody(words.lower[head], describer) or _tells(words, head):
            describer.unnamed(phrase_at(words, head))


def describe_meant(sources: Sequence[Span], describer: Describer) -> None:
    """Gives an entry to somebody who is only described, where “he” or “she” speaks next in the same paragraph.

    “A nurse at the clinic was tired. “We need help,” she said.”: the last subject that is a noun for a person, unless
    a person is named after it.
    """
    for source in sources:
        located = locate(source, describer.passages)
        if located is None or located[0].lower[located[1]] not in ("he", "she"):
            continue
        words, start, _ = located
        person = PRONOUNS[words.lower[start]]
        latest = max(
            (found.start for entry, found in describer.index.get(words.passage, ())
             if entry.kind in ("person", "unnamed") and found.start < start),
            default=-1,
        )  # fmt: skip
        heads = [at for at in range(latest + 1, start) if _described(words, at, person)]
        if heads and not any(
            found.start <= heads[-1] < found.end for _, found in describer.index.get(words.passage, ())
        ):
            describer.unnamed(phrase_at(words, heads[-1]))


def _described(words: Words, at: int, person: str) -> bool:
    """Whether a token is a singular noun for a person of that gender, and what its sentence is about."""
    noun = words.lower[at]
    if words.tag[at] != "NN" or words.dep[at] not in ("nsubj", "nsubjpass") or words.quoted[at]:
        return False
    if noun in words_of("women" if person == "man" else "men"):
        return False
    person_like = noun in words_of("person_nouns") or noun in words_of("unnamed_nouns") or noun.endswith(AGENTS)
    return person_like and noun not in words_of("inanimate") and noun not in words_of("organisation_nouns")


def _names_a_body(words: Words, at: int, head: int) -> bool:
    """Whether the token is the name before an organisation's noun: “Reuters” of “the Reuters news agency”."""
    named = words.pos[at] == "PROPN" and words.dep[at] == "compound" and words.head[at] == head
    return named and words.lower[head] in words_of("organisation_nouns")


def _somebody(noun: str, describer: Describer) -> bool:
    """Whether a noun names a person or a body: a known one, or made with the ending of who does something."""
    if noun in describer.nouns or noun.removesuffix("s") in describer.nouns:
        return True
    return noun.removesuffix("s").endswith(AGENTS) and noun.removesuffix("s") not in words_of("inanimate")


def _tells(words: Words, head: int) -> bool:
    """Whether a common noun in the plural is the subject of a verb of speech (“delegates asked”); no document is."""
    noun = words.lower[head]
    known = noun in words_of("documents") or noun in words_of("inanimate") or words.entity[head] in ("DATE", "TIME")
    speaks = words.lemma[words.head[head]] in words_of("speech_verbs")
    return words.tag[head] == "NNS" and speaks and not known


def _bearer(words: Words, head: int, named: Mapping[str, Entry]) -> Entry | None:
    """The entry whose name ends on the capitalised word at `head`, which was not taken for a name there."""
    return named.get(words.text[head]) if words.text[head][0].isupper() else None


def _titled(words: Words, inside: Sequence[tuple[Entry, Found]]) -> tuple[Entry, Found] | None:
    """A person's name in the source with a role before it, which is then who speaks (“Mayor of Brill Kate Hale”).

    Whose aides, lawyers or campaign speak does not.
    """
    return next(
        (
            (entry, found)
            for entry, found in inside
            if entry.kind == "person"
            and found.form == "name"
            and not _owns(words, found)
            and any(role.passage == words.passage and role.end == found.start for role in entry.roles)
        ),
        None,
    )


def _ending(words: Words, inside: Sequence[tuple[Entry, Found]], start: int, end: int) -> tuple[Entry, Found] | None:
    """A person's name that ends the source, where that opens on a post or a body (“Secretary of Health Ann Fields”)."""
    for entry, found in inside:
        person = entry.kind == "person" and found.form == "name" and start < found.start and found.end == end
        if person and "," not in words.text[start:end] and _posted(words, start, found.start):
            return entry, found
    return None


def _posted(words: Words, start: int, end: int) -> bool:
    """Whether one of the tokens, in capitals as a name's title is, names a post."""
    posts = titles().keys() | words_of("person_nouns")
    return any(words.text[at][0].isupper() and words.lower[at] in posts for at in range(start, end))


def _behind_a_post(words: Words, start: int, end: int, describer: Describer) -> tuple[int, int] | None:
    """The tokens of a name that ends the source behind a post, and that nobody took for a person's.

    The model takes “Dock Workers Treasurer Odo Brill” for one body; a given name tells where the person begins.
    """
    for at in range(start + 1, end - 1):
        given = words.lower[at] in given_names() and end - at <= _NAME_LENGTH
        if not given or not all(words.text[i][0].isupper() for i in range(at, end)):
            continue
        known = any(
            entry.kind == "person" and found.start < end and at < found.end
            for entry, found in describer.index.get(words.passage, ())
        )
        return None if known or not _posted(words, at - 1, at) else (at, end)
    return None


def _owns(words: Words, found: Found) -> bool:
    return words.dep[found.head] == "poss" or words.lower[found.end : found.end + 1] in (["'s"], ["’s"])
