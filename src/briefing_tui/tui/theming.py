"""Theme files as Textual themes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from textual.theme import Theme

from briefing_tui.themes import ThemeFile


def textual_themes(files: Iterable[ThemeFile]) -> list[Theme]:
    """The themes in the form in which Textual takes them."""
    return [
        Theme(
            name=file.name,
            dark=file.dark,
            ansi=file.ansi,
            variables=dict(file.variables),
            **cast("dict[str, Any]", dict(file.colours)),
        )
        for file in files
    ]
