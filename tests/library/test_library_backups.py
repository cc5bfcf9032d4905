"""The copies of the library: none is made of a damaged one, and none goes that is still needed."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from briefing_tui.errors import StoreError
from briefing_tui.library.backups import KEPT, back_up_if_due, backup_folder, copies
from briefing_tui.library.contents import holds_all_of, look
from briefing_tui.library.library import Library
from briefing_tui.library.migrations import newest
from briefing_tui.library.store import Store
from briefing_tui.model.note import Target
from tests.library.faults import prepared

TODAY = datetime.now(UTC).date()


def filled(folder: Path, notes: int = 200) -> Path:
    """A library with one article and so many notes of some length."""
    file = prepared(folder)
    with closing(Library.open(file)) as library:
        for number in range(notes):
            library.notes.add(1, Target("article"), f"note {number} " + "x" * 900)
    return file


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A filled library, made once for all tests."""
    return filled(tmp_path_factory.mktemp("model"))


@pytest.fixture
def used(model: Path, tmp_path: Path) -> Path:
    """A filled library of a test's own."""
    return Path(shutil.copy(model, tmp_path / "library.sqlite3"))


def damage(file: Path, size: int = 20_000) -> bytes:
    """Random bytes in the middle of a file, from the second page on; gives what it holds then."""
    data = bytearray(file.read_bytes())
    middle = max(4096, len(data) // 2 - size // 2)
    data[middle : middle + size] = Random(3).randbytes(size)
    file.write_bytes(data)
    return bytes(data)


def daily(file: Path, *days: int) -> list[Path]:
    """Copies of the library as they were made so many days ago; below zero, in days to come."""
    folder = backup_folder(file)
    folder.mkdir(exist_ok=True)
    return [
        Path(shutil.copy(file, folder / f"library-{TODAY - timedelta(days=day)}.sqlite3")) for day in sorted(days)[::-1]
    ]


def held(file: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in backup_folder(file).iterdir()}


def test_the_days_copy_is_made_once_and_a_weeks_are_kept(used: Path) -> None:
    old = daily(used, *range(1, 12))
    made = back_up_if_due(used)
    assert made is not None
    assert look(made) == look(used)
    assert back_up_if_due(used) is None
    assert [copy.path for copy in copies(used)] == [*old[-KEPT + 1 :], made]


def test_a_library_with_tags_is_copied(used: Path) -> None:
    with closing(Library.open(used)) as library:
        library.notes.add(1, Target("article"), "#late and #early")
    assert back_up_if_due(used) is not None


def test_a_damaged_library_is_not_copied_and_no_copy_of_it_is_touched(used: Path) -> None:
    daily(used, *range(1, KEPT + 1))
    before = held(used)
    damaged = damage(used)
    for _ in range(KEPT):
        with pytest.raises(StoreError, match=r"is damaged .* briefing doctor --restore|damaged.*doctor --restore"):
            back_up_if_due(used)
    assert held(used) == before
    assert used.read_bytes() == damaged


@pytest.mark.parametrize("end", ["header", "half", "empty"])
def test_whatever_has_become_of_the_library_no_copy_is_touched(used: Path, end: str) -> None:
    daily(used, *range(1, KEPT + 2))
    before = held(used)
    data = used.read_bytes()
    used.write_bytes({"header": b"\xa5" * 200 + data[200:], "half": data[: len(data) // 2], "empty": b""}[end])
    with pytest.raises(StoreError):
        back_up_if_due(used)
    assert held(used) == before


def test_a_damaged_copy_is_not_counted_among_the_kept_ones(used: Path) -> None:
    files = daily(used, *range(1, KEPT + 1))
    for file in files[3:5]:
        damage(file)
    back_up_if_due(used)
    assert all(file.exists() for file in files)
    assert [copy.sound for copy in copies(used)] == [True] * 3 + [False] * 2 + [True] * 3


def test_a_days_copy_that_is_damaged_is_made_again(used: Path) -> None:
    (today,) = daily(used, 0)
    damage(today)
    assert back_up_if_due(used) == today
    assert look(today).state == "sound"


def test_copies_from_the_future_neither_stop_todays_nor_push_it_out(used: Path) -> None:
    daily(used, *(-number for number in range(1, KEPT + 1)))
    made = back_up_if_due(used)
    assert made is not None
    assert made.exists()
    assert [copy.path for copy in copies(used)][-1] == made
    assert len(copies(used)) == KEPT


def test_a_copy_goes_only_when_a_newer_one_holds_all_that_it_does(used: Path, tmp_path: Path) -> None:
    old = daily(used, *range(1, KEPT + 4))
    # The library was lost, and a new one begun.
    used.unlink()
    prepared(tmp_path)
    for file in old[-2:]:
        shutil.copy(used, file)
    back_up_if_due(used)
    assert max(copy.contents.notes for copy in copies(used)) == 200
    for number in range(1, KEPT + 3):
        shutil.copy(used, backup_folder(used) / f"library-{TODAY + timedelta(days=number - 20)}.sqlite3")
    made = backup_folder(used) / f"library-{TODAY}.sqlite3"
    made.unlink()
    back_up_if_due(used)
    assert [copy.contents.notes for copy in copies(used)].count(200) >= 1


def rewritten(file: Path, body: str) -> None:
    """Gives the first note of a library other words, as its writer does."""
    with closing(Library.open(file)) as library:
        note = min(library.notes.of(1), key=lambda each: each.created)
        library.notes.save(note.id, body, note.rev)


def words(file: Path) -> set[str]:
    with closing(Library.open(file)) as library:
        return {note.body for note in library.notes.of(1)}


def test_the_newest_words_of_a_note_go_with_no_copy(used: Path, tmp_path: Path) -> None:
    before = shutil.copy(used, tmp_path / "before.sqlite3")
    rewritten(used, "the newest words")
    (newest,) = daily(used, KEPT + 5)
    # An older copy was put back, so that each of the newer days holds the same notes with older words.
    shutil.copy(before, used)
    daily(used, *range(1, KEPT + 5))
    back_up_if_due(used)
    assert "the newest words" in words(newest)
    assert copies(used)[0].path == newest


def test_words_that_have_become_others_since_keep_no_copy(used: Path) -> None:
    (old,) = daily(used, KEPT + 5)
    rewritten(used, "later words")
    daily(used, *range(1, KEPT + 1))
    back_up_if_due(used)
    assert not old.exists()
    assert len(copies(used)) == KEPT


def test_one_copy_holds_all_of_another_by_what_it_holds(used: Path, tmp_path: Path) -> None:
    other = Path(shutil.copy(used, tmp_path / "other.sqlite3"))
    rewritten(used, "some words")
    assert holds_all_of(used, other)
    assert not holds_all_of(other, used)
    rewritten(other, "other words")
    assert not holds_all_of(used, other)
    assert not holds_all_of(other, used)
    with closing(Library.open(used)) as library:
        note = next(note for note in library.notes.of(1) if note.body == "some words")
        library.notes.save(note.id, "other words", note.rev, keep=True)
    assert holds_all_of(used, other)


def foreign(file: Path) -> Path:
    """Another program's database under the name of the day's copy."""
    backup_folder(file).mkdir(exist_ok=True)
    place = backup_folder(file) / f"library-{TODAY}.sqlite3"
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("CREATE TABLE diary (day TEXT)")
        connection.commit()
    return place


@pytest.mark.parametrize("what", ["database", "folder"])
def test_what_is_no_copy_of_ours_stays_where_it_is_and_the_days_copy_is_made_beside_it(used: Path, what: str) -> None:
    place = foreign(used)
    if what == "folder":
        place.unlink()
        place.mkdir()
    before = place.is_dir() or place.read_bytes()
    made = back_up_if_due(used)
    assert made == backup_folder(used) / f"library-{TODAY}-2.sqlite3"
    assert look(made).state == "sound"
    assert (place.is_dir() or place.read_bytes()) == before
    assert back_up_if_due(used) is None


def test_programs_that_make_the_days_copy_at_once_make_a_sound_one(used: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from briefing_tui.library.backups import back_up_if_due\n"
        "back_up_if_due(Path(sys.argv[1]))"
    )
    started = [subprocess.Popen((sys.executable, "-c", code, str(used))) for _ in range(3)]
    assert [process.wait() for process in started] == [0, 0, 0]
    assert [path.name for path in backup_folder(used).iterdir()] == [f"library-{TODAY}.sqlite3"]
    assert look(backup_folder(used) / f"library-{TODAY}.sqlite3").state == "sound"


def test_what_a_killed_program_left_half_done_is_cleared_away_and_a_fresh_one_is_not(used: Path) -> None:
    folder = backup_folder(used)
    folder.mkdir()
    for name, age in ((".library-2024-01-01.a.half", 7200), (".library-2024-01-01.b.half", 10)):
        (folder / name).write_bytes(b"half")
        os.utime(folder / name, (datetime.now(UTC).timestamp() - age,) * 2)
    back_up_if_due(used)
    assert {path.name for path in folder.glob(".*")} == {".library-2024-01-01.b.half"}


def older(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA user_version = 0")
        connection.execute("DROP TABLE tag")
        connection.commit()


def test_a_damaged_library_is_not_taken_on_to_a_new_version(used: Path) -> None:
    with closing(sqlite3.connect(used)) as connection:
        connection.execute("PRAGMA user_version = 0")
    before = damage(used)
    with pytest.raises(StoreError, match="damaged"):
        Store.open(used)
    assert used.read_bytes() == before
    assert list(backup_folder(used).glob("*")) == []


def test_the_copy_before_a_new_version_never_takes_the_place_of_another(used: Path) -> None:
    older(used)
    folder = backup_folder(used)
    folder.mkdir()
    names = [f"library-version-0-{TODAY}.sqlite3", f"library-version-0-{TODAY}-2.sqlite3"]
    (folder / names[0]).write_bytes(b"an earlier one")
    with pytest.raises(StoreError):
        # The first step finds its tables there already; the copy has been made by then.
        Store.open(used)
    assert sorted(path.name for path in folder.iterdir()) == sorted(names)
    assert (folder / names[0]).read_bytes() == b"an earlier one"
    assert look(folder / names[1]).version == 0


@pytest.mark.parametrize(
    ("data", "state"),
    [(b"", "damaged"), (b"Dear diary\n" * 40, "damaged"), (None, "newer"), (b"foreign", "foreign")],
)
def test_what_a_copy_is_is_told_without_touching_it(tmp_path: Path, used: Path, data: bytes | None, state: str) -> None:
    if data is None or data == b"foreign":
        sql = f"PRAGMA user_version = {newest() + 1}" if data is None else "PRAGMA application_id = 7"
        with closing(sqlite3.connect(used)) as connection:
            connection.execute(sql)
    else:
        used.write_bytes(data)
    before = used.read_bytes()
    found = look(used)
    assert (found.state, bool(found.reason)) == (state, True)
    assert used.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["library.sqlite3"]
