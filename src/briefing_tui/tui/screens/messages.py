"""What the screens tell the application."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from briefing_tui.tui.opening import Opening


@dataclass
class Opened(Message):
    """An article was chosen."""

    opening: Opening
