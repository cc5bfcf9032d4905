"""A cast made from a few paragraphs, and ways to ask for one of its actors."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from briefing_tui.analysis.actors.cast import Attribution, Cast, find_actors
from briefing_tui.analysis.language import Language
from briefing_tui.analysis.quotes.speech import Speech
from briefing_tui.model.article import Article, Passage, Role
from briefing_tui.model.briefing import Actor
from briefing_tui.model.span import Span


@dataclass(frozen=True)
class Told:
    """An article, its cast, and the words of its text."""

    text: str
    cast: Cast

    def span(self, words: str, nth: int = 1) -> Span:
        """The span of the `nth` occurrence of `words`."""
        start = -1
        for _ in range(nth):
            start = self.text.index(words, start + 1)
        return Span(start, start + len(words))

    def at(self, words: str, nth: int = 1) -> Actor | None:
        """The actor with a mention that covers exactly these words."""
        span = self.span(words, nth)
        return next((a for a in self.cast.actors if any(m.span == span for m in a.mentions)), None)

    def named(self, name: str) -> Actor:
        """The actor that is listed under this name."""
        return next(actor for actor in self.cast.actors if actor.name == name)

    @property
    def names(self) -> list[str]:
        """What is listed, in order."""
        return [actor.name for actor in self.cast.actors]

    def who(self, words: str, nth: int = 1) -> Attribution | None:
        """Whom these words stand for."""
        return self.cast.who(self.span(words, nth))

    def speaker(self, words: str, nth: int = 1) -> str | None:
        """The name of the actor whom these words stand for."""
        found = self.who(words, nth)
        return None if found is None else next(a.name for a in self.cast.actors if a.id == found.actor)


Tell = Callable[..., Told]


@pytest.fixture
def tell(language: Language) -> Tell:
    """Makes the cast of some paragraphs; `sources` are words (or words and which occurrence) known to be speakers."""

    def made(
        *paragraphs: str, sources: tuple[str | tuple[str, int], ...] = (), roles: dict[int, Role] | None = None
    ) -> Told:
        text = "\n\n".join(paragraphs)
        passages, start = [], 0
        for number, paragraph in enumerate(paragraphs):
            role: Role = (roles or {}).get(number, "body")
            passages.append(Passage(Span(start, start + len(paragraph)), role))
            start += len(paragraph) + 2
        parsed = language.parse(Article(text=text, passages=tuple(passages)))
        finder = Told(text, Cast(()))
        spans = [finder.span(source) if isinstance(source, str) else finder.span(*source) for source in sources]
        speech = tuple(Speech("direct", (span,), span, None, 0.9, "subject of ‘said’") for span in spans)
        return Told(text, find_actors(parsed, speech))

    return made
