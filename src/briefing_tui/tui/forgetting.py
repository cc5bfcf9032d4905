"""Letting go of what is gone from the screen."""

from __future__ import annotations

from textual._styles_cache import StylesCache


def forget() -> None:
    """Empties the cache in which Textual remembers colours by what painted with them: it would hold what up to a
    thousand widgets painted, long after they are gone.
    """
    StylesCache.get_inner_outer.cache_clear()
