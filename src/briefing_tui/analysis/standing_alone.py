"""Whether a sentence can be read alone: what is wrong with it as a summary, told from its grammar and its quotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing_tui.analysis.actors.lexicon import words_of
from briefing_tui.analysis.language import ParsedPassage
from briefing_tui.model.briefing import Actor, MentionForm
from briefing_tui.model.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

SHORTEST = 8  # words
MOSTLY = 0.6  # share of a sentence that is direct speech, from which on it is quotation
_SINGULAR = frozenset("he him his himself she her hers herself".split())
_PLURAL = frozenset("they them their theirs themselves".split())
_THINGS = frozenset("it its itself".split())
_FOLLOWING = frozenset(("relcl", "acl", "prep"))
_PEOPLE = frozenset(("person", "unnamed", "group"))
_POINTING = frozenset("this that these those such".split())
# What “this” and “that” point at without a sentence before: the time in which the article was written.
_NOW = frozenset(
    "week month year morning afternoon evening night spring summer autumn fall winter weekend season quarter".split()
)
_ANSWERS = re.compile(r"^\W*(?:yes|no|sure|well|absolutely|exactly|okay)\b\W* ?[,.—–-]", re.IGNORECASE)
_ASKS = re.compile(r"\?[\"'”’)\]]*$")
_ANNOUNCES = re.compile(r"(?::|…|\.\.\.)[\"'”’)\]]*$")
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass", "expl"))
# What tells of a picture or of the page, in whatever words: where to look, what is to be seen. A stop behind a space
# ends the captions of pages that have lost their line breaks.
_SHOWS = re.compile(
    r"\b(?:pictured|scroll down|click here|(?:photo|image|picture|video)s? (?:above|below|by|credit|courtesy)"
    r"|(?:above|below|left|right|centre|center)(?:\)|,? (?:is|are|with)\b))|\((?:[LRC]|left|right|centre|center)\)"
    r"|^(?:file )?(?:photo|image|picture)s?\b|\s\.$",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"^\(.*\)[.!?]?$|^\[.*\][.!?]?$", re.DOTALL)
_FAULTS = (
    (_ASKS, "is a question"),
    (_ANNOUNCES, "only leads over to what follows"),
    (_SHOWS, "tells of a picture"),
    (_ANSWERS, "answers a question"),
    (_ASIDE, "is an aside"),
)
# The actors by the source offset at which a mention of them starts, with the form of that mention.
Named = dict[int, tuple[Actor, MentionForm]]


def defect(passage: ParsedPassage, sentence: Tokens, spoken: list[Span], named: Named) -> str | None:
    """What is wrong with a sentence as a summary, or None; `spoken` are the direct quotes that it shares words with."""
    span = passage.span(sentence.start, sentence.end)
    words = [token for token in sentence if token.is_alpha]
    quoted = sum(min(s.end, span.end) - max(s.start, span.start) for s in spoken)
    if quoted >= MOSTLY * len(span):
        return "is quotation"
    text = sentence.text.strip()
    if sum(map(text.count, '"“”')) % 2 or any(not span.covers(s) for s in spoken):
        return "is cut from a quotation"
    if len(words) < SHORTEST:
        return "is too short to stand alone"
    told = next((fault for pattern, fault in _FAULTS if pattern.search(text)), None)
    if told is None and (words[0].text[0].islower() or not _is_whole(sentence)):
        return "is no whole sentence"
    if told is None and (dangling := _dangling(passage, sentence, spoken, named)):
        return f"has a “{dangling.text}” that only the text before it explains"
    return told


def _is_whole(sentence: Tokens) -> bool:
    """Whether a sentence has a clause with a subject, and opens on no word that makes all of it a subclause."""
    opening = next((token for token in sentence if token.is_alpha), None)
    if opening is None or (opening.lower_ == "which" and opening.dep_ != "det"):
        return False
    if not any(token.dep_ in _SUBJECTS and token.head.pos_ in ("VERB", "AUX") for token in sentence):
        return False
    return not any(
        child.dep_ == "mark" and child.pos_ == "SCONJ" and child.i == sentence.start for child in sentence.root.children
    )


def _dangling(passage: ParsedPassage, sentence: Tokens, spoken: list[Span], named: Named) -> Token | None:
    """The first word of a sentence that stands for something named in another one, or None."""
    found = [(token, named[offset]) for token in sentence if (offset := passage.visible.offset(token.idx)) in named]
    first = _first_names(found)
    meant = {token.i: actor.id for token, (actor, form) in found if form == "pronoun"}
    described = {token.i for token, (actor, form) in found if form != "pronoun" and actor.kind in _PEOPLE}
    things = persons = several = False
    for token in sentence:
        word = token.lower_
        if word in _POINTING and _points_back(token, started=things):
            return token
        at = first.get(meant.get(token.i, ""))
        known = None if token.i not in meant else at is not None and at < token.i
        inside = any(span.holds(passage.visible.offset(token.idx)) for span in spoken)
        ahead = word in _SINGULAR and not (persons or inside) and _runs_ahead(token, described)
        if word in _SINGULAR and not (
            known or ahead or (persons and (known is None or inside or token.dep_ == "poss"))
        ):
            return token
        if word in _PLURAL and not (known or several or (things and token.dep_ not in _SUBJECTS)):
            return token
        if word in _THINGS and token.dep_ != "expl" and known is not True and not things:
            return token
        several = several or token.tag_ in ("NNS", "NNPS") or (token.dep_ == "conj" and token.pos_ == "PROPN")
        things = things or token.pos_ in ("NOUN", "PROPN")
        persons = persons or token.ent_type_ == "PERSON" or token.i in described or token.lemma_.lower() in _persons()
    return None


def _persons() -> frozenset[str]:
    return words_of("person_nouns")


def _first_names(found: list[tuple[Token, tuple[Actor, MentionForm]]]) -> dict[str, int]:
    """Where each actor is first named or described in a sentence, by id."""
    first: dict[str, int] = {}
    for token, (actor, form) in found:
        if form != "pronoun":
            first.setdefault(actor.id, token.i)
    return first


def _runs_ahead(pronoun: Token, described: set[int]) -> bool:
    """Whether a pronoun may stand before the name that it is for: in a phrase or clause before a subject who is named.

    “When he took office, Ban …” and “In her speech, Crane …”, but not “She is Crane’s friend”.
    """
    subject = next((child for child in pronoun.sent.root.children if child.dep_ in _SUBJECTS), None)
    if subject is None or subject.left_edge.i <= pronoun.i:
        return False
    return any(token.ent_type_ == "PERSON" or token.i in described for token in subject.subtree)


def _points_back(token: Token, *, started: bool) -> bool:
    """Whether “this”, “those” or “such” needs the sentence before: for no time, and nothing told or named before it."""
    if token.dep_ == "det":
        noun = token.head
        if token.lower_ in ("that", "those"):
            return not (any(child.dep_ in _FOLLOWING for child in noun.children) or _told_before(token))
        return not started and noun.lemma_.lower() not in _NOW
    followed = any(child.dep_ in _FOLLOWING for child in token.children)
    return not started and not followed and token.dep_ in ("nsubj", "nsubjpass", "pobj", "dobj", "predet")


def _told_before(token: Token) -> bool:
    """Whether a clause stands before a word in its sentence that it is no part of: what it tells may be meant."""
    around = {token.i, *(ancestor.i for ancestor in token.ancestors)}
    return any(other.pos_ == "VERB" and other.i not in around for other in token.sent if other.i < token.i)
