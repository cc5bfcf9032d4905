"""Where expressions lie in the calendar, how sure that is, and why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_tui.analysis.times.expressions import find_expressions
from briefing_tui.analysis.times.resolution import ResolvedTime, resolve
from briefing_tui.model.article import Article, Origin, Passage, Published, Role
from briefing_tui.model.span import Span

UNKNOWN = Published()


def on(day: str, origin: Origin = "metadata") -> Published:
    return Published(day, day, day, origin, 1.0)


KNOWN = on("2019-06-12")


def resolved(text: str, published: Published = KNOWN) -> tuple[ResolvedTime, ...]:
    article = Article(text, published=published, passages=(Passage(Span(0, len(text)), "body"),))
    return resolve(article, find_expressions(article))


def values(text: str, published: Published = KNOWN) -> list[str]:
    return [time.time.value for time in resolved(text, published)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on Monday.", "2019-06-10"),
        ("They met on Wednesday.", "2019-06-12"),
        ("They met on Thursday.", "2019-06-06"),
        ("They will meet on Thursday.", "2019-06-13"),
        ("They met last Friday.", "2019-06-07"),
        ("They arrived yesterday evening.", "2019-06-11TEV"),
        ("They meet tomorrow.", "2019-06-13"),
        ("The law changed last week.", "2019-W23"),
        ("The law changes next month.", "2019-07"),
        ("The law changed last year.", "2018"),
        ("It changed in December.", "2018-12"),
        ("It will change in December.", "2019-12"),
        ("It changed on May 3.", "2019-05-03"),
        ("It expires on Sept. 3.", "2019-09-03"),
        ("It closed last November.", "2018-11"),
        ("It opened three days ago.", "2019-06-09"),
        ("It opened two weeks ago.", "2019-W22"),
        ("It opened ten years ago.", "2009"),
        ("It opens two months from now.", "2019-08"),
        ("It opened several years ago.", "PAST_REF"),
        ("It grew in the 1990s.", "199"),
        ("It grew in the first quarter.", "2019-Q1"),
        ("It grew in fiscal 2017.", "2017"),
        ("It snowed last winter.", "2018-WI"),
        ("It fell in 480 BC.", "BC0480"),
        ("It is now closed.", "PRESENT_REF"),
        ("It lasted six months.", "P6M"),
        ("The 12-hour strike ended.", "PT12H"),
        ("It sails every Thursday.", "XXXX-WXX-4"),
        ("It opens by year-end.", "2019-12-31"),
        ("It has grown since year-end.", "2018-12-31"),
        ("It opens by year’s end.", "2019"),
        ("It rained over the weekend.", "2019-W23-WE"),
        ("It will rain at the weekend.", "2019-W24-WE"),
        ("It sails every other Tuesday.", "P2W"),
        ("They met on Tuesday of last week.", "2019-06-04"),
        ("They meet on Monday of next week.", "2019-06-17"),
        ("They met two Fridays ago.", "2019-05-31"),
        ("They met 30 hours ago.", "2019-06-11"),
        ("They met on Sunday, May 5.", "2019-05-05"),
        ("They met on Saturday, May 5.", "2018-05-05"),
        ("They met on Jan. 3.", "2019-01-03"),
        ("They met on Thanksgiving.", "2018-11-22"),
        ("They will meet on Labor Day.", "2019-09-02"),
        ("They met on Good Friday.", "2019-04-19"),
        ("They met on the Fourth of July 2017.", "2017-07-04"),
        ("It shut half a century ago.", "1969"),
        ("It shut a quarter-century ago.", "1994"),
        ("It shrank in 2Q.", "2019-Q2"),
        ("It shrank this fiscal year.", "2019"),
        ("It must close by the end of the month.", "2019-06"),
        ("They rowed in the 470s BC.", "BC047"),
        ("They met at 6.30pm Monday.", "2019-06-10T18:30"),
    ],
)
def test_values_are_those_of_timex3(text: str, value: str) -> None:
    assert values(text) == [value]


def test_weekdays_before_nights_come_again_and_again() -> None:
    assert values("Boats leave on Monday and Friday nights.") == ["XXXX-WXX-1TNI", "XXXX-WXX-5TNI"]


def test_a_week_behind_a_weekday_says_which_one() -> None:
    assert values("They met on Monday last week.") == ["2019-06-03", "2019-W23"]


def test_a_day_earlier_counts_from_the_day_told_before() -> None:
    first, second = resolved("Rebels took the port on the morning of May 7. A day earlier, envoys had met.")
    assert (first.time.value, second.date.earliest) == ("2019-05-07TMO", "2019-05-06")
    assert second.date.reason == "counts from “the morning of May 7”"


def test_that_month_and_the_same_day_are_those_told_before() -> None:
    assert values("It began on 4 July 2003. That month it spread. It ended on the same day.") == [
        "2003-07-04",
        "2003-07",
        "2003-07-XX",
    ]


def test_the_story_does_not_count_from_the_dates_of_captions() -> None:
    blocks: tuple[tuple[Role, str], ...] = (
        ("body", "They met on Monday."),
        ("caption", "The hall in Oslo on March 21, 2017."),
        ("body", "The day before, it had burned."),
    )
    text, passages = "", []
    for role, words in blocks:
        passages.append(Passage(Span(len(text), len(text) + len(words)), role))
        text += words + "\n\n"
    article = Article(text, published=KNOWN, passages=tuple(passages))
    assert [time.time.value for time in resolve(article, find_expressions(article))][2] == "2019-06-09"


def test_a_year_that_is_only_planned_for_does_not_become_that_of_the_story() -> None:
    text = (
        "The war began in May 1971. In 1972 it spread. In 1973 it paused. On 10 March 1975 the army struck, to open "
        "the coast for a campaign planned for 1976. On 11 March the town fell."
    )
    assert values(text)[-1] == "1975-03-11"


def test_company_results_of_a_year_earlier_are_those_of_the_same_quarter() -> None:
    text = "Net income for the first quarter rose to $3 million from $2 million a year earlier."
    assert values(text) == ["2019-Q1", "2018-Q1"]


def test_a_text_that_tells_history_lends_its_years_to_the_months_that_follow() -> None:
    text = (
        "The siege began in May 1644. In August 1644 a relief force came. In November it withdrew. In January the "
        "town fell. The treaty of March 1646 and the edict of 1648 ended it."
    )
    assert values(text)[:4] == ["1644-05", "1644-08", "1644-11", "1645-01"]


def test_early_and_late_keep_the_value_and_narrow_the_interval() -> None:
    (time,) = resolved("It shut in late May 2003.")
    assert (time.time.value, time.date.earliest, time.date.latest) == ("2003-05", "2003-05-21", "2003-05-31")


def test_an_interval_has_its_form_in_edtf() -> None:
    text = "It was built in the 1970s, moved in summer 1983, and closed in the third quarter of 1991, last week."
    assert [time.date.edtf for time in resolved(text)] == [
        "197X",
        "1983-22",
        "1991-07/1991-09",
        "2019-06-03/2019-06-09",
    ]


@pytest.mark.parametrize(
    ("published", "certainty"),
    [(on("2019-06-12"), "resolved"), (on("2019-06-12", "inferred"), "inferred"), (UNKNOWN, "unresolved")],
)
def test_certainty_follows_what_is_known_of_publication(published: Published, certainty: str) -> None:
    (time,) = resolved("They met on Monday.", published)
    assert time.date.certainty == certainty
    assert (time.date.earliest is None) == (certainty == "unresolved")


def test_without_a_publication_date_the_value_keeps_what_the_text_gives() -> None:
    text = "They met on Monday, again on May 5, and last month."
    assert values(text, UNKNOWN) == ["XXXX-WXX-1", "XXXX-05-05", "XXXX-XX"]


def test_a_whole_date_is_explicit_whatever_is_known() -> None:
    (time,) = resolved("They met on May 5, 2016.", UNKNOWN)
    assert (time.date.certainty, time.date.edtf) == ("explicit", "2016-05-05")


def test_where_the_ends_of_the_publication_interval_agree_a_weekday_has_one_day() -> None:
    span = Published("2019-06-12", "2019-06-14", "2019-06-12/2019-06-14", "inferred", 0.5)
    monday, thursday = resolved("They met on Monday. They had met on Thursday.", span)
    assert (monday.date.earliest, monday.date.latest) == ("2019-06-10", "2019-06-10")
    assert (thursday.date.earliest, thursday.date.latest) == ("2019-06-06", "2019-06-13")


def test_today_in_somebody_s_words_is_the_day_they_spoke() -> None:
    outside, inside = resolved("The vote is today. “We won today,” she said.")
    assert (outside.date.certainty, inside.date.certainty) == ("resolved", "inferred")


def test_a_day_that_no_calendar_has_is_unresolved() -> None:
    (time,) = resolved("They met on February 30.")
    assert (time.date.certainty, time.date.earliest) == ("unresolved", None)


_PIECES = st.sampled_from(
    ["on May 5", "last week", "yesterday", "Friday", "a year ago", "the next day", "that month", "the quarter",
     "in March", "the year", "early next month", "two days later", "the previous Friday",
     "10:30 a.m.", "“", "will", "they met", "."]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=20).map(" ".join))
def test_without_publication_date_or_year_nothing_is_certain(text: str) -> None:
    for time in resolved(text, UNKNOWN):
        assert time.date.certainty in ("inferred", "unresolved")
        assert time.date.earliest is None


@given(st.lists(_PIECES, max_size=20).map(" ".join), st.dates())
def test_every_resolved_interval_is_in_order(text: str, day: object) -> None:
    for time in resolved(text, on(str(day))):
        if time.date.earliest and time.date.latest:
            assert time.date.earliest <= time.date.latest


def test_what_is_finer_than_the_date_it_counts_from_stays_open() -> None:
    assert values("The grant was cut in 2010. They met at four in the morning.")[-1] == "2010-XX-XXTMO"
    assert values("It began in November 2014. The following week it stopped.")[-1] == "2014-WXX"
    assert values("It began in 2014. The following month it stopped.")[-1] == "2014-XX"


def test_a_weekday_told_as_one_of_its_kind_is_no_day_of_the_week_before_publication() -> None:
    assert values("The letter came on 17 October 2011, a Monday, and was read twice.") == ["2011-10-17", "XXXX-WXX-1"]
    assert values("It began on a Thursday in 2013.")[0] == "XXXX-WXX-4"
    assert values("He said so in a Friday interview.") == values("He said so on Friday.")


def test_a_month_after_another_year_in_its_sentence_is_of_that_year_and_in_doubt() -> None:
    first, second = resolved("In the summer of 2007 the money ran out, and in December the paint.")
    assert (second.time.value, second.date.certainty) == ("2007-12", "inferred")
    _, later = resolved("In the summer of 2007 the money ran out. The council met on 5 March.")
    assert (later.time.value, later.date.certainty) == ("2019-03-05", "inferred")
    assert "2007" in later.date.reason
    assert first.date.certainty == "explicit"


@pytest.mark.parametrize(
    "text",
    [
        # A weekday beside years by number shows news, whose months are of the year that nobody told.
        "It opened in 2010, closed in 2012 and 2015, and was sold in 2017. On Tuesday it burned. It reopens in May.",
        # A year that says which thing is meant is not that of the story.
        "She ran in the 2020 presidential election. In the morning she spoke. The call of July 25 was long.",
    ],
)
def test_undated_news_is_given_no_year(text: str) -> None:
    article = Article(text, passages=(Passage(Span(0, len(text)), "body"),))
    found = resolve(article, find_expressions(article))
    placed = {time.expression.span.of(text): time.date.earliest for time in found}
    assert [placed.get(words) for words in ("May", "the morning", "July 25")] == [None, None, None]
