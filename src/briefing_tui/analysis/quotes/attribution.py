"""All speech of an article: quotes with their sources, scare quotes, and reported clauses, in text order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from briefing_tui.analysis.language import Parsed
from briefing_tui.analysis.quotes.beside import beside, lead_in, signed
from briefing_tui.analysis.quotes.bounds import bounded, listens, nominal
from briefing_tui.analysis.quotes.candidates import Candidate, Setting, candidates
from briefing_tui.analysis.quotes.kinds import called, speech_features, stands_alone, statement
from briefing_tui.analysis.quotes.marks import QuotedRun, joined, runs_of
from briefing_tui.analysis.quotes.pieces import Piece
from briefing_tui.analysis.quotes.ranking import choose, probability, weights
from briefing_tui.analysis.quotes.reasons import reason_of
from briefing_tui.analysis.quotes.reported import Report, best_by_cue, reports_of
from briefing_tui.analysis.quotes.scene import Scene, scene_of
from briefing_tui.analysis.quotes.speech import Speech
from briefing_tui.analysis.quotes.transcripts import SURE, breaks, labelled, turns
from briefing_tui.analysis.quotes.unmarked import blocks
from briefing_tui.model.briefing import QuoteKind
from briefing_tui.model.overlaps import Overlaps
from briefing_tui.model.span import Span, hull

# A clause that is longer than its quoted words by no more than this (marks, a comma) is nothing but the quote.
_MARKS = 2
# The least probability of a clause that is taken because of the quoted words in it.
_LEAST = 0.2
# The longest interjection, in tokens, that interrupts a quote without ending it.
_INTERJECTION = 25
# How sure it is that a whole sentence in marks is speech where nothing else says so.
_UNTOLD = 0.6
# So many tokens at most lie between fragments that are one quote.
_BETWEEN = 8
# The length of a stretch, in characters: about a paragraph of news.
_STRETCH = 256


def find_speech(parsed: Parsed) -> tuple[Speech, ...]:
    """All speech of an article in text order, with the words that each source is called by."""
    runs = runs_of([passage.visible for passage in parsed.passages])
    scenes = scenes_of(parsed, runs)
    unmarked = turns(scenes) + blocks(scenes)
    reports = [reports_of(scene, weights().indirect) for scene in scenes]
    # Words in marks, or a clause that is told, inside somebody's own words are a part of them.
    spoken = Overlaps(span for piece in unmarked for span in piece.spans)
    quotes = [quote for quote in joined(runs, breaks(scenes)) if not spoken.of(quote[0].span)]
    quoted = _quoted(scenes, quotes, reports) + unmarked
    likely = [piece for scene in scenes for piece in _reported(scene, reports[scene.index])]
    reported = [piece for piece in likely if not spoken.of(piece.spans[0])]
    inner = [piece for piece in likely if spoken.of(piece.spans[0]) and _of_another(scenes[piece.passage], piece)]
    return _speeches(scenes, [*_gathered(scenes, _merged(quoted, reported)), *inner])


def _of_another(scene: Scene, piece: Piece) -> bool:
    """Whether a clause told in somebody's own words is surely what another says, who is named (“Ms Riis said …”)."""
    sure = piece.confidence >= weights().thresholds.indirect and not piece.bare
    cue = piece.cue
    if cue is None or not sure or cue.kind not in ("plain", "speech"):
        return False
    return scene.doc[cue.head].pos_ == "PROPN"


def scenes_of(parsed: Parsed, runs: Sequence[QuotedRun]) -> tuple[Scene, ...]:
    """The scene of every passage."""
    by_passage: dict[int, list[QuotedRun]] = {}
    for run in runs:
        by_passage.setdefault(run.passage, []).append(run)
    return tuple(scene_of(index, passage, by_passage.get(index, ())) for index, passage in enumerate(parsed.passages))


def _quoted(
    scenes: Sequence[Scene], quotes: Sequence[Sequence[QuotedRun]], reports: Sequence[Sequence[Report]]
) -> list[Piece]:
    """Each quote with its likeliest source, or as a scare quote; interrupted ones put together."""
    tables = weights()
    made: list[Piece] = []
    previous: tuple[int, Sequence[QuotedRun]] | None = None
    labels = labelled(scenes, quotes)
    for number, quote in enumerate(quotes):
        if number in labels:
            made.append(labels[number])
            previous = (len(made) - 1, quote)
            continue
        setting = Setting(scenes, quote, previous[1] if previous else None)
        spans = tuple(run.span for run in quote)
        if called(setting, scare=bool(made) and made[-1].kind == "scare"):
            made.append(Piece("scare", spans, quote[0].passage, None, SURE))
            continue
        if told := signed(setting) or lead_in(setting):
            made.append(Piece("direct", spans, told.passage, told.cue, SURE))
            previous = (len(made) - 1, quote)
            continue
        found = candidates(setting)
        chosen = choose(found, tables.speaker)
        best, share = chosen or (None, 0.0)
        if (touching := beside(setting, found)) is not None:
            best, share = touching, max(share, SURE) if best is touching else SURE
        speech = probability(speech_features(setting, best, share, reports[quote[0].passage]), tables.speech)
        if speech < tables.thresholds.speech and statement(setting):
            told = best if best and best.cue and best.cue.kind == "plain" and share >= SURE else None
            cue = told.cue if told else None
            made.append(Piece("direct", spans, told.passage if told else quote[0].passage, cue, _UNTOLD))
            previous = (len(made) - 1, quote)
            continue
        if speech < tables.thresholds.speech:
            made.append(Piece("scare", spans, quote[0].passage, None, 1 - speech))
            continue
        kind: QuoteKind = "direct" if stands_alone(setting) else "mixed"
        if previous and best and _interrupted(setting, best, made[previous[0]]):
            earlier = made[previous[0]]
            made[previous[0]] = replace(earlier, spans=(*earlier.spans, *spans))
            previous = (previous[0], quote)
            continue
        if kind == "mixed":
            spans = (_with_to(setting), *spans[1:])
        of = previous[0] if previous and best and best.cue is None else None
        made.append(
            Piece(kind, spans, best.passage if best else quote[0].passage, best.cue if best else None, share, of)
        )
        previous = (len(made) - 1, quote)
    return made


def _with_to(setting: Setting) -> Span:
    """The first span of a fragment, with the “to” before it where an infinitive is quoted (“vowed to “fight on””)."""
    scene, span = setting.first, setting.quote[0].span
    start, _ = scene.run_at(setting.quote[0])
    infinitive = start > 0 and scene.doc[start - 1].tag_ == "TO"
    return hull((scene.parsed.span(start - 1, start), span)) if infinitive else span


def _interrupted(setting: Setting, best: Candidate, earlier: Piece) -> bool:
    """Whether the quote goes on after a short interjection that holds the cue of the quote before it."""
    if setting.previous is None or earlier.cue is None or (best.cue is not None and best.cue != earlier.cue):
        return False
    if best.cue is not None and best.passage != earlier.passage:
        return False
    scene, before = setting.first, setting.previous[-1]
    if before.passage != scene.index or earlier.passage != scene.index:
        return False
    _, end = scene.run_at(before)
    start, _ = scene.run_at(setting.quote[0])
    return end <= earlier.cue.start < start and start - end <= _INTERJECTION


def _reported(scene: Scene, reports: Sequence[Report]) -> list[Piece]:
    """The clauses of a passage that may be reported speech, the doubtful ones for quoted words that vouch for them."""
    made: list[Piece] = []
    for report in best_by_cue(reports):
        if report.likely >= _LEAST:
            clause = bounded(scene, report.clause)
            spans = tuple(scene.parsed.span(*tokens) for tokens in clause.tokens)
            bare = nominal(scene, clause)
            made.append(Piece("indirect", spans, scene.index, clause.cue, report.likely, bare=bare))
    return made


def _merged(quoted: list[Piece], reported: list[Piece]) -> list[Piece]:
    """Puts a quoted fragment and the clause that holds it together as one mixed quote.

    A clause that is nothing but a quote is that quote, and is dropped.
    """
    made = list(quoted)
    places = _Places(made)
    for clause in reported:
        near = sorted({i for span in clause.spans for i in places.near(span)})
        touched = [i for i in near if _touches(made[i], clause)]
        if clause.confidence < weights().thresholds.indirect and not any(_vouches(made[i], clause) for i in touched):
            continue
        if not touched:
            if not clause.bare:
                made.append(clause)
        elif _holds(clause, [made[i] for i in touched]):
            made[touched[0]] = _mixed([made[i] for i in touched], clause)
            places.add(touched[0], made[touched[0]])
            for other in touched[1:]:
                made[other] = replace(made[other], part_of=touched[0])
    return made


def _gathered(scenes: Sequence[Scene], found: list[Piece]) -> list[Piece]:
    """Puts quoted fragments that hang on one cue in one sentence together (“called him a “liar” and a “bully””)."""
    made = list(found)
    order = sorted(
        (i for i, piece in enumerate(made) if piece.kind == "mixed" and piece.part_of is None),
        key=lambda i: made[i].spans,
    )
    last: int | None = None
    for i in order:
        piece = made[i]
        if last is not None and _one_sentence(scenes, made[last], piece) and _one_cue(made, last, piece):
            made[last] = replace(made[last], spans=(hull((*made[last].spans, *piece.spans)),))
            made[i] = replace(piece, part_of=last)
        else:
            last = i
    return made


def _one_cue(made: Sequence[Piece], number: int, later: Piece) -> bool:
    """Whether a fragment has the same cue as the piece of that number, or goes on from it or from a part of it."""
    earlier = made[number]
    if later.cue is not None:
        return later.cue == earlier.cue and later.passage == earlier.passage
    return later.of is not None and number in (later.of, made[later.of].part_of)


def _one_sentence(scenes: Sequence[Scene], earlier: Piece, later: Piece) -> bool:
    """Whether both stand in one sentence, with no more than a few words between them and the cue before both."""
    scene = scenes[earlier.passage]
    low, high = earlier.spans[-1].end, later.spans[0].start
    within = scene.parsed.passage.span
    if not within.start <= low <= high <= within.end or earlier.cue is None:
        return False
    first, last = scene.parsed.token_at(low - 1), scene.parsed.token_at(high)
    if last >= len(scene.doc) or scene.sentence[first] != scene.sentence[last] or earlier.cue.start > first:
        return False
    between = scene.doc[first + 1 : last]
    own = any(cue.kind in ("plain", "speech") for cue in scene.cues if first < cue.start < last)
    return len(between) <= _BETWEEN and not own


class _Places:
    """Which pieces have words near a place, by stretches of the text; pieces may grow."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._numbers: defaultdict[int, set[int]] = defaultdict(set)
        for number, piece in enumerate(pieces):
            self.add(number, piece)

    def add(self, number: int, piece: Piece) -> None:
        """Takes in where a piece is."""
        for span in piece.spans:
            for stretch in self._stretches(span):
                self._numbers[stretch].add(number)

    def near(self, span: Span) -> list[int]:
        """The numbers of the pieces with words in the stretches that a span touches, rising."""
        return sorted({number for stretch in self._stretches(span) for number in self._numbers.get(stretch, ())})

    @staticmethod
    def _stretches(span: Span) -> range:
        return range(span.start // _STRETCH, span.end // _STRETCH + 1)


def _touches(piece: Piece, clause: Piece) -> bool:
    return (
        piece.part_of is None
        and piece.kind in ("direct", "mixed")
        and any(content.overlaps(span) for content in clause.spans for span in piece.spans)
    )


def _vouches(quote: Piece, clause: Piece) -> bool:
    """Whether a quoted fragment hangs on the clause's own speaker, so that the clause must be speech as well."""
    if quote.cue is None or clause.cue is None or quote.passage != clause.passage:
        return False
    return quote.kind == "mixed" and quote.cue.source == clause.cue.source


def _holds(clause: Piece, quotes: Sequence[Piece]) -> bool:
    """Whether a clause says more than the quotes in it, none of which stands alone."""
    if any(quote.kind == "direct" and not _continued(quote, clause) for quote in quotes):
        return False
    quoted = sum(
        min(content.end, span.end) - max(content.start, span.start)
        for content in clause.spans
        for quote in quotes
        for span in quote.spans
        if content.overlaps(span)
    )
    return quoted < sum(map(len, clause.spans)) - _MARKS


def _mixed(quotes: Sequence[Piece], clause: Piece) -> Piece:
    """One quote of a clause and the quoted words in it, with the clause's source where that of the words differs."""
    said = [span for quote in quotes for span in quote.spans]
    whole = [hull((content, *(span for span in said if content.overlaps(span)))) for content in clause.spans]
    apart = [span for span in said if not any(content.overlaps(span) for content in whole)]
    first = quotes[0]
    if first.cue is None or (first.kind == "mixed" and first.cue != clause.cue):
        first = replace(first, cue=clause.cue, passage=clause.passage, of=None)
    return replace(first, kind="mixed", spans=tuple(sorted((*whole, *apart))))


def _continued(quote: Piece, clause: Piece) -> bool:
    """Whether a clause goes over into a quote that could stand alone: the same cue, and the clause begins first."""
    return quote.cue == clause.cue and clause.spans[0].start < quote.spans[0].start - 1


def _speeches(scenes: Sequence[Scene], found: list[Piece]) -> tuple[Speech, ...]:
    """The pieces in text order, with their continuations numbered anew."""
    order = sorted((i for i, piece in enumerate(found) if piece.part_of is None), key=lambda i: (found[i].spans, i))
    number = {old: new for new, old in enumerate(order)}
    for i in range(len(found)):
        whole = i
        while (into := found[whole].part_of) is not None:
            whole = into
        number[i] = number[whole]
    made: list[Speech] = []
    for new, old in enumerate(order):
        piece = found[old]
        continues = number[piece.of] if piece.of is not None and piece.cue is None else None
        if continues is not None and continues >= new:
            continues = None
        said = _speech(scenes, piece, continues)
        made.append(said if continues is None else replace(said, source=made[continues].source))
    return tuple(made)


def _speech(scenes: Sequence[Scene], piece: Piece, continues: int | None) -> Speech:
    cue = piece.cue
    scene = scenes[piece.passage]
    return Speech(
        kind=piece.kind,
        spans=piece.spans,
        source=piece.named or (scene.parsed.span(*cue.source) if cue and not listens(scene, piece) else None),
        cue=scene.parsed.span(cue.start, cue.end) if cue else None,
        confidence=round(piece.confidence, 3),
        reason=reason_of(piece.kind, cue, scene.doc, continues=continues is not None),
        continues=continues,
        labelled=piece.named is not None,
    )
