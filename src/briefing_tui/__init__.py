"""A reader for the terminal that takes an article apart, and the library behind it.

    from briefing_tui import read, analyse
    briefing = analyse(read("article.txt"))

Names are looked up when first used (PEP 562), so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from briefing_tui.version import __version__

if TYPE_CHECKING:
    from briefing_tui.analysis.pipeline import analyse
    from briefing_tui.model.article import Article
    from briefing_tui.model.briefing import Briefing
    from briefing_tui.reading.source import read

__all__ = ["Article", "Briefing", "__version__", "analyse", "read"]

_HOMES = {
    "Article": "briefing_tui.model.article",
    "Briefing": "briefing_tui.model.briefing",
    "analyse": "briefing_tui.analysis.pipeline",
    "read": "briefing_tui.reading.source",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
