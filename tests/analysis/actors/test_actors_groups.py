"""People whom the text only describes are actors where they do or suffer something."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Tell

ACTING = [
    ("Angry residents blocked the harbour road on Monday.", "Angry residents"),
    ("Researchers measured the ice for nine years.", "Researchers"),
    ("Hackers attacked the website of the port.", "Hackers"),
    ("Two donors withdrew their money.", "Two donors"),
    ("Tank commanders ignored the order.", "Tank commanders"),
]
NOT_ACTING = [
    ("Numbers rose again on Monday.", "Numbers"),
    ("The letters reached the port on Monday.", "letters"),
    ("Most of them are donors.", "donors"),
    ("The hall can hold people of all ages, with no residents inside.", "residents"),
    ("Representatives of First Bank met on Monday.", "Representatives"),
    ("Two countries signed the paper.", "Two countries"),
]


@pytest.mark.parametrize(("text", "name"), ACTING, ids=[name for _, name in ACTING])
def test_a_group_that_does_something_is_an_actor(tell: Tell, text: str, name: str) -> None:
    actor = tell(text).named(name)
    assert actor.reason == "described, not named" or actor.kind == "unnamed"


@pytest.mark.parametrize(("text", "name"), NOT_ACTING, ids=[name for _, name in NOT_ACTING])
def test_things_and_what_somebody_is_are_none(tell: Tell, text: str, name: str) -> None:
    assert name not in tell(text).names


def test_the_same_group_is_one_actor(tell: Tell) -> None:
    told = tell("Angry residents blocked the road. Later the residents went home.", "In the end residents won.")
    assert told.names == ["Angry residents"]


DESCRIBED = [
    ("Police arrested a nurse at the harbour on Monday.", "a nurse", "unnamed"),
    ("The mayor criticised young voters on Monday.", "young voters", "group"),
    ("The fire killed more than 2,500 Tolmian sailors.", "Tolmian sailors", "group"),
    ("The fire killed about 80 people.", "80 people", "group"),
    ("The rescue team reached the ship at dawn.", "rescue team", "group"),
]


@pytest.mark.parametrize(("text", "name", "kind"), DESCRIBED, ids=[name for _, name, _ in DESCRIBED])
def test_people_to_whom_something_is_done_are_actors(tell: Tell, text: str, name: str, kind: str) -> None:
    actor = tell(text).named(name)
    assert (actor.kind, actor.background) == (kind, False)


def test_who_is_only_described_in_passing_is_not_listed_at_all(tell: Tell) -> None:
    told = tell(
        "Ines Calvo resigned on Monday. Calvo will leave the harbour board in May.",
        "“It is no place for some of the other children,” Calvo said.",
        sources=(("Calvo", 3),),
    )
    assert told.names[0] == "Ines Calvo"
    assert not [name for name in told.names if "children" in name]


def test_men_of_a_body_and_the_authorities_of_a_country_are_that_body_and_that_country(tell: Tell) -> None:
    told = tell(
        "Egyptian authorities closed the road. Egypt gave no reason. Hamas fighters left. Hamas had no comment."
    )
    assert told.at("Egyptian authorities") is told.named("Egypt")
    assert told.at("Hamas fighters") is told.named("Hamas")


def test_the_names_of_peoples_are_groups(tell: Tell) -> None:
    told = tell("Latinos voted early. The mayor thanked New Yorkers and Latinos.")
    assert {told.named(name).kind for name in ("Latinos", "New Yorkers")} == {"group"}


def test_a_man_of_the_lead_is_who_is_named_next_with_his_age(tell: Tell) -> None:
    told = tell(
        "A man who set fire to a harbour pub has been jailed for six years.",
        "Darren Milsom, 38, poured petrol through the letterbox in March, the court heard.",
    )
    assert told.at("A man") is told.named("Darren Milsom")
    other = tell("A woman set fire to a harbour pub.", "Mr Darren Milsom, 38, saw her.")
    assert other.at("A woman") is not other.named("Darren Milsom")


def test_a_firm_is_meant_by_what_it_makes(tell: Tell) -> None:
    told = tell("Shares in Halden fell on Tuesday after the Swedish truck maker said profits had dropped.")
    assert told.at("the Swedish truck maker") is told.named("Halden")


def test_who_is_only_described_in_the_title_lies_in_the_background(tell: Tell) -> None:
    told = tell("Scientists find reef", "Ines Calvo has found a reef off Tolmo.", roles={0: "title"})
    assert told.named("Scientists").background
