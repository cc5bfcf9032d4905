"""The reader from its start to its end: what it is given, what is told when it is left, and the exit code."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Sequence

from briefing_tui.model.article import Article
from briefing_tui.settings import load_settings, theme_folder
from briefing_tui.themes import load_themes
from briefing_tui.tui.app import ReaderApp
from briefing_tui.tui.environment import check_environment
from briefing_tui.tui.opening import Opening


def run(articles: Sequence[tuple[Article, str | None]], tell: Callable[[str], None]) -> int:
    """Opens the reader on articles, each with its place, until it is left; gives the exit code, 128 and the signal's
    number when a signal ended it.

    One article is opened at once; of several the reader chooses; without any, the library is opened. When the terminal
    is the user's again, `tell` is given what they have to know, a line each. Raises UsageError when the environment
    asks for a terminal that there is not, and any unexpected error that ended the reader.
    """
    check_environment()
    if not sys.warnoptions:
        # What Python finds when it clears up has no place on the terminal.
        warnings.simplefilter("ignore")
    openings = [Opening(article, place) for article, place in articles]
    app = ReaderApp(openings, load_settings(), load_themes(theme_folder()))
    try:
        app.run()
    except Exception:
        # What went wrong first tells more than what that led to.
        if app.failure is None:
            raise
    finally:
        if sys.platform != "win32":
            from briefing_tui.tui.terminal import ignore_ending

            ignore_ending()
    for line in app.drafts.told:
        tell(line)
    if isinstance(app.failure, BrokenPipeError):
        # It was none that the output goes to, which is what one means to who started the reader.
        raise RuntimeError("a pipe of the reader's own") from app.failure
    if app.failure is not None:
        raise app.failure
    return app.return_code or 0
