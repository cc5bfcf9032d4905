"""Tortures the library for long: kills, full disks and I/O errors, at every point that can be aimed at.

    python tools/torture.py [SEED]

Prints a line for each part and ends with 1 when anything that was acknowledged is lost, or a store is damaged.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from random import Random, SystemRandom

from tests.library.faults import injected, killed, prepared, strace
from tests.library.worn import killed_restoring, worn

ROUNDS = 60
WRITES = 40


def rounds(seed: int) -> list[str]:
    """Kills two writers at random points, again and again, in one library."""
    random, problems = Random(seed), []
    with tempfile.TemporaryDirectory() as folder:
        file = prepared(Path(folder))
        for number in range(1, ROUNDS + 1):
            problems += [f"round {number}: {problem}" for problem in killed(file, random)]
    return problems


def at_each_write(tracer: str, fault: str) -> list[str]:
    """Aims a fault at each of the first writes of a writer that saves a few notes, each time in a new library."""
    problems = []
    for number in range(1, WRITES + 1):
        with tempfile.TemporaryDirectory() as folder:
            found, _, complaints = injected(prepared(Path(folder)), tracer, fault.format(number), most=3)
            problems += [f"{fault.format(number)}: {problem}" for problem in found]
            if "Traceback" in complaints and "StoreError" not in complaints:
                problems.append(f"{fault.format(number)}: {complaints.splitlines()[-1]}")
    return problems


def at_each_name(tracer: str) -> list[str]:
    """Kills a restoring at each change of a name that it makes, each time with a new damaged library."""
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        model = worn(Path(folder) / "model").parent
        for number in range(1, WRITES + 1):
            found, reached = killed_restoring(model, Path(folder) / str(number), tracer, number)
            problems += [f"change {number}: {problem}" for problem in found]
            if not reached:
                break
    return problems


def main() -> int:
    """Runs every part; gives the exit code."""
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else SystemRandom().randrange(10**6)
    print(f"seed {seed}")
    parts = {f"{ROUNDS} rounds of kill -9 under two writers": rounds(seed)}
    tracer = strace()
    if tracer is None:
        print("strace is not there, or may not trace: faults cannot be injected")
    else:
        for fault in ("signal=KILL:when={}", "error=ENOSPC:when={}+", "error=EIO:when={}+", "error=EIO:when={}"):
            parts[f"{fault.format('N')}, N to {WRITES}"] = at_each_write(tracer, fault)
        parts["restoring, killed at each change of a name"] = at_each_name(tracer)
    for name, problems in parts.items():
        print(f"{name}: {len(problems) or 'nothing'} lost or damaged")
        for problem in problems:
            print(f"  {problem}")
    return int(any(parts.values()))


if __name__ == "__main__":
    sys.exit(main())
