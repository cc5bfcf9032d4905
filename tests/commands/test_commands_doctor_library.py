"""What `briefing doctor` says of the library."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from subprocess import CompletedProcess

import pexpect
import pytest

from briefing_tui.library.backups import back_up_if_due, backup_folder
from briefing_tui.model.note import Target
from briefing_tui.reading.source import read_text
from tests.commands.test_commands_library import library_of, rows
from tests.library.test_library_restoring import root_of

Run = Callable[..., "CompletedProcess[bytes]"]


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    return {"XDG_DATA_HOME": str(tmp_path / "data")}


def lines(run: Run, home: dict[str, str]) -> str:
    told = run("doctor", more=home).stdout.decode().splitlines()
    return "\n".join(line for line in told if line[2:].startswith(("library", "backups")))


def test_without_a_library_none_is_made(run: Run, home: dict[str, str]) -> None:
    assert "not there" in lines(run, home)
    assert not Path(home["XDG_DATA_HOME"]).exists()


def test_a_sound_library_is_counted(run: Run, home: dict[str, str]) -> None:
    library = library_of(home)
    library.take_in(read_text("The ferry sailed."), None)
    library.close()
    told = lines(run, home)
    assert "1 article and 0 notes" in told
    assert "sound" in told
    assert "0 daily" in told


def test_a_damaged_library_needs_attention(run: Run, home: dict[str, str]) -> None:
    library = library_of(home)
    library.take_in(read_text("The ferry sailed."), None)
    library.close()
    file = library.store.path
    file.write_bytes(file.read_bytes()[:4096] + b"\xa5" * 40_000)
    told = lines(run, home)
    assert told.startswith("! library")
    assert "doctor --restore" in told


@pytest.fixture
def damaged(home: dict[str, str]) -> Path:
    """A library that is damaged, with a sound copy of one of the two notes in it."""
    library = library_of(home)
    number = library.take_in(read_text("The ferry sailed."), None).document.id
    library.notes.add(number, Target("article"), "an old thought")
    back_up_if_due(library.store.path)
    library.notes.add(number, Target("article"), "a later thought")
    library.close()
    file = library.store.path
    data = bytearray(file.read_bytes())
    root = root_of(file, "tag_of_note") * 4096
    data[root - 4096 : root] = b"\xa5" * 4096
    file.write_bytes(data)
    return file


def test_every_copy_is_listed_with_what_it_holds(run: Run, home: dict[str, str], damaged: Path) -> None:
    folder = backup_folder(damaged)
    (copy,) = folder.iterdir()
    (folder / "library-2024-01-01.sqlite3").write_bytes(copy.read_bytes()[:5000])
    newer = folder / "library-2024-01-02.sqlite3"
    shutil.copy(copy, newer)
    with closing(sqlite3.connect(newer)) as connection:
        connection.execute("PRAGMA user_version = 99")
    done = run("doctor", more=home)
    told = [line for line in done.stdout.decode().splitlines() if line[2:].startswith(("library", "copy"))]
    assert done.returncode == 1
    assert told[0].startswith("! library")
    assert "doctor --restore" in told[0]
    assert [line[0] for line in told[1:]] == ["!", " ", " "]
    for line, words in zip(told[1:], ("damaged", "newer version", "1 article and 1 note, sound"), strict=True):
        assert words in line


def test_what_lies_among_the_copies_and_is_none_is_told_as_that(run: Run, home: dict[str, str]) -> None:
    library = library_of(home)
    library.take_in(read_text("The ferry sailed."), None)
    back_up_if_due(library.store.path)
    library.close()
    folder = backup_folder(library.store.path)
    with closing(sqlite3.connect(folder / "library-2024-01-01.sqlite3")) as connection:
        connection.execute("CREATE TABLE diary (day TEXT)")
        connection.commit()
    (folder / "library-2024-01-02.sqlite3").mkdir()
    told = run("doctor", more=home).stdout.decode().splitlines()
    others = [line for line in told if "not a copy" in line]
    assert [line[0] for line in others] == [" ", " "]
    assert [day for day in ("01-01", "01-02") if any(day in line for line in others)] == ["01-01", "01-02"]
    assert not any("damaged" in line for line in told)
    assert (folder / "library-2024-01-01.sqlite3").exists()


def test_restoring_shows_what_would_come_back_and_asks(
    run: Run, home: dict[str, str], damaged: Path, program: tuple[str, ...], environment: dict[str, str]
) -> None:
    before = damaged.read_bytes()
    alone = run("doctor", "--restore", more=home)
    assert alone.returncode == 2
    assert b"1 article and 1 note" in alone.stdout
    assert b"--yes" in alone.stderr
    for answer, code in (("n", 1), ("", 1), ("y", 0)):
        child = pexpect.spawn(
            program[0], [*program[1:], "doctor", "--restore"], env=os.environ | environment | home, timeout=60
        )
        child.expect_exact("[y/N]")
        assert damaged.read_bytes() == before
        child.sendline(answer)
        child.expect(pexpect.EOF)
        child.close()
        assert child.exitstatus == code
    assert [row["text"] for row in rows(run("notes", "list", "--json", more=home))] == [
        "a later thought", "an old thought",
    ]  # fmt: skip


def test_restoring_says_what_came_back_and_where_the_rest_is(run: Run, home: dict[str, str], damaged: Path) -> None:
    done = run("doctor", "--restore", "--yes", more=home)
    assert done.returncode == 0, done.stderr.decode()
    told = done.stdout.decode()
    assert "1 notes, 0 corrections" in told
    (kept,) = damaged.parent.glob("library-damaged-*.sqlite3")
    assert str(kept) in told
    assert "sound" in lines(run, home)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [(("--yes",), 2, "--restore"), (("--restore", "nothing", "--yes"), 3, "no copy nothing")],
)
def test_what_cannot_be_restored_is_told_in_one_line(
    run: Run, home: dict[str, str], damaged: Path, arguments: tuple[str, ...], code: int, words: str
) -> None:
    done = run("doctor", *arguments, more=home)
    assert done.returncode == code
    assert words in done.stderr.decode()
    assert len(done.stderr.decode().splitlines()) == 1


def test_without_any_copy_the_library_cannot_be_restored(run: Run, home: dict[str, str], damaged: Path) -> None:
    shutil.rmtree(backup_folder(damaged))
    assert run("doctor", "--restore", "--yes", more=home).returncode == 4


def test_a_reader_that_is_open_keeps_the_library(run: Run, home: dict[str, str], damaged: Path) -> None:
    reading = library_of(home)
    done = run("doctor", "--restore", "--yes", more=home)
    reading.close()
    assert done.returncode == 4
    assert "another program has the library open" in done.stderr.decode()
