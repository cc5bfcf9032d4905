"""Files and folders that are the user's alone, and files that are replaced whole or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path
from stat import S_ISREG

# What a file system answers that cannot sync a folder, or does not let this user do it. Any other error is a disk's.
_NO_SYNC = frozenset((errno.EINVAL, errno.ENOTSUP, errno.ENOSYS, errno.EBADF, errno.EISDIR, errno.EACCES, errno.EPERM))
# What a file system answers that has no hard links (link(2)): vfat, exFAT, some network shares.
_NO_LINKS = frozenset((errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK, errno.EACCES, errno.EINVAL))
# What is answered where nothing is or can be; a link that leads to itself leads to nothing.
_NOTHING_THERE = frozenset((errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.ELOOP))
_OTHERS = 0o077  # the permissions of everybody but the owner


def path_of(name: str) -> Path:
    """The path that a name is for, “~” and “~somebody” being the home folders; those that are not known stay as they
    are written.
    """
    return Path(os.path.expanduser(name))  # noqa: PTH111  # Path's own raises for who is not known


def may_be_there(path: Path) -> bool:
    """Whether there is something at `path`, or may be: where nobody may look, or the disk fails, that is not known.

    A name that no file can have leads to nothing.
    """
    try:
        path.stat()
    except OSError as error:
        return error.errno not in _NOTHING_THERE
    return True


def is_file(path: Path) -> bool:
    """Whether `path` leads to a regular file, as far as anybody can look."""
    try:
        return path.is_file()
    except OSError:
        return False


def replace_file(file: Path, data: bytes, *, private: bool = False) -> None:
    """Puts `data` in the place of a file in one step, on disk when it returns; its permissions stay as they were.

    With `private` nobody but its owner may read it from then on, as with every file that is new. A link stays one, and
    what is no regular file (a terminal, a pipe) is written to as it is. The folder must be there. Raises OSError when
    it cannot be done, and leaves the old file as it was.
    """
    from tempfile import mkstemp

    file = file.resolve()
    mode = file.stat().st_mode if file.exists() else None
    if mode is not None and not S_ISREG(mode):
        with file.open("wb") as out:
            out.write(data)
        return
    descriptor, name = mkstemp(prefix=f".{file.name}.", dir=file.parent)
    made = Path(name)
    try:
        with open(descriptor, "wb") as out:  # noqa: PTH123  # a descriptor, not a path
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        if mode is not None and not private:
            # On a file system that has no permissions there are none to keep.
            with suppress(PermissionError):
                made.chmod(mode & 0o777)
        made.replace(file)
    except BaseException:
        with suppress(OSError):
            made.unlink(missing_ok=True)
        raise
    sync_folder(file.parent)


def put_new(made: Path, file: Path) -> bool:
    """Gives a file that was made beside it the name `file`, unless there is one of that name; gives whether it did.

    The old name may stay. Raises OSError when it cannot be done.
    """
    try:
        # Unlike a rename, a link never replaces what another program has put there meanwhile.
        os.link(made, file)
    except FileExistsError:
        return False
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        return _rename_new(made, file)
    return True


def _rename_new(made: Path, file: Path) -> bool:
    """Does the same without hard links: programs of ours wait for each other, holding the folder."""
    import fcntl

    descriptor = os.open(file.parent, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        if file.exists():
            return False
        made.rename(file)
        return True
    finally:
        os.close(descriptor)


def unused(start: Path, suffix: str, beside: Sequence[str] = ("",)) -> Path:
    """The first name that no file has of `start` and `suffix`, with “-2”, “-3” … between them where that is needed;
    `beside` are the ends of the names that must be free with it."""
    names = (start.with_name(f"{start.name}{f'-{number}' if number > 1 else ''}{suffix}") for number in count(1))
    return next(name for name in names if not any(Path(f"{name}{end}").exists() for end in beside))


def sync_folder(folder: Path) -> None:
    """Has the names in a folder on disk too, where the file system lets a folder be synced.

    Raises OSError when the disk does not answer.
    """
    descriptor = None
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise
    finally:
        if descriptor is not None:
            os.close(descriptor)


def private_folder(folder: Path) -> None:
    """Makes a folder that only its owner may enter, with the folders above it that are missing; one that is there is
    narrowed to that. Raises OSError when there can be no such folder.
    """
    for missing in [each for each in (*reversed(folder.parents), folder) if not each.exists()]:
        missing.mkdir(mode=0o700, exist_ok=True)
    narrow(folder)


def narrow(path: Path) -> bool:
    """Takes the permissions of all others from a file or folder of this user, from what it leads to where it is a link;
    gives whether there were any.

    One that belongs to somebody else, or on a file system without permissions, stays as it is.
    """
    with suppress(OSError):
        status = path.stat()
        if status.st_mode & _OTHERS and status.st_uid == os.geteuid():
            path.chmod(status.st_mode & 0o7700)
            return True
    return False
