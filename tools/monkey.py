"""Lets a monkey play with the reader: random keys, pastes, clicks and sizes, session after session.

    python tools/monkey.py [--seed N] [--sessions N] [--keys N] [--seconds N]

Prints a line a session, and for each fault (an exit code, a traceback, no answer, a terminal that is not as it was, a
process left behind, memory) the seed and the last acts. `--seed N --sessions 1` plays that session again. Ends with 1
when there was a fault.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from random import SystemRandom

from tools.monkey_session import ALLOWED, Outcome, Places, play

SESSIONS, KEYS = 60, 400
SEEDS = Path(__file__).parents[1] / "seeds"
SHORT = """---
title: A short one
published: 2024-03-02
url: https://example.org/short
---

“We will see on Friday,” said Ana Perez, the harbour master of Velm, on 1 March 2024. She [told reporters](https://example.org/told)
that the ferry had stopped in 2019.

Mr Okoro disagreed. “It never stopped,” he said.
"""
ODD = "[red]Odd[/] " + "漢字 " * 40 + "e\u0301\u200d \U0001f642 " * 30 + "\n\n" + "x" * 500 + "\n\n" + "- item\n" * 30
EMPTY = "Word\n"


def prepared(folder: Path, *, small: bool = False) -> Places:
    """A home with a library of some articles and notes (one of each with `small`), and articles outside of it."""
    home, shelf = folder / "home", folder / "articles"
    home.mkdir()
    shelf.mkdir()
    for name, text in (("short.md", SHORT), ("odd.md", ODD), ("word.txt", EMPTY)):
        (shelf / name).write_text(text, encoding="utf-8")
    articles = (*sorted(SEEDS.iterdir()), *sorted(shelf.iterdir()))
    data = {"HOME": str(home), "XDG_DATA_HOME": str(home / "data"), "LANG": "C.UTF-8"}
    short = str(shelf / "short.md")
    _briefing(data, "notes", "add", "--quote", "Mr Okoro", "--text", "On words", short)
    if not small:
        _briefing(data, "library", "add", *map(str, articles))
        for number in range(4):
            _briefing(data, "notes", "add", "--text", f"Note {number}", str(articles[number % 2]))
    return Places(home, articles)


def sessions(seed: int, count: int, keys: int, seconds: float | None, quits: float | None) -> Iterator[Outcome]:
    """The outcomes of so many sessions, as long as there is time."""
    until = time.monotonic() + seconds if seconds else None
    with tempfile.TemporaryDirectory(prefix="briefing-monkey-") as name:
        places = prepared(Path(name))
        for number in range(seed, seed + count):
            if until is not None and time.monotonic() > until:
                return
            yield play(number, keys, places, Path(name), quits=quits)


def growth(outcome: Outcome) -> str:
    """How the memory grew, in words; empty where no sitting was long enough."""
    if outcome.memory is None:
        return ""
    early, late = outcome.memory
    return f", {early / 1024:.0f} to {late / 1024:.0f} MB" if early else ""


def told(outcome: Outcome) -> str:
    """A session in a line, its faults below."""
    state = "; ".join(outcome.faults) or "well"
    lines = [f"seed {outcome.seed}: {outcome.keys} acts in {outcome.sittings} sittings{growth(outcome)}: {state}"]
    if outcome.faults:
        lines.append(f"    last: {' · '.join(outcome.last)}")
        lines += [f"    | {line}" for line in outcome.screen]
    return "\n".join(lines)


def main() -> int:
    """Plays, and tells; gives the exit code."""
    parser = argparse.ArgumentParser(description="Lets a monkey play with the reader.")
    parser.add_argument("--seed", type=int, default=None, help="the first session's seed; the others follow it")
    parser.add_argument("--sessions", type=int, default=SESSIONS)
    parser.add_argument("--keys", type=int, default=KEYS, help="acts a session")
    parser.add_argument("--seconds", type=float, default=None, help="begins no session after so long")
    parser.add_argument("--quits", type=float, default=None, help="share of acts that close a screen; 0 for memory")
    asked = parser.parse_args()
    seed = SystemRandom().randrange(10**6) if asked.seed is None else asked.seed
    print(f"seed {seed}, {asked.sessions} sessions of {asked.keys} acts", flush=True)
    outcomes = []
    for outcome in sessions(seed, asked.sessions, asked.keys, asked.seconds, asked.quits):
        outcomes.append(outcome)
        print(told(outcome), flush=True)
    faulty = sum(bool(outcome.faults) for outcome in outcomes)
    grown = sum(outcome.memory[1] > ALLOWED * outcome.memory[0] for outcome in outcomes if outcome.memory)
    acts = sum(outcome.keys for outcome in outcomes)
    print(f"{len(outcomes)} sessions, {acts} acts: {faulty} with a fault, {grown} with more memory than {ALLOWED:.0%}")
    return int(faulty or grown)


def _briefing(environment: dict[str, str], *arguments: str) -> None:
    command = [sys.executable, "-m", "briefing_tui", *arguments]
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main())
