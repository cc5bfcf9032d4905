"""What the screen and the analysis process say to each other: requests and answers, and how they go over the pipe.

Both ends are the same program, and each value is a pickled one behind its length in four bytes, big-endian. The screen
loads this before its first paint, and nothing of the analysis with it.
"""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from briefing_tui.model.article import Article
    from briefing_tui.model.briefing import Briefing

LENGTH_BYTES = 4
BEAT = 1.0  # seconds between two signs of life


class Analyse(NamedTuple):
    """Asks for the briefing of an article. `ticket` comes back in every answer."""

    ticket: int
    article: Article


class Progress(NamedTuple):
    """So many of so many passages are parsed, both 0 while the language model is being loaded; and so many `steps`
    that follow the parse are done.
    """

    ticket: int
    done: int
    total: int
    steps: int = 0


class Done(NamedTuple):
    """The briefing that was asked for."""

    ticket: int
    briefing: Briefing


class Failed(NamedTuple):
    """The request could not be carried out; `message` is for the user."""

    ticket: int
    message: str


Answer = Progress | Done | Failed


def frame(value: Analyse | Answer) -> bytes:
    """A value as it goes over the pipe."""
    data = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    return len(data).to_bytes(LENGTH_BYTES, "big") + data
