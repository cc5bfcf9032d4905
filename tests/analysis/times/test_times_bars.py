"""Lengths that have a beginning or an end are stretches of the timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing_tui.analysis.pipeline import analyse
from briefing_tui.analysis.times.redating import redate
from briefing_tui.model.article import Article, Passage, Published
from briefing_tui.model.span import Span
from briefing_tui.reports.wording import moment

if TYPE_CHECKING:
    from briefing_tui.analysis.language import Language

KNOWN = Published("2023-09-14", "2023-09-14", "2023-09-14", "metadata", 1.0)
LATER = Published("2024-03-05", "2024-03-05", "2024-03-05", "user", 1.0)
TOLD = [
    ("The pier has been closed since May.", "2023-05/..", "since May 2023"),
    ("The pier has been closed since May 9, 2021.", "2021-05-09/..", "since 9 May 2021"),
    ("The miners will stay underground until Friday.", "../2023-09-15", "until 15 September 2023"),
    ("The pier was closed for two months from March 2021.", "2021-03/2021-04", "March – April 2021"),
    ("The pier was closed for ten days starting on May 3, 2021.", "2021-05-03/2021-05-12", "3–12 May 2021"),
    ("The court jailed him on May 3, 2021 for three weeks.", "2021-05-03/2021-05-23", "3–23 May 2021"),
    ("Sales fell in the three years to 2019.", "2017/2019", "2017 – 2019"),
    ("The siege lasted from May 6 to May 9, 2021.", "2021-05-06/2021-05-09", "6–9 May 2021"),
]


def article_of(text: str, published: Published = KNOWN) -> Article:
    return Article(text, published=published, passages=(Passage(Span(0, len(text)), "body"),))


@pytest.mark.parametrize(("text", "edtf", "words"), TOLD)
def test_a_stretch_runs_from_or_to_its_day(language: Language, text: str, edtf: str, words: str) -> None:
    (row,) = analyse(article_of(text), language).timeline
    assert (row.date.edtf, row.date.lasts, moment(row.date)) == (edtf, True, words)


@pytest.mark.parametrize(
    "text",
    [
        "The pier was closed in May.",
        "The pier was closed two months after the storm of May 3, 2021.",
        "The pier closed on May 3, 2021.",
        "The strike lasted two months.",
        "The pier must reopen by Friday.",
    ],
)
def test_a_day_or_a_length_alone_is_no_stretch(language: Language, text: str) -> None:
    assert not any(row.date.lasts for row in analyse(article_of(text), language).timeline)


@pytest.mark.parametrize(("text", "edtf", "words"), TOLD)
def test_a_stretch_is_reckoned_anew_with_the_publication_date(
    language: Language, text: str, edtf: str, words: str
) -> None:
    anew = analyse(article_of(text, LATER), language)
    assert redate(analyse(article_of(text), language), LATER).timeline == anew.timeline
