"""How articles open: bylines, lines of date, and the datelines of news agencies."""

from __future__ import annotations

import re

from briefing_tui.patterns import lazily

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tue|Wed|Thu|Fri|Sat|Sun"
# A date to the day, with the year or without; parts of datelines, captions and lines of date.
FULL_DATE = rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}})"
_SHORT_DATE = rf"(?:{_MONTH} \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}} {_MONTH}(?:,? \d{{4}})?)"
_CLOCK = r"\d{1,2}(?:[:.]\d{2}(?::\d{2})?)?(?: ?[ap]\.?m\.?)?(?: ?(?:[A-Z]{2,4}|[+-]\d{2}:?\d{2}))?"
_YEAR = lazily(r"\d{4}")
_DATE_LINE = lazily(
    r"(?:(?:Published|Updated|Posted|Last updated|Last modified|First published|Modified|Date)(?: on| at)?:?\s+)?"
    rf"(?:(?:{_WEEKDAY})\.?,?\s+)?(?:{FULL_DATE}|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}})"
    rf"(?:(?:T|,? at |,? [-–—|·•] |,? )\(?{_CLOCK}\)?)?\.?",
    re.IGNORECASE,
)
_DATE_AFTER = lazily(
    r"(?<![\s,;|·•–—-])[\s,;|·•–—-]*+(?:(?:(?:Published|Updated|Posted):?|:)\s*+)?"
    rf"(?:(?:{_WEEKDAY})\.?,?\s+)?{FULL_DATE}.*$",
    re.DOTALL,
)
_MAIL_HEADER = lazily(r"(?:From|To|Cc|Bcc|Date|Sent|Subject|Reply-To|Message-ID|Newsgroups|Organization): +\S")
_SUBJECT = lazily(r"Subject: +(?:(?:Re|Fwd?|AW|WG): *)*(\S.*)", re.IGNORECASE)

_BYLINE_LENGTH = 150
_BY = lazily(r"^(?:Written |Reported |Story |Analysis )?By:?\s+", re.IGNORECASE)
_NOT_A_NAME = lazily(
    rf"(?:{_MONTH}|{_WEEKDAY}|Then|Now|The|This|That|Contrast|Comparison|Law|Far|All)\b", re.IGNORECASE
)
# What may stand in a byline in small letters: joining words, particles of names, and what a journalist is.
_BYLINE_SMALL = frozenset(
    "and for of the in at with on from de da del della di dos du el la le van von der den ter bin ibn al abu e y "
    "staff writer writers reporter reporters correspondent correspondents editor columnist contributor political "
    "national foreign diplomatic senior chief bureau special business economics legal science health world".split()
)  # fmt: skip
_AGENCIES = (
    "Reuters|AP|The Associated Press|Associated Press|AFP|Agence France-Presse|UPI|Bloomberg|Bloomberg News|CNN|BBC"
    "|BBC News|NPR|PA|Press Association|dpa|DPA|ANSA|EFE|TASS|Interfax|Xinhua|Kyodo|Yonhap|IRNA|Wikinews|JNS"
    "|JTA|VOA|IPS|RNS|CNS"
)
_NAME = r"[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|de|van|von|der|al|bin|da|del|la|el)){1,4}"
_BEFORE_AGENCY = frozenset(",|/–—-")
_NAME_AND_AGENCY = lazily(rf"{_NAME}\s*(?:,|\||/|[–—-])\s*(?:{_AGENCIES})\.?")

_DATELINE_LENGTH = 100
_DASH = r"(?:[—–―]|(?<=\s)--|(?<=\s)-(?=\s))"
_DASHES = frozenset("—–―-")
_CITY = r"[A-ZÀ-Þ][\w.'’-]*(?: (?:[A-ZÀ-Þ][\w.'’-]*|of|de|la|el|al)){0,2}"
_PLACE_AND_DAY = rf"(?:(?P<city>{_CITY})(?P<more>(?:\s?[,/] ?{_CITY}){{0,3}}?)(?:,? {_SHORT_DATE})?,?)?\s*+"
_DATELINE = lazily(
    rf"{_PLACE_AND_DAY}(?:(?:\((?P<agency>[A-Z][\w .&'’/-]{{0,30}}|dpa)\)|(?P<wire>/[A-Z][\w .-]{{1,30}}/))\s*+)?"
    rf"{_DASH}\s*(?=\S)"
)
# Without a dash, as in “(CNN) The ferry …” and “Hong Kong (CNN Business) The ferry …”.
_UNDASHED = lazily(rf"{_PLACE_AND_DAY}\((?:CNN|BBC|AP|AFP|Reuters|UPI|Xinhua)(?: [A-Z]\w{{1,20}})?\)\s+(?=[A-Z\"“])")
_AGENCY = lazily(_AGENCIES)
# Words in capitals before a dash that are no place.
_NOT_A_CITY = frozenset(
    "UPDATE UPDATED BREAKING NOTE WATCH READ EXCLUSIVE ANALYSIS OPINION CORRECTION CLARIFICATION LIVE VIDEO PHOTO "
    "PHOTOS FACT FACTS CLAIM VERDICT QUESTION ANSWER MODERATOR INTERVIEWER HOST AUDIENCE "
    "PSA FAQ VOTE POLL PROS CONS".split()
)
_SHORTEST_CITY = 3


def may_give_date(text: str) -> bool:
    """Whether a text holds what every full date has, a run of four digits: quick, and for most texts an answer."""
    return _YEAR.search(text) is not None


def is_byline(text: str) -> bool:
    """Whether a short line only says who wrote the article: “By Jane Doe, Associated Press”, “Jane Doe, Reuters”."""
    if len(text) > _BYLINE_LENGTH:
        return False
    opening = _BY.match(text)
    if not opening:
        return not _BEFORE_AGENCY.isdisjoint(text) and bool(_NAME_AND_AGENCY.fullmatch(text))
    names = text[opening.end() :]
    if not names or not names[0].isupper() or _NOT_A_NAME.match(names):
        return False
    words = re.findall(r"[^\W\d_][\w.'’-]*", names)
    return all(word[0].isupper() or word.lower() in _BYLINE_SMALL for word in words)


def byline_name(text: str) -> str:
    """A byline without its “By” and without a date after the names."""
    names = _BY.sub("", text)
    return " ".join((_DATE_AFTER.sub("", names) if may_give_date(names) else names).split())


def is_mail_header(text: str) -> bool:
    """Whether a line is one of a message's headers (RFC 5322, 3.6): who wrote it, to whom, when, about what."""
    return bool(_MAIL_HEADER.match(text))


def mail_subject(text: str) -> str | None:
    """What a message's header “Subject: …” says it is about, without marks of replies; None for any other line."""
    found = _SUBJECT.fullmatch(text) if is_mail_header(text) else None
    return found[1] if found else None


def is_date_line(text: str) -> bool:
    """Whether a line gives a date, and perhaps a time of day, and nothing else."""
    return len(text) <= _BYLINE_LENGTH and may_give_date(text) and bool(_DATE_LINE.fullmatch(text.strip()))


def dateline_end(text: str, *, first: bool) -> int:
    """The end of the dateline that opens a paragraph (“CAIRO (Reuters) —”, “(CNN)”), dash included; 0 without one.

    Any place, or none, with a known agency in brackets is one; so is a place in capitals before a dash, where `first`
    tells that the paragraph is among the article's first: further down it is a heading run into the text.
    """
    head = text[:_DATELINE_LENGTH]
    found = None if _DASHES.isdisjoint(head) else _DATELINE.match(head)
    if not found:
        undashed = _UNDASHED.match(head) if first and "(" in head else None
        return len(text[: undashed.end()].rstrip()) if undashed else 0
    city, agency = found["city"], found["agency"]
    known = bool(found["wire"] or (agency and _AGENCY.fullmatch(agency)))
    capitals = bool(city) and city.isupper() and len(city) >= _SHORTEST_CITY and city.rstrip(".") not in _NOT_A_CITY
    return len(text[: found.end()].rstrip()) if known or (first and capitals) else 0
