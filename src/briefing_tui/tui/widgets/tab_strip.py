"""The names of the panes in one row, with how much each holds; a click goes there."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from briefing_tui.tui.arrangement import PANES, PaneName


class TabStrip(Widget):
    """One row of tabs."""

    DEFAULT_CSS = """
    TabStrip {
        height: 1; padding: 0 1; background: $surface; color: $foreground;
        link-style: none; link-color: $foreground; link-style-hover: underline; link-background-hover: $surface;
        link-color-hover: $foreground;
    }
    """

    current: reactive[PaneName] = reactive[PaneName]("article")
    counts: reactive[Mapping[str, int]] = reactive[Mapping[str, int]]({})

    def render(self) -> Content:
        """The tabs, the current one standing out with and without colour."""
        wide = self._tabs(" ")
        return wide if wide.cell_length <= self.content_size.width else self._tabs("")

    def _tabs(self, blank: str) -> Content:
        """The tabs, with `blank` on both sides of each."""
        tabs: list[Content] = []
        for number, name in enumerate(PANES, start=1):
            count = self.counts.get(name)
            label = f"{blank}{number} {name.capitalize()}{'' if count is None else f'·{count}'}{blank}"
            look = "bold reverse" if name == self.current else ""
            go = Style.from_meta({"@click": f"screen.pane('{name}')"})
            tabs.append(Content.styled(label, look).stylize(go))
        return Content(" ").join(tabs)
