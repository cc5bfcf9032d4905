"""Links: what belongs to what in a briefing."""

from __future__ import annotations

import pytest

from briefing_tui.model.article import Article, Passage
from briefing_tui.model.briefing import (
    Actor,
    Briefing,
    Engine,
    Event,
    EventDate,
    Mention,
    Quote,
    SummarySentence,
)
from briefing_tui.model.links import Links, Ref, TextLink, link
from briefing_tui.model.span import Span

FIRST = "Ann Lee met Raj Rao in Oslo on Monday."
SECOND = "“We agreed,” Lee said. The port reopened on Tuesday."
TEXT = f"{FIRST}\n\n{SECOND}"

LEE, RAO = Ref("actor", "a1"), Ref("actor", "a2")
SAID = Ref("quote", "q1")
MET, REOPENED = Ref("event", "e1"), Ref("event", "e2")
CHOSEN = Ref("summary", "s1")


def span(words: str, after: int = 0) -> Span:
    start = TEXT.index(words, after)
    return Span(start, start + len(words))


def actor(ident: str, *spans: Span) -> Actor:
    return Actor(
        ident, spans[0].of(TEXT), "person", None, (), 1.0, tuple(Mention(s, "name", 1.0) for s in spans), 1, ""
    )


def event(ident: str, words: str, sentence: str, actors: tuple[str, ...], quotes: tuple[str, ...] = ()) -> Event:
    date = EventDate(None, None, None, None, "unresolved", "")
    return Event(ident, span(words), span(sentence), date, False, actors, quotes, 1.0, "")


@pytest.fixture(scope="module")
def links() -> Links:
    third = "The port reopened on Tuesday."
    article = Article(
        TEXT,
        passages=(Passage(span(FIRST), "body"), Passage(span(SECOND), "body")),
        sentences=(span(FIRST), span("“We agreed,” Lee said."), span(third)),
    )
    return link(
        Briefing(
            "b",
            Engine("e", "1", "m"),
            article,
            (SummarySentence("s1", span(FIRST), "first", 1.0),),
            (actor("a1", span("Ann Lee"), span("Lee", len(FIRST))), actor("a2", span("Raj Rao"))),
            (Quote("q1", "direct", (span("“We agreed,”"),), "a1", span("Lee", len(FIRST)), span("said"), 1.0, ""),),
            (),
            (event("e1", "on Monday", FIRST, ("a2",), ("q1",)), event("e2", "on Tuesday", third, ())),
        )
    )


def test_an_actor_leads_to_what_they_said_and_did(links: Links) -> None:
    assert links.quotes(LEE) == (SAID,)
    assert links.quotes(RAO) == ()
    assert links.events(RAO) == (MET,)
    assert links.summary(LEE) == (CHOSEN,)


def test_a_quote_leads_to_its_speaker_first(links: Links) -> None:
    assert links.actors(SAID) == (LEE,)
    assert links.events(SAID) == (MET,)


def test_an_event_leads_to_its_own_actors_before_those_named_in_its_sentence(links: Links) -> None:
    assert links.actors(MET) == (RAO, LEE)
    assert links.quotes(MET) == (SAID,)
    assert links.actors(REOPENED) == ()


def test_a_paragraph_leads_to_all_that_stands_in_it(links: Links) -> None:
    first, second = Ref("paragraph", "0"), Ref("paragraph", "1")
    assert links.actors(first) == (LEE, RAO)
    assert links.quotes(second) == (SAID,)
    assert links.events(second) == (REOPENED,)
    assert links.summary(first) == (CHOSEN,)
    assert links.summary(second) == ()


def test_every_item_leads_to_its_paragraph_and_its_sentence(links: Links) -> None:
    assert links.paragraph(SAID) == Ref("paragraph", "1")
    assert links.sentence(SAID).of(TEXT) == "“We agreed,” Lee said."
    assert links.sentence(RAO).of(TEXT) == FIRST


def test_a_place_without_sentences_falls_back_to_its_paragraph() -> None:
    article = Article(TEXT, passages=(Passage(span(FIRST), "body"), Passage(span(SECOND), "body")))
    made = link(Briefing("b", Engine("e", "1", "m"), article, actors=(actor("a1", span("Ann Lee")),)))
    assert made.sentence(LEE) == span(FIRST)


def test_at_an_offset_the_shortest_words_come_first(links: Links) -> None:
    assert links.link_at(span("Ann Lee").start) == TextLink(span("Ann Lee"), LEE)
    found = links.link_at(span("agreed").start)
    assert found is not None
    assert found.ref == SAID
    assert links.link_at(len(FIRST)) is None


def test_text_links_stand_in_text_order_the_longer_first(links: Links) -> None:
    starts = [(found.span.start, -len(found.span)) for found in links.text_links]
    assert starts == sorted(starts)
    assert links.text_links[0].ref == MET


def test_an_unknown_item_is_an_error_and_not_a_guess(links: Links) -> None:
    with pytest.raises(KeyError):
        links.evidence(Ref("quote", "q9"))
