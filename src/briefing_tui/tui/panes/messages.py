"""What the lists and the editor tell the screen. Apart from them, since they are loaded after the first paint."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from briefing_tui.model.links import Ref
    from briefing_tui.tui.panes.item_pane import ItemPane


@dataclass
class Previewed(Message):
    """The cursor came to an item."""

    pane: ItemPane
    ref: Ref


@dataclass
class Chosen(Message):
    """An item was chosen with Enter or a double click."""

    pane: ItemPane
    ref: Ref


@dataclass
class Written(Message):
    """What is in the note editor is to be kept."""

    text: str


@dataclass
class Left(Message):
    """The note editor is left; what is in it was told before."""
