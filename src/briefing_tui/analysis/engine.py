"""What makes briefings, told without loading any of it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from briefing_tui.model.briefing import Engine
from briefing_tui.version import __version__

ENGINE = "briefing-tui"
MODEL_NAME = "en_core_web_sm"
MODEL_VERSION = "3.8.0"


def engine() -> Engine:
    """What a briefing made now names as its engine, where the language model is installed as it should be."""
    return Engine(ENGINE, __version__, f"{MODEL_NAME}-{MODEL_VERSION}")


def revision() -> str:
    """A digest that is another one whenever a file of the analysis is, within one version of the program too.

    Of names, sizes and times of change, 16 hex digits.
    """
    folder = Path(__file__).parent
    files = sorted(path for path in folder.rglob("*") if path.suffix in (".py", ".json"))
    facts = [f"{path.relative_to(folder)} {(state := path.stat()).st_size} {state.st_mtime_ns}" for path in files]
    return hashlib.sha256("\n".join(facts).encode()).hexdigest()[:16]
