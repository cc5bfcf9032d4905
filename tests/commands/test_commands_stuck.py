"""An analysis process that hangs, or is killed, while the reader is open."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from tests.commands.terminals import Child, leave, started

# Signs of life come, and are missed, so much sooner that nobody need wait for it.
HASTY = """
import sys
from briefing_tui.commands.main import main
from briefing_tui.tui import analyst
beat = "from briefing_tui.analysis import worker; worker.BEAT = 0.02; worker.main()"
analyst.BEAT = 0.2
analyst.Analyst.__init__.__defaults__ = ((sys.executable, "-c", beat),)
sys.exit(main())
"""


def analysis(child: Child, *ended: int) -> int:
    """The number of the reader's analysis process, once one runs that is none of those that have `ended`."""
    children = Path(f"/proc/{child.pid}/task/{child.pid}/children")
    until = time.monotonic() + 30
    while child.isalive() and time.monotonic() < until:
        for found in children.read_text(encoding="ascii").split():
            # Until it runs a program of its own it is the reader still, which waits for that.
            if int(found) not in ended and HASTY.encode() not in Path(f"/proc/{found}/cmdline").read_bytes():
                return int(found)
    raise AssertionError("the reader has started no analysis process")


@pytest.mark.skipif(sys.platform != "linux", reason="what a process has started is found in /proc")
def test_an_analysis_that_hangs_or_is_killed_is_told_of_and_one_key_tries_again(
    environment: dict[str, str], article: Path, tmp_path: Path
) -> None:
    own = environment | {"XDG_DATA_HOME": str(tmp_path)}
    with started(own, sys.executable, "-c", HASTY, str(article)) as child:
        child.expect_exact("analysing")
        os.kill(first := analysis(child), signal.SIGSTOP)
        child.expect_exact("no sign of life")
        child.expect_exact("R tries again")
        child.send("R")
        os.kill(second := analysis(child, first), signal.SIGKILL)
        child.expect_exact("was ended by SIGKILL")
        child.send("R")
        # What only the analysis finds.
        child.expect("Actors·[1-9]")
        os.kill(last := analysis(child, first, second), signal.SIGSTOP)
        assert leave(child) == 0
    with pytest.raises(ProcessLookupError):
        os.kill(last, 0)
