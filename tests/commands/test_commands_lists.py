"""`themes`, `keys` and `doctor`: what they list, and what they say about a user's files."""

from __future__ import annotations

import os
import pty
import subprocess
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefing_tui.keymap import KEYS

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """The folder of the settings; `XDG_CONFIG_HOME` is the folder above it."""
    folder = tmp_path / "briefing-tui"
    folder.mkdir()
    return folder


@pytest.fixture
def at(config: Path) -> dict[str, str]:
    return {"XDG_CONFIG_HOME": str(config.parent)}


def test_keys_lists_every_binding_by_section(run: Run) -> None:
    done = run("keys")
    lines = done.stdout.decode().splitlines()
    assert (done.returncode, done.stderr) == (0, b"")
    assert [line for line in lines if line and not line.startswith(" ")] == list(
        dict.fromkeys(key.section for key in KEYS)
    )
    assert all(any(f" {key.id} " in line for line in lines) for key in KEYS)
    assert "  : Ctrl+P" in done.stdout.decode()


def test_keys_marks_what_the_settings_move(run: Run, config: Path, at: dict[str, str]) -> None:
    (config / "config.toml").write_text('[keys]\nzoom = "f5,ctrl+t"\n')
    lines = run("keys", more=at).stdout.decode().splitlines()
    (moved,) = [line for line in lines if line.startswith("*")]
    assert moved.split()[:4] == ["*", "F5", "Ctrl+T", "zoom"]
    assert moved.endswith("(by default z)")


def test_keys_says_what_it_cannot_use_and_lists_the_rest(run: Run, config: Path, at: dict[str, str]) -> None:
    (config / "config.toml").write_text('[keys]\nfly = "f"\n')
    done = run("keys", more=at)
    assert done.returncode == 0
    assert "fly" in done.stderr.decode()
    assert len(done.stdout.splitlines()) > len(KEYS)


def test_keys_prints_a_table_that_the_settings_take(run: Run, config: Path, at: dict[str, str]) -> None:
    (config / "config.toml").write_text("[keys]\nzoom = '\"'\n")
    printed = run("keys", "--toml", more=at).stdout.decode()
    assert tomllib.loads(printed)["keys"] == {key.id: key.keys for key in KEYS} | {"zoom": "quotation_mark"}
    (config / "config.toml").write_text(printed)
    assert run("keys", more=at).stderr == b""


def test_themes_lists_the_shipped_ones_and_marks_the_one_in_use(run: Run, config: Path, at: dict[str, str]) -> None:
    (config / "config.toml").write_text('theme = "newsprint"\n')
    done = run("themes", more=at)
    lines = done.stdout.decode().splitlines()
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(lines) == 8
    assert [line.split()[:3] for line in lines if line.startswith("*")] == [["*", "newsprint", "light"]]


def test_themes_tells_of_a_bad_file_and_lists_the_rest(run: Run, config: Path, at: dict[str, str]) -> None:
    (config / "themes").mkdir()
    (config / "themes" / "mine.toml").write_text("name = [")
    done = run("themes", more=at)
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 8
    (problem,) = done.stderr.decode().splitlines()
    assert "mine.toml" in problem


def test_themes_tells_of_a_choice_that_is_not_there(run: Run, config: Path, at: dict[str, str]) -> None:
    (config / "config.toml").write_text('theme = "nowhere"\n')
    assert "nowhere" in run("themes", more=at).stderr.decode()


def test_the_doctor_finds_nothing_where_all_is_well(run: Run) -> None:
    done = run("doctor")
    told = done.stdout.decode()
    assert (done.returncode, done.stderr) == (0, b"")
    assert "en_core_web_sm-3.8.0" in told
    assert not any(line.startswith("!") for line in told.splitlines())


def test_the_doctor_tells_what_to_do_about_each_file(run: Run, config: Path, at: dict[str, str]) -> None:
    (config / "config.toml").write_text('theme = "nowhere"\n[keys]\nfly = "f"\n')
    (config / "themes").mkdir()
    (config / "themes" / "mine.toml").write_text("name = [")
    done = run("doctor", more=at)
    found = [line for line in done.stdout.decode().splitlines() if line.startswith("!")]
    assert done.returncode == 1
    assert len(found) == 3
    assert ["fly" in found[0], "mine.toml" in found[1], "nowhere" in found[2]] == [True] * 3


def test_the_doctor_minds_a_locale_that_is_not_utf8(run: Run) -> None:
    done = run("doctor", more={"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"})
    assert done.returncode == 1
    assert "LANG=C.UTF-8" in done.stdout.decode()


@pytest.fixture
def terminal() -> Iterator[tuple[int, int]]:
    """The two ends of a pseudo-terminal: ours and the program's."""
    ours, theirs = pty.openpty()
    yield ours, theirs
    os.close(ours)
    os.close(theirs)


def test_the_doctor_minds_a_dumb_and_small_terminal(
    program: tuple[str, ...], environment: dict[str, str], terminal: tuple[int, int]
) -> None:
    ours, theirs = terminal
    small = {"TERM": "dumb", "COLUMNS": "60", "LINES": "20"}
    done = subprocess.run((*program, "doctor"), stdout=theirs, env=environment | small, check=False)
    told = os.read(ours, 65536).decode()
    assert done.returncode == 1
    assert [line.split()[1] for line in told.splitlines() if line.startswith("!")] == ["TERM", "terminal"]
