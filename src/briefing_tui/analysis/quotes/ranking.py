"""The linear ranker: named features with the weights of weights.json, added up and turned into probabilities."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from briefing_tui.analysis.quotes.candidates import Candidate


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The least probability at which a quote, and a clause without quotation marks, is taken as speech."""

    speech: float
    indirect: float


@dataclass(frozen=True, slots=True)
class Weights:
    """One weight a feature, for three decisions: who spoke, whether a quote is speech, whether a clause is speech.

    A feature that a table lacks weighs nothing.
    """

    speaker: Mapping[str, float]
    speech: Mapping[str, float]
    indirect: Mapping[str, float]
    thresholds: Thresholds


@cache
def weights() -> Weights:
    """The shipped weights, read once; tools/fit_quotes.py fits them anew."""
    text = resources.files("briefing_tui.analysis.quotes").joinpath("weights.json").read_text(encoding="utf-8")
    tables = json.loads(text)
    return Weights(tables["speaker"], tables["speech"], tables["indirect"], Thresholds(**tables["thresholds"]))


def total(features: Iterable[str], table: Mapping[str, float]) -> float:
    """The sum of the features' weights."""
    return sum(table.get(feature, 0.0) for feature in features)


def probability(features: Iterable[str], table: Mapping[str, float]) -> float:
    """The logistic of the sum of weights: how likely the answer is yes."""
    return 1 / (1 + math.exp(-total(features, table)))


def choose(found: Sequence[Candidate], table: Mapping[str, float]) -> tuple[Candidate, float] | None:
    """The likeliest candidate with its probability among the others; the earlier one when two tie. None for none."""
    if not found:
        return None
    sums = [total(candidate.features, table) for candidate in found]
    best = max(range(len(found)), key=lambda index: (sums[index], -index))
    top = sums[best]
    return found[best], 1 / sum(math.exp(value - top) for value in sums)
