"""Which time expressions date nothing that a reader looks for in a timeline.

What is so now (“we have peace today”), measures (“2000 levels”), what is only supposed or asked, and years that tell
which thing is meant where nothing is told of it (“the handbook (2018)”).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_tui.analysis.times.clauses import Clause, governing_verb, is_verb, tells_event
from briefing_tui.analysis.times.meaning import Meaning

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

# Behind a year these make it a measure of a thing.
_MEASURED = frozenset(("levels", "level", "prices", "dollars", "terms", "standards", "figures"))
# Verbs that in the present tell how things are.
_STATES = frozenset(
    ("be", "have", "know", "see", "live", "seem", "remain", "need", "want", "hope", "think", "believe", "feel", "mean",
     "look", "like", "love", "exist", "matter", "understand")
)  # fmt: skip
# Of the present and the stretch around it only what lasts is told with these.
_NOW = frozenset(("day", "week", "month", "quarter", "season", "year", "decade"))
# So many tokens behind “than” an expression is what something is held against.
_BESIDE = 5
# Things said, voted or due, which are events as well as things.
_SAID = frozenset(
    ("comment", "statement", "remark", "email", "e-mail", "message", "letter", "interview", "report", "tweet", "post",
     "note", "memo", "call", "primary", "caucus", "poll", "survey", "deadline")
)  # fmt: skip
# How a word hangs on the noun that it says more of.
_ATTRIBUTES = frozenset(("compound", "nmod", "amod", "poss", "nummod"))
_SUPPOSING = frozenset(("if", "unless", "whether"))


def dates_nothing(doc: Doc, clause: Clause, meaning: Meaning, start: int, end: int) -> bool:
    """Whether the tokens `start` to `end`, an expression of that meaning in the event `clause`, date nothing."""
    head = doc[clause.head]
    sentence = doc[start].sent
    return (
        _measures(doc, meaning, end)
        or _stands_in_brackets(doc, meaning, start, end)
        or _lasts(governing_verb(doc, start), meaning)
        or (is_verb(head) and _is_supposed(head))
        or _asks(sentence, end)
        or _is_compared(doc, start)
        or _names_a_thing(doc, meaning, start, end)
        or not any(is_verb(token) or tells_event(token) for token in sentence)
    )


def _measures(doc: Doc, meaning: Meaning, end: int) -> bool:
    return meaning.grain == "year" and end < len(doc) and doc[end].lower_ in _MEASURED


def _stands_in_brackets(doc: Doc, meaning: Meaning, start: int, end: int) -> bool:
    """Whether a year stands alone in brackets, as it does behind the name of a work."""
    alone = start > 0 and end < len(doc) and doc[start - 1].text == "(" and doc[end].text == ")"
    return meaning.grain == "year" and alone


def _lasts(verb: Token | None, meaning: Meaning) -> bool:
    """Whether a verb tells only how things are, or that nothing happened yet, in the stretch that the text is of."""
    around = meaning.kind == "shift" and meaning.anchor != "narrative" and meaning.offset == 0
    if verb is None or not around or meaning.grain not in _NOW or meaning.part or meaning.modifier == "earlier":
        return False
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if any(helper.tag_ == "MD" or helper.lower_ == "to" for helper in helpers):
        return False
    if not helpers:
        return verb.tag_ in ("VBP", "VBZ") and verb.lemma_.lower() in _STATES
    denied = any(child.dep_ == "neg" for child in verb.children)
    return denied and all(helper.tag_ in ("VBP", "VBZ") for helper in helpers)


def _is_supposed(verb: Token) -> bool:
    """Whether a clause tells only of what may be: “if they agree by Friday”."""
    return any(child.dep_ == "mark" and child.lower_ in _SUPPOSING for child in verb.children)


def _asks(sentence: Span, end: int) -> bool:
    """Whether the sentence of an expression is a question."""
    tail = sentence.doc[end : sentence.end]
    return any(token.text == "?" for token in tail) and not any(token.text in ("”", '"') for token in tail)


def _is_compared(doc: Doc, start: int) -> bool:
    """Whether an expression is only what the present is held against: “fewer than she did eight years ago”."""
    return any(token.lower_ == "than" for token in doc[max(doc[start].sent.start, start - _BESIDE) : start])


def _names_a_thing(doc: Doc, meaning: Meaning, start: int, end: int) -> bool:
    """Whether a month, a weekday or a decade only says which thing is meant, and that is no event: “Tuesday's results”,
    “an October surprise”, “its economy in the 1950s”.
    """
    dated = meaning.day is not None or (meaning.year is not None and meaning.grain != "decade")
    if meaning.kind != "date" or dated or not (meaning.grain in ("month", "decade") or meaning.weekday is not None):
        return False
    root = _root_of(doc, start, end)
    noun = root.head
    if root.dep_ == "pobj" and (meaning.grain == "decade" or noun.lower_ == "from") and noun.dep_ == "prep":
        noun = noun.head
    elif root.dep_ not in _ATTRIBUTES or noun.i < root.i:
        return False
    happens = meaning.grain != "decade" and (tells_event(noun) or noun.lemma_.lower() in _SAID)
    return noun.pos_ == "NOUN" and not happens


def _root_of(doc: Doc, start: int, end: int) -> Token:
    """The token of an expression whose head lies outside it."""
    return next((token for token in doc[start:end] if not start <= token.head.i < end), doc[start])
