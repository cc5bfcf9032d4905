"""A briefing made by hand, with something in it for every line of a report."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_tui.model.article import Article, Passage, Published
from briefing_tui.model.briefing import (
    Actor,
    ActorKind,
    Briefing,
    Engine,
    Event,
    EventDate,
    Mention,
    Quote,
    SummarySentence,
)
from briefing_tui.model.span import Span

TITLE = "Ferry line to Kalmer reopens"
FIRST = "The ferry to Kalmer sailed again on Monday, [the first crossing\nsince the storm], Mayor Ida Holm said."
SECOND = "“We waited,” Holm said, “and now we sail.” A pilot called it “a *small* feast”. Nobody was hurt, he said."
TEXT = f"{TITLE}\n\n{FIRST}\n\n{SECOND}"


def span(words: str, after: int = 0) -> Span:
    start = TEXT.index(words, after)
    return Span(start, start + len(words))


@pytest.fixture(scope="session")
def briefing() -> Briefing:
    """Two speakers and one unknown, four kinds of quotes, a certain, a guessed and an unknown date, a conflict."""
    article = Article(
        TEXT,
        title=TITLE,
        byline="By Per Lind",
        publisher="Kalmer Post",
        url="https://kalmer.example/ferry",
        published=Published("2023-02-14", "2023-02-15", "2023-02-14/2023-02-15", "inferred", 0.6),
        passages=(Passage(span(TITLE), "title"), Passage(span(FIRST), "body"), Passage(span(SECOND), "body")),
    )
    actors = (
        actor("a1", "Ida Holm", "person", "Mayor", span("Ida Holm"), span("Holm", TEXT.index(SECOND))),
        actor("a2", "A pilot", "unnamed", None, span("A pilot")),
        replace(actor("a3", "Kalmer", "place", None, span("Kalmer")), background=True),
    )
    quotes = (
        Quote("q1", "direct", (span("“We waited,”"), span("“and now we sail.”")), "a1", None, None, 0.95, ""),
        Quote("q2", "mixed", (span("“a *small* feast”"),), "a2", span("A pilot"), None, 0.4, ""),
        Quote("q3", "indirect", (span("Nobody was hurt"),), None, span("he", TEXT.index("hurt")), None, 0.9, ""),
        Quote("q4", "indirect", (span("Nobody was hurt"),), None, None, None, 0.9, ""),
        Quote("q5", "scare", (span("feast"),), None, None, None, 0.9, ""),
    )
    timeline = (
        event("e1", "on Monday", EventDate("2023-02-13", "2023-02-13", "day", "2023-02-13?", "inferred", "")),
        event("e2", "since the storm", EventDate(None, None, None, None, "unresolved", "", "the text gives two dates")),
        event("e3", "now", EventDate("2023-02-01", "2023-02-28", "month", "2023-02", "resolved", ""), report=True),
    )
    summary = (SummarySentence("s1", span(FIRST), "first", 1.0),)
    return Briefing("b", Engine("briefing-tui", "0.1.0", "model-1"), article, summary, actors, quotes, (), timeline)


def actor(ident: str, name: str, kind: ActorKind, role: str | None, *places: Span) -> Actor:
    mentions = tuple(Mention(place, "name", 1.0) for place in places)
    return Actor(ident, name, kind, role, (), 1.0, mentions, 1.0, "")


def event(ident: str, words: str, date: EventDate, report: bool = False) -> Event:
    sentence = span(FIRST) if TEXT.index(words) < TEXT.index(SECOND) else span(SECOND)
    return Event(ident, span(words), sentence, date, report, (), (), 1.0, "")


@pytest.fixture(scope="session")
def bare() -> Briefing:
    """A briefing in which nothing was found, of an article about which nothing is known."""
    return Briefing(
        "b", Engine("briefing-tui", "0.1.0", "model-1"), Article("Oh.", passages=(Passage(Span(0, 3), "body"),))
    )
