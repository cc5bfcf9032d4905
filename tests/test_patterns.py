"""Patterns cost no more than the length of what they are put to; `make bench` looks at all of them."""

from __future__ import annotations

import ast
import re
import subprocess
import sys

import pytest
from tools.package_patterns import SOURCE

from briefing_tui.analysis.quotes import transcripts
from briefing_tui.analysis.times import tokens
from briefing_tui.library import tags
from briefing_tui.reading import markdown, openings, standing

LONG = 400_000


# Each of these took minutes or longer while the work grew with the square of the length, or faster.
@pytest.mark.parametrize(
    ("pattern", "use", "start", "piece"),
    [
        (openings._DATE_AFTER, "search", "", " "),
        (openings._DATE_AFTER, "search", "", "Published  "),
        (openings._DATELINE, "match", "Aa,", " "),
        (standing._FILE_PHOTO, "match", "FILE", " "),
        (standing._BOILERPLATE, "search", "share", " "),
        (markdown._BLANK_LINE, "search", "\u00a0", " "),
        (markdown._BLANK_LINE, "search", "", "\u00a0 "),
        (transcripts._LABEL, "match", "", "A. "),
        (transcripts._DEBATE, "match", "", "A. "),
        (transcripts._BRACKETED, "fullmatch", "()", " "),
        (tokens._TOKEN, "findall", "", "1/1"),
        (tokens._TOKEN, "findall", "", "a.-"),
        (tags._TAG, "findall", "#", "1-"),
    ],
    ids=lambda value: repr(value)[:12],
)
def test_a_pattern_costs_no_more_than_the_length(pattern: re.Pattern[str], use: str, start: str, piece: str) -> None:
    text = start + piece * (LONG // len(piece)) + "\x00"
    found = getattr(pattern, use)(text)
    assert found is None or isinstance(found, list)


# In a process of its own, in which nothing is compiled yet.
MEASURED = """
from tools.package_patterns import every_pattern
for found in every_pattern():
    print(found.place, found.seen, "all rights reserved" in str(found.pattern.pattern), sep="|")
"""


def test_every_pattern_that_the_source_compiles_is_measured() -> None:
    root = SOURCE.parent.parent
    told = subprocess.run((sys.executable, "-c", MEASURED), cwd=root, capture_output=True, text=True, check=True)
    rows = [line.split("|") for line in told.stdout.splitlines()]
    measured = {place.split()[0] for place, *_ in rows}
    for file in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute | ast.Name) and ast.unparse(node) in ("re.compile", "lazily"):
                assert f"{file.relative_to(SOURCE)}:{node.lineno:03}" in measured
    # One that is compiled when it is first needed, from a word list, is seen as it then is.
    assert [row[1:] for row in rows if row[0].endswith(" _BOILERPLATE")] == [["True", "True"]]
