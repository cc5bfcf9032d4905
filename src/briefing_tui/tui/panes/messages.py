"""What a list of items tells the screen. Apart from the lists, which are loaded after the first paint."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from briefing_tui.model.links import Ref

if TYPE_CHECKING:
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
