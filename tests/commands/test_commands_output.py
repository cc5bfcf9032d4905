"""Output that cannot be written: what is kept then, and that it is said."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.commands.test_commands_library import FERRY, library_of, rows

Run = Callable[..., "CompletedProcess[bytes]"]
FULL = Path("/dev/full")

needs_full = pytest.mark.skipif(not FULL.exists(), reason="there is no /dev/full here")


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    return {"XDG_DATA_HOME": str(tmp_path / "data")}


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    file = tmp_path / "ferry.txt"
    file.write_text(FERRY, encoding="utf-8")
    return file


@pytest.fixture
def into_full(program: tuple[str, ...], environment: dict[str, str], home: dict[str, str]) -> Run:
    """Runs the program with a standard output that takes nothing."""

    def started(*arguments: str) -> CompletedProcess[bytes]:
        with FULL.open("wb") as full:
            return subprocess.run(
                (*program, *arguments), stdout=full, stderr=subprocess.PIPE, env=environment | home, check=False
            )

    return started


def told(done: CompletedProcess[bytes]) -> str:
    """The one line that a failed command says."""
    assert done.returncode == 1
    (line,) = done.stderr.decode().splitlines()
    assert "standard output cannot be written" in line
    return line


@needs_full
def test_a_note_whose_id_cannot_be_printed_is_said_to_be_kept(
    run: Run, into_full: Run, home: dict[str, str], ferry: Path
) -> None:
    line = told(into_full("notes", "add", str(ferry), "--text", "x"))
    (row,) = rows(run("notes", "list", "--json", more=home))
    assert f"the note is kept as {row['id']}" in line
    assert list((Path(home["XDG_DATA_HOME"]) / "briefing-tui" / "notes").iterdir())


@needs_full
def test_articles_whose_rows_cannot_be_printed_are_said_to_be_kept(
    run: Run, into_full: Run, home: dict[str, str], ferry: Path, article: Path
) -> None:
    line = told(into_full("library", "add", "--no-analysis", str(ferry), str(article)))
    assert "ferry.txt is in the library" in line
    assert "1 more was not read" in line
    assert len(rows(run("library", "list", "--json", more=home))) == 1


@needs_full
@pytest.mark.parametrize("action", ["import", "move"])
def test_what_else_is_kept_is_said_too(
    run: Run, into_full: Run, home: dict[str, str], ferry: Path, article: Path, tmp_path: Path, action: str
) -> None:
    run("notes", "add", str(ferry), "--text", "x", more=home)
    file = tmp_path / "notes.json"
    run("notes", "export", "--format", "json", "-o", str(file), more=home)
    run("library", "add", "--no-analysis", str(article), more=home)
    if action == "import":
        assert "0 added, 0 changed, 1 known" in told(into_full("notes", "import", str(file)))
    else:
        assert "1 notes of 1 are on 2 now" in told(into_full("notes", "move", "1", "2"))
        assert len(rows(run("notes", "list", "2", "--json", more=home))) == 1


@pytest.mark.parametrize(
    "words",
    [("notes", "add", "{}", "--text", "x"), ("library", "add", "--no-analysis", "{}"), ("notes", "import", "{}")],
)
def test_with_a_closed_output_nothing_is_kept(
    run: Run, program: tuple[str, ...], environment: dict[str, str], home: dict[str, str], ferry: Path,
    words: tuple[str, ...],
) -> None:  # fmt: skip
    done = subprocess.run(
        (*program, *(word.format(ferry) for word in words)),
        stderr=subprocess.PIPE, env=environment | home, preexec_fn=lambda: os.close(1), check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "closed" in done.stderr.decode()
    assert not Path(home["XDG_DATA_HOME"]).exists()


def test_an_answer_that_nobody_reads_is_told_of(
    run: Run, program: tuple[str, ...], environment: dict[str, str], home: dict[str, str], ferry: Path
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        (*program, "notes", "add", str(ferry), "--text", "x"),
        stdout=writing, stderr=subprocess.PIPE, env=environment | home, check=False,
    )  # fmt: skip
    os.close(writing)
    (row,) = rows(run("notes", "list", "--json", more=home))
    assert done.returncode == 141
    assert f"kept as {row['id']}" in done.stderr.decode()


def test_an_id_that_is_wrong_changes_nothing(run: Run, home: dict[str, str], ferry: Path) -> None:
    ident = run("notes", "add", str(ferry), "--text", "x", more=home).stdout.decode().strip()
    assert run("notes", "delete", ident, "nothing", more=home).returncode == 4
    assert len(rows(run("notes", "list", "--json", more=home))) == 1


@pytest.mark.parametrize("name", ["a\n   7  Forged\n.txt", "b\u2028x\x1b[2J.txt", "c\r\tx.txt"])
def test_no_name_can_forge_a_row(run: Run, home: dict[str, str], tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(f"{FERRY}\n\n{name!r}", encoding="utf-8")
    added = run("library", "add", "--no-analysis", str(tmp_path / name), more=home)
    library = library_of(home)
    number = library.articles.all()[0].id
    with library.store.write() as connection:
        connection.execute(
            "UPDATE document SET title = ?, origin = ? WHERE id = ?", (f"T\n{name}", f"O\n{name}", number)
        )
    library.close()
    listed = run("library", "list", more=home)
    for done in (added, listed):
        lines = done.stdout.decode().splitlines()
        assert len(lines) == 3
        assert lines[0].startswith(f"{number:>4}  ")
        assert all(line.startswith(" " * 6) for line in lines[1:])
        assert all(line.isprintable() for line in lines)
    found = run("library", "search", "Forged" if "Forged" in name else "T", more=home).stdout.decode()
    assert len(found.splitlines()) in (0, 3)
