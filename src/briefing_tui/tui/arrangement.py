"""Which panes are on the screen at which width: one, two, or all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from briefing_tui.model.links import Ref, RefKind

PaneName = Literal["article", "summary", "actors", "quotes", "timeline", "notes"]

PANES: tuple[PaneName, ...] = ("article", "summary", "actors", "quotes", "timeline", "notes")
PANE_OF: dict[RefKind, PaneName] = {
    "summary": "summary",
    "actor": "actors",
    "quote": "quotes",
    "event": "timeline",
    "paragraph": "article",
    "note": "notes",
}
MEDIUM = 100  # cells from which on the article has one list beside it
WIDE = 160  # cells from which on everything is shown at once


def paragraph_ref(index: int) -> Ref:
    """What stands for a paragraph where an item could; `index` is that in `Article.paragraphs`."""
    from briefing_tui.model.links import Ref

    return Ref("paragraph", str(index))


def shown(width: int, current: PaneName, side: PaneName, zoomed: bool) -> frozenset[PaneName]:
    """The panes that a screen of `width` cells shows.

    `current` is the pane with the focus, `side` the list last looked at, `zoomed` whether the current pane has the
    screen for itself.
    """
    if zoomed or width < MEDIUM:
        return frozenset((current,))
    if width < WIDE:
        return frozenset(("article", side))
    return frozenset(PANES)


def step(current: PaneName, steps: int) -> PaneName:
    """The pane so many steps on, round and round."""
    return PANES[(PANES.index(current) + steps) % len(PANES)]
