"""What dates nothing that a reader looks for has no row; what looks like it and dates something has one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing_tui.analysis.pipeline import analyse
from briefing_tui.analysis.times.expressions import find_expressions
from briefing_tui.model.article import Article, Passage, Published
from briefing_tui.model.span import Span

if TYPE_CHECKING:
    from briefing_tui.analysis.language import Language

KNOWN = Published("2023-09-14", "2023-09-14", "2023-09-14", "metadata", 1.0)


def article_of(text: str) -> Article:
    return Article(text, published=KNOWN, passages=(Passage(Span(0, len(text)), "body"),))


@pytest.mark.parametrize(
    "text",
    [
        "This month is hopeful for the growers of Sandvik.",
        "The growers want rain this year more than ever.",
        "The agency has not met its target this month.",
        "If the growers agree by Friday, the strike may be over.",
        "Why did the dam burst in March 2021?",
        "The reactor stood at 1990 levels.",
        "More on this: Handbook of Bridges (2018).",
        # What the present is held against.
        "The club has fewer members than it had in 1998.",
        "The club has fewer members than eight years ago.",
        # A month, a weekday or a decade that says which thing is meant.
        "The club hopes for an October surprise.",
        "Tuesday's figures are worse.",
        "The figures from Tuesday are worse.",
        "Its economy in the 1950s was weak.",
        "The club recalls the administration of Ada Moor in the 1950s.",
    ],
)
def test_what_lasts_is_supposed_asked_or_cited_has_no_row(language: Language, text: str) -> None:
    assert analyse(article_of(text), language).timeline == ()


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The growers lost a third of the harvest this year.", "2023"),
        ("The agency will publish its target this month.", "2023-09"),
        ("The growers agreed on Monday that they would wait if prices fell.", "2023-09-11"),
        ("The ferry sank on May 3, 2011 off Lund.", "2011-05-03"),
        ("This year the society marks a century of its choir.", "2023"),
        ("The club left the league in 1998, rather than pay.", "1998"),
        ("Her Tuesday interview upset the owners.", "2023-09-12"),
        ("The club won the Tuesday vote.", "2023-09-12"),
        ("The club was founded in the 1950s.", "195X"),
        ("Zero boats were lost in the month of July.", "2023-07"),
        ("The judge set a November 15 deadline.", "2023-11-15"),
        ("Most members had paid by the Tuesday deadline.", "2023-09-12"),
    ],
)
def test_what_happened_in_the_stretch_at_hand_has_one(language: Language, text: str, edtf: str) -> None:
    assert [row.date.edtf for row in analyse(article_of(text), language).timeline] == [edtf]


@pytest.mark.parametrize(
    "text",
    [
        "She told the Sunday Telegraph that he was wrong.",
        "He hosted Saturday Night Live twice.",
        "She told the Today programme that he was wrong.",
        "Readers of USA Today chose the film.",
        "A USA TODAY survey of members chose the film.",
        "In films from 2001: A Space Odyssey onwards the crew sleeps.",
        "Unemployment was in the mid-30s, against 51 percent in the capital.",
        "Turnout stayed in the low-50s.",
        "She has seen Fahrenheit 9/11 twice.",
    ],
)
def test_names_and_shares_are_no_dates(text: str) -> None:
    dated = [e for e in find_expressions(article_of(text)) if e.meaning.kind in ("date", "shift")]
    assert [e.span.of(text) for e in dated] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("On Sunday Times Square was empty.", "Sunday"),
        ("Today the ferry sails.", "Today"),
        ("After 9/11 the ferry was searched.", "9/11"),
        ("The rule of 2001: no boats after dark.", "2001"),
        ("The band formed in the mid-80s.", "the mid-80s"),
        ("In the 1990s turnout fell by 4 percent.", "the 1990s"),
    ],
)
def test_dates_beside_such_words_are_dates(text: str, words: str) -> None:
    assert words in [e.span.of(text) for e in find_expressions(article_of(text))]
