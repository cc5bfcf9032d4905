"""Whether words in quotation marks are speech at all, and whether they stand alone or inside a reported clause."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing_tui.analysis.quotes.candidates import Candidate, Setting, common_word, root_of
from briefing_tui.analysis.quotes.reported import Report, around

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FIRST = frozenset(("i", "we", "my", "our", "me", "us", "you", "your"))
_OPEN = frozenset(("NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM", "PRON", "INTJ", "X"))
_STOPS = frozenset((",", ".", "!", "?"))
_NAMING = frozenset(("call", "dub", "title", "entitle", "name", "nickname", "label", "term", "know", "brand"))
_SHORT = frozenset(("1", "2", "3"))
# How the words of a source hang together with a quote, among the features of a candidate.
_LINKS = ("governs", "above quote", "below quote", "quote in", "apart from quote", "told by", "source ")
# Two quotes with so few tokens between them are used alike.
_CLOSE = 4
_LIKELY = ((0.2, "hardly"), (0.5, "perhaps"), (0.8, "probably"))
# Words in marks that are no speech are no longer than this, and a sentence is longer than `_FEW` words.
_SCARE, _FEW = 8, 3
# So much of a title is capitals.
_TITLED = 0.6
# What has a title, or goes by a name, written in quotation marks.
_WORKS = frozenset(
    "account ad album article ballad blog book chapter column documentary editorial episode essay exhibition film "
    "headline magazine memoir movie musical nickname novel painting play podcast poem program programme pseudonym "
    "report series show song story track video word".split()
)
_LENGTHS = ((1, "1"), (2, "2"), (3, "3"), (5, "4-5"), (8, "6-8"), (14, "9-14"))


def speech_features(setting: Setting, best: Candidate | None, margin: float, reports: Sequence[Report]) -> list[str]:
    """Features of the decision that a quote is speech.

    `best` is its likeliest source, `margin` the probability of that; `reports` are the clauses of its passage.
    """
    scene = setting.first
    doc = scene.doc
    start, end = scene.run_at(setting.quote[0])
    words = [token for token in doc[start:end] if not token.is_punct and token.text not in ("``", "''")]
    length = "15+" if len(words) > 14 else next(name for most, name in _LENGTHS if len(words) <= most or most == 14)
    finite = any(token.tag_ in ("VBD", "VBZ", "VBP", "MD") for token in words)
    made = ["bias", f"length {length}", f"length {length} {'finite verb' if finite else 'no finite verb'}"]
    if len(setting.quote) > 1:
        made.append("several paragraphs")
    if words:
        made += _wording(doc, words, length)
    made += _edges(doc, start, end, length)
    made += _syntax(doc, start, end, length)
    made += _source(best, margin, length)
    made += _neighbour(setting, start)
    made += _clause(around(reports, start, end), length)
    if scene.outside[-1] <= 1:
        made.append("paragraph is all quote")
    return made


def _wording(doc: Doc, words: list[Token], length: str) -> list[str]:
    """What the quoted words themselves look like: capitals as in a title, pronouns as in talk."""
    size = "short" if length in _SHORT else "long"
    made = ["opens with a capital" if words[0].text[0].isupper() else "opens in lower case"]
    made.append(f"opens with {words[0].pos_} {size}")
    content = [token for token in words if token.pos_ in _OPEN]
    if content and all(token.text[0].isupper() or token.text[0].isdigit() for token in content):
        first, last = words[0].i - 1, words[-1].i + 1
        before = doc[first - 1] if first > 0 else None
        made += [f"title case {length}", f"title case after {before.pos_ if before is not None else 'start'}"]
        if before is not None:
            made.append(f"title case after {common_word(before)}")
        made.append(f"title case with {'a stop' if last < len(doc) and doc[last].text in _STOPS else 'no stop'}")
        if len(content) > 2:
            made.append("title case of many words")
    if any(token.ent_type_ == "WORK_OF_ART" for token in words):
        made.append(f"work of art {length}")
    if any(token.lower_ in _FIRST for token in words):
        made.append("first or second person")
    return made


def _syntax(doc: Doc, start: int, end: int, length: str) -> list[str]:
    """What the quoted words do in their sentence: name something, describe a noun, or say something of somebody."""
    root = root_of(doc, start, end)
    size = "short" if length in _SHORT else "long"
    if root is None:
        return [f"hangs on nothing {size}"]
    made = [f"is {root.dep_} {size}", f"is {root.dep_} of {root.head.pos_} {size}"]
    if root.dep_ in ("pobj", "dobj", "attr", "oprd", "ccomp"):
        made.append(f"is {root.dep_} of {common_word(root.head)}")
    return made


def _clause(report: Report | None, length: str) -> list[str]:
    """How likely the clause around the quoted words is reported speech, and by what kind of cue."""
    if report is None:
        return [f"in no clause {'short' if length in _SHORT else 'long'}"]
    likely = next((name for most, name in _LIKELY if report.likely < most), "surely")
    return [
        f"in a clause {likely} {'short' if length in _SHORT else 'long'}",
        f"in a clause {likely} {report.clause.cue.kind}",
    ]


def _neighbour(setting: Setting, start: int) -> list[str]:
    """Whether the quote just before in the same passage is speech."""
    scene = setting.first
    last = bisect_right(scene.runs, start, key=lambda run: run[1]) - 1
    if last < 0 or start - scene.runs[last][1] > _CLOSE:
        return []
    spoken = setting.previous is not None and setting.previous[-1].passage == scene.index
    spoken = spoken and setting.previous is not None and scene.run_at(setting.previous[-1]) == scene.runs[last]
    return [f"near {'speech' if spoken else 'scare quotes'}"]


def _edges(doc: Doc, start: int, end: int, length: str) -> list[str]:
    before: Token | None = doc[start - 1] if start else None
    inner = next((doc[i].text for i in range(end - 1, start, -1) if doc[i].text not in ("”", '"', "''")), "")
    made = [f"closes on {inner if inner in (',', '.', '?', '!', '…') else 'a word'}"]
    short = length in _SHORT
    if before is None:
        made.append("opens paragraph")
    elif before.is_punct:
        made.append(f"after {before.text if before.text in (',', ':', '.', '(', '?', '!') else 'a mark'}")
        made.append(f"after punctuation {'short' if short else 'long'}")
    else:
        made.append(f"after {before.pos_}")
        if before.lemma_.lower() in _NAMING or (start > 1 and doc[start - 2].lemma_.lower() in _NAMING):
            made.append("after a verb of naming")
        made.append(f"after {common_word(before)}")
    if any(token.lemma_.lower() in _WORKS for token in doc[max(0, start - 3) : start]):
        made += ["after a work", f"after a work {'comma' if before is not None and before.is_punct else 'word'}"]
        capital = start + 1 < len(doc) and doc[start + 1].text[0].isupper()
        made.append(f"after a work, {'capital' if capital else 'lower case'}")
    following = doc[end] if end < len(doc) else None
    if following is not None:
        made.append(f"before {following.pos_}")
        made.append(f"between {before.pos_ if before is not None else 'start'} and {following.pos_}")
    return made


def _source(best: Candidate | None, margin: float, length: str) -> list[str]:
    if best is None:
        return ["no source"]
    short = "short" if length in _SHORT else "long"
    if best.cue is None:
        return [f"source goes on {short}"]
    sure = "sure" if margin > 0.8 else "likely" if margin > 0.5 else "unsure"
    close = [f for f in best.features if "distance" in f and "stops" not in f]
    stops = [f for f in best.features if " stops " in f and "distance" not in f]
    lemma = [f"cue lemma {f[6:]} {short}" for f in best.features if f.startswith("lemma ")]
    linked = [f"cue {f}" for f in best.features if f.startswith(_LINKS)]
    return [
        f"cue {best.cue.form} {best.cue.kind}",
        f"cue {best.cue.kind} {short}",
        f"cue {sure}",
        f"cue {sure} {length}",
        *lemma,
        *(f"cue {f}" for f in close + stops),
        *linked,
    ]


def stands_alone(setting: Setting) -> bool:
    """Whether the quote is set off as speech of its own: at a paragraph's or sentence's start, after a comma or colon.

    Otherwise the words are a fragment inside somebody's reported clause.
    """
    scene = setting.first
    start, end = scene.run_at(setting.quote[0])
    if start == 0:
        return True
    before = scene.doc[start - 1]
    following = next((token for token in scene.doc[start:end] if token.is_alpha), None)
    capital = following is not None and following.text[0].isupper()
    if before.text in (",", ":", ".", "!", "?", "—", "–", "-", "...", "…", "”", '"', "''", ")"):
        return True
    return capital and before.lower_ != "that" and end - start > 6


def statement(setting: Setting) -> bool:
    """Whether a quote is too much for words that are only called so: more than eight words, or a whole sentence."""
    scene = setting.first
    start, end = scene.run_at(setting.quote[0])
    words = [token for token in scene.doc[start:end] if not token.is_punct and token.text not in ("``", "''")]
    content = [token for token in words if token.pos_ in _OPEN]
    if len(setting.quote) > 1:
        return True
    if not words or sum(token.text[0].isupper() for token in content) > _TITLED * len(content):
        return False
    stops = any(token.text in ".!?" for token in scene.doc[start:end])
    finite = any(token.tag_ in ("VBD", "VBZ", "VBP", "MD") for token in words)
    return len(words) > _SCARE or (stops and finite and words[0].text[0].isupper() and len(words) > _FEW)


def called(setting: Setting, *, scare: bool) -> bool:
    """Whether the words in marks name or qualify something: a nickname, a title of a work, an adjective in doubt.

    `scare` says whether the words in marks before them do.
    """
    scene = setting.first
    doc = scene.doc
    start, end = scene.run_at(setting.quote[0])
    words = [token for token in doc[start:end] if not token.is_punct and token.text not in ("``", "''")]
    if not words or not start or len(setting.quote) > 1:
        return False
    content = [token for token in words if token.pos_ in _OPEN]
    capitals = bool(content) and all(token.text[0].isupper() for token in content)
    before = doc[start - 1]
    if capitals and len(words) <= _FEW and before.lower_ in ("name", "nickname", "alias", "pseudonym"):
        return True
    works = any(token.lemma_.lower() in _WORKS for token in doc[max(0, start - 3) : start])
    if (
        capitals
        and len(content) > 1
        and before.lower_ in ("as", "titled", "entitled", "and", "called")
        and (works or scare)
    ):
        return True
    after = any(token.lemma_.lower() in _WORKS for token in doc[end : end + _CLOSE + 1])
    if capitals and len(content) > 1 and after and before.pos_ == "VERB":
        return True
    root = root_of(doc, start, end)
    following = doc[end] if end < len(doc) else None
    qualifies = root is not None and root.dep_ in ("amod", "compound", "nmod") and root.head.i >= end
    bare = not any(token.text in (",", ".", "!", "?") for token in doc[start:end])
    return len(words) == 1 and bare and qualifies and following is not None and following.pos_ in ("NOUN", "PROPN")
