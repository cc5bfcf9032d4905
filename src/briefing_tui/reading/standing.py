"""What stands between the paragraphs of a story without belonging to it: captions and boilerplate."""

from __future__ import annotations

import re

from briefing_tui.patterns import lazily
from briefing_tui.reading.openings import FULL_DATE, may_give_date
from briefing_tui.reading.standing_words import BOILERPLATE_HOLDS, BOILERPLATE_OPENS, BUTTONS, CAPTION_VERBS

_CAPTION_LENGTH = 400
_SENTENCE_BREAK = lazily(r"[a-z\d)][.!?]['\"”’)]?\s+[A-Z\"“]")
_SPEECH = lazily(r"[\"“”]|\b(?:said|says|told|tells|added|adds|according)\b")
_FINAL_DATE = lazily(rf"\b{FULL_DATE}\W*$")
_PLACE = lazily(r"\b(?:in|at|near|outside|inside|over|on|off|from|across) (?:the |a )?(?:[a-z]+ ){0,3}[A-ZÀ-Þ]")
_CREDIT_OPENS = lazily(
    r"(?:(?:File )?(?:photo(?:graph)?|image|picture|illustration)(?: credit| courtesy| by| of)?"
    r"|caption|credit|pictured(?: above| below)?)\s*:"
    r"|(?:image|media|photo|video)(?: source| caption| copyright| credit),",
    re.IGNORECASE,
)
_CREDITS = frozenset("getty images|pa media|reuters|afp|epa|ap|shutterstock|istock|alamy|ap photo".split("|"))
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
_OTHERS = lazily(
    r"(?:(?:related|recommended|most (?:read|popular|viewed)|trending|more|read (?:more|next|also)|see also"
    r"|don['’]t miss|you may also like|editor['’]?s['’]? picks)(?: (?:on|in|from|for|stories|articles|content|reading"
    r"|links|news|coverage|topics|this|the|you)(?: [\w'’-]+){0,3})?)\s*:?",
    re.IGNORECASE,
)
_WRITERS = ("writer", "reporter", "columnist", "correspondent", "contributor", "editor", "journalist", "producer",
            "blogger", "Contact ")  # fmt: skip
# “Jane Doe is a staff writer at the Courier.”, “Contact Jane Doe at …”.
_ABOUT_WRITER = lazily(
    r"(?:[A-Z][\w.'’-]+ ){2,4}(?:is|was) (?:an?|the|our) (?:[\w'’-]+ ){0,3}(?:columnist|contributor|contributing writer"
    r"|(?:staff |senior |freelance |opinion )?writer|reporter|correspondent|editor|journalist|producer|blogger)s?"
    r"(?: (?:for|at|with|in|of|based|covering)\b.*)?[.,]?(?: .*)?|Contact [A-Z][^.]{2,60}(?:@| at ).*",
    re.DOTALL,
)


_CAPTION_VERB = lazily(rf"\w (?:{'|'.join(CAPTION_VERBS)})\b")
_BOILERPLATE = lazily(rf"^\W*(?:{'|'.join(BOILERPLATE_OPENS)})|(?:{'|'.join(BOILERPLATE_HOLDS)})", re.IGNORECASE)


def is_caption(text: str) -> bool:
    """Whether a passage is the caption of a picture.

    It is when it carries a credit or opens as captions do; and when its one sentence tells in the present tense what
    somebody does, names a place, and ends on a full date, which is the form that news agencies give to theirs.
    """
    if len(text) > _CAPTION_LENGTH:
        return False
    if _CREDIT_OPENS.match(text) or _FILE_PHOTO.match(text) or text.lower() in _CREDITS:
        return True
    if _CREDIT_CLOSES.search(text) and not _AGENCY_ALONE.search(text):
        return True
    if not may_give_date(text) or not _FINAL_DATE.search(text) or _SPEECH.search(text) or _SENTENCE_BREAK.search(text):
        return False
    return bool(_PLACE.search(text) and _CAPTION_VERB.search(text))


def announces_others(text: str) -> bool:
    """Whether a line of boilerplate stands above a list of other articles."""
    return _OTHERS.fullmatch(text.strip()) is not None


def is_about_writer(text: str) -> bool:
    """Whether a short passage tells who wrote the article, as it may stand at the end."""
    if len(text) > _BOILERPLATE_LENGTH or not any(word in text for word in _WRITERS):
        return False
    return _ABOUT_WRITER.fullmatch(text) is not None


def is_boilerplate(text: str) -> bool:
    """Whether a short passage is the publisher's own: invitations, notices, credits of the newsroom."""
    if len(text) > _BOILERPLATE_LENGTH:
        return False
    return text.strip(" :.!").lower() in BUTTONS or bool(_BOILERPLATE.search(text))
