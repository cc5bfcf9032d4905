"""Notes after mechanical edits of whole articles: found again, or honestly not, and never on other words."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.library.edits import Case, articles, cases


@pytest.fixture(scope="module")
def edited() -> list[Case]:
    return list(cases())


def test_the_corpus_is_large_enough_to_show_anything(edited: list[Case]) -> None:
    fates = Counter(case.fate for case in edited)
    assert len(articles()) >= 6
    assert len({case.text for case in edited}) >= 500
    assert min(fates[fate] for fate in ("same", "apart", "gone", "changed", "facts")) >= 40


def test_no_note_is_silently_on_words_that_it_was_not_written_on(edited: list[Case]) -> None:
    wrong = [(case, case.anchor(), reason) for case in edited if (reason := case.wrong(case.anchor()))]
    assert wrong == []


def test_most_light_rewording_is_followed(edited: list[Case]) -> None:
    long = [case for case in edited if case.edit == "a tenth reworded" and len(case.span) >= 60]
    states = Counter(case.anchor().state for case in long)
    assert states["fuzzy"] >= 0.5 * len(long)
    assert states["orphan"] <= 0.1 * len(long)


def test_without_the_home_text_deleted_words_of_some_length_stay_gone(edited: list[Case]) -> None:
    gone = [case for case in edited if case.fate == "gone" and len(case.span) >= 24]
    assert [case for case in gone if case.wrong(case.anchor(knows_home=False))] == []
