"""Where the words of a note are in another version of the text: found again, or honestly not.

The states and their numbers are the design's (“Storage”). The words at their place are `exact`. The same words
elsewhere are `moved`; words are the same when they differ in nothing but white space, quotation marks and dashes.
That there is only one such place proves nothing when there were more of them in the home text, so wherever there is
a choice, or was one, their surroundings decide. Words that differ are for `rewording` to judge. Nothing is guessed:
what may be the words and may be others goes to `review`, the rest is an `orphan`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from briefing_tui.library.folding import Folded, fold
from briefing_tui.library.likeness import Context, Likeness, context_of, likeness
from briefing_tui.library.rewording import DOUBTFUL, LONG, Sought, reworded
from briefing_tui.model.note import Anchor, Target
from briefing_tui.model.selector import CONTEXT, Selector
from briefing_tui.model.span import Span

_SENTENCE_END = re.compile(r"(?:[.!?][\"'”’»)\]]*\s+|\n)\Z")

ORPHAN = Anchor("orphan", None, 0.0)

# How much of the text around words must be unchanged too before they count as untouched by a replacement near them.
_SLACK = CONTEXT
# A side that is alike, and one that is not all that unlike.
_ALIKE, _FAIR, _SURELY = 0.6, 0.4, 0.9
# What both sides must come to where there is a choice.
_HALF = 0.5
# Any two places are alike as much as this.
_FAINT = 0.1
# Two places whose surroundings differ by less than this cannot be told apart; then more of the text is compared.
_CLOSE = 0.05
_FAR = 400
# By so much a twin's side is more alike than the words' own when the place may be the twin's.
_TORN = 0.04
# How much of their sentence, on each side, tells short words from others.
_BESIDE = 32
# Nothing being known of the other words of their text, short words must have the very same characters beside them.
_CHARS = 8
# Characters that make a phrase of a word.
_PHRASE = 12
# Words of this length are found once by no accident, even when nothing is known of the text that they are from.
_TELLING = 48
# So many places of the same words are weighed, the nearest ones to where the words stood.
_MOST = 300


def anchor(selector: Selector, text: str, home: str | None = None) -> Anchor:
    """Where the words of `selector` are in `text`. `home` is the text that they were taken from, where it is known."""
    return Ground(text, home).anchor(selector)


def anchor_target(target: Target, text: str, home: str | None = None) -> Anchor:
    """Where what a note is on is in `text`: an actor by its name, anything else by its words."""
    return Ground(text, home).anchor_target(target)


@dataclass(frozen=True)
class Ground:
    """One version of a text, and the one before it (None when unknown), in which many selectors are looked up."""

    text: str
    home: str | None = None

    def anchor(self, selector: Selector) -> Anchor:
        """Where the words of `selector` are in the text."""
        known = self.home is not None and selector.span.of(self.home) == selector.exact
        at_rest = (known and self.text == self.home) or _unmoved(selector, self.text, known=known)
        if at_rest:
            return Anchor("exact", selector.span, 1.0)
        shift = self._shift(selector.span) if known else None
        if shift is not None:
            return Anchor("moved" if shift else "exact", _shifted(selector.span, shift), 1.0)
        seeker = self._seeker(selector, known=known)
        if not seeker.words:
            return ORPHAN
        return self._settled(seeker.same() or seeker.like() or ORPHAN, selector)

    def anchor_target(self, target: Target) -> Anchor:
        """Where what a note is on is in the text; a note on the whole article is always there."""
        if target.selector is None:
            return Anchor("exact", None, 1.0)
        found = self.anchor(target.selector)
        if target.kind != "actor" or target.name is None or found.state in {"exact", "moved"}:
            return found
        return self._named(target.name, target.selector)

    @cached_property
    def _folded(self) -> Folded:
        return fold(self.text)

    @cached_property
    def _folded_home(self) -> Folded:
        return fold(self.home or "")

    @cached_property
    def _unchanged(self) -> tuple[int, int]:
        """Code points at the beginning and at the end of the home text that are surely the same in this one.

        Where something was only put in or only taken out, its place is certain, or the start of a sentence is taken
        for it when there are several: “A b. A c.” without “A b. ” may as well be without “b. A ”.
        """
        home, text = self.home or "", self.text
        shortest = min(len(home), len(text))
        head, tail = _shared_head(home, text), _shared_tail(home, text)
        twice = head + tail - shortest
        if twice < 0:
            return head - _SLACK, tail - _SLACK
        cut = next((place for place in range(head - twice, head + 1) if _starts_sentence(text, place)), None)
        if twice and cut is None:
            return head - twice, tail - twice
        head = head if cut is None else cut
        return head, shortest - head

    def _shift(self, span: Span) -> int | None:
        """By how much words are moved that no edit has come near; None when one may have."""
        home = self.home or ""
        head, tail = self._unchanged
        if span.end > head and span.start < len(home) - tail:
            return None
        shift = 0 if span.end <= head else len(self.text) - len(home)
        cut = all(_joins(self.text, place + shift) == _joins(home, place) for place in (span.start, span.end))
        return shift if cut else None

    def _seeker(self, selector: Selector, *, known: bool) -> _Seeker:
        exact = selector.exact
        left = len(exact) - len(exact.lstrip())
        span = Span(selector.start + left, selector.start + left + len(exact.strip()))
        if known:
            home = self._folded_home
            return _Seeker(self._folded, selector.start, home.text, *home.place_of(span), self._line(span))
        # Without the home text the selector's own context stands for it.
        home = fold(selector.prefix + exact + selector.suffix)
        start, end = home.place_of(Span(len(selector.prefix) + left, len(selector.prefix) + left + len(span)))
        return _Seeker(self._folded, selector.start, home.text, start, end, whole=False)

    def _line(self, span: Span) -> tuple[int, int]:
        """The paragraph of words of the home text, as places in its folded form."""
        home = self._folded_home
        before, after = home.source.rfind("\n\n", 0, span.start), home.source.find("\n\n", span.end)
        return home.place_of(Span(before + 2 if before >= 0 else 0, after if after >= 0 else len(home.source)))

    def _settled(self, found: Anchor, selector: Selector) -> Anchor:
        """`found` without marks beside the words that were folded with theirs; exact when nothing has moved."""
        if found.state != "moved" or found.span is None:
            return found
        place = self.text.find(selector.exact, found.span.start, found.span.end + 1)
        span = found.span if place < 0 else Span(place, place + len(selector.exact))
        return Anchor("exact" if place == selector.start else "moved", span, found.score)

    def _named(self, name: str, selector: Selector) -> Anchor:
        """Where an actor is named, at best where they were."""
        seeker = self._seeker(selector, known=False)
        words = fold(name).text.strip()
        places = _as_words(words, self._folded.text)
        if places:
            best = max(places, key=lambda place: (seeker.weigh(place, len(words)).whole, -place))
            return Anchor("moved", self._folded.span_of(best, best + len(words)), 1.0)
        last = words.split(" ")[-1]
        surname = _as_words(last, self._folded.text) if last != words and last[:1].isupper() and len(last) >= 4 else []
        if not surname:
            return ORPHAN
        return Anchor("review", self._folded.span_of(surname[0], surname[0] + len(last)), DOUBTFUL)


@dataclass(frozen=True)
class _Seeker:
    """Looks for the words at `start` to `end` of the folded `home` in the folded `ground`.

    `origin` is their offset in the source, `paragraph` where the one that holds them begins and ends in `home`.
    `whole` says that `home` is all of the text that they are from; else it is no more than their context.
    """

    ground: Folded
    origin: int
    home: str
    start: int
    end: int
    paragraph: tuple[int, int] = (0, 0)
    whole: bool = True

    @property
    def words(self) -> str:
        """The words looked for, folded."""
        return self.home[self.start : self.end]

    def same(self) -> Anchor | None:
        """Where the same words are, if they are; for review when they may be others."""
        places = self._places(self.ground.text, self.origin)
        twins = [place for place in self._places(self.home, self.start) if place != self.start] if self.whole else []
        if len(places) == 1 and not twins and len(self.words) >= LONG:
            near = self.weigh(places[0], len(self.words))
            sure = self.whole or near.better >= _FAIR or len(self.words) >= _TELLING
            return self._anchor("moved" if sure else "review", places[0], 1.0 if sure else DOUBTFUL)
        if len(places) == 1 and not twins and self.whole and len(self.words) >= _PHRASE and " " in self.words:
            # Several words that the home text had once, and this one has once, are the same ones.
            return self._anchor("moved", places[0], 1.0)
        return self._by_context(places, twins)

    def like(self) -> Anchor | None:
        """Where words are that may be the words looked for, changed."""
        sides = (self.home[: self.start], self.home[self.end :]) if self.whole else None
        found = reworded(Sought(self.words, context_of(self.home, self.start, self.end), sides), self.ground.text)
        if found is None:
            return None
        return Anchor("fuzzy" if found.sure else "review", self.ground.span_of(found.start, found.end), found.score)

    def weigh(self, place: int, length: int, reach: int = CONTEXT) -> Likeness:
        """How much the surroundings of `length` characters at `place` are like those of the words."""
        return likeness(self._context(reach), context_of(self.ground.text, place, place + length, reach))

    def _by_context(self, places: list[int], twins: list[int]) -> Anchor | None:
        """The place whose surroundings are most like the words' own, and like those of no twin of theirs."""
        in_phrase = next((place for place in places if self._is_in_phrase(place)), None)
        if in_phrase is not None:
            return self._anchor("moved", in_phrase, 1.0)
        weighed = sorted(((self.weigh(place, len(self.words)), place) for place in places), key=_rank)
        ranked = [(near, place) for near, place in weighed if near.whole >= _FAINT]
        free = next((rank for rank, (_, place) in enumerate(ranked) if self._claim(place, twins) >= -_CLOSE), None)
        if free is None:
            return None
        near, best = ranked[free]
        rivals = [place for other, place in ranked[free + 1 :] if near.whole - other.whole < _CLOSE]
        rivals = [place for place in rivals if self._claim(place, twins) >= -_CLOSE]
        told = self._claim(best, twins) >= _CLOSE and not any(self._is_as_near(place, best) for place in rivals)
        if told and self._stands_there(near, best):
            return self._anchor("moved", best, near.whole)
        fair = near.whole >= _FAIR or len(self.words) >= LONG
        return self._anchor("review", best, max(DOUBTFUL, near.whole)) if fair else None

    def _stands_there(self, near: Likeness, place: int) -> bool:
        if near.better < _ALIKE or near.whole < _HALF or (len(self.words) < LONG and not self._is_in_sentence(place)):
            return False
        if self.whole:
            return True
        if len(self.words) >= LONG:
            return near.better >= _SURELY or near.worse >= _FAIR
        return near.worse >= _FAIR and self._context(_CHARS) == context_of(
            self.ground.text, place, place + len(self.words), _CHARS
        )

    def _is_in_sentence(self, place: int) -> bool:
        """Whether the words stand among the same others as they did, as far as their sentence goes."""
        own, there = self._context(_BESIDE), context_of(self.ground.text, place, place + len(self.words), _BESIDE)
        before = re.split(r"\s['(\[]*[.!?]", own.before)[0]
        after = re.split(r"(?<=[.!?])['\])]*\s", self.words[-3:] + own.after)[0][len(self.words[-3:]) :]
        beside = likeness(Context(before, after), Context(there.before[: len(before)], there.after[: len(after)]))
        return beside.whole >= _ALIKE or beside.better >= _SURELY

    def _is_in_phrase(self, place: int) -> bool:
        """Whether the words stand in the phrase of their paragraph in which they stood, and it is the only such one."""
        first, last = self.paragraph
        start, end = max(self.start - _BESIDE, first), min(self.end + _BESIDE, last)
        phrase = self.home[start:end].rstrip()
        if not self.whole or (len(phrase) < LONG and (start, end) != self.paragraph) or len(phrase) < _PHRASE:
            return False
        alone = self.home.count(phrase) == 1 and self.ground.text.count(phrase) == 1
        return alone and self.ground.text.startswith(phrase, place - self.start + start)

    def _is_as_near(self, rival: int, best: int) -> bool:
        length = len(self.words)
        far = self.weigh(best, length, _FAR).whole - self.weigh(rival, length, _FAR).whole
        return far < _CLOSE

    def _claim(self, place: int, twins: list[int]) -> float:
        """By how much `place` is more like the words' own place than like that of any twin; below 0 a twin's."""
        if not twins:
            return 1.0
        length = len(self.words)
        claim = 1.0
        for reach in (CONTEXT, _FAR):
            there = context_of(self.ground.text, place, place + length, reach)
            others = [context_of(self.home, twin, twin + length, reach) for twin in twins]
            own = likeness(self._context(reach), there)
            claim = own.whole - max(likeness(other, there).whole for other in others)
            if any(_is_torn(own, other, there) for other in others):
                return min(claim, 0.0)
            if abs(claim) >= _CLOSE:
                break
        return claim

    def _context(self, reach: int) -> Context:
        return context_of(self.home, self.start, self.end, reach)

    def _places(self, text: str, near: int) -> list[int]:
        """Where the words stand in a folded text, cut from their neighbours as at home; no more than the nearest."""
        left, right = _joins(self.home, self.start), _joins(self.home, self.end)
        length = len(self.words)
        places = [p for p in _all(self.words, text) if _joins(text, p) == left and _joins(text, p + length) == right]
        return sorted(places, key=lambda place: abs(place - near))[:_MOST]

    def _anchor(self, state: str, place: int, score: float) -> Anchor:
        span = self.ground.span_of(place, place + len(self.words))
        return Anchor("moved" if state == "moved" else "review", span, score)


def _starts_sentence(text: str, place: int) -> bool:
    return not text[:place].strip() or bool(_SENTENCE_END.search(text, max(0, place - 8), place))


def _is_torn(own: Likeness, twin: Context, there: Context) -> bool:
    """Whether one side of a place is rather a twin's than the words' own.

    Where words were deleted right beside their twin, the twin has what stood on their other side.
    """
    near = likeness(twin, there)
    sides = ((own.before, near.before, twin.before, there.before), (own.after, near.after, twin.after, there.after))
    for mine, others, stood, stands in sides:
        alike = 1.0 if stood == stands else others * min(1.0, len(stood) / _PHRASE)
        if alike >= _ALIKE and alike - mine >= _TORN:
            return True
    return False


def _rank(weighed: tuple[Likeness, int]) -> tuple[float, int]:
    return -weighed[0].whole, weighed[1]


def _unmoved(selector: Selector, text: str, *, known: bool) -> bool:
    """Whether the words stand at their place, with what stood around them: before them at least, for long words.

    Not even that will do when their home text is known: what follows shows whether a twin has come to their place.
    """
    start, end = selector.start, selector.start + len(selector.exact)
    before = text[max(0, start - len(selector.prefix)) : start]
    if text[start:end] != selector.exact or before != selector.prefix:
        return False
    if text.startswith(selector.suffix, end):
        told = len(selector.prefix) + len(selector.exact) + len(selector.suffix) >= LONG
        return told or end + len(selector.suffix) == len(text)
    cut = _joins(text, end) == _joins(selector.exact + selector.suffix, len(selector.exact))
    return not known and cut and len(selector.exact) >= LONG


def _shifted(span: Span, shift: int) -> Span:
    return Span(span.start + shift, span.end + shift)


def _shared_head(one: str, other: str) -> int:
    """How many code points two texts have in common from the start."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one.startswith(other[low:middle], low) else (low, middle - 1)
    return low


def _shared_tail(one: str, other: str) -> int:
    """How many code points two texts have in common towards the end."""
    return _shared_head(one[::-1], other[::-1])


def _joins(text: str, place: int) -> bool:
    """Whether `place` is inside a word."""
    return 0 < place < len(text) and text[place - 1].isalnum() and text[place].isalnum()


def _all(words: str, text: str) -> list[int]:
    return [found.start() for found in re.finditer(f"(?={re.escape(words)})", text)]


def _as_words(words: str, text: str) -> list[int]:
    """Where `words` stand whole in `text`."""
    if not words:
        return []
    return [p for p in _all(words, text) if not _joins(text, p) and not _joins(text, p + len(words))]
