"""What the environment says of the terminal, where Textual would end at a value that it cannot use."""

from __future__ import annotations

import sys
from collections.abc import Callable

from rich.console import COLOR_SYSTEMS
from textual import constants
from textual.driver import Driver

from briefing_tui.errors import UsageError


def check_environment() -> None:
    """Raises UsageError when a variable of Textual's names colours that there are not, or a log that cannot be
    written."""
    chosen, log = constants.COLOR_SYSTEM, constants.LOG_FILE
    if chosen is not None and chosen not in (known := ("auto", *COLOR_SYSTEMS)):
        raise UsageError(f"TEXTUAL_COLOR_SYSTEM is “{chosen}”; unset it, or set it to one of {', '.join(known)}")
    if log is not None:
        try:
            with open(log, "a", encoding="utf-8"):  # noqa: PTH123 - a Path would take “” for the folder
                pass
        except OSError as error:
            raise UsageError(f"TEXTUAL_LOG is “{log}”, which cannot be written ({error.strerror}); unset it") from error


def driver(usual: Callable[[], type[Driver]]) -> type[Driver]:
    """The driver that TEXTUAL_DRIVER names, else the reader's own, or where that cannot work what is `usual`.

    Raises UsageError when the variable names no driver.
    """
    if constants.DRIVER is None and sys.platform != "win32":
        from briefing_tui.tui.terminal import Terminal

        return Terminal
    try:
        return usual()
    except (ImportError, AttributeError, ValueError, RuntimeError) as error:
        raise UsageError(f"TEXTUAL_DRIVER is “{constants.DRIVER}”, which names no driver; unset it") from error
