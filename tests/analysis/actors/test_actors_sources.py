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
