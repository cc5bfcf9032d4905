"""Textual's palette, closed once only and usable at any size. What it finds is `tui.palette`'s matter."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.command import CommandInput, CommandList, CommandPalette, SearchIcon
from textual.containers import Horizontal, Vertical
from textual.events import Click, Mount
from textual.message import Message
from textual.widgets import Input, LoadingIndicator, OptionList

from briefing_tui.tui.screens.living import Living, Steps
from briefing_tui.tui.widgets.keyed_list import SteadyList


class PaletteList(CommandList, SteadyList):
    """What was found."""


class Palette(CommandPalette, Living[None]):
    """The palette over whatever screen. Once it is closed it takes no more of what was typed or clicked ahead, and its
    search goes no further.
    """

    def compose(self) -> ComposeResult:
        """As Textual's own, with a list that takes every key."""
        with Vertical(id="--container"):
            with Horizontal(id="--input"):
                yield SearchIcon()
                yield CommandInput(placeholder=self._placeholder, select_on_focus=False)
            with Vertical(id="--results"):
                yield PaletteList()
                yield LoadingIndicator()

    @on(Input.Changed)
    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def _ignore_when_closed(self, event: Message) -> None:
        if self.is_closed:
            event.stop()
            event.prevent_default()

    def _on_mount(self, event: Mount) -> None:
        if self.is_closed:
            event.prevent_default()

    def _on_click(self, event: Click) -> None:  # type: ignore[override]
        """A click beside the palette closes it, also one outside of a screen that has become smaller."""
        event.prevent_default()
        if event.widget is self:
            self._action_escape()

    def _gather_commands(self, search_value: str) -> None:  # type: ignore[override]
        work = CommandPalette._gather_commands.__wrapped__(self, search_value)  # type: ignore[attr-defined]
        self.run_worker(Steps(work, self), group=self._GATHER_COMMANDS_GROUP, exclusive=True)

    def _watch__list_visible(self) -> None:
        if not self.is_closed:
            super()._watch__list_visible()

    async def _watch__show_busy(self) -> None:
        if not self.is_closed:
            await super()._watch__show_busy()
