"""When an article says in a line of its head that it was published: “PUBLISHED: 16:20 GMT, 3 May 2016”, “Date: …”."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing_tui.errors import UsageError
from briefing_tui.model.article import Published
from briefing_tui.model.visible import Visible
from briefing_tui.patterns import lazily
from briefing_tui.reading.openings import FULL_DATE, may_give_date
from briefing_tui.reading.published import published_on

_LENGTH = 150
_CLOCK = r"(?:\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?,?(?: [A-Z]{2,4}\b)?\W*)?"
# In capitals, as newspapers' pages have it, it may stand in the midst of a text that has lost its line breaks.
_PUBLISHED = lazily(rf"\bPUBLISHED:\W*{_CLOCK}({FULL_DATE})")
_DAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
_BESIDE = rf"(?:{FULL_DATE}|\b(?:[ap]\.?m\b|at|on|last|updated|modified|(?-i:[A-Z]{{2,4}}))\b|[\W\d])*"
_LINE = lazily(
    rf"(?:(?:First |Last )?(?:Published|Posted|Updated|Modified)(?: on| at)?:?\W+{_CLOCK}{_DAY}|{_CLOCK}{_DAY})"
    rf"({FULL_DATE})\b{_BESIDE}(?:\d+[ -]min(?:ute)?s?(?: read)?)?",
    re.IGNORECASE,
)
# What such a line has beside a date, and what one opens on that tells of the publication.
_SIGNS = ("published", "posted", "updated", "modified", "min", ":")
_TELLING = ("published", "posted", "first published", "first posted")
# A time counted from when the page was looked at tells no day.
_AGO = lazily(
    r"(?:(?:First |Last )?(?:Published|Posted|Updated|Modified):?\s+)?(?:\d+|an?) (?:min(?:ute)?|hour|day|week)s? ago",
    re.IGNORECASE,
)
_MAIL_DATE = lazily(r"(?:Date|Sent): +(\S.*)")


def is_publication_line(text: str) -> bool:
    """Whether a line only says when the article was published, and perhaps changed."""
    if len(text) > _LENGTH:
        return False
    lower = text.lower()
    # Looked for in this order, so that no pattern is made for texts that have no such line.
    dated = may_give_date(text) and any(sign in lower for sign in _SIGNS) and _LINE.fullmatch(text.strip())
    return bool(dated or ("ago" in lower and _AGO.fullmatch(text.strip())))


def told_publication(head: Iterable[Visible]) -> Published | None:
    """The day that one of the first passages gives as that of publication, its words as evidence; None without."""
    for text in head:
        found = (_PUBLISHED.search(text.text) if "PUBLISHED:" in text.text else None) or _MAIL_DATE.fullmatch(text.text)
        told = is_publication_line(text.text) and text.text.lower().startswith(_TELLING)
        found = found or (_LINE.fullmatch(text.text) if told else None)
        if found is None:
            continue
        try:
            return published_on(found[1], "metadata", (text.span(*found.span(1)),))
        except UsageError:
            continue
    return None
