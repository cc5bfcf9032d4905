"""A copy takes the place of a damaged library, what can still be read of that comes back, and nothing is lost."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from stat import S_ISDIR

import pytest

from briefing_tui.errors import SourceError, StoreError
from briefing_tui.files import replace_file
from briefing_tui.library import restoring
from briefing_tui.library.backups import back_up_if_due, backup_folder
from briefing_tui.library.examining import examine
from briefing_tui.library.library import Library
from briefing_tui.library.migrations import newest
from briefing_tui.model.correction import ActorRef, RenameActor
from tests.library.disks import fill, small_disk
from tests.library.faults import strace
from tests.library.worn import damage_leaf, killed_restoring, leave_log, notes, worn


def root_of(file: Path, table: str) -> int:
    """The number of the first page of a table."""
    with closing(sqlite3.connect(file)) as connection:
        return int(connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0])


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a worn library, made once for all tests."""
    return worn(tmp_path_factory.mktemp("model")).parent


@pytest.fixture
def file(model: Path, tmp_path: Path) -> Path:
    """A library of a test's own, with its copies."""
    shutil.copytree(model, tmp_path / "data")
    return tmp_path / "data" / "library.sqlite3"


def names(file: Path) -> list[str]:
    return sorted(path.name for path in file.parent.iterdir() if path.name != "backups")


def test_what_can_be_read_of_a_damaged_library_comes_back_with_the_copy(file: Path) -> None:
    damage_leaf(file, 60)
    before = file.read_bytes()
    made = restoring.plan(file)
    assert made.present is not None
    assert (made.present.state, made.copy.contents.notes) == ("damaged", 40)
    done = restoring.restore(made)
    assert examine(file) == []
    found = notes(file)
    missing = {f"note {number}" for number in range(1, 80)} - set(found)
    # A page holds four such notes.
    assert "note 60" in missing
    assert len(missing) <= 4
    assert found["changed since,"] == "exact"
    assert found["on the bridge"] == "exact"
    assert done.salvaged.notes == len(found) - 39
    assert (done.salvaged.corrections, done.salvaged.articles) == (1, 1)
    assert done.kept is not None
    assert done.kept.name.startswith("library-damaged-")
    assert done.kept.read_bytes() == before
    assert names(file) == [done.kept.name, "library.sqlite3"]
    assert file.stat().st_mode & 0o077 == done.kept.stat().st_mode & 0o077 == 0


def test_what_a_note_was_in_the_copy_stays_in_its_history_and_its_tags_are_found(file: Path) -> None:
    damage_leaf(file, 60)
    restoring.restore(restoring.plan(file))
    with closing(Library.open(file)) as library:
        (late,) = library.notes.tagged("late")
        assert [version.body.partition(" x")[0] for version in library.notes.history(late.id)] == ["note 0"]
        assert [hit.note for hit in library.search.everything("changed in:notes")] == [late.id]
        (correction,) = library.corrections.of(1)
        assert correction.change == RenameActor(ActorRef("Orr"), "Orrland")
        assert library.articles.find("/bridge.txt") is not None


def test_notes_whose_article_cannot_be_read_go_into_a_file(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE document SET source = 'gone' WHERE id = 2")
        connection.commit()
    done = restoring.restore(restoring.plan(file))
    assert done.salvaged.loose == [("bridge", "on the bridge")]
    assert done.loose is not None
    assert done.loose.read_text() == "> bridge\n\non the bridge"
    assert done.loose.stat().st_mode & 0o077 == 0
    assert "note 79" in notes(file)


@pytest.mark.parametrize("end", ["header", "empty", "noise", "half"])
def test_from_a_library_that_cannot_be_read_at_all_the_copy_comes_back(file: Path, end: str) -> None:
    data = file.read_bytes()
    broken = {"header": b"\xa5" * 4096 + data[4096:], "empty": b"", "noise": os.urandom(50_000),
              "half": data[: len(data) // 3]}[end]  # fmt: skip
    file.write_bytes(broken)
    done = restoring.restore(restoring.plan(file))
    assert examine(file) == []
    assert {f"note {number}" for number in range(40)} <= {*notes(file), "note 0"}
    assert done.kept is not None
    assert done.kept.read_bytes() == broken


def test_a_log_that_was_left_is_read_and_kept_with_the_damaged_library(file: Path) -> None:
    leave_log(file)
    assert Path(f"{file}-wal").stat().st_size
    damage_leaf(file, 60)
    done = restoring.restore(restoring.plan(file))
    assert "in the log" in notes(file)
    kept = str(done.kept)
    assert {f"{Path(kept).name}{end}" for end in ("", "-wal")} <= set(names(file))
    assert not Path(f"{file}-wal").exists()


def test_nothing_that_was_kept_before_is_overwritten(file: Path) -> None:
    kept = set()
    for number in (60, 50, 41):
        damage_leaf(file, number)
        done = restoring.restore(restoring.plan(file))
        kept.add(done.kept)
    assert len(kept) == 3
    assert all(path is not None and path.exists() for path in kept)


def test_a_sound_library_is_kept_under_another_name_and_loses_nothing(file: Path) -> None:
    before = notes(file)
    done = restoring.restore(restoring.plan(file))
    assert done.kept is not None
    assert done.kept.name.startswith("library-replaced-")
    assert notes(file) == before


def test_a_library_that_is_gone_comes_back(file: Path) -> None:
    file.unlink()
    made = restoring.plan(file)
    assert made.present is None
    assert restoring.restore(made).kept is None
    assert len(notes(file)) == 40


def test_without_a_sound_copy_nothing_is_touched(file: Path) -> None:
    damage_leaf(file, 60)
    for copy in backup_folder(file).iterdir():
        copy.write_bytes(copy.read_bytes()[:5000])
    before = file.read_bytes()
    with pytest.raises(StoreError, match="none of the 1 copies is sound"):
        restoring.plan(file)
    shutil.rmtree(backup_folder(file))
    with pytest.raises(StoreError, match="there are no copies"):
        restoring.plan(file)
    assert file.read_bytes() == before


def test_a_copy_can_be_named_and_must_be_a_sound_one(file: Path, tmp_path: Path) -> None:
    (copy,) = backup_folder(file).iterdir()
    own = Path(shutil.copy(copy, tmp_path / "mine.sqlite3"))
    assert restoring.plan(file, str(own)).copy.path == own
    assert restoring.plan(file, copy.name).copy.path == copy
    own.write_bytes(own.read_bytes()[:5000])
    with pytest.raises(StoreError, match="cannot be restored from"):
        restoring.plan(file, str(own))
    with pytest.raises(SourceError, match="no copy nothing"):
        restoring.plan(file, "nothing")


def test_a_library_of_a_newer_version_is_left_alone(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"PRAGMA user_version = {newest() + 1}")
    with pytest.raises(StoreError, match="newer version"):
        restoring.plan(file)


HOLD = """
import sys; from pathlib import Path; from briefing_tui.library.library import Library
library = Library.open(Path(sys.argv[1]))
print("open", flush=True); sys.stdin.read()
"""


def test_while_another_program_has_the_library_open_nothing_is_restored(file: Path) -> None:
    made = restoring.plan(file)
    with subprocess.Popen(
        (sys.executable, "-c", HOLD, str(file)), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holding:
        assert holding.stdout is not None
        assert holding.stdin is not None
        holding.stdout.readline()
        for attempt in (lambda: restoring.plan(file), lambda: restoring.restore(made)):
            with pytest.raises(StoreError, match="another program has the library open"):
                attempt()
        holding.stdin.close()
    restoring.restore(made)


def test_no_program_can_open_the_library_while_it_is_restored(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lock holds to the end: nothing that is done meanwhile lets go of it."""
    code = (
        "import sys; from pathlib import Path; from briefing_tui.library.library import Library\n"
        "from briefing_tui.library.store import Store\n"
        "Store.open(Path(sys.argv[1]), patience=0.01).read('SELECT * FROM note')"
    )
    refused = []

    def link(source: Path, target: Path) -> None:
        done = subprocess.run((sys.executable, "-c", code, str(file)), capture_output=True, text=True, check=False)
        refused.append("another program" in done.stderr)
        shutil.copy(source, target)

    made = restoring.plan(file)
    monkeypatch.setattr(os, "link", link)
    restoring.restore(made)
    assert refused == [True]


def refuse(monkeypatch: pytest.MonkeyPatch, *calls: str) -> None:
    """Has calls of the operating system's fail as on vfat, which has neither links nor permissions."""

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    for call in calls:
        monkeypatch.setattr(os, call, refused)


def no_folder_syncs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Has folders refuse to be synced, as on many file systems that are shared."""
    synced = os.fsync

    def sync(descriptor: int) -> None:
        if S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        synced(descriptor)

    monkeypatch.setattr(os, "fsync", sync)


def test_on_a_file_system_like_vfat_a_library_is_backed_up_damaged_examined_and_restored(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(monkeypatch, "link", "chmod")
    no_folder_syncs(monkeypatch)
    (old,) = backup_folder(file).iterdir()
    old.unlink()
    assert back_up_if_due(file) is not None
    assert examine(file) == []
    damage_leaf(file, 60)
    before = file.read_bytes()
    assert examine(file) != []
    done = restoring.restore(restoring.plan(file))
    assert examine(file) == []
    assert set(notes(file)) >= {*(f"note {number}" for number in range(80)), "changed since,", "on the bridge"} - {
        "note 0"
    }
    assert done.kept is not None
    assert done.kept.read_bytes() == before
    settings = file.with_name("config.toml")
    settings.write_text("old", encoding="utf-8")
    replace_file(settings, b"new")
    assert settings.read_bytes() == b"new"


def test_where_there_are_no_hard_links_the_damaged_library_is_kept_too(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def link(*_: object) -> None:
        raise PermissionError(1, "no links here")

    monkeypatch.setattr(os, "link", link)
    damage_leaf(file, 60)
    before = file.read_bytes()
    done = restoring.restore(restoring.plan(file))
    assert done.kept is not None
    assert done.kept.read_bytes() == before
    assert examine(file) == []


@pytest.mark.parametrize("at", ["rename", "replace"])
def test_a_restoring_that_fails_leaves_the_library_as_it_was(
    file: Path, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    damage_leaf(file, 60)
    Path(f"{file}-wal").write_bytes(b"a log")
    before = {path.name: path.read_bytes() for path in file.parent.iterdir() if path.is_file()}
    made = restoring.plan(file)

    def fails(self: Path, target: Path) -> Path:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as broken:
        broken.setattr(Path, at, fails)
        with pytest.raises(StoreError, match="it is as it was"):
            restoring.restore(made)
        broken.undo()
    after = {path.name: path.read_bytes() for path in file.parent.iterdir() if path.is_file()}
    assert {name: data for name, data in after.items() if not name.endswith("-shm")} == before


def test_on_a_full_disk_the_library_is_as_it_was(model: Path, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 4096) as disk:
        shutil.copytree(model, disk / "data")
        file = disk / "data" / "library.sqlite3"
        damage_leaf(file, 60)
        before = file.read_bytes()
        fill(disk)
        with pytest.raises(StoreError, match=r"full|No space"):
            restoring.restore(restoring.plan(file))
        assert file.read_bytes() == before
        assert names(file) == ["library.sqlite3"]


TRACER = strace()


@pytest.mark.skipif(TRACER is None, reason="strace is not there, or may not trace")
@pytest.mark.parametrize("at", [3, 4, 5, 6])
def test_a_restoring_that_is_killed_at_a_change_of_a_name_loses_nothing(model: Path, tmp_path: Path, at: int) -> None:
    assert TRACER is not None
    problems, killed = killed_restoring(model, tmp_path / "data", TRACER, at)
    assert problems == []
    assert killed


def spoilt_schema(file: Path) -> None:
    """Flips the high bit of two characters of the schema: a table's name is no longer UTF-8, nor what SQLite says."""
    data = bytearray(file.read_bytes())
    data[data.index(b"tablenote") + 5] ^= 0x80
    data[data.index(b"CREATE TABLE note (") + 7] ^= 0x80
    file.write_bytes(data)


def test_a_schema_that_is_not_utf_8_is_a_damaged_library_and_the_copy_comes_back(file: Path) -> None:
    spoilt_schema(file)
    with pytest.raises(StoreError):
        Library.open(file).articles.all()
    (problem,) = examine(file)
    assert "damaged" in problem
    made = restoring.plan(file)
    assert made.present is not None
    assert made.present.state == "damaged"
    restoring.restore(made)
    assert examine(file) == []
    assert "note 0" in notes(file)


def test_a_column_that_a_damaged_schema_calls_otherwise_is_told_of_and_its_rows_come_back(file: Path) -> None:
    data = bytearray(file.read_bytes())
    at = data.index(b"    body TEXT NOT NULL,", data.index(b"CREATE TABLE note ("))
    data[at + 4] ^= 0x01
    file.write_bytes(data)
    with closing(Library.open(file)) as library, pytest.raises(StoreError, match="doctor --restore"):
        library.notes.all()
    restoring.restore(restoring.plan(file))
    assert examine(file) == []
    assert {"note 79", "on the bridge"} <= set(notes(file))


@pytest.mark.parametrize("number", [2**62, 2**63 - 1])
def test_a_row_that_damage_gave_a_number_without_end_is_taken_over_at_once(file: Path, number: int) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("UPDATE note SET number = ? WHERE body LIKE 'note 79 %'", (number,))
        connection.execute("UPDATE document SET id = ? WHERE id = 2", (number,))
        connection.execute("UPDATE note SET document = ? WHERE document = 2", (number,))
        connection.commit()
    restoring.restore(restoring.plan(file))
    assert {"note 78", "note 79", "on the bridge"} <= set(notes(file))
    with closing(Library.open(file)) as library:
        assert max(document.id for document in library.articles.all()) == 2
