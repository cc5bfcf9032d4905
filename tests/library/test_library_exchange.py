"""The shapes in which notes travel."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_tui.library.exchange import hypothesis, own, web_annotation
from briefing_tui.library.exchange.entry import Entry, gather, text_id_of
from briefing_tui.library.exchange.importing import bring_in
from briefing_tui.library.identity import text_id
from briefing_tui.library.library import Library
from briefing_tui.model.note import Target
from briefing_tui.model.selector import Selector, select
from briefing_tui.model.span import Span
from briefing_tui.reading.source import read_text

TEXT = "🚢 The ferry 🚢 to Orr was late on Friday, the harbour master said."
WORDS = "late on Friday"


@pytest.fixture
def entry(library: Library) -> Entry:
    """A note on words that stand after characters which are two units of UTF-16."""
    article = replace(read_text(TEXT), title="Ferry", url="https://example.org/news/ferry")
    document = library.take_in(article, "/ferry.txt").document.id
    start = TEXT.index(WORDS)
    target = Target("quote", select(TEXT, Span(start, start + len(WORDS))))
    library.notes.add(document, target, "Again? #ferry")
    (made,) = gather(library, [document])
    return made


def test_web_annotations_count_in_code_points(entry: Entry) -> None:
    collection = web_annotation.to_json([entry])
    assert (collection["type"], collection["total"]) == ("AnnotationCollection", 1)
    (annotation,) = collection["first"]["items"]
    assert annotation["id"] == f"urn:uuid:{entry.id}"
    assert annotation["target"]["source"]["id"] == "https://example.org/news/ferry"
    quote, position = annotation["target"]["selector"]
    assert (quote["type"], quote["exact"]) == ("TextQuoteSelector", WORDS)
    assert TEXT[position["start"] : position["end"]] == WORDS
    purposes = {body["purpose"]: body["value"] for body in annotation["body"]}
    assert purposes == {"commenting": "Again? #ferry", "tagging": "ferry", "classifying": "quote"}


def test_hypothesis_counts_in_units_of_utf_16(entry: Entry) -> None:
    (row,) = hypothesis.to_json([entry])["rows"]
    position = row["target"][0]["selector"][1]
    units = TEXT.encode("utf-16-le")
    assert units[2 * position["start"] : 2 * position["end"]].decode("utf-16-le") == WORDS


def test_every_shape_is_read_as_it_was_written(entry: Entry) -> None:
    (whole,) = own.from_json(own.to_json([entry]))
    assert replace(whole, tags=entry.tags) == entry
    (annotation,) = web_annotation.from_json(web_annotation.to_json([entry]))
    assert (annotation.id, annotation.target, annotation.body) == (entry.id, entry.target, entry.body)
    (row,) = hypothesis.from_json(hypothesis.to_json([entry]))
    assert row.body == entry.body
    assert row.target.selector is not None
    assert row.target.selector.exact == WORDS


def test_what_another_program_wrote_is_put_on_its_words_whatever_its_position(library: Library, entry: Entry) -> None:
    foreign = Entry(
        "from-elsewhere", Target("passage", Selector("harbour master", "", "", 3)), "Who?",
        created="2024-01-01T00:00:00+00:00", updated="2024-01-01T00:00:00+00:00", address=entry.address,
    )  # fmt: skip
    assert bring_in(library, [foreign]).added == 1
    note = library.notes.get("from-elsewhere")
    assert note.anchor.span is not None
    assert note.anchor.span.of(TEXT) == "harbour master"


def test_a_time_that_is_none_is_left_out_and_the_note_can_be_written_in(library: Library, entry: Entry) -> None:
    strange = Entry(
        "strange", Target("article"), "one", created="yester\x1bday", updated="9999-99-99", address=entry.address
    )
    bring_in(library, [strange])
    note = library.notes.get("strange")
    assert note.created.startswith("20")
    assert library.notes.save("strange", "two", note.rev).note.body == "two"


def test_tags_that_are_not_in_a_foreign_note_are_put_into_it() -> None:
    row = {"id": "x", "uri": "https://example.org/a", "text": "see #one", "tags": ["one", "two words"], "target": []}
    (read,) = hypothesis.from_json({"rows": [row]})
    assert read.body == "see #one\n\n#two-words"
    assert read.target == Target("article")


@given(st.text(max_size=40))
def test_a_text_without_an_address_is_named_by_its_hash(text: str) -> None:
    entry = Entry("x", Target("article"), "", text_id=text_id(text))
    assert text_id_of(entry.iri) == text_id(text)
    assert text_id_of(text) == ""
