"""What begins with headers, lines of a name, a colon and a value: mail, pages saved with it, calendars, cards."""

from __future__ import annotations

import re

from briefing_tui.reading.kinds import Kind, is_header

# RFC 4155: the line that opens each message of an mbox.
_MBOX = re.compile(
    r"From \S++ ++(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) ++\d{1,2} "
    r"\d\d:\d\d(?::\d\d)?(?: [A-Z+-][\w+-]*+)* \d{4}(?: [+-]\d{4})?[ \t]*+\n(?=[!-9;-~]++:)"
)
# RFC 9112, 4, and ISO 28500:2017, 4: the first line of an answer of a web server, and of one that an archive holds.
_ANSWER = re.compile(r"HTTP/\d(?:\.\d)? \d{3}\b.*+\n|WARC/\d\.\d[ \t]*+\n")
_ANSWER_HEADERS = frozenset("content-type content-length server warc-type".split())
# RFC 5545, 3.4, and RFC 6350, 3.3: the line that each begins with, and a property after it.
_BEGIN = re.compile(r"BEGIN:(VCALENDAR|VCARD)[ \t]*+\n[A-Z][\w.-]*+[:;]", re.IGNORECASE)
# Apple Mail begins a message with its length in bytes.
_LENGTH = re.compile(r"\d++[ \t]*+\n")
# RFC 5322, 3.6, and RFC 2045: what mail programs write and people do not, and what every message has. One that has
# the latter alone is words as they are, and its headers are read as what they say of it.
_MACHINE_HEADERS = frozenset(
    "received return-path message-id mime-version content-type content-transfer-encoding delivered-to dkim-signature "
    "authentication-results arc-seal x-mailer x-received in-reply-to list-unsubscribe".split()
)
_MAIL_HEADERS = frozenset("from to subject date sender".split())
_MESSAGE = "save the message’s text in a file, or copy it and give -"
_PAGE = "save the article’s text in a file, or copy it and give -"
_CARD = "give an article’s text in a file, or copy it and give -"


def kind(head: str) -> Kind | None:
    """What the beginning of a text is, None where it is none of these; lines end in a line feed."""
    if _MBOX.match(head):
        return Kind("a mailbox (mbox)", _MESSAGE)
    if (answer := _ANSWER.match(head)) and _headers(head[answer.end() :]).keys() & _ANSWER_HEADERS:
        return Kind("the answer of a web server, or an archive of such (WARC)", _PAGE)
    if begin := _BEGIN.match(head):
        calendar = begin[1].upper() == "VCALENDAR"
        return Kind("a calendar (iCalendar)" if calendar else "an address card (vCard)", _CARD)
    length = _LENGTH.match(head)
    headers = _headers(head[length.end() if length else 0 :])
    if not headers.keys() & _MACHINE_HEADERS:
        return None
    if headers.get("content-type", "").lower().startswith("multipart/related") and "received" not in headers:
        return Kind("a saved web page (MHTML)", _PAGE)
    return Kind("a message as mail programs keep it", _MESSAGE) if headers.keys() & _MAIL_HEADERS else None


def _headers(head: str) -> dict[str, str]:
    """The headers that a text begins with, by their names in small letters; none where something else is among them.

    They end with a blank line, or with what was looked at.
    """
    headers: dict[str, str] = {}
    for line in head.split("\n"):
        if not line.strip():
            break
        if line[0] in (" ", "\t") and headers:
            continue
        name, _, value = line.partition(":")
        if not is_header(line) or not (value[:1].isspace() or not value):
            return {}
        headers.setdefault(name.lower(), value.strip())
    return headers
