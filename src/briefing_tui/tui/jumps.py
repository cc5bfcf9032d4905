"""Where the reader has been: a list of places to go back and forward in, as in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing_tui.tui.arrangement import PaneName
from briefing_tui.tui.article.view import Place as ArticlePlace

if TYPE_CHECKING:
    from briefing_tui.model.links import Ref

LONGEST = 200


class Place(NamedTuple):
    """A pane, the item under its cursor, the items that it was narrowed to, and where the article stood."""

    pane: PaneName
    item: Ref | None
    narrowed: tuple[Ref, ...] | None
    narrowed_to: str | None
    article: ArticlePlace


class JumpList:
    """The places that jumps have left, oldest first, and those that going back has left, newest last."""

    def __init__(self) -> None:
        self._back: list[Place] = []
        self._forward: list[Place] = []

    def leave(self, place: Place) -> None:
        """Remembers a place that a jump leaves; what lay ahead is forgotten."""
        self._back.append(place)
        del self._back[:-LONGEST]
        self._forward.clear()

    def back(self, here: Place) -> Place | None:
        """The place to go back to, or None; `here` becomes the place to come forward to."""
        if not self._back:
            return None
        self._forward.append(here)
        return self._back.pop()

    def forward(self, here: Place) -> Place | None:
        """The place to go forward to, or None; `here` becomes the place to come back to."""
        if not self._forward:
            return None
        self._back.append(here)
        return self._forward.pop()
