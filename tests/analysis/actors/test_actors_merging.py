"""One entry for each actor, and no entry for two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing_tui.analysis.actors import persons
from briefing_tui.analysis.actors.organisations import same_organisation

if TYPE_CHECKING:
    from .conftest import Tell


def test_surnames_and_given_names_go_to_the_full_name(tell: Tell) -> None:
    told = tell("Ruth Amsel founded the school. Amsel taught there. “Ruth never tired,” a pupil said.")
    assert told.at("Amsel", 2) is told.at("Ruth", 2) is told.named("Ruth Amsel")


def test_a_name_is_compared_only_with_those_that_are_like_it(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []
    same_person = persons._same_person

    def counting(one: list[str], other: list[str]) -> bool:
        compared.append(other[-1])
        return same_person(one, other)

    monkeypatch.setattr(persons, "_same_person", counting)
    index, consonants = persons._FullNames(), "bcdfghjklm"
    surnames = [f"w{a}{b}{b}{a}{a}" for a in consonants for b in consonants] + ["wbccbx"]
    for surname in surnames:
        found = index.same(["ann", surname], f"ann {surname}")
        assert found == ("ann wbccbb" if surname == "wbccbx" else None)
        index.add(f"ann {surname}", ["ann", surname])
    assert len(compared) < len(surnames)


def test_two_persons_who_share_a_surname_stay_two(tell: Tell) -> None:
    told = tell("John Carver sued Mary Carver. Mr. Carver lost, and Mrs. Carver kept the house.")
    assert {"John Carver", "Mary Carver"} <= set(told.names)
    assert told.at("Carver", 3) is told.named("John Carver")
    assert told.at("Carver", 4) is told.named("Mary Carver")


def test_a_middle_initial_does_not_make_another_person(tell: Tell) -> None:
    told = tell("Peter J. Lindqvist was chosen. Peter Lindqvist had led the office for years.")
    assert told.at("Peter Lindqvist") is told.named("Peter J. Lindqvist")


def test_an_acronym_in_parentheses_is_the_name_before_it(tell: Tell) -> None:
    told = tell("The Northern Harbour Authority (NHA) raised its fees. The NHA said costs had grown.")
    assert told.at("NHA", 2) is told.named("Northern Harbour Authority")


def test_an_acronym_is_known_by_its_initials(tell: Tell) -> None:
    told = tell("The World Trade Organization ruled on Monday. Ministers praised the WTO.")
    assert told.at("WTO") is told.named("World Trade Organization")


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("Labour", "British Labour Party"),
        ("Treasury", "Treasury Department"),
        ("Treasury Department", "U.S. Treasury Department"),
        ("Fed", "Federal Reserve"),
        ("Brixel", "Brixel Inc."),
        ("Security Council", "UN Security Council"),
    ],
)
def test_short_forms_of_organisations(short: str, long: str) -> None:
    first, second = short.lower().replace(".", ""), long.lower().replace(".", "")
    assert same_organisation(first, second, short)


@pytest.mark.parametrize(
    ("short", "long"), [("Chad", "Chad Airlines"), ("Tribune", "Chicago Sun"), ("Bank", "World Health Bank")]
)
def test_what_is_no_short_form(short: str, long: str) -> None:
    assert not same_organisation(short.lower(), long.lower(), short)


def test_a_person_who_bears_the_name_of_a_country_is_not_the_country(tell: Tell) -> None:
    told = tell("Jordan signed the treaty on Monday.", "Foreign Minister Jordan Blake of Canada welcomed it.")
    assert told.at("Jordan Blake") is not told.at("Jordan")
    assert told.named("Jordan Blake").kind == "person"


def test_a_town_stands_for_its_club_unless_it_is_a_place(tell: Tell) -> None:
    told = tell("Leeds United won again. Leeds scored twice in the first half. The next match is in Leeds.")
    assert told.at("Leeds", 2) is told.named("Leeds United")
    assert told.at("Leeds", 3) is not told.named("Leeds United")


def test_a_surname_of_two_words_belongs_to_the_full_name(tell: Tell) -> None:
    told = tell("Hanna Abu Laban runs the clinic. Abu Laban said it was full. Abu Laban works at night.")
    assert told.at("Abu Laban", 2) is told.named("Hanna Abu Laban")


def test_a_shorter_name_of_a_body_may_leave_out_its_town(tell: Tell) -> None:
    told = tell("The Skelby Port Authority raised its fees. The Port Authority said costs had grown.")
    assert told.at("Port Authority", 2) is told.named("Skelby Port Authority")


def test_the_short_name_of_a_company_is_the_company_even_before_a_noun(tell: Tell) -> None:
    told = tell("Delvane Corp raised its bid on Monday. Delvane shares fell, and Delvane said no more.")
    assert told.at("Delvane", 2) is told.at("Delvane", 3) is told.named("Delvane Corp")


def test_somebody_called_by_the_last_word_of_a_name_is_a_person(tell: Tell) -> None:
    told = tell("The papers went to Maud Ellery. Ellery kept them for a year, and Ellery burnt them.")
    assert told.named("Maud Ellery").kind == "person"
    assert told.at("Ellery", 2) is told.named("Maud Ellery")


def test_honours_after_a_name_make_no_other_person(tell: Tell) -> None:
    told = tell("Peter Lindqvist OBE was chosen. Peter Lindqvist had led the office for years.")
    assert told.at("Peter Lindqvist", 2) is told.at("Peter Lindqvist OBE")


def test_the_first_name_of_one_outweighs_the_half_of_anothers(tell: Tell) -> None:
    told = tell(
        "Former President Shen Dao-ming has eaten nothing since Monday. Shen's wife, Wu Shu-shen, was indicted. "
        "Shen claimed that he had known nothing. Mary Hale-Fenton won the seat. Fenton thanked the voters."
    )
    assert told.named("Shen Dao-ming").aliases == ("Shen",)
    assert "Shen" not in told.named("Wu Shu-shen").aliases
    assert told.named("Mary Hale-Fenton").aliases == ("Fenton",)
