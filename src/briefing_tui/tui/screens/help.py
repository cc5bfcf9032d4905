"""Every key, from the same table that the screen binds from, the user's own changes included."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from briefing_tui.keymap import KEYS
from briefing_tui.tui.screens.living import Dialog

KEY_CELLS = 22


class HelpScreen(Dialog[None]):
    """A page of keys over the reader; `moved` are the user's own keys by the ids of the bindings."""

    DEFAULT_CSS = """
    HelpScreen {
        align: center middle;
        & > VerticalScroll {
            width: 74; max-width: 95%; height: auto; max-height: 90%; padding: 1 2;
            background: $surface; border: round $primary; border-title-color: $text; border-subtitle-color: $text-muted;
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark", "dismiss", "Close", show=False),
        Binding("j,down", "move(1)", "Down", show=False),
        Binding("k,up", "move(-1)", "Up", show=False),
        Binding("space,pagedown,ctrl+d", "move(10)", "A page down", show=False),
        Binding("pageup,ctrl+u", "move(-10)", "A page up", show=False),
    ]

    def __init__(self, moved: Mapping[str, str]) -> None:
        super().__init__()
        self._moved = moved
        self._sheet = VerticalScroll()
        self._sheet.border_title = "Keys"
        # As a plain string, “[keys]” would be read as markup.
        self._sheet.border_subtitle = Content("esc closes · [keys] in config.toml moves them")

    def compose(self) -> ComposeResult:
        """One scrolling page."""
        with self._sheet:
            yield Static(self._page(), markup=False)

    def action_move(self, rows: int) -> None:
        """Scrolls."""
        self._sheet.scroll_relative(y=rows, animate=False)

    def _page(self) -> Content:
        lines: list[Content] = []
        for section, keys in groupby(KEYS, key=lambda key: key.section):
            lines.append(Content.styled(section, "bold $text-accent"))
            for key in keys:
                shown = " ".join(
                    self.app.get_key_display(Binding(each.strip(), "", ""))
                    for each in self._moved.get(key.id, key.keys).split(",")
                )
                lines.append(Content.assemble((f"  {shown:<{KEY_CELLS}}", "bold"), key.description))
            lines.append(Content(""))
        return Content("\n").join(lines[:-1])
