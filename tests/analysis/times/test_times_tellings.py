"""Tellings of one event in several places of an article: one row, with all places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing_tui.analysis.pipeline import analyse
from briefing_tui.analysis.times.redating import redate
from briefing_tui.model.article import Article, Passage, Published
from briefing_tui.model.span import Span

if TYPE_CHECKING:
    from briefing_tui.analysis.language import Language
    from briefing_tui.model.briefing import Event

KNOWN = Published("2023-09-14", "2023-09-14", "2023-09-14", "metadata", 1.0)
SAME = [
    # One deed done to one thing on one day.
    (
        "The council closed the Maple Street bridge on Tuesday.\n\nEngineers had asked for it for years.\n\n"
        "The bridge was closed by the council on Tuesday after cracks were found."
    ),
    # A clause that only says which thing is meant.
    (
        "Nora Felding opened the Harwick gallery with the mayor of Harwick in May 2019.\n\n"
        "The gallery that Felding opened with the mayor of Harwick in May 2019 has lost its roof."
    ),
    # The same words twice, with a year and a day of it.
    "The letter of March 3, 2021 invited the whole staff to the 2021 congress in Lund.",
]
APART = [
    # The same deed, done to others.
    "Police arrested a teacher on Tuesday.\n\nPolice also arrested a driver on Tuesday.",
    # The same deed on other days.
    "The council closed the bridge on Monday.\n\nThe council closed the bridge on Wednesday.",
    # One deed and one day, but other people.
    "Ms. Adeyemi met Minister Kowal on Tuesday.\n\nMs. Adeyemi met Minister Brandt on Tuesday.",
    # One deed and one day, done to others by the same.
    "The mayor opened the new library on Tuesday.\n\nThe mayor opened the harbour fair on Tuesday.",
    # Two events of one year that share words.
    "The firm sold its ferries to Norda in 2019.\n\nThe firm bought the Norda shipyard in 2019.",
]


def rows(language: Language, text: str, published: Published = KNOWN) -> tuple[Event, ...]:
    passages, start = [], 0
    for block in text.split("\n\n"):
        passages.append(Passage(Span(start, start + len(block)), "body"))
        start += len(block) + 2
    return analyse(Article(text, published=published, passages=tuple(passages)), language).timeline


@pytest.mark.parametrize("text", SAME)
def test_two_tellings_of_one_event_are_one_row(language: Language, text: str) -> None:
    assert len(rows(language, text)) == 1


@pytest.mark.parametrize("text", APART)
def test_events_of_other_deeds_days_or_people_keep_their_rows(language: Language, text: str) -> None:
    found = rows(language, text)
    assert len(found) == 2
    assert all(not row.also for row in found)


def test_a_row_keeps_the_place_of_the_other_telling(language: Language) -> None:
    (row,) = rows(language, SAME[0])
    (other,) = row.also
    assert row.event.of(SAME[0]) == "The council closed the Maple Street bridge on Tuesday"
    assert other.event.of(SAME[0]).startswith("The bridge was closed by the council")
    assert other.expression.of(SAME[0]) == "Tuesday"


def test_the_plainer_telling_goes_before_the_one_that_only_names_the_event(language: Language) -> None:
    text = (
        "The gallery that Felding opened with the mayor of Harwick in May 2019 has lost its roof.\n\n"
        "Nora Felding opened the Harwick gallery with the mayor of Harwick in May 2019."
    )
    (row,) = rows(language, text)
    assert row.event.of(text).startswith("Nora Felding opened")


def test_the_finer_date_stands_before_the_year(language: Language) -> None:
    (row,) = rows(language, SAME[2])
    assert (row.date.edtf, row.also) == ("2021-03-03", ())


def test_tellings_are_gathered_by_words_alone_whenever_the_article_was_published(language: Language) -> None:
    later = Published("2024-02-02", "2024-02-02", "2024-02-02", "user", 1.0)
    text = SAME[0]
    article = Article(text, published=KNOWN, passages=(Passage(Span(0, len(text)), "body"),))
    briefing = analyse(article, language)
    anew = analyse(Article(text, published=later, passages=article.passages), language)
    assert redate(briefing, later).timeline == anew.timeline
