"""Names that no file can have, and folders that nobody may enter: a line that says so, and all else goes on."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands.conftest import Run
from tests.commands.locked import run_unprivileged

NAMES = ["x" * 5_000, "9" * 5_000, "~nobody-of-this-name/article.txt"]


@pytest.mark.parametrize("name", NAMES, ids=["long", "digits", "home"])
@pytest.mark.parametrize(
    "words",
    [
        ("extract", "{}"),
        ("notes", "add", "{}", "--text", "Words."),
        ("notes", "list", "{}"),
        ("library", "add", "{}"),
        ("library", "remove", "{}"),
        ("doctor", "--restore", "{}", "--yes"),
    ],
    ids=lambda words: " ".join(words[:2]),
)
def test_a_name_that_no_file_has_is_told_of_in_one_line(
    run: Run, environment: dict[str, str], article: Path, words: tuple[str, ...], name: str
) -> None:
    assert run("notes", "add", str(article), "--text", "Words.").returncode == 0
    done = run(*(word.format(name) for word in words))
    assert done.returncode in (0, 1, 3)
    assert len(done.stderr.decode().splitlines()) == bool(done.returncode)
    assert "error of the program" not in done.stderr.decode()


@pytest.fixture
def home(tmp_path: Path, environment: dict[str, str]) -> dict[str, str]:
    return environment | {"XDG_DATA_HOME": str(tmp_path / "data"), "XDG_STATE_HOME": str(tmp_path / "state")}


@pytest.fixture(params=["data", "data/briefing-tui", "data/briefing-tui/backups"])
def locked(
    request: pytest.FixtureRequest, run: Run, home: dict[str, str], article: Path, tmp_path: Path
) -> Iterator[Path]:
    """A folder of a library with one note, which nobody may enter."""
    assert run("notes", "add", str(article), "--text", "Words.", more=home).returncode == 0
    folder = tmp_path / request.param
    folder.mkdir(mode=0o700, exist_ok=True)
    folder.chmod(0)
    yield folder
    folder.chmod(0o700)


def test_a_folder_that_nobody_may_enter_is_told_of(locked: Path, home: dict[str, str]) -> None:
    said = run_unprivileged(home, "doctor")
    assert said.returncode == 1
    assert "Permission denied" in said.stdout.decode()
    restored = run_unprivileged(home, "doctor", "--restore", "--yes")
    assert restored.returncode == 4
    assert "Permission denied" in restored.stderr.decode()
    listed = run_unprivileged(home, "notes", "list")
    if locked.name == "backups":
        assert "Words." in listed.stdout.decode()
    else:
        assert listed.returncode == 4
        assert "Permission denied" in listed.stderr.decode()


def test_a_report_needs_no_library(locked: Path, home: dict[str, str], article: Path) -> None:
    done = run_unprivileged(home, "report", str(article))
    assert done.returncode == 0
    assert "Mara Kest" in done.stdout.decode()


@pytest.mark.parametrize("words", [("report", "{}"), ("extract", "{}"), ("notes", "list"), ("{}",)])
def test_a_current_folder_that_is_gone_is_told_of(
    program: tuple[str, ...], environment: dict[str, str], article: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    command = (*program, *(word.format(article) for word in words))
    done = subprocess.run(
        ("sh", "-c", 'rmdir ../gone; exec "$@"', "sh", *command),
        cwd=gone,
        env=environment,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.decode().splitlines() == [
        "briefing: the folder that you are in is gone; change to another one (cd)"
    ]
