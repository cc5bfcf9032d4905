"""When an article was published, as far as its own words tell."""

from __future__ import annotations

from briefing_tui.analysis.times.expressions import find_expressions
from briefing_tui.analysis.times.publication import infer_publication
from briefing_tui.model.article import Article, Passage, Published, Role
from briefing_tui.model.span import Span

UNKNOWN = Published()


def published(*passages: tuple[Role, str], known: Published = UNKNOWN) -> Published:
    text, made = "", []
    for role, words in passages:
        made.append(Passage(Span(len(text), len(text) + len(words)), role))
        text += words + "\n\n"
    article = Article(text, published=known, passages=tuple(made))
    return infer_publication(article, find_expressions(article))


def test_what_the_user_or_the_metadata_says_stands() -> None:
    known = Published("2001-02-03", "2001-02-03", "2001-02-03", "user", 1.0)
    assert published(("byline", "Sunday, January 20, 2008"), known=known) == known


def test_a_line_that_is_only_a_date_is_the_publication_date() -> None:
    found = published(("title", "Harbour reopens"), ("byline", "Sunday, January 20, 2008"), ("body", "It reopened."))
    assert (found.day, found.origin) == ("2008-01-20", "dateline")
    assert found.confidence > 0.9
    assert len(found.evidence) == 1


def test_a_dateline_with_its_year_is_the_publication_date() -> None:
    found = published(("body", "OSLO, May 22, 2013 (Nordlys) — Ministers met over the cod quota."))
    assert (found.day, found.origin) == ("2013-05-22", "dateline")


def test_a_dateline_takes_the_year_that_a_caption_shows() -> None:
    found = published(
        ("body", "OSLO, May 22 (Nordlys) — Ministers met over the cod quota."),
        ("caption", "The fleet leaves Bergen, Norway on March 2, 2013."),
    )
    assert (found.day, found.origin) == ("2013-05-22", "dateline")


def test_a_dateline_without_any_year_tells_nothing() -> None:
    found = published(("body", "OSLO, May 22 (Nordlys) — Ministers met over the cod quota."))
    assert (found.origin, found.earliest, found.latest) == ("unknown", None, None)


def test_weekdays_and_the_last_past_day_bound_the_publication_date() -> None:
    found = published(
        ("body", "The mayor on Wednesday called for calm. On Tuesday, the police had shut the bridge."),
        ("caption", "The mayor speaks in Turin, Italy on March 21, 2024."),
        ("body", "The first march took place on May 15."),
    )
    assert (found.earliest, found.latest, found.origin) == ("2024-05-22", "2024-05-27", "inferred")
    assert found.edtf == "2024-05-22/2024-05-27"
    assert found.confidence < 0.9
    assert len(found.evidence) == 4


def test_a_text_without_a_year_of_its_own_says_nothing() -> None:
    found = published(("body", "The mayor on Wednesday called for calm. The first march took place on May 15."))
    assert found == Published()


def test_an_older_full_date_in_the_text_is_no_sign_of_the_current_year() -> None:
    found = published(("body", "The mayor on Wednesday recalled the flood of May 15, 1998."))
    assert found == Published()


def test_an_empty_article_has_no_publication_date() -> None:
    assert published() == Published()
