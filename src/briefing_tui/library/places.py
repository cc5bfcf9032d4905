"""Where the library is."""

from __future__ import annotations

from pathlib import Path

from briefing_tui.files import narrow
from briefing_tui.folders import APPLICATION, data_folder

FILE = "library.sqlite3"
BACKUPS = "backups"
MIRROR = "notes"
# What SQLite puts beside a store while it is open.
BESIDE = ("", "-wal", "-shm")


def library_file() -> Path:
    """The file of the user's library, whether it is there yet or not. Raises SettingsError without a home."""
    return data_folder() / FILE


def keep_private(path: Path) -> None:
    """Takes the permissions of all others from the store at `path`, its folder, and what else in it holds notes.

    A folder is only narrowed when it is this program's own, also where a link leads to it: it bears the program's name,
    or holds nothing else.
    """
    folder = path.parent
    if folder.resolve().name == APPLICATION or all(_is_ours(each.name, path.name) for each in folder.iterdir()):
        narrow(folder)
    for end in BESIDE:
        narrow(Path(f"{path}{end}"))
    narrow(folder / BACKUPS)
    for file in (folder / BACKUPS).glob("*.sqlite3"):
        narrow(file)
    # There may be thousands of these, so they are only looked at where anybody could have come to them.
    if narrow(folder / MIRROR):
        for file in (folder / MIRROR).glob("*.md"):
            narrow(file)


def _is_ours(name: str, store: str) -> bool:
    return name in (BACKUPS, MIRROR) or name.lstrip(".").startswith(store.removesuffix(".sqlite3"))
