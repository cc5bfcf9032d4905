"""Keys that come in together, as they do when somebody types ahead or over a slow line."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from briefing_tui.model.briefing import Briefing
from briefing_tui.tui.app import ReaderApp
from briefing_tui.tui.opening import Opening
from briefing_tui.tui.screens.reader import ReaderScreen
from briefing_tui.tui.widgets.note_editor import NoteEditor
from tests.tui.analysts import filled, until
from tests.tui.conftest import Open


def together(pilot: Pilot[None], *keys: str) -> None:
    """All keys at once: the reader has seen none of them when the last one comes in."""
    for key in keys:
        name = {"/": "slash", ":": "colon", "?": "question_mark", "!": "exclamation_mark"}.get(key, key)
        pilot.app.post_message(events.Key(name, key if len(key) == 1 else None))


def typed_into(widget: type[NoteEditor] | type[Input]) -> Callable[[ReaderApp], str]:
    """What a kind of widget holds, where it has the focus."""

    def text(app: ReaderApp) -> str:
        if not isinstance(app.focused, widget):
            return ""
        return app.focused.text if isinstance(app.focused, NoteEditor) else app.focused.value

    return text


@pytest.mark.parametrize(
    ("opener", "widget"),
    [("a", NoteEditor), ("/", Input), ("f", Input), (":", Input)],
    ids=["note", "find", "search", "palette"],
)
async def test_what_is_typed_after_the_key_that_opens_a_row_is_for_the_row(
    open_reader: Open, briefing: Briefing, opener: str, widget: type[NoteEditor] | type[Input]
) -> None:
    app = open_reader(briefing)
    async with app.run_test(size=(120, 40)) as pilot:
        await filled(pilot)
        together(pilot, opener, *"xquay")
        await until(pilot, lambda: typed_into(widget)(app) == "xquay")


async def test_a_text_pasted_right_after_a_key_is_for_what_the_key_opens(open_reader: Open, briefing: Briefing) -> None:
    app = open_reader(briefing)
    async with app.run_test(size=(120, 40)) as pilot:
        await filled(pilot)
        together(pilot, "a")
        app.post_message(events.Paste("words from elsewhere"))
        together(pilot, "!")
        await until(pilot, lambda: typed_into(NoteEditor)(app) == "words from elsewhere!")


async def test_keys_go_on_when_what_they_were_for_is_gone(open_reader: Open, briefing: Briefing) -> None:
    app = open_reader(briefing)
    async with app.run_test(size=(120, 40)) as pilot:
        await filled(pilot)
        together(pilot, "?", "escape", "f", "escape", "3", "z", "z", "1", "f", *"ferry")
        await until(pilot, lambda: typed_into(Input)(app) == "ferry")


@pytest.mark.parametrize("key", ["a", "v", "y", "m", "E", "c", "j", "slash"])
async def test_a_key_typed_while_an_article_opens_is_for_the_article(
    open_reader: Open, briefing: Briefing, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "true")
    app = open_reader(briefing)
    async with app.run_test(size=(120, 40)) as pilot:
        await filled(pilot)
        mounted: list[bool] = []
        screen = ReaderScreen(Opening(briefing.article), app.analyst, app.librarian)
        dispatch = app._typed._dispatch

        async def seen(event: events.Key | events.Paste) -> None:
            mounted.append(app.screen is screen and screen.is_mounted)
            await dispatch(event)

        app._typed._dispatch = seen
        app.push_screen(screen)
        assert not screen.is_mounted
        await app.on_event(events.Key(key, key if len(key) == 1 else "/"))
        await until(pilot, lambda: mounted == [True])
        await pilot.pause()
        assert app.failure is None
