"""An article that is to be opened, and where it comes from."""

from __future__ import annotations

from typing import NamedTuple

from briefing_tui.model.article import Article
from briefing_tui.model.span import Span


class Opening(NamedTuple):
    """`place` is the absolute path or the address that the article was read from, None for a pipe; `at` the words to
    open it at, None for where the reader was last."""

    article: Article
    place: str | None = None
    at: Span | None = None
