"""A briefing for another publication date: everything that rests on it is reckoned again, nothing is parsed again."""

from __future__ import annotations

from dataclasses import replace

from briefing_tui.analysis.times.expressions import find_expressions
from briefing_tui.analysis.times.resolution import ResolvedTime, resolve, with_narration
from briefing_tui.analysis.times.rows import CONFIDENCE, in_order, row_date, with_conflicts, within
from briefing_tui.model.article import Narration, Published
from briefing_tui.model.briefing import Briefing, Event


def redate(briefing: Briefing, published: Published, narration: Narration | None = None) -> Briefing:
    """The briefing as it is when the article was published at `published`, and is news or history as `narration` says;
    where that is None, as the text shows.

    Time expressions and the dates of timeline rows follow, and what in the text disagrees with them is looked for anew;
    the rows keep their ids and their words and are put in order again.
    """
    article = replace(briefing.article, published=published, narration=narration)
    if article.not_analysed is not None:
        # Months and weekdays are looked for in English.
        return replace(briefing, article=article)
    expressions = find_expressions(article)
    article = with_narration(article, expressions)
    times = resolve(article, expressions)
    timeline = with_conflicts(article, tuple(_redated(article.text, event, times) for event in briefing.timeline))
    return replace(briefing, article=article, times=tuple(time.time for time in times), timeline=in_order(timeline))


def _redated(text: str, event: Event, times: tuple[ResolvedTime, ...]) -> Event:
    mine = within(times, event.expression)
    if not mine:
        return event
    date = row_date(text, mine)
    return replace(event, date=date, confidence=CONFIDENCE[date.certainty])
