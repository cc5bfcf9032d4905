"""Why an article is not analysed, as the reader is told it."""

from __future__ import annotations

import re

import pytest

from briefing_tui.analysis.gate import judge
from briefing_tui.model.tongues import ENOUGH
from briefing_tui.reading.source import read_text

DUTCH = "De haven wordt in 2026 herbouwd."
SHARES = re.compile(r"(\d+)% of its words are the most frequent English ones, (?:of English )?(\d+)%")


@pytest.mark.parametrize(
    "text",
    [
        DUTCH,
        "De raad stemde woensdag voor het plan. In 2019 was er een storm in de stad, en de haven was in gevaar.",
        "Der Hafen wird neu gebaut, und der Rat der Stadt hat dem Plan am Mittwoch zugestimmt.",
    ],
)
def test_the_reason_names_two_shares_of_which_the_english_one_is_the_smaller(text: str) -> None:
    reason = judge(read_text(text)).reason
    assert reason is not None
    shares = SHARES.search(reason)
    assert shares is not None
    assert int(shares[1]) < int(shares[2])


def test_english_words_that_are_enough_are_held_against_those_of_the_other_language() -> None:
    reason = judge(read_text(DUTCH)).reason or ""
    assert reason.endswith("those of another language")
    assert f"{ENOUGH:.0%} and more" not in reason
