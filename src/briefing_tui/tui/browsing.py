"""Opening addresses in the browser: which one is meant, shown first, and only of kinds that are safe to open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_tui.addresses import openable
from briefing_tui.tui.screens.address import AddressDialog

if TYPE_CHECKING:
    from briefing_tui.tui.screens.briefing import BriefingScreen


def browse(screen: BriefingScreen) -> None:
    """Asks whether to open what the paragraph under the cursor links to, or else the article's own address."""
    address = _meant(screen)
    if address is None:
        screen.status.words = "No web or mail address here, and the article has none."
        return

    def answered(wanted: bool | None) -> None:
        if wanted:
            screen.status.words = f"Opening {address}"
            screen.app.open_url(address)

    screen.app.push_screen(AddressDialog(address), answered)


def _meant(screen: BriefingScreen) -> str | None:
    article = screen.article
    linked: list[str] = []
    if screen.columns.current == "article" and article.paragraphs:
        here = article.paragraphs[screen.view.cursor_paragraph].span
        linked = [found.url for found in article.links if here.overlaps(found.span)]
    return next((found for url in (*linked, article.url) if (found := openable(url))), None)
