"""Which way in time the words around an expression look."""

from __future__ import annotations

import pytest

from briefing_tui.analysis.times.expressions import find_expressions
from briefing_tui.analysis.times.meaning import Direction
from briefing_tui.model.article import Article, Passage
from briefing_tui.model.span import Span


def directions(text: str) -> list[Direction | None]:
    article = Article(text, passages=(Passage(Span(0, len(text)), "body"),))
    return [expression.meaning.direction for expression in find_expressions(article)]


@pytest.mark.parametrize(
    "text",
    [
        "Prices will change in March.",
        "The levy is due in March.",
        "The firm plans to open it in March.",
        "A vote is set for Friday.",
        "The hearing could go on until Friday.",
        "If the union wins Friday’s ballot, pay rises.",
        "What happens between now and March is open.",
        "A march has been planned for Friday.",
        "She dropped her plans to leave on Friday.",
        "On Friday, Mr. Olsen will open the dam.",
        "A strike ahead of the Friday vote is likely.",
    ],
)
def test_plan_promise_and_condition_point_ahead(text: str) -> None:
    assert directions(text)[-1] == "future"


@pytest.mark.parametrize(
    "text",
    [
        "Prices changed in March.",
        "He was charged in March.",
        "In March, the panel said it agreed.",
        "Bids had been expected to close in March.",
        "The offer had been scheduled to expire on Friday.",
        "She was to have spoken, but on Friday the board called it off.",
        "The board said on Friday that it will sell the mill.",
        "The party announced its plans on Friday to leave.",
        "The pact appeared to be failing on Friday.",
        "When opening the dam on Friday, she laughed.",
    ],
)
def test_past_verbs_and_plans_that_were_point_back(text: str) -> None:
    assert directions(text) == ["past"]


@pytest.mark.parametrize(
    "text",
    [
        "The April figures.",
        "A poll in March shows that prices will rise.",
        "At the market on Friday, where stalls will open soon, rain fell.",
        "They will stay. Friday!",
        "“We will stay,” in March.",
    ],
)
def test_other_clauses_and_other_sentences_say_nothing(text: str) -> None:
    assert directions(text)[0] is None
