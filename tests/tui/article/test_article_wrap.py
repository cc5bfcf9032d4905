"""Text broken into rows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefing_tui.tui.article.wrap import chop, clusters, plain, wrap

# Letters of one and two cells, marks that join to what stands before them, and what breaks rows.
CHARACTERS = st.sampled_from("abcXYZ09 -—“”’é\u0301\u200d\ufe0f❤東京、。👩🏽🇨🇭각\u00a0\u3000")
TEXTS = st.text(CHARACTERS, max_size=80).map(lambda text: " ".join(text.split(" ")).strip(" "))


def rows(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width)]


def test_rows_end_between_words() -> None:
    assert rows("The ferry leaves the pier at noon", 12) == ["The ferry", "leaves the", "pier at noon"]


def test_a_word_that_just_fits_stays_in_its_row() -> None:
    assert rows("ferry leaves", 12) == ["ferry leaves"]
    assert rows("ferry leaves", 11) == ["ferry", "leaves"]


def test_a_word_wider_than_the_row_is_broken() -> None:
    assert rows("a Donaudampfschiff", 6) == ["a", "Donaud", "ampfsc", "hiff"]


def test_rows_may_end_after_a_hyphen_or_dash_between_letters() -> None:
    assert rows("the well-known pilot", 10) == ["the well-", "known", "pilot"]
    assert rows("the pilot—unnamed—agreed", 10) == ["the pilot—", "unnamed—", "agreed"]


def test_rows_do_not_end_after_a_minus_or_inside_a_date() -> None:
    assert rows("it was -5 there", 8) == ["it was", "-5 there"]
    assert rows("until 2024-05-07", 11) == ["until", "2024-05-07"]


def test_a_no_break_space_does_not_end_a_row() -> None:
    assert rows("paid 12\u00a0francs", 8) == ["paid", "12\u00a0franc", "s"]


def test_wide_characters_count_as_two_cells_and_break_anywhere_but_before_closing_marks() -> None:
    assert rows("東京の町、雨", 8) == ["東京の", "町、雨"]


def test_joined_characters_stay_together() -> None:
    family = "👩\u200d👩\u200d👧"
    assert rows(family * 2, 2) == [family, family]
    assert rows("cafe\u0301s", 4) == ["cafe\u0301", "s"]
    assert rows("🇨🇭🇱🇮", cell_len("🇨🇭")) == ["🇨🇭", "🇱🇮"]


def test_an_empty_text_has_one_empty_row() -> None:
    assert wrap("", 10) == ((0, 0),)


def test_chopped_text_keeps_its_blanks_and_line_breaks() -> None:
    text = "def f():    return 1"
    assert [text[a:b] for a, b in chop(text, 10, (8,))] == ["def f():", "   return ", "1"]
    assert chop("ab  cd", 10, (2, 3)) == ((0, 2), (3, 3), (4, 6))


@given(TEXTS, st.integers(4, 30))
def test_every_character_but_blanks_is_in_one_row_in_order(text: str, width: int) -> None:
    assert "".join(rows(text, width)).replace(" ", "") == text.replace(" ", "")
    ends = [0, *(place for row in wrap(text, width) for place in row)]
    assert ends == sorted(ends)


@given(TEXTS, st.integers(4, 30))
def test_no_row_is_wider_than_the_measure(text: str, width: int) -> None:
    assert all(cell_len(row) <= width for row in rows(text, width))


@given(TEXTS)
def test_clusters_cover_the_text_and_add_up_to_its_cells(text: str) -> None:
    found = list(clusters(text))
    assert "".join(text[start:end] for start, end, _ in found) == text
    assert sum(cells for _, _, cells in found) == cell_len(text)


def test_plain_characters_are_one_cell_wide() -> None:
    characters = [chr(code) for code in range(0x20, 0x3000) if plain(chr(code))]
    assert "“" in characters
    assert all(cell_len(character) == 1 for character in characters)
