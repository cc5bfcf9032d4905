"""The publication date that the reader set goes wherever the article goes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing_tui.library.exchange import hypothesis, own, web_annotation
from briefing_tui.library.exchange.entry import gather
from briefing_tui.library.exchange.importing import bring_in, parse
from briefing_tui.library.library import Library
from briefing_tui.model.article import Article, Published
from briefing_tui.model.briefing import Briefing
from briefing_tui.model.correction import SetPublished
from briefing_tui.model.note import Target
from briefing_tui.reading.source import published_on, read_text
from briefing_tui.reports.mirror import mirror
from tests.library.conftest import FERRY

SET = published_on("2020-02-02", "user")


@pytest.fixture
def noted(library: Library) -> int:
    """An article with a note, whose metadata have another date than the reader."""
    article = read_text(FERRY, published="2021-03-03", origin="metadata")
    number = library.take_in(article, "/ferry.txt").document.id
    library.notes.add(number, Target("article"), "a note")
    return number


def listed(library: Library) -> list[str | None]:
    return [document.published for document in library.articles.all()]


def mirrored(library: Library, document: int) -> str:
    file = mirror(library, document)
    assert file is not None
    return file.read_text(encoding="utf-8")


def test_without_a_correction_the_date_is_the_articles_own(library: Library, noted: int) -> None:
    assert listed(library) == ["2021-03-03"]
    assert "Published 3 March 2021" in mirrored(library, noted)
    (entry,) = gather(library, [noted])
    assert entry.published == "2021-03-03"


def test_the_list_follows_the_reader_before_there_is_an_analysis_and_back(library: Library, noted: int) -> None:
    correction = library.correct(noted, SetPublished(SET), None)
    assert listed(library) == ["2020-02-02"]
    library.undo_correction(correction.id, None)
    assert listed(library) == ["2021-03-03"]
    library.redo_correction(correction.id, None)
    assert listed(library) == ["2020-02-02"]


def test_the_date_stays_when_the_article_is_read_again_changed(library: Library, noted: int) -> None:
    library.correct(noted, SetPublished(SET), None)
    changed = read_text(FERRY.replace("six", "nine"), published="2021-03-03", origin="metadata")
    assert library.take_in(changed, "/ferry.txt").document.published == "2020-02-02"


def test_the_mirror_says_what_the_reader_set(library: Library, noted: int) -> None:
    mirror(library, noted)
    library.correct(noted, SetPublished(SET), None)
    assert "Published 2 February 2020 (as given by the reader)" in mirrored(library, noted)
    library.correct(noted, SetPublished(Published()), None)
    assert "Publication date not known" in mirrored(library, noted)


def test_every_export_carries_the_date(library: Library, noted: int) -> None:
    library.correct(noted, SetPublished(SET), None)
    entries = gather(library, [noted])
    ours = own.to_json(entries)["articles"][0]["article"]["published"]
    assert (ours["earliest"], ours["origin"]) == ("2020-02-02", "user")
    page = web_annotation.to_json(entries)["first"]
    assert page["items"][0]["target"]["source"]["schema:datePublished"] == "2020-02-02"
    assert hypothesis.to_json(entries)["rows"][0]["document"]["dc"] == {"date": ["2020-02-02"]}


def test_an_article_without_a_date_has_none_in_an_export(library: Library, ferry: Article) -> None:
    number = library.take_in(ferry, None).document.id
    library.notes.add(number, Target("article"), "a note")
    entries = gather(library, [number])
    assert "schema:datePublished" not in web_annotation.to_json(entries)["first"]["items"][0]["target"]["source"]
    assert "dc" not in hypothesis.to_json(entries)["rows"][0]["document"]


def test_the_date_comes_back_with_the_notes_and_holds_when_the_article_is_read_again(
    library: Library, noted: int, tmp_path: Path
) -> None:
    library.correct(noted, SetPublished(SET), None)
    data = json.dumps(own.to_json(gather(library, [noted]))).encode()
    fresh = Library.open(tmp_path / "fresh" / "library.sqlite3")
    bring_in(fresh, parse(data))
    (document,) = fresh.articles.all()
    assert document.published == "2020-02-02"
    again = read_text(FERRY, published="2021-03-03", origin="metadata")
    assert fresh.take_in(again, "/ferry.txt").document.published == "2020-02-02"
    assert fresh.dated(document.id).published == SET
    assert own.to_json(gather(fresh, [document.id]))["articles"] == own.to_json(gather(library, [noted]))["articles"]
    fresh.close()


def test_an_analysis_does_not_take_the_readers_date_away(library: Library, pump: Article, analysed: Briefing) -> None:
    number = library.take_in(pump, "/pump.txt").document.id
    library.correct(number, SetPublished(SET), None)
    library.keep_briefing(number, pump, analysed)
    assert listed(library) == ["2020-02-02"]
