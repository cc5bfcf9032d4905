"""Regular expressions that are compiled when they are first used.

Compiling one takes up to some milliseconds, and most of those of a module that the reader starts with are for what
few articles have.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Late:
    """Becomes a compiled pattern with the first look at one of its attributes, which it keeps."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self.pattern, self._flags), name)
        setattr(self, name, found)
        return found


def lazily(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A regular expression, to be used as what `re.compile` gives. What is wrong with it shows at its first use."""
    return cast("re.Pattern[str]", _Late(pattern, flags))
