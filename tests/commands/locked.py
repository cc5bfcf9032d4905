"""Runs the program as somebody who may not enter every folder: root may not either, without its privileges."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest

from tests.commands.conftest import PROGRAM

_NO_PRIVILEGES = ("--bounding-set", "-dac_override,-dac_read_search")


def run_unprivileged(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """What the program leaves; the test is skipped where root cannot put its privileges down."""
    before: tuple[str, ...] = ()
    if os.geteuid() == 0:
        setpriv = shutil.which("setpriv")
        before = (setpriv or "setpriv", *_NO_PRIVILEGES)
        if setpriv is None or subprocess.run((*before, "true"), capture_output=True, check=False).returncode:
            pytest.skip("root may enter every folder here")
    return subprocess.run((*before, *PROGRAM, *arguments), capture_output=True, env=environment, check=False)
