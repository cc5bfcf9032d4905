"""What was told to be kept is kept: whatever kills the writer, fills the disk or takes the rights away.

`make torture` does the same for longer.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from briefing_tui.library.library import Library
from tests.library.faults import injected, killed, lost, prepared, strace, without_rights, writer

TRACER = strace()
needs_tracer = pytest.mark.skipif(TRACER is None, reason="strace is not there, or may not trace")


def test_two_writers_that_are_killed_lose_nothing_that_they_told_of(tmp_path: Path) -> None:
    file, random = prepared(tmp_path), Random(4)
    for _ in range(3):
        assert killed(file, random) == []


@needs_tracer
@pytest.mark.parametrize("at", [1, 4, 9, 17])
def test_a_kill_at_a_write_loses_nothing(tmp_path: Path, at: int) -> None:
    assert TRACER is not None
    problems, _, _ = injected(prepared(tmp_path), TRACER, f"signal=KILL:when={at}", most=3)
    assert problems == []


@needs_tracer
@pytest.mark.parametrize("error", ["ENOSPC", "EIO"])
def test_a_disk_that_fails_is_told_of_and_costs_nothing_that_was_kept(tmp_path: Path, error: str) -> None:
    assert TRACER is not None
    problems, _, complaints = injected(prepared(tmp_path), TRACER, f"error={error}:when=14+", most=3)
    assert problems == []
    assert "refused" in complaints
    assert "Traceback" not in complaints


def test_a_folder_without_rights_is_read_and_says_why_nothing_is_kept(tmp_path: Path) -> None:
    file = prepared(tmp_path / "data")
    process = writer(file, "first", 2)
    told = process.communicate()[0]
    file.chmod(0o400)
    file.parent.chmod(0o500)
    code = (
        "import sys; from pathlib import Path; from briefing_tui.library.library import Library\n"
        "library = Library.existing(Path(sys.argv[1]))\n"
        "print(len(library.notes.of(1)), library.store.writable, library.store.problem)"
    )
    done = subprocess.run(
        (sys.executable, "-c", code, str(file)), capture_output=True, text=True, preexec_fn=without_rights, check=False
    )
    file.parent.chmod(0o700)
    file.chmod(0o600)
    assert done.stdout.startswith("2 False"), done.stderr
    assert "may not be written to" in done.stdout
    assert lost(file, told) == []


def test_an_article_can_be_read_where_nothing_can_be_written(tmp_path: Path) -> None:
    file = prepared(tmp_path / "data")
    file.chmod(0o400)
    code = (
        "import sys; from pathlib import Path; from briefing_tui.library.library import Library\n"
        "from briefing_tui.errors import StoreError; from briefing_tui.reading.source import read_text\n"
        "library = Library.open(Path(sys.argv[1]))\n"
        "print(library.take_in(library.articles.article(1), '/ferry.txt').known)\n"
        "try: library.take_in(read_text('Another one.'), '/other.txt')\n"
        "except StoreError as error: print(error)"
    )
    done = subprocess.run(
        (sys.executable, "-c", code, str(file)), capture_output=True, text=True, preexec_fn=without_rights, check=False
    )
    file.chmod(0o600)
    assert done.stdout.startswith("True"), done.stderr
    assert "may not be written to" in done.stdout
    assert [document.places for document in Library.open(file).articles.all()] == [("/ferry.txt",)]
