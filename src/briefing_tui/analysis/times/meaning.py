"""What a time expression means, before it is known when the article was published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefing_tui.model.briefing import Grain, TimexType
from briefing_tui.model.span import Span

Kind = Literal["date", "shift", "reference", "duration", "set"]
Anchor = Literal["absolute", "publication", "narrative", "context-year"]
Direction = Literal["past", "future"]
Modifier = Literal["start", "mid", "end", "approx", "earlier"]


@dataclass(frozen=True, slots=True)
class Meaning:
    """The typed value of a time expression; it does not depend on the publication date.

    A "date" names a place in the calendar by the fields that the text gives: `year` is negative before our era, and
    of a decade or century its first; `weekday` runs from 0, Monday; `season` is a TIMEX3 code; `feast` one of
    `feasts.MOVABLE`; `weeks` says of a weekday which week it is in, counted from that of publication. A "shift" lies
    `offset` grains from its anchor; a date with an offset too is the one of that name that many steps away (“last
    June”: -1). A "reference", "duration" or "set" has its TIMEX3 value in `value`; a shift whose count the text leaves
    open (“several years ago”) has no offset and the value that stands for it. `part` is a TIMEX3 part of the day
    (“MO”), `clock` an hour with minutes where given (“10:30”). `financial` marks words that stand among company
    results, where “a year earlier” means the same quarter of the year before; `quoted` words spoken by somebody, whose
    “today” is the day on which they spoke. `nth` says which of its weekdays, or of its days where there is no weekday,
    is meant of a month, -1 being the last. A date with a `base` is the day or the nth of the month that the base names,
    or lies `steps` from it. `ambiguous` marks figures that make another date when the day is read first, `contradicted`
    a direction against which other words of the sentence speak.
    """

    kind: Kind
    grain: Grain
    anchor: Anchor = "absolute"
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    quarter: int | None = None
    half: int | None = None
    season: str | None = None
    feast: tuple[str, ...] | None = None
    weeks: int | None = None
    offset: int | None = None
    value: str | None = None
    part: str | None = None
    clock: str | None = None
    modifier: Modifier | None = None
    direction: Direction | None = None
    financial: bool = False
    quoted: bool = False
    nth: int | None = None
    base: Meaning | None = None
    steps: tuple[tuple[Grain, int], ...] = ()
    ambiguous: bool = False
    contradicted: bool = False


@dataclass(frozen=True, slots=True)
class Expression:
    """Words that tell a time, and what they mean; `span` is of the article's text.

    `aside` marks those that stand apart from the story, in a caption or in the name of a thing (“the 1978 treaty”): the
    story's dates do not count from them.
    """

    span: Span
    type: TimexType
    meaning: Meaning
    aside: bool = False
