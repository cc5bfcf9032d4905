"""What stands right beside a quote says who spoke: touching verbs, lead-ins, signatures; beats say nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Find = Callable[..., list[Any]]


@pytest.mark.parametrize(
    ("paragraphs", "sources"),
    [
        (("From Mayor Oda Riis:", "“We could not be prouder of the rowers.”"), ["Mayor Oda Riis"]),
        (("And from Chairman Per Olrik:", "“The quay is in good hands.”"), ["Chairman Per Olrik"]),
        (("“A turning point for the whole coast.” – Mayor Oda Riis",), ["Mayor Oda Riis"]),
        (("“A turning point for the whole coast.” -Pilot Per Olrik",), ["Per Olrik"]),
        (("“The toll is low,” Riis said as the rower yelled: “That is a lie!”",), ["Riis", "the rower"]),
        (("“Row!” she cried. “Faster!” the pilot shouted. “Land!” Oda Riis screamed.",),
         ["she", "the pilot", "Oda Riis"]),
    ],
)  # fmt: skip
def test_what_touches_a_quote_says_who_spoke(speech_in: Find, paragraphs: tuple[str, ...], sources: list[str]) -> None:
    assert [said.source for said in speech_in(*paragraphs) if said.kind == "direct"] == sources


@pytest.mark.parametrize("beat", ["Per Olrik nodded.", "Per Olrik shrugged.", "Per Olrik closed the window."])
def test_a_beat_after_a_quote_is_no_cue(speech_in: Find, beat: str) -> None:
    (found,) = speech_in(f"Oda Riis turned to the pilots. “We knew of the leak.” {beat}")
    assert found.source == "Oda Riis"


def test_a_whole_sentence_in_marks_is_a_quote_without_a_speaker(speech_in: Find) -> None:
    found = speech_in("The wall by the quay was white.", "“The sea was here before you were.”")
    assert [(said.kind, said.source) for said in found] == [("direct", None)]


@pytest.mark.parametrize(
    "sentence",
    [
        "He sold “quack” cures on the quay.",
        "The ferry brought a man who goes by the name “Shorty.”",
        "You may know him from such films as “The Long Winter” and “The Short Summer of Love”.",
    ],
)
def test_words_that_only_name_something_are_no_speech(speech_in: Find, sentence: str) -> None:
    assert {said.kind for said in speech_in(sentence)} == {"scare"}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“The pier is gone,” the Brill Gazette quoted Oda Riis.", "Oda Riis"),
        ("He shouted at the pilots and said, “I will sink you all,” the prosecutor’s office said.", "He"),
        ("According to the Gazette, Oda Riis stated, “The pier is gone and the fog is back.”", "Oda Riis"),
    ],
    ids=["whom a paper quotes", "whoever said it before the office told it", "whom a paper has heard"],
)
def test_who_said_it_outweighs_who_passes_it_on(speech_in: Find, text: str, source: str) -> None:
    (found,) = [one for one in speech_in(text) if one.kind == "direct"]
    assert found.source == source


def test_who_is_quoted_by_a_paper_speaks(speech_in: Find) -> None:
    (found,) = speech_in("Oda Riis is quoted by the Brill Gazette as saying, “What a chance we have missed.”")
    assert found.source == "Oda Riis"
