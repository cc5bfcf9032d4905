"""Where notes are in another version of their text, rule by rule."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_tui.library.anchoring import anchor, anchor_target
from briefing_tui.library.folding import fold
from briefing_tui.model.note import Anchor, Target
from briefing_tui.model.selector import Selector, select
from briefing_tui.model.span import Span

HOME = """Ferry back after six years

The ferry to Pell left at nine with forty goats aboard. The harbour master, Ada Brunt, counted them twice. “They are
better sailors than we are,” she said. The crossing takes two hours in fair weather.

Three people were hurt in Velm. Four people were hurt in Orr. The council declined to comment.

Nobody remembers who ordered the goats. The bill was paid in coins. The council declined to comment.
"""


def on(words: str, text: str = HOME, nth: int = 0) -> Selector:
    place = -1
    for _ in range(nth + 1):
        place = text.index(words, place + 1)
    return select(text, Span(place, place + len(words)))


def found(words: str, text: str, nth: int = 0) -> tuple[str, str | None]:
    """The state of a note on `words` of HOME in another text, and the words that it is on there."""
    there = anchor(on(words, nth=nth), text, HOME)
    return there.state, there.span.of(text) if there.span else None


def test_words_in_the_same_text_are_exact() -> None:
    selector = on("forty goats")
    assert anchor(selector, HOME) == anchor(selector, HOME, HOME) == Anchor("exact", selector.span, 1.0)


def test_words_after_an_insertion_have_moved() -> None:
    text = HOME.replace("The ferry to Pell", "It was a bright morning. The ferry to Pell")
    there = anchor(on("forty goats"), text, HOME)
    assert there == Anchor("moved", Span(text.index("forty goats"), text.index("forty goats") + 11), 1.0)


def test_words_before_an_edit_are_exact() -> None:
    assert found("forty goats", HOME + "\nMore tomorrow.\n") == ("exact", "forty goats")


@pytest.mark.parametrize(
    ("old", "new", "words", "expected"),
    [
        ("aboard. The", "aboard.\nThe", "goats aboard. The harbour master", "goats aboard.\nThe harbour master"),
        ("“They are\nbetter", '"They are\nbetter', "“They are\nbetter sailors than", '"They are\nbetter sailors than'),
        ("forty goats", "forty\u00a0goats", "at nine with forty goats aboard", "at nine with forty\u00a0goats aboard"),
        (
            "forty goats",
            "for\u00adty goats",
            "at nine with forty goats aboard",
            "at nine with for\u00adty goats aboard",
        ),
    ],
)
def test_words_restyled_are_the_same_words(old: str, new: str, words: str, expected: str) -> None:
    assert found(words, "News.\n\n" + HOME.replace(old, new).replace("six years", "seven years")) == ("moved", expected)


def test_dashes_and_their_spaces_may_change() -> None:
    home = "Before it all began.\n\nThe bill—all of it—was paid in coins by Ada.\n"
    text = "Well.\n\nThe bill – all of it – was paid in coins by Ada.\n"
    there = anchor(on("bill—all of it—was paid in coins", home), text, home)
    assert (there.state, there.span and there.span.of(text)) == ("moved", "bill – all of it – was paid in coins")


def test_a_paragraph_moved_is_found_without_its_surroundings() -> None:
    paragraphs = HOME.strip().split("\n\n")
    text = "\n\n".join((paragraphs[0], paragraphs[3], paragraphs[1], paragraphs[2]))
    assert found("Nobody remembers who ordered the goats.", text) == (
        "moved",
        "Nobody remembers who ordered the goats.",
    )


@pytest.mark.parametrize("nth", [0, 1])
def test_the_twin_of_a_deleted_sentence_is_not_the_same_words(nth: int) -> None:
    place = on("The council declined to comment.", nth=nth).start
    text = HOME[:place] + HOME[place + 32 :]
    assert found("The council declined to comment.", text, nth)[0] in {"review", "orphan"}
    assert found("The council declined to comment.", text, 1 - nth)[0] in {"exact", "moved"}


def test_twins_that_nothing_tells_apart_are_not_guessed_at() -> None:
    home = "She went home.\n\n" + "He did not answer any of it. " * 2 + "\n\nThe end of it."
    text = "A new first line of quite another length.\n\nHe did not answer any of it.\n\nAnother end."
    assert anchor(on("He did not answer any of it.", home), text, home).state in {"review", "orphan"}


@pytest.mark.parametrize(
    ("sentence", "nth"), [("Three people were hurt in Velm.", 0), ("Four people were hurt in Orr.", 0)]
)
def test_a_sentence_of_the_same_mould_does_not_stand_in_for_a_deleted_one(sentence: str, nth: int) -> None:
    text = HOME.replace(sentence + " ", "")
    assert found(sentence, text)[0] in {"review", "orphan"}
    assert found("people were hurt", text, 0 if sentence.startswith("Three") else 1)[0] in {"review", "orphan"}


@pytest.mark.parametrize("words", ["she said", "goats", "The", "Ferry", "Brunt"])
def test_short_words_go_with_their_sentence(words: str) -> None:
    place = on(words).start
    start = max(HOME.rfind(". ", 0, place) + 2, HOME.rfind("\n\n", 0, place) + 2, 0) if place else 0
    end = min(HOME.find(". ", place) + 2, HOME.find("\n\n", place))
    gone = HOME[:start] + "\n\nIt rained.\n\n" + HOME[end:]
    assert found(words, gone)[0] in {"review", "orphan"}
    assert found(words, "It rained.\n\n" + HOME)[1] == words


def test_being_first_in_the_text_proves_nothing() -> None:
    home, text = "The council met. It ate cake.\n", "The mayor slept. The council met. It ate cake.\n"
    assert anchor(on("The", home), text, home) == Anchor("moved", Span(17, 20), 1.0)
    assert anchor(on("The", home), text).span == Span(17, 20)


def test_a_word_is_not_found_inside_another() -> None:
    home, text = "He saw the art of it.\n", "He saw the party of it.\n"
    assert anchor(on("art", home), text, home).state in {"review", "orphan"}


def test_light_rewording_is_followed_to_whole_words() -> None:
    text = HOME.replace("counted them twice", "counted every goat twice")
    state, words = found("The harbour master, Ada Brunt, counted them twice.", text)
    assert (state, words) == ("fuzzy", "The harbour master, Ada Brunt, counted every goat twice.")


@pytest.mark.parametrize(
    ("old", "new"),
    [("forty goats", "fifty goats"), ("at nine", "at 9"), ("to Pell", "to Marl"), ("left at", "never left at")],
)
def test_other_numbers_names_and_denials_are_for_the_reader_to_see(old: str, new: str) -> None:
    state, words = found("The ferry to Pell left at nine with forty goats aboard.", HOME.replace(old, new))
    assert state == "review"
    assert words == "The ferry to Pell left at nine with forty goats aboard.".replace(old, new)


def test_words_put_into_the_middle_are_for_the_reader_to_see() -> None:
    more = "counted them, as she has counted all that ever came aboard since she was a girl of eleven, twice"
    text = HOME.replace("counted them twice", more)
    assert found("The harbour master, Ada Brunt, counted them twice.", text)[0] == "review"


def test_words_that_are_gone_are_an_orphan() -> None:
    text = HOME.replace("Nobody remembers who ordered the goats. ", "")
    assert found("Nobody remembers who ordered the goats.", text) == ("orphan", None)
    assert found("forty goats", "") == ("orphan", None)


def test_text_of_more_letters_than_a_byte_holds_is_compared_too() -> None:
    home = "".join(chr(0x4E00 + number) for number in range(700)) + "\n"
    span = Span(100, 500)
    text = home[:300] + "\u3042\u3044" + home[300:]
    there = anchor(select(home, span), text, home)
    assert (there.state, there.span) == ("fuzzy", Span(100, 502))


def test_a_note_on_the_whole_article_is_always_there() -> None:
    assert anchor_target(Target("article"), "", HOME) == Anchor("exact", None, 1.0)


def test_a_note_on_an_actor_is_where_the_actor_is_named() -> None:
    target = Target("actor", on("Ada Brunt"), "Ada Brunt")
    elsewhere = "Not much happened.\n\nOn Friday it was Ada Brunt who rang, not Ada Bruntwick.\n"
    surname = "Not much happened. Ms Brunt rang.\n"
    assert anchor_target(target, HOME, HOME) == Anchor("exact", on("Ada Brunt").span, 1.0)
    there = anchor_target(target, elsewhere, HOME)
    assert (there.state, there.span) == ("moved", Span(37, 46))
    there = anchor_target(target, surname, HOME)
    assert (there.state, there.span and there.span.of(surname)) == ("review", "Brunt")
    assert anchor_target(target, "Not much happened. Bruntwick rang.", HOME).state == "orphan"


def test_folded_places_lead_back_to_the_source() -> None:
    source = "One  “two”\n> three — four… five"
    folded = fold(source)
    assert folded.text == "One 'two' three-four... five"
    for word in ("One", "two", "three", "four", "five"):
        place = folded.text.index(word)
        assert folded.span_of(place, place + len(word)).of(source) == word
        assert folded.place_of(Span(source.index(word), source.index(word) + len(word))) == (place, place + len(word))


TEXTS = st.text(st.sampled_from("ab.  \n“”'—é…\u00a0\u0301"), min_size=1, max_size=120) | st.text(max_size=80)


@given(TEXTS, st.data())
def test_every_span_of_every_text_is_exact_in_that_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    assert anchor(select(text, span), text, text) == Anchor("exact", span, 1.0)


@given(st.text("abc. \n", max_size=60), st.integers(0, 300), st.integers(1, 120))
def test_text_put_in_front_never_leads_to_other_words(added: str, start: int, length: int) -> None:
    span = Span(min(start, len(HOME) - 1), min(start + length, len(HOME)))
    there = anchor(select(HOME, span), f"{added}\n{HOME}", HOME)
    shift = len(added) + 1
    assert there == Anchor("moved", Span(span.start + shift, span.end + shift), 1.0)


@given(TEXTS, TEXTS, st.data())
def test_no_text_is_too_odd(home: str, text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(home)))
    span = Span(start, data.draw(st.integers(start, len(home))))
    there = anchor(select(home, span), text, home)
    assert (there.span is None) == (there.state == "orphan")
    assert there.span is None or there.span.end <= len(text)
    if there.state == "exact":
        assert there.span
        assert there.span.of(text) == span.of(home)
