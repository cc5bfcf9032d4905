"""Where sentences do and do not start, told to the parser before it parses, for what it is known to get wrong.

The parser splits behind a quotation that ends in “!” or “?”, also where who said it follows in the same sentence; it
takes some full stops of abbreviations for ends of sentences, or ends of sentences for abbreviations; it leaves a mark
that opens a quotation to the sentence before; and it starts a sentence in the midst of one. What stands here are the
conventions of English writing; all else is left to the parser.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing_tui.analysis.quotes.cues import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CLOSING = frozenset(('"', "”", "’", "'", "’’", "''", "»", "“"))
_CALLED = re.compile(r"[!?][!?.…]*")
_CLOCK = re.compile(r"[ap]\.?m\.", re.IGNORECASE)
# The most words of a name between a quotation and the verb of who said it: “Foreign Minister Ann Fields Jr. cried”.
_LONGEST_NAME = 5
# Words that a sentence opens on and a name, a zone or a weekday behind a clock time does not.
_OPENS = frozenset(
    "Mr. Mrs. Ms. Dr. He She It They We I You His Her Its Their The A An This That These Those In On At By For After "
    "Before But And So Then There When While If As Police Officials".split()
)
# Abbreviations that something always follows, and answers that are sentences of one word.
_LEADING = frozenset("approx fig figs sec secs vs cf e.g i.e ca pp vol art para".split())
_ANSWERS = frozenset(("No", "Yes"))
_LETTERS = re.compile(r"(?:[A-Z]\.){2,}")
_GOES_ON = frozenset(("and", "but", "or", "["))
# Marks of quotation that look alike at both ends, so that the spaces around them tell which end it is.
_ALIKE = frozenset(('"', "'", "''", "``", "`"))
_STOPS = frozenset(("?", ".", "!", "”", '"', "…"))
# So many words without a mark that may end a sentence are cut: much of what is asked about a word is asked about its
# sentence, so that the cost would grow with the square of its length. The most in 1,800 news articles and narratives
# are 86.
LONGEST_SENTENCE = 200
_MAY_END = frozenset((".", "?", "!", "…", "...", ";", "”.", ".”", '."'))
_IRREGULAR = frozenset("said told wrote sang swore thought read went spoke".split())


def mark_boundaries(doc: Doc, *, headline: bool = False) -> Doc:
    """Sets in a document that is not parsed yet where sentences start for certain and where they do not.

    A `headline`, whose capitals look like beginnings, is one sentence but for its stops.
    """
    words = [token.text for token in doc]
    spaced = [bool(token.whitespace_) or token.is_space for token in doc]
    last = 0
    for at in range(1, len(words)):
        start = _opens(words, spaced, at)
        if start is None:
            start = _starts(words, at)
        if headline and start is None and words[at - 1][-1] not in _STOPS:
            start = False
        if start or words[at - 1] in _MAY_END:
            last = at
        elif at - last >= LONGEST_SENTENCE:
            start, last = True, at
        if start is not None:
            doc[at].is_sent_start = start
    return doc


def _opens(words: list[str], spaced: list[bool], at: int) -> bool | None:
    """Whether a sentence starts at a word, as far as spaces and capitals tell."""
    word, before = words[at], words[at - 1]
    if before in _ALIKE and at > 1 and spaced[at - 2] and not spaced[at - 1]:
        return False  # The mark opens what follows.
    if word in _ALIKE and spaced[at - 1] and at + 1 < len(words) and not spaced[at] and before in _STOPS:
        return True if words[at + 1][0].isupper() else None
    if before == "." and at > 1 and spaced[at - 2] and word[0].islower():
        return False  # The line was broken there.
    return False if word in _GOES_ON and before.isalpha() else None


def _starts(words: list[str], at: int) -> bool | None:
    """Whether a sentence starts at a word; None where it is for the parser to say."""
    before = words[at - 1]
    if before in _CLOSING and at > 1 and _CALLED.fullmatch(words[at - 2]):
        return False if _says_who(words, at) else None
    stopped = words[at - 2] if before == "." and at > 1 else before.removesuffix(".")
    if words[at] != "." and stopped.lower() in _LEADING and (words[at][0].islower() or words[at][0].isdigit()):
        return False
    if words[at] in _OPENS and (_CLOCK.fullmatch(before) or _LETTERS.fullmatch(before)):
        return True
    if before == "." and stopped in _ANSWERS and words[at][0].isupper() and _ends(words, at - 3):
        return True
    return None


def _ends(words: list[str], at: int) -> bool:
    """Whether the word ends a sentence; what stands before the first one does."""
    return at < 0 or words[at] in _STOPS


def _says_who(words: list[str], at: int) -> bool:
    """Whether the words behind a quotation go on with who said it: “she cried”, “Ann Fields cried”, “cried Ann”."""
    if words[at][0].islower():
        return True
    for word in words[at : at + _LONGEST_NAME + 1]:
        if word[0].islower():
            return word != words[at] and _is_verb_of_saying(word)
        if not word[0].isupper():
            return False
    return False


def _is_verb_of_saying(word: str) -> bool:
    verbs = lexicon().verbs
    stems = (word.removesuffix("s"), word.removesuffix("ed"), word.removesuffix("d"), word.removesuffix("ied") + "y")
    return word in _IRREGULAR or (word.endswith(("s", "ed")) and any(stem in verbs for stem in stems))
