"""Names: found, cut free of what is no part of them, and of one kind in an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Tell


def test_a_title_before_a_name_is_no_part_of_it(tell: Tell) -> None:
    told = tell("Finance Minister Helga Brandt opened the meeting in Oslo on Monday.")
    assert "Helga Brandt" in told.names


def test_a_secretary_of_state_is_a_person_and_state_no_organisation(tell: Tell) -> None:
    told = tell("U.S. Secretary of State Martin Hale flew home on Friday. Hale said the visit had been short.")
    assert "State" not in told.names
    assert told.named("Martin Hale").kind == "person"


def test_a_possessive_is_cut_off_the_name(tell: Tell) -> None:
    told = tell("Martin Hale’s plan was rejected. The council liked Hale's other plan.")
    assert told.named("Martin Hale").aliases == ("Hale",)


def test_a_hyphen_inside_a_name_does_not_split_it(tell: Tell) -> None:
    told = tell("President Omar el-Tayeb spoke first. Mr. el-Tayeb then left the hall.")
    assert "Omar el-Tayeb" in told.names


@pytest.mark.parametrize("place", ["Marlow Crossing", "Orford River", "Tarn Peninsula", "Calder International Airport"])
def test_crossings_rivers_peninsulas_and_airports_are_places(tell: Tell, place: str) -> None:
    told = tell(f"Soldiers closed {place} at noon. Aid had come through {place} for weeks.")
    assert told.named(place).kind == "place"


def test_a_surname_takes_the_kind_of_the_full_name(tell: Tell) -> None:
    told = tell("Laura Denver won the vote. Denver said she was glad. Denver thanked her team, and Denver left.")
    assert told.named("Laura Denver").kind == "person"
    assert "Denver" not in told.names


def test_dates_money_laws_and_events_are_no_actors(tell: Tell) -> None:
    told = tell("On Tuesday the Clean Rivers Act cost $5 million after Hurricane Dora hit before the World Cup.")
    assert told.names == []


def test_a_dateline_in_capitals_is_a_place(tell: Tell) -> None:
    told = tell("MADRID — Carmen Ortega resigned on Sunday.")
    assert told.named("MADRID").kind == "place"
    assert told.named("Carmen Ortega").kind == "person"


def test_the_same_text_gives_the_same_cast(tell: Tell) -> None:
    text = "Carmen Ortega met Paul Novak of Brixel Corp. in Madrid. Ortega thanked Novak."
    assert tell(text).cast == tell(text).cast


def test_a_score_after_a_name_is_none_of_it(tell: Tell) -> None:
    told = tell("On Sunday the Orford Rovers 3-1 win over Tarn Athletic pleased the Orford Rovers crowd.")
    assert not any(character.isdigit() for name in told.names for character in name)


def test_a_headline_in_capitals_makes_no_names_of_common_words(tell: Tell) -> None:
    told = tell("ROWING - KENYA LEADS AT THE TURN AFTER LONG BREAK", "Kenya led by a length at the turn on Saturday.")
    assert "BREAK" not in told.names
    assert told.at("KENYA") is told.named("Kenya")


def test_political_and_religious_adjectives_are_no_actors(tell: Tell) -> None:
    told = tell("The Democratic plan drew Islamic and European critics.")
    assert not {"Democratic", "Islamic", "European"} & set(told.names)


def test_an_administration_is_a_body_of_its_own(tell: Tell) -> None:
    told = tell("The Reagan administration raised taxes.")
    assert told.named("Reagan administration").kind == "organisation"
    both = tell("President Ada Moreau resigned. The Moreau administration had raised taxes.")
    assert both.at("Moreau administration") is both.named("Moreau administration")
    assert both.named("Moreau administration") is not both.named("Ada Moreau")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Skelby Town Council met on Monday. Skelby was quiet.", "Skelby"),
        ("Wexham's mayor declined to comment. It rained in Wexham.", "Wexham"),
        ("Trucks went to Kerem Tarim, where they waited. Kerem Tarim is open.", "Kerem Tarim"),
    ],
)
def test_what_surrounds_a_name_tells_a_place(tell: Tell, text: str, place: str) -> None:
    assert tell(text).named(place).kind == "place"


def test_an_acronym_of_common_words_is_no_actor(tell: Tell) -> None:
    told = tell("The doctors looked for signs of slow heart rhythm (SHR). They found SHR in two samples.")
    assert told.names == ["doctors"]


def test_the_title_of_a_work_is_no_actor(tell: Tell) -> None:
    told = tell("She sang in the musical Calder Falls and wrote the novel Iron Garden.")
    assert told.names == []


def test_a_capital_at_the_start_of_a_sentence_makes_no_name(tell: Tell) -> None:
    assert tell("Knowledge is power, and the rest is luck.").names == []


def test_a_name_given_in_full_elsewhere_is_completed(tell: Tell) -> None:
    told = tell("An Environment Canada report was found. Environment Canada will look into it.")
    assert told.names == ["Environment Canada"]


def test_a_headline_of_capitalised_words_names_only_whom_the_story_names(tell: Tell) -> None:
    told = tell(
        "Ferry Chief Ines Calvo Hears About The Great Gun Grab",
        "Ines Calvo told the council on Monday that she had heard of it.",
        roles={0: "title"},
    )
    assert told.names == ["Ines Calvo"]


def test_letters_with_numbers_are_a_thing(tell: Tell) -> None:
    assert tell("The doctors found H7N4 in the ponds, and STS-88 flew on Monday.").names == ["doctors"]


WHOLE = [
    (
        "The Ministry of Trade, Industry and Energy (MOTIE) met.",
        "Ministry of Trade, Industry and Energy",
        "organisation",
    ),
    ("Officials praised Dan-el Padilla Tolmo on Monday.", "Dan-el Padilla Tolmo", "person"),
    ("Senior adviser Ann O’Leary held a meeting.", "Ann O’Leary", "person"),
    ("Later Mr Abara met the board in Tolmo.", "Abara", "person"),
    ("Commander Leroy Brill and Flight Engineer Salizhan Tharov landed on Sunday.", "Salizhan Tharov", "person"),
    ("The bill of Senators Ruiz and Bell was passed.", "Ruiz", "person"),
    ("“I am ready,” August Wilson said.", "August Wilson", "person"),
    ("It was wrong, the Marlow Centre’s Bozic said. The Marlow Centre is old.", "Marlow Centre", "organisation"),
]


@pytest.mark.parametrize(("text", "name", "kind"), WHOLE, ids=[name for _, name, _ in WHOLE])
def test_a_name_is_whole_and_nothing_else(tell: Tell, text: str, name: str, kind: str) -> None:
    assert tell(text).named(name).kind == kind


NO_NAMES = [
    ("The plant makes 3.7 GW of power and the new one 4 GW.", "GW"),
    ("Teachers are very pro-Ruiz in this town.", "pro-Ruiz"),
    ("A CT of his chest showed nothing. The CT was old.", "CT"),
    ("Thanks for the question. (Laughter.) It was a good one.", "Laughter"),
    ("The yacht Amaltea left the harbour on Monday.", "Amaltea"),
    ("“We are ready,” said Navy Capt. Jeff Tarn of the base.", "Navy Capt"),
]


@pytest.mark.parametrize(("text", "name"), NO_NAMES, ids=[name for _, name in NO_NAMES])
def test_units_adjectives_and_ranks_are_no_names(tell: Tell, text: str, name: str) -> None:
    assert name not in tell(text).names


def test_the_capitals_of_a_short_heading_name_nobody(tell: Tell) -> None:
    told = tell("CLOSING SEQUENCE", "Ines Calvo scored twice in the last minute.")
    assert told.names == ["Ines Calvo"]


COMPANIES = [
    ("Shares in Halden fell on Tuesday. Halden had said nothing.", "Halden"),
    ("Halden has lost ground to its rival Iskra this year.", "Iskra"),
    ("Tresko, a truck maker, blamed the weak dollar.", "Tresko"),
    ("The Corvin group opened two plants. Corvin's profits rose.", "Corvin"),
    ("Microsoft and Orvane are among the buyers.", "Orvane"),
]


@pytest.mark.parametrize(("text", "name"), COMPANIES, ids=[name for _, name in COMPANIES])
def test_what_is_sold_bought_and_run_is_a_company(tell: Tell, text: str, name: str) -> None:
    assert tell(text).named(name).kind == "organisation"


def test_towns_that_play_are_clubs(tell: Tell) -> None:
    told = tell(
        "Wexham won 2-0 with a late header on Saturday. Swindon lost at home after the goalkeeper was sent off.",
        "Joe Tarn equalised for Preston. Brill's Lloyd Amery scored a hat-trick, his first as a striker.",
    )
    assert {told.named(name).kind for name in ("Swindon", "Preston", "Brill")} == {"organisation"}


def test_a_nickname_is_its_bearer(tell: Tell) -> None:
    told = tell("President Joseph Brandt spoke. Supporters shouted for Joe. “Joe is back,” one of them said.")
    assert told.at("Joe") is told.named("Joseph Brandt")


def test_a_paper_called_after_a_country_and_the_day_is_no_country(tell: Tell) -> None:
    told = tell(
        "The strike began on Monday, according to USA Today. Russia Today reported that nine ships had left. "
        "The minister left for Germany today, and Canada said today that it would pay."
    )
    names = set(told.names)
    assert {"USA Today", "Russia Today", "Germany", "Canada"} <= names
    assert names.isdisjoint({"USA", "Russia", "Germany today", "Canada today"})
    assert told.named("USA Today").kind == "organisation"
