"""Copying to the clipboard: which words are meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_tui.reports.wording import counted, words
from briefing_tui.tui.naming import name

if TYPE_CHECKING:
    from briefing_tui.model.links import Ref
    from briefing_tui.tui.screens.briefing import BriefingScreen


def copy(screen: BriefingScreen, item: Ref | None) -> None:
    """Copies the selected words, or else the item's words, to the clipboard (OSC 52)."""
    selecting = screen.view.selecting
    text = words(screen.article, selecting.span) if selecting else screen.get_selected_text()
    if not text and screen.links is not None and item is not None:
        spans = () if item.kind == "actor" else screen.links.evidence(item)
        text = " … ".join(span.of(screen.article.text) for span in spans) or name(screen.links, item)
    if text:
        screen.app.copy_to_clipboard(text)
        screen.tell(f"Copied {counted(len(text.split()), 'word')}.")
