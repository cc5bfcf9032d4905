"""Reported speech without quotation marks: the clauses and phrases that hang on a cue, and the cue's source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_tui.analysis.quotes.cues import lexicon
from briefing_tui.analysis.quotes.grammar import NOMINAL, noun_phrase
from briefing_tui.analysis.quotes.scene import Cue, Scene

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CLAUSAL = frozenset(("ccomp", "xcomp", "acl"))
_COMMENTS = frozenset(("parataxis", "ccomp", "advcl", "dep"))
_PREPOSITIONS = frozenset(("for", "of", "about", "on", "to", "against", "with"))
_OPENERS = frozenset(("that", "if", "whether"))
_TURNS = frozenset(("while", "but", "although", "though", "whereas", "versus"))
_RELATIVE = frozenset(("WDT", "WP", "WP$", "WRB"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_EDGES = frozenset((",", ".", ";", ":", "—", "–", "-", "!", "?", "...", "…"))
_TOLD = frozenset(("plain", "speech", "act"))
# Verbs that introduce quotations alone.
_BESIDE_MARKS = frozenset(("other", "manner"))
_NOUNS = frozenset(("NOUN", "PROPN"))
_SAME = frozenset(("he", "she", "they"))
# So many tokens, marks included, are more than a name or an adjective in marks.
_PHRASE = 5
# The longest adverbial, in tokens, between “said” and “that”.
_ADVERBIAL = 10
# Verbs whose listener is no part of what they tell: “told him to go home”.
_LISTENER = frozenset(("tell", "inform", "remind", "assure", "warn", "ask", "advise"))


@dataclass(frozen=True, slots=True)
class Clause:
    """What a cue reports, as token ranges of its passage (end exclusive), and how it hangs on the cue (`form`)."""

    cue: Cue
    tokens: tuple[tuple[int, int], ...]
    form: str
    head: int


def clauses(scene: Scene) -> list[Clause]:
    """Every clause or phrase of a passage that may be reported speech, in the order of the cues."""
    found: list[Clause] = []
    for cue in scene.cues:
        if cue.form == "according":
            found += _according(scene, cue)
        elif cue.form == "verb" and cue.kind not in _BESIDE_MARKS and not _refused(scene.doc[cue.start]):
            found += _of_verb(scene, cue)
    return [clause for clause in found if clause.tokens]


def _refused(verb: Token) -> bool:
    """Whether something is not said at all (“declined to comment on whether …”)."""
    return verb.dep_ == "xcomp" and verb.head.lemma_ in ("decline", "refuse")


def _of_verb(scene: Scene, cue: Cue) -> Iterator[Clause]:
    """What a verb's complements report; without a clausal one also its main clause, its object, its preposition."""
    verb = scene.doc[cue.start]
    clausal = [child for child in verb.children if child.dep_ in _CLAUSAL and child.i != cue.head]
    for child in clausal:
        side = "after" if child.i > verb.i else "before"
        yield from _clause(scene, cue, _complement(scene, child, cue), f"{child.dep_} {side}", child.i)
    if cue.kind in ("plain", "speech"):
        yield from _by_position(scene, cue)
    if clausal:
        return
    if verb.dep_ in _COMMENTS and verb.head.i < verb.i and verb.head.pos_ in ("VERB", "AUX"):
        start, end = verb.head.left_edge.i, min(cue.start, cue.source[0])
        yield from _clause(scene, cue, (start, end), f"{verb.dep_} inverted", verb.head.i)
    if verb.dep_ == "advcl" and any(child.dep_ == "mark" and child.lower_ == "as" for child in verb.children):
        yield from _as_clause(scene, cue, verb)
    yield from _objects(scene, cue, verb)


def _complement(scene: Scene, child: Token, cue: Cue) -> tuple[int, int]:
    """A clausal complement, from the object on for verbs whose object is part of what is asked (“urged X to go”)."""
    verb = scene.doc[cue.start]
    start, end = _range(scene, child, cue)
    told = next((other for other in verb.children if other.dep_ == "dobj"), None)
    if told is not None and child.dep_ in ("xcomp", "ccomp") and verb.lemma_ not in _LISTENER:
        first = noun_phrase(told)[0]
        if verb.i < first < start:
            start = first
    return start, end


def _objects(scene: Scene, cue: Cue, verb: Token) -> Iterator[Clause]:
    """Noun phrases that say what is announced, criticised, called for."""
    object_ = next((child for child in verb.children if child.dep_ == "dobj" and child.i > verb.i), None)
    if object_ is not None:
        start, end = _range(scene, object_, cue)
        predicate = next((child for child in verb.children if child.dep_ == "oprd" and child.i > object_.i), None)
        if predicate is not None:
            yield from _clause(scene, cue, (start, max(end, predicate.right_edge.i + 1)), "object predicate", object_.i)
        else:
            yield from _clause(scene, cue, (start, end), "object", object_.i)
    for child in verb.children:
        if child.dep_ != "prep" or child.lower_ not in _PREPOSITIONS:
            continue
        inner = next((below for below in child.children if below.dep_ in ("pobj", "pcomp")), None)
        if inner is not None and (verb.lemma_.lower(), child.lower_) in lexicon().phrases:
            yield from _clause(scene, cue, _range(scene, inner, cue), f"phrase {child.lower_}", inner.i)
        elif inner is not None and object_ is not None:
            yield from _clause(scene, cue, _range(scene, child, cue), f"prep {child.lower_}", inner.i)


def _by_position(scene: Scene, cue: Cue) -> Iterator[Clause]:
    """What stands before, after or around “X said” in its sentence: a net below the parse, which may be wrong."""
    doc = scene.doc
    sentence = doc[cue.start].sent
    start, end = min(cue.start, cue.source[0]), max(cue.end, cue.source[1])
    while end < sentence.end and doc[end].dep_ in ("npadvmod", "advmod", "dative") and not scene.inside[end]:
        end += 1
    while start > sentence.start and doc[start - 1].text not in _EDGES and doc[start - 1].dep_ in ("det", "compound"):
        start -= 1
    before = _trimmed(doc, sentence.start, start)
    after = _trimmed(doc, end, sentence.end)
    comma_before = start > sentence.start and doc[start - 1].text in (",", "—", "–", "-")
    comma_after = end < sentence.end and doc[end].text in (",", "—", "–", "-")
    goes_on = cue.source[0] < cue.start or _speaks_on(doc, *after)
    if comma_before and comma_after and before[1] > before[0] and after[1] - after[0] > 2 and goes_on:
        yield Clause(cue, (before, after), "around", doc[cue.start].i)
    if comma_before and before[1] - before[0] > 2:
        yield from _clause(scene, cue, before, "position before", sentence.root.i)
    if cue.source[0] < cue.start and not comma_after and after[1] - after[0] > 2:
        first = _from_that(scene, *after)
        last = _before_aside(scene, doc[first], first, _before_next_cue(scene, first, after[1], cue))
        yield from _clause(scene, cue, (first, last), "position after", sentence.root.i)


def _from_that(scene: Scene, start: int, end: int) -> int:
    """The start, or the “that”, “he” or “she” that opens what is said behind an adverbial.

    “said to the press in May that …”, “said after the vote he …”
    """
    doc = scene.doc
    if doc[start].pos_ not in ("ADP", "SCONJ", "NOUN", "PROPN", "ADV") and doc[start].dep_ not in ("det", "poss"):
        return start
    for at in range(start, min(end, start + _ADVERBIAL)):
        if scene.inside[at] or doc[at].tag_ in _FINITE:
            return start
        subject = doc[at].lower_ in _SAME and doc[at].dep_ == "nsubj"
        pronoun = at > start and subject and doc[at].head.dep_ != "relcl"
        if (doc[at].lower_ == "that" and doc[at].dep_ == "mark") or (pronoun and doc[at - 1].pos_ in _NOUNS):
            return at
    return start


def _speaks_on(doc: Doc, start: int, end: int) -> bool:
    """Whether what stands behind “said X,” is more of what X says: it has a finite verb, and tells nothing of X."""
    said = doc[start:end]
    finite = (token for token in said if token.tag_ in _FINITE)
    own = any(all(above.dep_ != "relcl" for above in (token, *token.ancestors)) for token in finite)
    return own and said[0].tag_ not in _RELATIVE


def _as_clause(scene: Scene, cue: Cue, verb: Token) -> Iterator[Clause]:
    """The main clause that an “as X reported” comments on."""
    start, end = verb.left_edge.i, verb.right_edge.i + 1
    sentence = verb.sent
    pieces = (_trimmed(scene.doc, sentence.start, start), _trimmed(scene.doc, end, sentence.end))
    longest = max(pieces, key=lambda piece: piece[1] - piece[0])
    yield from _clause(scene, cue, longest, "as", verb.head.i)


def _according(scene: Scene, cue: Cue) -> Iterator[Clause]:
    """The sentence less the “according to” phrase itself."""
    doc = scene.doc
    sentence = doc[cue.start].sent
    last = max(cue.end, cue.source[1])
    subtree_end = max([last] + [token.i + 1 for token in doc[cue.end - 1].subtree if token.sent == sentence])
    before, after = (sentence.start, cue.start), (subtree_end, sentence.end)
    root = doc[cue.start].sent.root.i
    left = _trimmed(doc, *before)
    right = _trimmed(doc, *after)
    pieces = [piece for piece in (left, right) if piece[1] - piece[0] > 1]
    longest = max(pieces, key=lambda piece: piece[1] - piece[0], default=None)
    if longest:
        side = "after" if longest == right else "before"
        yield from _clause(scene, cue, longest, f"according {side}", root)


def _range(scene: Scene, head: Token, cue: Cue) -> tuple[int, int]:
    """The tokens below `head`, on its own side of the cue and its source, within the sentence."""
    start, end = head.left_edge.i, head.right_edge.i + 1
    if head.i > cue.start:
        start = max(start, cue.end)
        if cue.source[0] >= head.i:
            end = min(end, cue.source[0])
    else:
        end = min(end, cue.start, cue.source[0] if cue.source[0] > head.i else end)
    mark = next((child for child in head.children if child.dep_ == "mark" and child.lower_ in _OPENERS), None)
    if mark is not None and start < mark.i < head.i:
        start = mark.i
    end = _before_next_cue(scene, start, end, cue)
    # What stands before “X said” is all X's; the writer adds only behind it.
    return start, _before_aside(scene, head, start, end) if head.i > cue.start else end


def _before_aside(scene: Scene, head: Token, start: int, end: int) -> int:
    """Where content ends for what the writer adds after a comma: “while …”, “but …”, a participle.

    After a noun phrase a relative clause is the writer's too.
    """
    doc = scene.doc
    noun = head.pos_ in NOMINAL
    for at in range(max(start, head.i) + 1, end - 1):
        if doc[at].text != ",":
            continue
        following = doc[at + 1]
        if following.lower_ in _TURNS or (following.tag_ == "VBG" and following.dep_ in ("advcl", "acl")):
            return at
        if noun and following.tag_ in _RELATIVE:
            return at
    return end


def _before_next_cue(scene: Scene, start: int, end: int, cue: Cue) -> int:
    """Where content ends for a second cue that the parse put inside it.

    It is a verb of saying of the same speaker (“said A and vowed B”, “said A, but he added that B”), or the “according
    to” that closes the sentence.
    """
    doc = scene.doc
    for other in scene.cues:
        if not start + 1 < other.start < end:
            continue
        if other.form == "according" and max(other.source[1], other.end) >= end - 1:
            return other.start
        if other.form == "verb" and other.kind in _TOLD:
            at = _joint(doc, doc[other.start], start)
            own = other.source[0] < start or doc[other.start].tag_ == doc[cue.start].tag_
            if at is not None and own:
                return at
    return end


def _joint(doc: Doc, verb: Token, start: int) -> int | None:
    """Where a finite verb is joined to what goes before: at the conjunction before it, or before its “he” or “she”."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is not None and (subject.lower_ not in _SAME or subject.i > verb.i):
        return None
    at = (verb if subject is None else subject).i - 1
    while at > start and doc[at].pos_ == "ADV":
        at -= 1
    if doc[at].dep_ == "cc":
        return at
    return at if subject is not None and doc[at].text == "," else None


def _clause(scene: Scene, cue: Cue, tokens: tuple[int, int], form: str, head: int) -> Iterator[Clause]:
    start, end = _trimmed(scene.doc, *_within_semicolons(scene, *tokens, cue))
    if start < end and not (start <= cue.start < end) and not (start <= cue.head < end):
        yield Clause(cue, ((start, end),), form, head)


def _run_on(scene: Scene, start: int, end: int) -> list[int]:
    """Where a capital follows words in marks without a stop, as where captions or lines were run together."""
    return [
        last
        for first, last in scene.runs
        if start < last < end and last - first > _PHRASE and scene.doc[last].text.istitle()
    ]


def _within_semicolons(scene: Scene, start: int, end: int, cue: Cue) -> tuple[int, int]:
    """The part of a range next to the cue: behind a semicolon outside marks something else begins."""
    places = [at for at in range(start, end) if scene.doc[at].text == ";" and not scene.inside[at]]
    if start >= cue.start:
        places = sorted({*places, *_run_on(scene, start, end)})
    if not places:
        return start, end
    return (start, places[0]) if start >= cue.start else (places[-1] + 1, end)


def _trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """The range without punctuation and conjunctions at its edges."""
    while start < end and (doc[start].text in _EDGES or doc[start].is_space or doc[start].dep_ == "cc"):
        start += 1
    while end > start and (doc[end - 1].text in _EDGES or doc[end - 1].is_space):
        end -= 1
    return start, end


def clause_features(scene: Scene, clause: Clause) -> list[str]:
    """Features of the decision that a clause is reported speech."""
    doc = scene.doc
    cue = clause.cue
    verb = doc[cue.start]
    start, end = clause.tokens[0][0], clause.tokens[-1][1]
    length = sum(last - first for first, last in clause.tokens)
    size = "1" if length == 1 else "2-3" if length < 4 else "4-7" if length < 8 else "8-15" if length < 16 else "16+"
    head = doc[cue.head]
    lemma = verb.lemma_.lower()
    shape = clause.form.split()[0]
    made = [
        "bias",
        f"form {clause.form}",
        f"form {shape} {cue.kind}",
        f"form {shape} length {size}",
        f"lemma {lemma}",
        f"lemma {lemma} {shape}",
        f"tag {verb.tag_}",
        f"verb dep {verb.dep_}",
        f"source {_source_form(head)}",
        f"opens with {doc[start].lower_ if doc[start].tag_ in ('IN', 'TO', 'WDT', 'WP', 'WRB') else doc[start].tag_}",
        f"head {doc[clause.head].pos_} {shape}",
    ]
    words = doc[start:end]
    if any(token.dep_ == "nsubj" for token in words):
        made.append(f"own subject {shape}")
    if any(token.tag_ in ("VBD", "VBZ", "VBP", "MD") for token in words):
        made.append(f"finite verb {shape}")
    if start > cue.start:
        gap = start - cue.end
        made.append(f"gap {min(gap, 4)} {shape}")
        made.append(f"ends at {_mark(doc, end)} {shape}")
    else:
        made.append(f"joined by {_mark(doc, end)} {shape}")
        made.append(f"source ends at {_mark(doc, max(cue.end, cue.source[1]))} {shape}")
        made.append(f"opens sentence {doc[start].is_sent_start} {shape}")
        made.append(f"gap before {min(max(0, min(cue.start, cue.head) - end), 4)} {shape}")
    if any(child.dep_ in ("dobj", "dative") for child in verb.children):
        made.append(f"has object {shape}")
    if any(child.dep_ in ("ccomp", "xcomp") for child in verb.children):
        made.append(f"has complement {shape}")
    if any(child.dep_ == "neg" for child in verb.children):
        made.append("negated")
    made += [f"auxiliary {child.lower_}" for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if cue.head > cue.start:
        made.append("source after cue")
    if any(scene.inside[start:end]):
        quoted = sum(scene.inside[start:end])
        made.append("all quoted" if quoted >= length - 2 else "partly quoted")
    if abs(cue.head - cue.start) > 8:
        made.append("source far")
    return made


def _mark(doc: Doc, index: int) -> str:
    """The punctuation at a token, “end” after the last one, and “word” for anything else."""
    if index >= len(doc):
        return "end"
    return doc[index].text if doc[index].is_punct else "word"


def _source_form(head: Token) -> str:
    if head.lower_ in ("i", "we", "you"):
        return "first or second person"
    if head.pos_ == "PRON":
        return f"pronoun {head.lower_}" if head.lower_ in ("he", "she", "they", "it", "who") else "pronoun"
    return head.ent_type_ or (head.pos_ if head.pos_ in NOMINAL else "other")
