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
    rf"(?:First )?(?:Published|Posted)(?: on| at)?:?\W+{_CLOCK}{_DAY}({FULL_DATE})\b{_BESIDE}", re.IGNORECASE
)
_MAIL_DATE = lazily(r"(?:Date|Sent): +(\S.*)")


def is_publication_line(text: str) -> bool:
    """Whether a line only says when the article was published, and perhaps changed."""
    lower = text.lower() if len(text) <= _LENGTH and may_give_date(text) else ""
    return ("published" in lower or "posted" in lower) and bool(_LINE.fullmatch(text.strip()))


def told_publication(head: Iterable[Visible]) -> Published | None:
    """The day that one of the first passages gives as that of publication, its words as evidence; None without."""
    for text in head:
        found = (_PUBLISHED.search(text.text) if "PUBLISHED:" in text.text else None) or _MAIL_DATE.fullmatch(text.text)
        found = found or (_LINE.fullmatch(text.text) if is_publication_line(text.text) else None)
        if found is None:
            continue
        try:
            return published_on(found[1], "metadata", (text.span(*found.span(1)),))
        except UsageError:
            continue
    return None
