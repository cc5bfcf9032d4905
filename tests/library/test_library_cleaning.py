"""What is written to the store is cleaned, whoever writes it and by whichever way."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from briefing_tui.library.connection import cleaned
from briefing_tui.library.library import Library
from briefing_tui.model.article import Article
from briefing_tui.model.correction import ActorRef, RenameActor
from briefing_tui.model.note import Target
from briefing_tui.model.selector import Selector
from briefing_tui.sanitising import is_clean

BAD = "\x1b]0;T\x07 \x9b2J \u202ex\u202c \x08\x00"
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(st.characters()), inner, max_size=3),
    max_leaves=8,
)


def every_text(file: Path) -> list[str]:
    """All texts in all tables of a store, as they are on disk."""
    connection = sqlite3.connect(file)
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE TABLE%'")]
    values = [value for table in tables for row in connection.execute(f"SELECT * FROM {table}") for value in row]
    connection.close()
    return [value for value in values if isinstance(value, str)]


def test_no_way_into_the_store_goes_around_the_cleaning(library: Library, file: Path, ferry: Article) -> None:
    dirty = replace(
        ferry, title=f"Ferry {BAD}", byline=BAD, publisher=BAD, url=f"https://example.org/{BAD}", tags=(BAD,)
    )
    document = library.take_in(dirty, f"/tmp/{BAD}.txt").document.id
    words = Selector(f"engine {BAD}", BAD, BAD, 3)
    note = library.notes.add(document, Target("actor", words, BAD), f"{BAD} #tag", id=f"id{BAD}")
    library.notes.save(note.id, f"shorter {BAD}", note.rev, keep=True)
    library.notes.attach(note.id, Target("passage", words))
    correction = library.correct(document, RenameActor(ActorRef(BAD, words), BAD), None)
    with library.store.write() as connection:
        connection.executemany("INSERT INTO tag VALUES (?, ?)", [(note.id, BAD)])
    texts = every_text(file)
    assert any("shorter" in text for text in texts)
    assert [text for text in texts if not is_clean(text) or "\\u00" in text] == []
    assert isinstance(correction.change, RenameActor)
    assert is_clean(correction.change.name)
    library.store.read("SELECT 1 FROM note WHERE id = ?", (f"id{BAD}",))
    assert library.notes.get(f"id{BAD}").id == note.id


@given(json_values)
def test_all_texts_in_json_are_cleaned_and_nothing_else_is_changed(value: object) -> None:
    once = cleaned(value)
    assert cleaned(once) == once
    assert all(map(is_clean, _texts(once)))


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = [*value, *value.values()] if isinstance(value, dict) else value if isinstance(value, list) else []
    return [text for each in inner for text in _texts(each)]
