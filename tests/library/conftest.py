"""A library of the test's own, articles to put into it, and a briefing that needs no language model."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from briefing_tui.library.library import Library
from briefing_tui.model.article import Article
from briefing_tui.model.briefing import Briefing
from briefing_tui.model.codec import from_json
from briefing_tui.reading.source import read_text

FERRY = """\
Ferry to Orr is late again

By Ines Falk

ORR (Coast Wire) — The ferry to Orr was six hours late on Friday, harbour master Tilda Ström said.

“Nobody told us that the engine was gone,” Ström told reporters. “We found out from the passengers.”

The company, Norrline, gave no reason. Its director, Per Aune, was not to be reached that evening.
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the test's library is."""
    return tmp_path / "data" / "library.sqlite3"


@pytest.fixture
def library(file: Path) -> Iterator[Library]:
    """An empty library."""
    made = Library.open(file)
    yield made
    made.close()


@pytest.fixture
def ferry() -> Article:
    """An article of a few paragraphs."""
    return read_text(FERRY)


@pytest.fixture
def analysed() -> Briefing:
    """A briefing kept as JSON, with actors, quotes and a timeline."""
    return from_json(json.loads((Path(__file__).parents[1] / "tui" / "data" / "pump.json").read_text(encoding="utf-8")))


@pytest.fixture
def pump(analysed: Briefing) -> Article:
    """The article of that briefing, as it was read."""
    return replace(analysed.article, sentences=(), language=None)
