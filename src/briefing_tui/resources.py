"""Where the files that ship with the program are, whether it is installed or run from a checkout."""

from __future__ import annotations

from pathlib import Path

from briefing_tui.errors import SettingsError


def folder(name: str) -> Path:
    """The shipped folder `name` (“seeds”, “themes”); raises SettingsError when the installation lacks it.

    The wheel carries the folders inside the package; an editable install leaves them beside `src/`.
    """
    package = Path(__file__).parent
    for place in (package / name, package.parent.parent / name):
        if place.is_dir():
            return place
    raise SettingsError(f"the shipped folder “{name}” is missing from {package}; install briefing-tui again")
