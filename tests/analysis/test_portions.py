"""What of an article is analysed: portions of bounded size, and nothing lost between them without a word."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_tui.analysis import portions as portions_module
from briefing_tui.analysis.portions import BEYOND, LONGEST_PORTION, LONGEST_RUN, UNBROKEN, portions
from briefing_tui.model.article import Article, Passage
from briefing_tui.model.span import Span

SENTENCE = "The ferry to Kalmer sailed again on Monday, said the mayor. "


def article_of(*passages: str) -> Article:
    """An article of these paragraphs, markup and all left out."""
    made: list[Passage] = []
    start = 0
    for text in passages:
        made.append(Passage(Span(start, start + len(text)), "body"))
        start += len(text) + 2
    return Article("\n\n".join(passages), passages=tuple(made))


def test_an_ordinary_article_is_its_passages() -> None:
    article = article_of(SENTENCE, SENTENCE * 80, "https://example.org/" + "a" * 400, "")
    cut = portions(article)
    assert tuple(portion.passage for portion in cut.taken) == article.passages
    assert cut.skipped == ()


def test_a_long_passage_is_cut_behind_its_sentences() -> None:
    article = article_of(SENTENCE * 400)
    cut = portions(article)
    assert len(cut.taken) > 4
    assert all(portion.visible.text.startswith("The ferry") for portion in cut.taken)
    assert "".join(portion.visible.text for portion in cut.taken) == article.text


def test_a_run_that_no_words_are_is_left_out_and_said() -> None:
    run = "“" * (LONGEST_RUN + 1)
    cut = portions(article_of(f"{SENTENCE}{run} {SENTENCE}", run))
    assert [portion.visible.text.strip() for portion in cut.taken] == [SENTENCE.strip()] * 2
    assert [(part.span.of(f"{SENTENCE}{run}"), part.reason) for part in cut.skipped[:1]] == [(run, UNBROKEN)]
    assert len(cut.skipped) == 2


def test_what_goes_beyond_a_long_book_is_left_out_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portions_module, "MOST_CHARACTERS", 200)
    article = article_of(*[SENTENCE] * 5)
    cut = portions(article)
    assert len(cut.taken) == 3
    assert [(part.span, part.reason) for part in cut.skipped] == [
        (Span(article.passages[3].span.start, article.passages[4].span.end), BEYOND)
    ]
    monkeypatch.setattr(portions_module, "MOST_PASSAGES", 2)
    assert len(portions(article).taken) == 2


pieces = st.sampled_from(("a", " ", "\u00a0", "x. ", "“", "b" * LONGEST_RUN, SENTENCE, SENTENCE * 90, "c" * 1200, "\n"))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(pieces, max_size=6).map("".join), min_size=1, max_size=4))
def test_every_word_is_in_one_portion_or_said_to_be_skipped(texts: list[str]) -> None:
    article = article_of(*texts)
    cut = portions(article)
    spans = sorted([portion.passage.span for portion in cut.taken] + [part.span for part in cut.skipped])
    assert all(len(portion.visible.text) <= LONGEST_PORTION for portion in cut.taken)
    assert all(one.end <= two.start for one, two in itertools.pairwise(spans))
    covered = {at for span in spans for at in range(span.start, span.end)}
    assert all(at in covered for at, sign in enumerate(article.text) if not sign.isspace())
