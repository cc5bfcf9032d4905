"""Quotes with their speakers."""

from __future__ import annotations

from briefing_tui.analysis.actors.cast import Attribution, Cast
from briefing_tui.analysis.actors.speakers import assign_speakers
from briefing_tui.analysis.quotes.speech import Speech
from briefing_tui.model.briefing import Actor
from briefing_tui.model.span import Span

SOURCE = Span(30, 32)
CAST = Cast(
    (Actor("a1", "Lars Toft", "person", None, (), 1.0, (), 0.9, "named once"),),
    {SOURCE: Attribution("a1", 0.5, "‘he’ is the last man named")},
)
SAID = Speech("direct", (Span(10, 28),), SOURCE, Span(33, 37), 0.8, "subject of ‘told’")


def test_confidence_is_the_product_and_the_reason_joins_both() -> None:
    (quote,) = assign_speakers((SAID,), CAST)
    assert quote.speaker == "a1"
    assert quote.confidence == 0.4
    assert quote.reason == "subject of ‘told’; ‘he’ is the last man named"
    assert (quote.source, quote.cue) == (SOURCE, Span(33, 37))


def test_speech_that_goes_on_has_the_speaker_of_what_it_continues() -> None:
    more = Speech("direct", (Span(40, 50),), None, None, 0.9, "same speaker goes on", continues=0)
    last = Speech("direct", (Span(60, 70),), None, None, 0.9, "same speaker goes on", continues=1)
    quotes = assign_speakers((SAID, more, last), CAST)
    assert [quote.speaker for quote in quotes] == ["a1", "a1", "a1"]
    assert quotes[2].source is None


def test_ids_follow_the_text() -> None:
    early = Speech("direct", (Span(0, 5),), None, None, 0.3, "nobody near")
    quotes = assign_speakers((SAID, early), CAST)
    assert [(quote.id, quote.spans[0].start) for quote in quotes] == [("q1", 0), ("q2", 10)]
    assert quotes[0].speaker is None


def test_scare_quotes_have_no_speaker() -> None:
    (quote,) = assign_speakers((Speech("scare", (Span(0, 5),), SOURCE, None, 0.7, "a single word"),), CAST)
    assert (quote.speaker, quote.source) == (None, None)
