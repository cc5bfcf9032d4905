"""The language that metadata, or a caller, gives an article."""

from __future__ import annotations

import pytest

from briefing_tui.reading.languages import language_tag
from briefing_tui.reading.source import read_text


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("en", "en"),
        ("EN", "en"),
        ("en-GB", "en-GB"),
        ("en_US", "en-US"),
        ("en_US.UTF-8", "en-US"),
        ("English", "en"),
        ("eng", "en"),
        (" de ", "de"),
        ("zh-Hans-CN", "zh-Hans-CN"),
        ("Deutsch", None),
        ("en, de", None),
        ("e", None),
        ("", None),
        (None, None),
        ("x" * 5000, None),
    ],
)
def test_a_language_is_taken_as_it_is_usually_written(written: str | None, tag: str | None) -> None:
    assert language_tag(written) == tag


@pytest.mark.parametrize("field", ["language", "lang", "locale"])
def test_front_matter_gives_it_and_a_caller_goes_before(field: str) -> None:
    text = f"---\n{field}: de_DE\n---\nDie Fähre fährt wieder.\n"
    assert read_text(text, format="markdown").language == "de-DE"
    assert read_text(text, format="markdown", language="en").language == "en"
    assert read_text("The ferry sails.").language is None
