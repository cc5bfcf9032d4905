"""What stands between the paragraphs of a story without belonging to it: captions and boilerplate."""

from __future__ import annotations

import re

from briefing_tui.patterns import lazily
from briefing_tui.reading.openings import FULL_DATE, may_give_date
from briefing_tui.reading.standing_words import BOILERPLATE_HOLDS, BOILERPLATE_OPENS, CAPTION_VERBS

_CAPTION_LENGTH = 400
_SENTENCE_BREAK = lazily(r"[a-z\d)][.!?]['\"”’)]?\s+[A-Z\"“]")
_SPEECH = lazily(r"[\"“”]|\b(?:said|says|told|tells|added|adds|according)\b")
_FINAL_DATE = lazily(rf"\b{FULL_DATE}\W*$")
_PLACE = lazily(r"\b(?:in|at|near|outside|inside|over|on|off|from|across) (?:the |a )?(?:[a-z]+ ){0,3}[A-ZÀ-Þ]")
_CREDIT_OPENS = lazily(
    r"(?:(?:File )?(?:photo(?:graph)?|image|picture|illustration)(?: credit| courtesy| by| of)?"
    r"|caption|credit|pictured(?: above| below)?)\s*:",
    re.IGNORECASE,
)
_FILE_PHOTO = lazily(r"(?:FILE\s*+(?:PHOTO\s*+)?[-–—:]|In this (?:[^.]{0,40} )?(?:file )?(?:photo|image|picture)\b)")
_CREDIT_CLOSES = lazily(
    r"(?:[(\[](?:(?:AP|AFP|EPA|Reuters|UPI|File) )?(?:Photos?|Image|Picture|Credit|Courtesy)\b[^()\[\]]{0,80}[)\]]"
    r"|[(\[](?:AP|AFP|Reuters|EPA|Getty|UPI|PA)\b[^()\[\]]{0,60}[)\]]"
    r"|\b(?:Photo(?:graph)?|Image|Picture|Credit)s?(?: by| credit| courtesy(?: of)?)?\s*[:;] ?[^.:;]{2,80}"
    r"|\bPhoto by [^.:;]{2,80}|(?:/|via )(?:Getty Images|AFP|Reuters|AP|Shutterstock))\.?\s*$",
    re.IGNORECASE,
)
# “(Reuters)” at the end of a paragraph is an agency's mark, not a photographer's.
_AGENCY_ALONE = lazily(r"[(\[](?:AP|AFP|Reuters|EPA|UPI|PA)[)\]]\.?\s*$", re.IGNORECASE)

_BOILERPLATE_LENGTH = 300


_CAPTION_VERB = lazily(rf"\w (?:{'|'.join(CAPTION_VERBS)})\b")
_BOILERPLATE = lazily(rf"^\W*(?:{'|'.join(BOILERPLATE_OPENS)})|(?:{'|'.join(BOILERPLATE_HOLDS)})", re.IGNORECASE)


def is_caption(text: str) -> bool:
    """Whether a passage is the caption of a picture.

    It is when it carries a credit or opens as captions do; and when its one sentence tells in the present tense what
    somebody does, names a place, and ends on a full date, which is the form that news agencies give to theirs.
    """
    if len(text) > _CAPTION_LENGTH:
        return False
    if _CREDIT_OPENS.match(text) or _FILE_PHOTO.match(text):
        return True
    if _CREDIT_CLOSES.search(text) and not _AGENCY_ALONE.search(text):
        return True
    if not may_give_date(text) or not _FINAL_DATE.search(text) or _SPEECH.search(text) or _SENTENCE_BREAK.search(text):
        return False
    return bool(_PLACE.search(text) and _CAPTION_VERB.search(text))


def is_boilerplate(text: str) -> bool:
    """Whether a short passage is the publisher's own: invitations, notices, credits of the newsroom."""
    return len(text) <= _BOILERPLATE_LENGTH and bool(_BOILERPLATE.search(text))
