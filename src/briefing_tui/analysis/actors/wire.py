"""What the layout of wire copy tells: datelines, rows of results, the newsroom that signs, slugs before headlines.

Where a parser finds no sentence (“Real Tolmo 2 Celta Brin 0”, “4 - Ana Ruiz ( Spain ) beat …”) the order of names,
numbers and brackets says what is a name and of what kind. The patterns are those of news agencies' sports and market
copy; each is a sequence of tokens, read once from left to right.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from briefing_tui.analysis.actors.countries import country
from briefing_tui.analysis.actors.lexicon import given_names, places, words_of
from briefing_tui.analysis.actors.words import Words

# A run: its first token, the one after its last, and its label as the model would give it.
Told = tuple[int, int, str]

INITIAL = re.compile(r"[A-Z]\.(?:[A-Z]\.)*")
ISO_DATE = re.compile(r"(?:19|20)\d\d ?- ?\d\d ?- ?\d\d\b")
# What a passage without rows of results has none of.
RESULTS = re.compile(r"\d|[(]| v ")
NUMBER = re.compile(r"\d{1,3}")
MINUTE = re.compile(r"\d{1,3}(?:st|nd|rd|th)")
# How a scorecard of cricket says that a batsman is out: caught, bowled, stumped, leg before wicket.
OUT = ("c", "b", "st", "lbw")
NOT_OUT = (["not", "out"], ["run", "out"])
NEWSROOMS = frozenset(("newsroom", "newsdesk", "bureau"))
PARTICLES = frozenset(("de", "del", "la", "van", "von", "der", "den", "da", "di", "el", "al", "bin", "dos"))
SPORTS = frozenset(
    """soccer football cricket tennis golf rugby baseball basketball hockey athletics cycling boxing swimming skiing
    volleyball badminton snooker squash rowing sailing motorcycling handball""".split()
)
# Words of a table that are no names: its heads, and what stands beside a score.
COLUMNS = frozenset(
    """attendance halftime half-time group division round scores results standings total extras played overs innings
    match matches day week game games set sets lap laps heat final leading other bowling batting fall umpires world
    scorers did""".split()
)
LONGEST = 4
# Words of match reports that other articles hardly have, how many different ones tell one, and how many in all.
MATCH_WORDS = frozenset(
    """scorer striker midfielder goalkeeper winger half-time halftime kick-off playoff playoffs play-off play-offs
    quarterback touchdown touchdowns inning innings rebounds assists pitcher equaliser equalised equalized header
    hat-trick wicket wickets batsman leveller unbeaten relegation offside free-kick goalless homer""".split()
)
DISTINCT_WORDS, ALL_WORDS = 3, 5


def told_runs(words: Words) -> list[Told]:
    """The names of a passage that its layout tells, in text order; they do not overlap."""
    found: list[Told] = []
    reach = 0
    for start, end, label in sorted({*_dateline(words), *_signature(words), *_rows(words)}):
        if start >= reach:
            found.append((start, end, label))
            reach = end
    return found


def slug_end(words: Words) -> int:
    """The end of the one to three words in capitals before a headline and its dash (“SOCCER -”); 0 where there is none.

    A place there is a dateline.
    """
    if not len(words):
        return 0
    if words.passage and words.parsed.passage.role != "title":
        return 0
    if words.lower[0] in places() or country(words.text[0]) or words.entity[0] == "GPE":
        return 0
    for at in range(1, min(4, len(words))):
        if words.text[at] in ("-", "–", "—") and words.text[at - 1].isupper():
            return at + 1
        if not words.text[at].isupper():
            break
    return 0


def about_sport(passages: Sequence[Words]) -> bool:
    """Whether the article reports sport: its slug says so, two rows of results stand in it, or its words are those."""
    said = Counter(word for words in passages for word in words.lower if word in MATCH_WORDS)
    if len(said) >= DISTINCT_WORDS and said.total() >= ALL_WORDS:
        return True
    if any(not SPORTS.isdisjoint(words.lower[: slug_end(words)]) for words in passages[:3]):
        return True
    rows = (label for words in passages for _, _, label in _rows(words))
    return sum(label == "ORG" for label in rows) >= 4


def _dateline(words: Words) -> Iterator[Told]:
    """The places in front of a date, the first in capitals: “TARN , Portugal 1997-03-02”.

    Of a dateline that reading has found already it is the first words.
    """
    if words.parsed.passage.role == "dateline":
        end = next((at for at, text in enumerate(words.text) if not text.isupper()), len(words))
        if end and not slug_end(words):
            yield 0, end, "GPE"
        return
    for date in range(1, len(words)):
        if not words.text[date][:4].isdigit() or not ISO_DATE.match(words.phrase(date, min(len(words), date + 5))):
            continue
        start = date
        while start and date - start < 8 and (words.text[start - 1][0].isupper() or words.text[start - 1] in ",-/"):
            start -= 1
        begin = start
        for at in range(start, date + 1):
            if at == date or words.text[at] in (",", "/"):
                if begin < at and (begin > start or words.text[begin].isupper()):
                    yield begin, at, "GPE"
                begin = at + 1


def _signature(words: Words) -> Iterator[Told]:
    """The newsroom that signs: “-- Oslo newsroom”."""
    if words.text[:1] not in (["--"], ["-"], ["—"]):
        return
    for at in range(2, min(6, len(words))):
        if words.lower[at] in NEWSROOMS and words.text[1][0].isupper():
            yield 1, at + 1, "ORG"


def _rows(words: Words) -> Iterator[Told]:
    """Names in results: before a country in brackets, before a row of numbers, in a pair of scores or of rivals."""
    if not RESULTS.search(words.parsed.visible.text):
        return
    at, size, depth = 0, len(words), 0
    pair: Told | None = None
    while at < size:
        depth += (words.text[at] == "(") - (words.text[at] == ")")
        end = _capitals(words, at) if words.text[at][0].isupper() else at
        if end == at:
            at += 1
            continue
        numbers = _numbers(words, end)
        if (_country_follows(words, end) and end - at > 1) or _scored(words, end) or _at_the_wicket(words, at, end):
            yield at, end, "PERSON"
        elif numbers > 1 or (numbers and depth > 0 and words.text[end].isdigit()):
            yield at, end, "PERSON" if depth > 0 or _of_a_person(words, at) else "ORG"
        elif at == 0 and words.text[end : end + 1] == ["v"] and (rival := _capitals(words, end + 1)) > end + 1:
            yield at, end, "ORG"
            yield end + 1, rival, "ORG"
        elif numbers:
            here: Told = (at, end, "ORG")
            if pair and _joins(words, pair[1] + 1, at) and not _of_a_person(words, at):
                yield pair
                yield here
            pair = here
        at = end


def _capitals(words: Words, start: int) -> int:
    """The end of the capitalised run at `start`, small particles and initials included; `start` where none is."""
    end = start
    while end < len(words) and end - start < LONGEST and _large(words, end, start):
        end += 1
    while end > start and words.lower[end - 1] in PARTICLES:
        end -= 1
    sole = end - start == 1
    dull = words.lower[start] in COLUMNS or (sole and words.lower[start] in words_of("not_names"))
    return start if end > start and (dull or words.lower[end - 1] in COLUMNS) else end


def _large(words: Words, at: int, start: int) -> bool:
    text = words.text[at]
    if at > start and words.lower[at] in PARTICLES:
        return True
    named = text[0].isupper() and (text.replace("-", "").replace("'", "").isalpha() or INITIAL.fullmatch(text))
    return bool(named) and (len(text) > 1 or at > start)


def _numbers(words: Words, at: int) -> int:
    """How many bare numbers of one to three digits follow one another at `at`."""
    end = at
    while end < len(words) and NUMBER.fullmatch(words.text[end]):
        end += 1
    return end - at


def _country_follows(words: Words, at: int) -> bool:
    """Whether a country in brackets stands at `at`: “( Czech Republic )”."""
    if words.text[at : at + 1] != ["("]:
        return False
    close = next((end for end in range(at + 2, min(len(words), at + 5)) if words.text[end] == ")"), None)
    return close is not None and country(words.phrase(at + 1, close)) is not None


def _scored(words: Words, at: int) -> bool:
    """Whether minutes in brackets follow, as after who scored: “( 31st )”, “( 5th and 89th minutes )”."""
    return words.text[at : at + 1] == ["("] and at + 1 < len(words) and bool(MINUTE.fullmatch(words.lower[at + 1]))


def _at_the_wicket(words: Words, start: int, end: int) -> bool:
    """Whether the row of a scorecard tells a batsman, or who got him out: “Ames c Bryn b Coll 59”, “Dunn not out 2”."""
    if start and words.text[start - 1] in OUT and NUMBER.fullmatch(words.text[-1]):
        return True
    out = words.text[end : end + 1] in ([mark] for mark in OUT) or words.text[end : end + 2] in NOT_OUT
    return out and start == 0 and NUMBER.fullmatch(words.text[-1]) is not None


def _of_a_person(words: Words, start: int) -> bool:
    """Whether the name of a row is a person's: it opens with a given name or an initial, or follows a place number."""
    if words.lower[start] in given_names() or INITIAL.fullmatch(words.text[start]):
        return words.lower[start] not in places()
    return start > 0 and words.text[start - 1].isdigit() and (start == 1 or not words.text[start - 2][0].isupper())


def _joins(words: Words, start: int, end: int) -> bool:
    """Whether only brackets and what they hold stand between two scores."""
    depth = 0
    for at in range(start, end):
        depth += words.text[at] == "("
        if not depth:
            return False
        depth -= words.text[at] == ")"
    return depth == 0
