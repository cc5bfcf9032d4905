"""Where articles come from."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_tui.errors import SourceError
from briefing_tui.reading.places import articles_in, file_at, known_place, place_of
from briefing_tui.sanitising import is_clean


def test_a_place_is_the_same_however_the_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "real").mkdir()
    file = tmp_path / "real" / "ferry.txt"
    file.write_text("The ferry sailed.", encoding="utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    monkeypatch.chdir(tmp_path)
    names = (str(file), "real/ferry.txt", "./real/../real/ferry.txt", "link/ferry.txt")
    assert {place_of(name) for name in names} == {str(file.resolve())}


def test_standard_input_is_no_place() -> None:
    assert place_of("-") is None


def test_a_folder_gives_its_articles_by_name_and_a_file_itself(tmp_path: Path) -> None:
    for name in ("b.md", "a.txt", "c.pdf", ".hidden.txt", "deep/er/d.markdown", ".git/e.txt", "deep/f.TXT"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("words", encoding="utf-8")
    found = [str(file.relative_to(tmp_path)) for file in articles_in(tmp_path)]
    assert found == ["a.txt", "b.md", "deep/f.TXT", "deep/er/d.markdown"]
    assert list(articles_in(tmp_path / "c.pdf")) == [tmp_path / "c.pdf"]


def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be looked for"):
        list(articles_in(tmp_path / ("n" * 5_000)))


def test_a_link_that_leads_back_up_does_not_go_round_for_ever(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words", encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert list(articles_in(tmp_path)) == [tmp_path / "a.txt"]


names = st.binary(min_size=1, max_size=30).filter(lambda name: not set(name) & {0, 0x2F} and name not in (b".", b".."))


@given(names)
def test_the_place_of_any_file_can_be_shown_and_leads_back_to_it(name: bytes) -> None:
    path = Path(os.fsdecode(b"/nowhere/" + name))
    place = place_of(path)
    assert place is not None
    assert is_clean(place)
    assert len(place.splitlines()) == 1
    assert file_at(place) == path
    assert known_place(place) == place


def test_a_home_folder_of_nobody_is_a_name_like_any_other() -> None:
    assert place_of("~nobody-of-that-name/x") == place_of("./~nobody-of-that-name/x")


def test_what_no_file_can_be_called_has_no_place() -> None:
    assert place_of("a\0b") is None
    assert place_of("-") is None


@pytest.mark.parametrize("words", ["ferry.txt", "~/ferry.txt", "C:\\ferry.txt", "file:ferry.txt", "file://host/x", ""])
def test_what_another_program_calls_no_place_is_none(words: str) -> None:
    assert known_place(words) is None
