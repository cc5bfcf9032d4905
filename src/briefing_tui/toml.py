"""TOML from outside, read within limits."""

from __future__ import annotations

from typing import Any

from briefing_tui.patterns import lazily

# tomllib takes the square of the number of a key's parts: 30,000 of them in 64 KB cost a quarter of a minute.
_MOST_PARTS = 20
_PART = r"""(?:[A-Za-z0-9_-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')"""
_LONG_KEY = lazily(rf"(?<![A-Za-z0-9_-])(?:{_PART}[ \t]*+\.[ \t]*+){{{_MOST_PARTS}}}")


def load_toml(text: str) -> dict[str, Any]:
    """The tables of a TOML text.

    Raises ValueError, whose text says what is wrong, for what is not TOML, is nested more deeply than Python calls
    (some hundred levels), has a key of more than 20 parts, or a number of more than 4,300 digits.
    """
    import tomllib

    if _LONG_KEY.search(text):
        raise ValueError(f"a key has more than {_MOST_PARTS} parts")
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise ValueError("its values are nested too deeply") from error
    except tomllib.TOMLDecodeError:
        raise
    except ValueError as error:
        # Python's own words about long numbers are for programmers.
        raise ValueError("a number in it is too long, or a date in it is none") from error
