"""Where the words of a speaker begin and end in a reported clause, and whether a clause says anything at all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_tui.analysis.quotes.indirect import Clause
from briefing_tui.analysis.quotes.pieces import Piece
from briefing_tui.analysis.quotes.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_BARE = frozenset(("object", "prep", "phrase"))
_MARKS = frozenset(("“", "”", '"', "''", "``", "'", "’", "‘", "«", "»"))
# Verbs that do something polite and say nothing.
_COURTESIES = frozenset(("thank", "greet", "welcome", "congratulate"))
# The subject of their passive did say it (“was quoted as saying”).
_QUOTED = frozenset(("quote", "cite", "record"))
_TURNS = frozenset(("but", "while", "before", "after", "when", "although", "though"))
_OPENERS = frozenset(("that", "if", "whether", "how", "why", "what", "who", "where"))
_WHILE = frozenset(("after", "before", "when", "while", "as", "during", "since"))
# Verbs of which somebody is told to do something (“urged the town to act”).
_TOLD_TO = frozenset(
    "advise ask beg caution challenge command counsel direct encourage exhort implore instruct invite order press "
    "promise remind request tell urge warn".split()
)
_LISTENERS = frozenset(("me", "us", "him", "her", "them"))
# The longest adverbial of time, in tokens.
_ADVERBIAL = 5
# What something is said in, at or to, as nouns that close an adverbial of the verb of saying.
_OCCASIONS = frozenset(
    "interview statement conference tweet speech post letter rally hearing court reporter journalist event email "
    "appearance briefing message meeting program programme show podcast radio television twitter facebook instagram "
    "video blog release address remark call forum debate press telephone phone".split()
)


def nominal(scene: Scene, clause: Clause) -> bool:
    """Whether a clause is but a noun phrase (“rejected a proposal”) or a courtesy: it does not tell what was said."""
    if scene.doc[clause.cue.start].lemma_.lower() in _COURTESIES:
        return True
    if clause.form == "object predicate":
        return False
    if clause.form.split()[0] in _BARE:
        return scene.doc[clause.head].pos_ not in ("VERB", "AUX")
    if (clause.form == "position after" and _of_object(scene, clause)) or _of_a_thing(scene, clause):
        return True
    return not any(token.pos_ in ("VERB", "AUX") for start, end in clause.tokens for token in scene.doc[start:end])


def _of_object(scene: Scene, clause: Clause) -> bool:
    """Whether what stands behind a verb is its object or adverbial and no clause.

    “announced the choice of a firm to join it”, “said in a letter, which the Gazette has seen”
    """
    start, end = clause.tokens[0]
    hung = [token for token in scene.doc[start:end] if token.head.i == clause.cue.start]
    links = {token.dep_ for token in hung}
    adverbial = bool(links) and links <= {"prep", "punct", "advmod", "npadvmod", "dative", "advcl"}
    if (not adverbial and "dobj" not in links) or links & {"ccomp", "xcomp", "parataxis"}:
        return False
    opens = scene.doc[start].lower_
    if opens in _OPENERS or (adverbial and "advcl" in links and opens not in _WHILE):
        return False
    return not any(_tells_what(below) for token in hung for below in token.children)


def _of_a_thing(scene: Scene, clause: Clause) -> bool:
    """Whether an infinitive behind an object belongs to it (“announced plans to build”): nobody is told to do it."""
    verb = scene.doc[clause.cue.start]
    if clause.form != "xcomp after" or verb.lemma_ in _TOLD_TO or scene.doc[clause.head].lemma_ == "be":
        return False
    start, _ = clause.tokens[0]
    return any(child.dep_ == "dobj" and start <= child.i < clause.head for child in verb.children)


def _tells_what(token: Token) -> bool:
    """Whether a word below an object or preposition opens a clause of what is said.

    “accused him of lying”, “expressed alarm that …”, “asked her if …”.
    """
    if token.dep_ == "pcomp":
        return token.pos_ == "VERB"
    opened = any(child.dep_ == "mark" and child.lower_ in ("that", "whether") for child in token.children)
    return (token.dep_ == "acl" and opened) or (token.dep_ == "mark" and token.lower_ in ("if", "whether"))


def listens(scene: Scene, piece: Piece) -> bool:
    """Whether the words for a source are whom something is told or of whom it is (“was told that …”, “is said to …”).

    What follows in the next sentence may be the answer of who was asked.
    """
    cue = piece.cue
    if cue is None or cue.form != "verb" or cue.kind not in ("plain", "speech"):
        return False
    verb = scene.doc[cue.start]
    passive = verb.tag_ == "VBN" and any(child.dep_ == "nsubjpass" and child.i == cue.head for child in verb.children)
    if not passive or verb.lemma_ in _QUOTED:
        return False
    if piece.kind != "direct":
        return True
    first = scene.parsed.token_at(piece.spans[0].start)
    return first < len(scene.doc) and scene.sentence[first] == scene.sentence[verb.i] and first > verb.i


def bounded(scene: Scene, clause: Clause) -> Clause:
    """The clause without whom it is told to before it, and without what the writer tells after the words in marks.

    Words in marks that are a clause of their own end it; else it ends before “but”, and before an adverbial of the
    verb of saying.
    """
    if len(clause.tokens) != 1:
        return clause
    start, end = clause.tokens[0]
    doc = scene.doc
    start = _after_listener(doc, start, clause)
    end = _before_next_verb(doc, start, end, clause)
    runs = [run for run in scene.runs if start < run[1] and run[0] < end]
    if runs:
        first, last = runs[0], runs[-1]
        if start < first[0] and doc[first[0] - 1].text in (",", ":") and not _says(doc, start, first[0]):
            start = first[0]
        opens = first[0] <= start <= first[0] + 1 or (first[0] - start == 1 and doc[start].lower_ == "that")
        whole = opens and len(runs) == 1 and _says(doc, *first)
        if last[1] < end and ((whole and _breaks(doc, last[1], end)) or _added(doc, last, end)):
            start, end = min(start, first[0]), last[1]
    return replace(clause, tokens=((start, end),)) if start < end else clause


def _after_listener(doc: Doc, start: int, clause: Clause) -> int:
    """The start after a pronoun that is told something (“told me I should go”)."""
    first: Token = doc[start]
    listens = (
        first.pos_ == "PRON"
        and first.dep_ in ("dobj", "dative", "nsubj")
        and first.lower_ in ("me", "us", "him", "her", "them")
    )
    return start + 1 if listens and doc[clause.cue.start].lemma_ == "tell" else start


def _before_next_verb(doc: Doc, start: int, end: int, clause: Clause) -> int:
    """The end before “but” and a second verb of who speaks (“said it was dead but smiled”)."""
    for at in range(start + 1, end):
        token: Token = doc[at]
        own = any(child.dep_ in ("nsubj", "nsubjpass") for child in token.children)
        if token.dep_ == "conj" and token.head.i == clause.cue.start and not own:
            turns = [before for before in range(start + 1, at) if doc[before].lower_ == "but"]
            return turns[-1] if turns else end
    return end


def _says(doc: Doc, start: int, end: int) -> bool:
    """Whether the tokens have a finite verb."""
    return any(token.tag_ in _FINITE for token in doc[start:end])


def _breaks(doc: Doc, start: int, end: int) -> bool:
    """Whether a conjunction or a comma follows, with which the writer goes on after a whole clause in marks."""
    return doc[start].text == "," or any(token.dep_ == "cc" for token in doc[start : min(start + 2, end)])


def _renames(rest: Span) -> bool:
    """Whether the writer says what the words in marks are (“…”, a remark that …)."""
    head = next((token for token in rest if token.pos_ in ("NOUN", "PROPN") and token.dep_ != "compound"), None)
    return rest[0].pos_ == "DET" and head is not None and head.dep_ == "appos"


def _added(doc: Doc, last: tuple[int, int], end: int) -> bool:
    """Whether what follows the last words in marks is the writer's: “but …”, “on Tuesday”, “in an interview”."""
    start = last[1]
    while start < end and (doc[start].is_punct or doc[start].text in _MARKS):
        start += 1
    if start >= end:
        return False
    rest = doc[start:end]
    if any(token.text == "," for token in doc[last[1] - 2 : start]) and _renames(rest):
        return True
    if _says(doc, start, end):
        return rest[0].lower_ in _TURNS
    if rest[0].pos_ not in ("ADP", "PROPN", "NOUN", "ADV", "DET"):
        return False
    told = rest[0].pos_ == "ADP" and any(token.lemma_.lower() in _OCCASIONS for token in rest)
    dated = len(rest) <= _ADVERBIAL and any(token.ent_type_ in ("DATE", "TIME") for token in rest)
    return told or (dated and _says(doc, *last))
