"""Reports of unexpected errors: what is in them, what never is, and how many there are."""

from __future__ import annotations

import errno
import re
from pathlib import Path

import pytest

from briefing_tui import crash_report
from briefing_tui.commands import keys
from briefing_tui.commands.main import main
from briefing_tui.crash_report import KEPT, MOST_FRAMES, report, reports, summary, write_report

WORDS = "what the minister said"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where reports are."""
    return tmp_path / "state" / "briefing-tui"


def raised(words: str = WORDS) -> Exception:
    """An error with words in its message, its notes, its variables, and in all that led to it."""
    try:
        try:
            raise OSError(errno.ENOSPC, words, words)
        except OSError as first:
            raise ExceptionGroup(words, [KeyError(words), ValueError(words)]) from first
    except ExceptionGroup as error:
        error.add_note(words)
        return error


def deep(rows: int) -> None:
    if rows:
        deep(rows - 1)
    raise KeyError(WORDS)


def test_a_report_tells_where_it_was_and_none_of_the_words_it_was_about() -> None:
    told = report(raised(), "extract")
    assert WORDS not in told
    assert "briefing extract" in told
    assert re.search(r"^ExceptionGroup\n  (tests/)?test_crash_report.py:\d+ raised$", told, re.MULTILINE)
    assert "caused by OSError (ENOSPC)" in told
    assert "one of its group: KeyError" in told
    assert "textual " in told


def test_a_report_names_no_folder_of_the_user() -> None:
    assert str(Path.home()) not in report(raised(), "open")
    assert str(Path(crash_report.__file__).parent) not in report(raised(), "open")


def test_errors_that_lead_to_each_other_and_deep_recursion_end() -> None:
    first, second = KeyError(WORDS), ValueError(WORDS)
    first.__cause__, second.__cause__ = second, first
    assert report(first, "").count("caused by") == 1
    with pytest.raises(KeyError) as caught:
        deep(200)
    told = report(caught.value, "")
    assert "… 1" in told
    assert told.count(" deep\n") == MOST_FRAMES - 1
    assert summary(caught.value).startswith("KeyError in ")
    assert summary(KeyError(WORDS)) == "KeyError"


def test_only_their_owner_may_read_reports_and_only_the_newest_are_kept(folder: Path) -> None:
    folder.mkdir(parents=True, mode=0o755)
    (folder / "crash-9.txt.bak").touch()
    (folder / "crash-x.txt").touch()
    made = [write_report(raised(), "open") for _ in range(KEPT + 2)]
    assert reports(folder) == made[2:]
    assert (folder.stat().st_mode & 0o777, made[-1].stat().st_mode & 0o777) == (0o700, 0o600)
    assert {file.name for file in folder.iterdir()} == {"crash-9.txt.bak", "crash-x.txt", *(f.name for f in made[2:])}


def test_an_unexpected_error_is_one_line_and_a_report(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    def broken(_: object) -> int:
        raise raised()

    monkeypatch.setattr(keys, "run", broken)
    assert main(["keys"]) == 1
    told = capsys.readouterr().err
    (file,) = reports(folder)
    assert len(told.splitlines()) == 1
    assert told.startswith("briefing: an error of the program itself (ExceptionGroup in ")
    assert str(file) in told
    assert WORDS not in told + file.read_text(encoding="utf-8")
    assert main(["doctor"]) in (0, 1)
    assert f"the newest is {file}" in capsys.readouterr().out


def test_an_error_in_the_report_never_hides_the_first(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    def broken(_: object) -> int:
        raise KeyError(WORDS)

    folder.parent.mkdir()
    folder.write_text("in the way of the folder", encoding="utf-8")
    monkeypatch.setattr(keys, "run", broken)
    assert main(["keys"]) == 1
    told = capsys.readouterr().err
    assert "(KeyError in " in told
    assert "its report could not be written (" in told
    assert len(told.splitlines()) == 1
