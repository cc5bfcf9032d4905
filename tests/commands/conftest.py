"""Runs the program as a user does: a process of its own, in an empty home, with an environment that is known."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

PROGRAM = (sys.executable, "-m", "briefing_tui")

ARTICLE = """\
Dock workers in Velm end strike

VELM (Coast Wire) — Dock workers in Velm ended a nine-day strike on Friday, [/] after the port agreed to [red] terms.

“We have what we came for,” union leader Mara Kest told Coast Wire. “The cranes will move tonight.”

Port director Jonas Ault said that the agreement would cost 3 million a year. It was signed on 12 March 2021.
"""

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture(scope="session")
def program() -> tuple[str, ...]:
    """What starts the program."""
    return PROGRAM


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of every run: UTF-8, a capable terminal, an empty home."""
    home = tmp_path_factory.mktemp("home")
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "SYSTEMROOT", "VIRTUAL_ENV")}
    return kept | {
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_STATE_HOME": str(home / "state"),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
    }


@pytest.fixture(scope="session")
def run(environment: dict[str, str]) -> Run:
    """Runs the program with arguments and gives what it left; `data` is its standard input, `more` its environment."""

    def started(
        *arguments: str, data: bytes = b"", more: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            (*PROGRAM, *arguments), input=data, capture_output=True, env=environment | (more or {}), check=False
        )

    return started


@pytest.fixture(scope="session")
def article(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A short article in a file."""
    file = tmp_path_factory.mktemp("articles") / "strike.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    return file
