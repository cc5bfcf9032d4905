"""A row that is spoilt costs itself alone, and damage anywhere in a file ends in a StoreError at the worst."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_tui.commands.main import main
from briefing_tui.errors import SpoiltError, StoreError
from briefing_tui.library.backups import backup_folder, copies
from briefing_tui.library.examining import examine
from briefing_tui.library.exchange.entry import gather
from briefing_tui.library.library import Library
from briefing_tui.model.correction import ActorRef, RenameActor
from briefing_tui.model.note import Target
from briefing_tui.model.selector import select
from briefing_tui.model.span import Span
from briefing_tui.reading.source import read_text
from briefing_tui.reports.mirror import mirror
from tests.library.faults import TEXT

OTHER = "The bridge at Velm was shut on Tuesday, and the council will not mend it again, it said in a letter."
# Each spoils one row, of what belongs to the first article.
SPOILT = {
    "article": "UPDATE document SET article = '{broken' WHERE id = 1",
    "nested": "UPDATE document SET article = replace(hex(zeroblob(50000)), '0', '[') WHERE id = 1",
    "position": "UPDATE document SET position = '{broken' WHERE id = 1",
    "correction": "UPDATE correction SET change = '[]'",
    "history": "UPDATE note_history SET target = '[broken'",
    "kind": "UPDATE note SET kind = 'nothing' WHERE document = 1",
    "body": "UPDATE note SET body = CAST(x'53454352455420A020776F726473' AS TEXT) WHERE document = 1",
    "words": "UPDATE source SET text = replace(text, 'ferry', 'wagon') WHERE number = 1",
    "text": "UPDATE source SET text = CAST(x'A0' || CAST(substr(text, 2) AS BLOB) AS TEXT) WHERE number = 1",
}


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with two articles, a note on each, and a correction; made once for all tests."""
    file = tmp_path_factory.mktemp("model") / "library.sqlite3"
    with closing(Library.open(file)) as library:
        for number, (text, name) in enumerate(((TEXT, "/ferry.txt"), (OTHER, "/bridge.txt")), 1):
            library.take_in(read_text(text), name)
            note = library.notes.add(number, Target("passage", select(text, Span(4, 9))), f"note {number}")
            library.notes.save(note.id, f"note {number} and more", note.rev, keep=True)
        library.correct(1, RenameActor(ActorRef("Orr"), "Orrland"), None)
    return file


@pytest.fixture
def file(model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library of a test's own, which is the user's."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    place = tmp_path / "briefing-tui" / "library.sqlite3"
    place.parent.mkdir()
    shutil.copyfile(model, place)
    return place


def spoil(file: Path, *statements: str) -> None:
    with closing(sqlite3.connect(file)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


@pytest.mark.parametrize("what", SPOILT)
def test_a_spoilt_row_costs_no_other_and_doctor_names_its_article(file: Path, what: str) -> None:
    assert examine(file) == []
    spoil(file, SPOILT[what])
    with closing(Library.open(file)) as library:
        assert [document.id for document in library.articles.all()] == [2, 1]
        assert "note 2 and more" in [note.body for note in library.notes.all()]
        assert library.dated(2).text == OTHER
        kept = library.take_in(read_text(OTHER), "/bridge.txt")
        assert (kept.known, kept.document.id) == (True, 2)
    problems = examine(file)
    assert problems
    assert "SECRET" not in "".join(problems)
    assert any("article 1" in problem or "note" in problem for problem in problems), problems


def test_an_article_that_is_spoilt_is_told_of_and_reading_it_anew_puts_it_right(file: Path) -> None:
    spoil(file, SPOILT["article"])
    with closing(Library.open(file)) as library:
        with pytest.raises(SpoiltError, match=r"article 1 .* spoilt"):
            library.articles.article(1)
        assert library.take_in(read_text(TEXT), "/ferry.txt").document.id == 1
        assert library.articles.article(1).text == TEXT
    assert examine(file) == []


@pytest.mark.parametrize("what", ["words", "text"])
def test_a_text_that_is_not_what_it_was_is_told_of_and_reading_it_anew_puts_it_right(file: Path, what: str) -> None:
    spoil(file, SPOILT[what])
    assert sum("article 1" in problem for problem in examine(file)) == 1
    with closing(Library.open(file)) as library:
        assert library.articles.article(1).text != TEXT
        assert library.take_in(read_text(TEXT), "/ferry.txt").document.id == 1
        assert library.articles.article(1).text == TEXT
    assert examine(file) == []


@pytest.mark.parametrize(
    "spoilt", ["state = 'nowhere'", "start = 90000000, \"end\" = 90000009", "start = 9, \"end\" = 4", "\"end\" = NULL",
               "start = NULL", "state = 'moved', start = NULL, \"end\" = NULL", "start = -5", "score = 9"]
)  # fmt: skip
def test_a_place_that_is_spoilt_costs_no_note_and_is_looked_for_again(file: Path, spoilt: str) -> None:
    with closing(Library.open(file)) as library:
        before = library.notes.of(1)
    spoil(file, f"UPDATE anchor SET {spoilt} WHERE note = '{before[0].id}'")
    (problem,) = examine(file)
    assert before[0].id in problem
    with closing(Library.open(file)) as library:
        assert [note.body for note in library.notes.of(1)] == ["note 1 and more"]
        gather(library, [1])
        library.take_in(read_text(TEXT), "/ferry.txt")
        assert library.notes.of(1) == before
    assert examine(file) == []


def test_an_earlier_text_that_is_not_what_it_was_is_told_of_and_kept(file: Path) -> None:
    with closing(Library.open(file)) as library:
        assert library.take_in(read_text(f"{TEXT} No more is known."), "/ferry.txt").document.id == 1
    spoil(file, SPOILT["words"])
    (problem,) = (problem for problem in examine(file) if "an earlier text of article 1" in problem)
    assert "doctor --restore" in problem
    with closing(Library.open(file)) as library:
        assert len(library.store.read("SELECT 1 FROM source")) == 3


def test_lists_pass_over_what_is_spoilt_and_say_so_in_a_line(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(file, SPOILT["article"], "UPDATE note SET kind = 'nothing' WHERE document = 2")
    assert main(["notes", "list"]) == 0
    out, err = capsys.readouterr()
    assert "note 1 and more" in out
    assert err.count("\n") == 1
    assert "article 2 is spoilt" in err
    assert main(["notes", "export", "--format", "json"]) == 0
    assert "the notes on article 1 are left out" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [("notes", "export", "--format", "json"), ("notes", "export", "1"), ("library", "add", "ferry.txt")]
)
def test_commands_that_go_by_corrections_say_which_of_them_is_spoilt_and_lose_none(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    spoil(file, SPOILT["correction"])
    ferry = tmp_path / "ferry.txt"
    ferry.write_text(TEXT, encoding="utf-8")
    assert main([str(ferry) if each == "ferry.txt" else each for each in arguments]) == 0
    err = capsys.readouterr().err
    assert err.count("correction 1 of article 1 is spoilt") == 1
    with closing(Library.open(file)) as library:
        assert [row["change"] for row in library.store.read("SELECT change FROM correction")] == ["[]"]


@pytest.mark.parametrize("what", ["kind", "correction"])
def test_the_mirror_keeps_what_a_spoilt_row_said(file: Path, what: str) -> None:
    with closing(Library.open(file)) as library:
        written = mirror(library, 1)
        assert written is not None
        before = written.read_text(encoding="utf-8")
        assert "note 1 and more" in before
    spoil(file, SPOILT[what])
    with closing(Library.open(file)) as library:
        mirror(library, 1)
        assert written.read_text(encoding="utf-8") == before


@pytest.mark.parametrize("what", ["article", "nested", "position", "correction", "history", "body"])
def test_a_spoilt_row_keeps_no_library_from_being_brought_up_to_date(file: Path, what: str) -> None:
    spoil(file, SPOILT[what], "PRAGMA user_version = 1")
    with closing(Library.open(file)) as library:
        assert [document.id for document in library.articles.all()] == [2, 1]
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        connection.execute("INSERT INTO note_words (note_words, rank) VALUES ('integrity-check', 1)")


def test_tries_to_bring_a_library_up_to_date_that_fail_leave_one_copy(file: Path) -> None:
    spoil(file, "PRAGMA user_version = 1", "DROP INDEX note_of_document", "ALTER TABLE tag RENAME TO label")
    for _ in range(3):
        with pytest.raises(StoreError):
            Library.open(file)
    assert len(list(backup_folder(file).iterdir())) == 1


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 2**32 - 1))
def test_whatever_is_damaged_ends_in_an_answer_or_a_store_error(
    model: Path, tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    file = tmp_path_factory.mktemp("damaged") / "library.sqlite3"
    random, data = Random(seed), bytearray(model.read_bytes())
    pages = range(len(data) // 4096)
    if random.random() < 0.3:
        at = random.choice(pages) * 4096
        data[at : at + 4096] = bytes(4096)
    else:
        # Most of a page is empty: the bits that are flipped are in what is written.
        used = [at for at, byte in enumerate(data) if byte]
        for at in random.sample(used, random.choice((1, 8, 300))):
            data[at] ^= 1 << random.randrange(8)
    file.write_bytes(data)
    examine(file)
    copies(file)
    try:
        library = Library.open(file)
    except StoreError:
        return
    with closing(library):
        for ask in (
            lambda: [library.dated(document.id) for document in library.articles.all()],
            lambda: [library.notes.history(note.id) for note in library.notes.all()],
            lambda: library.take_in(read_text(TEXT), "/ferry.txt"),
            lambda: library.notes.of(1),
            lambda: library.corrections.of(1),
            lambda: library.search.everything("ferry"),
        ):
            try:
                ask()
            except StoreError:
                continue
