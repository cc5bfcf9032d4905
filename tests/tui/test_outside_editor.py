"""The user's own editor: whatever it is, and whatever it does, the terminal comes back and no words are lost."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from textual.app import SuspendNotSupported

from briefing_tui.errors import UsageError
from briefing_tui.tui.outside_editor import LARGEST, Edited, _run, edit

Editor = Callable[[str], Edited]


class Terminal:
    """A terminal that can be lent, and says how often it was, and is."""

    def __init__(self) -> None:
        self.lent = 0
        self.is_lent = False

    @contextmanager
    def lend(self) -> Iterator[None]:
        # As Textual does, it takes the terminal back only when the block ends without an error.
        self.lent += 1
        self.is_lent = True
        yield
        self.is_lent = False


@pytest.fixture
def terminal() -> Terminal:
    return Terminal()


@pytest.fixture
def edited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, terminal: Terminal) -> Editor:
    """What comes of a note of “before” when the editor does what a script says with the file that is its $1."""
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    monkeypatch.delenv("VISUAL", raising=False)

    def run(script: str) -> Edited:
        editor = tmp_path / "an editor"
        editor.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        editor.chmod(0o700)
        monkeypatch.setenv("EDITOR", f"'{editor}'")
        done = edit("before", terminal.lend)
        assert (terminal.lent, terminal.is_lent) == (1, False)
        return done

    return run


def left(tmp_path: Path) -> list[Path]:
    """The files that are still in the temporary folder."""
    return list((tmp_path / "temporary").glob("*/*"))


def test_what_the_editor_writes_is_taken_and_cleaned(edited: Editor, tmp_path: Path) -> None:
    assert edited(r"printf '\357\273\277after\r\n\033]0;T\007' > $1") == Edited("after\n␛]0;T␇")
    assert not left(tmp_path)


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("true", "ended; the note is as it was."),
        ("exit 3", "ended with code 3; the note is as it was."),
        ("kill -9 $$", "was ended by SIGKILL; the note is as it was."),
        ("rm $1", "ended and left no file; the note is as it was."),
        ("rm -r ${1%/*}", "ended and left no file; the note is as it was."),
        (": > $1", "ended and left nothing; the note is as it was."),
    ],
)
def test_an_editor_that_leaves_nothing_new_changes_nothing(
    edited: Editor, tmp_path: Path, script: str, told: str
) -> None:
    done = edited(script)
    assert done.text is None
    assert done.told.endswith(told)
    assert not left(tmp_path)


@pytest.mark.parametrize(
    ("script", "text", "told"),
    [
        ("echo after > $1; exit 1", None, "ended with code 1"),
        ("rm $1; mkdir $1; echo after > $1/x", None, "left what is no note (it is a folder)"),
        ("rm $1; mkfifo $1", None, "left what is no note (it is a named pipe (FIFO))"),
        ("rm $1; ln -s /dev/zero $1", None, "left what is no note (it is a device)"),
        (f"head -c {LARGEST + 1} /dev/zero > $1", None, "it has more than 1,000,000 bytes"),
        (r"printf 'caf\351 after' > $1", "caf� after", "not all UTF-8"),
    ],
)
def test_what_the_note_does_not_take_of_the_editors_work_stays_in_its_file(
    edited: Editor, tmp_path: Path, script: str, text: str | None, told: str
) -> None:
    done = edited(script)
    (file,) = left(tmp_path)
    assert done.text == text
    assert told in done.told
    assert f"what it wrote is in {file}" in done.told


def test_what_an_editor_had_written_when_it_was_killed_is_taken(edited: Editor) -> None:
    done = edited("echo after > $1; kill -9 $$")
    assert done.text == "after\n"
    assert done.told.endswith("was ended by SIGKILL; what it had written is taken.")


@pytest.mark.parametrize(
    ("variables", "told"),
    [
        ({"EDITOR": "nosuch-editor"}, "EDITOR is “nosuch-editor”, which is not there"),
        ({"EDITOR": "/etc/passwd"}, "EDITOR is “/etc/passwd”, which may not be run"),
        ({"EDITOR": "/tmp"}, "EDITOR is “/tmp”, which may not be run"),
        ({"EDITOR": "true; touch x"}, "EDITOR is “true; touch x”, which is not there"),
        ({"EDITOR": "vi 'x"}, "EDITOR is “vi 'x”, whose quotes or backslashes do not end"),
        ({"EDITOR": "vi \\"}, "whose quotes or backslashes do not end"),
        ({"EDITOR": "''"}, "EDITOR is “''”, which is not there"),
        ({"VISUAL": "nosuch\x1b[2J", "EDITOR": "true"}, "VISUAL is “nosuch␛[2J”, which is not there"),
        ({"VISUAL": " ", "EDITOR": "", "PATH": ""}, "there is no editor to write in; set EDITOR to yours"),
    ],
)
def test_an_editor_that_cannot_be_run_is_told_before_the_terminal_is_lent(
    monkeypatch: pytest.MonkeyPatch, terminal: Terminal, variables: dict[str, str], told: str
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(UsageError) as caught:
        edit("before", terminal.lend)
    assert told in str(caught.value)
    assert terminal.lent == 0


def test_an_editor_that_the_system_cannot_start_gives_the_terminal_back(
    monkeypatch: pytest.MonkeyPatch, terminal: Terminal, tmp_path: Path
) -> None:
    broken = tmp_path / "broken"
    broken.write_bytes(b"\x7fELF, but no program")
    broken.chmod(0o700)
    monkeypatch.setenv("VISUAL", str(broken))
    with pytest.raises(UsageError, match="cannot be run"):
        edit("before", terminal.lend)
    assert (terminal.lent, terminal.is_lent) == (1, False)


def test_without_a_place_for_the_file_nothing_is_run(
    monkeypatch: pytest.MonkeyPatch, terminal: Terminal, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    monkeypatch.setenv("VISUAL", "true")
    with pytest.raises(UsageError, match="no place for the editor's file"):
        edit("before", terminal.lend)
    assert terminal.lent == 0


def test_a_terminal_that_cannot_be_lent_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def lend() -> AbstractContextManager[None]:
        raise SuspendNotSupported

    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    monkeypatch.setenv("VISUAL", "true")
    with pytest.raises(UsageError, match="cannot be lent"):
        edit("before", lend)
    assert not left(tmp_path)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGQUIT])
def test_a_key_that_interrupts_while_the_terminal_changes_hands_ends_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: signal.Signals
) -> None:
    def interrupt() -> None:
        # Without a handler of the reader's own it would end the tests.
        assert callable(signal.getsignal(number))
        os.kill(os.getpid(), number)

    @contextmanager
    def lend() -> Iterator[None]:
        interrupt()
        yield
        interrupt()

    before = signal.getsignal(number)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setenv("VISUAL", "sh -c 'printf after > $0'")
    with monkeypatch.context() as patched:
        patched.setattr("briefing_tui.tui.outside_editor._run", interrupted(interrupt))
        assert edit("before", lend) == Edited("after")
    assert signal.getsignal(number) is before


def interrupted(interrupt: Callable[[], None]) -> Callable[[list[str]], int]:
    """Runs a program, with an interruption right before and right after it."""

    def run(words: list[str]) -> int:
        interrupt()
        code = _run(words)
        interrupt()
        return code

    return run


def test_a_signal_that_ends_the_reader_ends_the_editor_and_one_that_interrupts_is_the_editors(edited: Editor) -> None:
    before = [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT, signal.SIGTSTP)]
    done = edited(
        f"kill -INT {os.getpid()}; echo after > $1; kill -TERM {os.getpid()}; read never < /dev/tty; sleep 60"
    )
    assert done.text == "after\n"
    assert "was ended by SIGTERM" in done.told
    assert [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT, signal.SIGTSTP)] == before
