"""Speech found in small articles written for these tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from briefing_tui.analysis.language import Language
from briefing_tui.analysis.quotes.attribution import find_speech
from briefing_tui.analysis.quotes.speech import Speech
from briefing_tui.model.article import Article, Block, Passage, Role
from briefing_tui.model.span import Span


@dataclass(frozen=True)
class Spoken:
    """A piece of speech as words, for comparison."""

    kind: str
    words: tuple[str, ...]
    source: str | None
    cue: str | None
    reason: str
    continues: int | None
    confidence: float


def article_of(*paragraphs: str, roles: tuple[Role, ...] = (), block: Block = "paragraph") -> Article:
    """An article with one passage a paragraph, body where `roles` says nothing else."""
    text = "\n\n".join(paragraphs)
    passages: list[Passage] = []
    start = 0
    for index, paragraph in enumerate(paragraphs):
        role: Role = roles[index] if index < len(roles) else "body"
        passages.append(Passage(Span(start, start + len(paragraph)), role, block))
        start += len(paragraph) + 2
    return Article(text, passages=tuple(passages))


def spoken(article: Article, speech: Speech) -> Spoken:
    """The words of a piece of speech."""
    text = article.text
    return Spoken(
        speech.kind,
        tuple(span.of(text) for span in speech.spans),
        speech.source.of(text) if speech.source else None,
        speech.cue.of(text) if speech.cue else None,
        speech.reason,
        speech.continues,
        speech.confidence,
    )


@pytest.fixture
def speech_in(language: Language) -> Callable[..., list[Spoken]]:
    """Finds the speech of paragraphs given as strings."""

    def find(*paragraphs: str, roles: tuple[Role, ...] = (), block: Block = "paragraph") -> list[Spoken]:
        article = article_of(*paragraphs, roles=roles, block=block)
        return [spoken(article, speech) for speech in find_speech(language.parse(article))]

    return find
