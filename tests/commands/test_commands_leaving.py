"""Leaving the reader by any other way than its own key: signals, a terminal that goes, stops, unexpected errors."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from signal import Signals
from time import monotonic

import pexpect
import pytest

from briefing_tui.crash_report import reports
from briefing_tui.library.library import Library
from briefing_tui.rescuing import rescued
from tests.commands.terminals import Child, ended, hung_up, is_restored, last_words, leave, started, stopped, written

WORDS = "Dock workers in Velm end"
PATIENCE = 60.0  # seconds until a program has to be gone
FILLED = "The analysis fills this pane"
ALTERNATE_SCREEN = "\x1b[?1049h"
GIVEN_BACK = "\x1b[?1004l"  # what is switched off last
# Does as editors do with Ctrl+C, and ends without setting the terminal right.
INTERRUPTED = """#!/bin/sh
trap 'echo the editor is interrupted' INT
echo half a thought > $1; echo the editor is ready
while ! read line; do :; done
stty raw -echo; kill -9 $$
"""
# Breaks the reader where it is told to, with words of the user's in the error and around it.
BROKEN = """
import sys
from briefing_tui.commands.main import main
from briefing_tui.tui.desk import Desk
from briefing_tui.tui.noting import Noting
from briefing_tui.tui.screens.briefing import BriefingScreen
def broken(self, *_):
    secret = f"secret words {list(_)}"
    raise KeyError(secret)
async def broken_store(self, *_):
    raise RuntimeError("secret words")
sys.argv = ["briefing", *sys.argv[2:]] if (place := sys.argv[1]) else sys.argv
if place == "key":
    BriefingScreen.action_zoom = broken
if place == "pipe":
    def broken_pipe(self):
        raise BrokenPipeError(32, "secret words")
    BriefingScreen.action_zoom = broken_pipe
if place == "worker":
    Desk.corrections = broken
if place == "paint":
    BriefingScreen.render = broken
if place == "note":
    Noting.written = broken
if place == "store":
    Noting.written, Desk.add_note = broken, broken_store
sys.exit(main())
"""


@pytest.fixture
def environment(environment: dict[str, str], tmp_path: Path) -> dict[str, str]:
    """A library and reports of this test alone."""
    return environment | {"XDG_DATA_HOME": str(tmp_path / "data"), "XDG_STATE_HOME": str(tmp_path / "state")}


@pytest.fixture
def kept(tmp_path: Path) -> Callable[[], list[str]]:
    """The notes that are kept."""

    def bodies() -> list[str]:
        library = Library.open(tmp_path / "data" / "briefing-tui" / "library.sqlite3")
        try:
            return [note.body for note in library.notes.all()]
        finally:
            library.close()

    return bodies


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """The folder of the reports."""
    return tmp_path / "state" / "briefing-tui"


def writing(child: Child, text: str) -> None:
    """Begins a note, and types."""
    child.send("a")
    child.expect_exact("note on")
    child.send(text)


def left(child: Child) -> tuple[str, int | None]:
    """What the program wrote after it gave the terminal back, and its exit code; the terminal is as it was."""
    child.expect(pexpect.EOF)
    assert is_restored(child)
    child.close()
    return last_words(child), child.exitstatus


@pytest.mark.parametrize("hangup", [signal.SIG_DFL, signal.SIG_IGN])
def test_a_terminal_that_is_closed_ends_the_reader_and_keeps_what_is_typed(
    program: tuple[str, ...],
    environment: dict[str, str],
    article: Path,
    hangup: signal.Handlers,
    kept: Callable[[], list[str]],
) -> None:
    ignoring = 'trap "" HUP; exec "$@"' if hangup is signal.SIG_IGN else 'exec "$@"'
    with started(environment, "sh", "-c", ignoring, "sh", *program, str(article)) as child:
        child.expect_exact(FILLED)
        writing(child, "half a thought")
        child.expect_exact("half a thought")
        assert hung_up(child) == 128 + signal.SIGHUP
    assert kept() == ["half a thought"]


@pytest.mark.parametrize(
    ("stop", "end"),
    [("\x1a", signal.SIGTERM), (signal.SIGTSTP, signal.SIGHUP), (signal.SIGSTOP, signal.SIGINT)],
    ids=["ctrl+z, SIGTERM", "SIGTSTP, SIGHUP", "SIGSTOP, SIGINT"],
)
def test_a_stop_paints_everything_again_and_an_end_keeps_the_last_key_and_gives_the_terminal_back(
    program: tuple[str, ...],
    environment: dict[str, str],
    article: Path,
    stop: str | Signals,
    end: Signals,
    kept: Callable[[], list[str]],
) -> None:
    with started(environment, *program, str(article)) as child:
        child.expect_exact(FILLED)
        if isinstance(stop, str):
            child.send(stop)
        else:
            child.kill(stop)
        if stop is not signal.SIGSTOP:
            child.expect_exact(GIVEN_BACK)
            assert is_restored(child)
        assert stopped(child)
        child.kill(signal.SIGCONT)
        for words in (ALTERNATE_SCREEN, "Briefing", WORDS, "2 Summary", "help"):
            child.expect_exact(words)
        child.setwinsize(1, 1)
        child.setwinsize(40, 120)
        child.expect_exact(WORDS)
        writing(child, "half a thought")
        child.kill(end)
        assert left(child) == ("", 128 + end)
    assert kept() == ["half a thought"]


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGHUP])
def test_more_signals_while_the_reader_ends_change_nothing(
    program: tuple[str, ...], environment: dict[str, str], article: Path, end: Signals, kept: Callable[[], list[str]]
) -> None:
    with started(environment, *program, str(article)) as child:
        child.expect_exact(FILLED)
        writing(child, "half a thought")
        child.expect_exact("half a thought")
        until = monotonic() + PATIENCE
        while child.isalive():
            assert monotonic() < until
            child.kill(end)
            with suppress(pexpect.TIMEOUT, pexpect.EOF):
                child.read_nonblocking(100_000, timeout=0.002)
        assert (child.signalstatus, child.exitstatus) == (None, 128 + end)
        assert is_restored(child)
    assert kept() == ["half a thought"]


@pytest.mark.parametrize(("place", "key"), [("key", "z"), ("pipe", "z"), ("paint", "")])
def test_an_unexpected_error_in_the_reader_is_one_line_and_a_report(
    environment: dict[str, str], article: Path, state: Path, place: str, key: str
) -> None:
    with started(environment, sys.executable, "-c", BROKEN, place, str(article)) as child:
        if key:
            child.expect_exact(FILLED)
            child.send(key)
        told, code = left(child)
        assert "secret" not in written(child)
    (file,) = reports(state)
    assert code == 1
    assert len(told.splitlines()) == 1
    kind = "RuntimeError" if place == "pipe" else "KeyError"
    assert told.startswith(f"briefing: an error of the program itself ({kind} in ")
    assert str(file) in told
    assert "secret" not in file.read_text(encoding="utf-8")


def test_an_unexpected_error_beside_the_keys_is_a_message_and_a_report_and_the_reader_goes_on(
    environment: dict[str, str], article: Path, state: Path
) -> None:
    with started(environment, sys.executable, "-c", BROKEN, "worker", str(article)) as child:
        child.expect_exact(FILLED)
        child.send("C")
        child.expect_exact("Not done")
        assert leave(child) == 0
        assert "secret" not in written(child)
    (file,) = reports(state)
    assert "secret" not in file.read_text(encoding="utf-8")


def test_an_unexpected_error_keeps_the_note_that_is_being_written(
    environment: dict[str, str], article: Path, kept: Callable[[], list[str]]
) -> None:
    with started(environment, sys.executable, "-c", BROKEN, "note", str(article)) as child:
        child.expect_exact(FILLED)
        # Ctrl+S keeps what is typed at once, which is where it breaks.
        writing(child, "half a thought\x13")
        told, code = left(child)
    assert code == 1
    assert len(told.splitlines()) == 1
    assert kept() == ["half a thought"]


def test_what_the_library_cannot_take_at_the_end_is_in_a_file_of_its_own_that_doctor_names(
    program: tuple[str, ...], environment: dict[str, str], article: Path, state: Path
) -> None:
    with started(environment, sys.executable, "-c", BROKEN, "store", str(article)) as child:
        child.expect_exact(FILLED)
        # Ctrl+S keeps what is typed at once, which is where it breaks.
        writing(child, "half a thought\x13")
        told, code = left(child)
    (file,) = rescued(state)
    assert code == 1
    assert f"it is in {file}" in told.splitlines()[0]
    assert file.read_text(encoding="utf-8") == "half a thought"
    assert file.stat().st_mode & 0o777 == 0o600
    with started(environment | {"COLUMNS": "300"}, *program, "doctor") as child:
        assert f"one that the library could not take is in {file}" in ended(child)[0]


@pytest.mark.parametrize("name", ["TEXTUAL_DRIVER", "TEXTUAL_COLOR_SYSTEM", "TEXTUAL_LOG"])
def test_an_environment_that_the_reader_cannot_start_with_is_told(
    program: tuple[str, ...], environment: dict[str, str], article: Path, name: str
) -> None:
    with started(environment | {name: "/no/such:thing"}, *program, str(article)) as child:
        told, code = ended(child)
    assert code == 2
    assert told.startswith(f"briefing: {name} is “/no/such:thing”")
    assert len(told.splitlines()) == 1


def test_whatever_becomes_of_the_users_editor_the_screen_comes_back(
    program: tuple[str, ...], environment: dict[str, str], article: Path, tmp_path: Path, kept: Callable[[], list[str]]
) -> None:
    editor = tmp_path / "my-ed"
    path = f"{tmp_path}{os.pathsep}{environment['PATH']}"
    own = environment | {"EDITOR": editor.name, "PATH": path, "TMPDIR": str(tmp_path)}
    with started(own, *program, str(article)) as child:
        child.expect_exact(FILLED)
        child.send("E")
        child.expect_exact("which is not there")
        editor.write_text(INTERRUPTED, encoding="ascii")
        editor.chmod(0o700)
        child.send("E")
        child.expect_exact(GIVEN_BACK)
        child.expect_exact("the editor is ready")
        child.sendintr()
        child.expect_exact("the editor is interrupted")
        child.sendline("")
        child.expect_exact("SIGKILL")
        assert child.isalive()
        assert kept() == ["half a thought\n"]
        editor.write_text("#!/bin/sh\necho another > $1; echo writing; while :; do :; done\n", encoding="ascii")
        child.send("1E")
        child.expect_exact("writing")
        child.kill(signal.SIGTERM)
        assert left(child) == ("", 128 + signal.SIGTERM)
    assert sorted(kept()) == ["another\n", "half a thought\n"]
