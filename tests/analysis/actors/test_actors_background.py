"""Who is folded away because a reader looks past him, and who never is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing_tui.analysis.actors.lexicon import load

if TYPE_CHECKING:
    from .conftest import Tell

FILLING = (
    "The harbour board met for three hours on Monday and put off its vote.",
    "Members could not agree on the price of the new crane, and nobody left early.",
    "The rain did not stop until the evening, and the street lamps stayed dark.",
)
STORY = "Ines Calvo resigned on Monday. Calvo will leave the harbour board in May, and Tomas Reyes will replace her."

PASSING = [
    ("She was born in Bergen and moved away as a child.", "Bergen"),
    ("He flew home from Rome on Friday.", "Rome"),
    ("The storm was not as bad as the one that hit Norway in spring.", "Norway"),
    ("A warehouse in Portugal is said to be cheaper.", "Portugal"),
]
LOOKED_FOR = [
    ("Marta Lind sued the harbour in June.", "Marta Lind"),
    ("Brixel Corp bought the crane and sold it again.", "Brixel Corp"),
    ("The board then dismissed Peter Hald.", "Peter Hald"),
    ("Norway expelled two diplomats and closed its embassy.", "Norway"),
]


@pytest.mark.parametrize(("sentence", "name"), PASSING, ids=[name for _, name in PASSING])
def test_where_something_is_lies_in_the_background(tell: Tell, sentence: str, name: str) -> None:
    told = tell(STORY, *FILLING, sentence)
    assert told.named(name).background
    assert not told.named("Ines Calvo").background


@pytest.mark.parametrize(("sentence", "name"), LOOKED_FOR, ids=[name for _, name in LOOKED_FOR])
def test_who_does_something_or_is_a_person_does_not(tell: Tell, sentence: str, name: str) -> None:
    assert not tell(STORY, *FILLING, sentence).named(name).background


def test_who_speaks_is_never_in_the_background(tell: Tell) -> None:
    told = tell(
        STORY, *FILLING, "The price of cranes fell in Bergen, a port official said.", sources=("a port official",)
    )
    assert not told.named("a port official").background


def test_who_is_named_in_the_title_and_in_the_story_is_not(tell: Tell) -> None:
    told = tell("Crane of Brixel Corp fails", STORY, *FILLING, "The crane of Brixel Corp was new.", roles={0: "title"})
    assert not told.named("Brixel Corp").background


def test_what_does_things_or_has_a_post_counts_for_the_front_and_places_and_affiliations_do_not() -> None:
    weights = load("background.json")["named"]
    assert all(weights[sign] > 0 for sign in ("mentions", "does", "role", "person", "speaks"))
    assert all(weights[sign] < 0 for sign in ("place", "where", "joined", "affiliation", "of", "told"))
