"""Choosing a theme: each is applied while the cursor is on it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList

from briefing_tui.themes import ThemeFile
from briefing_tui.tui.screens.living import Dialog
from briefing_tui.tui.widgets.keyed_list import Entry, KeyedList, meant


class ThemeDialog(Dialog[str | None]):
    """Lists the themes; gives the name of the chosen one, or None when it was left with Escape."""

    DEFAULT_CSS = """
    ThemeDialog {
        align: right middle;
        background: transparent;
        & > KeyedList {
            width: 46; max-width: 95%; height: auto; max-height: 90%; border: round $primary; background: $surface;
            border-title-color: $text; border-subtitle-color: $text-muted; padding: 0;
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "give_up", "Leave the theme as it was", show=False),
    ]

    def __init__(self, themes: Mapping[str, ThemeFile], current: str) -> None:
        super().__init__()
        self._themes = list(themes.values())
        self._current = current
        self._listing = KeyedList(*(Entry(_row(theme), theme.name) for theme in self._themes), markup=False)
        self._listing.border_title = "Theme"
        self._listing.border_subtitle = "enter keeps · esc leaves"

    def compose(self) -> ComposeResult:
        """One list."""
        yield self._listing

    def on_mount(self) -> None:
        """The cursor starts on the theme in use."""
        names = [theme.name for theme in self._themes]
        self._listing.highlighted = names.index(self._current) if self._current in names else 0

    def action_give_up(self) -> None:
        """Takes the theme back that was there before."""
        self.app.theme = self._current
        self.dismiss(None)

    @on(OptionList.OptionHighlighted)
    def _apply(self, event: OptionList.OptionHighlighted) -> None:
        if self.is_alive and (name := meant(event, str)):
            self.app.theme = name

    @on(OptionList.OptionSelected)
    def _keep(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(meant(event, str))


def _row(theme: ThemeFile) -> Content:
    whose = "" if theme.shipped else " · yours"
    return Content.assemble((theme.title, "bold"), f"{whose}\n", (theme.description, "dim"))
