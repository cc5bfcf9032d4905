"""Mechanical edits of articles that know where the words of a note went, for judging how notes are anchored again."""

from __future__ import annotations

import random
import re
import textwrap
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from briefing_tui.library.anchoring import Ground
from briefing_tui.model.note import Anchor, AnchorState
from briefing_tui.model.selector import select
from briefing_tui.model.span import Span
from briefing_tui.resources import folder
from tests.library.edited_articles import ARTICLES

# `same`: the very words still stand; `apart`: they do, but all around them is other text, so that words of which the
# home text holds two may be left to the reader; `gone`: they do not; `changed`: some of them do; `facts`: a number, a
# name or a denial in them is another one, so that a reader has to look.
Fate = Literal["same", "apart", "gone", "changed", "facts"]

SILENT: frozenset[AnchorState] = frozenset(("exact", "moved", "fuzzy"))
# Ends of reworded words may be off by a few words.
FEW_WORDS = 30

_SENTENCE = re.compile(r"[^\s#>*-][^.!?\n]*[.!?][”\"’')]*(?=\s|$)")
_QUOTE = re.compile(r"“[^”\n]+”|\"[^\"\n]+\"")
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_WORD = re.compile(r"\w+")
_OTHER_WORDS = "lantern gravel mostly seldom orchard pewter nimble thirteen harvested beneath violet crooked".split()
_STRANGERS = (
    "Nobody had thought to ask the baker, who sells eleven kinds of bun and an opinion with each of them.",
    "The minutes of that evening run to four pages, of which three are about the heating.",
    "A spokesman for the waterworks would only say that the matter lay with somebody else.",
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A text under edit; `origins` says for each character where it stood in the home text, or -1 for a new one."""

    text: str
    origins: tuple[int, ...]

    def put(self, start: int, end: int, words: str, origins: tuple[int, ...] | None = None) -> Draft:
        """The draft with `words` in the place of `start` to `end`: new ones, unless `origins` says otherwise."""
        came = (-1,) * len(words) if origins is None else origins
        return Draft(self.text[:start] + words + self.text[end:], self.origins[:start] + came + self.origins[end:])

    def restyle(self, pattern: str, change: Callable[[str], str]) -> Draft:
        """The draft with all that matches another way of writing the same."""
        pieces: list[str] = []
        origins: list[int] = []
        done = 0
        for found in re.finditer(pattern, self.text):
            words = change(found[0])
            pieces += (self.text[done : found.start()], words)
            origins += self.origins[done : found.start()]
            origins += [self.origins[found.start()]] * len(words)
            done = found.end()
        pieces.append(self.text[done:])
        origins += self.origins[done:]
        return Draft("".join(pieces), tuple(origins))

    def place_of(self, span: Span) -> Span | None:
        """Where the words of the home text's `span` are, from the first to the last that is left."""
        places = [place for place, origin in enumerate(self.origins) if span.start <= origin < span.end]
        return Span(places[0], places[-1] + 1) if places else None

    def around(self, span: Span, pattern: re.Pattern[str]) -> Span:
        """The sentence or paragraph of the draft that holds the words of `span`; else the words."""
        here = self.place_of(span) or Span(0, 0)
        for found in pattern.finditer(self.text):
            if found.start() <= here.start and here.end <= found.end():
                return Span(*found.span())
        return here


Edit = Callable[[Draft, Span, random.Random], Draft]


@dataclass(frozen=True, slots=True)
class Case:
    """One edit of one article, a note's words in the home text, and what has become of them."""

    article: str
    edit: str
    fate: Fate
    home: str
    span: Span
    text: str
    truth: Span | None

    def anchor(self, *, knows_home: bool = True) -> Anchor:
        """Where the note's words are said to be."""
        return Ground(self.text, self.home if knows_home else None).anchor(select(self.home, self.span))

    def wrong(self, found: Anchor) -> str | None:
        """What is wrong with the answer; None when nothing is."""
        if self.fate in {"same", "apart"}:
            return self._wrong_if_same(found)
        if found.state not in SILENT:
            return None
        if self.fate == "gone" or self.truth is None:
            return "deleted words came back"
        if self.fate == "facts":
            return "other facts taken for the same"
        return None if found.span and _is_close(found.span, self.truth) else "on other words"

    def _wrong_if_same(self, found: Anchor) -> str | None:
        if found.span and found.state in SILENT and found.span != self.truth:
            return "on other words"
        told = self.fate == "same" or self.home.count(self.span.of(self.home)) == 1
        return "untouched words were not found" if told and found.state not in {"exact", "moved"} else None


def _is_close(one: Span, other: Span) -> bool:
    near = abs(one.start - other.start) <= FEW_WORDS and abs(one.end - other.end) <= FEW_WORDS
    return one.overlaps(other) and near


def articles() -> dict[str, str]:
    """The sample articles and those written for these tests, by name."""
    shipped = {path.name: path.read_text("utf-8") for path in sorted(folder("seeds").iterdir())}
    return {**shipped, **ARTICLES}


def targets(text: str, chance: random.Random) -> list[Span]:
    """Words to note on: sentences, quotes, phrases and single words, some of which the text holds more than once."""
    sentences = [Span(*found.span()) for found in _SENTENCE.finditer(text) if found.end() - found.start() >= 24]
    quotes = [Span(*found.span()) for found in _QUOTE.finditer(text)]
    words = [Span(*found.span()) for found in _WORD.finditer(text)]
    often = Counter(word.of(text) for word in words)
    repeated = [word for word in words if often[word.of(text)] > 2]
    starts = chance.sample(range(len(words) - 8), 4)
    runs = [Span(words[first].start, words[first + chance.randint(2, 7)].end) for first in starts]
    phrases = [run for run in runs if "\n\n" not in run.of(text)]
    chosen = chance.sample(sentences, 2) + chance.sample(quotes, min(2, len(quotes))) + phrases
    return chosen + chance.sample(words, 1) + chance.sample(repeated, 1)


def _paragraph_before(draft: Draft, span: Span, chance: random.Random) -> Draft:
    at = chance.choice([found.start() for found in _PARAGRAPH.finditer(draft.text)])
    holds = draft.around(span, _PARAGRAPH)
    at = holds.start if holds.start <= at < holds.end else at
    return draft.put(at, at, chance.choice(_STRANGERS) + "\n\n")


def _sentence_beside(draft: Draft, span: Span, chance: random.Random) -> Draft:
    here = draft.around(span, _SENTENCE)
    if chance.random() < 0.5:
        return draft.put(here.start, here.start, chance.choice(_STRANGERS) + " ")
    return draft.put(here.end, here.end, " " + chance.choice(_STRANGERS))


def _without_others(draft: Draft, span: Span, chance: random.Random) -> Draft:
    here = draft.place_of(span)
    others = [found.span() for found in _PARAGRAPH.finditer(draft.text)]
    others = [other for other in others if here and not Span(*other).overlaps(here)]
    return draft.put(*chance.choice(others), "") if others else draft


def _without_neighbour(draft: Draft, span: Span, chance: random.Random) -> Draft:
    here = draft.place_of(span)
    found = [Span(*match.span()) for match in _SENTENCE.finditer(draft.text)]
    near = [s for s in found if here and not s.overlaps(here)]
    if not near or not here:
        return draft
    nearest = min(near, key=lambda s: min(abs(s.end - here.start), abs(s.start - here.end)))
    return draft.put(nearest.start, nearest.end, "")


def _others_reworded(draft: Draft, span: Span, chance: random.Random) -> Draft:
    holds = draft.around(span, _SENTENCE)
    here = draft.place_of(span) or holds
    words = [Span(*found.span()) for found in _WORD.finditer(draft.text)]
    for word in reversed(words):
        if not word.overlaps(holds) and not word.overlaps(here) and chance.random() < 0.15:
            draft = draft.put(word.start, word.end, chance.choice(_OTHER_WORDS))
    return draft


def _wrapped(draft: Draft, span: Span, chance: random.Random) -> Draft:
    width = chance.choice((44, 60, 76))
    for found in reversed(list(_PARAGRAPH.finditer(draft.text))):
        lines = textwrap.wrap(found[0], width, break_long_words=False, break_on_hyphens=False)
        draft = _rewritten(draft, found.start(), found.end(), "\n".join(lines))
    return draft


def _unwrapped(draft: Draft, span: Span, chance: random.Random) -> Draft:
    return draft.restyle(r"(?<=[^\n])\n(?=[^\n>#-])", lambda found: " ")


def _rewritten(draft: Draft, start: int, end: int, words: str) -> Draft:
    """The draft with the same words between other white space at `start` to `end`."""
    left = [origin for origin in range(start, end) if not draft.text[origin].isspace()]
    taken = iter(left)
    origins = tuple(-1 if character.isspace() else draft.origins[next(taken)] for character in words)
    return draft.put(start, end, words, origins)


def _straight(draft: Draft, span: Span, chance: random.Random) -> Draft:
    return draft.restyle("[“”]", lambda found: '"').restyle("[‘’]", lambda found: "'")


def _curly(draft: Draft, span: Span, chance: random.Random) -> Draft:
    curled = draft.restyle(r'(?<!\S)"', lambda found: "“").restyle('"', lambda found: "”")
    return curled.restyle(r"(?<!\S)'", lambda found: "‘").restyle("'", lambda found: "’")


def _single(draft: Draft, span: Span, chance: random.Random) -> Draft:
    return draft.restyle("[“]", lambda found: "‘").restyle("[”]", lambda found: "’").restyle('"', lambda found: "'")


def _dashed(draft: Draft, span: Span, chance: random.Random) -> Draft:
    dash = chance.choice((" – ", "—", " -- "))
    return draft.restyle(r" ?[–—] ?", lambda found: dash).restyle(r"\.\.\.", lambda found: "…")


def _unbroken(draft: Draft, span: Span, chance: random.Random) -> Draft:
    return draft.restyle(r" (?=\d|[A-Z])", lambda found: "\u00a0")


def _paragraph_moved(draft: Draft, span: Span, chance: random.Random) -> Draft:
    here = draft.around(span, _PARAGRAPH)
    words, origins = draft.text[here.start : here.end], draft.origins[here.start : here.end]
    rest = draft.put(here.start, min(len(draft.text), here.end + 2), "")
    ends = [found.end() for found in _PARAGRAPH.finditer(rest.text) if abs(found.end() - here.start) > 2]
    at = chance.choice(ends)
    return rest.put(at, at, "\n\n" + words, (-1, -1, *origins))


def _all_at_once(draft: Draft, span: Span, chance: random.Random) -> Draft:
    for edit in (_paragraph_before, _without_others, _straight, _dashed, _wrapped):
        draft = edit(draft, span, chance)
    return draft


def _words_cut(draft: Draft, span: Span, chance: random.Random) -> Draft:
    here = draft.place_of(span) or Span(0, 0)
    return draft.put(here.start, here.end, "")


def _sentence_cut(draft: Draft, span: Span, chance: random.Random) -> Draft:
    here = draft.around(span, _SENTENCE)
    return draft.put(here.start, here.end, "")


def _paragraph_cut(draft: Draft, span: Span, chance: random.Random) -> Draft:
    here = draft.around(span, _PARAGRAPH)
    return draft.put(here.start, here.end, "")


def _sentence_replaced(draft: Draft, span: Span, chance: random.Random) -> Draft:
    here = draft.around(span, _SENTENCE)
    return draft.put(here.start, here.end, chance.choice(_STRANGERS))


def _cut_and_more(draft: Draft, span: Span, chance: random.Random) -> Draft:
    return _others_reworded(_paragraph_before(_sentence_cut(draft, span, chance), span, chance), span, chance)


def _reworded(share: float) -> Edit:
    def edit(draft: Draft, span: Span, chance: random.Random) -> Draft:
        here = draft.place_of(span) or Span(0, 0)
        words = [Span(*found.span()) for found in _WORD.finditer(draft.text, here.start, here.end)]
        plain = [word for word in words if word.of(draft.text).islower()] or words
        if not plain:
            return draft
        for word in sorted(chance.sample(plain, max(1, round(share * len(plain)))), reverse=True):
            # A changed word stays where it was, so that the ends of what was changed are known.
            origins = (draft.origins[word.start],) * len(other := chance.choice(_OTHER_WORDS))
            draft = draft.put(word.start, word.end, other, origins)
        return draft

    return edit


def _put_in(draft: Draft, span: Span, chance: random.Random) -> Draft:
    here = draft.place_of(span) or Span(0, 0)
    gaps = [found.start() for found in re.finditer(" ", here.of(draft.text))]
    at = here.start + (chance.choice(gaps) if gaps else 0)
    return draft.put(at, at, ", mostly because of the gravel," if gaps else "un")


def _halved(draft: Draft, span: Span, chance: random.Random) -> Draft:
    here = draft.place_of(span) or Span(0, 0)
    middle = (here.start + here.end) // 2
    return draft.put(here.start, middle, "") if chance.random() < 0.5 else draft.put(middle, here.end, "")


def _other_number(draft: Draft, span: Span, chance: random.Random) -> Draft:
    here = draft.place_of(span) or Span(0, 0)
    found = re.compile(r"\d+|\b(?:[Tt]hree|[Ff]our|two)\b").search(draft.text, here.start, here.end)
    if found is None:
        return draft
    other = str(int(found[0]) + 7) if found[0].isdigit() else "nine"
    return draft.put(found.start(), found.end(), other, (draft.origins[found.start()],) * len(other))


def _other_name(draft: Draft, span: Span, chance: random.Random) -> Draft:
    here = draft.place_of(span) or Span(0, 0)
    found = re.compile(r"(?<=\w )[A-Z]\w+").search(draft.text, here.start, here.end)
    if found is None:
        return draft
    return draft.put(found.start(), found.end(), "Quillon", (draft.origins[found.start()],) * 7)


def _denied(draft: Draft, span: Span, chance: random.Random) -> Draft:
    here = draft.place_of(span) or Span(0, 0)
    found = re.compile(r"(?<=\w )(?:was|is|had|has|were|would|will|could)\b").search(draft.text, here.start, here.end)
    if found is None or found.end() == here.end or draft.text.startswith(" not", found.end()):
        return draft
    return draft.put(found.end(), found.end(), " not")


EDITS: dict[str, tuple[Fate, Edit]] = {
    "paragraph put in elsewhere": ("same", _paragraph_before),
    "sentence put in beside": ("same", _sentence_beside),
    "another paragraph deleted": ("same", _without_others),
    "neighbour deleted": ("same", _without_neighbour),
    "all others reworded": ("apart", _others_reworded),
    "wrapped anew": ("same", _wrapped),
    "unwrapped": ("same", _unwrapped),
    "straight quotes": ("same", _straight),
    "curly quotes": ("same", _curly),
    "single quotes": ("same", _single),
    "other dashes": ("same", _dashed),
    "no-break spaces": ("same", _unbroken),
    "paragraph moved": ("apart", _paragraph_moved),
    "all of that at once": ("same", _all_at_once),
    "words deleted": ("gone", _words_cut),
    "sentence deleted": ("gone", _sentence_cut),
    "paragraph deleted": ("gone", _paragraph_cut),
    "sentence replaced": ("gone", _sentence_replaced),
    "deleted, others changed": ("gone", _cut_and_more),
    "a tenth reworded": ("changed", _reworded(0.1)),
    "a third reworded": ("changed", _reworded(0.33)),
    "words put in": ("changed", _put_in),
    "halved": ("changed", _halved),
    "another number": ("facts", _other_number),
    "another name": ("facts", _other_name),
    "denied": ("facts", _denied),
}


def cases(seed: int = 1) -> Iterator[Case]:
    """Every edit of every article for some words each; the same ones for the same seed."""
    for name, home in articles().items():
        chance = random.Random(f"{seed} {name}")
        whole = Draft(home, tuple(range(len(home))))
        for span in targets(home, chance):
            for edit, (fate, change) in EDITS.items():
                draft = change(whole, span, chance)
                if draft.text != home:
                    yield Case(name, edit, fate, home, span, draft.text, draft.place_of(span))


def outcomes(seed: int = 1, *, knows_home: bool = True) -> dict[str, Counter[str]]:
    """For each kind of edit, how often each state came out, and “wrong” how often that was not the truth."""
    table: dict[str, Counter[str]] = {edit: Counter() for edit in EDITS}
    for case in cases(seed):
        found = case.anchor(knows_home=knows_home)
        table[case.edit][found.state] += 1
        table[case.edit]["wrong"] += case.wrong(found) is not None
    return table
