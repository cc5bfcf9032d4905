"""Where articles come from: the place that a source stands for, and the articles that a folder holds."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote_to_bytes

from briefing_tui.addresses import web_address
from briefing_tui.errors import SourceError
from briefing_tui.files import path_of
from briefing_tui.patterns import lazily
from briefing_tui.reading.source import MARKDOWN_SUFFIXES, STANDARD_INPUT, TEXT_SUFFIXES
from briefing_tui.sanitising import clean_line, is_clean

_FILE = "file://"
_BREAK = lazily(r"[\n\t\u2028\u2029]")


def place_of(source: str | os.PathLike[str]) -> str | None:
    """The absolute path of a source, symbolic links followed; None for standard input, which is no place, and for what
    no file can be called.

    A path that cannot be shown as it is (it is not UTF-8, or holds a control character or a line break) is given as a
    file address, in which such bytes are written in ASCII (RFC 8089): it leads back to the file all the same.
    """
    name = os.fspath(source)
    if name == STANDARD_INPUT:
        return None
    try:
        path = path_of(name).resolve()
    except (OSError, RuntimeError, ValueError):
        return None
    return _shown(path)


def known_place(words: str) -> str | None:
    """What another program calls a place, as `place_of` would give it; None for what is none.

    It is never looked for: a web address, a file address or an absolute path is taken as it stands.
    """
    if web_address(words):
        return words
    path = file_at(words)
    return None if path is None or not path.is_absolute() else _shown(path)


def _shown(path: Path) -> str:
    return str(path) if is_clean(str(path)) and not _BREAK.search(str(path)) else path.as_uri()


def file_at(place: str) -> Path | None:
    """The file that a place leads to, as `place_of` gives it; None for a web address."""
    if place.startswith(_FILE):
        return Path(os.fsdecode(unquote_to_bytes(place.removeprefix(_FILE))))
    return Path(place) if Path(place).is_absolute() else None


def articles_in(path: Path) -> Iterator[Path]:
    """The files of plain text and Markdown in a folder and the folders in it, by name; a file gives itself.

    What is hidden (a name that starts with a dot) is left out, and links to folders are not followed. Raises
    SourceError when the folder cannot be read.
    """
    try:
        is_folder = path.is_dir()
    except (OSError, ValueError) as error:
        raise SourceError(f"{path} cannot be looked for ({getattr(error, 'strerror', None) or error})") from error
    if not is_folder:
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
