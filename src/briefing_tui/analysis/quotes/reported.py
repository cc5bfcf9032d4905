"""How likely the clauses of a passage are reported speech, and which of them stand around quoted words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefing_tui.analysis.quotes.indirect import Clause, clause_features, clauses
from briefing_tui.analysis.quotes.ranking import probability
from briefing_tui.analysis.quotes.scene import Scene

# Roles of passages in which nobody is reported without quotation marks; in a caption quotes alone are taken.
_SILENT = frozenset(("title", "byline", "dateline", "boilerplate", "heading", "caption"))


@dataclass(frozen=True, slots=True)
class Report:
    """A clause that may be reported speech, and how likely it is."""

    clause: Clause
    likely: float


def reports_of(scene: Scene, table: Mapping[str, float]) -> tuple[Report, ...]:
    """Every clause of a passage that may be reported speech, in the order of the cues, weighed with `table`."""
    if scene.parsed.passage.role in _SILENT:
        return ()
    return tuple(Report(clause, probability(clause_features(scene, clause), table)) for clause in clauses(scene))


def best_by_cue(reports: Iterable[Report]) -> list[Report]:
    """The likeliest clause of each cue; of two with the same words the one of the first cue."""
    best: dict[int, Report] = {}
    for report in reports:
        at = report.clause.cue.start
        if at not in best or report.likely > best[at].likely:
            best[at] = report
    unique = {report.clause.tokens: report for report in reversed(best.values())}
    return sorted(unique.values(), key=lambda report: report.clause.cue.start)


def around(reports: Sequence[Report], start: int, end: int) -> Report | None:
    """The likeliest clause that holds a part of the quoted tokens `start` to `end` and more than their marks."""
    holding = [
        report
        for report in reports
        if any(a < end and start < b and (a < start - 1 or b > end + 1) for a, b in report.clause.tokens)
    ]
    return max(holding, key=lambda report: report.likely, default=None)
