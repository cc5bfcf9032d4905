"""How sure a bare weekday is follows how its direction was found; days of saying stand where nothing else dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing_tui.analysis.pipeline import analyse
from briefing_tui.model.article import Article, Passage, Published
from briefing_tui.model.span import Span

if TYPE_CHECKING:
    from briefing_tui.analysis.language import Language
    from briefing_tui.model.briefing import Event

KNOWN = Published("2023-09-14", "2023-09-14", "2023-09-14", "metadata", 1.0)  # a Thursday


def rows(language: Language, text: str) -> tuple[Event, ...]:
    return analyse(Article(text, published=KNOWN, passages=(Passage(Span(0, len(text)), "body"),)), language).timeline


@pytest.mark.parametrize(
    ("text", "edtf", "certainty"),
    [
        ("The miners blocked the road on Monday.", "2023-09-11", "resolved"),
        ("The miners will meet on Monday.", "2023-09-18", "resolved"),
        ("The miners met on Monday of last week.", "2023-09-04", "resolved"),
        # No sign, signs both ways, and the weekday of publication itself, ahead.
        ("The Monday decision by the miners: no more talks.", "2023-09-11", "inferred"),
        ("The miners agreed on Monday to meet, and the owners will follow.", "2023-09-11", "inferred"),
        ("The miners will meet on Thursday.", "2023-09-14", "inferred"),
    ],
)
def test_a_weekday_is_as_sure_as_what_shows_its_direction(
    language: Language, text: str, edtf: str, certainty: str
) -> None:
    (row,) = rows(language, text)
    assert (row.date.edtf, row.date.certainty) == (edtf, certainty)


def test_a_day_of_saying_has_no_row_where_what_is_said_has_a_day(language: Language) -> None:
    dated = rows(language, "The mayor said on Monday that the bridge had burned on May 3.")
    assert [row.date.edtf for row in dated] == ["2023-05-03"]
    undated = rows(language, "The mayor said on Monday that the bridge had burned.")
    assert [row.date.edtf for row in undated] == ["2023-09-11"]


def test_what_was_said_on_a_day_stands_behind_what_happened_on_it(language: Language) -> None:
    found = rows(language, "The mayor said on Monday that the bridge was safe. It burned on Monday.")
    assert [row.report for row in found] == [False, True]
