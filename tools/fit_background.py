"""Fits the weights that tell whom a reader looks for among the actors of an article, and writes them as JSON.

usage: python tools/fit_background.py GOLD.jsonl [GOLD.jsonl …] [--write]

Each line of GOLD is an article whose actors a reader wrote down: {"text", "published"?, "format"?, "actors": [{"name",
"also": [other forms], "kind", "weight": "main|minor|background"}]}. An actor that the program finds is looked for when
it is the first to stand for one of weight main or minor. Two logistic regressions with a quadratic penalty are fitted
by Newton's method, one over actors with a name, one over those who are only described. What is printed is measured on
articles that the weights were not fitted on, in as many folds as FOLDS; the weights are those of all articles.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from briefing_tui.analysis.actors.background import SHOWN, setting, signs
from briefing_tui.analysis.actors.cast import display_name, gather
from briefing_tui.analysis.actors.entries import Entry
from briefing_tui.analysis.language import Language
from briefing_tui.analysis.quotes.attribution import find_speech
from briefing_tui.reading.source import read_text

OUTPUT = Path(__file__).parents[1] / "src/briefing_tui/analysis/actors/background.json"
FOLDS = 20
# Penalties, chosen by the likelihood on articles not fitted on, and the steps after which nothing changes any more.
PENALTY = {"named": 1.0, "described": 2.0}
STEPS = 25
# Kinds that a reader lets pass for one another.
AGREE: Mapping[str, frozenset[str]] = {
    "person": frozenset(("person",)),
    "organisation": frozenset(("organisation", "group", "government")),
    "government": frozenset(("government", "place", "organisation")),
    "group": frozenset(("group", "organisation", "unnamed")),
    "unnamed": frozenset(("unnamed", "group", "person")),
    "place": frozenset(("place", "government")),
}

Floats = NDArray[np.float64]
# The signs of an actor and whether it is looked for.
Row = tuple[dict[str, float], bool]
# The rows of an article by table, and how many actors a reader looks for in it.
Lesson = tuple[dict[str, list[Row]], int]


def main() -> None:
    """Fits, prints what was reached, and writes the weights where that is asked for."""
    files = [name for name in sys.argv[1:] if not name.startswith("--")]
    language = Language()
    golds = [json.loads(line) for name in files for line in Path(name).read_text(encoding="utf-8").splitlines()]
    lessons = [_lesson(gold, language) for gold in golds]
    right = shown = 0
    for fold in range(FOLDS):
        taught = [lesson for number, lesson in enumerate(lessons) if number % FOLDS != fold]
        weights = _fit(taught)
        for rows, _ in lessons[fold::FOLDS]:
            for table, signs_of, good in ((table, *row) for table, every in rows.items() for row in every):
                if signs_of["speaks"] or _likelihood(weights[table], signs_of) >= SHOWN:
                    shown += 1
                    right += good
    wanted = sum(count for _, count in lessons)
    print(f"{len(lessons)} articles: {100 * right / shown:.1f} % right of {shown}, {100 * right / wanted:.1f} % found")
    if "--write" in sys.argv:
        OUTPUT.write_text(json.dumps(_fit(lessons), indent=1) + "\n", encoding="utf-8")


def _lesson(gold: Mapping[str, Any], language: Language) -> Lesson:
    article = read_text(gold["text"], format=gold.get("format") or "text")
    parsed = language.parse(article)
    gathered = gather(parsed, find_speech(parsed))
    around = setting(gathered.entries, gathered.passages)
    rows: dict[str, list[Row]] = {"named": [], "described": []}
    entries = sorted(gathered.entries, key=lambda entry: -len(entry.mentions))
    for entry, good in zip(entries, _judged(entries, gold["actors"]), strict=True):
        table = "named" if entry.names else "described"
        rows[table].append((signs(entry, gathered.speaks[id(entry)], around), good))
    return rows, sum(actor["weight"] != "background" for actor in gold["actors"])


def _judged(entries: Sequence[Entry], actors: Sequence[Mapping[str, Any]]) -> Iterator[bool]:
    """Whether each entry is one that a reader looks for, and the first that stands for him."""
    forms = [{_plain(form) for form in (actor["name"], *actor["also"])} for actor in actors]
    taken: set[int] = set()
    for entry in entries:
        said = Counter(_plain(found.text) for found in entry.mentions if found.form != "pronoun")
        name = _plain(display_name(entry))
        points = [1000 * (name in known) + sum(said[form] for form in known) for known in forms]
        best = max(range(len(points)), key=points.__getitem__, default=None)
        if best is None or not points[best]:
            yield False
            continue
        actor = actors[best]
        yield best not in taken and actor["weight"] != "background" and entry.kind in AGREE[actor["kind"]]
        taken.add(best)


def _plain(words: str) -> str:
    words = re.sub(r"\s+", " ", words.replace("’", "'")).strip(' .,;:"“”').lower()
    return re.sub(r"'s?$", "", re.sub(r"^(?:the|a|an) ", "", words))


def _fit(lessons: Sequence[Lesson]) -> dict[str, dict[str, float]]:
    """The weights of both tables."""
    return {table: _fitted([row for rows, _ in lessons for row in rows[table]], PENALTY[table]) for table in PENALTY}


def _fitted(rows: Sequence[Row], penalty: float) -> dict[str, float]:
    names = sorted({sign for signs_of, _ in rows for sign in signs_of})
    told: Floats = np.array([[signs_of.get(name, 0.0) for name in names] for signs_of, _ in rows])
    good: Floats = np.array([float(right) for _, right in rows])
    weights: Floats = np.zeros(len(names))
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-told @ weights))
        slope = told.T @ (likely - good) + penalty * weights
        bend = (told.T * (likely * (1 - likely))) @ told + penalty * np.eye(len(names))
        weights = weights - np.linalg.solve(bend, slope)
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}


def _likelihood(weights: Mapping[str, float], signs_of: Mapping[str, float]) -> float:
    return float(1 / (1 + np.exp(-sum(weights.get(sign, 0.0) * value for sign, value in signs_of.items()))))


if __name__ == "__main__":
    main()
