"""Which first passages are headlines."""

from __future__ import annotations

import pytest

from briefing_tui.reading.headlines import is_headline
from briefing_tui.reading.source import read_text

LEAD = (
    "The county council of Skarvik has bought the old ferry back from the bank in Bergen, eleven years after it was "
    "sold to pay for a bridge that nobody built."
)
OTHER = (
    "The rain had not let up since the weekend, and in the harbour the fishing boats lay three abreast along the quay "
    "with nobody on them."
)


@pytest.mark.parametrize(
    "line",
    [
        "Skarvik council buys its ferry back.",
        "Skarvik council buys ferry back from bank;",
        "Skarvik Buys Its Ferry Back From the U.S. Bank.",
        "Ferry: how Skarvik bought it back.",
    ],
)
def test_a_short_line_that_the_lead_tells_again_may_end_as_a_sentence(line: str) -> None:
    assert is_headline(line, [LEAD, OTHER])


@pytest.mark.parametrize(
    "line",
    [
        "Skarvik council buys its ferry back.",  # nothing below tells it again
        "The harbour of Skarvik was empty.",
        "It had rained in Skarvik.",
    ],
)
def test_a_short_first_sentence_of_a_story_is_no_headline(line: str) -> None:
    assert not is_headline(line, [OTHER])


def test_a_line_that_saves_words_as_headlines_do_needs_less_below_it() -> None:
    assert is_headline("Island villages face tough sell over ferry plans.", [OTHER, LEAD])
    assert not is_headline("The island villages face a tough sell over ferry plans.", [OTHER, LEAD])
    assert not is_headline("Island villages asked ministers on Monday for ferry plans.", [OTHER, LEAD])


@pytest.mark.parametrize("below", ["By Ida Holm", "May 5, 2031", "BERGEN (AP) — The ferry is back.", "LETTERS."])
def test_the_head_of_an_article_below_makes_a_headline_of_a_finished_line(below: str) -> None:
    assert is_headline("Skarvik council buys its ferry back.", [below, OTHER])


def test_a_headline_may_stand_over_one_line() -> None:
    assert is_headline("Skarvik Council Slams Bank Over Ferry", ["The council of Skarvik said that the bank had lied."])


@pytest.mark.parametrize("line", ["Dear Ida", "Good morning", "Dear members of the ferry council,"])
def test_a_greeting_over_a_line_is_no_headline(line: str) -> None:
    assert not is_headline(line, ["The council of Skarvik said that the bank had lied."])


def test_a_rubric_below_the_title_is_a_heading() -> None:
    read = read_text("\n\n".join(("Skarvik council buys its ferry back.", "LETTERS.", OTHER)))
    assert [passage.role for passage in read.passages] == ["title", "heading", "body"]
