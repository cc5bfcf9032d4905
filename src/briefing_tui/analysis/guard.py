"""A guard around the work on one article, so that a fault in it is told and never ends the work on the others."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from briefing_tui.errors import ArticleError, BriefingError, SettingsError

_PACKAGE = Path(__file__).parent.parent


@contextmanager
def guarded(done: str = "taken apart") -> Iterator[None]:
    """Turns whatever goes wrong in the block into an ArticleError that a user can read; `done` is what was tried.

    Errors that are the user's already pass, and so do a pipe that nobody reads any more and an interruption. The
    message names the kind of error and its place in the program, and holds no words of the article.
    """
    try:
        yield
    except (BriefingError, BrokenPipeError):
        raise
    except MemoryError as error:
        raise ArticleError(f"the article could not be {done}: there is not enough memory for it") from error
    except Exception as error:
        told = f"{type(error).__name__} in {_place(error.__traceback__)}"
        raise ArticleError(f"the article could not be {done}: {told}; please report this{_report(error)}") from error


def _report(error: Exception) -> str:
    """Where a report of the error is kept, as the end of a message; empty where none can be kept."""
    from briefing_tui.crash_report import write_report

    try:
        return f" with {write_report(error, 'one article')}"
    except (OSError, SettingsError):
        return ""


def _place(trace: TracebackType | None) -> str:
    """The innermost line of the program that a traceback leads through, as “analysis/summary.py:40”."""
    place = "a library"
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if file.is_relative_to(_PACKAGE) and file != Path(__file__):
            place = f"{file.relative_to(_PACKAGE).as_posix()}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
