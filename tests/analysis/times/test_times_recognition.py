"""Which words tell a time, of what kind, and where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_tui.analysis.times.expressions import Expression, find_expressions
from briefing_tui.model.article import Article, Passage
from briefing_tui.model.span import Span


def found_in(text: str) -> tuple[Expression, ...]:
    return find_expressions(Article(text, passages=(Passage(Span(0, len(text)), "body"),)))


def words_in(text: str) -> list[str]:
    return [expression.span.of(text) for expression in found_in(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ferry sank on March 3, 2011, off the coast.", ["March 3, 2011"]),
        ("The ferry sank on 3 March 2011 off the coast.", ["3 March 2011"]),
        ("The ferry sank on the 3rd of March, off the coast.", ["the 3rd of March"]),
        ("The log ends on 2011-03-03.", ["2011-03-03"]),
        ("It opened in the spring of 1998.", ["the spring of 1998"]),
        ("Sales rose in the third quarter of 2009.", ["the third quarter of 2009"]),
        ("Rents doubled in the 1990s and the ’80s alike.", ["the 1990s", "the ’80s"]),
        ("The bridge dates from the 18th century.", ["the 18th century"]),
        ("Work begins early next year.", ["early next year"]),
        ("Work begins in mid-May.", ["mid-May"]),
        ("They left on the evening of June 2.", ["the evening of June 2"]),
        ("They met at 10:30 a.m. GMT on Thursday.", ["10:30 a.m. GMT", "Thursday"]),
        ("They met on Christmas Eve.", ["Christmas Eve"]),
        ("The mine closed three years ago.", ["three years ago"]),
        ("A day later it reopened.", ["A day later"]),
        ("Talks last about two weeks.", ["about two weeks"]),
        ("Its 45-year-old pact holds.", ["45-year-old"]),
        ("Trains run every day and twice a week.", ["every day", "a week"]),
        ("Back in nineteen seventy-nine it snowed.", ["nineteen seventy-nine"]),
        ("Profits for the fiscal year 2004 fell.", ["the fiscal year 2004"]),
        ("Costs rose this fiscal year.", ["this fiscal year"]),
        ("Output rose in Q3 2011 and in 2Q.", ["Q3 2011", "2Q"]),
        ("They moved last month - to Oslo.", ["last month"]),
        ("They left on Tuesday of last week.", ["Tuesday of last week"]),
        ("They left two Fridays ago.", ["two Fridays ago"]),
        ("It shut half a century ago.", ["half a century ago"]),
        ("It shut a quarter-century ago.", ["a quarter-century ago"]),
        ("A decades-long feud cooled over the years.", ["decades-long", "years"]),
        ("She is 25 years old, he a 30 year-old.", ["25 years old", "30 year-old"]),
        ("The campaigns 1861–1863 cost many lives.", ["1861", "1863"]),
        ("The league lasted from 477 to 404 BC.", ["477", "404 BC"]),
        ("They rowed in the 470s BC.", ["the 470s BC"]),
        ("It shut at 6.30pm on Friday.", ["6.30pm", "Friday"]),
        ("The season will end in June.", ["June"]),
        ("He left on 3 May. It rained.", ["3 May"]),
        ("They marched from 15 to 22 March.", ["15", "22 March"]),
        ("They marched on May 4 and 5, in the rain.", ["May 4", "5"]),
        ("Following Monday’s vote he left.", ["Monday"]),
    ],
)
def test_words_that_tell_a_time_are_found_whole(text: str, words: list[str]) -> None:
    assert words_in(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "The council may march on the hall.",
        "About 2000 people fled, and 1,998 came back.",
        "It cost $1999 and weighed 1500 kg.",
        "The sun was low and he sat down.",
        "He took three quarters of the vote.",
        "She finished second in the fall of the walls.",
        "A second opinion was sought.",
        "The hall of 40 m² and ² stood.",
        "A survey of 1709 pupils took place.",
    ],
)
def test_words_that_only_look_like_times_are_left_alone(text: str) -> None:
    assert words_in(text) == []


def test_the_second_end_of_a_range_takes_what_it_leaves_out_from_the_first() -> None:
    text = "The fair ran from May 6–7, 2003, and the strike of 1914-18 was over."
    assert [(e.meaning.year, e.meaning.month, e.meaning.day) for e in found_in(text)][1:] == [
        (2003, 5, 7),
        (1914, None, None),
        (1918, None, None),
    ]


def test_the_first_of_two_linked_months_takes_the_year_of_the_second() -> None:
    assert [e.meaning.year for e in found_in("It rained between November and February 1937.")] == [1936, 1937]


@pytest.mark.parametrize(
    ("figures", "month_and_day"),
    [
        ("5/7/2024", (5, 7)),
        ("17/5/2024", (5, 17)),
        ("7.5.2024", (5, 7)),
        ("2024/05/07", (5, 7)),
        ("2024-05-07", (5, 7)),
    ],
)
def test_figures_are_read_month_first_unless_stops_or_the_calendar_say_otherwise(
    figures: str, month_and_day: tuple[int, int]
) -> None:
    (expression,) = found_in(f"See the log of {figures} for more.")
    assert (expression.meaning.month, expression.meaning.day) == month_and_day


def test_a_weekday_s_week_and_a_count_of_weekdays_are_kept() -> None:
    meanings = [e.meaning for e in found_in("They met on Tuesday last week and three Fridays ago.")]
    assert [(m.weekday, m.weeks, m.offset) for m in meanings] == [(1, -1, None), (None, None, -1), (4, None, -3)]


def test_meaning_names_its_anchor_and_offset() -> None:
    meanings = [e.meaning for e in found_in("Last week they met. A day earlier they had not. That month it rained.")]
    assert [(m.anchor, m.grain, m.offset) for m in meanings] == [
        ("publication", "week", -1),
        ("narrative", "day", -1),
        ("narrative", "month", 0),
    ]


def test_an_expression_broken_by_markup_spans_its_source() -> None:
    text = "It opened on **May** 15, 2024."
    article = Article(text, passages=(Passage(Span(0, len(text)), "body"),), markup=(Span(13, 15), Span(18, 20)))
    (expression,) = find_expressions(article)
    assert expression.span.of(text) == "May** 15, 2024"


_PIECES = st.sampled_from(
    ["May", "the", "last", "week", "5", "1999", "year", "ago", "two", "of", ",", "-", "–", ".", "Friday", "early",
     "mid", "quarter", "’", "s", "a", "few", "days", "later", "BC", "\n", "31", "p.m.", "10:30", "fiscal",
     "each", "night", "February", "next", "first", "in", "“", "”", "2024-02-30", "ended", "will", "century",
     "dozen", "0", "99999"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=25).map(" ".join) | st.text(max_size=60))
def test_spans_are_in_order_apart_and_slice_to_words(text: str) -> None:
    end = 0
    for expression in found_in(text):
        assert end <= expression.span.start < expression.span.end
        assert expression.span.of(text).strip() == expression.span.of(text)
        end = expression.span.end
