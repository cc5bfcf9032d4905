"""Fits the weights of the quote ranker anew from annotated articles, and writes them as JSON.

usage: python tools/fit_quotes.py ANNOTATIONS.jsonl [WEIGHTS.json]

Each line of ANNOTATIONS is {"text", "quotes": [{"start", "end", "kind": "direct|mixed|indirect", "spans"?, "speech"?,
"speaker_start"?, "speaker_end"?, "speaker_text"?}]}. The articles are read and parsed as the program does it. Then
three linear models are fitted, each with a quadratic penalty: first which clauses are reported speech, then who among
the candidates said a quote, last (from the outcome of both) whether quoted words are speech at all. Only weights of
named features are written, nothing of the texts, by default over the weights that the program ships. The result is
the same on every run: full-batch optimisation from zero. 740 articles take two to four minutes, most of it the parse.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from briefing_tui.analysis.language import Language, Parsed
from briefing_tui.analysis.quotes.attribution import scenes_of
from briefing_tui.analysis.quotes.candidates import Candidate, Setting, candidates
from briefing_tui.analysis.quotes.indirect import Clause, clause_features, clauses
from briefing_tui.analysis.quotes.kinds import speech_features
from briefing_tui.analysis.quotes.marks import QuotedRun, joined, runs_of
from briefing_tui.analysis.quotes.ranking import choose
from briefing_tui.analysis.quotes.reported import reports_of
from briefing_tui.analysis.quotes.scene import Scene
from briefing_tui.model.span import Span
from briefing_tui.reading.source import read_text

OUTPUT = Path(__file__).parents[1] / "src/briefing_tui/analysis/quotes/weights.json"
# Features seen less often are left out, and so are weights that stay below SMALL.
RARE, SMALL = 8, 0.03
STEPS, RATE, DECAY = 300, 0.1, 4.0
# Overlap from which two spans count as the same, as intersection over union.
SAME = 0.5
# The probabilities from which a quote and a clause are taken as speech, chosen on articles not fitted on: the first for
# the best F1 of direct quotes with their speakers, the second for a precision above 81 %.
THRESHOLDS = {"speech": 0.7, "indirect": 0.55}

Annotation = Mapping[str, Any]
Floats = NDArray[np.float64]


@dataclass
class Examples:
    """Rows of features. Rows with the same `group` compete for one place; `good` says whether a row is right."""

    features: list[Sequence[str]] = field(default_factory=list)
    good: list[bool] = field(default_factory=list)
    group: list[int] = field(default_factory=list)

    def add(self, features: Sequence[str], good: bool, group: int = 0) -> None:
        """Adds one row."""
        self.features.append(features)
        self.good.append(good)
        self.group.append(group)


def fit(examples: Examples, *, competing: bool) -> dict[str, float]:
    """Weights by feature: a softmax over each group, or a logistic for each row, with a quadratic penalty (Adam)."""
    counts = Counter(name for row in examples.features for name in set(row))
    names = sorted(name for name, count in counts.items() if count >= RARE)
    index = {name: number for number, name in enumerate(names)}
    pairs = sorted({(row, index[f]) for row, fs in enumerate(examples.features) for f in fs if f in index})
    rows, columns = (np.array(part) for part in zip(*pairs, strict=True))
    by_column = np.argsort(columns, kind="stable")
    told = rows[by_column]
    firsts = np.searchsorted(columns[by_column], np.arange(len(names)))
    good = np.array(examples.good, dtype=float)
    group = np.array(examples.group)
    weight, mean, square = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, STEPS + 1):
        scores = np.bincount(rows, weight[columns], len(good)).astype(float)
        error = _competing(scores, good, group) if competing else 1 / (1 + np.exp(-scores)) - good
        slope = np.add.reduceat(error[told], firsts) + DECAY * weight
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope**2
        weight -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return {name: round(float(w), 2) for name, w in zip(names, weight, strict=True) if abs(w) >= SMALL}


def _competing(scores: Floats, good: Floats, group: NDArray[np.int64]) -> Floats:
    """The slope of the likelihood that one of a group's right rows wins."""
    raised = np.exp(scores - scores.max())
    right = raised * good
    slope: Floats = raised / np.bincount(group, raised)[group]
    slope -= right / np.maximum(np.bincount(group, right)[group], 1e-300)
    return slope


@dataclass
class Lessons:
    """What one annotated article teaches.

    `quotes` holds each quote with its candidates, whether it is speech, and which of its candidates are right (empty
    when none is or the quote is no speech); `clauses` the features of each clause and whether it is reported speech.
    """

    quotes: list[tuple[Setting, list[Candidate], bool, list[bool]]] = field(default_factory=list)
    clauses: list[tuple[list[str], bool]] = field(default_factory=list)


def lessons_of(parsed: Parsed, marked: Sequence[Annotation]) -> Lessons:
    """The lessons of one parsed article with its annotations."""
    text = parsed.article.text
    runs = runs_of([passage.visible for passage in parsed.passages])
    scenes = scenes_of(parsed, runs)
    made = Lessons(clauses=list(_clauses(scenes, marked, text)))
    for setting, gold, earlier in _settings(scenes, joined(runs), marked, text):
        found = candidates(setting)
        good = [_right(scenes, c, gold, earlier, text) for c in found] if gold is not None else []
        made.quotes.append((setting, found, gold is not None, good if any(good) else []))
    return made


def learn(lessons: Iterable[Lessons]) -> dict[str, Any]:
    """The three tables of weights."""
    taught = list(lessons)
    quotes = [quote for lesson in taught for quote in lesson.quotes]
    speaker, speech, indirect = Examples(), Examples(), Examples()
    group = 0
    for _, found, _, good in quotes:
        if good:
            for candidate, right in zip(found, good, strict=True):
                speaker.add(candidate.features, right, group)
            group += 1
    for lesson in taught:
        for features, right in lesson.clauses:
            indirect.add(features, right)
    tables: dict[str, Any] = {"speaker": fit(speaker, competing=True), "indirect": fit(indirect, competing=False)}
    for setting, found, spoken, _ in quotes:
        best, share = choose(found, tables["speaker"]) or (None, 0.0)
        speech.add(speech_features(setting, best, share, reports_of(setting.first, tables["indirect"])), spoken)
    tables["speech"] = fit(speech, competing=False)
    tables["thresholds"] = THRESHOLDS
    return tables


def _settings(
    scenes: Sequence[Scene], quotes: Sequence[Sequence[QuotedRun]], annotations: Sequence[Annotation], text: str
) -> Iterator[tuple[Setting, Annotation | None, Annotation | None]]:
    """Each quote in double marks with its annotation, and the annotation of the speech before it."""
    previous: tuple[Sequence[QuotedRun], Annotation] | None = None
    marked = [entry for entry in annotations if entry["kind"] in ("direct", "mixed")]
    for quote in quotes:
        if quote[0].single or quote[0].span.of(text).startswith("''"):
            continue
        gold = next((entry for entry in marked if _covers(entry, quote[0].span)), None)
        yield Setting(scenes, quote, previous and previous[0]), gold, previous and previous[1]
        if gold is not None:
            previous = (quote, gold)


def _covers(entry: Annotation, span: Span) -> bool:
    spans = entry.get("spans") or [(entry["start"], entry["end"])]
    shared = sum(max(0, min(e, span.end) - max(s, span.start)) for s, e in spans)
    return bool(shared >= SAME * len(span))


def _right(
    scenes: Sequence[Scene], candidate: Candidate, gold: Annotation, earlier: Annotation | None, text: str
) -> bool:
    if candidate.cue is None:
        return earlier is not None and _same_source(_speaker(earlier), _words(earlier), gold)
    span = scenes[candidate.passage].parsed.span(*candidate.cue.source)
    return _same_source(span, span.of(text), gold)


def _same_source(span: Span | None, words: str, gold: Annotation) -> bool:
    """Whether two phrases are the same words, or names that share their last capitalised word."""
    named = _speaker(gold)
    if span and named and span.overlaps(named):
        return True
    mine, theirs = (re.findall(r"\b[A-Z][\w-]+", phrase) for phrase in (words, _words(gold)))
    return bool(
        mine and theirs and (mine[-1] in theirs or theirs[-1] in mine) and mine[-1] not in ("He", "She", "They")
    )


def _speaker(entry: Annotation) -> Span | None:
    return None if entry.get("speaker_start") is None else Span(entry["speaker_start"], entry["speaker_end"])


def _words(entry: Annotation) -> str:
    return entry.get("speaker_text") or ""


def _clauses(scenes: Sequence[Scene], annotations: Sequence[Annotation], text: str) -> Iterator[tuple[list[str], bool]]:
    """The clauses of an article: right where annotated as speech, left out where annotated as thought."""
    for scene in scenes:
        for clause in clauses(scene):
            spans = [scene.parsed.span(*tokens) for tokens in clause.tokens]
            if _quoted(scene, clause) > SAME:
                continue
            near = max(annotations, key=lambda entry: _likeness(_spans(entry), spans), default=None)
            entry = near if near and _likeness(_spans(near), spans) >= SAME else None
            if entry is not None and (entry["kind"] == "direct" or not entry.get("speech", True)):
                continue
            source = scene.parsed.span(*clause.cue.source)
            right = entry is not None and (not _words(entry) or _same_source(source, source.of(text), entry))
            yield clause_features(scene, clause), right


def _quoted(scene: Scene, clause: Clause) -> float:
    """The share of a clause that stands in quotation marks; mostly quoted ones are the quotes' business."""
    inside = [flag for start, end in clause.tokens for flag in scene.inside[start:end]]
    return sum(inside) / max(1, len(inside))


def _spans(entry: Annotation) -> list[Span]:
    return [Span(*span) for span in entry.get("spans") or [(entry["start"], entry["end"])]]


def _likeness(ones: Sequence[Span], others: Sequence[Span]) -> float:
    shared = sum(max(0, min(one.end, other.end) - max(one.start, other.start)) for one in ones for other in others)
    return shared / (sum(map(len, ones)) + sum(map(len, others)) - shared) if shared else 0.0


def _lessons(path: Path) -> Iterator[Lessons]:
    """The lessons of the annotated articles of a file, read and parsed as the program reads and parses them."""
    language = Language()
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        yield lessons_of(language.parse(read_text(entry["text"])), entry["quotes"])


def main() -> None:
    """Reads, fits, writes."""
    source = Path(sys.argv[1])
    target = Path(sys.argv[2]) if len(sys.argv) > 2 else OUTPUT
    write(learn(_lessons(source)), target)


def write(tables: Mapping[str, Any], target: Path) -> None:
    """Writes the tables, one weight a line."""
    target.write_text(json.dumps(tables, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
