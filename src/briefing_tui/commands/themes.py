"""`briefing themes`: the themes there are, shipped and the user's own."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from briefing_tui.commands import console
from briefing_tui.sanitising import clean_line

if TYPE_CHECKING:
    from briefing_tui.commands.parser import Subparsers
    from briefing_tui.themes import ThemeFile


def add(subparsers: Subparsers) -> None:
    """Adds the command to the command line."""
    subparsers.add_parser(
        "themes",
        help="list the themes",
        description="Lists the themes: “*” marks the one in use. Choose another in the reader's palette (key “:”), or "
        'with a line such as theme = "newsprint" in the settings file, which “briefing doctor” names.',
    )


def run(_: Namespace) -> int:
    """Prints one line a theme, and a line on standard error for each file that cannot be used; gives 0."""
    from briefing_tui.settings import load_settings, theme_folder
    from briefing_tui.themes import DEFAULT_THEME, load_themes

    settings = load_settings()
    themes = load_themes(theme_folder())
    for problem in (*settings.problems, *themes.problems):
        console.warn(problem)
    chosen = settings.settings.theme or DEFAULT_THEME
    if chosen not in themes.themes:
        console.warn(f"the settings choose the theme “{chosen}”, which is not there; {DEFAULT_THEME} is used instead")
        chosen = DEFAULT_THEME
    width = max((len(name) for name in themes.themes), default=0)
    for theme in themes.themes.values():
        console.emit(_line(theme, theme.name == chosen, width))
    return 0


def _line(theme: ThemeFile, chosen: bool, width: int) -> str:
    kind = "16 colours" if theme.ansi else "dark" if theme.dark else "light"
    whose = "shipped" if theme.shipped else "yours"
    mark = "*" if chosen else " "
    return f"{mark} {theme.name:<{width}}  {kind:<10}  {whose:<7}  {clean_line(theme.title)}\n"
