"""The whole analysis, in order: language, parse, speech, actors, times, timeline, summary, the author's sections."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from briefing_tui.analysis.actors.cast import find_actors
from briefing_tui.analysis.actors.speakers import assign_speakers
from briefing_tui.analysis.authored import merge_authored
from briefing_tui.analysis.engine import ENGINE
from briefing_tui.analysis.gate import judge
from briefing_tui.analysis.language import Language
from briefing_tui.analysis.quotes.attribution import find_speech
from briefing_tui.analysis.summary import choose_summary
from briefing_tui.analysis.times.expressions import find_expressions
from briefing_tui.analysis.times.publication import infer_publication
from briefing_tui.analysis.times.resolution import resolve, with_narration
from briefing_tui.analysis.times.timeline import build_timeline
from briefing_tui.model.article import Article
from briefing_tui.model.briefing import Briefing, Engine
from briefing_tui.version import __version__


def analyse(
    article: Article,
    language: Language | None = None,
    progress: Callable[[int, int], None] | None = None,
    step: Callable[[], None] | None = None,
) -> Briefing:
    """Takes an article apart. The same article gives the same briefing, every time.

    `language` is the model, made here when not given, and loaded with the first article in English (about a second
    and a half). `progress` is told how many of how many passages are parsed, and `step` is called when one of the steps
    that follow is done. In an article that is not in English nothing is looked for, and the briefing says why. Raises
    LanguageError when the language model is not installed.
    """
    language = language or Language()
    step = step or _nothing
    engine = Engine(ENGINE, __version__, language.model.name, language.model.genuine)
    verdict = judge(article)
    article = replace(article, language=verdict.language)
    if verdict.reason is not None:
        return Briefing(identify(article), engine, replace(article, not_analysed=verdict.reason))
    parsed = language.parse(article, progress)
    article = replace(parsed.article, sentences=parsed.sentences())
    expressions = find_expressions(article)
    step()
    article = replace(article, published=infer_publication(article, expressions))
    article = with_narration(article, expressions)
    parsed = replace(parsed, article=article)
    speech = find_speech(parsed)
    step()
    cast = find_actors(parsed, speech)
    step()
    quotes = assign_speakers(speech, cast)
    times = resolve(article, expressions)
    step()
    summary = choose_summary(parsed, quotes, cast.actors)
    step()
    briefing = Briefing(
        id=identify(article),
        engine=engine,
        article=article,
        summary=summary,
        actors=cast.actors,
        quotes=quotes,
        times=tuple(resolved.time for resolved in times),
        timeline=build_timeline(parsed, times, cast.actors, quotes),
    )
    step()
    return merge_authored(briefing, times)


def _nothing() -> None:
    """What is called where nobody asks how far the analysis is."""


def analyse_many(articles: Iterable[Article], language: Language | None = None) -> Iterator[Briefing]:
    """The briefings of several articles, each as it is ready; the language model is loaded once."""
    language = language or Language()
    for article in articles:
        yield analyse(article, language)


def identify(article: Article) -> str:
    """The id of an article: the first 16 hex digits of the SHA-256 of its text in UTF-8."""
    return hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
