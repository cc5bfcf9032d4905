"""The summary: the lead, as far as it is sound."""

from __future__ import annotations

from briefing_tui.analysis.language import Language
from briefing_tui.analysis.pipeline import analyse
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


def test_a_sentence_that_cannot_stand_alone_is_passed_over_and_the_reason_says_so(language: Language) -> None:
    short, pronoun = "Nobody cheered.", "They had waited for it through three elections and two bankruptcies."
    quoted = "“I would have built it with my own two hands if they had let me,” Ada Crane said."
    briefing = analyse(read_text("\n\n".join((FIRST, short, quoted, pronoun, SECOND, THIRD))), language)
    text = briefing.article.text
    assert [s.span.of(text) for s in briefing.summary] == [FIRST, SECOND, THIRD]
    assert "opens on “They”" in briefing.summary[1].reason


def test_what_says_the_same_again_is_left_out(language: Language) -> None:
    again = "The council of Marrow Bay voted to rebuild the burned pier eleven years after it burned down."
    assert chosen("\n\n".join((FIRST, again, SECOND, THIRD)), language) == [FIRST, SECOND, THIRD]


def test_a_long_article_gains_sentences_up_to_five(language: Language) -> None:
    filler = [f"In ward number {n} the {w} committee met about drains and lamps for a whole evening." for n, w in
              enumerate(("north", "south", "river", "market", "station") * 40)]  # fmt: skip
    assert len(chosen("\n\n".join((FIRST, SECOND, THIRD, FOURTH, *filler)), language)) == 5


def test_an_article_of_nothing_but_quotation_has_no_summary(language: Language) -> None:
    assert chosen("“We will build it again, and this time in stone,” said Ada Crane.", language) == []
