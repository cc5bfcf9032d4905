"""The row of keys at the bottom, made anew only when it says something else: it takes longer than a key may."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

Told = tuple[tuple[str, str, bool], ...]


class KeyFooter(Footer):
    """The keys that the footer shows. However often they change until it can be painted, it is made anew once."""

    def __init__(self) -> None:
        super().__init__(compact=True, show_command_palette=False)
        self._told: Told | None = None
        self._waiting = False

    def compose(self) -> ComposeResult:
        """A key for each action, as in Textual's own. Those are bound to the footer, which then holds all that it ever
        had.
        """
        self._told = self._present() if self._bindings_ready else None
        told = self._told or ()
        self.styles.grid_size_columns = len(told)
        active = self.screen.active_bindings
        for key, action, enabled in told:
            binding, tooltip = active[key].binding, active[key].tooltip
            shown = self.app.get_key_display(binding)
            yield FooterKey(key, shown, binding.description, action, disabled=not enabled, tooltip=tooltip)

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
        """The first key of each action that is shown, the action, and whether it can be taken."""
        first: dict[str, tuple[str, str, bool]] = {}
        for key, each in self.screen.active_bindings.items():
            if each.binding.show:
                first.setdefault(each.binding.action, (key, each.binding.action, each.enabled))
        return tuple(first.values())
