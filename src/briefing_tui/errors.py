"""The few errors a user can meet. Each message says what went wrong, where, and what to do about it."""

from __future__ import annotations

from briefing_tui.sanitising import clean_line


class BriefingError(Exception):
    """Base of every error that is the user's to see; its text is shown as it stands, without a traceback.

    The message is cleaned and put on one line: most messages quote what came from outside. `exit_code` is what a
    command ends with when the error reaches it.
    """

    exit_code = 1

    def __init__(self, message: str) -> None:
        super().__init__(clean_line(message))


class UsageError(BriefingError):
    """The words of the command line, or a value given in them, cannot be used."""

    exit_code = 2


class SourceError(BriefingError):
    """An article cannot be read: missing, a folder, binary, empty, not readable."""

    exit_code = 3


class ArticleError(BriefingError):
    """One article cannot be taken apart, for a fault of the program or want of memory; others still can."""


class ContractError(BriefingError):
    """A JSON document does not keep the `briefing/1` contract."""


class LanguageError(BriefingError):
    """The language model is missing or is not the one that the figures were measured with."""


class SettingsError(BriefingError):
    """The settings file, or a theme file, cannot be used."""


class StoreError(BriefingError):
    """The library cannot be used, or not be written to: read-only, full, locked, damaged, of a newer version."""

    exit_code = 4


class SpoiltError(StoreError):
    """One row of the library is spoilt; all the others can be used."""


class DamagedError(StoreError):
    """The library is damaged; a copy of it has to be restored."""
