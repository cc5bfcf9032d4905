"""What the screens tell the application."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual.message import Message

from briefing_tui.tui.opening import Opening

if TYPE_CHECKING:
    from briefing_tui.library.search import Hit
    from briefing_tui.tui.screens.living import Living


@dataclass
class Asked(Message):
    """A screen asks for something; `screen` is the one that does, whatever stands over it by now."""

    screen: Living[Any]


@dataclass
class Opened(Asked):
    """An article was chosen."""

    opening: Opening


@dataclass
class Chosen(Asked):
    """An article of the library was chosen, by its number; the samples are -1, -2 and so on."""

    document: int


@dataclass
class Adding(Asked):
    """A file or folder is to be added to the library."""

    line: str


@dataclass
class Listing(Asked):
    """The library's list is to be made anew."""


@dataclass
class Removed(Asked):
    """An article of the library is to be put into the trash."""

    document: int


@dataclass
class Restored(Asked):
    """An article of the library is to be taken out of the trash."""

    document: int


@dataclass
class Damaged(Message):
    """The library turned out to be damaged; `words` say so, and what to do."""

    words: str


@dataclass
class Found(Asked):
    """Something that was found in the library is to be opened."""

    hit: Hit
