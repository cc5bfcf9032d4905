"""Where the palette gets its entries from; loaded when it is first opened."""

from __future__ import annotations

from functools import partial

from textual.command import Provider


def _provider(name: str) -> type[Provider]:
    """A provider of the palette, which is loaded when it is first opened."""
    from briefing_tui.tui import palette

    found: type[Provider] = getattr(palette, name)
    return found


PROVIDERS = frozenset(
    partial(_provider, name) for name in ("CommandsProvider", "ActorsProvider", "QuotesProvider", "ThemesProvider")
)
