"""The date of publication, from what a user or an article's metadata says."""

from __future__ import annotations

from datetime import date, datetime

from briefing_tui.errors import UsageError
from briefing_tui.model.article import Origin, Published
from briefing_tui.model.span import Span
from briefing_tui.patterns import lazily
from briefing_tui.sanitising import clean_line

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_PARTIAL = lazily(r"(\d{4})(?:-(\d{2}))?")
_MONTH_FIRST = lazily(r"(?:[A-Za-z]+,\s+)?([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_DAY_FIRST = lazily(r"(?:[A-Za-z]+,\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})")
_MONTH_YEAR = lazily(r"([A-Za-z]{3,9})\.?,?\s+(\d{4})")
_MESSAGE_LENGTH = 40


def published_on(value: str, origin: Origin, evidence: tuple[Span, ...] = ()) -> Published:
    """A date as written: YYYY-MM-DD, YYYY-MM, YYYY, an ISO or RFC 5322 timestamp, “March 5, 2024”, “May 2024”.

    A timestamp counts as the day that it names in its own time zone. `evidence` are the words it was read from.
    Raises UsageError for anything else.
    """
    text = clean_line(value)
    if whole := _PARTIAL.fullmatch(_month_of_year(text)):
        year, month = int(whole[1]), int(whole[2] or 0)
        if year and month <= 12 and (month or not whole[2]):
            from calendar import monthrange

            first, last = month or 1, month or 12
            days = (date(year, first, 1), date(year, last, monthrange(year, last)[1]))
            return Published(days[0].isoformat(), days[1].isoformat(), whole[0], origin, 1.0, evidence)
    elif day := _day(text):
        return Published(day, day, day, origin, 1.0, evidence)
    shown = text if len(text) <= _MESSAGE_LENGTH else text[: _MESSAGE_LENGTH - 1] + "…"
    raise UsageError(f"“{shown}” is not a date; write it as 2024-05-22, 2024-05 or 2024")


def _month_of_year(text: str) -> str:
    """“May 2024” as YYYY-MM; any other text as it is."""
    named = _MONTH_YEAR.fullmatch(text)
    if named is None or named[1].lower()[:3] not in _MONTHS:
        return text
    return f"{named[2]}-{_MONTHS.index(named[1].lower()[:3]) + 1:02d}"


def _day(text: str) -> str | None:
    """The day of a full date or timestamp as YYYY-MM-DD, or None."""
    try:
        return datetime.fromisoformat(text).date().isoformat()
    except ValueError:
        pass
    if month_first := _MONTH_FIRST.fullmatch(text):
        return _named(month_first[3], month_first[1], month_first[2])
    if day_first := _DAY_FIRST.fullmatch(text):
        return _named(day_first[3], day_first[2], day_first[1])
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _named(year: str, month: str, day: str) -> str | None:
    name = month.lower()
    try:
        return date(int(year), _MONTHS.index(name[:3]) + 1, int(day)).isoformat()
    except ValueError:
        return None
