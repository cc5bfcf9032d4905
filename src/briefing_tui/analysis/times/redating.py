"""A briefing for another publication date: everything that rests on it is reckoned again, nothing is parsed again."""

from __future__ import annotations

from dataclasses import replace

from briefing_tui.analysis.times.expressions import find_expressions
from briefing_tui.analysis.times.resolution import ResolvedTime, resolve
from briefing_tui.analysis.times.rows import CONFIDENCE, in_order, row_date, within
from briefing_tui.model.article import Published
from briefing_tui.model.briefing import Briefing, Event


def redate(briefing: Briefing, published: Published) -> Briefing:
    """The briefing as it is when the article was published at `published`.

    Time expressions and the dates of timeline rows follow; the rows keep their ids and their words and are put in
    order again. A conflict that was found is kept where the row’s date stays as it was.
    """
    article = replace(briefing.article, published=published)
    times = resolve(article, find_expressions(article))
    timeline = tuple(_redated(event, times) for event in briefing.timeline)
    return replace(briefing, article=article, times=tuple(time.time for time in times), timeline=in_order(timeline))


def _redated(event: Event, times: tuple[ResolvedTime, ...]) -> Event:
    mine = within(times, event.expression)
    if not mine:
        return event
    date = row_date(mine)
    if (date.earliest, date.latest) == (event.date.earliest, event.date.latest):
        date = replace(date, conflict=event.date.conflict)
    return replace(event, date=date, confidence=CONFIDENCE[date.certainty])
