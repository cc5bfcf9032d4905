"""The clauses around quoted words, and the one that a cue most likely reports."""

from __future__ import annotations

from briefing_tui.analysis.quotes.indirect import Clause
from briefing_tui.analysis.quotes.reported import Report, around, best_by_cue
from briefing_tui.analysis.quotes.scene import Cue


def report(cue: int, start: int, end: int, likely: float) -> Report:
    """A clause of tokens that hangs on a verb at token `cue` whose subject stands before it."""
    source = (cue - 1, cue)
    return Report(
        Clause(Cue("verb", "plain", cue, cue + 1, source, cue - 1), ((start, end),), "ccomp after", start), likely
    )


def test_each_cue_keeps_its_likeliest_clause() -> None:
    weak, strong, other = report(2, 3, 9, 0.3), report(2, 4, 9, 0.7), report(12, 13, 20, 0.2)
    assert best_by_cue([weak, strong, other]) == [strong, other]


def test_the_same_words_belong_to_the_first_cue() -> None:
    first, second = report(2, 8, 15, 0.4), report(6, 8, 15, 0.9)
    assert best_by_cue([first, second]) == [first]


def test_the_likeliest_clause_around_quoted_words_says_more_than_they_do() -> None:
    same, wider, apart = report(2, 5, 9, 0.9), report(2, 3, 9, 0.6), report(20, 21, 30, 0.8)
    assert around([same, wider, apart], 5, 9) == wider
    assert around([same, apart], 5, 9) is None
