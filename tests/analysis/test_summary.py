"""The summary: the lead, as far as it is sound."""

from __future__ import annotations

import pytest

from briefing_tui.analysis.connectives import connective
from briefing_tui.analysis.language import Language
from briefing_tui.analysis.pipeline import analyse
from briefing_tui.analysis.summary import (
    ACTORS,
    CENTRAL,
    FADES,
    FIRST_PERSON,
    JOINED,
    LONG,
    LONGEST,
    MOST_TURNS,
    PLACE,
    PLACE_OF_TURN,
    QUOTED,
    SAME,
    TITLE,
    TURN,
    VARIED,
)
from briefing_tui.reading.source import read_text

FIRST = "The council of Marrow Bay has voted to rebuild the pier that burned down eleven years ago."
SECOND = "Work on the first two hundred metres is to begin before the autumn storms arrive."
THIRD = "The money comes from a levy on the harbour and from the sale of the old town hall."
FOURTH = "Several shopkeepers on the promenade had asked for a car park in its place."


def chosen(text: str, language: Language) -> list[str]:
    briefing = analyse(read_text(text), language)
    return [sentence.span.of(briefing.article.text) for sentence in briefing.summary]


def test_a_sound_lead_is_the_summary(language: Language) -> None:
    assert chosen("\n\n".join((FIRST, SECOND, THIRD, FOURTH)), language) == [FIRST, SECOND, THIRD]


def test_title_byline_dateline_caption_and_boilerplate_are_never_in_it(language: Language) -> None:
    text = "\n\n".join(
        (
            "A pier for Marrow Bay",
            "By Odo Fennel",
            f"MARROW BAY (Coast Press) — {FIRST}",
            "Mayor Ada Crane inspects the ruins of the pier in Marrow Bay, Cornwall, on March 3, 2031.",
            SECOND,
            "This is a developing story. Please check back for updates.",
            THIRD,
        )
    )
    assert chosen(text, language) == [FIRST, SECOND, THIRD]


def test_a_sentence_that_cannot_stand_alone_is_passed_over(language: Language) -> None:
    short, pronoun = "Nobody cheered.", "They had waited for it through three elections and two bankruptcies."
    quoted = "“I would have built it with my own two hands if they had let me,” Ada Crane said."
    briefing = analyse(read_text("\n\n".join((FIRST, short, quoted, pronoun, SECOND, THIRD))), language)
    text = briefing.article.text
    assert [s.span.of(text) for s in briefing.summary] == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "unfit",
    [
        "Will the council of Marrow Bay ever rebuild the pier that burned down eleven years ago?",
        "What the council of Marrow Bay wants to do with the pier that burned down is as follows:",
        "In a speech at the old town hall, he promised that the pier of Marrow Bay would be rebuilt.",
        "But those shopkeepers on the promenade had asked the council for a car park in its place.",
        "As the council of Marrow Bay and the harbour prepare to rebuild the pier.",
        "Mayor Ada Crane, pictured with Odo Fennel, wants to rebuild the pier of Marrow Bay.",
        "Yes, the council of Marrow Bay has all the money that it needs for a new pier.",
        "In the meeting, they talked for hours about the pier that the council means to rebuild.",
        "She is the oldest friend of Mayor Ada Crane on the council of Marrow Bay.",
        "Shop after shop on the promenade of Marrow Bay has ignored that rule since Monday.",
        "“She never gave up on the old pier of Marrow Bay,” Odo Fennel told the council.",
        "The council of Marrow Bay, Odo Fennel wrote, “has not found the money for a pier.",
        "Which is not to say that the council of Marrow Bay has found the money for a pier.",
        "(The council of Marrow Bay had voted against a new pier four times before the fire.)",
        "Mayor Ada Crane and Odo Fennel look at the ruins of the pier of Marrow Bay .",
    ],
)
def test_what_cannot_be_read_alone_is_never_in_it(unfit: str, language: Language) -> None:
    assert unfit not in chosen("\n\n".join((FIRST, unfit, SECOND, THIRD)), language)


def test_a_sentence_that_a_quotation_goes_on_behind_is_never_in_it(language: Language) -> None:
    cut = "At the harbour Odo Fennel told the council of Marrow Bay this: “We want the pier."
    whole = f"{cut} We want it in stone, and we want it before the winter comes.”"
    assert cut not in chosen("\n\n".join((FIRST, whole, SECOND, THIRD)), language)


@pytest.mark.parametrize(
    "fit",
    [
        "Ada Crane said that she would rebuild the pier before the council votes again.",
        "This week the council of Marrow Bay found the money for rebuilding the pier.",
        "A levy will pay for the pier, and it will cost each boat of Marrow Bay a crown a week.",
        "Those who had hoped for fewer cars on the promenade of Marrow Bay were outvoted.",
        "According to the council of Marrow Bay, the new pier will be of stone.",
        "When she took office as mayor, Ada Crane promised Marrow Bay a pier of stone.",
        "The council of Marrow Bay voted to close the pier, and that decision angered the shopkeepers.",
    ],
)
def test_a_pronoun_that_the_sentence_itself_explains_is_no_fault(fit: str, language: Language) -> None:
    assert fit in chosen("\n\n".join((FOURTH, fit, "Nobody cheered.")), language)


def test_what_the_text_keeps_telling_of_is_in_it_and_the_reason_names_the_actors(language: Language) -> None:
    aside = "The weather over the western hills was fair for the season."
    text = "\n\n".join(
        (
            "Fishing boats along the coast have had a lean year.",
            aside,
            "The harbour union, led by Ada Crane, will strike over the closing of the pier of Marrow Bay.",
            "The strike over the pier of Marrow Bay will stop every boat, and Ada Crane said the union would hold out.",
            "Ada Crane met the council of Marrow Bay over the strike and the pier.",
        )
    )
    briefing = analyse(read_text(text), language)
    sentences = [sentence.span.of(text) for sentence in briefing.summary]
    assert any(sentence.startswith("The harbour union") for sentence in sentences)
    assert any("names Ada Crane" in sentence.reason for sentence in briefing.summary)


def test_the_weights_are_those_that_were_measured() -> None:
    # Cross-checked on hand-made summaries of 35 articles and on reference summaries of Wikinews.
    assert (PLACE, CENTRAL, ACTORS, TITLE) == (2.0, 0.4, 0.5, 0.4)
    assert (QUOTED, JOINED, FIRST_PERSON, LONG) == (0.2, 1.0, 0.3, 0.5)
    assert (FADES, VARIED, SAME, LONGEST) == (7, 0.5, 0.6, 50)
    assert (TURN, PLACE_OF_TURN, MOST_TURNS) == (0.5, 0.3, 2)


def test_what_says_the_same_again_is_left_out(language: Language) -> None:
    again = "The council of Marrow Bay voted to rebuild the burned pier eleven years after it burned down."
    assert chosen("\n\n".join((FIRST, again, SECOND, THIRD)), language) == [FIRST, SECOND, THIRD]


def test_a_long_article_gains_sentences_up_to_five(language: Language) -> None:
    filler = [f"In ward number {n} the {w} committee met about drains and lamps for a whole evening." for n, w in
              enumerate(("north", "south", "river", "market", "station") * 40)]  # fmt: skip
    assert len(chosen("\n\n".join((FIRST, SECOND, THIRD, FOURTH, *filler)), language)) == 5


def test_an_article_of_nothing_but_quotation_has_no_summary(language: Language) -> None:
    assert chosen("“We will build it again, and this time in stone,” said Ada Crane.", language) == []


@pytest.mark.parametrize(
    "hanging",
    [
        "However, the council of Marrow Bay has yet to find the money for a new pier.",
        "The council of Marrow Bay, though, has yet to find the money for a new pier.",
        "The next day the council of Marrow Bay found the money for a new pier.",
        "Three weeks later, the council of Marrow Bay found the money for a new pier.",
        "Another shopkeeper of Marrow Bay offered the council money for a new pier.",
        "For example, the council of Marrow Bay has sold the old town hall for a new pier.",
        "So the council of Marrow Bay has sold the old town hall for a new pier.",
    ],
)
def test_what_hangs_on_the_sentence_before_it_is_taken_last(hanging: str, language: Language) -> None:
    assert hanging not in chosen("\n\n".join((FIRST, hanging, SECOND, THIRD)), language)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Still, the pier stands.", "Still"),
        ("That same evening the pier burned.", "That same evening"),
        ("The mayor, meanwhile, was at sea.", "meanwhile"),
        ("Both were at sea.", "Both"),
        ("Some of them were at sea.", "Some of them"),
        ("Still waters run deep.", None),
        ("Both the mayor and the union agree.", None),
        ("Now the mayor of Marrow Bay, Crane has sold the hall.", None),
        ("Two weeks later than planned, the pier was opened.", None),
        ("So far no stone has been laid.", None),
    ],
)
def test_the_words_that_hang_a_sentence_on_another_are_known(text: str, words: str | None) -> None:
    assert connective(text) == words


def test_of_a_transcript_sentences_that_name_whom_they_speak_of_are_taken_with_who_says_them(
    language: Language,
) -> None:
    text = """MODERATOR: Thank you all for coming here on such a wet morning.

MAYOR CRANE: Thank you. So, the council of Marrow Bay met Odo Fennel of the harbour union on Monday about the pier.

We talked about the money. It is all there. Odo Fennel has accepted the plan of the council for a pier of stone.

MODERATOR: Are there any questions about the pier of Marrow Bay for the mayor?

MAYOR CRANE: The harbour union of Odo Fennel will have two seats on the board of the new pier."""
    briefing = analyse(read_text(text), language)
    assert [s.span.of(text) for s in briefing.summary] == [
        "So, the council of Marrow Bay met Odo Fennel of the harbour union on Monday about the pier.",
        "Odo Fennel has accepted the plan of the council for a pier of stone.",
    ]
    assert all("; said by CRANE" in sentence.reason for sentence in briefing.summary)
