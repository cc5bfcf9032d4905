"""From bytes to text: which encoding they are in, what of it is a guess, and how much of it could not be read."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from briefing_tui.errors import SourceError, UsageError
from briefing_tui.model.article import Encoding
from briefing_tui.reading.kinds import refuse_binary
from briefing_tui.sanitising import clean_line

_NOT_TEXT = "looks like a binary file; give a text or Markdown file"
# The control characters that text files use: tab, line feed, form feed, carriage return, escape.
_TEXT_CONTROLS = frozenset("\t\n\f\r\x1b")
_CONTROLS = bytes(byte for byte in range(32) if chr(byte) not in _TEXT_CONTROLS) + b"\x7f"
# One in twenty: more than any text with stray ones in it, and half of what compressed or random bytes have.
_CONTROL_SHARE = 0.05
# A short text may have so many stray ones all the same, where they are no more than such a share of it.
_STRAY, _STRAY_SHARE = 3, 0.25
_SAMPLE = 65_536
# In bytes: longer text in UTF-16 has blanks or line ends, and their null bytes, or bytes that no UTF-8 has.
_SHORT = 256

# The mark of UTF-32 begins with that of UTF-16, so it is asked for first.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Python counts these among the encodings of text, but they are notations.
_NOTATIONS = frozenset(("idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "charmap"))
_UNREADABLE = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, byte order mark left out, and the encoding that it was in; None for UTF-8 without a fault."""

    text: str
    encoding: Encoding | None = None


def known_encoding(name: str) -> str:
    """The name that Python has for an encoding of text; raises UsageError when there is none of that name."""
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError, UnicodeError):
        found = None
    if found is None or not found._is_text_encoding or found.name.replace("-", "_") in _NOTATIONS:
        shown = clean_line(name)[:40]
        raise UsageError(f"“{shown}” is no encoding of text; write for example utf-8, cp1251, shift_jis or utf-16")
    return found.name


def decode(data: bytes, name: str, encoding: str | None = None) -> Decoded:
    """The text of `data`, in `encoding` where that is given, else in the one that the bytes speak for.

    Those are UTF-8, UTF-16 and UTF-32, with a mark or without, and else a guess among the older ones. What cannot be
    read is U+FFFD, and costs no more than the character it is in; so does a null byte or another control character.
    `name` is what the error calls the source. Raises SourceError for what is not text: a known binary format, or
    control characters throughout; UsageError for a name that is no encoding.
    """
    refuse_binary(data.removeprefix(codecs.BOM_UTF8), name)
    if encoding is not None:
        return _as_given(data, name, known_encoding(encoding))
    for mark, found in _MARKS:
        if data.startswith(mark):
            return _told(data[len(mark) :].decode(found, "replace"), found)
    data = data.removeprefix(codecs.BOM_UTF8)
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        is_text = controls <= _CONTROL_SHARE * len(sample)
        if told := (_spoilt(data, error) if is_text else None) or _unmarked(data):
            return told
        if not is_text:
            raise SourceError(f"{clean_line(name)} {_NOT_TEXT}") from error
        return _legacy(data)
    is_text = not _is_too_much(controls, len(sample))
    if (not is_text or (data.isascii() and (controls or len(data) <= _SHORT))) and (wide := _unmarked(data)):
        return wide
    if not is_text:
        raise SourceError(f"{clean_line(name)} {_NOT_TEXT}")
    return _utf8_told(text, 0)


def _as_given(data: bytes, name: str, encoding: str) -> Decoded:
    for mark, marked in ((codecs.BOM_UTF8, "utf-8"), *_MARKS):
        # “utf-16” itself takes its mark off; “utf-16-le” leaves it.
        if marked == encoding:
            data = data.removeprefix(mark)
    try:
        decoded = _utf8(data) if encoding == "utf-8" else _told(data.decode(encoding, "replace"), encoding)
    except (UnicodeError, ValueError) as error:
        raise SourceError(f"{clean_line(name)} cannot be read as {encoding}; leave --encoding out") from error
    beginning = decoded.text[:_SAMPLE]
    controls = sum(character < " " and character not in _TEXT_CONTROLS for character in beginning)
    if _is_too_much(controls, len(beginning)):
        raise SourceError(f"{clean_line(name)} {_NOT_TEXT}")
    return decoded


def _is_too_much(controls: int, size: int) -> bool:
    """Whether so many control characters among so many show that it is no text."""
    return controls > _CONTROL_SHARE * size and (controls > _STRAY or controls > _STRAY_SHARE * size)


def _told(text: str, encoding: str, *, guessed: bool = False) -> Decoded:
    return Decoded(text, Encoding(encoding, guessed, text.count(_UNREADABLE) + text.count("\x00")))


def _utf8(data: bytes) -> Decoded:
    text = data.decode("utf-8", "replace")
    return _utf8_told(text, text.count(_UNREADABLE) - data.count(_UNREADABLE.encode()))


def _utf8_told(text: str, unreadable: int) -> Decoded:
    """UTF-8 in which so many characters were unreadable; of a null byte nobody can tell what it was."""
    spoilt = unreadable + text.count("\x00")
    return Decoded(text, Encoding("utf-8", False, spoilt) if spoilt else None)


def _unmarked(data: bytes) -> Decoded | None:
    """UTF-32 or UTF-16 without a mark, where the bytes are such text and no words in ASCII; None otherwise."""
    from briefing_tui.reading.unmarked import is_words, unmarked

    nulls = data[:_SAMPLE].count(0)
    # Of Latin text in these, half the bytes or more are null, and the letters stand one by one.
    if nulls < _STRAY_SHARE * len(data[:_SAMPLE]) and is_words(data):
        return None
    encoding = unmarked(data)
    return _told(data.decode(encoding, "replace"), encoding, guessed=True) if encoding else None


def _spoilt(data: bytes, error: UnicodeDecodeError) -> Decoded | None:
    """The text as UTF-8 with faults in it, when as much of it speaks for that as against it; else None.

    Bytes of another encoding that stand together are hardly ever a character of UTF-8. A file that is cut in its last
    character has that one fault: two bytes or more of one, or one byte where no letter of a word can stand.
    """
    decoded = _utf8(data)
    spoilt = decoded.encoding.spoilt if decoded.encoding else 0
    sound = len(decoded.text) - len(decoded.text.encode("ascii", "ignore")) - spoilt
    cut = error.end == len(data) and error.reason == "unexpected end of data"
    in_word = data[error.start - 1 : error.start].isalnum()
    is_cut = cut and (error.end - error.start > 1 or not in_word)
    return decoded if sound >= spoilt or is_cut else None


def _legacy(data: bytes) -> Decoded:
    from briefing_tui.reading.legacy import guess

    encoding = guess(data)
    return _told(data.decode(encoding, "replace"), encoding, guessed=True)
