"""The articles of the library: which is which, what is kept of them, and the cache of analyses."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefing_tui.analysis.engine import engine
from briefing_tui.errors import StoreError
from briefing_tui.library.articles import Position
from briefing_tui.library.finding import find
from briefing_tui.library.library import Library
from briefing_tui.model.article import Article
from briefing_tui.model.briefing import Briefing, Engine
from briefing_tui.model.correction import ActorRef, RenameActor, SetLanguage, SetPublished
from briefing_tui.model.links import Ref
from briefing_tui.reading.source import published_on, read_text
from tests.library.conftest import FERRY

OTHER = """\
Bridge at Velm shut for good

The old bridge at Velm was shut on Tuesday, and the council will not mend it again, it said in a letter.
"""


def test_an_article_comes_out_as_it_went_in(library: Library, ferry: Article) -> None:
    kept = library.take_in(ferry, "/ferry.txt")
    assert (kept.known, kept.changed) == (False, False)
    assert library.articles.article(kept.document.id) == ferry
    assert kept.document.title == "Ferry to Orr is late again"
    assert kept.document.places == ("/ferry.txt",)


def test_the_same_place_is_the_same_article_also_when_it_was_changed(library: Library, ferry: Article) -> None:
    first = library.take_in(ferry, "/ferry.txt").document
    again = library.take_in(read_text(FERRY.replace("six", "nine")), "/ferry.txt")
    assert (again.document.id, again.known, again.changed) == (first.id, True, True)
    assert len(library.articles.all()) == 1


def test_the_same_text_is_the_same_article_wherever_it_is(library: Library, ferry: Article) -> None:
    first = library.take_in(ferry, "/ferry.txt").document
    assert library.take_in(ferry, None).document.id == first.id
    assert library.take_in(ferry, "/moved.txt").document.places == ("/ferry.txt", "/moved.txt")


def test_the_same_address_is_the_same_article_and_a_sites_own_is_not(library: Library, ferry: Article) -> None:
    story, site = "https://example.org/news/ferry", "https://example.org/"
    first = library.take_in(replace(ferry, url=story), None).document
    changed = read_text(FERRY.replace("six", "nine"))
    assert library.take_in(replace(changed, url=story), None).document.id == first.id
    library.take_in(replace(ferry, url=site), None)
    assert library.take_in(replace(read_text(OTHER), url=site), None).document.id != first.id


def test_a_place_that_holds_another_article_now_leaves_the_old_one_in_the_library(
    library: Library, ferry: Article
) -> None:
    first = library.take_in(ferry, "/today.txt").document
    other = library.take_in(read_text(OTHER), "/today.txt").document
    assert other.id != first.id
    assert library.articles.get(first.id).places == ()
    assert {document.title for document in library.articles.all()} == {first.title, other.title}


def test_the_trash_takes_an_article_with_its_notes_and_opening_it_brings_it_back(
    library: Library, ferry: Article
) -> None:
    number = library.take_in(ferry, "/ferry.txt").document.id
    library.articles.remove(number)
    assert library.articles.all() == []
    assert [document.id for document in library.articles.all(removed=True)] == [number]
    assert library.take_in(ferry, "/ferry.txt").document.removed is None


def test_articles_are_listed_as_they_were_opened_last(library: Library, ferry: Article) -> None:
    library.take_in(ferry, "/ferry.txt")
    library.take_in(read_text(OTHER), "/bridge.txt")
    library.take_in(ferry, "/ferry.txt")
    assert [document.places for document in library.articles.all()] == [("/ferry.txt",), ("/bridge.txt",)]


@pytest.mark.parametrize("name", ["number", "place", "id"])
def test_an_article_is_named_by_number_place_or_id(library: Library, ferry: Article, name: str, tmp_path: Path) -> None:
    kept = library.take_in(ferry, str(tmp_path / "ferry.txt")).document
    words = {"number": str(kept.id), "place": str(tmp_path / "." / "ferry.txt"), "id": kept.source[:9]}[name]
    found = library.articles.find(words)
    assert found is not None
    assert found.id == kept.id
    assert library.articles.find("nothing") is None


def test_the_position_comes_back_and_is_carried_into_another_version(library: Library, ferry: Article) -> None:
    number = library.take_in(ferry, "/ferry.txt").document.id
    at = ferry.text.index("The company, Norrline")
    position = Position(at, ferry.text.index("ORR"), 1, "quotes", Ref("quote", "q1"))
    library.articles.keep_position(number, position, 60)
    library.articles.keep_position(number, position, 40)
    again = library.take_in(ferry, "/ferry.txt")
    assert (again.position, again.document.percent) == (position, 60)
    changed = FERRY.replace("ORR (Coast", "It rained.\n\nORR (Coast")
    carried = library.take_in(read_text(changed), "/ferry.txt").position
    assert carried is not None
    assert changed[carried.cursor :].startswith("The company, Norrline")
    assert carried.pane == "quotes"


def test_an_analysis_is_kept_for_the_engine_and_the_article_as_they_are(
    library: Library, pump: Article, analysed: Briefing
) -> None:
    made = replace(analysed, engine=engine())
    number = library.take_in(pump, "/pump.txt").document.id
    library.keep_briefing(number, pump, made)
    assert library.briefing(number, pump, engine()) == made
    assert library.briefing(number, pump, Engine("briefing-tui", "99", "other")) is None
    assert library.briefing(number, replace(pump, title="Another"), engine()) is None


def test_the_last_few_analyses_of_an_article_are_kept(library: Library, pump: Article, analysed: Briefing) -> None:
    number = library.take_in(pump, "/pump.txt").document.id
    engines = [Engine("briefing-tui", str(version), "model") for version in range(5)]
    for made in engines:
        library.keep_briefing(number, pump, replace(analysed, engine=made))
    found = [library.briefing(number, pump, made) is not None for made in engines]
    assert found == [False, False, True, True, True]


def test_a_damaged_analysis_counts_as_none(library: Library, pump: Article, analysed: Briefing) -> None:
    number = library.take_in(pump, "/pump.txt").document.id
    library.keep_briefing(number, pump, replace(analysed, engine=engine()))
    with library.store.write() as connection:
        connection.execute("UPDATE extraction SET briefing = x'00ff'")
    assert library.briefing(number, pump, engine()) is None


def test_corrections_are_kept_in_order_and_can_be_taken_back(
    library: Library, pump: Article, analysed: Briefing
) -> None:
    number = library.take_in(pump, "/pump.txt").document.id
    name = analysed.actors[0].name
    first = library.correct(number, RenameActor(ActorRef(name), "Somebody"), analysed)
    library.correct(number, RenameActor(ActorRef("Somebody"), "Somebody Else"), analysed)
    assert library.corrected(number, analysed).briefing.actors[0].name == "Somebody Else"
    library.undo_correction(first.id, analysed)
    left = library.corrected(number, analysed)
    assert left.briefing.actors[0].name == name
    assert ["Somebody" in misfit.reason for misfit in left.misfits] == [True]
    library.redo_correction(first.id, analysed)
    assert library.corrected(number, analysed).briefing.actors[0].name == "Somebody Else"
    assert [correction.undone for correction in library.corrections.of(number, undone=True)] == [None, None]


def test_the_date_of_an_article_is_that_of_its_corrected_briefing(
    library: Library, pump: Article, analysed: Briefing
) -> None:
    number = library.take_in(pump, "/pump.txt").document.id
    library.keep_briefing(number, pump, analysed)
    library.correct(number, SetPublished(published_on("2019-04-05", "user")), analysed)
    assert library.articles.get(number).published == "2019-04-05"
    library.take_in(pump, "/pump.txt")
    assert library.articles.get(number).published == "2019-04-05"


def test_the_language_that_the_reader_puts_an_article_in_holds_until_it_is_taken_back(
    library: Library, pump: Article, analysed: Briefing
) -> None:
    number = library.take_in(pump, "/pump.txt").document.id
    assert library.as_told(number, pump) == pump
    made = library.correct(number, SetLanguage("en"), None)
    told = library.as_told(number, pump)
    assert told == replace(pump, language="en")
    library.keep_briefing(number, told, analysed)
    assert library.briefing(number, told, analysed.engine) == analysed
    assert library.briefing(number, pump, analysed.engine) is None
    library.undo_correction(made.id, None)
    assert library.as_told(number, pump) == pump


def test_what_is_not_there_is_told_of(library: Library) -> None:
    for ask in (library.articles.get, library.articles.article):
        with pytest.raises(StoreError, match="no article 7"):
            ask(7)
    assert Library.existing(library.store.path.parent / "none.sqlite3") is None


def test_two_libraries_on_one_file_see_what_the_other_writes(library: Library, ferry: Article) -> None:
    other = Library.open(library.store.path)
    library.take_in(ferry, "/ferry.txt")
    assert other.store.changed()
    assert [document.title for document in other.articles.all()] == ["Ferry to Orr is late again"]


def test_articles_are_found_by_what_is_remembered_of_them(library: Library, ferry: Article) -> None:
    library.take_in(ferry, "/news/ferry.txt")
    library.take_in(read_text(OTHER), "/news/bridge.txt")
    documents = library.articles.all()
    for typed, titles in {
        "ferry": ["Ferry to Orr is late again"],
        "fery orr": ["Ferry to Orr is late again"],
        "velm brige": ["Bridge at Velm shut for good"],
        "falk": ["Ferry to Orr is late again"],
        "news": ["Bridge at Velm shut for good", "Ferry to Orr is late again"],
        "xylophone": [],
        "": ["Bridge at Velm shut for good", "Ferry to Orr is late again"],
    }.items():
        assert [document.title for document in find(documents, typed)] == titles, typed
