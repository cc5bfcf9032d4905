"""Pronouns put to the actor that they stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
