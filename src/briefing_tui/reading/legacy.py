"""Which of the encodings from before Unicode a text is in: a guess, made the same way every time.

charset-normalizer tells the scripts apart. In Latin letters, where most bytes are the same in all encodings, its
answers for short texts are as good as drawn by lot; there the language decides, by words of ASCII letters, and then
what the bytes come to: signs inside words and capitals after small letters are no writing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing_tui.model.tongues import tongue

# For English and the languages of Western Europe, in the order in which they are taken if they make as much sense.
WESTERN = ("cp1252", "mac_roman", "cp850")
# For the languages of Latin letters that Windows-1252 does not have all of.
_OWN = {
    "cp1250": frozenset(("cs", "hr", "hu", "pl", "ro", "sk", "sl")),
    "iso8859_2": frozenset(("cs", "hr", "hu", "pl", "ro", "sk", "sl")),
    "cp1254": frozenset(("tr",)),
    "cp1257": frozenset(("et", "lt", "lv")),
}
# What has been looked for already.
_UNICODE = ["utf_7", "utf_8", "utf_16", "utf_16_be", "utf_16_le", "utf_32", "utf_32_be", "utf_32_le"]
# In Latin letters an eighth of them is beyond ASCII at most (Czech); in the other scripts all are.
_LATIN_SHARE = 0.25
_SAMPLE = 65_536  # bytes

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_JOINS = frozenset("’‘´`–—-·…/\xad\xa0&")
_OPENS = frozenset("‚„")
# Capitals that are a word by themselves in some language; ordinal signs, which stand at numbers.
_WORDS = frozenset("ÀÁÅÈÉÊÍÓÔÖØÙÚÆ")
_ORDINALS = frozenset("ªº")


def guess(data: bytes) -> str:
    """The encoding that bytes which are not UTF-8 are most likely in, under Python's name for it."""
    sample = b"\n".join(line for line in data.split(b"\n") if not line.isascii())[:_SAMPLE]
    letters = sum(byte > 0x7F or chr(byte).isalpha() for byte in sample)
    if sum(byte > 0x7F for byte in sample) > _LATIN_SHARE * letters:
        from charset_normalizer import from_bytes

        # Cutting might split a character of two bytes, after which no encoding of such fits.
        best = from_bytes(sample if len(sample) < _SAMPLE else data, cp_exclusion=_UNICODE).best()
        return best.encoding if best else WESTERN[0]
    fewest = tongue(sample.decode(WESTERN[0], "replace")).share
    own = [encoding for encoding in _OWN if _is_in(sample.decode(encoding, "replace"), _OWN[encoding], fewest)]
    return min((*own, *WESTERN), key=lambda encoding: sum(_nonsense(sample.decode(encoding, "replace"))))


def _is_in(text: str, languages: frozenset[str], fewest: float) -> bool:
    """Whether a text has more function words of one of the languages than of English, and at least such a share."""
    told = tongue(text)
    return told.other in languages and told.share > told.english and told.share >= fewest


def _nonsense(text: str) -> Iterator[bool]:
    """For each character beyond ASCII, whether no writing has it where it stands."""
    padded = f" {text}  "
    for found in _BEYOND_ASCII.finditer(text):
        at = found.start() + 1
        before, character, after, next_but_one = tuple(padded[at - 1 : at + 3])
        if character in _ORDINALS:
            yield False
        elif character.isalpha():
            strays = character.isupper() and _strays(before, after, next_but_one, character)
            yield strays or before.isdigit() or after.isdigit()
        else:
            inside = before.isalpha() and after.isalpha() and character not in _JOINS
            low = character in _OPENS and before.isalnum()
            unknown = character == "\ufffd" or not (character.isprintable() or character.isspace())
            yield inside or low or unknown


def _strays(before: str, after: str, next_but_one: str, capital: str) -> bool:
    """Whether a capital stands inside a word in small letters, after a comma, before another one, or alone."""
    if before.isalpha():
        return before.islower() or after.islower()
    if before in ",.;:!?":
        return True
    if after.isalpha():
        return after.isupper() and not next_but_one.isupper()
    return capital not in _WORDS
