"""Files that are replaced whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def replace_file(file: Path, data: bytes) -> None:
    """Puts `data` in the place of a file in one step, on disk when it returns; its permissions stay as they were.

    The folder must be there. Raises OSError when it cannot be done, and leaves the old file as it was.
    """
    from tempfile import mkstemp

    descriptor, name = mkstemp(prefix=f".{file.name}.", dir=file.parent)
    made = Path(name)
    try:
        with open(descriptor, "wb") as out:  # noqa: PTH123  # a descriptor, not a path
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        if file.exists():
            made.chmod(file.stat().st_mode & 0o777)
        made.replace(file)
    except BaseException:
        with suppress(OSError):
            made.unlink(missing_ok=True)
        raise
    _sync(file.parent)


def _sync(folder: Path) -> None:
    """Has the new name on disk too, where the system lets a folder be synced."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
