"""What was done is told in a line that stays to be read, and what opens an address holds up no key."""

from __future__ import annotations

import os
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from briefing_tui.model.briefing import Briefing, Engine
from briefing_tui.reading.source import read_text
from briefing_tui.tui.browsing import NOT_OPENED
from briefing_tui.tui.screens.address import AddressDialog
from tests.tui import analysts
from tests.tui.analysts import filled, until
from tests.tui.conftest import Open
from tests.tui.test_reader_screen import painted

SIZE = (120, 40)


@pytest.mark.parametrize("pane", ["2", "3", "4", "5"])
async def test_what_was_copied_stays_told_until_a_key_moves(drawn: Briefing, open_reader: Open, pane: str) -> None:
    async with open_reader(drawn).run_test(size=SIZE) as pilot:
        screen = await filled(pilot)
        await pilot.press(pane, "y")
        await pilot.pause()
        # The list shows its item again, as it does when what it holds has changed.
        screen._describe()
        assert screen.status.words.startswith("Copied")
        await pilot.press("j")
        await pilot.pause()
        assert not screen.status.words.startswith("Copied")


async def test_that_a_note_is_kept_stays_told_though_the_list_it_was_written_from_is_current_again(
    drawn: Briefing, open_reader: Open
) -> None:
    async with open_reader(drawn).run_test(size=SIZE) as pilot:
        screen = await filled(pilot)
        await until(pilot, lambda: screen.desk.document)
        await pilot.press("3", "a", *"true", "escape")
        await until(pilot, lambda: screen.columns.current == "actors" and len(screen.notes) == 1)
        await until(pilot, lambda: screen.status.words)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "is kept" in screen.status.words
        await pilot.press("j")
        await pilot.pause()
        assert "is kept" not in screen.status.words


async def test_a_click_makes_room_for_what_is_to_be_told_next(drawn: Briefing, open_reader: Open) -> None:
    async with open_reader(drawn).run_test(size=SIZE) as pilot:
        screen = await filled(pilot)
        screen.tell("done")
        await pilot.click("#article", offset=(10, 12))
        await pilot.pause()
        assert screen.status.words != "done"


def linked(url: str) -> Briefing:
    return Briefing("x", Engine("test", "0", "none"), replace(read_text("See it."), url=url))


def browser(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> Path:
    """A program that stands for the user's browser; gives the file to which it may write."""
    program = folder / "browser"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(program))
    monkeypatch.setenv("WRITTEN", str(folder / "written"))
    return folder / "written"


async def test_keys_go_on_while_a_browser_is_being_started(
    open_reader: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = tmp_path / "gate"
    os.mkfifo(gate)
    written = browser(
        tmp_path, monkeypatch, f'read -r line < {gate}; echo "$1" > "$WRITTEN.half"; mv "$WRITTEN.half" "$WRITTEN"'
    )
    async with open_reader(linked("https://example.org/a")).run_test(size=SIZE) as pilot:
        screen = await filled(pilot)
        await pilot.press("o", "enter", "2")
        assert screen.columns.current == "summary"
        assert not written.exists()
        threading.Thread(target=lambda: gate.write_text("go\n", encoding="utf-8"), daemon=True).start()
        await until(pilot, written.exists)
    assert written.read_text(encoding="utf-8") == "https://example.org/a\n"


async def test_a_browser_gets_no_terminal_and_that_it_opened_nothing_is_told(
    open_reader: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    written = browser(tmp_path, monkeypatch, '(: < /dev/tty) 2> /dev/null && echo tty > "$WRITTEN"; echo noise; exit 1')
    async with open_reader(linked("https://example.org/a")).run_test(size=SIZE) as pilot:
        screen = await filled(pilot)
        monkeypatch.setattr(screen.app, "notify", lambda words, **_: told.append(words))
        await pilot.press("o", "enter")
        await until(pilot, lambda: told)
    assert told == [NOT_OPENED]
    assert not written.exists()


async def test_all_who_get_a_mail_are_shown_above_an_address_of_any_length(open_reader: Open) -> None:
    url = f"mailto:desk@example.org?bcc=other@evil.example&body={'long%20' * 400}"
    async with open_reader(linked(url)).run_test(size=(80, 24)) as pilot:
        await filled(pilot)
        await pilot.press("o")
        assert isinstance(pilot.app.screen, AddressDialog)
        assert "goes to desk@example.org · hidden copy to other@evil.example" in painted(pilot)


async def test_a_test_that_waits_in_vain_says_for_what(
    drawn: Briefing, open_reader: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(analysts, "PATIENCE", 0.0)
    async with open_reader(drawn).run_test(size=SIZE) as pilot:
        with pytest.raises(pytest.fail.Exception, match=r"pilot\.app\.title =="):
            await until(pilot, lambda: pilot.app.title == "never")
