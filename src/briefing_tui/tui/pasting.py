"""Pasted text stays text: an escape character in it begins no key and no other sequence."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from textual._xterm_parser import XTermParser
from textual.driver import Driver
from textual.message import Message

# xterm, “Bracketed Paste Mode”: what a terminal puts before and after what is pasted.
START = "\x1b[200~"
END = "\x1b[201~"
_ESCAPE, _STAND_IN = "\x1b", "␛"


class PasteParser(XTermParser):
    """Takes what the terminal sends apart, as Textual does, which by itself reads escape characters in pasted text as
    keys: the text that follows them would be typed, and on a list or an article be obeyed.
    """

    def __init__(self, debug: bool = False) -> None:
        self._brackets = _Brackets()
        super().__init__(debug)

    def feed(self, data: str) -> Iterable[Message]:
        """The messages that more of what was sent makes; empty data stands for its end."""
        inert = self._brackets.inert(data)
        # All of it may have been held back.
        return super().feed(inert) if inert or not data else ()


class _Brackets:
    """Knows in a stream that comes in pieces what is pasted."""

    def __init__(self) -> None:
        self._pasting = False
        self._before = ""  # the last of what was not pasted, which a beginning may go on from
        self._held = ""  # the last of what is pasted, which may be the beginning of its end

    def inert(self, data: str) -> str:
        """The next piece with stand-ins for the escape characters in what is pasted.

        Nothing is held back of what is not pasted: Escape alone is a key.
        """
        given = ""
        while data:
            given_now, data = self._pasted(data) if self._pasting else self._typed(data)
            given += given_now
        return given

    def _typed(self, data: str) -> tuple[str, str]:
        """What is to be read up to where a paste begins, and the rest."""
        known = len(self._before)
        at = (self._before + data).find(START)
        if at < 0:
            self._before = (self._before + data)[-len(START) + 1 :]
            return data, ""
        end = at + len(START) - known
        self._before, self._pasting = "", True
        return data[:end], data[end:]

    def _pasted(self, data: str) -> tuple[str, str]:
        """What is to be read up to where the paste ends, and the rest."""
        text = self._held + data
        at = text.find(END)
        if at >= 0:
            self._held, self._pasting = "", False
            return text[:at].replace(_ESCAPE, _STAND_IN) + END, text[at + len(END) :]
        kept = next((size for size in range(len(END) - 1, 0, -1) if text.endswith(END[:size])), 0)
        self._held = text[len(text) - kept :]
        return text[: len(text) - kept].replace(_ESCAPE, _STAND_IN), ""


def keep_pastes_whole(driver: type[Driver]) -> None:
    """Has a driver take its input apart with `PasteParser`.

    Textual's drivers, and those that are made from them, find the parser by its name in their module.
    """
    for module in {sys.modules[base.__module__] for base in driver.__mro__}:
        if hasattr(module, XTermParser.__name__) and module is not sys.modules[__name__]:
            setattr(module, XTermParser.__name__, PasteParser)
