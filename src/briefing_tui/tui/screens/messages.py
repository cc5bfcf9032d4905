"""What the screens tell the application."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from briefing_tui.tui.opening import Opening

if TYPE_CHECKING:
    from briefing_tui.library.search import Hit


@dataclass
class Opened(Message):
    """An article was chosen."""

    opening: Opening


@dataclass
class Chosen(Message):
    """An article of the library was chosen, by its number; the samples are -1, -2 and so on."""

    document: int


@dataclass
class Adding(Message):
    """A file or folder is to be added to the library."""

    line: str


@dataclass
class Listing(Message):
    """The library's list is to be made anew."""


@dataclass
class Removed(Message):
    """An article of the library is to be put into the trash."""

    document: int


@dataclass
class Restored(Message):
    """An article of the library is to be taken out of the trash."""

    document: int


@dataclass
class Found(Message):
    """Something that was found in the library is to be opened."""

    hit: Hit
