"""What kind of thing a name is: one kind a name in an article, by a vote of all the places where it stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from briefing_tui.analysis.actors.business import company_evidence
from briefing_tui.analysis.actors.countries import country
from briefing_tui.analysis.actors.lending import KINDS, Votes, best, lend
from briefing_tui.analysis.actors.lexicon import given_names, is_people, places, words_of
from briefing_tui.analysis.actors.names import Name
from briefing_tui.analysis.actors.repair import PLACE_PREPOSITIONS, POSSESSIVES
from briefing_tui.analysis.actors.teams import nicknames
from briefing_tui.analysis.actors.wire import INITIAL, about_sport
from briefing_tui.analysis.actors.words import Words
from briefing_tui.model.briefing import ActorKind

LABELLED: dict[str, ActorKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
}
# Heads of place names that are surnames as well: “Lauryn Hill”.
SURNAMES = frozenset("hill hills park lake field forest lane castle temple tower bay base port garden marsh".split())
# Capitals inside a word are a trade's (“SpaceX”), unless they follow a prefix of surnames (“McCann”, “DeLuca”).
COINED = re.compile(r"[A-Z]?[a-z]+[A-Z]")
PREFIXED = re.compile(r"(?:Mac|Mc|Mb|De|Di|Du|La|Le|Van|Von|Fitz|Ou|al|el|d|O)[A-Z]")
# How far the best kind leads where it is sure, where it is not, and what a name in the same row is worth then.
SURE, UNSURE, LIKE_ITS_COMPANY = 1.5, 1.5, 1.5
# What clubs do with one another.
MATCHES = frozenset("beat draw defeat lose win host thrash edge visit trail climb face overcome".split())
GOING = frozenset(("go", "travel", "visit", "fly"))
# What stands after the name of an organisation: “Brixel shares”.
BELONGINGS = frozenset(("radio", "television", "newspaper", "magazine", "shares", "stock", "executives", "analysts"))
# What a town has, and what stands before “of” and a town: “Wexham's mayor”, “the port of Wexham”.
OF_A_TOWN = frozenset("mayor streets residents suburbs outskirts harbour harbor population inhabitants skyline".split())
BEFORE_OF_TOWNS = frozenset(
    """mayor town city village port province district state capital county region island suburb suburbs outskirts
    streets residents north south east west coast bishop archbishop""".split()
)
# First words of places that bear another place's name: “North Philadelphia”.
DIRECTIONS = frozenset(
    "north south east west northern southern eastern western central greater downtown new old upper lower".split()
)


def kinds_of(names: Iterable[Name], passages: Sequence[Words]) -> dict[str, ActorKind]:
    """The kind of each name by its key; countries are left out, merging.py decides on them.

    Weights: the model's label counts 1 a place, the grammar around a name about as much, the words of the name itself
    (a title, a given name, “Committee”, “River”) more than both. They were set by hand on news articles.
    """
    names = list(names)
    votes: dict[str, Votes] = defaultdict(lambda: dict.fromkeys(KINDS, 0.0))
    full: dict[str, Name] = {}
    sport = about_sport(passages)
    for name in names:
        _vote(votes[name.key], name, passages[name.passage])
        if sport:
            _vote_in_sport(votes[name.key], name, passages[name.passage])
        full.setdefault(name.key, name)
    for key, name in full.items():
        _vote_by_words(votes[key], name)
    _vote_by_company(votes, names, passages)
    lend(votes)
    return {key: best(vote) for key, vote in votes.items()}


def _vote(vote: Votes, name: Name, words: Words) -> None:
    """What one place in the text says about the name."""
    if name.label in LABELLED:
        vote[LABELLED[name.label]] += 4.0 if name.told else 1.0
    if name.titled:
        vote["person"] += 3.0
    if words.parsed.passage.role == "byline" and name.end - name.start > 1:
        vote["person"] += 4.0
    company = company_evidence(words, name.start, name.end)
    vote["organisation"] += company
    vote["place"] -= 0.5 * max(0.0, company)
    _vote_by_verb(vote, name, words)
    _vote_by_what_precedes(vote, name, words)
    after, later = (*words.lower[name.end : name.end + 2], "", "")[:2]
    _vote_by_what_follows(vote, name, after, later)
    if after in (",", "[") and later in ("a", "an"):
        gloss = words.lower[name.end + 2 : name.end + 5]
        vote["place"] += 4.0 * bool(words_of("place_heads") & set(gloss))


def _vote_by_verb(vote: Votes, name: Name, words: Words) -> None:
    """Who speaks is mostly a person."""
    root = words.root_of(name.start, name.end)
    if words.dep[root] in ("nsubj", "nsubjpass") and words.lemma[words.head[root]] in words_of("speech_verbs"):
        vote["place"] -= 0.5
        vote["person"] += 1.2 if name.end - name.start in (2, 3) else 0.6
        vote["organisation"] += 0.2


def _vote_in_sport(vote: Votes, name: Name, words: Words) -> None:
    """What plays, and what a player is of, is a club: “Wexham lost”, “Wexham's Ana Ruiz”."""
    root = words.root_of(name.start, name.end)
    plays = words.dep[root] in ("nsubj", "dobj") and words.lemma[words.head[root]] in MATCHES
    owns = words.lower[name.end : name.end + 1] in ([word] for word in POSSESSIVES)
    owner = owns and words.entity[name.end + 1 : name.end + 2] == ["PERSON"]
    if (plays or owner) and name.key.split()[0] not in given_names():
        vote["organisation"] += 2.5


def _vote_by_what_precedes(vote: Votes, name: Name, words: Words) -> None:
    """Prepositions of place, “the”, and nouns to which the name is joined: “his wife, Ana”, “an analyst at Brixel”."""
    before, earlier = (*reversed(words.lower[max(0, name.start - 2) : name.start]), "", "")[:2]
    going = before == "to" and words.lemma[words.head[words.root_of(name.start, name.end)]] in GOING
    if before == "the":
        vote["organisation"] += 0.7
        vote["person"] -= 0.7 if name.end - name.start == 1 else 1.5
    if going or before in PLACE_PREPOSITIONS:
        vote["place"] += 1.5 if before == "in" else 0.7
    if before == "of" and earlier in BEFORE_OF_TOWNS:
        vote["place"] += 2.5
    elif before in ("at", "of", "for", "with") and earlier in words_of("person_nouns"):
        vote["organisation"] += 1.0
    joined = earlier if before == "," else before
    if joined in words_of("person_nouns") and name.label != "ORG":
        vote["person"] += 2.0
    elif joined in words_of("organisation_nouns"):
        vote["organisation"] += 2.0


def _vote_by_what_follows(vote: Votes, name: Name, after: str, later: str) -> None:
    """The two words after the name, in lower case."""
    if after == "who" or (after == "," and (later == "who" or later.isdigit())):
        vote["person"] += 2.0
    if after == "administration" and name.label == "PERSON":
        vote["person"] += 1.5
    if after in POSSESSIVES and later in ("mother", "wife", "husband", "father", "campaign", "lawyer"):
        vote["person"] += 0.5
    if after in words_of("place_heads") or (after in POSSESSIVES and later in OF_A_TOWN):
        vote["place"] += 2.0
    elif after in BELONGINGS:
        vote["organisation"] += 1.5
    if after == "," and later == "where":
        vote["place"] += 3.0


def _vote_by_words(vote: Votes, name: Name) -> None:
    """What the words of the name themselves say."""
    parts = name.key.split()
    last, first = parts[-1], parts[0]
    if name.key in places() or (name.country and name.country.use == "capital"):
        vote["place"] += 6.0
    if len(parts) > 1 and last in words_of("place_heads"):
        vote["place"] += 1.0 if last in SURNAMES and vote["person"] > 0 else 5.0
    elif len(parts) > 1 and (last in words_of("organisation_heads") or _headed(parts)):
        forename = len(parts) == 2 and first in given_names() and last not in words_of("company_ends")
        vote["organisation"] += 1.0 if forename and vote["person"] > vote["organisation"] else 5.0
    elif 1 < len(parts) <= 4 and first in given_names():
        vote["person"] += 3.0
    elif len(parts) == 1 and first in given_names():
        vote["person"] += 0.6
    if first in ("mount", "lake", "cape", "fort", "port", "gulf") and len(parts) > 1:
        vote["place"] += 4.0
    if name.key in words_of("organisations") or name.key in nicknames():
        vote["organisation"] += 6.0
    if len(parts) == 2 and first not in DIRECTIONS and first not in given_names() and _town(last):
        vote["organisation"] += 2.5
    if is_people(name.key):
        vote["group"] += 4.0
    if INITIAL.fullmatch(name.text.split()[0]) and len(parts) > 1:
        vote["person"] += 3.0
    if len(parts) == 1:
        _vote_by_word(vote, name, first)


def _vote_by_company(votes: dict[str, Votes], names: Sequence[Name], passages: Sequence[Words]) -> None:
    """What is named in one row is mostly of one kind: a name that little speaks for takes after the one before it."""
    for one, other in pairwise(names):
        if one.passage != other.passage or one.country or other.country or one.key == other.key:
            continue
        words = passages[one.passage]
        first, second = words.root_of(one.start, one.end), words.root_of(other.start, other.end)
        if words.dep[second] != "conj" or words.head[second] != first:
            continue
        for weak, strong in ((one.key, other.key), (other.key, one.key)):
            kind = best(votes[strong])
            if _margin(votes[strong]) >= SURE and _margin(votes[weak]) < UNSURE:
                votes[weak][kind] += LIKE_ITS_COMPANY
                break


def _margin(vote: Votes) -> float:
    first, second = sorted(vote.values(), reverse=True)[:2]
    return first - second


def _vote_by_word(vote: Votes, name: Name, word: str) -> None:
    """What the only word of a name says; `word` is it in lower case."""
    vote["organisation"] += 5.0 * (word in words_of("organisation_heads"))
    vote["organisation"] += 3.0 * bool(COINED.match(name.text) and not PREFIXED.match(name.text))
    vote["organisation"] += 1.2 * (name.text.isupper() and len(name.text) <= 6)


def _town(word: str) -> bool:
    """Whether a lower-case word is a town's name, after which clubs are called: “Atletico Madrid”."""
    nation = country(word)
    return word in places() or (nation is not None and nation.use == "capital")


def _headed(parts: list[str]) -> bool:
    """Whether the noun before “of” or “for” is an organisation's: “Department of Justice”."""
    for at, part in enumerate(parts):
        if part in ("of", "for", "on") and at:
            return parts[at - 1] in words_of("organisation_heads")
    return False
