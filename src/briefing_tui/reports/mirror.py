"""The mirror folder: every article's notes as a Markdown file, for grep and for editors.

It is written and never read: the store is the truth.
"""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from pathlib import Path

from briefing_tui.errors import StoreError
from briefing_tui.files import private_folder, replace_file
from briefing_tui.inputs import open_input
from briefing_tui.library.library import Library
from briefing_tui.library.places import MIRROR
from briefing_tui.reports.notes import render

HEAD = "<!-- Written by briefing-tui from its library. Changes made here are lost, and never read. -->\n\n"
_LONGEST = 60


def mirror(library: Library, document: int) -> Path | None:
    """Writes an article's notes to its file, unless they are there as they are; gives the file, None without notes.

    A file is replaced whole or not at all, and stays as it is while a note or a correction of the article is spoilt: it
    may be the last that has their words. Raises StoreError when the folder cannot be written to.
    """
    folder = library.store.path.parent / MIRROR
    spoilt: list[str] = []
    kept, notes = library.articles.get(document), library.notes.of(document, tell=spoilt.append)
    article = library.dated(document, spoilt.append) if notes else None
    file = folder / f"{_slug(kept.title)}-{document}.md"
    try:
        if spoilt and file.exists():
            return file
        if article is not None:
            private_folder(folder)
            _write(file, HEAD + render(article, notes, kept.places))
        if folder.is_dir():
            for other in folder.glob(f"*-{document}.md"):
                # The title may have changed since, and with it the name.
                if other != file or not notes:
                    other.unlink()
    except OSError as error:
        raise StoreError(f"{folder}: the notes cannot be mirrored there: {error.strerror}; check the folder") from error
    return file if notes else None


def _write(file: Path, text: str) -> None:
    data = text.encode("utf-8", "replace")
    with suppress(FileNotFoundError), open_input(file) as kept:
        if kept.read() == data:
            return
    replace_file(file, data, private=True)


def _slug(title: str) -> str:
    """A title as a part of a file's name: letters, digits and hyphens of ASCII."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].strip("-") or "article"
