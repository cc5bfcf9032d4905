"""The application: wires the screens, the analysis process, the themes and the user's keys together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import App
from textual.command import Provider
from textual.screen import Screen

from briefing_tui.errors import SettingsError
from briefing_tui.model.article import Article
from briefing_tui.settings import LoadedSettings, keep_theme, load_settings, theme_folder
from briefing_tui.themes import DEFAULT_THEME, ThemeFile, Themes, load_themes
from briefing_tui.tui.analyst import Analyst
from briefing_tui.tui.screens.messages import Opened
from briefing_tui.tui.screens.reader import ReaderScreen
from briefing_tui.tui.theming import textual_themes

SAMPLES = "Nothing has been opened yet. These sample briefings come with the program; “briefing FILE” opens your own."
CHOICE = "These articles were named; Enter opens one, q comes back here."


PROVIDERS = ("CommandsProvider", "ActorsProvider", "QuotesProvider", "ThemesProvider")


def _provider(name: str) -> type[Provider]:
    """A provider of the palette, which is loaded when it is first opened."""
    from briefing_tui.tui import palette

    found: type[Provider] = getattr(palette, name)
    return found


class ReaderApp(App[None]):
    """Opens one article, or a shelf of several."""

    TITLE = "Briefing"
    COMMANDS: ClassVar = {partial(_provider, name) for name in PROVIDERS}
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"

    def __init__(
        self,
        articles: Sequence[Article],
        words: str,
        settings: LoadedSettings,
        themes: Themes,
        analyst: Analyst | None = None,
    ) -> None:
        super().__init__()
        self._articles = articles
        self._words = words
        self._settings = settings
        self._themes = themes
        self.analyst = analyst or Analyst()
        for theme in textual_themes(themes.themes.values()):
            self.register_theme(theme)
        self.set_keymap(settings.settings.keys)
        wanted = settings.settings.theme
        self._problems = [*settings.problems, *themes.problems]
        if wanted is not None and wanted not in themes.themes:
            self._problems.append(f"there is no theme “{wanted}”; “briefing themes” lists them")
            wanted = None
        self.theme = wanted or (DEFAULT_THEME if DEFAULT_THEME in themes.themes else self.theme)

    @property
    def theme_files(self) -> Mapping[str, ThemeFile]:
        """The themes that there are to choose from."""
        return self._themes.themes

    def get_default_screen(self) -> Screen[None]:
        """The article, or the shelf. Nothing is painted before it."""
        if len(self._articles) == 1:
            return ReaderScreen(self._articles[0], self.analyst)
        from briefing_tui.tui.screens.shelf import ShelfScreen

        return ShelfScreen(self._articles, self._words)

    def on_mount(self) -> None:
        """Tells once what is wrong with the user's files."""
        if self._problems:
            self.notify(
                "\n".join(self._problems), title="Settings and themes", severity="warning", timeout=20, markup=False
            )

    async def on_unmount(self) -> None:
        """The analysis process ends with the reader."""
        await self.analyst.close()

    @on(Opened)
    def _open(self, event: Opened) -> None:
        self.push_screen(ReaderScreen(event.article, self.analyst))

    def action_help(self) -> None:
        """Shows every key."""
        from briefing_tui.tui.screens.help import HelpScreen

        self.push_screen(HelpScreen(self._settings.settings.keys))

    def choose_theme(self) -> None:
        """Lets the user choose a theme, and keeps the choice."""
        from briefing_tui.tui.screens.themes import ThemeDialog

        self.push_screen(ThemeDialog(self.theme_files, self.theme), self._keep)

    def use_theme(self, name: str) -> None:
        """Applies a theme and keeps the choice."""
        self.theme = name
        self._keep(name)

    def _keep(self, name: str | None) -> None:
        if name is None:
            return
        try:
            keep_theme(name)
        except SettingsError as error:
            self.notify(str(error), title="The theme is not kept", severity="warning", markup=False)


def run(articles: Sequence[Article], *, samples: bool) -> int:
    """Opens the reader on the articles until it is left; gives the exit code.

    One article is opened at once; of several, or of `samples`, the reader chooses.
    """
    app = ReaderApp(articles, SAMPLES if samples else CHOICE, load_settings(), load_themes(theme_folder()))
    app.run()
    return app.return_code or 0
