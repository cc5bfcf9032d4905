"""Lists that take every key and click at any size, and whose rows know what they stand for."""

from __future__ import annotations

from typing import ClassVar, Literal, TypeVar

from textual import events
from textual.binding import BindingType
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual, VisualType
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from briefing_tui.tui.keys import bindings

T = TypeVar("T")


class Entry(Option):
    """A row that stands for something, whatever else the list shows by the time that it is asked; a row for nothing is
    passed over.
    """

    def __init__(self, prompt: VisualType, value: object = None) -> None:
        super().__init__(prompt, disabled=value is None)
        self.value = value


def meant(event: OptionList.OptionMessage, kind: type[T]) -> T | None:
    """What the row that a message tells of stands for, if it is of that kind."""
    value = event.option.value if isinstance(event.option, Entry) else None
    return value if isinstance(value, kind) else None


class Narrow(Visual):
    """What a row shows, also where there is no width for it: Textual cannot wrap words to less than a cell."""

    def __init__(self, visual: Visual) -> None:
        self._visual = visual

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As wide as what it shows."""
        return self._visual.get_optimal_width(rules, container_width)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Rows at a width in cells."""
        return self._visual.get_height(rules, max(1, width))

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """The rows, each `width` cells wide."""
        return self._visual.render_strips(max(1, width), height, style, options)


class SteadyList(OptionList):
    """Textual's list, also where it has no rows or no columns on the screen, or other rows than those that were
    clicked.
    """

    def _get_visual(self, option: Option) -> Visual:
        visual = super()._get_visual(option)
        if not isinstance(visual, Narrow):
            option._visual = visual = Narrow(visual)
        return visual

    def _move_page(self, direction: Literal[-1, 1]) -> None:
        """A page on or back; by one row where there is no room for a page."""
        if self.scrollable_content_region:
            super()._move_page(direction)
        elif direction > 0:
            self.action_cursor_down()
        else:
            self.action_cursor_up()

    def on_click(self, event: events.Click) -> None:
        """A click on a row that is gone by now is no click on a row."""
        if self.clicked(event) is None:
            event.prevent_default()

    def clicked(self, event: events.Click) -> Option | None:
        """The row that was clicked, if it can be chosen."""
        at = event.style.meta.get("option")
        found = self.options[at] if isinstance(at, int) and 0 <= at < self.option_count else None
        return None if found is None or found.disabled else found


class KeyedList(SteadyList):
    """A list that is walked with the same keys wherever it stands."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("list")]
