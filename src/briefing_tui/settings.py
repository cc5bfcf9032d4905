"""The user's settings: where they are, what they say, and how the choice of a theme is kept.

`config.toml` in the user's configuration folder holds a theme's name and a table of keys:

    theme = "newsprint"

    [keys]
    jump_back = "b,ctrl+o"
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from briefing_tui.configfile import listed, parse_toml, quoted, read_text, reason, shown
from briefing_tui.errors import SettingsError
from briefing_tui.files import replace_file
from briefing_tui.folders import config_folder
from briefing_tui.keymap import KEYS, Key
from briefing_tui.patterns import lazily

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

_TABLES = ("theme", "keys")
_THEME_NAME = lazily(r"[a-z0-9][a-z0-9-]{0,39}")
_MODIFIERS = frozenset(("ctrl", "alt", "shift", "super", "hyper", "meta"))
# Textual's names for keys that print nothing, and for the characters that it does not call by their Unicode name.
_CHARACTERS = MappingProxyType(
    {"/": "slash", "\\": "backslash", "-": "minus", "+": "plus", "_": "underscore", "@": "at"}
)
_KEY_NAMES = frozenset(
    (
        *("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "insert", "delete"),
        *("backspace", "enter", "escape", "tab", "space"),
        *_CHARACTERS.values(),
    )
)
_FUNCTION_KEY = lazily(r"f([1-9]|1\d|2[0-4])")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user has set. `theme` is a theme's name or None; `keys` maps the id of a binding to Textual key names,
    comma separated, and holds only ids and keys that exist.
    """

    theme: str | None = None
    keys: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """Settings as they were read, and one line for each thing in the file that was left out of them."""

    settings: Settings
    problems: tuple[str, ...] = ()


def config_file() -> Path:
    """The settings file."""
    return config_folder() / "config.toml"


def theme_folder() -> Path:
    """The folder of the user's own themes."""
    return config_folder() / "themes"


def load_settings(path: Path | None = None) -> LoadedSettings:
    """The settings in `path`, by default the user's settings file; defaults where there is no such file.

    Never raises for what a file holds: whatever cannot be used is left out, and `problems` says so.
    """
    file = path or config_file()
    try:
        table = parse_toml(read_text(file), file)
    except FileNotFoundError:
        return LoadedSettings(Settings())
    except SettingsError as error:
        return LoadedSettings(Settings(), (str(error),))
    problems: list[str] = []
    if unknown := [name for name in table if name not in _TABLES]:
        problems.append(f"unknown: {listed(unknown)}; the settings are {listed(_TABLES)}")
    theme = _theme(table.get("theme"), problems)
    keys = _keys(table.get("keys", {}), problems)
    return LoadedSettings(
        Settings(theme, MappingProxyType(keys)), tuple(f"{shown(file)}: {problem}" for problem in problems)
    )


def keep_theme(name: str, path: Path | None = None) -> None:
    """Writes `theme = "name"` into `path`, by default the user's settings file; all else in it stays as it is.

    The file is replaced in one step, so that a crash leaves the old one or the new one whole. Folders are made as
    needed; a symbolic link stays one. Raises SettingsError when `name` is no theme's name, when the file is there but
    is not TOML (it is never overwritten then), and when it cannot be written.
    """
    if not _THEME_NAME.fullmatch(name):
        raise SettingsError(f"{quoted(name)} cannot be the name of a theme; use lower-case letters, digits and hyphens")
    file = path or config_file()
    try:
        file = file.resolve()
        text = read_text(file)
        before = parse_toml(text, file)
    except FileNotFoundError:
        before, text = {}, ""
    except (OSError, RuntimeError) as error:
        raise SettingsError(f"{shown(file)}: the theme cannot be kept there: {shown(error)}") from error
    _replace(file, _with_theme(file, text, before, name))


def _theme(value: object, problems: list[str]) -> str | None:
    if value is None:
        return None
    if isinstance(value, str) and _THEME_NAME.fullmatch(value):
        return value
    problems.append(f"theme = {quoted(value)} is not the name of a theme; “briefing themes” lists them")
    return None


def _keys(table: object, problems: list[str]) -> dict[str, str]:
    """The entries of the `[keys]` table that can be used, with Textual's names for their keys."""
    if not isinstance(table, dict):
        problems.append("“keys” is not a table; write [keys] on a line of its own, and a line for each key under it")
        return {}
    known = {key.id: key for key in KEYS}
    if unknown := [name for name in table if name not in known]:
        problems.append(f"[keys]: no such binding: {listed(unknown)}; “briefing keys” lists them")
    keys: dict[str, str] = {}
    for binding in (name for name in table if name in known):
        try:
            keys[binding] = _key_names(table[binding])
        except ValueError as error:
            problems.append(f"[keys]: {binding} = {quoted(table[binding])}: {error}")
    problems.extend(_clashes(known, keys))
    return keys


def _key_names(value: object) -> str:
    """Textual's names for the comma-separated keys in `value`; raises ValueError that says what is no key."""
    if not isinstance(value, str):
        raise ValueError('not text; write for example "ctrl+x"')
    keys = [(written.strip(), _key_name(written.strip())) for written in value.split(",")]
    if wrong := [written for written, name in keys if name is None]:
        raise ValueError(f"{listed(wrong)} is no key; write for example “x”, “ctrl+x”, “f5” or “pageup”")
    return ",".join(name for _, name in keys if name)


def _key_name(written: str) -> str | None:
    """The name that Textual has for a key press as the user wrote it (“?” is “question_mark”); None when it has none.

    A key press is any modifiers, then a character, its Unicode name, or the name of a key that prints nothing.
    """
    *modifiers, key = written.split("+") if written != "+" else [written]
    if not set(modifiers) <= _MODIFIERS:
        return None
    if len(key) == 1:
        name = _character_name(key)
    elif key in _KEY_NAMES or _FUNCTION_KEY.fullmatch(key) or _is_character_name(key):
        name = key
    else:
        name = None
    return name and "+".join((*modifiers, name))


def _character_name(character: str) -> str | None:
    if character.isalnum():
        return character
    if not character.isprintable() or character.isspace():
        return None
    from unicodedata import name

    return _CHARACTERS.get(character) or name(character, "").lower().replace("-", "_").replace(" ", "_") or None


def _is_character_name(key: str) -> bool:
    from unicodedata import lookup

    try:
        lookup(key.replace("_", " "))
    except KeyError:
        return False
    return key == key.lower() and " " not in key


# The places whose keys are asked at the same time. Those of a selection and of the notes go before the reader's, which
# they share some with.
_TOGETHER = frozenset(
    frozenset(places.split())
    for places in ("reader", "article", "list", "selecting", "notes", "reader article", "reader list",
                   "selecting article", "notes list")
)  # fmt: skip


def _clashes(known: Mapping[str, Key], moved: Mapping[str, str]) -> list[str]:
    """A line for each moved binding whose keys another binding of the same place has too."""
    lines: list[str] = []
    for name, keys in moved.items():
        for other, key in known.items():
            together = frozenset((known[name].where, key.where)) in _TOGETHER
            if other == name or not together or (other in moved and other < name):
                continue
            both = [each for each in keys.split(",") if each in moved.get(other, key.keys).split(",")]
            if both:
                lines.append(f"[keys]: {name} and {other} share {listed(both)}; only one of them will answer")
    return lines


def _with_theme(file: Path, text: str, before: Mapping[str, Any], name: str) -> str:
    """The settings file's new text; raises SettingsError when it would say anything else than before but the theme."""
    import tomllib

    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document: TOMLDocument = tomlkit.parse(text)
        document["theme"] = name
        made = tomlkit.dumps(document)
        whole = tomllib.loads(made) == {**before, "theme": name}
    except (TOMLKitError, ValueError, RecursionError):
        whole = False
    if not whole:
        raise SettingsError(f'{shown(file)}: the theme cannot be written into it; add theme = "{name}" by hand')
    return made


def _replace(file: Path, text: str) -> None:
    """Puts `text` in the place of `file` in one step; raises SettingsError when that cannot be done."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        replace_file(file, text.encode("utf-8"))
    except OSError as error:
        raise SettingsError(
            f"{shown(file)}: the theme cannot be kept there: {reason(error)}; check the folder's permissions"
        ) from error
