"""From bytes to text: which encoding they are in, and a clear refusal of what is not text at all."""

from __future__ import annotations

import codecs

from briefing_tui.errors import SourceError
from briefing_tui.sanitising import clean_line

# How well-known files begin, what they are called, and what turns them into text.
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF", "convert it to text first, for example with pdftotext"),
    (b"{\\rtf", "a rich text (RTF) file", "save it as plain text first"),
    (b"PK\x03\x04", "a zip archive or an office document", "save the document as plain text first"),
    (b"\xd0\xcf\x11\xe0", "an office document", "save it as plain text first"),
    (b"\x1f\x8b", "a gzip file", "unpack it first, for example with gunzip"),
    (b"BZh", "a bzip2 file", "unpack it first, for example with bunzip2"),
    (b"\xfd7zXZ\x00", "an xz file", "unpack it first, for example with unxz"),
    (b"\x28\xb5\x2f\xfd", "a zstd file", "unpack it first, for example with unzstd"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "unpack it first"),
    (b"\x89PNG\r\n", "a PNG image", "give the article’s text instead"),
    (b"\xff\xd8\xff", "a JPEG image", "give the article’s text instead"),
    (b"GIF8", "a GIF image", "give the article’s text instead"),
    (b"SQLite format 3\x00", "an SQLite database", "give the article’s text instead"),
    (b"\x7fELF", "a program", "give the article’s text instead"),
)
_NOT_TEXT = "looks like a binary file; give a text or Markdown file"
# The control characters that text files use: tab, line feed, form feed, carriage return, escape.
_TEXT_CONTROLS = frozenset(b"\t\n\f\r\x1b")
_CONTROLS = bytes(byte for byte in range(32) if byte not in _TEXT_CONTROLS) + b"\x7f"
# One in twenty: more than any text with stray ones in it, and half of what compressed or random bytes have.
_CONTROL_SHARE = 0.05
_SAMPLE = 65_536


def decode(data: bytes, name: str) -> str:
    """The text of `data`, byte order mark left out: UTF-8, UTF-16 with a mark, else Windows-1252.

    Bytes that Windows-1252 does not define become U+FFFD. `name` is what the error calls the source. Raises
    SourceError for what is not text: a known binary format, null bytes, or control characters throughout.
    """
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(mark) and not data.startswith(codecs.BOM_UTF32_LE):
            return data[len(mark) :].decode(encoding, errors="replace")
    data = data.removeprefix(codecs.BOM_UTF8)
    _refuse_binary(data, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _refuse_binary(data: bytes, name: str) -> None:
    for signature, kind, advice in _SIGNATURES:
        if data.startswith(signature):
            raise SourceError(f"{clean_line(name)} looks like {kind}; {advice}")
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if b"\x00" in data or controls > _CONTROL_SHARE * len(sample):
        raise SourceError(f"{clean_line(name)} {_NOT_TEXT}")
