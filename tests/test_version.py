"""The version is stated twice, once for the packaging and once for the program."""

from __future__ import annotations

from importlib.metadata import version

import briefing_tui


def test_the_program_and_its_packaging_state_the_same_version() -> None:
    assert version("briefing-tui") == briefing_tui.__version__
