"""Finding in an article."""

from __future__ import annotations

import pytest

from briefing_tui.model.article import Article, Passage
from briefing_tui.model.span import Span
from briefing_tui.tui.article.search import find

TEXT = "The *Ferry* left.\nA ferry’s crew—“all of\nthem”—stayed on the\tpier.\n\nThem, the pilots said: [/] (no)."


@pytest.fixture
def article() -> Article:
    passages = (Passage(Span(0, 67), "body"), Passage(Span(69, len(TEXT)), "body"))
    return Article(TEXT, passages=passages, markup=(Span(4, 5), Span(10, 11)))


def found(article: Article, needle: str) -> list[str]:
    return [span.of(article.text) for span in find(article, needle)]


def test_small_letters_match_any_case(article: Article) -> None:
    assert found(article, "ferry") == ["Ferry", "ferry"]


def test_a_capital_makes_case_matter(article: Article) -> None:
    assert found(article, "Ferry") == ["Ferry"]


def test_straight_quotes_and_hyphens_match_curly_quotes_and_dashes(article: Article) -> None:
    assert found(article, "ferry's crew-\"all") == ["ferry’s crew—“all"]


def test_white_space_matches_line_breaks_and_tabs(article: Article) -> None:
    assert found(article, "all of them") == ["all of\nthem"]
    assert found(article, "the pier") == ["the\tpier"]


def test_words_are_found_across_markup(article: Article) -> None:
    assert found(article, "the ferry left") == ["The *Ferry* left"]


def test_matches_never_cross_paragraphs(article: Article) -> None:
    assert found(article, "pier. Them") == []


def test_signs_stand_for_themselves(article: Article) -> None:
    assert found(article, "[/] (no).") == ["[/] (no)."]


def test_matches_are_in_text_order_and_do_not_overlap() -> None:
    article = Article("ananana", passages=(Passage(Span(0, 7), "body"),))
    assert find(article, "ana") == (Span(0, 3), Span(4, 7))


def test_nothing_is_found_for_nothing(article: Article) -> None:
    assert find(article, "") == find(article, "  ") == ()
