"""Whatever is done to an article, it is taken apart, and all of its briefing points into the text."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing_tui.analysis.language import Language
from tests.analysis.mutations import briefing_of, mutated


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(mutated(), st.sampled_from(["text", "markdown"]), st.sampled_from([None, "2024-05-08"]))
def test_a_mutated_article_keeps_every_promise(language: Language, text: str, form: str, published: str | None) -> None:
    briefing_of(text, language, form, published)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "S tttes p«p",
        "Vera Tolman had sold the last book “",
        "“",
        'a"b"c said “x',
        f"The number {'7' * 309} is long.",
        f"The number {'7' * 5000} is long, and so is {'7' * 5000}th and {'1,' + '000,' * 400}000 of them years ago.",
        f"It fell in {'7' * 5000} BC, in May {'7' * 5000} BC and in {'8' * 5000}–{'7' * 5000} BC.",
        "It cost two" + " million" * 80 + " years.",
        "(" * 3000 + "said" + ")" * 3000,
    ],
    ids=lambda text: text[:24],
)
def test_what_once_stopped_the_analysis_is_taken_apart(language: Language, text: str) -> None:
    assert briefing_of(text, language)
