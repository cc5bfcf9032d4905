"""The turns of transcripts and interviews: one quote each, of who the label or the question before it tells."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Find = Callable[..., list[Any]]


@pytest.mark.parametrize(
    ("paragraphs", "turns"),
    [
        (("MS. GRAU-LIND: The quay is shut.", "Q    Until when?", "MS. GRAU-LIND: Until May."),
         [("MS. GRAU-LIND", "The quay is shut."), ("Q", "Until when?"), ("MS. GRAU-LIND", "Until May.")]),
        (("Mr. OLRIK.—I object to the toll.", "HON. A. B. FAAS.- The toll stays."),
         [("Mr. OLRIK", "I object to the toll."), ("HON. A. B. FAAS", "The toll stays.")]),
        (("Host: Was it cold?", "Mira Sund: It was.", "Host: And wet?", "Mira Sund: That too."),
         [("Host", "Was it cold?"), ("Mira Sund", "It was."), ("Host", "And wet?"), ("Mira Sund", "That too.")]),
        (("ODA RIIS, HARBOUR MASTER (ph): We close at six.", "VINTER (voice-over): The gate fell early."),
         [("ODA RIIS", "We close at six."), ("VINTER", "The gate fell early.")]),
        (("Sen. Oda Riis (D-Wex.): “The quay is ours.”", "Rep. Per Olrik (R-Orby): “It is nobody’s.”"),
         [("Sen. Oda Riis", "“The quay is ours.”"), ("Rep. Per Olrik", "“It is nobody’s.”")]),
        (("“RIIS: Did you row?”", "“OLRIK: I did row.”"),
         [("RIIS", "“RIIS: Did you row?”"), ("OLRIK", "“OLRIK: I did row.”")]),
    ],
)  # fmt: skip
def test_a_label_in_every_usual_form_opens_a_turn(
    speech_in: Find, paragraphs: tuple[str, ...], turns: list[tuple[str, str]]
) -> None:
    found = speech_in(*paragraphs)
    assert [(said.source, *said.words) for said in found] == turns
    assert {said.kind for said in found} == {"direct"}


def test_a_turn_holds_all_its_paragraphs_and_no_stage_directions(speech_in: Find) -> None:
    first, *_ = speech_in(
        "MR. OLRIK: We thank the crew.", "They rowed all night.", "(Laughter.)", "Q: Why?", "MR. OLRIK: For the tide."
    )
    assert first.words == ("We thank the crew.", "They rowed all night.")


def test_lines_that_only_look_like_labels_open_no_turn(speech_in: Find) -> None:
    assert speech_in("NOTE: The ferry is late.", "UPDATE: The ferry is in.", "Price: Two crowns.") == []


def test_an_interview_without_labels_is_questions_and_answers(speech_in: Find) -> None:
    found = speech_in(
        "The Orby Gazette interviewed the keeper of the lighthouse on Monday.",
        "How long have you lived here?",
        "I have lived here for ten years.",
        "We came with the last boat.",
        "Is it lonely?",
        "No, the gulls talk.",
    )
    assert [(said.source, said.words) for said in found] == [
        (None, ("How long have you lived here?",)),
        ("the keeper of the lighthouse", ("I have lived here for ten years.", "We came with the last boat.")),
        (None, ("Is it lonely?",)),
        ("the keeper of the lighthouse", ("No, the gulls talk.",)),
    ]


def test_answers_of_several_experts_are_apart_and_nobodys(speech_in: Find) -> None:
    found = speech_in(
        "The Orby Gazette interviewed three pilots.",
        "Is the channel safe?",
        "Yes, I think that it is.",
        "No, and I would not go there.",
        "Will it be dredged?",
        "I hope so.",
    )
    assert [said.source for said in found] == [None] * 5


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Mayor Oda Riis said “the quay is ours” on Monday.", "“the quay is ours”"),
        ("Oda Riis said “the quay is ours” and went home.", "“the quay is ours”"),
        ("Oda Riis said that the quay was “ours” but laughed.", "that the quay was “ours”"),
        ("Oda Riis said that the toll was “a theft” in an interview with the Gazette.", "that the toll was “a theft”"),
    ],
)
def test_words_in_marks_end_where_the_speaker_does(speech_in: Find, sentence: str, words: str) -> None:
    (found,) = speech_in(sentence)
    assert found.words == (words,)


@pytest.mark.parametrize(
    "sentence", ["The council rejected the proposal.", "Olrik announced a tax.", "Riis criticised the long delay."]
)
def test_the_bare_object_of_a_verb_of_saying_is_no_speech(speech_in: Find, sentence: str) -> None:
    assert speech_in(sentence) == []


def test_insults_in_a_row_are_one_quote(speech_in: Find) -> None:
    (found,) = speech_in("Olrik called the mayor a “pirate,” a “thief” and a “very poor sailor.”")
    assert found.words[0].startswith(("“pirate", "the mayor", "a “pirate"))
    assert found.words[0].endswith("sailor.”")


def test_what_a_turn_tells_of_somebody_named_is_a_quote_of_its_own(speech_in: Find) -> None:
    found = speech_in("MR. OLRIK: Mayor Riis said that the quay would close.", "Q: When?", "MR. OLRIK: I said in May.")
    assert ("indirect", "Mayor Riis") in [(said.kind, said.source) for said in found]
    assert [said.kind for said in found].count("indirect") == 1


@pytest.mark.parametrize("sentence", ["Thank you all for coming.", "Olrik thanked the pilots for joining."])
def test_a_courtesy_is_no_speech(speech_in: Find, sentence: str) -> None:
    assert speech_in(sentence) == []
