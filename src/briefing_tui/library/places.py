"""Where the library is."""

from __future__ import annotations

from pathlib import Path

FILE = "library.sqlite3"


def library_file() -> Path:
    """The file of the user's library, whether it is there yet or not."""
    from platformdirs import user_data_path

    return user_data_path("briefing-tui", appauthor=False) / FILE
