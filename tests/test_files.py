"""Looking for files where there are none, where nobody may look, and under names that no file has."""

from __future__ import annotations

import os
from pathlib import Path

from briefing_tui.files import is_file, may_be_there, path_of

NO_NAME = "x" * 5_000  # longer than any file system lets a name be


def test_what_is_there_is_found(tmp_path: Path) -> None:
    file = tmp_path / "article.txt"
    file.write_text("Words.", encoding="utf-8")
    assert may_be_there(file)
    assert may_be_there(tmp_path)
    assert is_file(file)
    assert not is_file(tmp_path)


def test_what_cannot_be_there_is_not_there(tmp_path: Path) -> None:
    file, loop = tmp_path / "article.txt", tmp_path / "loop"
    file.write_text("Words.", encoding="utf-8")
    loop.symlink_to(loop)
    for path in (tmp_path / "missing", file / "below", tmp_path / NO_NAME, loop):
        assert not may_be_there(path)
        assert not is_file(path)


def test_a_home_that_is_not_known_stays_as_it_is_written() -> None:
    assert path_of("~/article.txt") == Path(os.environ.get("HOME", "~")) / "article.txt"
    assert path_of("~nobody-of-this-name/article.txt") == Path("~nobody-of-this-name/article.txt")
