"""What stands on the timeline’s axis: groups, gaps, the publication date, and what has no place on it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_tui.model.article import Published
from briefing_tui.model.briefing import Certainty, Event, EventDate, Grain
from briefing_tui.model.span import Span
from briefing_tui.tui.panes.axis import NO_DATE, ORDER_ONLY, SAME_DAY, Entry, Heading, Mark, Publication, chart
from briefing_tui.tui.panes.days import Day, day_of
from briefing_tui.tui.panes.gaps import Gap, Scale, Stretch, gap

UNKNOWN = Published()


def event(
    earliest: str | None,
    latest: str | None = None,
    grain: Grain = "day",
    certainty: Certainty = "explicit",
    reason: str = "dated by ‘then’",
) -> Event:
    found = EventDate(earliest, latest or earliest, grain, None, certainty, "the text gives the date")
    return Event("", Span(0, 1), Span(0, 1), found, False, (), (), 1.0, reason)


def told(entries: tuple[Entry, ...]) -> list[str]:
    """The entries as short words: headings bare, marks after a dash."""
    return [f"- {entry.told}".rstrip() if isinstance(entry, Mark) else entry.words for entry in entries]


def on(day: str) -> Published:
    return Published(day, day, day, "metadata", 1.0)


DAYS = st.dates(date(1, 1, 1), date(2400, 1, 1)).map(date.isoformat) | st.sampled_from(
    ("-0043-03-15", "-0400-02-29", "0000-12-31", "not a day", "2024-02-30")
)
DATES = st.tuples(
    st.none() | DAYS,
    st.none() | DAYS,
    st.sampled_from(("day", "part of day", "week", "month", "season", "year", "decade", "century")),
    st.sampled_from(("explicit", "resolved", "inferred", "unresolved")),
    st.sampled_from(("dated by ‘then’", "after ‘the vote’", "following ‘the vote’", "before ‘the vote’")),
)


@given(st.lists(DATES, max_size=12), st.none() | st.dates(date(2, 1, 1)))
def test_every_event_is_there_once_in_order_and_no_gap_is_negative(
    dates: list[tuple[str | None, str | None, Grain, Certainty, str]], published: date | None
) -> None:
    events = [Event(str(n), Span(0, 1), Span(0, 1), EventDate(a, b, g, None, c, ""), False, (), (), 1.0, r)
              for n, (a, b, g, c, r) in enumerate(dates)]  # fmt: skip
    entries = chart(events, on(published.isoformat()) if published else UNKNOWN)
    marks = [entry for entry in entries if isinstance(entry, Mark)]
    assert sorted(int(mark.event.id) for mark in marks) == list(range(len(events)))
    begins = [day.ordinal for m in marks if (day := day_of(m.event.date.earliest) or day_of(m.event.date.latest))]
    assert begins == sorted(begins)
    for standing in ("in order", "unknown"):
        group = [int(mark.event.id) for mark in marks if mark.standing == standing]
        assert group == sorted(group)
    assert all(entry.days >= 0 and 1 <= entry.rows <= 3 for entry in entries if isinstance(entry, Gap))
    assert sum(isinstance(entry, Publication) for entry in entries) == bool(published and events)


def test_a_story_within_two_weeks_is_grouped_by_day() -> None:
    entries = chart([event("2024-05-21"), event("2024-05-22"), event("2024-05-22")], UNKNOWN)
    assert told(entries) == ["Tue 21 May 2024", "-", "Wed 22 May 2024", "-", "-"]


def test_a_week_in_a_story_of_days_has_a_heading_of_its_own() -> None:
    entries = chart([event("2024-05-13", "2024-05-19", "week"), event("2024-05-13")], UNKNOWN)
    assert told(entries) == ["13–19 May 2024", "-", "Mon 13 May 2024", "-"]


def test_a_story_within_two_years_is_grouped_by_month_and_the_same_day_is_told_once() -> None:
    month = event("2024-05-01", "2024-05-31", "month")
    assert told(chart([event("2024-03-21"), month, event("2024-05-06"), event("2024-05-06")], UNKNOWN)) == [
        "March 2024",
        "- Thu 21 March",
        "about two months later",
        "May 2024",
        "-",
        "- Mon 6 May",
        f"- {SAME_DAY}",
    ]


def test_a_story_of_years_is_grouped_by_year_and_one_of_centuries_by_decade() -> None:
    years = [
        event("1990-01-01", "1990-12-31", "year"),
        event("1990-01-01", "1999-12-31", "decade"),
        event("2001-04-02"),
    ]
    assert [entry.words for entry in chart(years, UNKNOWN) if isinstance(entry, Heading)] == ["1990s", "1990", "2001"]
    centuries = [event("1648-10-24"), event("1815-06-18"), event("1871-01-18")]
    assert [entry.words for entry in chart(centuries, UNKNOWN) if isinstance(entry, Heading)] == [
        "1640s",
        "1810s",
        "1870s",
    ]


def test_the_publication_date_is_a_line_and_what_comes_after_it_is_expected() -> None:
    entries = chart([event("2024-05-22"), event("2024-05-23"), event("2024-05-30")], on("2024-05-23"))
    assert told(entries) == [
        "Wed 22 May 2024",
        "-",
        "Thu 23 May 2024",
        "-",
        "published 23 May 2024",
        "seven days later",
        "Thu 30 May 2024",
        "-",
    ]
    assert [entry.expected for entry in entries if isinstance(entry, Mark)] == [False, False, True]


def test_an_inferred_publication_date_is_an_interval_in_doubt_and_an_unknown_one_is_no_line() -> None:
    inferred = Published("2024-05-20", "2024-05-22", None, "inferred", 0.5)
    assert "published 20–22 May 2024?" in told(chart([event("2024-05-19")], inferred))
    assert not any(isinstance(entry, Publication) for entry in chart([event("2024-05-19")], UNKNOWN))
    assert chart([], on("2024-05-23")) == ()


def test_an_inferred_date_is_marked_even_where_the_heading_tells_it() -> None:
    entries = chart([event("2024-05-21"), event("2024-05-21", certainty="inferred")], UNKNOWN)
    assert told(entries) == ["Tue 21 May 2024", "-", "- Tue 21 May 2024?"]


def test_what_has_no_date_comes_last_what_is_only_in_order_before_it() -> None:
    entries = chart([event(None), event(None, reason="after ‘the vote’"), event("2024-05-21")], on("2024-05-23"))
    assert told(entries)[-4:] == [ORDER_ONLY, "- after ‘the vote’", NO_DATE, "-"]
    assert [entry.standing for entry in entries if isinstance(entry, Mark)] == ["dated", "in order", "unknown"]


def test_an_open_end_stands_at_the_end_that_is_known() -> None:
    until = Event("", Span(0, 1), Span(0, 1), EventDate(None, "2024-05-05", "day", None, "resolved", ""), False, (), (),
                  1.0, "")  # fmt: skip
    assert told(chart([event("2024-05-04"), until], UNKNOWN)) == [
        "Sat 4 May 2024",
        "-",
        "Sun 5 May 2024",
        "- until 5 May 2024",
    ]


@pytest.mark.parametrize(
    ("before", "after", "scale", "words", "rows"),
    [
        ("2024-05-06", "2024-05-15", "month", "nine days later", 1),
        ("2024-05-06", "2024-05-07", "day", None, 0),
        ("2024-05-06", "2024-05-08", "day", "two days later", 1),
        ("2024-03-01", "2024-03-29", "month", "four weeks later", 1),
        ("2024-03-21", "2024-05-06", "month", "about seven weeks later", 2),
        ("2024-02-06", "2024-05-06", "month", "three months later", 2),
        ("2024-02-06", "2025-02-06", "month", "one year later", 3),
        ("2013-05-06", "2024-05-06", "year", "eleven years later", 3),
        ("2013-05-06", "2024-09-01", "year", "about eleven years later", 3),
        ("-0043-03-15", "0014-03-15", "decade", "57 years later", 3),
    ],
)
def test_a_gap_is_told_in_the_unit_that_fits_and_drawn_to_scale(
    before: str, after: str, scale: Scale, words: str | None, rows: int
) -> None:
    first, last = day_of(before), day_of(after)
    assert first is not None
    assert last is not None
    found = gap(Stretch(first, first), Stretch(last, last), scale)
    assert (found.words if found else None, found.rows if found else 0) == (words, rows)


def test_a_gap_counts_in_the_coarser_grain_and_shows_doubt() -> None:
    year = Stretch(Day(2013, 1, 1), Day(2013, 12, 31), "year")
    other = Stretch(Day(2024, 1, 1), Day(2024, 12, 31), "year", sure=False)
    march = Stretch(Day(2025, 3, 4), Day(2025, 3, 4))
    assert getattr(gap(year, other, "year"), "words", None) == "eleven years later?"
    assert getattr(gap(year, march, "year"), "words", None) == "about twelve years later"
    assert gap(march, march, "day") is None
    assert gap(march, year, "day") is None


@given(st.dates(), st.integers(0, 800))
def test_days_count_as_the_calendar_does(start: date, on: int) -> None:
    day = Day(start.year, start.month, start.day)
    assert day.ordinal == start.toordinal()
    assert day.weekday == f"{start:%a}"
    if start.toordinal() + on <= date.max.toordinal():
        later = start + timedelta(days=on)
        assert Day(later.year, later.month, later.day).ordinal - day.ordinal == on


def test_days_before_the_year_one_go_on_without_a_break() -> None:
    assert Day(1, 1, 1).ordinal - Day(0, 12, 31).ordinal == 1
    assert Day(0, 3, 1).ordinal - Day(0, 2, 28).ordinal == 2
    assert Day(-43, 3, 15).ordinal < Day(-42, 3, 15).ordinal
    assert day_of("-0043-03-15") == Day(-43, 3, 15)
    assert day_of("2023-02-29") is None
