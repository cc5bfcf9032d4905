"""`briefing doctor`: what the program runs on, and what in it needs attention."""

from __future__ import annotations

import locale
import os
import platform
import shutil
import sys
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_tui.commands import console
from briefing_tui.errors import LanguageError, StoreError, UsageError
from briefing_tui.files import may_be_there
from briefing_tui.sanitising import clean_line
from briefing_tui.version import __version__

if TYPE_CHECKING:
    from briefing_tui.commands.parser import Subparsers
    from briefing_tui.library.backups import Copy

_DEPENDENCIES = (
    "textual", "spacy", "markdown-it-py", "platformdirs", "pyyaml", "shtab", "tomlkit", "edlib", "rapidfuzz",
    "charset-normalizer",
)  # fmt: skip
# The smallest window that the reader's panes are laid out for.
_SMALLEST = (80, 24)


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the diagnosis; `advice` is what to do where something needs attention, else None."""

    about: str
    told: str
    advice: str | None = None


def add(subparsers: Subparsers) -> None:
    """Adds the command to the command line."""
    parser = subparsers.add_parser(
        "doctor",
        help="say what the program runs on and what needs attention; restore the library",
        description="Says what the program runs on. A line that starts with “!” needs attention and says what to do; "
        "the exit code is 1 when there is one. With --restore it puts a copy of the library in its place instead, and "
        "keeps what was there beside it: it shows what would come back, and asks.",
    )
    parser.add_argument(
        "--restore",
        nargs="?",
        const="",
        metavar="COPY",
        help="put back a copy of the library: the newest sound one, or one that is named",
    )
    parser.add_argument("--yes", action="store_true", help="restore without asking")


def run(arguments: Namespace) -> int:
    """Prints the findings; gives 1 when one of them needs attention, else 0. With --restore, what that gives.

    Raises UsageError for --yes without --restore.
    """
    if arguments.restore is not None:
        from briefing_tui.commands.restoring import restore

        return restore(arguments.restore or None, sure=arguments.yes)
    if arguments.yes:
        raise UsageError("--yes answers what --restore asks; give both, or neither")
    code = 0
    for group in (_versions, _model, _library, _left_behind, _settings, _terminal):
        for finding in group():
            told = clean_line(finding.told)
            if finding.advice:
                code = 1
                told += f" — {clean_line(finding.advice)}"
            console.emit(f"{'!' if finding.advice else ' '} {finding.about:<14}  {told}\n")
    return code


def _versions() -> Iterator[Finding]:
    yield Finding("briefing-tui", __version__)
    yield Finding("Python", f"{platform.python_version()}, {platform.system()} {platform.machine()}, {sys.executable}")
    for name in _DEPENDENCIES:
        try:
            yield Finding(name, metadata.version(name))
        except metadata.PackageNotFoundError:
            yield Finding(name, "not installed", "install briefing-tui again")


def _model() -> Iterator[Finding]:
    from briefing_tui.analysis.language import find_model

    try:
        model = find_model()
    except LanguageError as error:
        yield Finding("language model", "not found", str(error))
        return
    told = f"{model.name} (from {model.package})"
    if model.genuine:
        yield Finding("language model", f"{told}, its files are those of the official model")
    else:
        yield Finding(
            "language model",
            f"{told}, not all of its files are those of the official model",
            "install it again; results will differ from the measured ones",
        )


def _library() -> Iterator[Finding]:
    from briefing_tui.library.backups import RESTORING, backup_folder, copies
    from briefing_tui.library.examining import examine
    from briefing_tui.library.places import library_file

    file = library_file()
    try:
        found = copies(file)
    except StoreError as error:
        found = []
        yield Finding("backups", "not known", str(error))
    if not may_be_there(file):
        advice = f"{RESTORING} brings back the newest sound copy" if any(copy.sound for copy in found) else None
        yield Finding("library", f"{file} (not there: it is made when an article is first opened)", advice)
    else:
        problems = examine(file)
        for problem in problems:
            yield Finding("library", "not sound", problem)
        if not problems:
            yield _contents(file)
    daily = [copy for copy in found if copy.daily and copy.sound]
    newest = f"the newest is {daily[-1].path.name}" if daily else "none yet: one is made when the reader is next open"
    yield Finding("backups", f"{len(daily)} daily in {backup_folder(file)}, {newest}")
    yield from map(_copy, found)


def _copy(copy: Copy) -> Finding:
    """What a copy of the library holds, and whether it can be restored from."""
    name, held = copy.path.name, copy.contents
    match held.state:
        case "sound":
            return Finding("copy", f"{name}, {held.counted}, sound")
        case "newer":
            return Finding("copy", f"{name}, {held.reason}")
        case "foreign":
            return Finding("no copy", f"{name} is not a copy of the library ({held.reason}); it is left as it is")
        case "unreadable":
            return Finding("copy", f"{name}, {held.reason}", "check its permissions, and the disk")
        case "damaged":
            return Finding("copy", f"{name}, damaged ({held.reason})", "it counts for nothing; move it away")


def _contents(file: Path) -> Finding:
    """What a sound library holds, and whether it can be written to."""
    from briefing_tui.library.contents import LISTED, counted
    from briefing_tui.library.store import Store

    store = Store.open(file)
    counts = [store.read(sql)[0][0] for sql in LISTED]
    store.close()
    told = f"{file}, {counted(*counts)}, {file.stat().st_size // 1024} KiB, sound"
    return Finding("library", told, store.problem)


def _left_behind() -> Iterator[Finding]:
    """What earlier runs had to put down in a hurry."""
    from briefing_tui.crash_report import reports
    from briefing_tui.folders import state_folder
    from briefing_tui.rescuing import rescued

    folder = state_folder()
    if found := reports(folder):
        told = f"{len(found)} kept, the newest is {found[-1]}; it holds nothing of what you read or wrote"
        yield Finding("error reports", told)
    for file in rescued(folder):
        advice = "add it again (“briefing notes add”), then remove the file"
        yield Finding("notes", f"one that the library could not take is in {file}", advice)


def _settings() -> Iterator[Finding]:
    from briefing_tui.settings import config_file, load_settings, theme_folder
    from briefing_tui.themes import load_themes

    file, own = config_file(), theme_folder()
    loaded, themes = load_settings(), load_themes(own)
    yield Finding("settings", f"{file}{'' if may_be_there(file) else ' (not there: defaults are used)'}")
    for problem in loaded.problems:
        yield Finding("settings", "not all of it can be used", problem)
    shipped = sum(theme.shipped for theme in themes.themes.values())
    yield Finding("themes", f"{shipped} shipped, {len(themes.themes) - shipped} yours in {own}")
    for problem in themes.problems:
        yield Finding("themes", "a file cannot be used", problem)
    chosen = loaded.settings.theme
    if chosen and chosen not in themes.themes:
        yield Finding("themes", f"the settings choose “{chosen}”, which is not there", "see “briefing themes”")


def _terminal() -> Iterator[Finding]:
    seen = console.is_terminal(sys.stdout)
    term = os.environ.get("TERM", "")
    if seen and (not term or console.is_dumb()):
        yield Finding("TERM", term or "not set", "set it to what your terminal is, for example xterm-256color")
    else:
        yield Finding("TERM", term or "not set")
    yield Finding("COLORTERM", os.environ.get("COLORTERM") or "not set")
    yield Finding("NO_COLOR", "set: the reader shows no colours" if "NO_COLOR" in os.environ else "not set")
    if seen:
        yield _size()
    else:
        yield Finding("terminal", "standard output is not one, so its size is not known")
    encoding = locale.getencoding()
    if encoding.lower().replace("-", "") == "utf8":
        yield Finding("encoding", encoding)
    else:
        yield Finding("encoding", encoding, "choose a UTF-8 locale, for example with LANG=C.UTF-8")


def _size() -> Finding:
    columns, lines = shutil.get_terminal_size()
    told = f"{columns} columns, {lines} lines"
    if columns < _SMALLEST[0] or lines < _SMALLEST[1]:
        return Finding("terminal", told, "make the window 80 columns by 24 lines or larger")
    return Finding("terminal", told)
