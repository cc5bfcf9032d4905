"""The words that hang a sentence on the one before it: “However, …”, “The next day, …”, “…, though, …”."""

from __future__ import annotations

import re

# Conjunctions and adverbs that open a sentence which goes on from another one, and those that do so before a comma.
_JOINING = "and|but|hence|nor|or|so(?! far)|such|then|therefore|thus|yet"
_BEFORE_COMMA = (
    "accordingly|additionally|again|also|as a (?:consequence|result)|as (?:such|well)|at the same time|besides|"
    "by (?:comparison|contrast)|consequently|conversely|even (?:now|so|then)|finally|for (?:example|instance)|"
    "for (?:his|her|its|their) part|furthermore|however|in (?:addition|contrast|fact|other words|response|return|short|"
    "the end|the meantime|turn)|indeed|instead|lastly|likewise|meanwhile|more so|moreover|nevertheless|no|nonetheless|"
    "of course|on the (?:contrary|other hand)|otherwise|rather|regardless|second(?:ly)?|similarly|still|that said|"
    "third(?:ly)?|to that end|too|yes"
)
# Times and places that are counted from the sentence before.
_NUMBER = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|several|some|a few|\d+)"
_UNIT = "(?:minute|hour|day|night|week|month|year|decade)s?"
_COUNTED = (
    "(?:later|earlier) (?:that|the same|in the|on the)|later,|"
    "(?:on |in |at )?(?:the (?:same|next|following|previous|very same)|that(?: same| very)?) "
    "(?:day|night|morning|afternoon|evening|week|weekend|month|year|time|moment|point)|"
    f"{_NUMBER} {_UNIT} (?:later|earlier|before|after),|"
    "(?:afterwards?|beforehand|elsewhere|eventually|previously|since then|soon(?: after)?|shortly (?:after|before)"
    "(?:wards?)?|thereafter|(?:until|till|by|before|after) then|(?:after|before) (?:that|this)|at the time),"
)
# Words that stand for a part of what was named before.
_REST = (
    r"another|(?:the|one) others?|others|(?:both|neither|either)(?![^,.]{1,80}? (?:and|nor|or) )|"
    "the (?:former|latter|pair|duo|rest|two|three)|(?:all|most|many|some|several|one|none|each|among) (?:of )?"
    "(?:them|these|those|this|that)"
)
_OPENS = re.compile(
    rf"^\W*(?P<word>(?:{_JOINING})(?=[\s,])|(?:{_BEFORE_COMMA}),|(?:{_COUNTED})|(?:{_REST})\b)", re.IGNORECASE
)
# Words that join from the midst of a sentence, set off by commas.
_INSIDE = re.compile(
    r",\s+(?P<word>however|though|meanwhile|too|instead|therefore|for example|for instance|in turn|moreover|then|"
    r"nevertheless|nonetheless|on the other hand|as well|in contrast|by contrast|after all|of course)(?=[,.;:!?])",
    re.IGNORECASE,
)


def connective(text: str) -> str | None:
    """The words by which a sentence hangs on another one, or None where it can do without."""
    found = _OPENS.match(text) or _INSIDE.search(text)
    return found["word"].rstrip(",") if found else None
