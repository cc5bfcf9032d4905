"""What the parse says about a verb or noun: the whole noun phrase of a token, and who does what a verb says."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
_SUBJECT_WORDS = NOMINAL | {"NUM", "DET", "ADJ", "X"}
_RELATIVE_TAGS = frozenset(("WDT", "WP", "WP$", "WRB"))
RELATIVES = frozenset(("that", "which"))
_BREAKS = frozenset((",", ";", ":", "—", "–", "--", "(", "“", "”", '"', "``", "''"))
# Verbs that hand their subject on to the participle or infinitive below them.
_INHERIT = frozenset(("conj", "xcomp", "advcl", "dep", "pcomp", "prep", "ccomp", "parataxis"))
# Through so many verbs a subject is handed down at most.
_DEEP = 4


def noun_phrase(head: Token) -> tuple[int, int]:
    """The tokens (start, end) of the noun phrase around `head`, up to a relative clause or a break by punctuation."""
    doc = head.doc
    start = head.left_edge.i
    while start < head.i and (doc[start].text in _BREAKS or doc[start].dep_ in ("cc", "punct", "mark", "advmod")):
        start += 1
    # Backwards, since the break that counts is the last one, and a phrase may be as long as its paragraph.
    for at in range(head.i - 1, start - 1, -1):
        if doc[at].text in _BREAKS and not _inside_name(doc[at], head):
            start = at + 1
            break
    last = head.right_edge.i
    end = head.i + 1
    while end <= last:
        token = doc[end]
        if token.text in _BREAKS or token.tag_ in _RELATIVE_TAGS or token.pos_ in ("AUX", "SCONJ"):
            break
        if token.pos_ == "VERB" and token.tag_ not in ("VBN", "VBG"):
            break
        end += 1
    while end > head.i + 1 and (doc[end - 1].pos_ in ("CCONJ", "ADP", "PUNCT", "DET", "SPACE")):
        end -= 1
    return start, end


def _inside_name(token: Token, head: Token) -> bool:
    """Whether a comma or mark belongs to a chain of modifiers before the head (“a big, old party”)."""
    return token.text == "," and token.head == head and token.nbor().pos_ == "ADJ"


def subject_of(verb: Token, depth: int = 0) -> Token | None:
    """The token that says who does `verb`: its own subject, a passive's agent, or one handed down to it.

    `depth` counts the verbs that the question came through; a passive hands its subject on, not its agent.
    """
    if any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children):
        found = passive_subject(verb) if depth else _agent_of(verb)
        if found is not None:
            return found
    own = _own_subject(verb)
    if own is not None:
        return own
    if verb.dep_ == "acl":
        return _described(verb)
    if depth < _DEEP and verb.dep_ in _INHERIT and verb.tag_ != "VBN":
        head = verb.head.head if verb.head.pos_ == "ADP" else verb.head
        if head.i != verb.i and head.pos_ in ("VERB", "AUX"):
            return subject_of(head, depth + 1) or passive_subject(head)
    return None


def _own_subject(verb: Token) -> Token | None:
    """The nearest subject below the verb; for a relative “that” or “which” the noun that it stands for."""
    found = [child for child in verb.children if child.dep_ == "nsubj" and child.pos_ in _SUBJECT_WORDS]
    if not found:
        return None
    nearest = min(found, key=lambda child: abs(child.i - verb.i))
    thing = nearest.lower_ in RELATIVES and verb.dep_ == "relcl" and verb.head.pos_ in NOMINAL
    return verb.head if thing else nearest


def _described(verb: Token) -> Token | None:
    """Who does a participle after a noun: the noun (“a report saying”), or after a comma the clause's subject."""
    if verb.i > 0 and verb.nbor(-1).text == ",":
        return _subject_above(verb.head)
    return verb.head if verb.head.pos_ in NOMINAL and verb.tag_ == "VBG" else _agent_of(verb)


def _subject_above(noun: Token) -> Token | None:
    """The subject of the clause that a noun stands in: a participle after a comma speaks of it, not of the noun."""
    for above in noun.ancestors:
        if above.pos_ in ("VERB", "AUX"):
            return subject_of(above, 1)
    return noun


def passive_subject(verb: Token) -> Token | None:
    """The subject of a passive verb: who is quoted as saying, who was asked."""
    return next((child for child in verb.children if child.dep_ == "nsubjpass"), None)


def _agent_of(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "agent":
            return next((below for below in child.children if below.dep_ == "pobj"), None)
    return None


def nominal_before(doc: Doc, index: int, floor: int) -> Token | None:
    """The nearest noun, name or pronoun before token `index`, at or after `floor`, over an apposition in commas.

    For “Name, title, said” where the parse found no subject: the first nominal of the run that is not broken by more
    than commas, adjectives, determiners and prepositions.
    """
    at = index - 1
    best: Token | None = None
    while at >= floor:
        token = doc[at]
        if token.pos_ in NOMINAL:
            best = token
        elif token.text not in (",", "-") and token.pos_ not in (
            "ADJ",
            "DET",
            "ADP",
            "NUM",
            "PART",
            "ADV",
            "AUX",
            "CCONJ",
        ):
            break
        at -= 1
    if best is not None and _opens_sentence(best):
        best = next((token for token in doc[best.i + 1 : index] if token.pos_ in NOMINAL), best)
    return _head_of_run(best) if best is not None else None


def _opens_sentence(token: Token) -> bool:
    """Whether a word is the object of the preposition that opens its sentence (“In response the board …”)."""
    return token.dep_ == "pobj" and token.i > 0 and token.nbor(-1).pos_ == "ADP" and bool(token.nbor(-1).is_sent_start)


def nominal_after(doc: Doc, index: int, ceiling: int) -> Token | None:
    """The head of the noun phrase that starts right after token `index`, before `ceiling` (“said John Doe”)."""
    at = index + 1
    while (
        at < ceiling and doc[at].pos_ in ("ADJ", "DET", "NUM", "PUNCT", "ADV") and doc[at].text not in (".", ":", ";")
    ):
        at += 1
    if at < ceiling and doc[at].pos_ in NOMINAL:
        return _head_of_run(doc[at])
    return None


def _head_of_run(token: Token) -> Token:
    """The last word of a run of compounds: the head of the name that `token` opens."""
    while token.dep_ in ("compound", "nmod", "poss", "amod") and token.head.i > token.i and token.head.pos_ in NOMINAL:
        token = token.head
    return token
