"""Cues that stand right at a quote, which no other can outweigh: the verb that touches it, a lead-in, a signature."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing_tui.analysis.quotes.candidates import Candidate, Setting, signing
from briefing_tui.analysis.quotes.grammar import NOMINAL
from briefing_tui.analysis.quotes.scene import Cue, Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

_TELLING = frozenset(("plain", "speech", "manner"))
# So many adverbs at most between the verb and the marks (“answers at once: “…””).
_ADVERBS = 2
# The longest source, in tokens, between the marks and its verb.
_SOURCE = 8
_NOBODY = frozenset(("i", "we", "that", "which", "it"))
# The longest line that leads in to the quote below it.
_LINE = 14
_LEADING = frozenset(("from", "and", "but", "by", "here", "is", "also", "again", "then", "now", "next"))


def beside(setting: Setting, found: Sequence[Candidate]) -> Candidate | None:
    """The candidate whose cue touches the quote: a verb and a colon before it, else a verb after “!”, “?” or “,”."""
    within = [one for one in found if one.cue is not None and one.cue.form == "verb" and one.cue.kind in _TELLING]
    before, after = _touching_before(setting, within), _touching_after(setting, within)
    if before is None or _behind_colon(setting):
        return before or after
    # A comma tells less than a colon: it counts against what else may be the source in the sentence.
    return before if (after is not None or _according_too(setting, found)) and _outweighs(setting, before) else after


def _according_too(setting: Setting, found: Sequence[Candidate]) -> bool:
    """Whether the sentence of a quote has an “according to” as well, which is whom the writer has it from."""
    scene = setting.first
    sentence = scene.sentence[scene.run_at(setting.quote[0])[0] - 1]
    told = (one.cue for one in found if one.cue is not None and one.passage == scene.index)
    return any(cue.form == "according" and scene.sentence[cue.start] == sentence for cue in told)


def _behind_colon(setting: Setting) -> bool:
    start, _ = setting.first.run_at(setting.quote[0])
    return start > 0 and setting.first.doc[start - 1].text == ":"


def _outweighs(setting: Setting, before: Candidate) -> bool:
    """Whether a cue before a quote is nearer to it than one behind (“he said, “…,” the office told us”)."""
    assert before.cue is not None
    verb, head = setting.first.doc[before.cue.start], setting.first.doc[before.cue.head]
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    return verb.tag_ != "VBG" and not passive and before.cue.kind != "manner" and head.lower_ not in _NOBODY


def _touching_before(setting: Setting, found: Sequence[Candidate]) -> Candidate | None:
    scene = setting.first
    start, _ = scene.run_at(setting.quote[0])
    if not start or scene.doc[start - 1].text not in (":", ","):
        return None
    for one in found:
        assert one.cue is not None
        between = scene.doc[one.cue.end : start - 1]
        near = one.passage == scene.index and one.cue.end < start and one.cue.source[0] < one.cue.start
        if near and len(between) <= _ADVERBS and all(token.pos_ in ("ADV", "ADP") for token in between):
            return one
    return None


def _touching_after(setting: Setting, found: Sequence[Candidate]) -> Candidate | None:
    scene = setting.last
    _, end = scene.run_at(setting.quote[-1])
    if end < 2 or scene.doc[end - 2].text not in ("!", "?", ","):
        return None
    for one in found:
        assert one.cue is not None
        first, last = min(one.cue.start, one.cue.source[0]), max(one.cue.end, one.cue.source[1])
        if one.passage == scene.index and first == end and last - first <= _SOURCE + 1:
            return one
    return None


def lead_in(setting: Setting) -> Candidate | None:
    """Who is named in a line without a verb above a quote, which ends on a colon (“From Mayor Oda Riis:”)."""
    scene = setting.first
    start, _ = scene.run_at(setting.quote[0])
    if start > 0 or scene.index == 0:
        return None
    above = setting.scenes[scene.index - 1]
    doc = above.doc
    if above.runs or not 1 < len(doc) <= _LINE or doc[-1].text != ":":
        return None
    if any(token.pos_ == "VERB" for token in doc):
        return None
    head = _named(above)
    if head is None:
        return None
    return Candidate(above.index, Cue("colon", "plain", len(doc) - 1, len(doc), _name(above, head), head.i), ())


def _named(scene: Scene) -> Token | None:
    """The last word of the name that a lead-in ends on."""
    names = [token for token in scene.doc[:-1] if token.pos_ in NOMINAL and token.text[0].isupper()]
    plain = [token for token in names if token.lower_ not in _LEADING]
    return plain[-1] if plain else None


def _name(scene: Scene, head: Token) -> tuple[int, int]:
    start = head.i
    while start > 0 and scene.doc[start - 1].text[0].isupper() and scene.doc[start - 1].lower_ not in _LEADING:
        start -= 1
    return start, head.i + 1


def signed(setting: Setting) -> Candidate | None:
    """The signature after a quote, in its own paragraph (““…” – Mayor Oda Riis”) or in the one below.

    Nothing else can tell better who spoke.
    """
    scene = setting.last
    _, end = scene.run_at(setting.quote[-1])
    if end < len(scene.doc):
        own = next((cue for cue in scene.cues if cue.form == "signature" and cue.start == end), None)
        ends = own is not None and all(not token.is_sent_start or token.i <= end + 1 for token in scene.doc[end + 1 :])
        starts = setting.first.run_at(setting.quote[0])[0] == 0
        return Candidate(scene.index, own, ()) if own is not None and ends and starts else None
    if scene.index + 1 >= len(setting.scenes):
        return None
    cue = signing(setting.scenes[scene.index + 1])
    return Candidate(scene.index + 1, cue, ()) if cue is not None else None
