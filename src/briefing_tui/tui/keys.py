"""The table of keys as Textual bindings."""

from __future__ import annotations

from typing import Any

from textual.binding import Binding
from textual.screen import Screen

from briefing_tui.keymap import KEYS, Where


def bindings(where: Where) -> list[Binding]:
    """The bindings of the screen ("reader"), the article or the lists; each has its id, so that users can move it."""
    return [
        Binding(
            key.keys,
            key.action,
            key.footer or key.description,
            show=bool(key.footer),
            key_display=key.shown,
            tooltip=key.description,
            id=key.id,
        )
        for key in KEYS
        if key.where == where
    ]


def key_of(screen: Screen[Any], binding: str) -> str:
    """How the key of a binding is written, as the user has it; “The palette” where none leads to it."""
    bound = (active.binding for active in screen.active_bindings.values() if active.binding.id == binding)
    return next(map(screen.app.get_key_display, bound), "The palette")
