"""The monkey at its terminal: a short session of the reader, and programs that it has to find fault with."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest
from tools.monkey import prepared
from tools.monkey_keys import Monkey, Resized, Typed
from tools.monkey_session import Outcome, Places, play

ANSWERS = """
import os, signal, sys, termios, tty
before = termios.tcgetattr(0)
tty.setraw(0)
write = lambda words: os.write(1, words)
signal.signal(signal.SIGWINCH, lambda *_: write(b"painted"))
write(b"\\x1b[?1049h\\x1b[?25l\\x1b[?1000h")
while (typed := os.read(0, 100)) and b"\\x11" not in typed:
    write(b"answer")
"""
RESTORES = 'write(b"\\x1b[?1000l\\x1b[?25h\\x1b[?1049l"); termios.tcsetattr(0, termios.TCSANOW, before)\n'


def played(folder: Path, program: str) -> Outcome:
    home = folder / "home"
    home.mkdir()
    places = Places(home, (home, home))
    return play(1, 5, places, folder, quits=0.0, program=(sys.executable, "-c", program))


def test_a_session_of_the_reader_is_well(tmp_path: Path) -> None:
    outcome = play(7, 60, prepared(tmp_path, small=True), tmp_path, quits=0.02)
    assert outcome.faults == [], "\n".join([" ".join(outcome.last), *outcome.screen])
    assert outcome.keys == 60


@pytest.mark.parametrize(
    ("ending", "faults"),
    [
        (RESTORES, []),
        (RESTORES + "sys.exit(3)", ["exit code 3"]),
        (RESTORES + "print('Traceback (most recent call last)')", ["a traceback"]),
        (
            "",
            ["mode ?1000 left on", "mode ?1049 left on", "mode ?25 left off", "line settings left changed"],
        ),
    ],
)
def test_it_finds_fault_with_an_end_that_is_not_in_order(tmp_path: Path, ending: str, faults: list[str]) -> None:
    assert played(tmp_path, ANSWERS + ending).faults == faults


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="the system does not tell of processes")
def test_it_finds_a_process_that_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tools.monkey_session.GONE", 0.0)
    number = tmp_path / "number"
    left = f"""import pathlib, subprocess
left = subprocess.Popen(["sleep", "infinity"], start_new_session=True)
pathlib.Path({str(number)!r}).write_text(str(left.pid))
"""
    try:
        faults = played(tmp_path, ANSWERS + RESTORES + left).faults
    finally:
        os.kill(int(number.read_text(encoding="ascii")), signal.SIGKILL)
    assert faults == [f"process {number.read_text(encoding='ascii')} left behind"]


def test_it_finds_a_program_that_answers_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tools.monkey_session.PATIENCE", 1.0)
    deaf = ANSWERS.replace('write(b"painted")', "None").replace('write(b"answer")', "None")
    outcome = played(tmp_path, deaf + RESTORES)
    assert "nothing answers for 1 s" in outcome.faults
    assert any("most recent call first" in line for line in outcome.screen)


def test_the_same_seed_does_the_same() -> None:
    one, other = Monkey(3).acts(), Monkey(3).acts()
    acts = [next(one) for _ in range(500)]
    assert acts == [next(other) for _ in range(500)]
    assert {Typed, Resized} < {type(act) for act in acts}
    assert next(Monkey(4).acts()) != acts[0] or [next(Monkey(4).acts()) for _ in range(9)] != acts[:9]
