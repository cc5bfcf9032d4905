"""The row of keys at the bottom, made anew only when it says something else: it takes longer than a key may."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Footer

Told = tuple[tuple[str, str, bool], ...]


class KeyFooter(Footer):
    """The keys that the footer shows. However often they change until it can be painted, it is made anew once."""

    def __init__(self) -> None:
        super().__init__(compact=True, show_command_palette=False)
        self._told: Told | None = None
        self._waiting = False

    def compose(self) -> ComposeResult:
        """As Textual's own; what it says is remembered."""
        self._told = self._present() if self._bindings_ready else None
        yield from super().compose()

    def bindings_changed(self, screen: Screen[object]) -> None:
        """Looks, when what was asked for before is painted, whether the row says something else now."""
        self._bindings_ready = True
        if not self._waiting and screen is self.screen and screen.app.app_focus:
            self._waiting = self.call_after_refresh(self._look)

    async def _look(self) -> None:
        self._waiting = False
        # Below a dialog no key is for the screen, which is not to be told there.
        if self.is_attached and self.app.screen is self.screen and self._told != self._present():
            await self.recompose()

    def _present(self) -> Told:
        active = self.screen.active_bindings.values()
        return tuple((each.binding.key, each.binding.action, each.enabled) for each in active if each.binding.show)
