"""What stands between the paragraphs of a story without belonging to it: captions and boilerplate."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files

from briefing_tui.reading.openings import FULL_DATE

_CAPTION_LENGTH = 400
_SENTENCE_BREAK = re.compile(r"[a-z\d)][.!?]['\"”’)]?\s+[A-Z\"“]")
_SPEECH = re.compile(r"[\"“”]|\b(?:said|says|told|tells|added|adds|according)\b")
_FINAL_DATE = re.compile(rf"\b{FULL_DATE}\W*$")
_PLACE = re.compile(r"\b(?:in|at|near|outside|inside|over|on|off|from|across) (?:the |a )?(?:[a-z]+ ){0,3}[A-ZÀ-Þ]")
_CREDIT_OPENS = re.compile(
    r"(?:(?:File )?(?:photo(?:graph)?|image|picture|illustration)(?: credit| courtesy| by| of)?"
    r"|caption|credit|pictured(?: above| below)?)\s*:",
    re.IGNORECASE,
)
_FILE_PHOTO = re.compile(
    r"(?:FILE\s*+(?:PHOTO\s*+)?[-–—:]|In this (?:[^.]{0,40} )?(?:file )?(?:photo|image|picture)\b)"
)
_CREDIT_CLOSES = re.compile(
    r"(?:[(\[](?:(?:AP|AFP|EPA|Reuters|UPI|File) )?(?:Photos?|Image|Picture|Credit|Courtesy)\b[^()\[\]]{0,80}[)\]]"
    r"|[(\[](?:AP|AFP|Reuters|EPA|Getty|UPI|PA)\b[^()\[\]]{0,60}[)\]]"
    r"|\b(?:Photo(?:graph)?|Image|Picture|Credit)s?(?: by| credit| courtesy(?: of)?)?\s*[:;] ?[^.:;]{2,80}"
    r"|\bPhoto by [^.:;]{2,80}|(?:/|via )(?:Getty Images|AFP|Reuters|AP|Shutterstock))\.?\s*$",
    re.IGNORECASE,
)
# “(Reuters)” at the end of a paragraph is an agency's mark, not a photographer's.
_AGENCY_ALONE = re.compile(r"[(\[](?:AP|AFP|Reuters|EPA|UPI|PA)[)\]]\.?\s*$", re.IGNORECASE)

_BOILERPLATE_LENGTH = 300


@cache
def _words() -> dict[str, list[str]]:
    """The word lists of this module: verbs of captions, and the patterns of boilerplate."""
    loaded: dict[str, list[str]] = json.loads((files(__package__) / "standing.json").read_text(encoding="utf-8"))
    return loaded


@cache
def _caption_verb() -> re.Pattern[str]:
    return re.compile(rf"\w (?:{'|'.join(_words()['caption_verbs'])})\b")


@cache
def _boilerplate() -> re.Pattern[str]:
    opens, holds = (f"(?:{'|'.join(_words()[name])})" for name in ("boilerplate_opens", "boilerplate_holds"))
    return re.compile(rf"^\W*{opens}|{holds}", re.IGNORECASE)


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
    if not _FINAL_DATE.search(text) or _SPEECH.search(text) or _SENTENCE_BREAK.search(text):
        return False
    return bool(_PLACE.search(text) and _caption_verb().search(text))


def is_boilerplate(text: str) -> bool:
    """Whether a short passage is the publisher's own: invitations, notices, credits of the newsroom."""
    return len(text) <= _BOILERPLATE_LENGTH and bool(_boilerplate().search(text))
