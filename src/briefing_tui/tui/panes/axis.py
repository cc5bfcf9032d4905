"""The timeline as a list of what stands on its axis: headings, events, the gaps between them, the publication date.

Pure: from events and a publication date to entries. How they are drawn is the pane's matter.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from calendar import month_name
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from briefing_tui.model.article import Published
from briefing_tui.model.briefing import Event, Grain
from briefing_tui.reports.wording import interval, open_end
from briefing_tui.tui.panes.days import Day, day_of
from briefing_tui.tui.panes.gaps import Gap, Scale, Stretch, gap

NO_DATE = "No date known"
ORDER_ONLY = "In order only"
SAME_DAY = "same day"

# Up to how many days a timeline may span to be grouped by day, by month and by year; beyond, by decade.
_SCALES: tuple[tuple[Scale, int], ...] = (("day", 14), ("month", 731), ("year", 73_050))
_DECADE = 10  # years
_STATED_ORDER = re.compile(r"(?:after|before|following)\b", re.IGNORECASE)

Standing = Literal["dated", "in order", "unknown"]


@dataclass(frozen=True, slots=True)
class Heading:
    """What the events up to the next heading have in common; `dated` is false behind the end of the axis."""

    words: str
    dated: bool = True


@dataclass(frozen=True, slots=True)
class Publication:
    """The line at which the article was published."""

    words: str


@dataclass(frozen=True, slots=True)
class Mark:
    """An event: `told` is what its date adds to the heading (empty for nothing), or after what it came where only
    that is known; `expected` says that it was still to come when the article was published.
    """

    event: Event
    told: str = ""
    standing: Standing = "dated"
    expected: bool = False


Entry = Heading | Publication | Gap | Mark


def chart(events: Sequence[Event], published: Published) -> tuple[Entry, ...]:
    """Everything that stands on the axis, from top to bottom; () where there are no events.

    Each event is one mark. Dated events come first, by the day on which they begin, a time with a heading of its own
    before what else begins on that day, and otherwise in the order given; then those that the text only puts in
    order, then the others.
    """
    dated = [(stretch, event) for event in events if (stretch := stretch_of(event))]
    rest = [event for event in events if stretch_of(event) is None]
    ordered = [event for event in rest if stated_order(event)]
    unknown = [event for event in rest if not stated_order(event)]
    entries: list[Entry] = list(_dated(dated, published)) if events else []
    entries += [Heading(ORDER_ONLY, dated=False)] if ordered else []
    entries += [Mark(event, stated_order(event) or "", standing="in order") for event in ordered]
    entries += [Heading(NO_DATE, dated=False)] if unknown else []
    entries += [Mark(event, standing="unknown") for event in unknown]
    return tuple(entries)


def stretch_of(event: Event) -> Stretch | None:
    """The days in which an event lies; where one end is open, the other one alone; None where both are."""
    first, last = day_of(event.date.earliest), day_of(event.date.latest)
    ends = [day for day in (first, last) if day]
    return Stretch(ends[0], ends[-1], event.date.grain or "day", is_sure(event)) if ends else None


def is_sure(event: Event) -> bool:
    """Whether the event's date rests on no guess."""
    return event.date.certainty in ("explicit", "resolved")


def stated_order(event: Event) -> str | None:
    """What the text says that an undated event came “after”, “before” or “following”, in words; None for others."""
    return next((why for why in (event.date.reason, event.reason) if _STATED_ORDER.match(why)), None)


def scale_of(stretches: Sequence[Stretch]) -> Scale:
    """By what to group: days within two weeks, months within two years, years within two centuries, else decades."""
    if not stretches:
        return "day"
    span = max(s.last.ordinal for s in stretches) - min(s.first.ordinal for s in stretches)
    return next((scale for scale, most in _SCALES if span <= most), "decade")


def _dated(dated: Sequence[tuple[Stretch, Event]], published: Published) -> Iterator[Entry]:
    """The entries of the axis itself: each step from one event to the next, over the publication date where it lies."""
    scale = scale_of([stretch for stretch, _ in dated])
    dated = sorted(dated, key=lambda placed: (placed[0].first.ordinal, not _stands_apart(placed[0], scale)))
    line = _publication(published)
    until = bisect_right(dated, line.last.ordinal, key=lambda placed: placed[0].first.ordinal) if line else len(dated)
    steps: list[tuple[Stretch, Event | None]] = [*dated]
    if line:
        steps.insert(until, (line, None))
    heading = told = ""
    for index, (stretch, event) in enumerate(steps):
        between = gap(steps[index - 1][0], stretch, scale) if index else None
        if between:
            yield between
        if event is None:
            yield Publication(_published_words(published))
            told = ""
            continue
        above, heading = heading, _heading(event, stretch, scale)
        if heading != above:
            yield Heading(heading)
        before, told = told, _told(event, stretch, scale)
        again = told == before and heading == above and _is_day(event) and is_sure(event)
        yield Mark(event, "" if told == heading else SAME_DAY if again else told, expected=index > until)


def _publication(published: Published) -> Stretch | None:
    first, last = day_of(published.earliest), day_of(published.latest)
    if first is None or last is None:
        return None
    sure = published.origin != "inferred"
    grain: Grain = "day"
    if sure and first != last:
        grain = "month" if first[:2] == last[:2] else "year"
    return Stretch(first, last, grain, sure)


def _published_words(published: Published) -> str:
    doubt = "?" if published.origin == "inferred" else ""
    return f"published {interval(published.earliest, published.latest)}{doubt}"


def _is_day(event: Event) -> bool:
    return event.date.earliest is not None and event.date.earliest == event.date.latest


def _stands_apart(stretch: Stretch, scale: Scale) -> bool:
    """Whether a time is longer than what the scale groups by, so that it has a heading of its own."""
    first, last = stretch.first, stretch.last
    if scale == "day":
        return first != last
    whole_years = last.year - first.year + 1 if first[1:] == (1, 1) and last[1:] == (12, 31) else 0
    return whole_years >= {"month": 1, "year": _DECADE, "decade": _DECADE + 1}[scale]


def _heading(event: Event, stretch: Stretch, scale: Scale) -> str:
    """The group that an event belongs to: that of its first day, or a longer time that it may lie anywhere in."""
    first = stretch.first
    if _stands_apart(stretch, scale):
        return _long_words(event, stretch)
    if scale == "day":
        return _day_words(first, with_year=True)
    if scale == "month":
        return f"{month_name[first.month]} {_year(first)}"
    return _year(first) if scale == "year" else _decade(first)


def _told(event: Event, stretch: Stretch, scale: Scale) -> str:
    """An event's own date in words, as far as its heading does not say it, with “?” where it is in doubt."""
    long = not _is_day(event)
    words = _long_words(event, stretch) if long else _day_words(stretch.first, with_year=scale in ("day", "decade"))
    if end := open_end(event.date):
        words = f"{'since' if end == 'latest' else 'until'} {words}"
    return words if is_sure(event) else f"{words}?"


def _long_words(event: Event, stretch: Stretch) -> str:
    """A time longer than a day in words; a decade by its name."""
    first, last = stretch.first, stretch.last
    if (first[1:], last) == ((1, 1), (first.year + _DECADE - 1, 12, 31)) and first.year % _DECADE == 0:
        return _decade(first)
    return interval(event.date.earliest, event.date.latest) or ""


def _day_words(day: Day, *, with_year: bool) -> str:
    return f"{day.weekday} {day.day} {month_name[day.month]}{f' {_year(day)}' if with_year else ''}"


def _year(day: Day) -> str:
    """The year as people write it; ISO 8601 counts the year 1 BC as 0."""
    return str(day.year) if day.year > 0 else f"{1 - day.year} BC"


def _decade(day: Day) -> str:
    """“1950s”; before the year 10, where people do not count in decades, the year."""
    return f"{day.year // _DECADE * _DECADE}s" if day.year >= _DECADE else _year(day)
