"""Events without a date that the text puts in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing_tui.analysis.times.expressions import find_expressions
from briefing_tui.analysis.times.redating import redate
from briefing_tui.analysis.times.resolution import resolve
from briefing_tui.analysis.times.timeline import build_timeline
from briefing_tui.model.article import Article, Passage, Published
from briefing_tui.model.briefing import Briefing, Engine, Event
from briefing_tui.model.span import Span

if TYPE_CHECKING:
    from briefing_tui.analysis.language import Language

KNOWN = Published("2019-06-12", "2019-06-12", "2019-06-12", "metadata", 1.0)


def briefing_of(language: Language, text: str) -> Briefing:
    passages, start = [], 0
    for block in text.split("\n\n"):
        passages.append(Passage(Span(start, start + len(block)), "body"))
        start += len(block) + 2
    article = Article(text, published=KNOWN, passages=tuple(passages))
    times = resolve(article, find_expressions(article))
    timeline = build_timeline(language.parse(article), times, (), ())
    return Briefing("b", Engine("briefing-tui", "0", "none"), article, timeline=timeline)


def rows(language: Language, text: str) -> tuple[Event, ...]:
    return briefing_of(language, text).timeline


@pytest.mark.parametrize(
    ("text", "event", "reason"),
    [
        ("The miners blocked the road after the vote.", "The miners blocked the road", "after ‘the vote’"),
        ("Following the talks, the envoys left the city.", "the envoys left the city", "following ‘the talks’"),
        ("The guard burned the letters before he left.", "The guard burned the letters", "before ‘he left’"),
    ],
)
def test_an_event_stands_after_the_one_that_the_text_names(
    language: Language, text: str, event: str, reason: str
) -> None:
    (row,) = rows(language, text)
    assert event in row.event.of(text)
    assert row.reason == row.date.reason == reason


def test_what_is_only_in_order_has_no_date_of_any_kind(language: Language) -> None:
    text = "The miners blocked the road after the vote."
    (row,) = rows(language, text)
    date = row.date
    assert (date.earliest, date.latest, date.grain, date.edtf, date.certainty) == (None, None, None, None, "unresolved")
    assert row.expression.of(text) == "after"


def test_what_is_only_in_order_stands_last(language: Language) -> None:
    text = "The miners blocked the road after the vote. Troops arrived on Monday. The pit opened in the spring of 1951."
    assert [row.expression.of(text) for row in rows(language, text)] == ["the spring of 1951", "Monday", "after"]


@pytest.mark.parametrize(
    "text",
    [
        "The miners blocked the road after the vote on Monday.",  # the sentence has a date of its own
        "“We blocked the road after the vote,” Anna Berg told the court.",  # somebody's words
        "The minister said so after the vote.",  # told, not done
        "The miners will block the road after the vote.",  # still to come
        "The miners did not block the road after the vote.",  # it never happened
        "The city looks for peace after years of war.",  # no event, a length of time
        "After all, the road was long.",
        "It took months before the court ruled.",
    ],
)
def test_where_the_order_is_not_stated_outright_there_is_no_such_row(language: Language, text: str) -> None:
    assert [row for row in rows(language, text) if row.date.grain is None] == []


def test_there_are_at_most_five_of_them(language: Language) -> None:
    text = "\n\n".join(f"The {who} blocked the road after the vote." for who in
                       ("miners", "farmers", "drivers", "teachers", "nurses", "guards", "pilots"))  # fmt: skip
    assert len(rows(language, text)) == 5


def test_another_publication_date_leaves_them_as_they_are(language: Language) -> None:
    briefing = briefing_of(language, "The miners blocked the road after the vote.")
    day = "2001-02-03"
    assert redate(briefing, Published(day, day, day, "user", 1.0)).timeline == briefing.timeline
