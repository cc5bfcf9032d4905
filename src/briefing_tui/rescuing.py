"""Words that the library could not take, in a file of their own."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from briefing_tui.errors import SettingsError
from briefing_tui.files import private_folder
from briefing_tui.folders import state_folder

_PREFIX, _SUFFIX = "note-", ".md"


def rescue(text: str) -> Path:
    """Writes the text to a new file that only its owner may read; gives the file.

    It is in the state folder, which outlives a restart of the machine, or else in the system's temporary folder. Raises
    OSError when neither takes it.
    """
    try:
        folder = state_folder()
        private_folder(folder)
        return _written(text, folder)
    except (OSError, SettingsError):
        return _written(text, None)


def rescued(folder: Path) -> list[Path]:
    """The files with such words in a folder, in the order of their names."""
    try:
        return sorted(folder.glob(f"{_PREFIX}*{_SUFFIX}"))
    except OSError:
        return []


def _written(text: str, folder: Path | None) -> Path:
    descriptor, name = tempfile.mkstemp(prefix=_PREFIX, suffix=_SUFFIX, dir=folder)
    file = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
    except OSError:
        file.unlink(missing_ok=True)
        raise
    return file
