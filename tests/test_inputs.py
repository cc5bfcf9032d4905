"""Opening what somebody named: files and inherited pipes are read; other pipes and devices hold nothing up."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from briefing_tui.errors import SettingsError, SourceError, StoreError
from briefing_tui.inputs import NotAFileError, open_input
from briefing_tui.library.library import Library
from briefing_tui.library.store import Store
from briefing_tui.model.note import Target
from briefing_tui.reading.source import read, read_text
from briefing_tui.reports.mirror import mirror
from briefing_tui.settings import load_settings
from briefing_tui.themes import load_theme, load_themes

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")

STORY = "The ferry sails again in May."


@pytest.fixture
def fifo(tmp_path: Path) -> Path:
    path = tmp_path / "pipe.txt"
    os.mkfifo(path)
    return path


@pytest.mark.parametrize("pipes", [False, True])
def test_a_pipe_without_a_writer_is_refused_at_once(fifo: Path, pipes: bool) -> None:
    with pytest.raises(NotAFileError, match="named pipe"):
        open_input(fifo, pipes=pipes)


def test_a_socket_a_device_and_a_folder_are_refused_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket")
        for path, said in (("socket", "a socket"), ("/dev/zero", "a device"), (".", "a folder")):
            with pytest.raises(NotAFileError, match=said):
                open_input(path, pipes=True)


def test_a_pipe_that_takes_the_place_of_a_file_on_the_way_is_refused(
    fifo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "story.txt"
    path.write_text(STORY)
    opened = os.open

    def swapped(name: Path, flags: int) -> int:
        fifo.replace(name)
        return opened(name, flags)

    monkeypatch.setattr(os, "open", swapped)
    with pytest.raises(NotAFileError, match="named pipe"):
        open_input(path, pipes=True)


def test_an_inherited_pipe_is_read_to_its_end() -> None:
    reading, writing = os.pipe()
    os.write(writing, STORY.encode())
    os.close(writing)
    with open_input(f"/dev/fd/{reading}", pipes=True) as stream:
        assert stream.read() == STORY.encode()
    with pytest.raises(NotAFileError):
        open_input(f"/dev/fd/{reading}")
    os.close(reading)


def test_every_reader_of_a_named_file_refuses_a_pipe(fifo: Path) -> None:
    with pytest.raises(SourceError, match="named pipe"):
        read(fifo)
    with pytest.raises(StoreError, match="not a file"):
        Store.open(fifo)
    with pytest.raises(SettingsError, match="named pipe"):
        load_theme(fifo)
    assert "named pipe" in load_settings(fifo).problems[0]
    fifo.rename(fifo.with_suffix(".toml"))
    assert "named pipe" in load_themes(fifo.parent).problems[0]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["report"], 3),
        (["extract", "--jsonl"], 3),
        (["library", "add"], 3),
        (["notes", "import"], 3),
        (["open"], 3),
        (["notes", "add", "--text", "a note"], 3),
    ],
)
def test_every_command_answers_for_a_pipe_in_one_line(fifo: Path, tmp_path: Path, words: list[str], code: int) -> None:
    done = _briefing([*words, str(fifo)], tmp_path)
    assert done.returncode == code
    assert done.stderr.decode().count("\n") == 1
    assert b"named pipe" in done.stderr


def test_a_pipe_in_a_folder_costs_a_line_and_never_the_articles(fifo: Path, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORY)
    done = _briefing(["library", "add", "--no-analysis", str(tmp_path)], tmp_path / "home")
    assert (done.returncode, STORY.encode() in done.stdout) == (3, True)


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash to substitute a process")
@pytest.mark.parametrize("source", [f"<(echo '{STORY}')", f"/dev/stdin <<< '{STORY}'", f"/dev/fd/3 3<<< '{STORY}'"])
def test_what_a_shell_hands_over_is_read(tmp_path: Path, source: str) -> None:
    command = f"{sys.executable} -m briefing_tui library add --no-analysis {source}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, env=_home(tmp_path), check=True)
    assert STORY.encode() in done.stdout


def _briefing(words: list[str], home: Path) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "briefing_tui", *words]
    return subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, env=_home(home), check=False, timeout=60
    )


def _home(folder: Path) -> dict[str, str]:
    return {**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}


def test_a_pipe_in_the_place_of_a_mirror_file_costs_a_line_and_no_note(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library.sqlite3")
    number = library.take_in(read_text(STORY)).document.id
    library.notes.add(number, Target("article"), "a note")
    file = mirror(library, number)
    assert file is not None
    file.unlink()
    os.mkfifo(file)
    with pytest.raises(StoreError, match="named pipe"):
        mirror(library, number)
    assert len(library.notes.of(number)) == 1
