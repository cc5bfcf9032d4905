"""Countries: by name, adjective, people and capital, and when they act."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing_tui.analysis.actors.countries import country, country_at
from briefing_tui.analysis.actors.lexicon import load

if TYPE_CHECKING:
    from .conftest import Tell


@pytest.mark.parametrize(
    ("words", "name", "use"),
    [
        ("U.S.", "United States", "name"),
        ("N. Korea", "North Korea", "name"),
        ("Burma", "Myanmar", "name"),
        ("Danish", "Denmark", "adjective"),
        ("Danes", "Denmark", "people"),
        ("Nairobi", "Kenya", "capital"),
    ],
)
def test_the_table_knows_the_forms_of_a_country(words: str, name: str, use: str) -> None:
    found = country(words)
    assert found is not None
    assert (found.name, found.use) == (name, use)


def test_us_in_lower_case_is_a_pronoun() -> None:
    assert country("us") is None


def test_the_longest_form_is_taken() -> None:
    found = country_at(["South", "Sudan", "voted"], 0)
    assert found is not None
    assert (found[0], found[1].name) == (2, "South Sudan")


def test_a_country_that_acts_is_a_government_and_one_that_is_a_place_is_not(tell: Tell) -> None:
    told = tell("Norway rejected the offer on Friday. The delegates had met in Portugal.")
    assert told.named("Norway").kind == "government"
    assert told.named("Portugal").kind == "place"


def test_the_adjective_of_a_government_is_its_country(tell: Tell) -> None:
    told = tell("Norway will not sign. The Norwegian government called the terms unfair.")
    assert told.at("Norwegian") is told.named("Norway")
    assert told.at("The Norwegian government") is told.named("Norway")


def test_a_nationality_alone_is_no_actor(tell: Tell) -> None:
    told = tell("She ordered a Norwegian sweater and a Danish lamp.")
    assert told.names == []


def test_a_capital_acts_for_its_government_but_a_visit_goes_to_a_place(tell: Tell) -> None:
    told = tell("Kenya closed the border. Nairobi’s refusal to talk came after a visit to Nairobi by the envoy.")
    assert told.at("Nairobi") is told.named("Kenya")
    place = told.at("Nairobi", 2)
    assert place is not None
    assert place.kind == "place"
    assert place is not told.named("Kenya")


def test_a_people_is_a_group_and_after_the_its_country(tell: Tell) -> None:
    told = tell("Kenya sent aid. The Kenyans have opened the road. Ugandans crossed it at night.")
    assert told.at("Kenyans") is told.named("Kenya")
    assert told.named("Ugandans").kind == "group"


def test_the_north_is_the_country_that_the_text_names(tell: Tell) -> None:
    told = tell("North Korea fired a rocket. Officials said the North had warned nobody.")
    assert told.at("North", 2) is told.named("North Korea")


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("Bhutan", "Bhutan"),
        ("Bhutanese", "Bhutan"),
        ("Samoans", "Samoa"),
        ("Thimphu", "Bhutan"),
        ("St. Lucia", "Saint Lucia"),
        ("Swaziland", "Eswatini"),
        ("Sao Tome and Principe", "São Tomé and Príncipe"),
        ("Timor-Leste", "East Timor"),
    ],
)
def test_small_countries_are_known_by_their_names_people_and_capitals(word: str, name: str) -> None:
    found = country(word)
    assert found is not None
    assert found.name == name


def test_every_country_has_one_row() -> None:
    made = load("countries.json")
    names = [row["name"] for row in (*made["own"], *made["further"])]
    assert len(names) == len(set(names))
