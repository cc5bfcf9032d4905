"""Pronouns put to the actor that they stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Tell


def test_gender_decides_between_two_persons(tell: Tell) -> None:
    told = tell("Anna Weiss met Peter Holt in the morning. She left early. He stayed until noon.")
    assert told.at("She") is told.named("Anna Weiss")
    assert told.at("He") is told.named("Peter Holt")


def test_a_title_tells_the_gender(tell: Tell) -> None:
    told = tell("Mrs. Okafor thanked Mr. Ibsen. “It was kind,” she said.", sources=("she",))
    assert told.speaker("she") == "Okafor"


def test_the_subject_is_preferred(tell: Tell) -> None:
    told = tell("Peter Holt beat Mark Dunne in the final. He had trained for years.")
    assert told.at("He") is told.named("Peter Holt")


def test_the_speaker_goes_on_over_a_name_inside_the_quotation(tell: Tell) -> None:
    told = tell(
        "Peter Holt spoke to the press. “I never met Mark Dunne,” he said.",
        "“Dunne was not there,” he added.",
        sources=(("he", 1), ("he", 2)),
    )
    assert told.at("he added") is None
    assert told.speaker("he", 2) == "Peter Holt"


def test_it_stands_for_what_is_no_person(tell: Tell) -> None:
    told = tell("Peter Holt founded Brixel Corp. in 1990. Brixel Corp. grew fast until it closed two plants.")
    assert told.at("it") is told.named("Brixel Corp.")


def test_the_reason_tells_what_the_pronoun_rests_on(tell: Tell) -> None:
    told = tell("Peter Holt resigned. He said he was tired.", sources=("He",))
    found = told.who("He")
    assert found is not None
    assert found.reason == "‘He’ is the last man named"
    assert 0.5 <= found.confidence <= 0.9


def test_a_pronoun_goes_back_to_the_source_of_the_sentence_before(tell: Tell) -> None:
    told = tell(
        "Officer Peter Holt came late.",
        "According to Mark Dunne, the board will decide next week. He called the affair a disgrace.",
        sources=("Mark Dunne", "He"),
    )
    assert told.speaker("He") == "Mark Dunne"


def test_its_is_the_subject_of_its_sentence(tell: Tell) -> None:
    told = tell("Brixel Corp. sued Orford Rovers in May. Orford Rovers said so, but Brixel Corp. kept its word.")
    assert told.at("its") is told.named("Brixel Corp.")


def test_a_doubtful_pronoun_stands_for_nobody(tell: Tell) -> None:
    told = tell("A clerk of Brixel Corp. came. The night was cold. The road was long. It ended at a gate.")
    assert told.at("It") is None


def test_nobody_outside_the_narrative_is_meant_by_a_pronoun(tell: Tell) -> None:
    told = tell(
        "FENMOUTH (Tarn Press) —", "It was shut all day, and nobody knew why it stayed so.", roles={0: "dateline"}
    )
    assert told.at("It") is None
    assert told.at("it") is None


@pytest.mark.parametrize(
    ("paragraphs", "source", "who"),
    [
        (("A nurse at the clinic was tired. “We need help,” she said.",), "she", "A nurse"),
        (("A spokesman arrived late. “No comment,” he said.",), "he", "A spokesman"),
        (("A spokesman said the road was shut.", "The farmer lost ten cows. “I am ruined,” he said."), "he", "farmer"),
        (("A ship sank. The captain swam. “I was cold,” she said.",), "she", "captain"),
    ],
)
def test_who_is_only_described_may_be_meant_by_he_and_she(
    tell: Tell, paragraphs: tuple[str, ...], source: str, who: str
) -> None:
    text = "\n\n".join(paragraphs)
    nth = text[: text.index(f" {source} said") + 1].count(source) + 1
    told = tell(*paragraphs, sources=((source, nth),))
    assert told.speaker(source, nth) == who


def test_somebody_of_unknown_gender_is_doubted(tell: Tell) -> None:
    told = tell("Quell Vandor opened the gate. “Come in,” she said.", sources=("she",))
    found = told.who("she")
    assert found is None or found.confidence < 0.7
