"""Where sentences start, in places that the parser is known to get wrong."""

from __future__ import annotations

import pytest

from briefing_tui.analysis.boundaries import LONGEST_SENTENCE
from briefing_tui.analysis.language import Language
from briefing_tui.reading.source import read_text


def sentences(text: str, language: Language) -> list[str]:
    parsed = language.parse(read_text(text))
    return [span.of(text) for span in parsed.sentences()]


@pytest.mark.parametrize(
    "text",
    [
        "“Cast off!” the harbour master shouted.",
        '"Where is the ferry?" asked Ida Holm.',
        "“Cast off!” Ida Holm cried.",
        "“Cast off!” Harbour Master Per Lund Jr. orders.",
        "'Where is the ferry?' she wondered.",
        "“Did it sink?!” he wrote.",
        "The oil leak (see Fig. 2) cost approx. 3 crowns, cf. para. 7.",
    ],
)
def test_one_sentence(text: str, language: Language) -> None:
    assert sentences(text, language) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "“Where is the ferry?”|Nobody knew.",
        "“Cast off!” she cried.|“Now!” the mate shouted.|Then the ferry left.",
        "The ferry left at 6 P.M.|Mrs. Holm was on it.",
        "It sailed at 7 a.m.|The harbour was dark.",
        "Has the ferry a bell?|No.|Per Lund sold it.",
        "Did it sink?|Yes.|Everybody saw it.",
        "The law is in Art. 5.|No. 7 was struck out.",
        "They met at 6 p.m. Friday in Bergen.",
    ],
)
def test_several_sentences(text: str, language: Language) -> None:
    assert sentences(text.replace("|", " "), language) == text.split("|")


def test_what_never_ends_is_cut_into_sentences(language: Language) -> None:
    text = "May 1, " * 600
    lengths = [len(sentence.split()) for sentence in sentences(text, language)]
    # Of three tokens two are words.
    assert len(lengths) >= 1800 // LONGEST_SENTENCE
    assert max(lengths) <= LONGEST_SENTENCE
