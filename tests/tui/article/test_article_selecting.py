"""Selecting words with the keyboard, as a value."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_tui.model.span import Span
from briefing_tui.reading.source import read, read_text
from briefing_tui.resources import folder
from briefing_tui.tui.article.layout import shown
from briefing_tui.tui.article.selecting import Selecting

TEXT = "One two three.\n\nFour — five.\n"
ARTICLE = read_text(TEXT)
SEEDS = sorted(folder("seeds").iterdir())


def begun(words: str) -> Selecting:
    start = TEXT.index(words)
    found = Selecting.begin(shown(ARTICLE), Span(start, start + len(words)))
    assert found is not None
    return found


def words(selecting: Selecting) -> str:
    return " ".join(selecting.span.of(TEXT).split())


def test_it_begins_with_a_whole_word_or_the_words_of_a_link() -> None:
    assert words(begun("w")) == "two"
    assert words(begun("two thr")) == "two three."
    start = TEXT.index(" five")
    after = Selecting.begin(shown(ARTICLE), Span(start, start))
    assert after is not None
    assert words(after) == "five."


def test_an_end_moves_by_words_over_the_ends_of_paragraphs_and_stops_at_the_ends() -> None:
    assert words(begun("two").by_words(1)) == "two three."
    assert words(begun("two").by_words(2)) == "two three. Four"
    assert words(begun("two").by_words(100)) == "two three. Four — five."
    assert words(begun("Four").by_words(-1)) == "three. Four"
    assert words(begun("Four").by_words(-100)) == "One two three. Four"


def test_the_other_end_can_be_moved() -> None:
    assert words(begun("two").by_words(1).turned().by_words(-1)) == "One two three."


def test_an_end_goes_to_a_place_and_a_sentence_is_taken_whole() -> None:
    assert words(begun("One").to(TEXT.index("five"))) == "One two three. Four — five."
    sentence = Span(0, TEXT.index("\n"))
    assert begun("two").by_words(1).whole(sentence).span == sentence


def test_an_article_without_words_has_no_selection() -> None:
    assert Selecting.begin((), Span(0, 0)) is None


@pytest.mark.parametrize("path", SEEDS, ids=[path.name for path in SEEDS])
@given(data=st.data())
def test_whatever_is_pressed_the_selection_is_whole_words_of_the_text(path: Path, data: st.DataObject) -> None:
    article = read(path)
    start = data.draw(st.integers(0, len(article.text) - 1))
    selecting = Selecting.begin(shown(article), Span(start, start))
    assert selecting is not None
    for count in data.draw(st.lists(st.integers(-9, 9), max_size=8)):
        selecting = selecting.by_words(count) if count else selecting.turned()
        chosen = selecting.span.of(article.text)
        assert chosen == chosen.strip() != ""
        assert selecting.by_words(1).by_words(-1).span.overlaps(selecting.span)
