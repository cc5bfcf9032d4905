"""A list that is walked with the same keys wherever it stands."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import OptionList

from briefing_tui.tui.keys import bindings


class KeyedList(OptionList):
    """Textual's list with the keys that the table gives to lists."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("list")]
