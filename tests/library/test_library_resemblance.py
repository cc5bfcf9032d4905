"""Versions of one article are told from other articles under its name, and what was added to either is never lost."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from random import Random

import pytest

from briefing_tui.library.library import Library
from briefing_tui.library.resemblance import figures_kept, is_version
from briefing_tui.model.correction import ActorRef, RenameActor
from briefing_tui.model.note import Target
from briefing_tui.model.selector import select
from briefing_tui.model.span import Span
from briefing_tui.reading.source import read_text
from tests.library.conftest import FERRY
from tests.library.versions import FULL_OF_FIGURES, Pair, moulds, next_day, pairs, rewritten

HEAVY = ("all others reworded", "deleted, others changed", "one paragraph, heavy rewriting")


@cache
def judged() -> list[tuple[Pair, bool]]:
    return [(pair, is_version(pair.old, pair.new)) for pair in pairs(most=200)]


def test_there_are_enough_pairs_to_show_anything() -> None:
    sorts = [pair.same for pair, _ in judged()]
    assert sorts.count(True) >= 400
    assert sorts.count(False) >= 100
    assert len({pair.kind for pair, _ in judged()}) >= 50


def test_every_light_edit_makes_a_version() -> None:
    assert [pair for pair, taken in judged() if pair.same and pair.kind not in HEAVY and not taken] == []


def test_no_other_article_is_taken_for_a_version_though_it_is_of_the_same_mould() -> None:
    assert [pair for pair, taken in judged() if not pair.same and taken] == []


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("", "", True),
        ("", "The ferry sailed.", False),
        ("The ferry sailed.", "The ferry sailed!", True),
        ("The ferry sailed.", "The fery sailed.", True),
        ("The ferry sailed.", "A bridge fell down.", False),
        ("Ferry", "Ferry", True),
        ("Ferry", "Bridge", False),
        ("— … —", "!", True),
        ("On 4 May 2021 the gauge stood at 3.4.", "On 9 June 1998 the gauge stood at 7.9.", False),
    ],
)
def test_short_texts_are_told_apart_too(old: str, new: str, same: bool) -> None:
    assert is_version(old, new) is same


def test_figures_whose_digits_are_grouped_otherwise_are_the_same() -> None:
    text = "1,204 came on Monday, 3.410 on Tuesday, 12’000 on Friday and 77 on Sunday; the year before 12 had come."
    assert figures_kept(text, text.replace(",204", ".204").replace("12’000", "12\u202f000")) == 1
    assert figures_kept(text, text.replace("1,204", "1,205")) == 0.8


def test_a_long_text_in_which_but_the_figures_were_put_right_is_a_version() -> None:
    text = " ".join(
        f"The word{number} of the {number * 7}th speaker was long."
        if number % 20 == 0
        else f"Nobody heard what the speaker said of word{number}x."
        for number in range(200)
    )
    assert is_version(text, re.sub(r"(?<= )\d+(?=th)", "5", text))


def test_long_texts_are_compared_in_a_moment_and_without_numpy() -> None:
    code = (
        "import random, sys\n"
        "from briefing_tui.library.resemblance import is_version\n"
        "chance = random.Random(1)\n"
        "words = [f'word{number}x' for number in range(30_000)]\n"
        "one, other = (' '.join(chance.choices(words, k=100_000)) for _ in range(2))\n"
        "assert not is_version(one, other)\n"
        "assert is_version(one, one.replace('word7x', 'wort7x'))\n"
        "assert 'numpy' not in sys.modules"
    )
    subprocess.run((sys.executable, "-c", code), check=True, timeout=120)


def note_on(library: Library, text: str, words: str, place: str) -> str:
    document = library.take_in(read_text(text), place).document.id
    start = text.index(words)
    return library.notes.add(document, Target("passage", select(text, Span(start, start + len(words)))), "a note").id


@pytest.mark.parametrize(
    "each", [case for case in rewritten() if case["weight"] == "light"], ids=lambda case: case["old"][:12]
)
def test_notes_stay_with_a_file_of_one_paragraph_that_was_touched(library: Library, each: dict[str, str]) -> None:
    words = " ".join(each["old"].split()[1:4])
    note = note_on(library, each["old"], words, "/a.txt")
    kept = library.take_in(read_text(each["new"]), "/a.txt")
    (found,) = library.notes.of(kept.document.id)
    assert found.id == note
    assert found.anchor.state in ("exact", "moved", "fuzzy")
    assert kept.told is None


@pytest.mark.parametrize(
    ("mould", "figures_alone"), [*((mould, False) for mould in moulds()), *((mould, True) for mould in FULL_OF_FIGURES)]
)
def test_the_notes_on_another_article_of_one_mould_stay_with_it_and_that_is_said(
    library: Library, mould: str, figures_alone: bool
) -> None:
    old = moulds()[mould][0]
    new = next_day(old, Random(3)) if figures_alone else moulds()[mould][1]
    note = note_on(library, old, old.split("\n")[0].strip("# "), "/today.txt")
    first = library.articles.find("/today.txt")
    assert first is not None
    kept = library.take_in(read_text(new), "/today.txt")
    assert kept.document.id != first.id
    assert library.notes.of(kept.document.id) == []
    assert [found.id for found in library.notes.of(first.id)] == [note]
    assert kept.told is not None
    assert "1 note" in kept.told
    assert f"briefing notes move {first.id} {kept.document.id}" in kept.told
    assert library.take_in(read_text(new), "/today.txt").told is None


def test_an_article_to_which_nothing_was_added_goes_without_a_word(library: Library) -> None:
    library.take_in(read_text(FERRY), "/today.txt")
    assert library.take_in(read_text("The bridge at Velm fell down in the night."), "/today.txt").told is None


def test_what_was_added_can_be_moved_to_a_version_that_was_not_known_for_one(library: Library) -> None:
    case = next(case for case in rewritten() if case["weight"] == "heavy")
    kept_note = note_on(library, case["old"], "harbour master", "/a.txt")
    gone_note = note_on(library, case["old"], "had not been looked after", "/a.txt")
    old = library.articles.find("/a.txt")
    assert old is not None
    library.correct(old.id, RenameActor(ActorRef("harbour master"), "Tilda Ström"), None)
    new = library.take_in(read_text(case["new"]), "/a.txt")
    assert new.told is not None
    assert "2 notes, 1 correction" in new.told
    assert library.move_notes(old.id, new.document.id) == 2
    states = {note.id: note.anchor.state for note in library.notes.of(new.document.id)}
    assert set(states) == {kept_note, gone_note}
    assert states[gone_note] in ("orphan", "review")
    assert library.notes.of(old.id) == []
    assert len(library.corrections.of(new.document.id)) == 1
    library.move_notes(new.document.id, old.id)
    assert {note.anchor.state for note in library.notes.of(old.id)} == {"exact"}
