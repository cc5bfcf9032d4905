"""The names of Textual's own that the reader uses although nobody promises them: a new version may take any away."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path

import pytest
from textual import _styles_cache, _xterm_parser
from textual.app import App
from textual.command import CommandPalette
from textual.driver import Driver
from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver
from textual.screen import Screen
from textual.widgets import OptionList, _footer, _option_list
from textual.widgets.option_list import Option

import briefing_tui.tui

USED: list[tuple[object, str, str]] = [
    (_styles_cache.StylesCache, "get_inner_outer", "the cache that holds what is gone from the screen is not emptied"),
    (_xterm_parser, "XTermParser", "pastes are cut where they hold the end of a paste"),
    (linux_driver, "XTermParser", "the driver takes its input apart without our parser, so that pastes are cut"),
    (_footer, "FooterKey", "the row of keys cannot be made"),
    (CommandPalette, "_gather_commands", "the palette searches on when it is closed"),
    (CommandPalette, "_GATHER_COMMANDS_GROUP", "the palette searches on when it is closed"),
    (CommandPalette, "_watch__list_visible", "a palette that is being closed is asked for its list"),
    (CommandPalette, "_watch__show_busy", "a palette that is being closed is asked whether it is busy"),
    (CommandPalette, "_on_mount", "a palette that is closed at once is filled"),
    (CommandPalette, "_on_click", "a click beside a palette ends the reader"),
    (CommandPalette, "_action_escape", "a click beside a palette ends the reader"),
    (OptionList, "_get_visual", "a list of no width ends the reader"),
    (OptionList, "_move_page", "a page in a list of no height ends the reader"),
    (OptionList, "_update_lines", "rows are scrolled to where they are not"),
    (OptionList, "_heights", "rows are scrolled to where they are not"),
    (OptionList, "_index_to_line", "rows are scrolled to where they are not"),
    (Option, "_visual", "a list of no width ends the reader"),
    (Screen, "_screen_resized", "no screen is laid out for another size"),
    (App, "_handle_exception", "an error is shown with words of the article"),
    (App, "_exception", "an error that ends the reader is not told of"),
    (App, "_exception_event", "an error in a test goes unseen"),
    (App, "_return_code", "the exit code after an error is 0"),
    (App, "_close_messages_no_wait", "an error does not end the reader"),
    (Driver, "_auto_restart", "Ctrl+C in the user's editor ends the reader"),
    (Driver, "_loop", "signals end nothing"),
    (Driver, "_app", "an error of the thread that reads keys is not told of"),
    (Driver, "_mouse", "the terminal is left reporting the mouse"),
    (LinuxDriver, "_disable_mouse_support", "the terminal is left reporting the mouse"),
    (LinuxDriver, "_file", "writing to a terminal that is gone ends in an error"),
    (LinuxDriver, "_writer_thread", "nobody knows whether the terminal is taken"),
    (LinuxDriver, "_run_input_thread", "an error of the thread that reads keys leaves a reader that hears none"),
    (LinuxDriver, "_sigtstp_application", "a stop comes in the midst of painting"),
    (LinuxDriver, "_sigcont_application", "the screen is not painted again after a stop"),
    (LinuxDriver, "_must_signal_resume", "the screen is not painted again after a stop"),
]


@pytest.mark.parametrize(("owner", "name", "breaks"), USED, ids=[f"{name}-{n}" for n, (_, name, _) in enumerate(USED)])
def test_textual_has_what_the_reader_uses_of_its_own(owner: object, name: str, breaks: str) -> None:
    has = hasattr(owner, name) or (inspect.isclass(owner) and f"self.{name}" in inspect.getsource(owner))
    assert has, f"Textual has no {name} any more: {breaks}"


def test_the_private_methods_that_are_reached_around_are_what_they_are_taken_for() -> None:
    assert inspect.iscoroutinefunction(getattr(CommandPalette._gather_commands, "__wrapped__", None))
    assert callable(getattr(_styles_cache.StylesCache.get_inner_outer, "cache_clear", None))


def test_no_module_of_textuals_own_is_used_that_is_not_named_here() -> None:
    known = {module.__name__ for module in (_styles_cache, _xterm_parser, _footer, _option_list)}
    found = {
        node.module
        for file in Path(briefing_tui.tui.__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
        and node.module
        and node.module.startswith("textual")
        and "._" in node.module
    }
    assert found <= known
