"""Where the user's settings, data and state are: the one place that asks for them.

An `XDG_…_HOME` that is not absolute is ignored, as the XDG Base Directory Specification (0.8) says.
"""

from __future__ import annotations

from pathlib import Path

from briefing_tui.errors import SettingsError

APPLICATION = "briefing-tui"


def config_folder() -> Path:
    """The folder of the user's settings, whether or not it exists yet. Raises SettingsError without a home."""
    return _folder("config", ".config")


def data_folder() -> Path:
    """The folder of the user's library, whether or not it exists yet. Raises SettingsError without a home."""
    return _folder("data", ".local/share")


def state_folder() -> Path:
    """The folder of what is kept between runs and may be lost (reports of errors), whether or not it exists yet.

    Raises SettingsError without a home.
    """
    return _folder("state", ".local/state")


def _folder(kind: str, default: str) -> Path:
    """The platform's folder of a kind; `default` is the specification's, under the home folder, for platformdirs of
    releases that take a relative one as it stands."""
    import platformdirs

    ask = {
        "config": platformdirs.user_config_path,
        "data": platformdirs.user_data_path,
        "state": platformdirs.user_state_path,
    }[kind]
    try:
        found = ask(APPLICATION, appauthor=False)
        return found if found.is_absolute() else Path.home() / default / APPLICATION
    except RuntimeError as error:
        raise SettingsError(f"the folder of your {kind} is not known; set HOME to your home folder") from error
