"""`briefing keys`: every key of the reader, the user's changes applied."""

from __future__ import annotations

import json
import unicodedata
from argparse import Namespace
from collections.abc import Mapping
from itertools import groupby
from typing import TYPE_CHECKING

from briefing_tui.commands import console

if TYPE_CHECKING:
    from briefing_tui.commands.parser import Subparsers
    from briefing_tui.keymap import Key

# Textual's names for characters that it does not call by their Unicode name.
_CHARACTERS = {"slash": "/", "backslash": "\\", "minus": "-", "plus": "+", "underscore": "_", "at": "@"}
_NAMED = {"up": "↑", "down": "↓", "left": "←", "right": "→", "pageup": "PgUp", "pagedown": "PgDn"}


def add(subparsers: Subparsers) -> None:
    """Adds the command to the command line."""
    parser = subparsers.add_parser(
        "keys",
        help="list the keys of the reader",
        description="Lists the keys of the reader; “*” marks those that your settings move.",
    )
    parser.add_argument("--toml", action="store_true", help="print a [keys] table for the settings file instead")


def run(arguments: Namespace) -> int:
    """Prints the keys, section by section, and a line on standard error for each setting in doubt; gives 0."""
    from briefing_tui.keymap import KEYS
    from briefing_tui.settings import load_settings

    loaded = load_settings()
    for problem in loaded.problems:
        console.warn(problem)
    moved = loaded.settings.keys
    console.emit(_toml(KEYS, moved) if arguments.toml else _table(KEYS, moved))
    return 0


def written(keys: str) -> str:
    """Textual's key names, comma separated, as they stand on a keyboard: “? Ctrl+P Space”."""
    return " ".join(_written(key.strip()) for key in keys.split(","))


def _written(key: str) -> str:
    *modifiers, last = key.split("+") if key != "+" else [key]
    if last in _NAMED:
        last = _NAMED[last]
    elif len(last) > 1:
        last = _character(last) or last.capitalize()
    elif modifiers:
        last = last.upper()
    return "+".join([*(modifier.capitalize() for modifier in modifiers), last])


def _character(name: str) -> str | None:
    """The character that Textual means by `name`, where it prints something."""
    if name in _CHARACTERS:
        return _CHARACTERS[name]
    try:
        found = unicodedata.lookup(name.replace("_", " "))
    except KeyError:
        return None
    return found if found.isprintable() and not found.isspace() else None


def _table(keys: tuple[Key, ...], moved: Mapping[str, str]) -> str:
    rows = {key.id: written(moved.get(key.id, key.keys)) for key in keys}
    wide, names = max(map(len, rows.values())), max(map(len, rows))
    lines: list[str] = []
    for section, group in groupby(keys, key=lambda key: key.section):
        lines += ["", section] if lines else [section]
        for key in group:
            mark, default = ("*", f" (by default {written(key.keys)})") if key.id in moved else (" ", "")
            lines.append(f"{mark} {rows[key.id]:<{wide}}  {key.id:<{names}}  {key.description}{default}")
    return "\n".join(lines) + "\n"


def _toml(keys: tuple[Key, ...], moved: Mapping[str, str]) -> str:
    """The keys as they are now, as a table of the settings file."""
    # A JSON string of printable characters is a TOML basic string, too.
    lines = [
        f"{key.id} = {json.dumps(moved.get(key.id, key.keys), ensure_ascii=False)}  # {key.description}" for key in keys
    ]
    return "\n".join(("[keys]", *lines)) + "\n"
