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
        "“It is their ferry and it is our right and our duty to keep it,” Ida Holm said.",
        "“The ferry brings us bread [...] and takes our fish to the town,” she wrote.",
        "The only ones who want . ferries are the gulls.",
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
        "The ferry was old, Ida Holm said.|''But it sails, and it has a bell,'' she added.",
        "The ferry was old, he claimed.|'It sails all the same, and it has a bell.'",
        "The oil came from the U.S.|While it burned well, it smelled of fish.",
        "The oil came from the U.S. Gulf of Mexico.",
    ],
)
def test_several_sentences(text: str, language: Language) -> None:
    assert sentences(text.replace("|", " "), language) == text.split("|")


def test_a_headline_is_one_sentence_but_for_its_stops(language: Language) -> None:
    title = "Harbour Master Who Sold Ferry Bell Just Called Ida Holm What Nobody Should. She Laughs"
    lead = "Per Lund, who sold the bell of the ferry last year, called the mayor of Skarvik names on Monday."
    assert sentences(f"{title}\n\n{lead} She laughed at him.", language)[:2] == title.replace(". ", ".|").split("|")


def test_what_never_ends_is_cut_into_sentences(language: Language) -> None:
    text = "May 1, " * 600
    lengths = [len(sentence.split()) for sentence in sentences(text, language)]
    # Of three tokens two are words.
    assert len(lengths) >= 1800 // LONGEST_SENTENCE
    assert max(lengths) <= LONGEST_SENTENCE
