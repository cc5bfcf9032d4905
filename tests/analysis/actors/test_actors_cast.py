"""The cast as a reader sees it: order, names, roles, reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Tell

STORY = (
    "Harbour chief Ines Calvo wants the port to grow. Calvo told the council so on Monday.",
    "Her rival, Tomas Reyes, said the plan was dear. Calvo said it was not.",
)


def test_ids_follow_salience_and_mentions_the_text(tell: Tell) -> None:
    actors = tell(*STORY).cast.actors
    assert [actor.id for actor in actors] == [f"a{number}" for number in range(1, len(actors) + 1)]
    assert [actor.salience for actor in actors] == sorted((actor.salience for actor in actors), reverse=True)
    assert actors[0].name == "Ines Calvo"
    for actor in actors:
        assert list(actor.mentions) == sorted(actor.mentions, key=lambda mention: mention.span)


def test_names_and_aliases_are_words_of_the_text(tell: Tell) -> None:
    told = tell(*STORY)
    for actor in told.cast.actors:
        assert all(words in told.text for words in (actor.name, *actor.aliases))


def test_captions_are_linked_but_do_not_count(tell: Tell) -> None:
    caption = "Olaf Berg walks through Bergen, where Olaf Berg was born."
    told = tell(caption, *STORY, roles={0: "caption"})
    assert told.at("Olaf Berg") is not None
    assert told.named("Olaf Berg").salience == 0.0
    assert told.names[0] == "Ines Calvo"


def test_who_wrote_the_article_stands_last(tell: Tell) -> None:
    told = tell("By Olaf Berg", *STORY, roles={0: "byline"})
    author = told.named("Olaf Berg")
    assert (author.kind, author.salience, author.reason) == ("person", 0.0, "wrote the article")
    assert told.names[-1] == "Olaf Berg"


def test_a_source_without_a_name_comes_before_places_only_mentioned(tell: Tell) -> None:
    told = tell(
        "Ships left Marlow Bay for Calder Island in a storm, a port official said.",
        "“It is the ice,” the official said. “It will not last,” the official added.",
        sources=("a port official", ("the official", 1), ("the official", 2)),
    )
    assert told.names.index("a port official") < told.names.index("Calder Island")


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Former Danish Prime Minister Lars Toft spoke.", "Lars Toft", "Former Danish Prime Minister"),
        ("Lars Toft, chairman of the fishing board, spoke.", "Lars Toft", "chairman of the fishing board"),
        ("Lars Toft, 61, a retired pilot, spoke.", "Lars Toft", "retired pilot"),
        ("Bergen's mayor, Lars Toft, spoke.", "Lars Toft", "mayor"),
        ("Lars Toft, a broad man with a soft voice, spoke.", "Lars Toft", None),
        ("Lars Toft spoke.", "Lars Toft", None),
    ],
)
def test_roles_are_read_before_and_after_the_name(tell: Tell, text: str, name: str, role: str | None) -> None:
    assert tell(text).named(name).role == role


def test_the_reason_says_how_often_somebody_is_named(tell: Tell) -> None:
    actor = tell("Captain Lars Toft sailed. Toft came back.").named("Lars Toft")
    assert actor.reason == "named twice; titled ‘Captain’"


def test_an_empty_article_has_no_cast(tell: Tell) -> None:
    assert tell("It rained all day and all night.").cast.actors == ()
