"""Places time expressions in the calendar, each with how sure that is and why.

Three anchors: the publication date, the dated expression before in the text, and the year that the text has named.
Where the publication date is an interval, everything is reckoned from both of its ends; what differs stays open.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from briefing_tui.analysis.times.anchoring import Reckoner
from briefing_tui.analysis.times.meaning import Expression
from briefing_tui.analysis.times.placing import Placed
from briefing_tui.analysis.times.story import told_as_history
from briefing_tui.model.article import Article, Published
from briefing_tui.model.briefing import Certainty, EventDate, TimeExpression


@dataclass(frozen=True, slots=True)
class ResolvedTime:
    """A time expression with its TIMEX3 value, and the date that it gives to what it tells of."""

    expression: Expression
    time: TimeExpression
    date: EventDate


def resolve(article: Article, expressions: tuple[Expression, ...]) -> tuple[ResolvedTime, ...]:
    """Resolves the expressions of an article, in text order, against its publication date and one another."""
    published, history = article.published, with_narration(article, expressions).narration == "history"
    runs = [Reckoner(article.text, expressions, end, history=history).all() for end in _ends(published)]
    resolved = []
    for index, expression in enumerate(expressions):
        placed = (
            runs[0][index] if len({run[index].value for run in runs}) == 1 else _merged([run[index] for run in runs])
        )
        time = TimeExpression(expression.span, expression.type, placed.value)
        resolved.append(ResolvedTime(expression, time, _event_date(placed, published)))
    return tuple(resolved)


def with_narration(article: Article, expressions: tuple[Expression, ...]) -> Article:
    """The article, called history where its expressions show that and nobody has called it anything."""
    if article.narration is not None or not told_as_history(expressions, _ends(article.published)[0]):
        return article
    return replace(article, narration="history")


def _ends(published: Published) -> list[date | None]:
    if published.earliest is None or published.latest is None:
        return [None]
    ends = {date.fromisoformat(published.earliest), date.fromisoformat(published.latest)}
    return [*sorted(ends)]


def _merged(runs: list[Placed]) -> Placed:
    """What is left when the two ends of the publication interval give different dates: all that they span."""
    firsts = [run.period.first for run in runs if run.period]
    lasts = [run.period.last for run in runs if run.period]
    one = runs[0]
    if len(firsts) < len(runs) or one.period is None:
        return replace(one, period=None)
    spanned = replace(one.period, first=min(firsts), last=max(lasts), edtf=f"{min(firsts)}/{max(lasts)}")
    open_value = "".join(a if a == b else "X" for a, b in zip(one.value, runs[-1].value, strict=False))
    return replace(one, period=spanned, value=open_value, reason=f"{one.reason}, which is not known to the day")


def _event_date(placed: Placed, published: Published) -> EventDate:
    if placed.period is None:
        return EventDate(None, None, placed.grain, placed.edtf, "unresolved", placed.reason)
    certainty = _certainty(placed, published)
    period = placed.period
    return EventDate(
        period.first.isoformat(), period.last.isoformat(), placed.grain, period.edtf, certainty, placed.reason
    )


def _certainty(placed: Placed, published: Published) -> Certainty:
    if placed.guessed:
        return "inferred"
    if placed.rests_on_publication:
        return "inferred" if published.origin in ("inferred", "unknown") else "resolved"
    return "explicit" if placed.own_year else "resolved"
