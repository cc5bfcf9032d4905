"""Where articles come from: the place that a source stands for, and the articles that a folder holds."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from briefing_tui.errors import SourceError
from briefing_tui.reading.source import MARKDOWN_SUFFIXES, STANDARD_INPUT, TEXT_SUFFIXES
from briefing_tui.sanitising import clean_line


def place_of(source: str | os.PathLike[str]) -> str | None:
    """The absolute path of a source, symbolic links followed; None for standard input, which is no place."""
    name = os.fspath(source)
    if name == STANDARD_INPUT:
        return None
    return str(Path(name).expanduser().resolve())


def articles_in(path: Path) -> Iterator[Path]:
    """The files of plain text and Markdown in a folder and the folders in it, by name; a file gives itself.

    What is hidden (a name that starts with a dot) is left out, and links to folders are not followed. Raises
    SourceError when the folder cannot be read.
    """
    if not path.is_dir():
        yield path
        return
    for folder, names, files in os.walk(path, onerror=_refuse):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted(files):
            known = Path(name).suffix.lower() in (MARKDOWN_SUFFIXES | TEXT_SUFFIXES)
            if known and not name.startswith("."):
                yield Path(folder, name)


def _refuse(error: OSError) -> None:
    raise SourceError(f"{clean_line(str(error.filename))} cannot be read ({error.strerror}); check its permissions")
