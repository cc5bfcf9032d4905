"""`briefing library`, `briefing search`, and corrections in what is printed."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from briefing_tui.analysis.pipeline import identify
from briefing_tui.library.library import Library
from briefing_tui.model.correction import ActorRef, RenameActor, SetPublished
from briefing_tui.reading.source import published_on, read

Run = Callable[..., "CompletedProcess[bytes]"]
FERRY = """\
Ferry to Orr is late again

By Ines Falk

ORR (Coast Wire) — The ferry to Orr was six hours late on Friday, harbour master Tilda Ström said.

“Nobody told us that the engine was gone,” Ström told reporters. “We found out from the passengers.”
"""


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """The environment of a user with a library of their own."""
    return {"XDG_DATA_HOME": str(tmp_path / "data")}


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    file = tmp_path / "ferry.txt"
    file.write_text(FERRY, encoding="utf-8")
    return file


def library_of(home: dict[str, str]) -> Library:
    return Library.open(Path(home["XDG_DATA_HOME"]) / "briefing-tui" / "library.sqlite3")


def rows(done: CompletedProcess[bytes]) -> list[dict[str, object]]:
    assert done.returncode == 0, done.stderr.decode()
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def test_what_is_added_is_listed_found_and_removed(run: Run, home: dict[str, str], ferry: Path, article: Path) -> None:
    added = run("library", "add", str(ferry), str(article), more=home)
    assert added.returncode == 0, added.stderr.decode()
    titles = [row["title"] for row in rows(run("library", "list", "--json", more=home))]
    assert sorted(str(title) for title in titles) == ["Dock workers in Velm end strike", "Ferry to Orr is late again"]
    found = rows(run("library", "search", "fery", "orr", "--json", more=home))
    assert [row["title"] for row in found] == ["Ferry to Orr is late again"]
    assert found[0]["id"] == identify(read(ferry))
    assert run("library", "remove", str(ferry), more=home).returncode == 0
    assert len(rows(run("library", "list", "--json", more=home))) == 1
    assert len(rows(run("library", "list", "--removed", "--json", more=home))) == 1
    assert run("library", "restore", str(found[0]["number"]), more=home).returncode == 0
    assert len(rows(run("library", "list", "--json", more=home))) == 2


def test_a_folder_is_added_whole_and_what_cannot_be_read_costs_a_line(
    run: Run, home: dict[str, str], ferry: Path
) -> None:
    (ferry.parent / "empty.txt").touch()
    done = run("library", "add", "--no-analysis", str(ferry.parent), more=home)
    assert done.returncode == 3
    assert b"empty.txt" in done.stderr
    assert len(rows(run("library", "list", "--json", more=home))) == 1


def test_standard_input_is_added_once_however_often_it_comes(run: Run, home: dict[str, str]) -> None:
    for _ in range(2):
        assert run("library", "add", "--no-analysis", "-", data=FERRY.encode(), more=home).returncode == 0
    listed = rows(run("library", "list", "--json", more=home))
    assert [row["places"] for row in listed] == [[]]


def test_what_an_actor_said_is_found_across_articles_in_order_of_date(
    run: Run, home: dict[str, str], tmp_path: Path
) -> None:
    for day, words in (("2024-03-02", "We will mend it."), ("2023-11-20", "It has never run better.")):
        text = f"---\ntitle: Ferry\ndate: {day}\n---\n\n“{words}” harbour master Tilda Ström told reporters in Orr.\n"
        (tmp_path / f"{day}.md").write_text(text, encoding="utf-8")
    assert run("library", "add", str(tmp_path), more=home).returncode == 0
    said = rows(run("search", "said:ström", "--json", more=home))
    assert [(row["published"], row["speaker"]) for row in said] == [
        ("2023-11-20", "Tilda Ström"),
        ("2024-03-02", "Tilda Ström"),
    ]
    assert "never run better" in str(said[0]["words"])
    assert b"We will mend it" in run("search", "said:ström", "mend", more=home).stdout


def test_without_a_library_nothing_is_found_and_none_is_made(run: Run, home: dict[str, str]) -> None:
    assert rows(run("library", "list", "--json", more=home)) == []
    assert run("search", "ferry", more=home).returncode == 0
    assert not Path(home["XDG_DATA_HOME"]).exists()


def test_what_is_not_in_the_library_cannot_be_removed(run: Run, home: dict[str, str], ferry: Path) -> None:
    assert run("library", "remove", "7", more=home).returncode == 2
    assert run("library", "add", "--no-analysis", str(ferry), more=home).returncode == 0
    gone = run("library", "remove", "7", more=home)
    assert gone.returncode == 3
    assert "no article “7”" in gone.stderr.decode()


def test_corrections_are_in_a_report_and_in_json_when_asked_for(run: Run, home: dict[str, str], ferry: Path) -> None:
    kept = library_of(home)
    number = kept.take_in(read(ferry), str(ferry)).document.id
    kept.correct(number, RenameActor(ActorRef("Tilda Ström"), "T. Ström-Berg"), None)
    kept.close()
    assert "T. Ström-Berg" in run("report", str(ferry), more=home).stdout.decode()
    plain, corrected = (
        rows(run("extract", "--compact", *option, str(ferry), more=home))[0] for option in ((), ("--corrected",))
    )
    names = [{actor["name"] for actor in found["actors"]} for found in (plain, corrected)]  # type: ignore[attr-defined]
    assert "Tilda Ström" in names[0]
    assert "T. Ström-Berg" in names[1]


def test_a_date_on_the_command_line_goes_before_the_one_set_in_the_reader(
    run: Run, home: dict[str, str], ferry: Path
) -> None:
    kept = library_of(home)
    number = kept.take_in(read(ferry), str(ferry)).document.id
    kept.correct(number, SetPublished(published_on("2020-02-02", "user")), None)
    kept.close()
    for options, day in (((), "2020-02-02"), (("--published", "2021-03-03"), "2021-03-03")):
        found = rows(run("extract", "--compact", "--corrected", *options, str(ferry), more=home))[0]
        assert found["article"]["published"]["earliest"] == day  # type: ignore[index]


def test_a_damaged_library_stops_what_needs_it_and_not_a_report(run: Run, home: dict[str, str], ferry: Path) -> None:
    file = Path(home["XDG_DATA_HOME"]) / "briefing-tui" / "library.sqlite3"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"not a library at all" * 100)
    assert run("library", "list", more=home).returncode == 4
    assert run("search", "ferry", more=home).returncode == 4
    assert run("extract", "--corrected", str(ferry), more=home).returncode == 4
    report = run("report", str(ferry), more=home)
    assert report.returncode == 0
    assert b"corrections are left out" in report.stderr
    assert file.read_bytes() == b"not a library at all" * 100


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_what_was_corrected_says_so_in_a_report(run: Run, home: dict[str, str], ferry: Path, form: str) -> None:
    kept = library_of(home)
    number = kept.take_in(read(ferry), str(ferry)).document.id
    kept.correct(number, RenameActor(ActorRef("Tilda Ström"), "T. Ström-Berg"), None)
    kept.close()
    assert "corrected by the reader" in run("report", "--format", form, str(ferry), more=home).stdout.decode()


def test_the_date_that_the_reader_set_is_in_every_list_report_and_export(
    run: Run, home: dict[str, str], ferry: Path
) -> None:
    assert run("notes", "add", str(ferry), "--text", "x", more=home).returncode == 0
    kept = library_of(home)
    kept.correct(1, SetPublished(published_on("2020-02-02", "user")), None)
    kept.close()
    assert [row["published"] for row in rows(run("library", "list", "--json", more=home))] == ["2020-02-02"]
    assert "2020-02-02" in run("library", "list", more=home).stdout.decode()
    for command in (("report",), ("report", "--format", "markdown"), ("notes", "export")):
        assert "2 February 2020" in run(*command, str(ferry), more=home).stdout.decode()
    for form in ("json", "web-annotation", "hypothesis"):
        assert "2020-02-02" in run("notes", "export", "--format", form, more=home).stdout.decode()


def test_files_of_any_name_are_added_found_and_read_again(run: Run, home: dict[str, str], tmp_path: Path) -> None:
    names = [b"b\xe9t\xe9.txt", b"new\nline.txt", b"\x1b]0;T\x07.md", "bidi\u202e.txt".encode(), b"plain.txt"]
    folder = tmp_path / "odd"
    folder.mkdir()
    for number, name in enumerate(names):
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_text(f"Letter {number}\n\nNothing new.\n", "utf-8")
    done = run("library", "add", "--no-analysis", str(folder), more=home)
    assert done.returncode == 0, done.stderr
    # Three rows for each: no name makes another of its own.
    assert len(done.stdout.decode().splitlines()) == 3 * len(names)
    for number, name in enumerate(names):
        path = os.fsdecode(os.fsencode(folder) + b"/" + name)
        assert run("notes", "add", path, "--text", f"On {number}", more=home).returncode == 0
        assert [row["text"] for row in rows(run("notes", "list", path, "--json", more=home))] == [f"On {number}"]
    library = library_of(home)
    assert len(library.articles.all()) == len(names)
    library.close()
