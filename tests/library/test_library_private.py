"""The library belongs to its reader alone, on file systems of every kind."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from briefing_tui.errors import StoreError
from briefing_tui.library.backups import back_up_if_due
from briefing_tui.library.library import Library
from briefing_tui.model.article import Article
from briefing_tui.model.note import Target
from briefing_tui.reading.source import read_text
from briefing_tui.reports.mirror import mirror
from tests.library.disks import fill, small_disk
from tests.library.faults import prepared, strace

TRACER = strace()


def wide(folder: Path) -> list[str]:
    """What in and under a folder, itself included, anybody but the owner may touch."""
    return [
        f"{path.name} {stat.S_IMODE(path.stat().st_mode):o}"
        for path in (folder, *folder.rglob("*"))
        if path.stat().st_mode & 0o077
    ]


@pytest.fixture
def umask() -> None:
    """The usual one: what is made without care is for all to read."""
    os.umask(0o022)


def used(file: Path, article: Article) -> Library:
    """A library with all that there can be beside it, open."""
    library = Library.open(file)
    document = library.take_in(article, "/ferry.txt").document.id
    library.notes.add(document, Target("article"), "mine alone")
    back_up_if_due(file)
    mirror(library, document)
    return library


@pytest.mark.usefixtures("umask")
def test_all_that_holds_notes_is_for_its_owner_alone(file: Path, ferry: Article) -> None:
    library = used(file, ferry)
    names = {path.name for path in file.parent.rglob("*")}
    assert {"library.sqlite3-wal", "library.sqlite3-shm", "backups", "notes"} <= names
    assert wide(file.parent) == []
    library.close()


@pytest.mark.usefixtures("umask")
@pytest.mark.parametrize("linked", [False, True])
def test_what_was_wide_is_narrowed_also_where_a_link_leads_to_it(tmp_path: Path, ferry: Article, linked: bool) -> None:
    folder = tmp_path / "elsewhere" / "briefing-tui" if linked else tmp_path / "briefing-tui"
    used(folder / "library.sqlite3", ferry).close()
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    if linked:
        (tmp_path / "briefing-tui").symlink_to(folder)
        (tmp_path / "elsewhere").chmod(0o755)
    Library.open(tmp_path / "briefing-tui" / "library.sqlite3").close()
    assert wide(folder) == []
    assert not linked or stat.S_IMODE((tmp_path / "elsewhere").stat().st_mode) == 0o755


@pytest.mark.usefixtures("umask")
def test_a_folder_that_holds_other_things_too_stays_as_it_is_and_the_library_in_it_does_not(
    tmp_path: Path, ferry: Article
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir(mode=0o755)
    (shared / "letters.txt").touch(mode=0o644)
    (tmp_path / "briefing-tui").symlink_to(shared)
    used(tmp_path / "briefing-tui" / "library.sqlite3", ferry).close()
    assert wide(shared) == ["shared 755", "letters.txt 644"]


MAKE = """
import errno, os, sys
from pathlib import Path
from briefing_tui.library.store import Store

def refused(*_):
    raise OSError(errno.EPERM, "no links here")

os.link = refused
store = Store.open(Path(sys.argv[1]))
with store.write() as connection:
    connection.execute("INSERT INTO source (id, text) VALUES (?, '')", sys.argv[2:])
"""


def test_without_hard_links_programs_that_make_the_library_at_once_share_one(tmp_path: Path) -> None:
    for attempt in range(3):
        file = tmp_path / str(attempt) / "library.sqlite3"
        started = [subprocess.Popen((sys.executable, "-c", MAKE, str(file), name)) for name in "abc"]
        assert [process.wait() for process in started] == [0, 0, 0]
        library = Library.open(file)
        assert sorted(row["id"] for row in library.store.read("SELECT id FROM source")) == ["a", "b", "c"]
        library.close()
        assert [path.name for path in file.parent.iterdir()] == ["library.sqlite3"]


@pytest.mark.skipif(TRACER is None, reason="strace is not there, or may not trace")
@pytest.mark.parametrize("fault", ["link,linkat:error=EPERM", "fsync:error=EINVAL:when=4+"])
def test_a_file_system_without_links_or_folder_syncs_holds_a_library(tmp_path: Path, fault: str) -> None:
    assert TRACER is not None
    file = tmp_path / "data" / "library.sqlite3"
    code = (
        "import sys; from pathlib import Path; from tests.library.faults import prepared; prepared(Path(sys.argv[1]))"
    )
    calls = fault.partition(":")[0]
    # Only the folder's own syncs are refused.
    path = ("-P", str(file.parent)) if calls == "fsync" else ()
    at = fault.replace(":when=4+", "")
    done = subprocess.run(
        (TRACER, "-f", "-qq", "-o", str(tmp_path / "calls"), *path, "-e", f"trace={calls}", "-e", f"inject={at}",
         sys.executable, "-c", code, str(file.parent)),
        capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "(INJECTED)" in (tmp_path / "calls").read_text()
    assert len(Library.open(file).articles.all()) == 1


def test_a_full_disk_is_told_as_full_and_what_was_kept_is_read(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 1024) as disk:
        file = prepared(disk / "data")
        filling = fill(disk)
        library = Library.open(file)
        assert library.articles.article(1).text
        with pytest.raises(StoreError, match="the disk is full"):
            library.take_in(read_text("Another one."), "/other.txt")
        library.close()
        filling.unlink()
        library = Library.open(file)
        library.take_in(read_text("Another one."), "/other.txt")
        assert len(library.articles.all()) == 2
        library.close()


def test_a_disk_that_was_full_from_the_beginning_is_told_as_full(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 256) as disk:
        fill(disk)
        with pytest.raises(StoreError, match="the disk is full"):
            Library.open(disk / "data" / "library.sqlite3")
        shutil.rmtree(disk / "data", ignore_errors=True)
