"""Where reported words begin and end, and that none is listed twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Speech = Callable[..., list]  # type: ignore[type-arg]


def said(found: list) -> list[tuple[str, tuple[str, ...], str | None]]:  # type: ignore[type-arg]
    return [(one.kind, one.words, one.source) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The dredgers have been in the way, Odo Brill said, by making a “wall of silt” that keeps the boats out.",
            [
                (
                    "mixed",
                    ("The dredgers have been in the way", "by making a “wall of silt” that keeps the boats out"),
                    "Odo Brill",
                )
            ],
        ),
        (
            "There was, Ms Riis said, “a silent bargain.”",
            [("mixed", ("There was", "“a silent bargain.”"), "Ms Riis")],
        ),
        (
            "The ferry will stop in winter, said Marta Quill, a pilot from Brill.",
            [("indirect", ("The ferry will stop in winter",), "Marta Quill")],
        ),
        (
            "That would create a “winter of silence” on the quay, forcing the town to act, said Odo Brill.",
            [
                (
                    "mixed",
                    ("That would create a “winter of silence” on the quay, forcing the town to act",),
                    "Odo Brill",
                )
            ],
        ),
    ],
    ids=["around the speaker", "a quote behind the speaker", "what the speaker is", "a participle before the speaker"],
)
def test_words_on_both_sides_of_the_speaker_are_one_row(
    speech_in: Speech, text: str, expected: list[tuple[str, tuple[str, ...], str]]
) -> None:
    assert said(speech_in(text)) == expected


def test_a_second_verb_of_saying_ends_what_the_first_one_reports(speech_in: Speech) -> None:
    found = speech_in("Odo Brill said that the wall had cracked after the storm, and noted that nobody was hurt.")
    assert said(found) == [
        ("indirect", ("that the wall had cracked after the storm",), "Odo Brill"),
        ("indirect", ("that nobody was hurt",), "Odo Brill"),
    ]


def test_a_clause_of_the_same_speaker_in_the_same_sentence_begins_anew(speech_in: Speech) -> None:
    found = speech_in("Though pilots say the channel is too narrow, they also say that the buoys are old.")
    assert [one.words for one in found] == [("the channel is too narrow",), ("that the buoys are old",)]


def test_a_source_that_closes_the_sentence_is_no_part_of_what_is_said(speech_in: Speech) -> None:
    found = speech_in("Three in four pilots say they would like to work by day, according to the survey.")
    assert ("they would like to work by day",) in [one.words for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "The crews were told that the harbour would close on Monday.",
        "The mayor was asked whether she would sell the pier.",
        "Ms Riis is said to have bought the pier for one crown.",
    ],
)
def test_who_is_told_or_talked_of_does_not_speak(speech_in: Speech, text: str) -> None:
    assert [one.source for one in speech_in(text) if one.kind == "indirect"] in ([None], [])


def test_who_is_quoted_as_saying_something_does(speech_in: Speech) -> None:
    (found,) = speech_in("Ms Riis was quoted as saying that the pier would be sold in May.")
    assert found.source == "Ms Riis"


def test_who_was_asked_answers_in_the_next_sentence(speech_in: Speech) -> None:
    *_, answer = speech_in("Ms Riis was asked why the pier is closed. “We had no choice at all that winter.”")
    assert (answer.kind, answer.source) == ("direct", "Ms Riis")


def test_words_that_call_something_names_are_what_is_said(speech_in: Speech) -> None:
    found = speech_in("Odo Brill called the plan a danger to the town. He called the vote “arbitrary.”")
    assert [one.words for one in found] == [("the plan a danger to the town",), ("the vote “arbitrary.”",)]


def test_a_semicolon_parts_what_two_people_say(speech_in: Speech) -> None:
    found = speech_in(
        "One pilot described the harbour as the “calmest and kindest place” on the coast; another wrote that "
        "“the fog has never been a danger to anyone.”"
    )
    assert not any("calmest" in words and "fog" in words for one in found for words in (" ".join(one.words),))


def test_what_the_writer_calls_the_words_is_not_said(speech_in: Speech) -> None:
    found = speech_in(
        "Odo Brill blamed the pilots, saying that “the worst of them is the old guild”, a remark that drew laughter."
    )
    assert [one.words for one in found if one.kind == "mixed"] == [("that “the worst of them is the old guild”",)]


@pytest.mark.parametrize(
    "text",
    [
        "The port announced the choice of a firm to build the pier.",
        "Ms Riis acknowledged the danger of the fog, which makes her an exception.",
        "“The pier is old,” Ms Riis said in a letter, which the Brill Gazette has seen.",
        "Ms Riis declined to comment on whether the pier would be sold.",
        "It is worth noting that the pier was never painted.",
        "The towns continue to have doubts that the pier is safe.",
    ],
)
def test_what_tells_nothing_that_was_said_is_no_row(speech_in: Speech, text: str) -> None:
    assert [one.words for one in speech_in(text) if one.kind == "indirect"] == []


def test_an_adverbial_before_that_is_no_part_of_what_is_said(speech_in: Speech) -> None:
    (found,) = speech_in("The minister said to the press on Sunday that the pier would be closed.")
    assert found.words == ("that the pier would be closed",)


def test_a_board_behind_an_opening_phrase_speaks(speech_in: Speech) -> None:
    (found,) = speech_in("In response the Harbour Board, along with Ms Riis, said that the pier would be closed.")
    assert found.source == "the Harbour Board"


def test_words_that_were_run_on_behind_marks_are_not_said(speech_in: Speech) -> None:
    found = speech_in("Oda Riis says she 'thought it was the end of the pier' Her neighbour waded across to help.")
    assert found[0].words == ("she 'thought it was the end of the pier'",)


def test_when_something_was_said_is_not_what_was_said(speech_in: Speech) -> None:
    found = speech_in(
        "“It is over,” Ms Riis said after the meeting broke up. Ms Riis said after the vote she would go."
    )
    assert [one.words for one in found] == [("“It is over,”",), ("she would go",)]


def test_what_a_speaker_is_known_for_is_not_said(speech_in: Speech) -> None:
    found = speech_in(
        "That will be true up to a point, said Odo Brill, a pilot whose patience has won him many friends."
    )
    assert [one.words for one in found] == [("That will be true up to a point",)]
