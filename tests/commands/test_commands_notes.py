"""`briefing notes`: from scripts, to other programs and back."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from briefing_tui.library.library import Library
from tests.commands.test_commands_library import FERRY, library_of, rows
from tests.library.faults import without_rights
from tests.reading.samples_of_kinds import NO_ARTICLES

Run = Callable[..., "CompletedProcess[bytes]"]
WORDS = "Nobody told us that the engine was gone"


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    return {"XDG_DATA_HOME": str(tmp_path / "data")}


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    file = tmp_path / "ferry.txt"
    file.write_text(FERRY, encoding="utf-8")
    return file


def added(done: CompletedProcess[bytes]) -> str:
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode().strip()


def test_a_note_on_words_is_printed_as_its_id_and_listed(run: Run, home: dict[str, str], ferry: Path) -> None:
    ident = added(run("notes", "add", str(ferry), "--quote", WORDS, "--text", "Really? #engine", more=home))
    (row,) = rows(run("notes", "list", str(ferry), "--json", more=home))
    assert {key: row[key] for key in ("id", "text", "quote", "state", "tags")} == {
        "id": ident,
        "text": "Really? #engine",
        "quote": WORDS,
        "state": "exact",
        "tags": ["engine"],
    }
    assert isinstance(row["start"], int)
    assert row["end"] == row["start"] + len(WORDS)
    assert FERRY[row["start"] :].startswith(WORDS)
    assert rows(run("notes", "list", "--json", "--tag", "engine", more=home)) == [row]
    assert b"Really?" in run("notes", "list", more=home).stdout


def test_what_is_known_of_a_file_is_given_with_the_note(run: Run, home: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "ferry.txt"
    file.write_bytes("The café is closed — the crew was paid.".encode("cp866", "replace") + "Álva".encode("cp850"))
    told = ("--quote", "Álva", "--text", "?", "--encoding", "cp850", "--language", "en")
    added(run("notes", "add", str(file), *told, more=home))
    (row,) = rows(run("notes", "list", "--json", more=home))
    assert row["quote"] == "Álva"
    assert run("notes", "add", str(file), "--text", "?", "--encoding", "base64", more=home).returncode == 2


@pytest.mark.parametrize("command", [("notes", "add"), ("library", "add"), ("report",), ("extract",)])
@pytest.mark.parametrize("name", ["a part of a page, an article", "mail of a program", "an object"])
def test_what_is_no_article_is_refused_at_every_door(
    run: Run, home: dict[str, str], tmp_path: Path, command: tuple[str, ...], name: str
) -> None:
    text, said = NO_ARTICLES[name]
    file = tmp_path / "story.txt"
    file.write_text(text, encoding="utf-8")
    more = ("--text", "?") if command[0] == "notes" else ()
    for source in (str(file), "-"):
        done = run(*command, source, *more, data=text.encode(), more=home)
        assert (done.returncode, done.stdout) == (3, b"")
        assert said in done.stderr.decode()
        assert done.stderr.count(b"\n") == 1
    assert run("library", "list", more=home).stdout == b""


def test_without_words_a_note_is_on_the_whole_article(run: Run, home: dict[str, str], ferry: Path) -> None:
    ident = added(run("notes", "add", str(ferry), "--text", "-", data="Über\nzwei Zeilen".encode(), more=home))
    (row,) = rows(run("notes", "list", "--json", more=home))
    assert (row["id"], row["text"], row["quote"], row["start"]) == (ident, "Über\nzwei Zeilen", None, None)


def test_an_article_from_a_pipe_and_one_of_the_library_can_be_noted(run: Run, home: dict[str, str]) -> None:
    added(run("notes", "add", "-", "--text", "one", data=FERRY.encode(), more=home))
    added(run("notes", "add", "1", "--quote", "passengers", "--text", "two", more=home))
    assert [row["text"] for row in rows(run("notes", "list", "1", "--json", more=home))] == ["one", "two"]


def test_typed_quotation_marks_and_line_breaks_find_the_printed_ones(
    run: Run, home: dict[str, str], ferry: Path
) -> None:
    added(run("notes", "add", str(ferry), "--quote", '"Nobody told us\n that', "--text", "x", more=home))
    (row,) = rows(run("notes", "list", "--json", more=home))
    assert row["quote"] == "“Nobody told us that"


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (("--quote", "a zeppelin", "--text", "x"), 1, "is not in the article"),
        (("--quote", "Ström", "--text", "x"), 1, "2 times"),
        (("--quote", "Ström", "--nth", "3", "--text", "x"), 1, "2 times"),
        (("--text", "  "), 2, "empty"),
        (("--quote", "Ström"), 2, "--text"),
    ],
)
def test_what_cannot_be_noted_is_told_of_and_nothing_is_kept(
    run: Run, home: dict[str, str], ferry: Path, options: tuple[str, ...], code: int, words: str
) -> None:
    done = run("notes", "add", str(ferry), *options, more=home)
    assert done.returncode == code
    assert words in done.stderr.decode()
    assert rows(run("notes", "list", "--json", more=home)) == []


def test_one_of_several_places_can_be_chosen(run: Run, home: dict[str, str], ferry: Path) -> None:
    added(run("notes", "add", str(ferry), "--quote", "Ström", "--nth", "2", "--text", "x", more=home))
    (row,) = rows(run("notes", "list", "--json", more=home))
    assert row["start"] == FERRY.rindex("Ström")


def test_a_note_goes_to_the_trash_and_back(run: Run, home: dict[str, str], ferry: Path) -> None:
    ident = added(run("notes", "add", str(ferry), "--text", "x", more=home))
    assert run("notes", "delete", ident, more=home).returncode == 0
    assert rows(run("notes", "list", "--json", more=home)) == []
    assert [row["id"] for row in rows(run("notes", "list", "--deleted", "--json", more=home))] == [ident]
    assert run("notes", "restore", ident, more=home).returncode == 0
    assert len(rows(run("notes", "list", "--json", more=home))) == 1
    assert run("notes", "delete", "nothing", more=home).returncode == 4


def test_notes_follow_a_file_that_has_changed(run: Run, home: dict[str, str], ferry: Path) -> None:
    added(run("notes", "add", str(ferry), "--quote", WORDS, "--text", "x", more=home))
    ferry.write_text(FERRY.replace("By Ines Falk", "By Ines Falk and others"), encoding="utf-8")
    added(run("notes", "add", str(ferry), "--text", "y", more=home))
    states = {row["text"]: row["state"] for row in rows(run("notes", "list", "--json", more=home))}
    assert states == {"x": "moved", "y": "exact"}


def test_the_mirror_has_a_file_for_each_article_with_notes(run: Run, home: dict[str, str], ferry: Path) -> None:
    ident = added(run("notes", "add", str(ferry), "--quote", WORDS, "--text", "Really?", more=home))
    folder = Path(home["XDG_DATA_HOME"]) / "briefing-tui" / "notes"
    (file,) = folder.iterdir()
    assert file.name == "ferry-to-orr-is-late-again-1.md"
    text = file.read_text(encoding="utf-8")
    assert "Really?" in text
    assert f"> {WORDS}" in text
    run("notes", "delete", ident, more=home)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("form", ["json", "web-annotation", "hypothesis"])
def test_notes_come_back_from_every_json_and_only_once(
    run: Run, home: dict[str, str], ferry: Path, tmp_path: Path, form: str
) -> None:
    added(run("notes", "add", str(ferry), "--quote", WORDS, "--text", "Really? #engine", more=home))
    added(run("notes", "add", str(ferry), "--text", "On all of it", more=home))
    file = tmp_path / "notes.json"
    assert run("notes", "export", "--format", form, "-o", str(file), more=home).returncode == 0
    fresh = {"XDG_DATA_HOME": str(tmp_path / "fresh")}
    if form != "json":
        assert run("notes", "import", str(file), more=fresh).returncode == 1
        assert run("library", "add", "--no-analysis", str(ferry), more=fresh).returncode == 0
    assert run("notes", "import", str(file), more=fresh).returncode == 0
    fields = ("id", "text", "quote", "start", "end", "state", "kind", "tags")
    listed = [
        [{field: row[field] for field in fields} for row in rows(run("notes", "list", "--json", more=each))]
        for each in (home, fresh)
    ]
    assert sorted(map(str, listed[0])) == sorted(map(str, listed[1]))
    again = run("notes", "import", str(file), more=fresh)
    assert b"0 added, 0 changed, 2 known" in again.stdout
    assert len(rows(run("notes", "list", "--json", more=fresh))) == 2


def test_a_newer_note_changes_ours_and_the_old_words_stay_in_its_history(
    run: Run, home: dict[str, str], ferry: Path
) -> None:
    ident = added(run("notes", "add", str(ferry), "--text", "a first thought of some length", more=home))
    document = json.loads(run("notes", "export", "--format", "json", more=home).stdout)
    document["notes"][0] |= {"text": "a better one", "updated": "2199-01-01T00:00:00Z"}
    assert b"1 changed" in run("notes", "import", "-", data=json.dumps(document).encode(), more=home).stdout
    document["notes"][0] |= {"text": "an old one", "updated": "1999-01-01T00:00:00Z"}
    assert b"1 known" in run("notes", "import", "-", data=json.dumps(document).encode(), more=home).stdout
    library = library_of(home)
    assert library.notes.get(ident).body == "a better one"
    assert [version.body for version in library.notes.history(ident)] == ["a first thought of some length"]


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\xff\xfe{", b"[" * 100_000, b"7", b'"x"', b'{"schema": "briefing-notes/1", "notes": 7}',
        b'{"schema": "briefing-notes/1", "notes": [{"kind": "passage"}]}', b'{"rows": [{"target": 5}]}',
        b'{"items": [{"id": "x"}]}', b'[{"id": 7, "target": "https://example.org/x"}]',
    ],
)  # fmt: skip
def test_what_is_no_notes_is_refused_in_one_line(run: Run, home: dict[str, str], data: bytes) -> None:
    done = run("notes", "import", "-", data=data, more=home)
    assert done.returncode == 1
    assert len(done.stderr.decode().splitlines()) == 1
    assert b"Traceback" not in done.stderr
    assert not Path(home["XDG_DATA_HOME"]).exists()


def test_markdown_is_for_people(run: Run, home: dict[str, str], ferry: Path) -> None:
    added(run("notes", "add", str(ferry), "--quote", WORDS, "--text", "```\nnever closed", more=home))
    added(run("notes", "add", str(ferry), "--quote", "passengers", "--text", "Ask *him* \x1b]0;x\x07", more=home))
    text = run("notes", "export", more=home).stdout.decode()
    assert text.startswith("# Ferry to Orr is late again\n")
    assert f"> {WORDS}" in text
    assert text.count("```") == 2
    assert "\x1b" not in text


def test_where_nothing_can_be_written_nothing_is_acknowledged(
    run: Run, home: dict[str, str], ferry: Path, program: tuple[str, ...], environment: dict[str, str]
) -> None:
    import subprocess

    added(run("notes", "add", str(ferry), "--text", "one", more=home))
    folder = Path(home["XDG_DATA_HOME"]) / "briefing-tui"
    folder.chmod(0o500)
    for argument in ("add", "list"):
        words = ("notes", "add", str(ferry), "--text", "two") if argument == "add" else ("notes", "list", "--json")
        done = subprocess.run(
            (*program, *words), capture_output=True, env=environment | home, preexec_fn=without_rights, check=False
        )
        if argument == "add":
            assert (done.returncode, done.stdout) == (4, b"")
            assert "may not be written to" in done.stderr.decode()
        else:
            assert [row["text"] for row in rows(done)] == ["one"]
    folder.chmod(0o700)


def test_noting_loads_neither_screen_nor_language(home: dict[str, str], ferry: Path) -> None:
    import os
    import subprocess

    code = (
        "import sys; from briefing_tui.commands.main import main\n"
        "code = main(sys.argv[1:]); print(*sorted({name.partition('.')[0] for name in sys.modules})); sys.exit(code)"
    )
    done = subprocess.run(
        (sys.executable, "-c", code, "notes", "add", str(ferry), "--text", "x"),
        capture_output=True, env=os.environ | home, check=True,
    )  # fmt: skip
    assert not {"textual", "rich", "spacy", "numpy"} & set(done.stdout.decode().split())


def test_a_reader_that_is_open_sees_the_note(run: Run, home: dict[str, str], ferry: Path) -> None:
    reading: Library = library_of(home)
    added(run("notes", "add", str(ferry), "--text", "from a script", more=home))
    assert reading.store.changed()
    assert [note.body for note in reading.notes.all()] == ["from a script"]


def test_notes_on_a_file_that_holds_another_article_now_are_told_of_and_can_be_moved(
    run: Run, home: dict[str, str], ferry: Path
) -> None:
    ident = added(run("notes", "add", str(ferry), "--quote", WORDS, "--text", "x", more=home))
    ferry.write_text("The bridge at Velm was shut on Tuesday, and nobody said why.", encoding="utf-8")
    told = run("library", "add", "--no-analysis", str(ferry), more=home)
    assert told.returncode == 0
    assert len(told.stderr.decode().splitlines()) == 1
    assert "briefing notes move 1 2" in told.stderr.decode()
    assert rows(run("notes", "list", str(ferry), "--json", more=home)) == []
    assert rows(run("notes", "list", "1", "--json", more=home))[0]["id"] == ident
    moved = run("notes", "move", "1", str(ferry), more=home)
    assert moved.returncode == 0, moved.stderr.decode()
    assert b"1 notes of 1 are on 2 now" in moved.stdout
    (row,) = rows(run("notes", "list", str(ferry), "--json", more=home))
    assert (row["id"], row["state"], row["quote"]) == (ident, "orphan", WORDS)


def test_listing_says_where_the_notes_on_what_a_file_held_before_are(
    run: Run, home: dict[str, str], ferry: Path
) -> None:
    added(run("notes", "add", str(ferry), "--text", "x", more=home))
    ferry.write_text("The bridge at Velm was shut on Tuesday, and nobody said why.", encoding="utf-8")
    done = run("notes", "list", str(ferry), "--json", more=home)
    assert rows(done) == []
    assert "briefing notes list 1" in done.stderr.decode()


@pytest.mark.parametrize(("old", "new", "code"), [("1", "1", 2), ("1", "7", 3), ("nothing", "1", 3)])
def test_notes_cannot_be_moved_to_what_is_not_there(
    run: Run, home: dict[str, str], ferry: Path, old: str, new: str, code: int
) -> None:
    added(run("notes", "add", str(ferry), "--text", "x", more=home))
    assert run("notes", "move", old, new, more=home).returncode == code
    assert len(rows(run("notes", "list", "1", "--json", more=home))) == 1
