"""Groups that the text only describes are actors where they do something."""

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
    ("The mayor met donors on Monday.", "donors"),
    ("Residents are many.", "Residents"),
    ("Representatives of First Bank met on Monday.", "Representatives"),
    ("Two countries signed the paper.", "Two countries"),
]


@pytest.mark.parametrize(("text", "name"), ACTING, ids=[name for _, name in ACTING])
def test_a_group_that_does_something_is_an_actor(tell: Tell, text: str, name: str) -> None:
    actor = tell(text).named(name)
    assert actor.reason == "described, not named" or actor.kind == "unnamed"


@pytest.mark.parametrize(("text", "name"), NOT_ACTING, ids=[name for _, name in NOT_ACTING])
def test_things_and_groups_that_only_are_there_are_none(tell: Tell, text: str, name: str) -> None:
    assert name not in tell(text).names


def test_the_same_group_is_one_actor(tell: Tell) -> None:
    told = tell("Angry residents blocked the road. Later the residents went home.", "In the end residents won.")
    assert told.names == ["Angry residents"]
