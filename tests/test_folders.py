"""Where the user's settings, data and state are, and that what is there is the user's alone."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing_tui.errors import SettingsError
from briefing_tui.files import narrow, private_folder, replace_file, sync_folder
from briefing_tui.folders import config_folder, data_folder, state_folder

FOLDERS = {"CONFIG": (config_folder, ".config"), "DATA": (data_folder, ".local/share"),
           "STATE": (state_folder, ".local/state")}  # fmt: skip


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("kind", FOLDERS)
def test_an_absolute_place_is_taken_and_a_relative_one_ignored(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, default = FOLDERS[kind]
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / "own"))
    assert folder() == tmp_path / "own" / "briefing-tui"
    for ignored in ("rel/x", "./x", "", "~/x"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", ignored)
        assert folder() == tmp_path / default / "briefing-tui"


@pytest.mark.parametrize("kind", FOLDERS)
def test_a_platformdirs_that_takes_a_relative_place_is_not_followed(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, default = FOLDERS[kind]
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(f"platformdirs.user_{kind.lower()}_path", lambda name, **_: Path("rel") / name)
    assert folder() == tmp_path / default / "briefing-tui"


def test_without_a_home_the_folder_is_asked_for_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object, **__: object) -> Path:
        raise RuntimeError("could not determine the home directory")

    monkeypatch.setattr("platformdirs.user_data_path", none)
    with pytest.raises(SettingsError, match="set HOME"):
        data_folder()


def test_a_private_folder_is_made_with_those_above_it_and_narrowed_where_it_is_there(tmp_path: Path) -> None:
    private_folder(tmp_path / "a" / "b")
    assert mode(tmp_path / "a") == mode(tmp_path / "a" / "b") == 0o700
    (tmp_path / "wide").mkdir(mode=0o755)
    private_folder(tmp_path / "wide")
    assert mode(tmp_path / "wide") == 0o700


def test_what_a_link_leads_to_is_narrowed(tmp_path: Path) -> None:
    (tmp_path / "file").touch(mode=0o644)
    (tmp_path / "link").symlink_to("file")
    assert narrow(tmp_path / "link")
    assert mode(tmp_path / "file") == 0o600
    assert not narrow(tmp_path / "link")
    assert not narrow(tmp_path / "nothing")


@pytest.mark.parametrize(("private", "kept"), [(True, 0o600), (False, 0o640)])
def test_a_file_that_is_replaced_keeps_its_permissions_unless_it_is_private(
    tmp_path: Path, private: bool, kept: int
) -> None:
    file = tmp_path / "file"
    file.touch()
    file.chmod(0o640)
    replace_file(file, b"new", private=private)
    assert (file.read_bytes(), mode(file)) == (b"new", kept)
    replace_file(tmp_path / "fresh", b"new")
    assert mode(tmp_path / "fresh") == 0o600


def test_a_link_stays_one_and_a_pipe_is_written_to(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    replace_file(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"
    os.mkfifo(tmp_path / "pipe")
    reading = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    replace_file(tmp_path / "pipe", b"words")
    assert os.read(reading, 100) == b"words"
    os.close(reading)
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


def failing(number: int) -> Callable[[int], None]:
    def fsync(_: int) -> None:
        raise OSError(number, os.strerror(number))

    return fsync


def test_a_file_system_that_syncs_no_folders_serves_and_a_failing_disk_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS, errno.EBADF):
        monkeypatch.setattr(os, "fsync", failing(number))
        sync_folder(tmp_path)
    monkeypatch.setattr(os, "fsync", failing(errno.EIO))
    with pytest.raises(OSError, match="error"):
        sync_folder(tmp_path)
