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
_SAMPLE = 65_536

# The mark of UTF-32 begins with that of UTF-16, so it is asked for first.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNMARKED = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
# Python counts these among the encodings of text, but they are notations.
_NOTATIONS = frozenset(("idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "charmap"))
# What every text of more than a word has: blanks, line ends, the commas and full stops of Chinese and Japanese.
_BREAKS = frozenset(" \n、。，")
_UNREADABLE = "\N{REPLACEMENT CHARACTER}"
# Of the bytes of UTF-16 in any script but the Latin, less than half are printable in ASCII.
_ASCII_SHARE = 0.9


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
    read is U+FFFD, and costs no more than the character it is in. `name` is what the error calls the source. Raises
    SourceError for what is not text: a known binary format, null bytes, or control characters throughout; UsageError
    for a name that is no encoding.
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
    if b"\x00" in data or controls > _CONTROL_SHARE * len(sample):
        if wide := _unmarked(data):
            return wide
        raise SourceError(f"{clean_line(name)} {_NOT_TEXT}")
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _spoilt(data, error) or _legacy(data)


def _as_given(data: bytes, name: str, encoding: str) -> Decoded:
    for mark, marked in ((codecs.BOM_UTF8, "utf-8"), *_MARKS):
        # “utf-16” itself takes its mark off; “utf-16-le” leaves it.
        if marked == encoding:
            data = data.removeprefix(mark)
    try:
        decoded = _utf8(data) if encoding == "utf-8" else _told(data.decode(encoding, "replace"), encoding)
    except (UnicodeError, ValueError) as error:
        raise SourceError(f"{clean_line(name)} cannot be read as {encoding}; leave --encoding out") from error
    if _control_share(decoded.text) > _CONTROL_SHARE:
        raise SourceError(f"{clean_line(name)} {_NOT_TEXT}")
    return decoded


def _told(text: str, encoding: str, *, guessed: bool = False) -> Decoded:
    return Decoded(text, Encoding(encoding, guessed, text.count(_UNREADABLE)))


def _utf8(data: bytes) -> Decoded:
    text = data.decode("utf-8", "replace")
    spoilt = text.count(_UNREADABLE) - data.count(_UNREADABLE.encode())
    return Decoded(text, Encoding("utf-8", False, spoilt) if spoilt else None)


def _unmarked(data: bytes) -> Decoded | None:
    """UTF-32 or UTF-16 without a mark: the one that decodes without a fault to a text with breaks between its words.

    Read from the wrong end, a blank is U+2000 and a letter of the Latin alphabet a Chinese one. Text in ASCII with
    some null bytes in it is no such text, though its bytes would make one.
    """
    sample = data[:_SAMPLE]
    nulls, ascii_bytes = sample.count(0), sum(0x20 <= byte < 0x7F for byte in sample)
    if nulls < len(sample) / 4 and ascii_bytes > _ASCII_SHARE * (len(sample) - nulls):
        return None
    for encoding in _UNMARKED:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        beginning = text[:_SAMPLE]
        if not _BREAKS.isdisjoint(beginning) and "\x00" not in text and _control_share(beginning) <= _CONTROL_SHARE:
            return _told(text, encoding, guessed=True)
    return None


def _control_share(text: str) -> float:
    """How much of the beginning of a text is control characters that text files do not use."""
    sample = text[:_SAMPLE]
    controls = sum(character < " " and character not in _TEXT_CONTROLS for character in sample)
    return controls / max(1, len(sample))


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
