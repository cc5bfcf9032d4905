"""Search over articles, notes, quotes and actors."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_tui.library.library import Library
from briefing_tui.library.query import Query, Term, parse
from briefing_tui.library.search import Hit
from briefing_tui.model.article import Article
from briefing_tui.model.briefing import Briefing
from briefing_tui.model.note import Target
from briefing_tui.reading.source import published_on


@pytest.fixture
def filled(library: Library, ferry: Article, pump: Article, analysed: Briefing) -> Library:
    """Two articles, one of them analysed, and a note on each."""
    pumped = library.take_in(pump, "/pump.txt").document.id
    library.keep_briefing(pumped, pump, analysed)
    library.notes.add(pumped, Target("article"), "Call the water board #urgent")
    ferried = library.take_in(ferry, "/ferry.txt").document.id
    library.notes.add(ferried, Target("article"), "Who pays for the engine? #later")
    return library


def kinds(hits: list[Hit]) -> list[str]:
    return [hit.kind for hit in hits]


def test_words_are_found_in_titles_and_texts_and_notes(filled: Library) -> None:
    assert kinds(filled.search.everything("ferry late")) == ["article"]
    hits = filled.search.everything("engine")
    assert kinds(hits) == ["note", "text"]
    assert "engine was gone" in hits[1].words
    text = filled.articles.article(hits[1].document).text
    assert hits[1].start is not None
    assert text[hits[1].start : hits[1].end] == "engine"


def test_an_accent_or_a_capital_more_or_less_finds_the_same(filled: Library) -> None:
    assert kinds(filled.search.everything("STROM")) == kinds(filled.search.everything("Ström")) == ["text"]


def test_actors_and_quotes_lead_to_their_items(filled: Library, analysed: Briefing) -> None:
    actor = analysed.actors[0]
    hits = filled.search.everything(f'"{actor.name}" in:actors')
    assert [hit.ref.id for hit in hits if hit.ref] == [actor.id]
    quote = next(quote for quote in analysed.quotes if quote.kind == "direct")
    words = " ".join(quote.spans[0].of(analysed.article.text).strip("“”,. ").split()[:4])
    assert quote.id in [hit.ref.id for hit in filled.search.everything(f'in:quotes "{words}"') if hit.ref]


def test_what_an_actor_said_anywhere_is_in_order_of_date(library: Library, pump: Article, analysed: Briefing) -> None:
    speaker = next(quote.speaker for quote in analysed.quotes if quote.speaker)
    name = next(actor.name for actor in analysed.actors if actor.id == speaker)
    for day in ("2024-03-01", "2021-01-01", None, "2022-02-02"):
        text = f"{pump.text}\n\n{day}"
        article = replace(pump, text=text, published=published_on(day, "metadata") if day else pump.published)
        number = library.take_in(article, f"/{day}.txt").document.id
        library.keep_briefing(number, article, replace(analysed, article=replace(article, passages=pump.passages)))
    hits = library.search.everything(f'said:"{name}"', limit=1000)
    days = [hit.published for hit in hits]
    known = [day for day in days if day]
    assert known == sorted(known)
    assert None not in days[: len(known)]
    assert {hit.speaker for hit in hits} == {name}
    last = name.split()[-1].lower()
    assert library.search.everything(f"said:{last}", limit=1000) == hits
    fewer = library.search.everything(f"said:{last} {hits[0].words.split()[1]}", limit=1000)
    assert 0 < len(fewer) <= len(hits)


def test_tags_find_notes_alone(filled: Library) -> None:
    for query in ("tag:urgent", "#urgent", "tag:#Urgent"):
        assert [hit.words for hit in filled.search.everything(query)] == ["Call the water board #urgent"]
    assert filled.search.everything("#urgent engine") == []


def test_a_place_can_be_chosen_and_words_left_out(filled: Library) -> None:
    assert kinds(filled.search.everything("engine in:notes")) == ["note"]
    assert kinds(filled.search.everything("engine -pays")) == ["text"]


def test_the_last_word_goes_on_while_it_is_typed(filled: Library) -> None:
    assert filled.search.everything("passeng") == []
    assert kinds(filled.search.everything("passeng", typing=True)) == ["text"]
    assert kinds(filled.search.everything("passeng*")) == ["text"]


def test_what_is_in_the_trash_is_not_found(filled: Library) -> None:
    note = next(hit.note for hit in filled.search.everything("engine") if hit.note)
    filled.notes.delete(note)
    assert kinds(filled.search.everything("engine")) == ["text"]
    filled.articles.remove(filled.search.everything("engine")[0].document)
    assert filled.search.everything("engine") == []


def test_the_words_of_an_older_version_are_not_found(filled: Library, ferry: Article) -> None:
    filled.take_in(replace(ferry, text=ferry.text.replace("passengers", "travellers")), "/ferry.txt")
    assert filled.search.everything("passengers") == []
    assert kinds(filled.search.everything("travellers")) == ["text"]


def test_a_correction_changes_what_is_found(filled: Library, pump: Article, analysed: Briefing) -> None:
    from briefing_tui.model.correction import ActorRef, RenameActor

    number = filled.articles.find("/pump.txt")
    assert number is not None
    filled.correct(number.id, RenameActor(ActorRef(analysed.actors[0].name), "Zebulon Quist"), analysed)
    assert kinds(filled.search.everything("Zebulon")) == ["actor"]


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ('ferry "six hours"', Query((Term(("ferry",)), Term(("six", "hours"))))),
        ("“six hours”", Query((Term(("six", "hours")),))),
        ("-late ferry", Query((Term(("ferry",)),), (Term(("late",)),))),
        ('said:"Tilda Ström" gone*', Query((Term(("gone",), open=True),), (), (Term(("Tilda", "Ström")),))),
        ("#Urgent in:notes", Query(tags=("urgent",), where=frozenset(("notes",)))),
        ('"open', Query((Term(("open",)),))),
        ('*** - "" said: tag:', Query()),
    ],
)
def test_a_query_is_read_as_it_is_meant(typed: str, query: Query) -> None:
    assert parse(typed) == query


@given(st.text(max_size=60))
def test_nothing_that_can_be_typed_is_an_error(typed: str) -> None:
    library = _shared()
    library.search.everything(typed)
    library.search.everything(typed, typing=True)


def _shared() -> Library:
    import tempfile
    from pathlib import Path

    return Library.open(Path(tempfile.mkdtemp()) / "library.sqlite3")
