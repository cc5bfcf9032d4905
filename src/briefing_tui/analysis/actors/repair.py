"""Names repaired: the tokens that the model took for a name cut free of what is no part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing_tui.analysis.actors.countries import country
from briefing_tui.analysis.actors.lexicon import AGENTS, given_names, people, titles, words_of
from briefing_tui.analysis.actors.words import Words

POSSESSIVES = frozenset(("'s", "’s", "'", "’", "s'"))
# Marks that part two names, and prepositions that do so inside what the model takes for one.
PARTING = frozenset((",", ";", ":", "(", ")", "/", "—", "[", "]", "|", "“", "”", '"', "vs."))
BETWEEN = frozenset(("on", "at", "in", "from", "by", "with", "after", "near", "to"))
# What contests are called; the words before are no actor of their own.
EVENTS = frozenset("open cup masters championship championships classic grand marathon derby olympics".split())
# People who are no part of the name of the body that they are “of”.
SPEAKING_FOR = frozenset(
    """representatives officials members leaders residents executives supporters critics employees workers citizens
    spokesmen owners founders directors heads opponents customers""".split()
)
# What letters and numbers make is a thing: “H5N1”, “STS-1”.
CODE = re.compile(r"[A-Z]{1,4}-?\d[A-Z\d-]*")
# Units of measure in capitals: “GW”, “MHZ”.
UNIT = re.compile(r"[kKMGT](?:[wW]h?|[hH][zZ]|B|bps|Pa)")
ROMAN = frozenset("ivx")
# What opens a body's name: “First Bank”.
ORDINALS = frozenset(("First", "Second", "Third"))
# Words for feasts and months that are surnames behind a given name: “Rami Eid”, “Theresa May”.
FEASTS = frozenset(("eid", "may", "easter", "english", "march"))
# Times that are given names as well: “August Tarn”, “Wednesday Hale”.
TIMES = frozenset(("april", "june", "august", "summer", "wednesday"))
SCORE = re.compile(r"\d+[-–]\d+")
PLACE_PREPOSITIONS = frozenset(
    ("in", "at", "near", "from", "outside", "across", "through", "into", "via", "around", "toward", "towards")
)
# What opens a person's name, whatever the model takes the word before it for: “Later Mr Abara”.
HONORIFICS = frozenset(
    ("mr", "mr.", "mrs", "mrs.", "ms", "ms.", "capt.", "lt.", "sgt.", "gen.", "sen.", "rep.", "gov.")
)
# Titles before the names of several people: “Senators Ruiz and Bell”.
SEVERAL = frozenset(
    "senators sens. reps. representatives governors presidents ministers judges justices messrs".split()
)
# Ranks cut short; one that ends a run has lost its name.
RANKS = frozenset(("capt", "capt.", "lt", "lt.", "sgt", "sgt.", "gen", "gen.", "col", "col.", "maj", "maj."))
BEFORE_TITLES = frozenset(("former", "then", "ex", "acting", "deputy", "senior"))


def title_at(words: Words, start: int) -> int:
    """The end of the title that starts at token `start`, or `start` where none does."""
    for title in titles().get(words.lower[start], ()):
        end = start + len(title)
        if tuple(words.lower[start:end]) == title:
            shortened = len(title[-1]) <= 4 and words.lower[end : end + 1] == ["."]
            return end + shortened
    return start


def title_before(words: Words, end: int) -> tuple[int, int] | None:
    """The run of titles that ends just before token `end`, or that covers it (“Secretary of State”)."""
    for start in range(max(0, end - 6), end):
        at, stop = start, title_at(words, start)
        while stop > at and stop < end:
            at, stop = stop, title_at(words, stop)
        if stop > at and stop >= end:
            return start, stop
    return None


def glued(words: Words, at: int) -> bool:
    """Whether no white space stands around the token: the hyphen of “el-Sisi”."""
    tokens = words.parsed.doc
    return not tokens[at - 1].whitespace_ and not tokens[at].whitespace_


def pieces(words: Words, start: int, end: int, label: str) -> Iterator[tuple[int, int]]:
    """The run cut at commas, at possessives of a country or person, and at the “and” between two names."""
    begin = start
    for at in range(start, end):
        if words.lower[at] in PARTING or _parts(words, begin, at, end, label):
            if begin < at:
                yield begin, at
            begin = at + 1
    if begin < end:
        yield begin, end


def _parts(words: Words, start: int, at: int, end: int, label: str) -> bool:
    """Whether the token parts the names before and after it."""
    word = words.lower[at]
    if word[0].isdigit() and SCORE.match(words.phrase(at, min(end, at + 3))):
        return True
    if word in ("-", "–"):
        return not glued(words, at)
    if word in BETWEEN:
        known = word == "in" and label == "ORG" and acronym_at(words, end)
        return not known and _names_on_both_sides(words, start, at)
    if word in ("for", "of"):
        return _person_before(words, start, at)
    if word in ("and", "&"):
        return _two_names(words, start, at, end, label)
    return word in POSSESSIVES and at + 1 < end and _owner(words, start, at, label)


def acronym_at(words: Words, at: int) -> bool:
    """Whether an acronym in brackets follows: “(OSCE)”."""
    return words.text[at : at + 1] == ["("] and words.text[at + 2 : at + 3] == [")"] and words.text[at + 1].isupper()


def _names_on_both_sides(words: Words, start: int, at: int) -> bool:
    """Whether a preposition parts two names: not in “University of Carolina at Greensboro”, “Council on Trade”."""
    if words.lower[at] == "on" and words.lower[at - 1] in words_of("organisation_heads"):
        return False
    return at > start and words.lower[start] != "university" and words.pos[at] == "ADP"


def _person_before(words: Words, start: int, at: int) -> bool:
    return 2 <= at - start <= 3 and words.lower[start] in given_names()


def _two_names(words: Words, start: int, at: int, end: int, label: str) -> bool:
    left, right = words.phrase(start, at), words.phrase(at + 1, end) if at + 1 < end else ""
    if label in ("PERSON", "GPE", "NORP") or not right:
        return True
    if country(left) and country(right):
        return True
    return left.isupper() and right.isupper() and words.lower[at] == "and"


def _owner(words: Words, start: int, end: int, label: str) -> bool:
    owner = words.phrase(start, end)
    if label == "ORG" and end - start > 1 and words.lower[end - 1] in words_of("organisation_heads"):
        return True
    return label in ("PERSON", "GPE") or country(owner.removeprefix("the ")) is not None


def is_of_the_day(words: Words, at: int) -> bool:
    """Whether token `at` ends the name of a paper or programme, as in “India Today”: the adverb is small elsewhere.

    In a headline capitals tell nothing.
    """
    if words.text[at : at + 1] not in (["Today"], ["Tonight"]) or words.sentence[at] != words.sentence[at - 1]:
        return False
    return words.parsed.passage.role not in ("title", "heading")


def opens_an_event(words: Words, end: int) -> bool:
    """Whether what ends at token `end` only opens the name of a contest: “U.S.” of “U.S. Open”."""
    return words.lower[end : end + 1] != [] and words.lower[end] in EVENTS and words.text[end][0].isupper()


def no_actor(words: Words, start: int, end: int) -> bool:
    """Whether the words name a thing, an event, a law or a prize: “Hurricane Ida”, “World Cup”, “Tax Act”."""
    common = end - start == 1 and words.pos[start] == "NOUN" and words.lower[start] not in given_names()
    titled = words.text[start - 1 : start] in (["“"], ['"'], ["‘"]) if start else False
    work = words.lower[start - 1 - titled] if start > titled else ""
    return (
        work in words_of("works")
        or (end - start > 1 and words.lower[end - 1] in RANKS)
        or _measures(words, start, end)
        or (words.text[start - 1 : start] == ["("] and words.text[end : end + 2] == [".", ")"])
        or (
            end - start == 1
            and CODE.fullmatch(words.text[start])
            and words.lower[start] not in words_of("organisations")
        )
        or words.lower[end - 1] in words_of("no_actor_heads")
        or words.lower[start] in words_of("no_actor_openings")
        or not words_of("no_actor_words").isdisjoint(words.lower[start:end])
        or (common and words.entity[start] == "PERSON" and words.text[start].istitle())
    )


def _measures(words: Words, start: int, end: int) -> bool:
    """Whether the words are a unit behind a number: “3.7 GW”."""
    alone = end - start == 1 and start > 0 and UNIT.fullmatch(words.text[start]) is not None
    return alone and words.pos[start - 1] == "NUM"


def speaks_for(words: Words, start: int, end: int) -> bool:
    """Whether the words open with people of a body that is named after “of”: “Representatives of First Bank”."""
    return end - start > 2 and words.lower[start + 1] == "of" and words.lower[start] in SPEAKING_FOR


def trimmed(words: Words, start: int, end: int) -> tuple[int, int]:
    """The run without determiners, punctuation, dates and possessives at its ends; empty when nothing is left."""
    start += 2 * speaks_for(words, start, end)
    while start < end and _dull_at_the_start(words, start, end):
        start += 1
    while start < end and _dull_at_the_end(words, start, end):
        end -= 1
    return start, end


def is_dull(words: Words, at: int) -> bool:
    """Whether a word is none that a name is made of; a number in Roman figures is one only in capitals (“Xi”)."""
    word, text = words.lower[at], words.text[at]
    return word in words_of("not_names") and not (text.istitle() and len(word) > 1 and ROMAN.issuperset(word))


def _dull_at_the_start(words: Words, start: int, end: int) -> bool:
    if words.text[start] in ORDINALS and words.lower[start + 1 : start + 2] != []:
        return words.lower[start + 1] not in words_of("organisation_heads")
    dull = is_dull(words, start) or not words.text[start][0].isalnum()
    return dull and not _keeps_the(words, start, end)


def _dull_at_the_end(words: Words, start: int, end: int) -> bool:
    text, word = words.text[end - 1], words.lower[end - 1]
    if text in POSSESSIVES or not any(map(str.isalnum, text)):
        return True
    if end - start == 1 or (words.text[end - 2] in ("-", "–") and glued(words, end - 2)):
        return False
    if is_of_the_day(words, end - 1):
        return False
    if end - start > 2 and words.tag[end - 1] in ("VBZ", "VBD"):
        return True
    if word in FEASTS and words.entity[end - 1] == "PERSON" and words.text[end - 2].istitle() and text.istitle():
        return False
    return (is_dull(words, end - 1) and word != "who") or (text.islower() and word not in words_of("place_heads"))


def _keeps_the(words: Words, start: int, end: int) -> bool:
    """Whether a dull word opens a name after all: “Will Smith”, “US Airways”, “The Hague”, “May Johnson”."""
    word = words.lower[start]
    if words.text[start] in ("US", "WHO", "IT"):
        return True
    if word == "the":
        return words.lower[start + 1 : start + 2] == ["hague"] and words.text[start] == "The"
    forename = word in given_names() or (word in TIMES and words.dep[start] == "compound")
    return forename and end - start > 1 and words.text[start + 1][:1].isupper()


def untitled(words: Words, start: int, end: int, label: str) -> tuple[int, tuple[int, int] | None]:
    """The start of the name after its titles, and the tokens of the title, inside the run or just before it."""
    if label in ("PERSON", "ORG"):
        start = next((at for at in range(end - 2, start, -1) if words.lower[at] in HONORIFICS), start)
    first = start
    if (name := _behind_a_noun(words, start, end, label)) is not None:
        return name, (first, name)
    while start < end:
        after = title_at(words, start)
        if after == start and words.lower[start] in BEFORE_TITLES | SEVERAL:
            after = start + 1
        if after == start and label == "PERSON" and end - start > 2 and _calling(words.lower[start]):
            after = start + 1
        if after == start or _part_of_the_name(words, start, after, end, label):
            break
        start = after
    if label == "ORG" and first < start < end and words.lower[start] in ("'s", "’s", "of", "for"):
        return first, None
    before = title_before(words, start)
    if start == first and before and start < end and label in ("ORG", "GPE") and before[0] < start <= before[1] <= end:
        return before[1], before
    return start, before


def _calling(noun: str) -> bool:
    """Whether a noun says what somebody is, and is no given name: “Landlady Ana Ruiz”, not “Dean Ana Ruiz”."""
    return noun in words_of("person_nouns") or (noun in people() and noun not in given_names())


def _behind_a_noun(words: Words, start: int, end: int, label: str) -> int | None:
    """Where the name begins behind a post in capitals that is no usual title: “Flight Engineer Sali Sharin”."""
    if label not in ("", "ORG"):
        return None
    for at in range(end - 2, max(start, end - 4), -1):
        given = label == "" or words.lower[at] in given_names()
        noun = words.lower[at - 1]
        post = words.text[at - 1].istitle() and noun in people() and noun.endswith(AGENTS)
        if given and post and all(words.text[here].istitle() for here in range(at, end)):
            return at
    return None


def _part_of_the_name(words: Words, start: int, after: int, end: int, label: str) -> bool:
    """Whether a title word opens the name of no person: “General Motors”, “King County”."""
    single = after - start == 1 and after < end
    risky = label != "PERSON" and words.lower[start] in words_of("military_or_royal")
    return single and (risky or (words.lower[start] in ("speaker", "general") and end - after > 2))
