"""Whether a sentence can be read alone: what is wrong with it as a summary, told from its grammar and its quotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

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
# What tells of a picture or of the page, in whatever words: where to look, and what is to be seen.
_SHOWS = re.compile(
    r"\b(?:pictured|scroll down|click here|(?:photo|image|picture|video)s? (?:above|below|by|credit|courtesy)"
    r"|(?:above|below|left|right|centre|center)(?:\)|,? (?:is|are|with)\b))|\((?:[LRC]|left|right|centre|center)\)"
    r"|^(?:file )?(?:photo|image|picture)s?\b",
    re.IGNORECASE,
)
_FAULTS = (
    (_ASKS, "is a question"),
    (_ANNOUNCES, "only leads over to what follows"),
    (_SHOWS, "tells of a picture"),
    (_ANSWERS, "answers a question"),
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
    if len(words) < SHORTEST:
        return "is too short to stand alone"
    text = sentence.text.strip()
    told = next((fault for pattern, fault in _FAULTS if pattern.search(text)), None)
    if told is None and (words[0].text[0].islower() or not _is_whole(sentence)):
        return "is no whole sentence"
    if told is None and (dangling := _dangling(passage, sentence, spoken, named)):
        return f"has a “{dangling.text}” that only the text before it explains"
    return told


def _is_whole(sentence: Tokens) -> bool:
    """Whether a sentence has a clause with a subject, and opens on no conjunction that makes all of it a subclause."""
    if not any(token.dep_ in _SUBJECTS and token.head.pos_ in ("VERB", "AUX") for token in sentence):
        return False
    return not any(
        child.dep_ == "mark" and child.pos_ == "SCONJ" and child.i == sentence.start for child in sentence.root.children
    )


def _dangling(passage: ParsedPassage, sentence: Tokens, spoken: list[Span], named: Named) -> Token | None:
    """The first word of a sentence that stands for something named in another one, or None."""
    found = [(token, named[offset]) for token in sentence if (offset := passage.visible.offset(token.idx)) in named]
    names = {actor.id for _, (actor, form) in found if form != "pronoun"}
    meant = {token.i: actor.id for token, (actor, form) in found if form == "pronoun"}
    described = {token.i for token, (actor, form) in found if form != "pronoun" and actor.kind in _PEOPLE}
    things = persons = several = False
    for token in sentence:
        word = token.lower_
        inside = any(span.holds(passage.visible.offset(token.idx)) for span in spoken)
        if inside:
            continue
        if word in _POINTING and _points_back(token, started=things):
            return token
        known = meant[token.i] in names if token.i in meant else None
        if word in _SINGULAR and not (persons if known is None else known):
            return token
        if word in _PLURAL and not (known or several or (things and token.dep_ not in _SUBJECTS)):
            return token
        if word in _THINGS and token.dep_ != "expl" and known is not True and not things:
            return token
        several = several or token.tag_ in ("NNS", "NNPS") or (token.dep_ == "conj" and token.pos_ == "PROPN")
        things = things or token.pos_ in ("NOUN", "PROPN")
        persons = persons or token.pos_ == "PROPN" or token.i in described
    return None


def _points_back(token: Token, *, started: bool) -> bool:
    """Whether “this”, “those” or “such” needs the sentence before: near the start, and of no time or clause."""
    if token.dep_ == "det":
        return not started and token.head.lemma_.lower() not in _NOW
    followed = any(child.dep_ in ("relcl", "acl", "prep") for child in token.children)
    return not started and not followed and token.dep_ in ("nsubj", "nsubjpass", "pobj", "dobj", "predet")
