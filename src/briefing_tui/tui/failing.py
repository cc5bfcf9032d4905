"""Unexpected errors of what runs beside the keys: reading goes on, and each is told of and reported once."""

from __future__ import annotations

from briefing_tui.errors import BriefingError


class Failures:
    """The errors that were outlived. A poll that fails at one place is told of once, not every second."""

    def __init__(self) -> None:
        self._known: set[str] = set()

    def told(self, error: BaseException) -> str | None:
        """Reports an error; gives what to tell the user of it, None where that was told before."""
        from briefing_tui.crash_report import reported, summary

        if isinstance(error, BriefingError):
            # It is the user's to see, not to report.
            return str(error)
        where = summary(error)
        if where in self._known:
            return None
        self._known.add(where)
        return reported(error, "open")
