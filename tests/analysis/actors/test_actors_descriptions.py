"""Descriptions and sources without a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .conftest import Tell


def test_a_description_goes_to_the_person_whose_role_it_fits(tell: Tell) -> None:
    told = tell(
        "Prime Minister Ada Moreau met Foreign Minister Piet Jansen on Monday.",
        "The diplomat said the talks would go on.",
        sources=("The diplomat",),
    )
    found = told.who("The diplomat")
    assert found is not None
    assert told.speaker("The diplomat") == "Piet Jansen"
    assert found.reason == "‘The diplomat’ fits Foreign Minister"


def test_an_unnamed_source_has_its_own_entry_and_the_official_goes_back_to_it(tell: Tell) -> None:
    told = tell(
        "Secretary of Defense Carl Boone visited the base.",
        "A senior Pentagon official criticised the plan on Tuesday.",
        "“It will not work,” the official told reporters.",
        sources=("A senior Pentagon official", "the official"),
    )
    source = told.at("A senior Pentagon official")
    assert source is not None
    assert source.kind == "unnamed"
    assert told.at("the official") is source
    assert told.speaker("the official") == source.name
    assert told.speaker("the official") != "Carl Boone"


def test_bare_sources_are_an_entry(tell: Tell) -> None:
    told = tell("The deal is off, sources said. Sources added that both sides were tired.", sources=("sources",))
    source = told.at("sources")
    assert source is not None
    assert source.kind == "unnamed"
    assert told.at("Sources") is source


def test_the_company_is_the_company_named_last(tell: Tell) -> None:
    told = tell("Brixel Corp. cut 300 jobs in May. The company said sales had fallen.", sources=("The company",))
    assert told.speaker("The company") == "Brixel Corp."


def test_a_ministry_in_lower_case_is_an_organisation(tell: Tell) -> None:
    told = tell("The foreign ministry said the border would open.", sources=("The foreign ministry",))
    assert told.named("foreign ministry").kind == "organisation"


def test_somebody_described_beside_the_name_is_the_one_named(tell: Tell) -> None:
    told = tell("His wife, Nora Finch, said the house was cold.", sources=("His wife, Nora Finch,",))
    assert told.speaker("His wife, Nora Finch,") == "Nora Finch"


def test_a_spokesman_for_somebody_is_not_that_body(tell: Tell) -> None:
    told = tell("A spokesman for Brixel Corp. said so.", sources=("A spokesman for Brixel Corp.",))
    assert told.speaker("A spokesman for Brixel Corp.") == "A spokesman"


def test_first_persons_are_left_open(tell: Tell) -> None:
    told = tell("We think so, and I say it.", sources=("We", "I"))
    assert told.who("We") is None
    assert told.who("I") is None


def test_an_unnamed_source_is_called_by_the_words_of_the_text(tell: Tell) -> None:
    told = tell(
        "On Monday a senior Harbour Board official called the plan dead.", sources=("a senior Harbour Board official",)
    )
    assert told.speaker("a senior Harbour Board official") == "a senior Harbour Board official"


def test_a_document_that_says_something_is_nobody(tell: Tell) -> None:
    told = tell("The plan was dear, the minutes say.", sources=("the minutes",))
    assert told.who("the minutes") is None
    assert told.names == []


def test_the_same_sources_are_those_named_before(tell: Tell) -> None:
    told = tell(
        "The deal is off, sources said. The same sources said both sides were tired.",
        sources=("sources", "The same sources"),
    )
    assert told.at("The same sources") is told.at("sources")


def test_the_government_is_no_country_that_only_is_a_place(tell: Tell) -> None:
    told = tell("A man in Portugal bought two shares. The government was of two minds.", sources=("The government",))
    assert told.at("The government") is not told.named("Portugal")


def test_a_group_is_who_was_called_a_group_before(tell: Tell) -> None:
    told = tell(
        "A group of dockers wrote to Vela Freight in May. The group said on Lumo that the cranes were old.",
        sources=("The group",),
    )
    assert told.speaker("The group") not in ("Vela Freight", "Lumo")


def test_a_name_before_the_noun_for_a_body_is_whom_it_means(tell: Tell) -> None:
    told = tell(
        "Harbour Watch, an organization of pilots, met the Marine Board in Brill. The Marine Board said nothing.",
        "The Harbour Watch organization said the buoys were old.",
        sources=("The Harbour Watch organization",),
    )
    assert told.speaker("The Harbour Watch organization") == "Harbour Watch"
