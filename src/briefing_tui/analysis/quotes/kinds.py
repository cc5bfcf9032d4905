"""Whether words in quotation marks are speech at all, and whether they stand alone or inside a reported clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_tui.analysis.quotes.candidates import Candidate, Setting

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FIRST = frozenset(("i", "we", "my", "our", "me", "us", "you", "your"))
_STOPS = frozenset((",", ".", "!", "?"))
_NAMING = frozenset(("call", "dub", "title", "entitle", "name", "nickname", "label", "term", "know", "brand"))
_LENGTHS = ((1, "1"), (2, "2"), (3, "3"), (5, "4-5"), (8, "6-8"), (14, "9-14"))


def speech_features(setting: Setting, best: Candidate | None, margin: float) -> list[str]:
    """Features of the decision that a quote is speech; `best` is its likeliest source, `margin` its probability."""
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
        made.append("opens with a capital" if words[0].text[0].isupper() else "opens in lower case")
        content = [token for token in words if token.pos_ not in ("ADP", "DET", "CCONJ", "PART")]
        if content and all(token.text[0].isupper() or token.text[0].isdigit() for token in content):
            made.append(f"title case {length}")
            before = doc[start - 1].pos_ if start else "start"
            made.append(f"title case after {before}")
            made.append("title case with a stop" if doc[end - 2].text in _STOPS else "title case without a stop")
    if any(token.ent_type_ == "WORK_OF_ART" for token in words):
        made.append(f"work of art {length}")
    if any(token.lower_ in _FIRST for token in words):
        made.append("first or second person")
    made += _edges(doc, start, end, length)
    made += _source(best, margin, length)
    if scene.outside[-1] <= 1:
        made.append("paragraph is all quote")
    return made


def _edges(doc: Doc, start: int, end: int, length: str) -> list[str]:
    before: Token | None = doc[start - 1] if start else None
    inner = next((doc[i].text for i in range(end - 1, start, -1) if doc[i].text not in ("”", '"', "''")), "")
    made = [f"closes on {inner if inner in (',', '.', '?', '!', '…') else 'a word'}"]
    short = length in ("1", "2", "3")
    if before is None:
        made.append("opens paragraph")
    elif before.is_punct:
        made.append(f"after {before.text if before.text in (',', ':', '.', '(', '?', '!') else 'a mark'}")
        made.append(f"after punctuation {'short' if short else 'long'}")
    else:
        made.append(f"after {before.pos_}")
        if before.lemma_.lower() in _NAMING or (start > 1 and doc[start - 2].lemma_.lower() in _NAMING):
            made.append("after a verb of naming")
        if before.lower_ in (
            "that",
            "as",
            "so",
            "the",
            "a",
            "an",
            "his",
            "her",
            "their",
            "its",
            "of",
            "to",
            "is",
            "was",
        ):
            made.append(f"after {before.lower_}")
    following = doc[end] if end < len(doc) else None
    if following is not None:
        made.append(f"before {following.pos_}")
    return made


def _source(best: Candidate | None, margin: float, length: str) -> list[str]:
    if best is None:
        return ["no source"]
    short = "short" if length in ("1", "2", "3") else "long"
    if best.cue is None:
        return [f"source goes on {short}"]
    sure = "sure" if margin > 0.8 else "likely" if margin > 0.5 else "unsure"
    close = [f for f in best.features if "distance" in f and "stops" not in f]
    stops = [f for f in best.features if " stops " in f and "distance" not in f]
    linked = [f"cue {f}" for f in best.features if f.startswith(("governs", "above quote", "below quote", "source "))]
    return [
        f"cue {best.cue.form} {best.cue.kind}",
        f"cue {best.cue.kind} {short}",
        f"cue {sure}",
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
