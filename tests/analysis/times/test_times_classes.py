"""What classes of expressions mean: texts of our own for each, with the days that a reader takes them for."""

from __future__ import annotations

import pytest

from briefing_tui.analysis.times.expressions import find_expressions
from briefing_tui.analysis.times.resolution import resolve
from briefing_tui.model.article import Article, Passage, Published
from briefing_tui.model.span import Span

WEDNESDAY = "2021-06-16"


def article_of(text: str, published: str | None = WEDNESDAY) -> Article:
    passages, start = [], 0
    for block in text.split("\n\n"):
        passages.append(Passage(Span(start, start + len(block)), "body"))
        start += len(block) + 2
    known = Published(published, published, published, "metadata", 1.0) if published else Published()
    return Article(text, published=known, passages=tuple(passages))


def told(text: str, published: str | None = WEDNESDAY) -> dict[str, str]:
    """The words of each expression, and their value."""
    article = article_of(text, published)
    return {time.time.span.of(text): time.time.value for time in resolve(article, find_expressions(article))}


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("the first Tuesday of April", "2021-04-06"),
        ("the last Sunday in May", "2021-05-30"),
        ("the second Friday of October 1987", "1987-10-09"),
        ("the last day of February 2020", "2020-02-29"),
        ("the 3rd of last month", "2021-05-03"),
        ("the 28th of this month", "2021-06-28"),
        ("the Monday before last", "2021-06-07"),
        ("the week before last", "2021-W22"),
        ("the week after next", "2021-W26"),
        ("two months and three days ago", "2021-04-13"),
        ("4 years, 3 months ago", "2017-03"),
        ("three and a half years ago", "2017"),
        ("two days before Christmas 2019", "2019-12-23"),
        ("the day after May 4, 2018", "2018-05-05"),
        ("a week ago today", "2021-06-09"),
        ("the week of May 3", "2021-W18"),
        ("May 4 the year before last", "2019-05-04"),
        ("March last year", "2020-03"),
        ("April nineteen seventy-nine", "1979-04"),
        ("May 5,2019", "2019-05-05"),
        ("7-Mar-18", "2018-03-07"),
        ("Friday night of 2 May 1958", "1958-05-02TNI"),
        ("a decade ago", "2011"),
        ("2 1/2 years", "P2.5Y"),
    ],
)
def test_an_expression_is_read_whole(words: str, value: str) -> None:
    assert told(f"The old mill by the river changed hands {words}.").get(words) == value


def test_a_distance_from_a_weekday_counts_from_the_coming_one() -> None:
    assert told("The pool will open three weeks from Friday.")["three weeks from Friday"] == "2021-07-09"


@pytest.mark.parametrize(
    "text",
    [
        "April Stone asked for the floor.",
        "The singer June Hale won the prize.",
        "Summer Price swims for the county.",
        "Wednesday Moor wrote the play.",
        "The hearing in Room 2014 was short.",
        "They took Flight 1988 home.",
        "See page 2010 of the record.",
        "The house at 1930 Old Mill Road burned.",
        "See https://example.org/2018/03/04/x.html there.",
        "Write to kim1999@example.org or @kim_2001 for it.",
        "The picture is in harbour-2017.jpg there.",
        "He was Player of the Year with the club.",
        "At the end of the day, it is a bridge.",
    ],
)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    assert told(text) == {}


def test_a_month_behind_a_word_that_leads_it_in_is_no_name() -> None:
    assert told("In April Stone closed the shop.")["April"] == "2021-04"


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The ban takes effect on Friday.", "Friday", "2021-06-18"),
        ("Shops open Saturday in the old town.", "Saturday", "2021-06-19"),
        ("The envoy travels to Oslo on Monday.", "Monday", "2021-06-21"),
        ("The pact to share water in August is not signed.", "August", "2020-08"),
        ("The agreement to share water in August is not signed.", "August", "2021-08"),
        ("They are supposed to leave by July.", "July", "2021-07"),
        ("On Friday, Ahmed and Saeed are to sing.", "Friday", "2021-06-18"),
        ("Tenants may appeal Monday's court order.", "Monday", "2021-06-14"),
        ("The firm expects to give its first-quarter figures soon.", "first-quarter", "2021-Q1"),
        ("The Sept. 11 attacks changed it.", "Sept. 11", "2001-09-11"),
    ],
)
def test_which_way_a_sentence_looks(text: str, words: str, value: str) -> None:
    assert told(text)[words] == value


def test_a_day_eleven_months_back_is_not_meant() -> None:
    assert told("She was told to come on May 20.", "2021-04-28")["May 20"] == "2021-05-20"


def test_figures_that_make_two_dates_are_in_doubt() -> None:
    article = article_of("It was signed on 03/07/2019, and sold on 25/07/2019.")
    doubt, sure = (time.date.certainty for time in resolve(article, find_expressions(article)))
    assert (doubt, sure) == ("inferred", "explicit")


def test_a_range_gives_its_first_end_the_month_of_the_second() -> None:
    found = told("The market ran from the 3rd to the 8th of May 1931.")
    assert list(found.values()) == ["1931-05-03", "1931-05-08"]


def test_a_year_named_aside_does_not_move_the_story() -> None:
    text = (
        "In May 1902 the dam was begun, the largest since 1790. In August the wall stood. It was filled in 1903, "
        "raised in 1904 and sold in 1911."
    )
    assert told(text)["August"] == "1902-08"


def test_a_step_back_does_not_move_the_story() -> None:
    text = (
        "The school opened in 1921. Five years earlier the land was bought. In June the first class left. It grew in "
        "1922, burned in 1930 and was rebuilt in 1931."
    )
    found = told(text)
    assert (found["Five years earlier"], found["June"]) == ("1916", "1921-06")


def test_a_heading_with_a_year_dates_its_section() -> None:
    text = "1996: the start\n\nOn 4 March the club lost.\n\n1997: the climb\n\nIn May it won. Last week it met."
    found = told(text)
    assert (found["4 March"], found["May"], found["Last week"]) == ("1996-03-04", "1997-05", "2021-W23")


def test_what_is_to_come_counts_from_publication_in_a_life_too() -> None:
    text = (
        "He was born in 1931, wed in 1955, knighted in 1972, left in 1990 and won in 1999. A book will come in August."
    )
    assert told(text)["August"] == "2021-08"


def test_without_a_publication_date_a_year_elsewhere_dates_no_month() -> None:
    text = "The mill burned in 1999. On May 4 it will open again, the owner said."
    assert told(text, None)["May 4"] == "XXXX-05-04"


def test_what_did_not_happen_has_no_day() -> None:
    text = "The wall fell on May 3. If it had fallen a day later, nobody would have been there."
    assert not told(text)["a day later"].startswith("2021")


def test_earlier_this_week_ends_with_the_day_of_publication() -> None:
    article = article_of("They met in Oslo earlier this week.")
    (time,) = resolve(article, find_expressions(article))
    assert (time.date.earliest, time.date.latest) == ("2021-06-14", "2021-06-16")


def test_a_month_that_owns_an_election_is_the_coming_one() -> None:
    assert told("She beat him and faces Lee in November's general election.")["November"] == "2021-11"


def test_a_season_among_other_things_is_none() -> None:
    assert told("They grow rye, and winter wheat on the hills.") == {}
