"""Which way in time a sentence looks: read from the verbs and the words of plan and promise around an expression.

Month names, weekdays and days of a month point back in “was charged in December” and ahead in “will meet in
December”. The nearest sign before the expression decides, else the nearest behind it.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources

from briefing_tui.analysis.times.meaning import Direction
from briefing_tui.analysis.times.tokens import Tokens

_AHEAD = frozenset(
    ("will", "ll", "shall", "due", "expires", "expire", "scheduled", "upcoming", "expected", "plans", "planned",
     "planning", "expects", "hopes", "intends", "deadline", "effective", "payable", "matures", "maturing",
     "redeem", "slated", "forthcoming", "until", "begins", "starts", "opens", "ends", "going", "should", "may",
     "might", "can", "must", "would", "aims", "ahead", "mature", "poised", "likely", "predicts")
)  # fmt: skip
_BACK = frozenset(("since", "ended", "ago", "earlier", "has", "have"))
_BREAKS = frozenset((".", ";", "?", "!", "\u201c", "\u201d"))
# -ed words that are no past tense, and adjectives that look like one.
_NOT_PAST = frozenset(
    ("united", "need", "hundred", "indeed", "speed", "red", "feed", "seed", "proceed", "exceed", "proposed", "planned",
     "scheduled", "expected", "limited", "bed", "unprecedented", "armed")
)  # fmt: skip
_BEFORE_TO = frozenset(("is", "are", "plans", "set", "continue", "about", "agreed", "scheduled", "wants"))
_BEFORE_PARTICIPLE = frozenset(("be", "to", "the", "a", "an", "get", "newly"))
# How many tokens to either side are looked at: about a clause and a half.
REACH = 14


def direction(tokens: Tokens, start: int, end: int) -> Direction | None:
    """Whether the words around the tokens `start` to `end` speak of the past or of the future; None when open."""
    for index in range(start - 1, max(-1, start - 1 - REACH), -1):
        if tokens.words[index] in _BREAKS and not _abbreviation(tokens, index):
            break
        found = _sign(tokens, index)
        if found:
            return found
    for index in range(end, min(len(tokens.words), end + REACH)):
        if tokens.words[index] in _BREAKS and not _abbreviation(tokens, index):
            break
        found = _sign(tokens, index)
        if found:
            return found
    return None


def _sign(tokens: Tokens, index: int) -> Direction | None:
    """Which way the word at `index` points, if it does."""
    word, before = tokens.words[index], tokens.at(index - 1)
    if _points_ahead(tokens, index):
        done = before == "been" or (word in ("would", "can", "should") and tokens.at(index + 1) == "have")
        return "past" if done else "future"
    if word in _BACK or word in _past_verbs():
        settled = word != "set" or tokens.at(index + 1) not in ("to", "for")
        return "past" if settled and before not in ("to", "be") else None
    if word.endswith("ed") and len(word) > 4 and word not in _NOT_PAST:
        return None if before in _BEFORE_PARTICIPLE else "past"
    return None


def _points_ahead(tokens: Tokens, index: int) -> bool:
    word, before, following = tokens.words[index], tokens.at(index - 1), tokens.at(index + 1)
    if word in ("soon", "early"):
        return before == "as" == following
    if word == "be":
        return following.endswith("ing")
    if word == "to":
        return before in _BEFORE_TO
    return word in _AHEAD and not (word == "may" and tokens.capital(index))


def _abbreviation(tokens: Tokens, index: int) -> bool:
    """Whether a full stop only ends a short form: one that a small letter, a figure or a comma follows."""
    if tokens.words[index] != "." or index + 1 >= len(tokens.words):
        return False
    return not tokens.capital(index + 1) or len(tokens.at(index - 1)) == 1


@cache
def _past_verbs() -> frozenset[str]:
    file = resources.files("briefing_tui.analysis.times") / "past_verbs.json"
    return frozenset(json.loads(file.read_text(encoding="utf-8")))
