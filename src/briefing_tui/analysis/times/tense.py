"""Which way in time a sentence looks: read from the verbs and the words of plan and promise around an expression.

Month names, weekdays and days of a month point back in “was charged in December” and ahead in “will meet in
December”. The nearest sign before the expression decides, else the nearest behind it; where the expression opens a
joined clause (“…, but on Friday …”) only what is behind it counts.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources

from briefing_tui.analysis.times.meaning import Direction
from briefing_tui.analysis.times.tokens import Tokens
from briefing_tui.analysis.times.words import MONTHS

_AHEAD = frozenset(
    ("will", "ll", "shall", "due", "expires", "expire", "scheduled", "upcoming", "expected", "plans", "planned",
     "planning", "expects", "hopes", "intends", "deadline", "effective", "payable", "matures", "maturing",
     "redeem", "slated", "forthcoming", "until", "begins", "starts", "opens", "ends", "going", "should", "resumes",
     "might", "can", "must", "would", "aims", "ahead", "mature", "poised", "likely", "predicts",
     "targeted", "rescheduled", "postponed")
)  # fmt: skip
_BACK = frozenset(("since", "ended", "ago", "earlier", "has", "have"))
_BREAKS = frozenset((";", "?", "!", "\u201c", "\u201d", '"', "`"))
# In front of a weekday and a verb in the present these speak of what is to come (“if they win Tuesday’s vote”).
_CONDITIONS = frozenset(("if", "unless", "when", "once"))
# -ed words that are no past tense, and adjectives that look like one.
_NOT_PAST = frozenset(
    ("united", "need", "hundred", "indeed", "speed", "red", "feed", "seed", "proceed", "exceed", "proposed", "planned",
     "scheduled", "expected", "limited", "bed", "unprecedented", "armed")
)  # fmt: skip
# Words that point ahead only in certain company.
_BY_COMPANY = frozenset(("soon", "early", "now", "set", "could", "be", "to", "may", "plans", "hopes"))
_BEFORE_TO = frozenset(
    ("is", "are", "plans", "set", "continue", "about", "agreed", "scheduled", "wants", "supposed", "plan", "deal",
     "agreement", "decision", "proposal", "bid", "pledge", "vows", "prepares", "preparing")
)  # fmt: skip
# Verbs in the present that speak of what is fixed for a day (“the ban takes effect on Monday”). They tell only where
# nothing else in the sentence does, since many are nouns too.
_FIXED = frozenset(
    ("takes", "travels", "meets", "arrives", "departs", "flies", "leaves", "returns", "visits", "hosts", "faces",
     "closes", "reopens", "launches", "premieres", "airs", "kicks", "convenes", "votes", "plays", "heads", "goes",
     "comes", "speaks", "appears", "hears", "releases", "holds", "gets")
)  # fmt: skip
# The same in the plural, right before the day (“Polls open Sunday”).
_FIXED_PLURAL = frozenset(
    ("open", "close", "begin", "start", "end", "resume", "meet", "vote", "return", "arrive", "leave", "play", "travel")
)
# What a possessive weekday gives is done (“Thursday’s eviction order”).
_VOTES = frozenset(("election", "elections", "vote", "referendum", "ballot", "runoff", "primary"))
_GIVEN = frozenset(("order", "ruling", "decision", "verdict", "announcement", "attack", "statement", "defeat", "loss"))
# What “could be” tells of the past with (“none could be reached on Friday”).
_SOUGHT = frozenset(("reached", "located", "found", "seen", "heard", "identified", "determined", "confirmed"))
_BEFORE_NOUN = frozenset(("its", "his", "her", "their", "our", "the", "s", "of", "for", "any", "no", "new", "these"))
_BEFORE_PARTICIPLE = frozenset(("be", "to", "the", "a", "an", "get", "newly"))
# Behind the expression these open a clause of its own time, or a claim that may look any way.
_OTHER_CLAUSES = frozenset(("where", "which", "who", "whose", "that", "shows", "show", "says", "say", "suggests"))
_JOINS = frozenset(("but", "and", "while", "yet", "then"))
_LEADS = frozenset(("on", "in", "by", "late", "early", "the", "at", "since", "until"))
_SHORT = frozenset(
    ("mr", "mrs", "ms", "dr", "sen", "rep", "gov", "gen", "lt", "col", "capt", "sgt", "prof", "rev", "st", "jr", "sr",
     "inc", "corp", "co", "ltd", "no", "vs", "ft", "messrs")
)  # fmt: skip
# How many tokens to either side are looked at: about two clauses.
REACH = 20
# “ahead of” speaks of an expression that follows within so many tokens.
_NEAR = 5


def direction(tokens: Tokens, start: int, end: int) -> Direction | None:
    """Whether the words around the tokens `start` to `end` speak of the past or of the future; None when open."""
    if tokens.at(end) in ("'", "’"):
        owned = tokens.words[end + 2 : end + 5]
        if not _GIVEN.isdisjoint(owned):
            return "past"
        if tokens.words[start] in MONTHS and not _VOTES.isdisjoint(owned):
            return "future"
    if tokens.at(end) == "deadline" and tokens.at(start - 1) in ("a", "an"):
        return "future"
    if _opens_clause(tokens, start):
        return _told_behind(tokens, end)
    return _told_before(tokens, start) or _told_behind(tokens, end) or _fixed(tokens, start)


def points_both_ways(tokens: Tokens, start: int, end: int) -> bool:
    """Whether the signs before and behind an expression contradict each other."""
    before, behind = _told_before(tokens, start), _told_behind(tokens, end)
    return before is not None and behind is not None and before != behind and not _opens_clause(tokens, start)


def _fixed(tokens: Tokens, start: int) -> Direction | None:
    """“future” where a verb in the present before the expression speaks of what is fixed for it."""
    before = start - 1 - (tokens.at(start - 1) in ("on", "this", "next"))
    if tokens.at(before) in _FIXED_PLURAL and tokens.at(before - 1).endswith("s"):
        return "future"
    for index in range(start - 1, max(-1, start - 1 - REACH), -1):
        if _ends_sentence(tokens, index):
            return None
        if tokens.words[index] in _FIXED and tokens.at(index - 1) not in _BEFORE_NOUN:
            return "future"
    return None


def _opens_clause(tokens: Tokens, start: int) -> bool:
    """Whether a joined clause begins with the expression: “…, but on Friday the board agreed”."""
    at = start - 1
    while tokens.at(at) in _LEADS:
        at -= 1
    return tokens.at(at) in _JOINS and tokens.at(at - 1) == ","


def _told_before(tokens: Tokens, start: int) -> Direction | None:
    for index in range(start - 1, max(-1, start - 1 - REACH), -1):
        if _ends_sentence(tokens, index) or tokens.words[index] == "(":
            return None
        far = tokens.words[index] == "ahead" and start - index > _NEAR
        if not far and (found := _sign(tokens, index)):
            return found
        if tokens.words[index] in _CONDITIONS and not tokens.at(index + 1).endswith("ing"):
            return "future"
    return None


def _told_behind(tokens: Tokens, end: int) -> Direction | None:
    for index in range(end, min(len(tokens.words), end + REACH)):
        if _ends_sentence(tokens, index) or tokens.words[index] in _OTHER_CLAUSES:
            return None
        if found := _sign(tokens, index):
            return found
    return None


def _sign(tokens: Tokens, index: int) -> Direction | None:
    """Which way the word at `index` points, if it does."""
    word, before = tokens.words[index], tokens.at(index - 1)
    if _points_ahead(tokens, index):
        had = word in ("would", "can", "should") and tokens.at(index + 1) == "have"
        undone = before == "to" and tokens.at(index - 3) == "been"
        been = before == "been" and tokens.at(index - 2) not in ("has", "have", "s", "ve")
        return "past" if been or had or undone else "future"
    if word in _BACK or word in _past_verbs():
        settled = word != "set" or tokens.at(index + 1) not in ("to", "for")
        return "past" if settled and before not in ("to", "be") else None
    named = tokens.capital(index) and index > 0 and not _ends_sentence(tokens, index - 1)
    if word.endswith("ed") and not named and len(word) > 4 and word not in _NOT_PAST and not word.startswith("un"):
        return None if before in _BEFORE_PARTICIPLE else "past"
    return None


def _points_ahead(tokens: Tokens, index: int) -> bool:
    word = tokens.words[index]
    if word not in _BY_COMPANY:
        return word in _AHEAD
    before, following = tokens.at(index - 1), tokens.at(index + 1)
    points: dict[str, bool] = {
        "soon": before == "as" == following,
        "early": before == "as" == following,
        "now": before == "between" and following == "and",
        "set": following in ("to", "for") and before in ("is", "are", "s", "re", ","),
        "could": following not in ("not", "n", "barely", "hardly", "only") and tokens.at(index + 2) not in _SOUGHT,
        "be": following.endswith("ing") and not (before == "to" and tokens.at(index - 2).endswith("ed")),
        "plans": before not in _BEFORE_NOUN or following == "to",
        "hopes": before not in _BEFORE_NOUN or following == "to",
        "to": before in _BEFORE_TO,
        "may": not tokens.capital(index),
    }
    return points[word]


def _ends_sentence(tokens: Tokens, index: int) -> bool:
    """Whether a sentence or quoted words end or begin at `index`; a full stop after a title or an initial does not."""
    word = tokens.words[index]
    if word == "'":
        return tokens.at(index + 1) == "'" and tokens.joined(index + 1)
    if word != ".":
        return word in _BREAKS
    before = tokens.at(index - 1)
    return index + 1 >= len(tokens.words) or (tokens.capital(index + 1) and len(before) > 1 and before not in _SHORT)


@cache
def _past_verbs() -> frozenset[str]:
    file = resources.files("briefing_tui.analysis.times") / "past_verbs.json"
    return frozenset(json.loads(file.read_text(encoding="utf-8")))
