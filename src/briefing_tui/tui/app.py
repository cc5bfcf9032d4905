"""The application: wires the screens, the analysis process, the themes and the user's keys together."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping, Sequence
from contextlib import suppress
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on, work
from textual.app import App
from textual.driver import Driver
from textual.screen import Screen
from textual.worker import WorkerFailed

from briefing_tui.errors import BriefingError, DamagedError, SettingsError, StoreError
from briefing_tui.model.span import Span
from briefing_tui.sanitising import clean
from briefing_tui.settings import LoadedSettings, keep_theme
from briefing_tui.themes import DEFAULT_THEME, ThemeFile, Themes
from briefing_tui.tui.analyst import Analyst
from briefing_tui.tui.environment import driver
from briefing_tui.tui.failing import Failures
from briefing_tui.tui.forgetting import forget
from briefing_tui.tui.leaving import Drafts, Ended, Outlived, PutAside
from briefing_tui.tui.librarian import Librarian
from briefing_tui.tui.opening import Opening
from briefing_tui.tui.pasting import keep_pastes_whole
from briefing_tui.tui.printable import Printable
from briefing_tui.tui.providing import PROVIDERS
from briefing_tui.tui.screens.living import Living, Steps
from briefing_tui.tui.screens.messages import Adding, Chosen, Damaged, Found, Listing, Opened, Removed, Restored
from briefing_tui.tui.screens.reader import ReaderScreen
from briefing_tui.tui.theming import textual_themes
from briefing_tui.tui.type_ahead import TypeAhead, Worked

if TYPE_CHECKING:
    from textual.filter import LineFilter

    from briefing_tui.tui.shelving import Shelving

Asking = Callable[[], Coroutine[Any, Any, None]]

CHOICE = "These articles were named; Enter opens one, q comes back here."
BACKUP_AFTER = 5.0  # seconds until the day's copy of the library is made, when the reader has something to read
DAMAGE_TOLD = 30.0  # seconds for which the reader says that the library is damaged
LEAVING = 1.0  # seconds that what has the focus is given for the keys before a signal
FORGETTING = 5.0  # seconds after which what is gone from the screen is let go of
POLL = 1.0  # seconds between two looks at what other programs have written


class ReaderApp(App[None]):
    """Opens one article, a shelf of several, or the library."""

    TITLE = "Briefing"
    COMMANDS: ClassVar = {*PROVIDERS}
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"

    def __init__(
        self,
        openings: Sequence[Opening],
        settings: LoadedSettings,
        themes: Themes,
        analyst: Analyst | None = None,
        librarian: Librarian | None = None,
    ) -> None:
        super().__init__()
        self.drafts = Drafts()
        self._typed = TypeAhead(self, self._dispatch)
        self._damage_told = False
        self._failures = Failures()
        self._openings = openings
        self._settings = settings
        self._themes = themes
        self._printable = Printable()
        keep_pastes_whole(self.driver_class)
        self.analyst = analyst or Analyst()
        self.librarian = librarian or Librarian()
        for theme in textual_themes(themes.themes.values()):
            self.register_theme(theme)
        self.set_keymap(settings.settings.keys)
        wanted = settings.settings.theme
        self._problems = [*settings.problems, *themes.problems]
        if wanted is not None and wanted not in themes.themes:
            self._problems.append(f"there is no theme “{wanted}”; “briefing themes” lists them")
            wanted = None
        self.theme = wanted or (DEFAULT_THEME if DEFAULT_THEME in themes.themes else self.theme)

    @cached_property
    def shelving(self) -> Shelving:
        """What the screens of the library ask for; loaded with the first of them."""
        from briefing_tui.tui.shelving import Shelving

        return Shelving(self.librarian, self.analyst)

    @property
    def theme_files(self) -> Mapping[str, ThemeFile]:
        """The themes that there are to choose from."""
        return self._themes.themes

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What every line of every widget goes through before it is painted."""
        return (*super().get_line_filters(), self._printable)

    async def on_event(self, event: events.Event) -> None:
        """Hands events on; what is pasted is cleaned for all widgets, here, where all of it comes in."""
        if isinstance(event, events.Paste):
            event.text = clean(event.text)
        if isinstance(event, events.Key) and self._exit:
            # The screens are being taken apart already.
            return
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            await self._typed.take(event)
        else:
            await self._dispatch(event)

    async def _dispatch(self, event: events.Event) -> None:
        screen = self.screen_stack[-1] if self.screen_stack else None
        if isinstance(event, events.Key | events.MouseDown) and isinstance(screen, ReaderScreen):
            screen.answered()
        await super().on_event(event)

    @on(Worked)
    def _worked(self, mark: Worked) -> None:
        self._typed.worked(mark)

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Has an address opened, beside the keys; says why where it cannot be."""
        from briefing_tui.tui.browsing import open_address

        open_address(url, partial(self.notify, title="Not opened", severity="warning", markup=False))

    def copy_to_clipboard(self, text: str) -> None:
        """Copies a text to the clipboard, which hands it on to programs that may obey it."""
        super().copy_to_clipboard(clean(text))

    def get_default_screen(self) -> Screen[None]:
        """The article, the shelf or the library. Nothing is painted before it."""
        if len(self._openings) == 1:
            return ReaderScreen(self._openings[0], self.analyst, self.librarian)
        if self._openings:
            from briefing_tui.tui.screens.shelf import ShelfScreen

            return ShelfScreen(self._openings, CHOICE)
        from briefing_tui.tui.screens.library import LibraryScreen

        return LibraryScreen()

    def action_command_palette(self) -> None:
        """Shows the palette."""
        from briefing_tui.tui.screens.palette import Palette

        if not any(isinstance(screen, Palette) for screen in self.screen_stack):
            self.push_screen(Palette())

    def on_mount(self) -> None:
        """Tells once what is wrong with the user's files."""
        if self._problems:
            self.notify(
                "\n".join(self._problems), title="Settings and themes", severity="warning", timeout=20, markup=False
            )
        self.set_interval(POLL, self._look)
        self.set_interval(FORGETTING, forget)
        self.set_timer(BACKUP_AFTER, self._back_up)

    async def on_unmount(self) -> None:
        """The analysis process and the library end with the reader, the latter with all that it was given kept."""
        try:
            await self.drafts.kept()
            await self.analyst.close()
        finally:
            await self.librarian.close()

    # Leaving at once

    def get_driver_class(self) -> type[Driver]:
        """What draws on the terminal, and takes keys from it."""
        return driver(super().get_driver_class)

    @on(Driver.SignalResume)
    def _paint_again(self) -> None:
        """After a stop nothing of the screen is left."""
        self.refresh(layout=True)

    @on(Ended)
    def _end(self, event: Ended) -> None:
        leave = partial(self._leave, event.code)
        self._typed.then(leave)
        self.set_timer(LEAVING, leave)

    async def action_quit(self) -> None:
        """Leaves from wherever the user is; what is being typed is kept."""
        self._end(Ended(0))

    def _leave(self, code: int) -> None:
        self.drafts.keep(self.screen_stack)
        self.exit(return_code=code)

    @property
    def failure(self) -> Exception | None:
        """The unexpected error that ended the reader, or None."""
        return self._exception

    def on_load(self) -> None:
        """Errors in what nobody waits for are told as well, each once, and end nothing."""
        asyncio.get_running_loop().set_exception_handler(self._report)

    def _report(self, _: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        if isinstance(error, Exception) and not isinstance(error, BriefingError):
            self.outlive(error)

    def _handle_exception(self, error: Exception) -> None:
        """Ends the reader. Textual would show the error with the words of the article or the note that it was about;
        here it goes up to who started the reader. What runs beside the keys may fail without ending anything.
        """
        if isinstance(error, WorkerFailed):
            self.outlive(error.error)
            return
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self.drafts.keep(self.screen_stack)
        self._close_messages_no_wait()

    def outlive(self, error: BaseException) -> None:
        """Tells of an unexpected error that ends nothing; what was asked for is not done."""
        told = self._failures.told(error)
        if told is not None:
            self.notify(told, title="Not done", severity="error", timeout=30, markup=False)

    @on(Outlived)
    def _outlived(self, event: Outlived) -> None:
        self.outlive(event.error)

    @on(PutAside)
    def _tell_of_file(self, event: PutAside) -> None:
        """Names the file now, and once more when the terminal is the user's again."""
        self.drafts.told.append(event.words)
        self.notify(event.words, title="Not kept", severity="warning", timeout=30, markup=False)

    @on(Opened)
    def _open(self, event: Opened) -> None:
        self._open_over(event.screen, event.opening)

    def action_library(self) -> None:
        """Shows the library: the one that is open below, if there is one."""
        from briefing_tui.tui.screens.library import LibraryScreen

        self._go_to(LibraryScreen, LibraryScreen)

    def action_search(self) -> None:
        """Searches the library, in the search that is open below, if there is one."""
        from briefing_tui.tui.screens.search import SearchScreen

        self._go_to(SearchScreen, lambda: SearchScreen(self.shelving.search))

    def _go_to(self, kind: type[Living[Any]], make: Callable[[], Living[Any]]) -> None:
        """Goes back to a screen of that kind, so that screens do not pile up; opens one where there is none."""
        below = next((screen for screen in self._open_screens if isinstance(screen, kind)), None)
        if below is None:
            self.push_screen(make())
        elif below is not self.screen:
            self._go_back_to(below)

    @work(group="back", exclusive=True)
    async def _go_back_to(self, below: Living[Any]) -> None:
        while below.is_alive and below is not self.screen:
            top = self.screen
            if not isinstance(top, Living) or not await top.leave():
                return

    @on(Listing)
    def _list(self, event: Listing) -> None:
        self._shelve(event.screen, partial(self._list_on, event.screen))

    @on(Removed)
    @on(Restored)
    def _take_out_or_back(self, event: Removed | Restored) -> None:
        self._shelve(event.screen, partial(self._turn, event, removed=isinstance(event, Removed)))

    @on(Adding)
    def _add(self, event: Adding) -> None:
        # What is added is added whether or not the library stays open.
        self.run_worker(self._told(partial(self._add_on, event.screen, event.line)), group="shelving")

    @on(Chosen)
    def _choose(self, event: Chosen) -> None:
        self._shelve(event.screen, partial(self._read, event.screen, event.document))

    @on(Found)
    def _found(self, event: Found) -> None:
        start, end = event.hit.start, event.hit.end
        at = None if start is None else Span(start, start if end is None else end)
        self._shelve(event.screen, partial(self._read, event.screen, event.hit.document, at))

    async def _list_on(self, screen: Living[Any]) -> None:
        from briefing_tui.tui.screens.library import LibraryScreen

        if isinstance(screen, LibraryScreen):
            await self.shelving.list_on(screen)

    async def _add_on(self, screen: Living[Any], line: str) -> None:
        from briefing_tui.tui.screens.library import LibraryScreen

        if isinstance(screen, LibraryScreen):
            await self.shelving.add(line, screen)

    async def _turn(self, event: Removed | Restored, *, removed: bool) -> None:
        await self.shelving.turn(event.document, removed=removed)
        await self._list_on(event.screen)

    async def _read(self, screen: Living[Any], document: int, at: Span | None = None) -> None:
        self._open_over(screen, await self.shelving.opening(document, at))

    def _open_over(self, screen: Living[Any], opening: Opening) -> None:
        """Opens an article, unless the screen that it was chosen on has another one over it by now."""
        if screen.is_on_top:
            self.push_screen(ReaderScreen(opening, self.analyst, self.librarian))

    def _shelve(self, screen: Living[Any], ask: Asking) -> None:
        """Has something done with the library for a screen, as long as that is open."""
        screen.run_worker(Steps(self._told(ask), screen), group="shelving")

    async def _told(self, ask: Asking) -> None:
        """Tells why something cannot be done with the library."""
        try:
            await ask()
        except DamagedError as error:
            self._tell_of_damage(str(error))
        except StoreError as error:
            self.notify(str(error), title="The library", severity="warning", timeout=15, markup=False)

    @on(Damaged)
    def _damaged(self, event: Damaged) -> None:
        self._tell_of_damage(event.words)

    def _tell_of_damage(self, words: str) -> None:
        """Tells that the library is damaged: once, whoever notices it again."""
        if not self._damage_told:
            self._damage_told = True
            self.notify(words, title="The library is damaged", severity="error", timeout=DAMAGE_TOLD, markup=False)

    @property
    def _open_screens(self) -> list[Living[Any]]:
        """The screens that can be asked something: neither those that are still to be mounted nor those that go."""
        return [screen for screen in self.screen_stack if isinstance(screen, Living) and screen.is_alive]

    @work(group="poll", exclusive=True)
    async def _look(self) -> None:
        """Shows what another program has written to the library, and keeps where the reader is."""
        with suppress(StoreError):
            changed = await self.librarian.changed()
            for screen in self._open_screens:
                if changed:
                    screen.library_changed()
                screen.keep_position()

    @work(group="backup")
    async def _back_up(self) -> None:
        """Makes the day's copy; tells why where none can be made, above all that the library is damaged."""
        from briefing_tui.library.backups import back_up_if_due
        from briefing_tui.tui.aside import aside

        if self.librarian.writable:
            path = self.librarian.path
            try:
                await aside(lambda: back_up_if_due(path))
            except DamagedError as error:
                self._tell_of_damage(str(error))
            except StoreError as error:
                self.notify(str(error), title="No copy of the library", severity="warning", timeout=15, markup=False)

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
