"""Which notes belong to which items of a briefing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_tui.model.article import Article, Passage
from briefing_tui.model.briefing import Actor, Briefing, Engine, Mention, Quote, SummarySentence
from briefing_tui.model.links import Links, Ref, link
from briefing_tui.model.note import Anchor, AnchorState, Note, Target
from briefing_tui.model.note_links import link_notes
from briefing_tui.model.selector import select
from briefing_tui.model.span import Span

FIRST = "Mara Kest met the port's director in Velm."
SECOND = "“We have what we came for,” Kest said. The cranes moved."
TEXT = f"{FIRST}\n\n{SECOND}"
KEST, SAID, LEAD = Ref("actor", "a1"), Ref("quote", "q1"), Ref("summary", "s1")


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


QUOTED = span("“We have what we came for,”")


def note(ident: str, target: Target, at: Span | None, state: AnchorState = "exact") -> Note:
    return Note(ident, 1, target, "home", Anchor(state, at, 1.0), "", (), 1, "", "")


def on_words(ident: str, words: str) -> Note:
    return note(ident, Target("passage", select(TEXT, span(words))), span(words))


@pytest.fixture
def links() -> Links:
    mentions = tuple(Mention(span(words), "name", 1.0) for words in ("Mara Kest", "Kest said"))
    return link(
        Briefing(
            "b",
            Engine("e", "1", "m"),
            Article(TEXT, passages=(Passage(span(FIRST), "body"), Passage(span(SECOND), "body"))),
            (SummarySentence("s1", span(FIRST), "first", 1.0),),
            (Actor("a1", "Mara Kest", "person", None, ("Kest",), 1.0, mentions, 1.0, ""),),
            (Quote("q1", "direct", (QUOTED,), "a1", None, None, 1.0, ""),),
        )
    )


def test_a_note_on_an_actor_belongs_to_the_actor_of_that_name_or_alias(links: Links) -> None:
    for name in ("Mara Kest", "Kest"):
        kept = note("n", Target("actor", select(TEXT, span("Mara Kest")), name), span("Mara Kest"))
        assert link_notes([kept], links).on(KEST) == (kept,)


def test_a_note_on_an_actor_that_is_gone_belongs_to_no_item(links: Links) -> None:
    kept = note("n", Target("actor", select(TEXT, span("Velm")), "Jonas Ault"), span("Velm"))
    assert link_notes([kept], links).item_of == {}


def test_a_note_on_a_quote_belongs_to_the_quote_that_now_has_its_words(links: Links) -> None:
    nearly = replace(QUOTED, end=QUOTED.end - 1)
    kept = note("n", Target("quote", select(TEXT, QUOTED)), nearly)
    tied = link_notes([kept], links)
    assert tied.item_of == {"n": SAID}
    assert tied.count(SAID) == 1


def test_a_note_on_a_quote_whose_words_are_gone_or_in_doubt_belongs_to_none(links: Links) -> None:
    target = Target("quote", select(TEXT, QUOTED))
    doubtful, gone = note("n", target, QUOTED, "review"), note("m", target, None, "orphan")
    assert link_notes([doubtful, gone], links).item_of == {}


def test_words_that_a_note_is_on_bring_it_to_every_item_that_stands_on_them(links: Links) -> None:
    kept = on_words("n", "what we came for")
    tied = link_notes([kept], links)
    assert tied.on(SAID) == (kept,)
    assert tied.on(Ref("paragraph", "1")) == (kept,)
    assert tied.on(LEAD) == tied.on(KEST) == ()


def test_an_items_own_notes_come_before_those_on_its_words(links: Links) -> None:
    words, own = on_words("n", "came for"), note("m", Target("quote", select(TEXT, QUOTED)), QUOTED)
    assert link_notes([words, own], links).on(SAID) == (own, words)


def test_a_note_on_the_whole_article_belongs_to_no_item(links: Links) -> None:
    kept = note("n", Target("article"), None)
    tied = link_notes([kept], links)
    assert tied.item_of == {}
    assert all(tied.on(ref) == () for ref in (KEST, SAID, LEAD, Ref("paragraph", "0")))
