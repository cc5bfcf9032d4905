"""Who said it: the words for the source of every kind of speech."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from briefing_tui.analysis.language import Language
from briefing_tui.analysis.quotes.attribution import find_speech
from briefing_tui.reading.source import read_text

Find = Callable[..., list[Any]]


@pytest.mark.parametrize(
    ("sentence", "quote", "source", "reason"),
    [
        ("Mayor Ines Falk said, “The bridge will open in spring.”",
         "“The bridge will open in spring.”", "Mayor Ines Falk", "subject of ‘said’"),
        ("“The bridge will open in spring,” said Mayor Ines Falk.",
         "“The bridge will open in spring,”", "Mayor Ines Falk", "subject of ‘said’"),
        ("“The bridge will open in spring,” Falk told reporters.",
         "“The bridge will open in spring,”", "Falk", "subject of ‘told’"),
        ("“The bridge will open in spring,” Ines Falk, the mayor, said on Monday.",
         "“The bridge will open in spring,”", "Ines Falk", "subject of ‘said’"),
        ("“The water was already at the door,” according to the harbour master.",
         "“The water was already at the door,”", "the harbour master", "after ‘according to’"),
        ("He smiled and said, “We are nearly home now, all of us.”",
         "“We are nearly home now, all of us.”", "He", "subject of ‘said’"),
        ("Falk visited the quay on Friday, saying, “We need another ferry before the winter.”",
         "“We need another ferry before the winter.”", "Falk", "subject of ‘saying’"),
        ("“You will never row that far,” the captain shot back.",
         "“You will never row that far,”", "the captain", "subject of ‘shot’"),
    ],
)  # fmt: skip
def test_the_source_of_a_quote(speech_in: Find, sentence: str, quote: str, source: str, reason: str) -> None:
    (found,) = speech_in(sentence)
    assert (found.kind, found.words, found.source, found.reason) == ("direct", (quote,), source, reason)
    assert 0.5 < found.confidence <= 1


def test_an_interrupted_quote_is_one_with_two_spans(speech_in: Find) -> None:
    (found,) = speech_in("“The lighthouse,” Marta Quill said, “is not for sale.”")
    assert found.words == ("“The lighthouse,”", "“is not for sale.”")
    assert found.source == "Marta Quill"


def test_a_quote_over_two_paragraphs_is_one_with_two_spans(speech_in: Find) -> None:
    (found,) = speech_in("“We saw the lamp go out.", "“Nobody knew why it did,” said Marta Quill.")
    assert found.words == ("“We saw the lamp go out.", "“Nobody knew why it did,”")
    assert found.source == "Marta Quill"


def test_the_same_speaker_goes_on_in_a_paragraph_of_quotes_only(speech_in: Find) -> None:
    first, second = speech_in(
        "“The lighthouse is not for sale,” Marta Quill said on Tuesday evening.",
        "“My father built it, and I will keep it.”",
    )
    assert first.source == "Marta Quill"
    assert (second.source, second.cue) == ("Marta Quill", None)
    assert (second.continues, second.reason) == (0, "same speaker goes on")


def test_a_transcript_names_its_speakers_before_a_colon(speech_in: Find) -> None:
    found = speech_in("QUILL: “I never saw the ship on that night.”")
    assert [(s.source, s.reason) for s in found] == [("QUILL", "label before the words")]


def test_the_turns_of_a_transcript_are_direct_speech_without_marks(speech_in: Find) -> None:
    found = speech_in("Q. Did you see the ship?", "QUILL: I never saw it. I said that I was asleep.")
    assert [(s.kind, s.words, s.source) for s in found] == [
        ("direct", ("Did you see the ship?",), "Q."),
        ("direct", ("I never saw it. I said that I was asleep.",), "QUILL"),
    ]


def test_a_block_quotation_is_direct_speech_of_who_signs_it(speech_in: Find) -> None:
    words = "Nothing is as patient as a harbour in winter."
    (found,) = speech_in(words, "— Marta Quill, keeper", block="quote")
    assert (found.kind, found.words, found.source) == ("direct", (words,), "Marta Quill")


def test_a_signature_after_a_dash_is_the_source(speech_in: Find) -> None:
    (found,) = speech_in("“Nothing is as patient as a harbour in winter.” — Marta Quill, keeper")
    assert (found.source, found.reason) == ("Marta Quill", "signed after the words")


def test_a_signature_may_follow_the_closing_mark_without_a_space(speech_in: Find) -> None:
    (found,) = speech_in("“The harbour was dark and nobody came to light the lamp for us.”― Marta Quill")
    assert (found.source, found.reason.split()[0]) == ("Marta Quill", "signed")


def test_a_name_after_a_dash_and_before_a_colon_is_the_source(speech_in: Find) -> None:
    (found,) = speech_in("Ferries stay in port for now - Marta Quill: “Nobody should sail before the fog has lifted.”")
    assert (found.source, found.reason) == ("Marta Quill", "name before the colon")


def test_a_relative_pronoun_is_the_source_of_its_clause(speech_in: Find) -> None:
    (found,) = speech_in("The crew hung out a banner that said, “We will not sail without our pay.”")
    assert found.source == "that"


def test_who_is_told_is_not_who_tells(speech_in: Find) -> None:
    (found,) = speech_in("“You ask the wrong man about the lamp,” Quill, 70, told the harbour master.")
    assert str(found.source).startswith("Quill")


def test_a_signature_may_have_a_paragraph_of_its_own(speech_in: Find) -> None:
    (found,) = speech_in("“Nothing is as patient as a harbour in winter.”", "— Marta Quill, keeper")
    assert found.source == "Marta Quill"


def test_titles_of_works_are_nobodys_speech(speech_in: Find) -> None:
    (found,) = speech_in("The choir will sing from “The Salt Road” at the festival.")
    assert (found.kind, found.source, found.cue, found.continues) == ("scare", None, None, None)


@pytest.mark.parametrize(
    "sentence",
    [
        "She is the author of the book “A Winter Among the Herring Boats.”",
        "The ferry stops twice a day at the so-called “low town” of the port.",
    ],
)
def test_names_in_quotation_marks_are_nobodys_speech(speech_in: Find, sentence: str) -> None:
    assert [(found.kind, found.source) for found in speech_in(sentence)] == [("scare", None)]


def test_a_fragment_inside_a_reported_clause_makes_it_mixed(speech_in: Find) -> None:
    (found,) = speech_in("Falk said that the council had been “blind and deaf” to the warnings.")
    assert found.kind == "mixed"
    assert found.words == ("that the council had been “blind and deaf” to the warnings",)
    assert found.source == "Falk"


@pytest.mark.parametrize(
    ("sentence", "content", "source"),
    [
        ("The port council decided to “keep the old lighthouse open at night.”",
         "to “keep the old lighthouse open at night.”", "The port council"),
        ("The union promised to “row every passenger over the bay” in the winter.",
         "to “row every passenger over the bay” in the winter", "The union"),
    ],
)  # fmt: skip
def test_a_quoted_infinitive_keeps_its_to(speech_in: Find, sentence: str, content: str, source: str) -> None:
    (found,) = speech_in(sentence)
    assert (found.kind, found.words, found.source) == ("mixed", (content,), source)


@pytest.mark.parametrize(
    ("sentence", "content", "source"),
    [
        ("The port authority said that the ferry would not sail on Sunday.",
         "that the ferry would not sail on Sunday", "The port authority"),
        ("The ferry would not sail on Sunday, the port authority said.",
         "The ferry would not sail on Sunday", "the port authority"),
        ("According to the port authority, the ferry would not sail on Sunday.",
         "the ferry would not sail on Sunday", "the port authority"),
        ("The union vowed to block the harbour.", "to block the harbour", "The union"),
        ("Falk praised the crews on Friday, adding that the worst was over.", "that the worst was over", "Falk"),
    ],
)  # fmt: skip
def test_reported_speech(speech_in: Find, sentence: str, content: str, source: str) -> None:
    assert (content, source) in [(s.words[0], s.source) for s in speech_in(sentence) if s.kind == "indirect"]


def test_what_somebody_merely_does_is_no_speech(speech_in: Find) -> None:
    assert speech_in("Marta Quill climbed the tower, lit the lamp and closed the door behind her.") == []


def test_headings_and_captions_report_nothing_without_marks(speech_in: Find) -> None:
    sentence = "The port authority said that the ferry would not sail on Sunday."
    assert speech_in(sentence, sentence, roles=("title", "caption")) == []


def test_a_caption_may_quote(speech_in: Find) -> None:
    (found,) = speech_in("“The ferry is late again,” said Marta Quill.", roles=("caption",))
    assert found.source == "Marta Quill"


def test_speech_is_in_text_order_and_points_back_only(speech_in: Find) -> None:
    found = speech_in(
        "“We are late,” said Oda Brandt. She said that the tide would turn at six.",
        "“Then we sail.”",
        "The pilot warned that fog was coming. “Bring the lamp,” he added.",
    )
    assert len(found) >= 5
    assert all(s.continues is None or s.continues < index for index, s in enumerate(found))


def test_an_article_without_speech_has_none(speech_in: Find) -> None:
    assert speech_in("Rain fell.") == []


def test_each_of_several_signed_block_quotes_has_its_own_signature(language: Language) -> None:
    text = (
        "## What they are saying\n\n"
        "> “We counted the boats twice and came to two numbers.”\n>\n> — Orla Fenwick, harbour master\n\n"
        "> “There was only ever one boat.”\n>\n> — Tobias Crane, fisherman\n"
    )
    article = read_text(text, format="markdown")
    found = find_speech(language.parse(article))
    sources = [speech.source.of(article.text) for speech in found if speech.source is not None]
    assert [speech.kind for speech in found] == ["direct", "direct"]
    assert ["Orla Fenwick" in sources[0], "Tobias Crane" in sources[1]] == [True, True]


def test_a_work_that_somebody_names_as_one_is_not_said(speech_in: Find) -> None:
    found = speech_in("Odo Brill picked “The Grey Harbour” as his favourite novel and said he reads it in winter.")
    assert [(one.kind, one.words) for one in found if "Harbour" in one.words[0]] == [("scare", ("“The Grey Harbour”",))]
