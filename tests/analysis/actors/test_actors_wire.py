"""Wire copy: datelines, tables of results, headlines in capitals, clubs named after towns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from briefing_tui.model.article import Role

    from .conftest import Tell

TITLE: dict[int, Role] = {0: "title"}


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("TARN-ON-SEA , Portugal 1997-03-02", ["TARN-ON-SEA", "Portugal"]),
        ("NEW YORK 1997-03-02", ["NEW YORK"]),
    ],
)
def test_a_dateline_with_its_date_gives_places(tell: Tell, line: str, names: list[str]) -> None:
    told = tell(line)
    assert told.names == names
    assert {actor.kind for actor in told.cast.actors} == {"place"}


def test_a_headline_in_capitals_names_whom_the_story_names(tell: Tell) -> None:
    told = tell("CYCLING - LINDQVIST WINS AGAIN IN NORWAY .", "Peter Lindqvist won in Norway on Sunday.", roles=TITLE)
    assert told.at("LINDQVIST") is told.named("Peter Lindqvist")
    assert told.at("NORWAY") is told.named("Norway")
    assert not {"CYCLING", "AGAIN", "WINS"} & set(told.names)


def test_the_word_before_the_dash_of_a_headline_is_no_actor(tell: Tell) -> None:
    told = tell("WIRE - Denmark 's Delvane Corp to cut jobs", "Delvane Corp said so on Friday.", roles=TITLE)
    assert "WIRE" not in told.names


def test_a_contest_is_no_country(tell: Tell) -> None:
    told = tell("She has entered the U.S. Open and will miss the Italian Open.")
    assert told.names == []


def test_players_with_their_countries_are_persons(tell: Tell) -> None:
    told = tell("3 - Ilka Morn ( Austria ) beat Dova Kesh ( Kenya ) 6-2 6-1")
    assert {told.named("Ilka Morn").kind, told.named("Dova Kesh").kind} == {"person"}
    assert {"Austria", "Kenya"} <= set(told.names)


@pytest.mark.parametrize(
    ("rows", "kind", "names"),
    [
        (("Tarn Villa 15 9 4 2 30 14 31", "Orford 15 8 3 4 20 13 27"), "organisation", ["Tarn Villa", "Orford"]),
        (("Sporting Tarn 0 Calder 2 ( Brill 12 , Mott 70 )",), "organisation", ["Sporting Tarn", "Calder"]),
        (("Sporting Tarn 0 Calder 2 ( Brill 12 , Mott 70 )",), "person", ["Brill", "Mott"]),
        (("Calder v Orford Rovers",), "organisation", ["Calder", "Orford Rovers"]),
        (("Anil Dasgupta c Morn b Kell 59", "Vasu Rane not out 2"), "person", ["Morn", "Kell", "Vasu Rane"]),
    ],
)
def test_rows_of_results_tell_clubs_from_players(
    tell: Tell, rows: tuple[str, ...], kind: str, names: list[str]
) -> None:
    told = tell("SOCCER - RESULTS OF THE WEEKEND .", *rows, roles=TITLE)
    assert {told.named(name).kind for name in names} == {kind}


def test_in_a_report_on_sport_a_town_plays_and_its_dateline_is_a_place(tell: Tell) -> None:
    told = tell(
        "SOCCER - SEVILLE WIN AT HOME .",
        "SEVILLE 1997-03-02",
        "Seville beat Orford Rovers on Sunday. Fans in Seville danced.",
        roles=TITLE,
    )
    club, town = told.at("Seville", 1), told.at("Seville", 2)
    assert club is not None
    assert town is not None
    assert (club.kind, town.kind) == ("organisation", "place")
    assert told.at("SEVILLE", 2) is town


def test_a_town_is_the_team_whose_nickname_the_story_gives(tell: Tell) -> None:
    told = tell(
        "BASEBALL - MARINERS WIN .",
        "The Seattle Mariners won on Friday. Seattle has won seven of nine, and the Mariners lead the league.",
        roles=TITLE,
    )
    assert told.at("Seattle", 2) is told.named("Seattle Mariners")
    assert told.at("Mariners", 2) is told.named("Seattle Mariners")


def test_elsewhere_a_town_stays_a_town(tell: Tell) -> None:
    told = tell("Seattle has raised its fares.")
    assert told.named("Seattle").kind == "place"


def test_the_newsroom_that_signs_is_an_organisation(tell: Tell) -> None:
    told = tell("Rates fell in Oslo on Monday.", "-- Oslo Newsroom +47 22 00 00 00")
    assert told.named("Oslo Newsroom").kind == "organisation"


def test_a_place_of_several_words_holds_no_country(tell: Tell) -> None:
    told = tell("He moved to New South Wales in May.")
    assert told.names == ["New South Wales"]
