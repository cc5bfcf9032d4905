"""The summary: sentences of the article itself that tell the most of it, each of which can be read alone.

Each sentence is weighed by its place, by how much of the text speaks of the same (the centrality of its words), by the
actors and the words of the title that it names. The best are taken one by one, each for what it adds to those taken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp, log, sqrt
from typing import TYPE_CHECKING

from briefing_tui.analysis.connectives import connective
from briefing_tui.analysis.language import Parsed, ParsedPassage
from briefing_tui.analysis.standing_alone import Named, defect
from briefing_tui.model.article import Article
from briefing_tui.model.briefing import Actor, Quote, SummarySentence
from briefing_tui.model.overlaps import Overlaps
from briefing_tui.model.sections import sections
from briefing_tui.model.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens

SENTENCES = 3
MOST = 5
WORDS_A_FURTHER = 900  # an article gains a sentence for every so many words past the first so many
SAME = 0.6  # share of the shorter sentence's content words that the other holds, from which on they say the same
# What a sentence gains and loses, and how fast its place loses its worth, in sentences. Set by hand within a wide range
# of weights that did as well on hand-made summaries of 35 articles of several kinds and on those of 13 Wikinews
# articles. Numbers added nothing, and length only where it is a paragraph's.
PLACE, CENTRAL, ACTORS, TITLE = 2.0, 0.4, 0.5, 0.4
QUOTED, JOINED, FIRST_PERSON, LONG = 0.2, 1.0, 0.3, 0.5
FADES = 7
LONGEST = 50  # words
# In a transcript or an interview the place tells less, and few sentences say what it is about.
TURN, PLACE_OF_TURN, MOST_TURNS = 0.5, 0.3, 2
VARIED = 0.5  # the share that its weight has in the choice; the rest is its nearness to those taken
MAIN_ACTORS = 3
NEAR_START = 8  # sentences
CENTRAL_FROM = 0.6  # of the most central sentence's share, from which on the reason says so
_MARKS = frozenset("\"'“”„«‘’`*_")
# What speakers open a sentence on out of habit.
_FILLING = ("And", "So")
_FIRST_PERSON = frozenset("i we me us my our you your".split())


@dataclass(frozen=True, slots=True)
class _Candidate:
    span: Span
    paragraph: str
    first: bool
    words: int
    content: frozenset[str]
    actors: tuple[Actor, ...]
    spoken: float
    joined: bool
    first_person: bool
    turn: bool
    speaker: Actor | None
    defect: str | None


@dataclass(frozen=True, slots=True)
class _Weighed:
    candidate: _Candidate
    weight: float
    central: float
    place: int
    main: tuple[Actor, ...]


def choose_summary(
    parsed: Parsed, quotes: tuple[Quote, ...], actors: tuple[Actor, ...] = ()
) -> tuple[SummarySentence, ...]:
    """Three sentences of the body (up to five of a long article), in text order, each with its reason."""
    candidates = list(_candidates(parsed, quotes, actors))
    words = sum(candidate.words for candidate in candidates)
    wanted = min(MOST, SENTENCES + words // WORDS_A_FURTHER)
    chosen = _pick(_weighed(parsed.article, candidates, actors), wanted)
    return tuple(
        SummarySentence(f"s{number}", one.candidate.span, _reason(one), 0.9 if one.candidate.first else 0.7)
        for number, one in enumerate(sorted(chosen, key=lambda one: one.candidate.span), start=1)
    )


def _candidates(parsed: Parsed, quotes: tuple[Quote, ...], actors: tuple[Actor, ...]) -> Iterator[_Candidate]:
    said = _Said(parsed.article.text, quotes, actors)
    named = {mention.span.start: (actor, mention.form) for actor in actors for mention in actor.mentions}
    article = parsed.article
    # What the author lists is merged in later; what is chosen here is chosen from the narrative.
    listed = Overlaps(passage.span for section in sections(article) for passage in section.passages)
    for passage in parsed.passages:
        if (
            listed.of(passage.passage.span)
            or passage.passage.role != "body"
            or passage.passage.block not in ("paragraph", "list-item")
        ):
            continue
        label = article.paragraphs[article.paragraph_at(passage.passage.span.start)].label
        for number, sentence in enumerate(passage.doc.sents):
            if any(token.is_alpha for token in sentence):
                yield _candidate(passage, sentence, said, named, label=label, first=number == 0)


class _Said:
    """The direct speech of an article: what stands in marks, and the turns of a transcript or an interview."""

    def __init__(self, text: str, quotes: tuple[Quote, ...], actors: tuple[Actor, ...]) -> None:
        known = {actor.id: actor for actor in actors}
        direct = [quote for quote in quotes if quote.kind == "direct"]
        marked = [quote for quote in direct if text[quote.spans[0].start] in _MARKS]
        self._spoken = [span for quote in marked for span in quote.spans]
        turns = [(span, quote.speaker or "") for quote in direct if quote not in marked for span in quote.spans]
        self._turns = [span for span, _ in turns]
        self._speakers = [known.get(speaker) for _, speaker in turns]
        self._in_marks, self._in_turns = Overlaps(self._spoken), Overlaps(self._turns)

    def in_marks(self, span: Span) -> list[Span]:
        """The pieces of speech in marks that share words with a span."""
        return [self._spoken[at] for at in self._in_marks.of(span)]

    def turn(self, span: Span) -> tuple[Span, Actor | None] | None:
        """The turn that a span ends in, and who speaks there."""
        around = (at for at in self._in_turns.of(span) if self._turns[at].end >= span.end)
        return next(((self._turns[at], self._speakers[at]) for at in around), None)


def _candidate(
    passage: ParsedPassage, sentence: Tokens, speech: _Said, named: Named, *, label: str, first: bool
) -> _Candidate:
    span = passage.span(sentence.start, sentence.end)
    turn = speech.turn(span)
    if turn and turn[0].start > span.start:
        # Without the label that says who speaks.
        sentence = sentence.doc[passage.token_at(turn[0].start) : sentence.end]
        span = passage.span(sentence.start, sentence.end)
    said = speech.in_marks(span)
    content = frozenset(t.lemma_.lower() for t in sentence if t.is_alpha and not t.is_stop and len(t) > 2)
    found = [named[at] for t in sentence if (at := passage.visible.offset(t.idx)) in named]
    outside = [t for t in sentence if not any(s.holds(passage.visible.offset(t.idx)) for s in said)]
    first_person = any(t.lower_ in _FIRST_PERSON for t in outside)
    # By their ids: an actor is as large as it has mentions.
    named_here = tuple({actor.id: actor for actor, form in found if form != "pronoun"}.values())
    fault = defect(passage, sentence, said, named)
    if turn and (first_person or not any(form == "name" for _, form in found)):
        fault = fault or "is talk between two"
    return _Candidate(
        span,
        label,
        first,
        sum(t.is_alpha for t in sentence),
        content,
        named_here,
        sum(min(s.end, span.end) - max(s.start, span.start) for s in said) / max(1, len(span)),
        connective(sentence.text) not in (None, *(_FILLING if turn else ())),
        first_person,
        turn is not None,
        turn[1] if turn else None,
        fault,
    )


def _weighed(article: Article, candidates: Sequence[_Candidate], actors: tuple[Actor, ...]) -> list[_Weighed]:
    central = _centrality([candidate.content for candidate in candidates])
    told = [actor for actor in actors if actor.kind != "group" or any(found.form == "name" for found in actor.mentions)]
    main = {actor.id for actor in sorted(told, key=lambda actor: -actor.salience)[:MAIN_ACTORS]}
    title = frozenset(word.lower().strip(".,;:“”‘’'\"") for word in (article.title or "").split())
    weighed: list[_Weighed] = []
    for place, (candidate, share) in enumerate(zip(candidates, central, strict=True)):
        named = tuple(actor for actor in candidate.actors if actor.id in main)
        weight = (
            PLACE * exp(-place / FADES) * (PLACE_OF_TURN if candidate.turn else 1)
            + CENTRAL * share
            + ACTORS * len(named) / MAIN_ACTORS
            + TITLE * len(candidate.content & title) / max(1, len(title))
            - QUOTED * (candidate.spoken > 0.3)
            - JOINED * candidate.joined
            - FIRST_PERSON * candidate.first_person
            - TURN * candidate.turn
            - LONG * (candidate.words > LONGEST)
        )
        weighed.append(_Weighed(candidate, weight, share, place, named))
    return weighed


def _centrality(contents: Sequence[frozenset[str]]) -> list[float]:
    """How like each sentence is to all others (the cosine of their words, rare ones counting more), the most like 1."""
    count = Counter(word for content in contents for word in content)
    rare = {word: log(1 + len(contents) / number) for word, number in count.items()}
    total: dict[str, float] = dict.fromkeys(count, 0.0)
    norms = [sqrt(sum(rare[word] ** 2 for word in content)) or 1.0 for content in contents]
    for content, norm in zip(contents, norms, strict=True):
        for word in sorted(content):
            total[word] += rare[word] / norm
    likes = [
        sum(total[word] * rare[word] / norm for word in sorted(content)) - 1.0
        for content, norm in zip(contents, norms, strict=True)
    ]
    most = max(likes, default=0.0)
    return [like / most if most > 0 else 0.0 for like in likes]


def _pick(weighed: Sequence[_Weighed], wanted: int) -> list[_Weighed]:
    """The heaviest sentences without a defect, each for what it adds to those taken before (MMR)."""
    left = [one for one in weighed if one.candidate.defect is None]
    chosen: list[_Weighed] = []
    while left and len(chosen) < wanted:
        best = max(left, key=lambda one: (VARIED * one.weight - (1 - VARIED) * _nearness(one, chosen), -one.place))
        chosen.append(best)
        left = [one for one in left if one is not best and _nearness(one, [best]) <= SAME]
        if sum(one.candidate.turn for one in chosen) == MOST_TURNS:
            left = [one for one in left if not one.candidate.turn]
    return chosen


def _nearness(one: _Weighed, chosen: Sequence[_Weighed]) -> float:
    """The largest share of content words that the sentence has in common with one of those taken."""
    content = one.candidate.content
    return max(
        (
            len(content & other.candidate.content) / max(1, min(len(content), len(other.candidate.content)))
            for other in chosen
        ),
        default=0.0,
    )


def _reason(one: _Weighed) -> str:
    """Why a sentence was taken: where it stands, whom it names, how much of the text speaks of the same."""
    where = f"{'opens' if one.candidate.first else 'in'} {one.candidate.paragraph}"
    reasons = [f"{where}, near the start of the story" if one.place < NEAR_START else where]
    if one.candidate.turn:
        reasons.append(f"said by {one.candidate.speaker.name}" if one.candidate.speaker else "said in a turn")
    if one.main:
        reasons.append(f"names {' and '.join(actor.name for actor in one.main[:2])}")
    if one.central >= CENTRAL_FROM:
        reasons.append("tells what much of the text tells of")
    return "; ".join(reasons)
