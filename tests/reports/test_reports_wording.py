"""How reports put dates, doubt and places into words."""

from __future__ import annotations

import pytest

from briefing_tui.model.article import Article, Origin, Passage, Published, Role
from briefing_tui.model.briefing import Actor, Briefing, Certainty, Engine, EventDate, Quote, QuoteKind
from briefing_tui.model.span import Span
from briefing_tui.reports import wording


@pytest.mark.parametrize(
    ("earliest", "latest", "told"),
    [
        ("2024-05-22", "2024-05-22", "22 May 2024"),
        ("2024-05-22", "2024-05-23", "22–23 May 2024"),
        ("2024-04-30", "2024-05-02", "30 April – 2 May 2024"),
        ("2023-12-30", "2024-01-02", "30 December 2023 – 2 January 2024"),
        ("2024-05-01", "2024-05-31", "May 2024"),
        ("2024-02-01", "2024-02-29", "February 2024"),
        ("2023-02-01", "2023-02-28", "February 2023"),
        ("2024-04-01", "2024-06-30", "April – June 2024"),
        ("2023-12-01", "2024-02-29", "December 2023 – February 2024"),
        ("2024-01-01", "2024-12-31", "2024"),
        ("2010-01-01", "2019-12-31", "2010 – 2019"),
        ("-0043-03-15", "-0043-03-15", "15 March 44 BC"),
        ("0000-02-01", "0000-02-29", "February 1 BC"),
        ("2024-05-22", None, "from 22 May 2024"),
        (None, "2024-05-22", "until 22 May 2024"),
        (None, None, None),
    ],
)
def test_an_interval_is_told_as_shortly_as_its_ends_allow(
    earliest: str | None, latest: str | None, told: str | None
) -> None:
    assert wording.interval(earliest, latest) == told


@pytest.mark.parametrize(
    ("certainty", "told"),
    [("explicit", "22 May 2024"), ("resolved", "22 May 2024"), ("inferred", "22 May 2024?")],
)
def test_only_a_guessed_date_carries_a_question_mark(certainty: Certainty, told: str) -> None:
    assert wording.moment(EventDate("2024-05-22", "2024-05-22", "day", "2024-05-22", certainty, "")) == told


@pytest.mark.parametrize(
    ("origin", "told"),
    [
        ("user", "Published 22 May 2024 (as given by the reader)"),
        ("metadata", "Published 22 May 2024 (from the article’s metadata)"),
        ("dateline", "Published 22 May 2024 (from the dateline)"),
        ("inferred", "Published about 22 May 2024? (inferred from the text)"),
    ],
)
def test_a_publication_date_says_where_it_comes_from(origin: Origin, told: str) -> None:
    assert wording.publication(Published("2024-05-22", "2024-05-22", "2024-05-22", origin, 1.0)) == told


def test_an_unknown_publication_date_is_told_as_unknown() -> None:
    assert wording.publication(Published()) == "Publication date not known"


@pytest.mark.parametrize(
    ("starts", "told"),
    [
        ((), ""),
        ((0,), "title"),
        ((3, 2), "¶1 ¶2"),
        ((2, 3, 4, 2), "¶1–3"),
        ((0, 2, 3, 4, 6, 7), "title ¶1–5"),
        ((2, 3, 4, 5, 6), "¶1–3 heading ¶4"),
        ((2, 4, 8), "¶1 ¶3 ¶6"),
    ],
)
def test_places_are_named_once_and_rows_of_them_as_one(starts: tuple[int, ...], told: str) -> None:
    roles: list[Role] = ["title", "byline", "body", "body", "body", "heading", "body", "body", "caption"]
    article = Article(
        "x\n" * 9, passages=tuple(Passage(Span(2 * at, 2 * at + 1), role) for at, role in enumerate(roles))
    )
    assert wording.places(article, [Span(2 * at, 2 * at + 1) for at in starts]) == told


def test_things_are_counted_in_words() -> None:
    assert [wording.counted(number, "quote") for number in (0, 1, 2)] == ["0 quotes", "1 quote", "2 quotes"]


@pytest.mark.parametrize(
    ("kind", "confidence", "told"),
    [
        ("direct", 0.9, "Oda Riis"),
        ("direct", 0.69, "Oda Riis?"),
        ("indirect", 0.9, "Oda Riis, ‘warned’"),
        ("mixed", 0.5, "Oda Riis?, ‘warned’"),
    ],
)
def test_a_quote_is_told_with_doubt_and_its_verb(kind: QuoteKind, confidence: float, told: str) -> None:
    text = "Oda Riis warned that it would snow."
    span = Span(16, 34)
    quote = Quote("q1", kind, (span,), "a1", Span(0, 8), Span(9, 15), confidence, "")
    actor = Actor("a1", "Oda Riis", "person", None, (), 1.0, (), 0.9, "")
    briefing = Briefing("0" * 16, Engine("briefing-tui", "1", "model"), Article(text), actors=(actor,), quotes=(quote,))
    assert wording.speaker(quote, briefing) == told
