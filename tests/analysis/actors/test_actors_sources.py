"""The words for a speaker that hold a post, a body and a name, put to whom they name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Tell


@pytest.mark.parametrize(
    ("text", "source", "who"),
    [
        ("Secretary of Health Ann Fields delivered an update.", "Secretary of Health Ann Fields", "Ann Fields"),
        ("Delegates from Orby said that the toll was high.", "Delegates from Orby", "Delegates"),
    ],
)
def test_a_source_stands_for_whom_it_names(tell: Tell, text: str, source: str, who: str) -> None:
    assert tell(text, sources=(source,)).speaker(source) == who


def test_who_is_named_within_the_words_for_another_source_is_doubted(tell: Tell) -> None:
    source = "A report in the Orby Gazette"
    found = tell(f"{source} said that the toll was high.", sources=(source,)).who(source)
    assert found is None or found.confidence < 0.7


def test_a_document_speaks_for_whose_it_is(tell: Tell) -> None:
    told = tell(
        "Vela Freight and Lumo Lines met in Brill. Vela Freight's report says the pier is safe.",
        sources=("Vela Freight's report",),
    )
    found = told.who("Vela Freight's report")
    assert told.speaker("Vela Freight's report") == "Vela Freight"
    assert found is not None
    assert found.confidence <= 0.8


def test_the_authorities_of_a_town_that_is_named_are_in_doubt(tell: Tell) -> None:
    told = tell("Authorities in Brill said the pier was closed.", sources=("Authorities in Brill",))
    found = told.who("Authorities in Brill")
    assert found is not None
    assert found.confidence < 0.7


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("And Ms. Brandt's aides noted that she had visited the port.", "Ms. Brandt's aides"),
        ("Mr. Voss' campaign said that it would appeal.", "Mr. Voss' campaign"),
        ("Senator Okafor’s lawyers said the count had been wrong.", "Senator Okafor’s lawyers"),
    ],
)
def test_whose_people_speak_does_not_speak_though_a_title_stands_before_the_name(
    tell: Tell, text: str, source: str
) -> None:
    told = tell(f"Anna Brandt, Peter Voss and Maria Okafor met on Monday. {text}", sources=(source,))
    assert told.speaker(source) == source


def test_people_of_two_owners_are_two_speakers(tell: Tell) -> None:
    sources = ("Brandt's aides", "Aides to Maria Okafor", "Aides")
    told = tell(
        "Anna Brandt met Maria Okafor. Brandt's aides said the port was open. Aides to Maria Okafor said it was not. "
        "Aides said so again.",
        sources=sources,
    )
    first, second, _ = (told.who(source) for source in sources)
    assert first is not None
    assert second is not None
    assert first.actor != second.actor
