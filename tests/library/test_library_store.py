"""The store: what is opened, what is refused, and that nothing is half written."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from briefing_tui.errors import StoreError
from briefing_tui.library.backups import backup_folder
from briefing_tui.library.examining import examine
from briefing_tui.library.migrations import migrate, newest, statements
from briefing_tui.library.store import Store

ADD = "INSERT INTO source (id, text) VALUES (?, 'words')"


def ids(store: Store) -> list[str]:
    return [row["id"] for row in store.read("SELECT id FROM source ORDER BY number")]


def write(store: Store, *names: str, error: Exception | None = None) -> None:
    """Writes rows in one transaction, which ends with the error."""
    with store.write() as connection:
        for name in names:
            connection.execute(ADD, (name,))
        if error:
            raise error


def beside(file: Path) -> list[str]:
    return sorted(path.name for path in file.parent.iterdir())


def test_a_store_is_made_where_there_is_none_for_its_owner_alone(file: Path) -> None:
    store = Store.open(file)
    assert store.writable
    assert store.read("PRAGMA journal_mode")[0][0] == "wal"
    assert store.read("PRAGMA synchronous")[0][0] == 2
    assert file.stat().st_mode & 0o077 == file.parent.stat().st_mode & 0o077 == 0
    store.close()
    assert beside(file) == ["library.sqlite3"]


def test_a_transaction_is_kept_whole_or_not_at_all(file: Path) -> None:
    store = Store.open(file)
    with store.write() as connection:
        connection.execute(ADD, ("a",))
    with pytest.raises(RuntimeError, match="on the way"):
        write(store, "b", error=RuntimeError("on the way"))
    with pytest.raises(StoreError):
        write(store, "c", "a")
    assert ids(store) == ["a"]
    with store.write() as connection:
        connection.execute(ADD, ("d",))
    assert ids(Store.open(file)) == ["a", "d"]


def test_a_transaction_inside_another_is_refused(file: Path) -> None:
    store = Store.open(file)
    with pytest.raises(ValueError, match="already"), store.write(), store.write():
        pass


def test_what_another_connection_writes_is_noticed_once(file: Path) -> None:
    store, other = Store.open(file), Store.open(file)
    with store.write() as connection:
        connection.execute(ADD, ("a",))
    assert not store.changed()
    assert other.changed()
    assert not other.changed()


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "is empty"), (b"Dear diary\n" * 40, "is not a library"), (b"SQLite format 3\0short", "is not a library")],
)
def test_what_is_no_store_is_refused_and_left_as_it_is(file: Path, content: bytes, words: str) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    with pytest.raises(StoreError, match=words):
        Store.open(file)
    assert file.read_bytes() == content
    assert beside(file) == ["library.sqlite3"]


def test_another_programs_database_is_refused_and_left_as_it_is(file: Path) -> None:
    file.parent.mkdir()
    with closing(sqlite3.connect(file)) as foreign:
        foreign.execute("CREATE TABLE places (url TEXT)")
        foreign.commit()
    before = file.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        Store.open(file)
    assert file.read_bytes() == before
    assert beside(file) == ["library.sqlite3"]


def test_a_store_of_a_newer_version_is_refused_and_left_as_it_is(file: Path) -> None:
    Store.open(file).close()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"PRAGMA user_version = {newest() + 1}")
    before = file.read_bytes()
    with pytest.raises(StoreError, match="newer version"):
        Store.open(file)
    assert file.read_bytes() == before


def test_a_damaged_store_is_told_of_and_never_overwritten(file: Path) -> None:
    store = Store.open(file)
    with store.write() as connection:
        for number in range(2000):
            connection.execute(ADD, (f"{number:05d}" * 20,))
    store.close()
    data = bytearray(file.read_bytes())
    data[4096 * 2 : 4096 * 40] = b"\xa5" * (4096 * 38)
    file.write_bytes(data)
    with pytest.raises(StoreError, match=r"damaged.*doctor --restore"):
        ids(Store.open(file))
    assert any("damaged" in problem or "malformed" in problem for problem in examine(file))
    assert file.read_bytes() == bytes(data)


def test_a_write_waits_for_another_program_and_then_says_so(file: Path) -> None:
    store, other = Store.open(file, patience=0.05), Store.open(file)
    with other.write() as connection:
        connection.execute(ADD, ("a",))
        with pytest.raises(StoreError, match="another program is writing"), store.write():
            pass
    with store.write() as connection:
        connection.execute(ADD, ("b",))
    assert ids(other) == ["a", "b"]


def test_a_full_disk_costs_the_transaction_and_no_more(file: Path) -> None:
    store = Store.open(file)
    with store.write() as connection:
        connection.execute(ADD, ("a",))
    pages = store.read("PRAGMA page_count")[0][0]
    store.read(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreError, match="disk is full"), store.write() as connection:
        connection.execute("INSERT INTO source (id, text) VALUES ('b', ?)", ("x" * 100_000,))
    store.read("PRAGMA max_page_count = 1000000")
    with store.write() as connection:
        connection.execute(ADD, ("c",))
    assert ids(store) == ["a", "c"]


def test_two_programs_that_make_the_store_at_once_share_one(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from briefing_tui.library.store import Store\n"
        "store = Store.open(Path(sys.argv[1]))\n"
        "add = \"INSERT INTO source (id, text) VALUES (?, '')\"\n"
        "with store.write() as connection: connection.execute(add, sys.argv[2:])"
    )
    for attempt in range(3):
        file = tmp_path / str(attempt) / "library.sqlite3"
        started = [subprocess.Popen((sys.executable, "-c", code, str(file), name)) for name in "abc"]
        assert [process.wait() for process in started] == [0, 0, 0]
        assert sorted(ids(Store.open(file))) == ["a", "b", "c"]
        assert not [name for name in beside(file) if name.startswith(".")]


def test_an_older_store_is_copied_before_it_is_brought_up_to_date(file: Path) -> None:
    Store.open(file).close()
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(
            "PRAGMA foreign_keys = OFF;"
            + "".join(
                f"DROP TABLE IF EXISTS {row[0]};"
                for row in connection.execute(
                    "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE '%words'"
                )
            )
            + "".join(
                f"DROP TABLE IF EXISTS {row[0]};"
                for row in connection.execute(
                    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%words%'"
                )
            )
            + "PRAGMA user_version = 0;"
        )
    store = Store.open(file)
    assert ids(store) == []
    copies = list(backup_folder(file).iterdir())
    assert [copy.name.startswith("library-version-0-") for copy in copies] == [True]


def test_a_step_that_fails_leaves_the_store_as_it_was() -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("CREATE TABLE source (id TEXT)")
    with pytest.raises(sqlite3.OperationalError, match="already exists"):
        migrate(connection)
    assert connection.execute("PRAGMA user_version").fetchone() == (0,)
    assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (1,)


def test_a_trigger_is_one_statement() -> None:
    script = (
        "CREATE TABLE a (b);\nCREATE TRIGGER t AFTER INSERT ON a BEGIN\n    DELETE FROM a;\n    DELETE FROM a;\nEND;\n"
    )
    assert [statement.split()[1] for statement in statements(script)] == ["TABLE", "TRIGGER"]


def test_a_sound_store_has_nothing_to_tell(file: Path) -> None:
    Store.open(file).close()
    assert examine(file) == []
    assert beside(file) == ["library.sqlite3"]
