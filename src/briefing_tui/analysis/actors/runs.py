"""Runs of tokens that may be names: the model's, joined and extended, and capitalised ones that it left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing_tui.analysis.actors.countries import country, country_at
from briefing_tui.analysis.actors.lexicon import given_names, places, words_of
from briefing_tui.analysis.actors.repair import TIMES, acronym_at, glued, is_of_the_day, title_at, title_before
from briefing_tui.analysis.actors.words import Words

# A run: its first token, the one after its last, and the model's label or “”.
Run = tuple[int, int, str]

LABELS = frozenset(("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"))
# Labels of capitalised words that are names of no actor.
OTHERS = frozenset(("DATE", "TIME", "MONEY", "PERCENT", "WORK_OF_ART", "LAW", "LANGUAGE", "EVENT", "PRODUCT"))
NEVER = OTHERS - {"EVENT", "PRODUCT"}
LINKS = frozenset(("of", "for", "and", "&", "the", "on", "de", "del", "la", "al", "bin", "ibn", "van", "von", "der"))
# What a hyphen joins to a name without being part of it.
TAILS = frozenset("based led like style era backed born run owned held controlled funded friendly esque".split())
# What opens the name of a country's own body: “Environment Canada”.
# A surname that the parser may take for something else.
IRISH = re.compile(r"[OD]['’][A-Z]")
CIVIC = frozenset("environment health statistics transport elections parks revenue hockey sport tourism".split())
# Bodies named after two matters: “Ministry of Trade and Industry”.
MINISTRIES = frozenset("office ministry department committee bureau institute commission council board".split())
DASHES = ("-", "–")
# Words up to this many letters stay small in a headline; in a shorter headline capitals tell nothing either way.
LITTLE = 3
# Words in the longest of the well-known places.
LONGEST_PLACE = 3


def model_runs(words: Words) -> Iterator[Run]:
    """The model's names and the countries between them, in text order."""
    at, size = 0, len(words)
    while at < size:
        label = words.entity[at]
        end = _entity_end(words, at) if label in LABELS and words.begins[at] else at
        nation = country_at(words.text, at) if label not in OTHERS else None
        named = max(end, nation[0] if nation else at)
        if named > at and is_of_the_day(words, named):
            end = named + 1
            yield at, end, "ORG"
        elif (place := _place_end(words, at)) > max(end, at + 1):
            end = place
            yield at, end, "GPE"
        elif nation and nation[0] > end - (label == "NORP") and _stands_alone(words, at, nation[0]):
            end, label = nation[0], "GPE" if nation[1].use in ("name", "capital") else "NORP"
            yield at, end, label
        elif end > at:
            label, end = _joined(words, at, end, label)
            yield _opened(words, at, end), _extended(words, at, end, label), label
        at = max(end, at + 1)


def capital_runs(words: Words, taken: set[int]) -> Iterator[Run]:
    """The capitalised runs outside the tokens `taken`, small words inside them included."""
    at, size = 0, len(words)
    while at < size:
        if at in taken or not _capital(words, at):
            at += 1
            continue
        end = at + 1
        while end < size and end not in taken and _goes_on(words, end, taken):
            end += 1
        yield at, end, ""
        at = end


def shouted(words: Words) -> bool:
    """Whether the passage is set in capitals, so that they mean nothing; a dateline of two or three words is not."""
    letters = [text for text in words.text if text.isalpha()]
    if letters and len(words) <= LITTLE and words.parsed.passage.role in ("body", "heading"):
        return words.parsed.visible.text.isupper()
    return len(letters) > 3 and sum(text.isupper() for text in letters) * 2 > len(letters)


def title_case(words: Words) -> bool:
    """Whether the passage is a headline that sets nearly all longer words with a capital."""
    long = [text for text in words.text if text.isalpha() and len(text) > LITTLE]
    headline = words.parsed.passage.role in ("title", "heading")
    return headline and len(long) > LITTLE and sum(text[0].isupper() for text in long) >= 0.8 * len(long)


def _entity_end(words: Words, start: int) -> int:
    end = start + 1
    while end < len(words) and words.entity[end] == words.entity[start] and not words.begins[end]:
        end += 1
    return end


def _place_end(words: Words, at: int) -> int:
    """The end of the well-known place of several words at token `at`: “New South Wales” holds no Wales."""
    if not words.text[at][0].isupper():
        return at
    ends = range(min(len(words), at + LONGEST_PLACE), at + 1, -1)
    return next((end for end in ends if words.phrase(at, end).lower().replace(".", "") in places()), at)


def _joined(words: Words, start: int, end: int, label: str) -> tuple[str, int]:
    """A given name or a titled one and the surname after it, which the model took for two names."""
    if label == "NORP" or end - start != 1 or end >= len(words) or not words.text[start].isalpha():
        return label, end
    following = words.entity[end]
    if not words.begins[end] or following not in ("PERSON", "GPE", "ORG") or _entity_end(words, end) - end > 2:
        return label, end
    if words.lower[start] in CIVIC and country(words.phrase(end, _entity_end(words, end))):
        return "ORG", _entity_end(words, end)
    title = title_before(words, start)
    forename = words.lower[start] in given_names() or (title is not None and title[1] == start)
    unknown = following == "GPE" and label in ("GPE", "PERSON") and not country(words.text[start])
    return ("PERSON", _entity_end(words, end)) if forename or unknown else (label, end)


def _stands_alone(words: Words, start: int, end: int) -> bool:
    """Whether a country's words are meant as such: “Turkey”, not the “Chad” or “Jordan” of a longer name."""
    longer = end < len(words) and words.text[end][:1].isupper() and words.entity[end] == "PERSON"
    inside = start > 0 and words.text[start - 1][:1].isupper() and words.entity[start - 1] == "PERSON"
    return not longer and not inside


def _opened(words: Words, start: int, end: int) -> int:
    """The start of a company's name of which the model has only the end: “AG” of “Toral AG”."""
    alone = end - start == 1 and words.lower[start] in words_of("company_ends")
    while alone and start and words.text[start - 1][0].isupper() and not words.entity[start - 1]:
        start -= 1
    if end - start == 1 and _forename_before(words, start):
        start -= 1
    return start


def _forename_before(words: Words, at: int) -> bool:
    """Whether the model left out the given name: “Sameh” before the person “Shoukry”."""
    if not at or words.dep[at - 1] != "compound" or words.head[at - 1] != at:
        return False
    if words.lower[at - 1] in TIMES:
        behind = at > 1 and words.pos[at - 2] == "ADP"
        return words.text[at - 1].istitle() and words.pos[at - 1] == "PROPN" and not behind
    if words.entity[at] != "PERSON" or words.entity[at - 1]:
        return False
    before = words.text[at - 1]
    inside = at > 1 and words.sentence[at - 2] == words.sentence[at]
    return inside and len(before) > 1 and before.isalpha() and before.istitle() and title_at(words, at - 1) == at - 1


def _extended(words: Words, start: int, end: int, label: str) -> int:
    """The end of a name with what the model left out: after a hyphen, after “of”, a head noun (“Crossing”)."""
    if label == "NORP":
        return end
    size = len(words)
    while end + 1 < size and words.text[end] in DASHES and glued(words, end) and _continues(words, end + 1, label):
        end += 2
        while label == "PERSON" and _surname_follows(words, end):
            end += 1
    if label == "PERSON":
        end += end < size and IRISH.match(words.text[end]) is not None
        while _given(words, end - 1) and _surname_follows(words, end):
            end += 1
    if label == "ORG" and words.lower[end - 1] == "in":
        end -= 1
    if label == "ORG" and words.lower[end - 1] in words_of("organisation_heads"):
        end = _through_of(words, end)
    if label == "ORG" and words.lower[end : end + 1] == ["in"] and acronym_at(words, _through_capitals(words, end + 1)):
        end = _through_capitals(words, end + 1)
    elif label == "ORG" and "of" in words.lower[start:end] and not MINISTRIES.isdisjoint(words.lower[start:end]):
        after = end + 1 if words.lower[end : end + 1] == ["and"] else end
        joined = after < size and words.dep[after] == "conj" and start <= words.head[after] < end
        end = max(end, _through_capitals(words, after)) if joined else end
    if end < size and words.text[end][:1].isupper() and words.entity[end] == "":
        heads = words_of("place_heads") | words_of("organisation_heads")
        end += words.lower[end] in heads
    return end


def _given(words: Words, at: int) -> bool:
    """Whether the token ends a given name with a hyphen in it: “el” of “Dan-el”."""
    return words.text[at].islower() and words.dep[at] == "compound" and words.head[at] > at


def _surname_follows(words: Words, at: int) -> bool:
    """Whether the word after a name with a hyphen in it is the rest of that name: “Jean-Luc” + “Tarn”."""
    if at >= len(words) or words.entity[at] not in ("", "PERSON", "ORG") or words.pos[at] != "PROPN":
        return False
    return words.text[at].istitle() and words.text[at].isalpha()


def _continues(words: Words, at: int, label: str) -> bool:
    """Whether the word after a hyphen belongs to the name: “el-Sisi”, “Ban Ki-moon”, not “Ramallah-based”."""
    return words.text[at].isalpha() and (
        words.text[at][0].isupper() or (label == "PERSON" and words.lower[at] not in TAILS)
    )


def _through_of(words: Words, end: int) -> int:
    """The end with “of” or “for” and what follows: “Council” + “for the Welfare of Refugees”."""
    at = end
    while at + 1 < len(words) and words.lower[at] in ("of", "for", "in"):
        after = at + 1 + (words.lower[at + 1] == "the")
        stop = _through_capitals(words, after)
        if words.lower[at] == "in" and not acronym_at(words, stop):
            break
        if stop > after and words.lower[stop : stop + 1] == ["and"] and words.lower[at - 1] in MINISTRIES:
            stop = max(stop, _through_capitals(words, stop + 1))
        if stop == after:
            break
        end = at = stop
    return end


def _through_capitals(words: Words, at: int) -> int:
    while at < len(words) and words.text[at][:1].isupper() and words.pos[at] in ("PROPN", "NOUN", "ADJ"):
        at += 1
    return at


def _capital(words: Words, at: int) -> bool:
    return (
        words.text[at][0].isupper() and words.entity[at] not in NEVER and words.pos[at] in ("PROPN", "NOUN", "ADJ", "X")
    )


def _goes_on(words: Words, at: int, taken: set[int]) -> bool:
    if _capital(words, at):
        return True
    return words.lower[at] in LINKS and at + 1 < len(words) and at + 1 not in taken and _capital(words, at + 1)
