"""Small TOML files that a user writes: read within limits, and told about in one line that is safe to show."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from briefing_tui.errors import SettingsError
from briefing_tui.inputs import NotAFileError, open_input
from briefing_tui.toml import load_toml

# Bytes. Hand-written files of this kind stay under 10 KiB; the limit keeps a wrong file from costing memory or time.
MAX_SIZE = 64 * 1024
_SHOWN = 80


def read_text(path: Path) -> str:
    """The text of the file at `path`, its line ends unchanged, a byte order mark left out.

    Raises FileNotFoundError when there is no such file, and SettingsError with one line when it cannot be used: not
    a regular file, not readable, larger than `MAX_SIZE`, not UTF-8.
    """
    try:
        with open_input(path) as file:
            data = file.read(MAX_SIZE + 1)
    except FileNotFoundError:
        raise
    except NotAFileError as error:
        raise SettingsError(f"{shown(path)}: not a file, {error.strerror}; move it away") from error
    except OSError as error:
        raise SettingsError(f"{shown(path)}: cannot be read: {reason(error)}; check its permissions") from error
    if len(data) > MAX_SIZE:
        raise SettingsError(f"{shown(path)}: larger than {MAX_SIZE // 1024} KiB; is it the right file?")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SettingsError(f"{shown(path)}: not UTF-8 on line {line}; save it as UTF-8") from error


def parse_toml(text: str, path: Path) -> dict[str, Any]:
    """The tables of a TOML text that was read from `path`; raises SettingsError with one line when it is not TOML."""
    try:
        return load_toml(text)
    except ValueError as error:
        raise SettingsError(f"{shown(path)}: not valid TOML: {shown(error, 160)}; mend that line") from error


def reason(error: OSError) -> str:
    """What the system says is wrong, without the path."""
    return error.strerror or type(error).__name__


def shown(value: object, limit: int = 0) -> str:
    """`value` as text that fits in a one-line message: characters that do not print become “�”.

    Text longer than `limit` characters ends in “…”; no limit when it is 0.
    """
    text = "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in str(value))
    return text if not limit or len(text) <= limit else f"{text[: limit - 1]}…"


def quoted(value: object) -> str:
    """`value` from a file, in quotation marks and short enough for a one-line message."""
    return f"“{shown(value, _SHOWN)}”"


def listed(values: Iterable[str]) -> str:
    """Several names for a message, each as `quoted`, with commas between; at most six, then “…”."""
    names = [quoted(value) for value in values]
    return ", ".join(names if len(names) <= 6 else [*names[:6], "…"])
