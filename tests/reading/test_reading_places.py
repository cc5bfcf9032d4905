"""Where articles come from."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_tui.reading.places import articles_in, place_of


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


def test_a_link_that_leads_back_up_does_not_go_round_for_ever(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words", encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert list(articles_in(tmp_path)) == [tmp_path / "a.txt"]
