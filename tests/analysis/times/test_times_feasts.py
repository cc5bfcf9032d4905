"""Feasts that move through the calendar."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_tui.analysis.times.feasts import feast


@pytest.mark.parametrize(
    ("words", "day"),
    [
        (("easter",), date(2024, 3, 31)),
        (("good", "friday"), date(2024, 3, 29)),
        (("easter", "monday"), date(2024, 4, 1)),
        (("ash", "wednesday"), date(2024, 2, 14)),
        (("thanksgiving",), date(2024, 11, 28)),
        (("black", "friday"), date(2024, 11, 29)),
        (("labor", "day"), date(2024, 9, 2)),
        (("memorial", "day"), date(2024, 5, 27)),
        (("martin", "luther", "king", "day"), date(2024, 1, 15)),
    ],
)
def test_a_feast_has_its_day(words: tuple[str, ...], day: date) -> None:
    assert feast(words, 2024) == day


@pytest.mark.parametrize(
    ("year", "day"), [(1818, date(1818, 3, 22)), (1943, date(1943, 4, 25)), (1961, date(1961, 4, 2))]
)
def test_easter_at_its_earliest_at_its_latest_and_in_between(year: int, day: date) -> None:
    assert feast(("easter",), year) == day


@given(st.integers(1583, 4000))
def test_easter_is_a_sunday_in_spring(year: int) -> None:
    day = feast(("easter",), year)
    assert day.weekday() == 6
    assert date(year, 3, 22) <= day <= date(year, 4, 25)


def test_before_the_gregorian_calendar_there_is_no_reckoning() -> None:
    with pytest.raises(ValueError, match="1500"):
        feast(("easter",), 1500)
