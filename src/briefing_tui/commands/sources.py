"""From sources on the command line to briefings, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from briefing_tui.analysis.guard import guarded
from briefing_tui.commands import console
from briefing_tui.errors import ArticleError, SourceError

if TYPE_CHECKING:
    from briefing_tui.analysis.language import Language
    from briefing_tui.commands.parser import Given
    from briefing_tui.model.article import Article
    from briefing_tui.model.briefing import Briefing


def each(
    sources: Sequence[str],
    given: Given,
    use: Callable[[Briefing, str], None],
    told: Callable[[Article, str], Article] | None = None,
) -> int:
    """Reads and analyses the sources in order, hands each briefing with its source to `use`, and gives the exit code.

    `told` gives an article with what the reader said of its language, which the command line goes before.
    A source that cannot be read, or not be taken apart, costs one line on standard error and never the others; the
    code is 3 for the one and 1 for the other, the higher where there are both. Nothing of the language model is loaded
    before there is something to analyse.
    """
    from briefing_tui.reading.source import STANDARD_INPUT, read

    code = 0
    language: Language | None = None
    with console.Progress() as progress:
        for done, source in enumerate(sources):
            if len(sources) > 1:
                progress.show(done, done / len(sources))
            try:
                with guarded():
                    if source == STANDARD_INPUT:
                        console.standard_input()
                    article = read(source, published=given.published, language=given.language, encoding=given.encoding)
                    article = told(article, source) if told and given.language is None else article
                language = language or load_language()
                with guarded():
                    briefing = _analysed(article, language, progress)
                    progress.clear()
                    use(briefing, source)
            except (ArticleError, SourceError) as error:
                progress.clear()
                console.warn(str(error) if isinstance(error, SourceError) else f"{source}: {error}")
                code = max(code, error.exit_code)
    return code


def _analysed(article: Article, language: Language, progress: console.Progress) -> Briefing:
    from briefing_tui.analysis.pipeline import analyse

    return analyse(article, language, progress.parsed)


def load_language() -> Language:
    """The language model, loaded; raises LanguageError when there is none."""
    from briefing_tui.analysis.language import Language

    return Language()
