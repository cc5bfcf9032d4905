"""Opening addresses in the browser: which one is meant, shown first, and only of kinds that are safe to open."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING

from briefing_tui.addresses import openable
from briefing_tui.tui.screens.address import AddressDialog

if TYPE_CHECKING:
    from briefing_tui.tui.screens.briefing import BriefingScreen

# Ends with 1 when there is no browser that opens the address.
_OPEN = "import sys, webbrowser; sys.exit(not webbrowser.open(sys.argv[1]))"
NOT_OPENED = "No browser outside of this terminal could open it; set BROWSER to yours."


def browse(screen: BriefingScreen) -> None:
    """Asks whether to open what the paragraph under the cursor links to, or else the article's own address."""
    address = _meant(screen)
    if address is None:
        screen.tell("No web or mail address here, and the article has none.")
        return

    def answered(wanted: bool | None) -> None:
        if wanted:
            screen.tell(f"Opening {address}")
            screen.app.open_url(address)

    screen.app.push_screen(AddressDialog(address), answered)


def open_address(address: str, tell: Callable[[str], None]) -> None:
    """Has an address opened beside the keys, which nothing that a browser does holds up; `tell` is given, in the event
    loop, why it could not be opened."""
    loop = asyncio.get_running_loop()

    def ask() -> None:
        told = _asked(address)
        # Meanwhile the reader may have been left.
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(lambda: tell(told) if told else None)

    Thread(target=ask, name="browser", daemon=True).start()


def _asked(address: str) -> str | None:
    """Asks for a browser; gives why none has opened the address.

    In a process of its own, without a terminal: a browser may write to the one it is started on, or want it for itself.
    """
    nothing = subprocess.DEVNULL
    words = [sys.executable, "-I", "-c", _OPEN, address]
    try:
        code = subprocess.run(
            words, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True, check=False
        ).returncode
    except OSError as error:
        return f"No browser can be started: {error.strerror}."
    return NOT_OPENED if code else None


def _meant(screen: BriefingScreen) -> str | None:
    article = screen.article
    linked: list[str] = []
    if screen.columns.current == "article" and article.paragraphs:
        here = article.paragraphs[screen.view.cursor_paragraph].span
        linked = [found.url for found in article.links if here.overlaps(found.span)]
    return next((found for url in (*linked, article.url) if (found := openable(url))), None)
