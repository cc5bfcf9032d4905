"""UTF-16 and UTF-32 without a mark: which of them bytes are in, if in any, by the characters that they come to.

Bytes of text in one of these nearly always make a text in another, or from the wrong end: of signs that are seldom
written. What languages use is assigned letters and marks, the Chinese and Korean characters that the standards of their
countries name as the usual ones, and the punctuation of all of these.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

_ENCODINGS = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
# In bytes. Some hundred characters tell; a multiple of four cuts none.
_SAMPLE = 4_096
_LEAST_USUAL = 0.9
# At least so many are letters or digits, and of the letters beyond ASCII so many are of one script.
_LEAST_LETTERS, _LEAST_OF_ONE = 0.5, 0.9
_MOST_ACCENTED = 0.8

_TEXT_CONTROLS = "\t\n\f\r"
_LAST_ALPHABET, _LAST_LATIN_PUNCTUATION = 0x1FFF, 0x2122
_COMBINING, _RARE_LATIN = range(0x300, 0x370), range(0x180, 0x300)
_EAST_ASIAN = range(0x3000, 0x3100)
_FULL_WIDTH = range(0xFF00, 0xFFEF)
_HAN, _HANGUL, _EMOJI = range(0x4E00, 0xA000), range(0xAC00, 0xD7A4), range(0x1F000, 0x1FB00)
# Of the rarer letters those of Romanian, Azerbaijani, Vietnamese and Pinyin.
_USED_LATIN = frozenset("ȘșȚțƏəƠơƯưǍǎǏǐǑǒǓǔǗǘǙǚǛǜ")
# The first bytes of the rows of usual characters: GB 2312 level 1, Big5 level 1, JIS X 0208 level 1, KS X 1001.
_ROWS = (("gb2312", range(0xB0, 0xD8)), ("big5", range(0xA4, 0xC7)), ("euc_jp", range(0xB0, 0xD0)))
_HANGUL_ROWS = (("euc_kr", range(0xB0, 0xC9)),)

# Words in ASCII: in small letters, in capitals, with the first one capital; and numbers.
_WORD = re.compile(r"[a-z]{2,}|[A-Z]{2,}|[A-Z][a-z]+|\d+")
_TOKEN = re.compile(rb"[!-~]+")
_JOINS = re.compile(r"[\W_]+")


def unmarked(data: bytes) -> str | None:
    """Python's name of the one of these encodings that bytes make most sense in; None when they make none in any.

    The last character may be cut, and some may be unreadable.
    """
    sample = data[:_SAMPLE]
    found = [(_sense(sample.decode(encoding, "replace")), encoding) for encoding in _ENCODINGS if len(data) > 3]
    best = max(found, key=lambda pair: pair[0], default=((0.0, 0), ""))
    return best[1] if best[0][0] >= _LEAST_USUAL else None


def is_words(data: bytes) -> bool:
    """Whether most of the bytes are blanks, or most of the others words or numbers in ASCII."""
    sample = data[:_SAMPLE]
    inked = len(b"".join(sample.split()))
    words = sum(len(token) for token in _TOKEN.findall(sample) if _is_word(token.decode("ascii")))
    return 2 * words > inked or 2 * inked < len(sample)


def _is_word(token: str) -> bool:
    parts = [part for part in _JOINS.split(token) if part]
    return bool(parts) and all(_WORD.fullmatch(part) for part in parts)


def _sense(text: str) -> tuple[float, int]:
    """What share of the characters is usual, 0 for what are no words; and, for equal ones, how far down they stand."""
    size = len(text)
    signs = [character for character in text if unicodedata.category(character)[0] in "LMN"]
    scripts = Counter(_script(sign) for sign in signs if not sign.isascii())
    # Words in Latin letters have some of ASCII.
    if scripts["LATIN"] > _MOST_ACCENTED * len(signs):
        return 0.0, 0
    if len(signs) < _LEAST_LETTERS * size or max(scripts.values(), default=0) < _LEAST_OF_ONE * scripts.total():
        return 0.0, 0
    return sum(map(_is_usual, text)) / size, -max(map(ord, text))


def _script(sign: str) -> str:
    """The script of a letter or digit, by the first word of its name; those that East Asian texts mix are one."""
    code = ord(sign)
    return "" if code in _EAST_ASIAN or code in _HAN or code in _HANGUL else unicodedata.name(sign, "").split(" ")[0]


def _is_usual(character: str) -> bool:
    code = ord(character)
    if code in _COMBINING or code in _RARE_LATIN:
        return character in _USED_LATIN
    if code <= _LAST_ALPHABET or code in _EAST_ASIAN or code in _FULL_WIDTH:
        return character in _TEXT_CONTROLS or unicodedata.category(character)[0] in "LMNPSZ"
    if code <= _LAST_LATIN_PUNCTUATION or code in _EMOJI:
        return unicodedata.category(character)[0] in "PSZ"
    if code in _HAN:
        return _is_in(character, _ROWS)
    return code in _HANGUL and _is_in(character, _HANGUL_ROWS)


def _is_in(character: str, rows: tuple[tuple[str, range], ...]) -> bool:
    for encoding, usual in rows:
        written = character.encode(encoding, "ignore")
        if written and written[0] in usual:
            return True
    return False
