"""Screens at any moment: asked before they are mounted and while they close, closed once, work that ends with them."""

from __future__ import annotations

import ast
import asyncio
import gc
import inspect
import textwrap
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import pytest
from textual import events
from textual._styles_cache import StylesCache
from textual.command import CommandList, CommandPalette
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input
from textual.widgets._footer import FooterKey

import briefing_tui.tui
from briefing_tui.analysis.engine import engine
from briefing_tui.analysis.messages import Done
from briefing_tui.library.library import Library
from briefing_tui.model.article import Published
from briefing_tui.model.briefing import Briefing
from briefing_tui.reading.source import read_text
from briefing_tui.settings import LoadedSettings
from briefing_tui.themes import load_themes
from briefing_tui.tui.app import ReaderApp
from briefing_tui.tui.librarian import Librarian
from briefing_tui.tui.opening import Opening
from briefing_tui.tui.panes.item_pane import ItemPane
from briefing_tui.tui.screens.address import AddressDialog
from briefing_tui.tui.screens.asking import AskingDialog
from briefing_tui.tui.screens.choosing import Choice, ChoosingDialog
from briefing_tui.tui.screens.help import HelpScreen
from briefing_tui.tui.screens.history import HistoryDialog
from briefing_tui.tui.screens.library import LibraryScreen
from briefing_tui.tui.screens.living import Living, while_open
from briefing_tui.tui.screens.published import PublicationDateDialog
from briefing_tui.tui.screens.reader import ReaderScreen
from briefing_tui.tui.screens.search import SearchScreen
from briefing_tui.tui.screens.shelf import ShelfScreen
from briefing_tui.tui.screens.themes import ThemeDialog
from briefing_tui.tui.widgets.keyed_list import Entry, KeyedList
from tests.tui.analysts import BusyAnalyst, filled, until
from tests.tui.conftest import Open


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Library]:
    """The library of this test's reader."""
    library = Library.open(tmp_path / "data" / "briefing-tui" / "library.sqlite3")
    yield library
    library.close()


class Waiting(Living[None]):
    """A screen whose work waits for what a test gives it."""

    def __init__(self) -> None:
        super().__init__()
        self.given: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self.got: list[str] = []

    @while_open("work")
    async def work(self) -> None:
        self.got.append("begun")
        self.got.append(await self.given)


def own_widgets() -> list[type[Widget]]:
    found = []
    for info in walk_packages(briefing_tui.tui.__path__, "briefing_tui.tui."):
        module = import_module(info.name)
        found += [each for _, each in inspect.getmembers(module, inspect.isclass) if each.__module__ == info.name]
    return [each for each in found if issubclass(each, Widget)]


def given_in(function: ast.FunctionDef | ast.AsyncFunctionDef) -> set[str]:
    """The names of the attributes that a method gives its object."""
    return {
        node.attr
        for node in ast.walk(function)
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store)
        if isinstance(node.value, ast.Name) and node.value.id == "self"
    }


@cache
def methods(widget: type[Widget]) -> dict[str, ast.FunctionDef | ast.AsyncFunctionDef]:
    body = ast.parse(textwrap.dedent(inspect.getsource(widget))).body[0]
    assert isinstance(body, ast.ClassDef)
    return {node.name: node for node in body.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


def test_no_widget_has_attributes_that_are_born_after_it() -> None:
    widgets = own_widgets()
    assert {ReaderScreen, LibraryScreen, ItemPane, KeyedList} <= set(widgets)
    late = []
    for widget in widgets:
        # What Textual's own widgets have, they have before they are mounted.
        bases = [each for each in widget.__mro__ if each in widgets]
        born = {name for each in bases if "__init__" in methods(each) for name in given_in(methods(each)["__init__"])}
        for name, method in methods(widget).items():
            late += [
                f"{widget.__name__}.{given} in {name}"
                for given in given_in(method) - born
                if not hasattr(widget, given)
            ]
    assert late == []


OUTLIVE = ReaderApp.outlive


def test_every_screen_looks_whether_it_is_open() -> None:
    screens = [widget for widget in own_widgets() if issubclass(widget, Screen)]
    assert len(screens) > 10
    assert [screen for screen in screens if not issubclass(screen, Living)] == []


SCREENS: dict[str, Callable[[ReaderApp, Briefing], Living[Any]]] = {
    "reader": lambda app, briefing: ReaderScreen(Opening(briefing.article), app.analyst, app.librarian),
    "library": lambda app, briefing: LibraryScreen(),
    "search": lambda app, briefing: SearchScreen(app.shelving.search),
    "shelf": lambda app, briefing: ShelfScreen([Opening(briefing.article)], "Words"),
    "asking": lambda app, briefing: AskingDialog("What?"),
    "choosing": lambda app, briefing: ChoosingDialog("Which?", [Choice("a", "A", key="a")]),
    "history": lambda app, briefing: HistoryDialog([]),
    "published": lambda app, briefing: PublicationDateDialog(Published()),
    "themes": lambda app, briefing: ThemeDialog(app.theme_files, app.theme),
    "help": lambda app, briefing: HelpScreen({}),
    "address": lambda app, briefing: AddressDialog("https://example.org/"),
}


@pytest.mark.parametrize("name", SCREENS)
async def test_every_screen_can_be_asked_before_it_is_mounted_and_after_it_is_closed(
    drawn: Briefing, open_reader: Open, name: str
) -> None:
    app = open_reader(drawn)
    async with app.run_test(size=(100, 30)) as pilot:
        below = await filled(pilot)
        screen = SCREENS[name](app, drawn)
        app.push_screen(screen)
        screen.library_changed()
        screen.keep_position()
        app._look()
        await pilot.pause()
        assert screen.is_alive
        screen.dismiss()
        screen.library_changed()
        screen.keep_position()
        screen.dismiss()
        await pilot.pause()
        assert app.screen is below
        assert not screen.is_alive


@pytest.mark.parametrize("name", SCREENS)
async def test_a_key_that_the_screen_before_had_no_use_for_does_nothing_on_one_that_is_not_mounted(
    drawn: Briefing, open_reader: Open, name: str
) -> None:
    app = open_reader(drawn)
    async with app.run_test(size=(100, 30)) as pilot:
        await filled(pilot)
        screen = SCREENS[name](app, drawn)
        app.push_screen(screen)
        actions = [binding.action for _, binding in screen._bindings if not binding.action.startswith("app.")]
        assert [action for action in actions if await app.run_action(action, screen)] == []
        await pilot.pause()
        assert screen.is_alive
        assert app.failure is None


async def test_keys_typed_ahead_of_a_dialogs_end_close_nothing_else(drawn: Briefing, open_reader: Open) -> None:
    app = open_reader(drawn)
    async with app.run_test(size=(100, 30)) as pilot:
        below = await filled(pilot)
        dialog = ThemeDialog(app.theme_files, app.theme)
        await app.push_screen(dialog)
        for _ in range(3):
            await app.run_action("screen.give_up", dialog)
            dialog.dismiss(None)
        await pilot.pause()
        assert app.screen is below
        assert below.is_alive


async def test_an_action_that_is_asked_for_again_opens_a_dialog_once(drawn: Briefing, open_reader: Open) -> None:
    app = open_reader(drawn)
    async with app.run_test(size=(100, 30)) as pilot:
        below = await filled(pilot)
        for _ in range(4):
            await app.run_action("published", below)
        await pilot.pause()
        assert [type(screen) for screen in app.screen_stack] == [ReaderScreen, PublicationDateDialog]


async def test_work_goes_no_further_than_its_screen_and_what_it_waited_for_is_not_cancelled(
    drawn: Briefing, open_reader: Open
) -> None:
    app = open_reader(drawn)
    async with app.run_test(size=(100, 30)) as pilot:
        stays, goes = Waiting(), Waiting()
        for screen in (stays, goes):
            await app.push_screen(screen)
            screen.work()
            await pilot.pause()
        goes.dismiss()
        for screen in (stays, goes):
            screen.given.set_result("done")
        await pilot.pause()
        assert stays.got == ["begun", "done"]
        assert goes.got == ["begun"]
        assert not goes.given.cancelled()
        goes.work()
        await pilot.pause()
        assert goes.got == ["begun"]


async def test_an_unexpected_error_beside_the_keys_ends_nothing_and_is_told_once(
    drawn: Briefing, open_reader: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setattr(ReaderApp, "outlive", OUTLIVE)
    app = open_reader(drawn)

    async def fails() -> bool:
        raise LookupError("words of a note")

    async with app.run_test(size=(100, 30)) as pilot:
        screen = await filled(pilot)
        monkeypatch.setattr(app.librarian, "changed", fails)
        for _ in range(3):
            app._look()
            await pilot.pause()
        (notice,) = app._notifications
        (report,) = tmp_path.rglob("crash-*.txt")
        assert "LookupError" in notice.message
        assert str(report) in notice.message
        assert "words" not in report.read_text(encoding="utf-8").replace("no words", "")
        await pilot.press("3")
        assert screen.columns.current == "actors"
    assert app._exception is None
    assert app.return_code in (None, 0)


@pytest.mark.parametrize("turns", [0, 1, 3, 7])
async def test_an_analysis_that_comes_while_the_article_closes_is_kept(
    drawn: Briefing, settings: LoadedSettings, kept: Library, turns: int
) -> None:
    analyst = BusyAnalyst()
    app = ReaderApp([Opening(drawn.article)], settings, load_themes(None), analyst)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: analyst.listener)
        assert analyst.listener is not None
        analyst.listener(Done(1, drawn))
        for _ in range(turns):
            await asyncio.sleep(0)
        app.exit()
    assert app._exception is None
    document = kept.articles.all()[0].id
    assert kept.briefing(document, drawn.article, engine()) is not None


@pytest.mark.parametrize("size", [(1, 1), (20, 5), (110, 10), (110, 12), (170, 3)])
async def test_lists_take_every_key_at_any_size(drawn: Briefing, open_reader: Open, size: tuple[int, int]) -> None:
    app = open_reader(drawn)
    async with app.run_test(size=size) as pilot:
        await filled(pilot)
        for pane in "23456":
            await pilot.press(pane, "pageup", "pagedown", "G", "pageup", "g", "pagedown")
    assert app._exception is None


@pytest.mark.parametrize("size", [(1, 1), (12, 5), (110, 6)])
async def test_the_lists_of_dialogs_the_library_the_search_and_the_palette_do_too(
    drawn: Briefing, open_reader: Open, size: tuple[int, int]
) -> None:
    app = open_reader(drawn)
    async with app.run_test(size=size) as pilot:
        screen = await filled(pilot)
        await pilot.press("3")
        for keys in (("c",), ("D", "tab"), ("colon",), ("L", "slash"), ("f", "o"), ("question_mark",)):
            await pilot.press(*keys)
            await until(pilot, lambda: app.screen is not screen)
            await pilot.press("pagedown", "pageup", "end", "pageup", "down", "up", "tab", "pagedown")
            await pilot.press("escape")
            await until(pilot, lambda: app.screen is screen)
    assert app._exception is None


async def test_each_screen_is_laid_out_once_for_a_size(drawn: Briefing, open_reader: Open) -> None:
    app = open_reader(drawn)
    async with app.run_test(size=(100, 30)) as pilot:
        await filled(pilot)
        for dialog in (AskingDialog("One?"), AskingDialog("Two?"), AskingDialog("Three?")):
            await app.push_screen(dialog)
        await pilot.pause()
        sizes: list[Size] = []
        for screen in app.screen_stack:
            screen.screen_layout_refresh_signal.subscribe(app, lambda screen: sizes.append(screen.size))
        await pilot.resize_terminal(120, 40)
        app.screen.post_message(events.Resize(Size(97, 31), Size(97, 31)))
        await pilot.pause()
        assert {screen.size for screen in app.screen_stack} == {(120, 40)}
        assert len(sizes) < 3 * len(app.screen_stack)
        assert (97, 31) not in sizes


async def test_a_row_is_what_it_stood_for_when_it_was_chosen(drawn: Briefing, open_reader: Open) -> None:
    app = open_reader(drawn)
    async with app.run_test(size=(100, 30)) as pilot:
        await filled(pilot)
        choices = [Choice(word, word) for word in ("one", "two", "three")]
        chosen: list[Choice[str] | None] = []
        dialog = ChoosingDialog("Which?", choices, typing=True)
        await app.push_screen(dialog, chosen.append)
        listing = dialog.query_one(KeyedList)
        listing.highlighted = 2
        listing.action_select()
        # The list is narrowed before the choice has come to the dialog.
        dialog.query_one(Input).value = "nothing like it"
        listing.set_options([Entry("other", choices[0])])
        await until(pilot, lambda: chosen)
    assert chosen == [choices[2]]


async def test_what_has_left_the_screen_is_not_kept(
    drawn: Briefing, open_reader: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing_tui.tui.app.FORGETTING", 0.05)
    app = open_reader(drawn)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await filled(pilot)
        for _ in range(4):
            for keys in (
                ("6", "1"),
                ("v", "escape"),
                ("question_mark", "escape"),
                ("D", "escape"),
                ("3", "c", "escape"),
            ):
                await pilot.press(*keys)
                await until(pilot, lambda: app.screen is screen)
        await pilot.pause()
        await until(pilot, lambda: not StylesCache.get_inner_outer.cache_info().currsize)
        gc.collect()
        painted = [each for each in gc.get_objects() if isinstance(each, StylesCache)]
        assert len(painted) < 2 * len(app._registry)
        left = [each for each in gc.get_objects() if isinstance(each, FooterKey | Living) and each.parent is None]
        # The last ones may still be held by what is being painted.
        assert len(left) <= len(screen.query(FooterKey)) + 2


async def test_two_enters_open_an_article_once(drawn: Briefing, settings: LoadedSettings) -> None:
    others = [Opening(drawn.article), Opening(read_text("Another one."))]
    app = ReaderApp(others, settings, load_themes(None), BusyAnalyst())
    async with app.run_test(size=(100, 30)) as pilot:
        listing = app.screen.query_one(KeyedList)
        listing.highlighted = 1
        for _ in range(3):
            listing.action_select()
        await pilot.pause()
        await pilot.pause()
        assert [type(screen) for screen in app.screen_stack] == [ShelfScreen, ReaderScreen]


async def test_the_palette_runs_a_command_once_and_opens_once(drawn: Briefing, open_reader: Open) -> None:
    app = open_reader(drawn)
    async with app.run_test(size=(100, 30)) as pilot:
        below = await filled(pilot)
        for _ in range(3):
            app.action_command_palette()
        await pilot.pause()
        palettes = [screen for screen in app.screen_stack if isinstance(screen, CommandPalette)]
        assert len(palettes) == 1
        listing = palettes[0].query_one(CommandList)
        await until(pilot, lambda: listing.option_count)
        for _ in range(3):
            listing.action_select()
        await until(pilot, lambda: palettes[0] not in app.screen_stack)
        await pilot.pause()
        assert app.screen_stack[0] is below
        assert len(app.screen_stack) <= 2


async def test_the_library_and_the_search_are_there_once(
    drawn: Briefing, settings: LoadedSettings, kept: Library
) -> None:
    for text in ("One bridge.", "Another bridge."):
        kept.take_in(read_text(text), None)
    app = ReaderApp([Opening(drawn.article)], settings, load_themes(None), BusyAnalyst(), Librarian())
    async with app.run_test(size=(100, 30)) as pilot:
        root = app.screen
        for _ in range(3):
            await pilot.press("L")
            await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
            library = app.screen
            await until(pilot, lambda: library.query_one(KeyedList).option_count)  # noqa: B023
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, ReaderScreen))
            await pilot.press("f", *"bridge")
            await until(pilot, lambda: isinstance(app.screen, SearchScreen) and app.screen.hits)
            await pilot.press("enter", "enter")
            await until(pilot, lambda: isinstance(app.screen, ReaderScreen))
            kinds = [type(screen) for screen in app.screen_stack]
            assert kinds == [ReaderScreen, LibraryScreen, ReaderScreen, SearchScreen, ReaderScreen]
        await pilot.press("L")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        await pilot.press("q")
        await until(pilot, lambda: app.screen is root)
