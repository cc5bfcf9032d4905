"""Names whole: particles, suffixes, initials, bodies with “in” in their names; and words that are no names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Tell

WHOLE = [
    ("Ursula von der Leyen opened the fair. Later von der Leyen left.", "Ursula von der Leyen"),
    ("Judge Marta de la Cruz read the verdict. Then de la Cruz left.", "Marta de la Cruz"),
    ("Piet van den Berg won the race. Many had bet on van den Berg.", "Piet van den Berg"),
    ("Paul Osmond Jr. opened the fair. Osmond was tired.", "Paul Osmond Jr."),
    ("Martin Luther King, Jr., spoke. Then King left.", "Martin Luther King, Jr."),
    ("Xi Jinping met Kim Jong Un in Beijing. Later Xi flew home.", "Xi Jinping"),
    ("Rami Eid is studying at Stony Brook University in New York.", "Rami Eid"),
    ("The Cooperation Council for Harbours in Europe (CCHE) met in Oslo. The CCHE has nine members.",
     "Cooperation Council for Harbours in Europe"),
    ("The Council for Schools in Africa (CSA) was founded in Rome. The CSA has nine members.",
     "Council for Schools in Africa"),
    ("Officials of First Bank met on Monday.", "First Bank"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), WHOLE, ids=[name for _, name in WHOLE])
def test_names_are_whole_and_their_short_forms_are_theirs(tell: Tell, text: str, name: str) -> None:
    told = tell(text)
    assert name in told.names
    words = {word for actor in told.cast.actors if actor.name != name for word in actor.name.split()}
    assert words.isdisjoint(name.split())


def test_initials_in_the_middle_tell_father_and_son_apart(tell: Tell) -> None:
    told = tell(
        "George H.W. Tully sold the mill. His son, George W. Tully, bought it back. Ana B. Lopez met Ana Lopez."
    )
    assert {"George H.W. Tully", "George W. Tully", "Ana B. Lopez"} <= set(told.names)
    assert "Ana Lopez" not in told.names


NO_NAMES = [
    ("Emeritus Professor Jon Burrell said the flag was old.", "Emeritus"),
    ("Representatives of Second Bank declined to comment.", "Representatives of Second Bank"),
    ("Thank you, Senator, for the answer. The Senator had left by then.", "Senator"),
]


@pytest.mark.parametrize(("text", "words"), NO_NAMES, ids=[words for _, words in NO_NAMES])
def test_titles_and_people_of_a_body_are_no_names(tell: Tell, text: str, words: str) -> None:
    assert words not in tell(text).names


@pytest.mark.parametrize("name", ["SpaceX", "eBay", "TikTok", "YouTube"])
def test_a_word_with_capitals_inside_is_an_organisation(tell: Tell, name: str) -> None:
    assert tell(f"Calvo wrote to {name} on Monday. {name} said no.").named(name).kind == "organisation"


@pytest.mark.parametrize("name", ["McCann", "DeLuca", "LaRue", "MacArthur"])
def test_a_surname_with_a_prefix_is_a_person(tell: Tell, name: str) -> None:
    assert tell(f"Mr. {name} wrote on Monday. {name} said no.").named(name).kind == "person"


def test_an_unnamed_source_in_capitals_is_one_in_all_its_turns(tell: Tell) -> None:
    told = tell(
        "SENIOR OFFICIAL: Good morning to you all.",
        "SENIOR OFFICIAL: We will see about that.",
        sources=(("SENIOR OFFICIAL", 1), ("SENIOR OFFICIAL", 2)),
    )
    assert told.names == ["SENIOR OFFICIAL"]


def test_a_surname_that_is_a_post_goes_to_its_bearer(tell: Tell) -> None:
    told = tell("Tom Pope scored twice in the first half. “It was luck,” King said, and Rodney King laughed.")
    assert told.at("King") is not None
    assert told.speaker("King") == "Rodney King"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("On Monday John Force won again. John Force was glad, and so was his wife.", "John Force", "person"),
        ("Judge Anna Church read the verdict. Anna Church spoke for an hour.", "Anna Church", "person"),
        ("She works at the Martin Bank, and the Martin Bank grew.", "Martin Bank", "organisation"),
    ],
)
def test_a_given_name_outweighs_a_surname_that_is_a_body_where_it_is_taken_for_a_person(
    tell: Tell, text: str, name: str, kind: str
) -> None:
    assert tell(text).named(name).kind == kind
