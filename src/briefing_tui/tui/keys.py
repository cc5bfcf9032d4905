"""The table of keys as Textual bindings."""

from __future__ import annotations

from textual.binding import Binding

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
