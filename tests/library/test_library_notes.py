"""Notes: nothing that was written is ever lost, and each is found on its words again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_tui.errors import StoreError
from briefing_tui.library.library import Library
from briefing_tui.library.tags import tags_of
from briefing_tui.model.article import Article
from briefing_tui.model.note import Target
from briefing_tui.model.selector import select
from briefing_tui.model.span import Span
from briefing_tui.reading.source import read_text
from briefing_tui.sanitising import clean
from tests.library.conftest import FERRY

WORDS = "Nobody told us that the engine was gone"


def on(text: str, words: str) -> Target:
    start = text.index(words)
    return Target("passage", select(text, Span(start, start + len(words))))


@pytest.fixture
def document(library: Library, ferry: Article) -> int:
    return library.take_in(ferry, "/ferry.txt").document.id


def test_a_note_is_there_for_every_program_as_soon_as_it_is_written(
    library: Library, document: int, ferry: Article
) -> None:
    note = library.notes.add(document, on(ferry.text, WORDS), "Really? #engine")
    other = Library.open(library.store.path)
    assert other.notes.get(note.id) == note
    assert (note.rev, note.tags, note.anchor.state) == (1, ("engine",), "exact")
    assert note.anchor.span is not None
    assert note.anchor.span.of(ferry.text) == WORDS


def test_notes_stand_in_the_order_of_the_text(library: Library, document: int, ferry: Article) -> None:
    for words in ("Per Aune", WORDS, "Ines Falk"):
        library.notes.add(document, on(ferry.text, words), words)
    library.notes.add(document, Target("article"), "whole")
    assert [note.body for note in library.notes.of(document)] == ["whole", "Ines Falk", WORDS, "Per Aune"]


def test_a_save_on_the_stored_revision_changes_the_note(library: Library, document: int) -> None:
    note = library.notes.add(document, Target("article"), "one")
    saved = library.notes.save(note.id, "two", note.rev)
    assert saved.conflict is None
    assert (saved.note.body, saved.note.rev) == ("two", 2)
    assert library.notes.save(note.id, "two", 2).note.rev == 2


def test_a_save_on_an_older_revision_keeps_both(library: Library, document: int, ferry: Article) -> None:
    note = library.notes.add(document, on(ferry.text, WORDS), "one")
    library.notes.save(note.id, "theirs", note.rev)
    saved = library.notes.save(note.id, "mine", note.rev)
    assert saved.conflict is not None
    assert saved.conflict.body == "theirs"
    assert (saved.note.body, saved.note.target) == ("mine", note.target)
    assert {kept.body for kept in library.notes.of(document)} == {"theirs", "mine"}


def test_a_note_in_the_trash_comes_back_by_itself_when_somebody_writes_in_it(library: Library, document: int) -> None:
    note = library.notes.add(document, Target("article"), "one")
    library.notes.delete(note.id)
    assert library.notes.save(note.id, "two", note.rev).note.deleted is None


def test_the_trash_holds_notes_until_they_are_taken_out(library: Library, document: int) -> None:
    note = library.notes.add(document, Target("article"), "one")
    library.notes.delete(note.id)
    again = Library.open(library.store.path)
    assert again.notes.of(document) == []
    assert [kept.id for kept in again.notes.of(document, deleted=True)] == [note.id]
    again.notes.restore(note.id)
    assert [kept.body for kept in again.notes.of(document)] == ["one"]


def test_versions_are_kept_half_a_minute_apart_and_before_much_is_taken_out(library: Library, document: int) -> None:
    note = library.notes.add(document, Target("article"), "a", created="2024-05-01T10:00:00.000Z")
    long = "a" * 60
    steps = (("ab", "10:00:10"), ("abc", "10:00:40"), (long, "10:00:41"), ("x", "10:00:42"))
    for rev, (body, time) in enumerate(steps, start=1):
        library.notes.save(note.id, body, rev, at=f"2024-05-01T{time}.000Z")
    assert [version.body for version in library.notes.history(note.id)] == [long, "ab"]


def test_an_old_version_can_be_what_the_note_says_again_and_nothing_is_lost_by_it(
    library: Library, document: int
) -> None:
    note = library.notes.add(document, Target("article"), "first words, rather many of them")
    library.notes.save(note.id, "last", 1)
    reverted = library.notes.revert(note.id, 1)
    assert (reverted.body, reverted.rev) == ("first words, rather many of them", 3)
    assert library.notes.history(note.id)[0].body == "last"
    with pytest.raises(StoreError, match="no revision 99"):
        library.notes.revert(note.id, 99)


def test_a_note_goes_where_its_words_go(library: Library, document: int, ferry: Article) -> None:
    note = library.notes.add(document, on(ferry.text, WORDS), "Really?")
    changed = FERRY.replace("ORR (Coast Wire)", "A storm was coming.\n\nORR (Coast Wire)")
    kept = library.take_in(read_text(changed), "/ferry.txt")
    assert (kept.document.id, kept.known, kept.changed) == (document, True, True)
    moved = library.notes.get(note.id)
    assert moved.anchor.state == "moved"
    assert moved.anchor.span is not None
    assert moved.anchor.span.of(changed) == WORDS
    library.take_in(ferry, "/ferry.txt")
    assert library.notes.get(note.id).anchor.state == "exact"


def test_a_note_whose_words_are_gone_keeps_what_it_was_written_on(
    library: Library, document: int, ferry: Article
) -> None:
    note = library.notes.add(document, on(ferry.text, WORDS), "Really?")
    cut = FERRY.replace("“Nobody told us that the engine was gone,” Ström told reporters. ", "")
    library.take_in(read_text(cut), "/ferry.txt")
    orphan = library.notes.get(note.id)
    assert orphan.anchor.state == "orphan"
    assert orphan.target.selector is not None
    assert orphan.target.selector.exact == WORDS
    assert WORDS in library.articles.text(orphan.home)


def test_an_orphan_can_be_put_on_other_words(library: Library, document: int, ferry: Article) -> None:
    note = library.notes.add(document, on(ferry.text, WORDS), "Really?")
    cut = FERRY.replace(WORDS, "Silence")
    library.take_in(read_text(cut), "/ferry.txt")
    attached = library.notes.attach(note.id, on(cut, "Per Aune"))
    assert (attached.anchor.state, attached.rev) == ("exact", 2)
    assert library.notes.history(note.id)[0].target == note.target
    back = library.notes.revert(note.id, 1)
    assert back.target == note.target
    assert back.anchor.state in ("orphan", "review")


def test_words_under_review_are_taken_for_the_notes_own_when_they_are_accepted(
    library: Library, document: int, ferry: Article
) -> None:
    words = "The ferry to Orr was six hours late on Friday"
    note = library.notes.add(document, on(ferry.text, words), "Six?")
    changed = FERRY.replace("six hours late on Friday", "nine hours late on Friday")
    library.take_in(read_text(changed), "/ferry.txt")
    doubtful = library.notes.get(note.id)
    assert doubtful.anchor.state == "review"
    accepted = library.notes.accept(note.id)
    assert accepted.anchor.state == "exact"
    assert accepted.anchor.span is not None
    assert "nine hours" in accepted.anchor.span.of(changed)


def test_a_note_that_is_not_there_is_told_of(library: Library) -> None:
    with pytest.raises(StoreError, match="no note nothing"):
        library.notes.get("nothing")


@given(st.text(st.characters(), max_size=200))
def test_a_note_says_what_was_written_in_it_cleaned(tmp_path_factory: pytest.TempPathFactory, body: str) -> None:
    library = Library.open(tmp_path_factory.mktemp("notes") / "library.sqlite3")
    document = library.take_in(read_text("A ferry."), None).document.id
    note = library.notes.add(document, Target("article"), body)
    assert note.body == clean(body)
    library.close()


@pytest.mark.parametrize(
    ("body", "tags"),
    [
        ("#ferry late #Orr-line, #ferry", ("ferry", "orr-line")),
        ("see https://example.org/#top and a#b and #1 and # and ##x", ()),
        ("`#code` and\n```\n#more\n```\n#told", ("told",)),
        ("(#größe) #2024-plan", ("größe", "2024-plan")),
    ],
)
def test_tags_are_the_words_after_a_number_sign(body: str, tags: tuple[str, ...]) -> None:
    assert tags_of(body) == tags


def test_notes_are_found_by_tag(library: Library, document: int) -> None:
    first = library.notes.add(document, Target("article"), "one #Ferry")
    library.notes.add(document, Target("article"), "two #orr #ferry")
    assert len(library.notes.tagged("#FERRY")) == 2
    library.notes.save(first.id, "one", 1)
    assert library.notes.tags() == [("ferry", 1), ("orr", 1)]
