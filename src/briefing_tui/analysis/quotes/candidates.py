"""Who may have said a quote: every source near it, each described by features that a reader could name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing_tui.analysis.quotes.marks import QuotedRun
from briefing_tui.analysis.quotes.scene import STOPS, Cue, Scene

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Beyond so many tokens outside quotes a cue is not tried.
REACH = 60
# A quote of no more tokens, marks included, is a fragment.
_FRAGMENT = 5
_SAYING = frozenset(("plain", "speech"))
# More quotes than this between a cue and a quote are not counted.
_CROSSED = 2
_STEPS = (0, 1, 2, 3, 5, 8, 13, 21, 34)
_FIRST = frozenset(("i", "we", "me", "us", "you"))
_THIRD = frozenset(("he", "she", "they", "him", "her", "them", "who"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible source of a quote: a cue with its source phrase, or (`cue` None) the speaker of the quote before.

    `passage` is the index of the passage in which the cue stands.
    """

    passage: int
    cue: Cue | None
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """A quote (one run, or several over paragraphs) among the scenes of its article.

    `number` is the quote's place in the article, `previous` the quote before it, or None.
    """

    scenes: Sequence[Scene]
    quote: Sequence[QuotedRun]
    previous: Sequence[QuotedRun] | None

    @property
    def first(self) -> Scene:
        """The scene in which the quote starts."""
        return self.scenes[self.quote[0].passage]

    @property
    def last(self) -> Scene:
        """The scene in which the quote ends."""
        return self.scenes[self.quote[-1].passage]


def candidates(setting: Setting) -> list[Candidate]:
    """All candidates for a quote, the nearest cue of each side marked as such, the previous speaker last."""
    near = _before(setting) + [after for after in _after(setting) if not apart(setting, after)]
    found = [one for one in near if not _beyond_semicolon(setting, one)] or near
    if setting.previous is not None:
        found.append(Candidate(setting.quote[0].passage, None, tuple(_previous(setting, bool(found)))))
    return found


def _before(setting: Setting) -> list[Candidate]:
    scene = setting.first
    start, _ = scene.run_at(setting.quote[0])
    near = scene.near.before(start, REACH)
    made = _ranked(setting, scene, near[::-1], "before")
    if scene.index > 0 and not any(cue.kind in _SAYING for cue in near):
        above = setting.scenes[scene.index - 1]
        # A line that signs the quote above it says nothing of this one, and a heading speaks of all that follows.
        mute = above.parsed.passage.role in ("heading", "title") or signing(above) is not None
        spoken = () if mute else above.speaking
        for rank, cue in enumerate(reversed(spoken[-3:])):
            colon = above.doc[-1].text == ":" if len(above.doc) else False
            features = [f"above rank {rank}", f"above {cue.kind}", *_source_features(above, cue)]
            features += ["above colon"] if colon else []
            features += ["above, quote only"] if _alone(setting) else []
            features += ["above has quote"] if above.runs else []
            features += ["above, paragraph opens"] if start == 0 else []
            made.append(Candidate(above.index, cue, tuple(features)))
    return made


def _after(setting: Setting) -> list[Candidate]:
    scene = setting.last
    _, end = scene.run_at(setting.quote[-1])
    near = scene.near.after(end, REACH)
    made = _ranked(setting, scene, near, "after")
    if not near and scene.index + 1 < len(setting.scenes) and _alone(setting):
        below = setting.scenes[scene.index + 1]
        for rank, cue in enumerate(below.speaking[:2]):
            features = (f"below rank {rank}", f"below {cue.kind}", *_source_features(below, cue))
            made.append(Candidate(below.index, cue, features))
    return made


def signing(scene: Scene) -> Cue | None:
    """Who signs, where a paragraph is the signature of the one above it (“— Marta Quill, keeper”)."""
    return next((cue for cue in scene.cues[:1] if cue.form == "signature" and cue.start == 0), None)


def apart(setting: Setting, after: Candidate) -> bool:
    """Whether a cue after a quote that ends on a full stop begins something new: a beat, or a clause of its own.

    “…” Olrik nodded. “…” Olrik said the toll would stay.
    """
    cue, scene = after.cue, setting.last
    _, end = scene.run_at(setting.quote[-1])
    if cue is None or cue.form != "verb" or after.passage != scene.index or end < 2 or scene.doc[end - 2].text != ".":
        return False
    if cue.source[0] > cue.start:
        return False
    verb = scene.doc[cue.start]
    if cue.kind in ("other", "manner") or any(child.dep_ == "ccomp" and child.i > verb.i for child in verb.children):
        return True
    return cue.kind == "act" and any(child.dep_ == "dobj" for child in verb.children)


def _beyond_semicolon(setting: Setting, found: Candidate) -> bool:
    """Whether a semicolon outside marks stands between a quote and a cue of its paragraph: there another clause is."""
    cue = found.cue
    if cue is None or not setting.first.index == setting.last.index == found.passage:
        return False
    scene = setting.first
    start, end = scene.run_at(setting.quote[0])[0], scene.run_at(setting.quote[-1])[1]
    between = range(cue.end, start) if cue.start < start else range(end, cue.start)
    return any(scene.doc[at].text == ";" and not scene.inside[at] for at in between)


def _alone(setting: Setting) -> bool:
    """Whether nothing but quotes stands in the paragraph of the quote."""
    scene = setting.first
    return scene.outside[-1] <= 1


def _ranked(setting: Setting, scene: Scene, near: Sequence[Cue], side: str) -> list[Candidate]:
    """The cues of one side as candidates, the nearest first, each ranked by how many cues and of saying are nearer."""
    run = scene.run_at(setting.quote[0] if side == "before" else setting.quote[-1])
    root = root_of(scene.doc, *run) if any(cue.form == "verb" for cue in near) else None
    made: list[Candidate] = []
    saying = 0
    for rank, cue in enumerate(near):
        made.append(
            Candidate(scene.index, cue, tuple(_features(scene, cue, side, run, root=root, ranks=(rank, saying))))
        )
        saying += cue.kind in _SAYING
    return made


def _features(
    scene: Scene, cue: Cue, side: str, run: tuple[int, int], *, root: Token | None, ranks: tuple[int, int]
) -> list[str]:
    doc = scene.doc
    start, end = run
    edge = (cue.end, start) if side == "before" else (end, cue.start)
    nearest = min(cue.start, cue.source[0]) if side == "after" else max(cue.end, cue.source[1])
    distance = (
        scene.outside[start] - scene.outside[nearest]
        if side == "before"
        else scene.outside[nearest] - scene.outside[end]
    )
    stops = scene.stops[edge[1]] - scene.stops[edge[0]]
    words = scene.words[edge[1]] - scene.words[edge[0]]
    crossed = _crossed(scene, edge, run)
    order = "subject first" if cue.source[0] < cue.start else "verb first"
    rank = f"rank among cues of saying {min(ranks[1], 3)} {'own' if cue.kind in _SAYING else 'other'}"
    size = "short" if end - start <= _FRAGMENT else "long"
    quoted = start if side == "before" else end - 1
    same = "same" if scene.sentence[cue.start] == scene.sentence[quoted] else "other"
    made = [
        f"{side} {cue.form}",
        f"{side} {cue.kind}",
        f"{side} rank {min(ranks[0], 4)}",
        f"{side} {rank}",
        f"{side} {rank} {size}",
        f"{side} distance {_step(distance)}",
        f"{side} stops {min(stops, 3)}",
        f"{side} quotes between {crossed}",
        f"{side} {order}",
        f"{side} {order} {cue.kind}",
        f"{side} {same} sentence",
        f"{side} distance {'0-2' if distance <= 2 else '3+'} stops {min(stops, 1)} {cue.kind}",
    ]
    made += _edge_features(doc, start, end, side, stops)
    if not words or (distance == 0 and stops == 0):
        touching = "source" if words else "cue"
        made += [f"{side} touches {touching}", f"{side} touches {touching} {cue.kind}"]
    made += _source_features(scene, cue)
    if cue.form == "verb":
        path = _path_features(scene, cue, root)
        made += [*path, f"{path[0]} {size} {cue.kind}", *_verb_features(scene, cue, side)]
    return made


def _crossed(scene: Scene, edge: tuple[int, int], run: tuple[int, int]) -> int:
    """How many quoted runs, other than `run`, lie between the tokens of `edge`."""
    first = bisect_left(scene.runs, (edge[0], 0))
    crossed = 0
    for at in range(first, len(scene.runs)):
        start, end = scene.runs[at]
        if start > edge[1] or crossed == _CROSSED:
            break
        crossed += end <= edge[1] and (start, end) != run
    return crossed


def _edge_features(doc: Doc, start: int, end: int, side: str, stops: int) -> list[str]:
    before = doc[start - 1].text if start else "start"
    inner = next((doc[i].text for i in range(end - 1, start, -1) if doc[i].text not in ("”", '"', "''", "’", "'")), "")
    following = doc[end].text if end < len(doc) else "end"
    closing = "comma" if "," in (inner, following) else "stop" if inner[-1:] in STOPS or following in STOPS else "none"
    opening = "comma" if before == "," else "colon" if before == ":" else "stop" if before in STOPS else "word"
    opening = "start" if before == "start" else opening
    crossing = "same sentence" if not stops else "other sentence"
    return [f"{side} opens after {opening} {crossing}", f"{side} closes with {closing} {crossing}"]


def _source_features(scene: Scene, cue: Cue) -> list[str]:
    head = scene.doc[cue.head]
    word = head.lower_
    if word in _THIRD:
        form = "third person"
    elif word in _FIRST:
        form = "first person"
    elif head.pos_ == "PRON":
        form = "other pronoun"
    elif head.ent_type_ in ("PERSON", "ORG", "NORP", "GPE"):
        form = head.ent_type_.lower()
    elif head.pos_ == "PROPN":
        form = "name"
    else:
        form = "noun"
    return [f"source {form}", f"source {form} {cue.kind}"]


def _verb_features(scene: Scene, cue: Cue, side: str) -> list[str]:
    doc = scene.doc
    verb = doc[cue.start]
    lemma = common_word(verb)
    made = [f"verb tag {verb.tag_}", f"lemma {lemma}", f"lemma {lemma} {side}"]
    if verb.dep_ in ("relcl", "acl"):
        made.append("verb in relative clause")
    elif verb.dep_ in ("advcl", "xcomp", "pcomp", "ccomp"):
        made.append(f"verb is {verb.dep_}")
    over = _cue_over(scene, verb)
    if over is not None:
        made += [f"told by another, {over.kind}", f"{cue.kind} told by another, {over.kind}"]
    if any(child.dep_ == "neg" for child in verb.children):
        made.append("verb negated")
    if any(child.dep_ in ("dobj", "attr", "acomp") for child in verb.children) and cue.kind in ("other", "manner"):
        made.append("weak verb has object")
    return made


def _path_features(scene: Scene, cue: Cue, root: Token | None) -> list[str]:
    """How the quote's `root` hangs on the verb of a cue, and whether another cue comes between them."""
    verb = scene.doc[cue.start]
    if root is None:
        return ["apart from quote without a root"]
    if root.is_ancestor(verb):
        return ["below quote"]
    if not verb.is_ancestor(root):
        return ["apart from quote", f"apart from quote {cue.kind}"]
    made = ["above quote"]
    if root.head.i == verb.i:
        made.append(f"governs quote {cue.kind}")
    link = root
    while link.head.i != verb.i:
        link = link.head
    made += [f"quote in {link.dep_}", f"quote in {link.dep_} {cue.kind}"]
    nearer = 0
    step = root
    while step.head.i != verb.i:
        step = step.head
        nearer += step.i in scene.verbs
    made.append(f"above quote, cues between {min(nearer, 2)} {cue.kind}")
    return made


def _cue_over(scene: Scene, verb: Token) -> Cue | None:
    """The nearest cue of saying in whose clausal complement a verb stands."""
    step = verb
    while step.head.i != step.i:
        if step.dep_ in ("ccomp", "xcomp", "pcomp"):
            over = scene.verbs.get(step.head.i)
            if over is not None and over.kind != "other":
                return over
        step = step.head
    return None


def common_word(token: Token) -> str:
    """The lemma of a word as a feature; names, which are an article's own, and what is no word are one class each."""
    if not token.text.lstrip("'’").isalpha():
        return "no word"
    return token.lemma_.lower() if token.pos_ != "PROPN" and token.text.islower() else "a capital"


def root_of(doc: Doc, start: int, end: int) -> Token | None:
    """The token of the quote that hangs on a word outside it, the main verb's preferably; None if none does."""
    outer = [
        doc[i]
        for i in range(start, end)
        if not start <= doc[i].head.i < end and doc[i].dep_ not in ("punct", "cc", "mark")
    ]
    return next((token for token in outer if token.pos_ in ("VERB", "AUX")), outer[0] if outer else None)


def _previous(setting: Setting, others: bool) -> list[str]:
    """Features of the guess that the speaker of the quote before goes on."""
    assert setting.previous is not None
    scene, before = setting.first, setting.previous[-1]
    start, _ = scene.run_at(setting.quote[0])
    made = ["previous"]
    if before.passage == scene.index:
        _, end = scene.run_at(before)
        between = list(scene.doc[end:start])
        cues = sum(1 for cue in scene.cues if end <= cue.start < start and cue.kind in _SAYING)
        made += [f"previous same paragraph, cues between {min(cues, 2)}"]
        made += [f"previous same paragraph, stops between {min(3, sum(t.text in STOPS for t in between))}"]
        made += [f"previous same paragraph, distance {_step(len(between))}"]
    else:
        gap = min(scene.index - before.passage, 3)
        made += [f"previous {gap} paragraphs up"]
        made += [f"previous {gap} up, quote only" if _alone(setting) else f"previous {gap} up, more than quotes"]
    if start == 0:
        made.append("previous, paragraph opens with quote")
    if not others:
        made.append("previous is the only guess")
    if not any(cue.kind in _SAYING for cue in scene.cues):
        made.append("previous, no cue in paragraph")
    return made


def _step(count: int) -> str:
    """A count as the range that it falls into."""
    for low, high in pairwise(_STEPS):
        if count < high:
            return f"{low}" if high == low + 1 else f"{low}-{high - 1}"
    return f"{_STEPS[-1]}+"
