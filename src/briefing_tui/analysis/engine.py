"""What makes briefings, told without loading any of it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from briefing_tui.analysis.naming import is_installed
from briefing_tui.model.briefing import Engine
from briefing_tui.version import __version__

ENGINE = "briefing-tui"
MODEL_NAME = "en_core_web_sm"
MODEL_VERSION = "3.8.0"
# The folders of what decides on what is found: the rules, and what articles and languages are.
_DECIDE = ("analysis", "model")


def engine() -> Engine:
    """What a briefing made now names as its engine, where the language model is installed as it should be."""
    return Engine(ENGINE, __version__, f"{MODEL_NAME}-{MODEL_VERSION}")


def revision() -> str:
    """A digest that is another one whenever a file that decides on the analysis is, within one version of the program
    too, or when the extra that names languages comes or goes.

    Of names, sizes and times of change, 16 hex digits.
    """
    package = Path(__file__).parent.parent
    found = [path for name in _DECIDE for path in (package / name).rglob("*") if path.suffix in (".py", ".json")]
    facts = [f"{path.relative_to(package)} {(state := path.stat()).st_size} {state.st_mtime_ns}" for path in found]
    return hashlib.sha256("\n".join([*sorted(facts), str(is_installed())]).encode()).hexdigest()[:16]
