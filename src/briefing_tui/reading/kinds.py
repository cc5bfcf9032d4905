"""What is no plain text and no Markdown, told by what is in it and never by its name, and what to do about it.

Most texts are told from the others by their first characters; what takes a closer look is in modules of its own, which
a plain text never loads.
"""

from __future__ import annotations

from typing import NamedTuple

from briefing_tui.errors import SourceError
from briefing_tui.sanitising import clean_line

_AS_TEXT = "save the document as plain text first"
_WORDS = "give the article’s text instead"
_UNPACK = "unpack it first"

# How well-known files begin, what they are called, and what turns them into text.
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF", "convert it to text first, for example with pdftotext"),
    (b"%!PS-", "a PostScript file", "convert it to text first, for example with ps2ascii"),
    (b"{\\rtf", "a rich text (RTF) file", "save it as plain text first"),
    (b"\xd0\xcf\x11\xe0", "an office document", "save it as plain text first"),
    (b"bplist00", "a web archive or a property list", "save the page’s text, or copy it and give -"),
    (b"\x1f\x8b", "a gzip file", "unpack it first, for example with gunzip"),
    (b"\x1f\x9d", "a compressed file", "unpack it first, for example with uncompress"),
    (b"BZh91AY&SY", "a bzip2 file", "unpack it first, for example with bunzip2"),
    (b"\xfd7zXZ\x00", "an xz file", "unpack it first, for example with unxz"),
    (b"\x28\xb5\x2f\xfd", "a zstd file", "unpack it first, for example with unzstd"),
    (b"\x04\x22\x4d\x18", "an lz4 file", "unpack it first, for example with unlz4"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", _UNPACK),
    (b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    (b"\x89PNG\r\n", "a PNG image", _WORDS),
    (b"\xff\xd8\xff", "a JPEG image", _WORDS),
    (b"II*\x00", "a TIFF image", _WORDS),
    (b"MM\x00*", "a TIFF image", _WORDS),
    (b"SQLite format 3\x00", "an SQLite database", _WORDS),
    (b"\x7fELF", "a program", _WORDS),
    (b"\x00asm", "a program", _WORDS),
    (b"\xca\xfe\xba\xbe", "a program", _WORDS),
    (b"\xcf\xfa\xed\xfe", "a program", _WORDS),
)
# Those that words may begin with as well, and where they stand: what follows them in such a file is no text.
_LETTERED: tuple[tuple[int, bytes, str, str], ...] = (
    (0, b"GIF87a", "a GIF image", _WORDS),
    (0, b"GIF89a", "a GIF image", _WORDS),
    (0, b"BZh", "a bzip2 file", "unpack it first, for example with bunzip2"),
    (0, b"BM", "a BMP image", _WORDS),
    (8, b"WEBP", "a WebP image", _WORDS),
    (8, b"WAVE", "a sound recording", _WORDS),
    (8, b"AVI ", "a film", _WORDS),
    (4, b"ftyp", "a film, a sound recording or an image (MP4, HEIF)", _WORDS),
    (0, b"OggS", "a sound recording", _WORDS),
    (0, b"fLaC", "a sound recording", _WORDS),
    (0, b"ID3", "a sound recording (MP3)", _WORDS),
    (0, b"wOF", "a font", _WORDS),
    (0, b"MZ", "a program", _WORDS),
    (0, b"!BDN", "a mailbox (PST)", "save the message’s text in a file, or copy it and give -"),
    (0, b"AT&TFORM", "a DjVu document", "convert it to text first, for example with djvutxt"),
    (60, b"BOOKMOBI", "an electronic book (MOBI)", _AS_TEXT),
    (257, b"ustar", "a tar archive", _UNPACK),
)
_LETTERED_HEAD = 512
# What the first file of a zip archive is called, or says, where the archive is a document (EPUB 3.3, 4.2; ODF 1.3,
# part 2, 3.3; Office Open XML, part 2).
_ZIP = b"PK\x03\x04"
_ZIPPED: tuple[tuple[bytes, str], ...] = (
    (b"mimetypeapplication/epub+zip", "an EPUB book"),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "an OpenDocument text"),
    (b"mimetypeapplication/vnd.oasis.opendocument", "an OpenDocument file"),
    (b"[Content_Types].xml", "an office document (DOCX or its like)"),
    (b"word/", "an office document (DOCX or its like)"),
)
_ZIP_NAMES = slice(26, 2_048)

# How much of a text is looked at, in characters.
HEAD = 20_000
_BLANKS = "\ufeff \t\r\n"
# Pages that begin with words have more closing tags than any text that only speaks of one.
_FEWEST_CLOSED = 3
# In characters: no line of a message’s headers is longer (RFC 5322, 2.1.1).
_LONGEST_HEADER = 998


class Kind(NamedTuple):
    """What a text is, as “a news feed”, and what its reader can do to have it read."""

    name: str
    advice: str


def refuse_binary(data: bytes, name: str) -> None:
    """Raises SourceError when the bytes are those of a known format that is not text."""
    for signature, kind, advice in _SIGNATURES:
        if data.startswith(signature):
            raise _refusal(name, kind, advice)
    for at, signature, kind, advice in _LETTERED:
        if data.startswith(signature, at) and not _is_printable(data[:_LETTERED_HEAD]):
            raise _refusal(name, kind, advice)
    if data.startswith(_ZIP):
        head = data[_ZIP_NAMES]
        kind = next((told for mark, told in _ZIPPED if mark in head), "a zip archive or an office document")
        raise _refusal(name, kind, _AS_TEXT)


def refuse_markup(text: str, name: str) -> None:
    """Raises SourceError when the text is a web page, XML, JSON, mail or the like: its words are not its text.

    What only mentions them, or uses some HTML as Markdown may, is an article.
    """
    if kind := _kind(text):
        raise _refusal(name, kind.name, kind.advice)


def _refusal(name: str, kind: str, advice: str) -> SourceError:
    return SourceError(f"{clean_line(name)} looks like {kind}; {advice}")


def _is_printable(data: bytes) -> bool:
    """Whether there are no control characters in the bytes but the white space of text."""
    return not any(byte < 0x20 and byte not in b"\t\n\f\r" for byte in data)


def _kind(text: str) -> Kind | None:
    head = text[:HEAD].lstrip(_BLANKS)
    first = head[:1]
    # RTF and PDF may come as the text of a line of a batch.
    for signature, kind, advice in _SIGNATURES[:3]:
        if head.startswith(signature.decode()):
            return Kind(kind, advice)
    if first == "<" or head.count("</") >= _FEWEST_CLOSED:
        from briefing_tui.reading import tagged

        if kind_found := tagged.kind(text.lstrip(_BLANKS)):
            return kind_found
    if first in ("{", "["):
        from briefing_tui.reading import json_text

        return json_text.kind(text.lstrip(_BLANKS))
    if _begins_with_headers(head):
        from briefing_tui.reading import headed

        return headed.kind(head)
    return None


def _begins_with_headers(head: str) -> bool:
    """Whether the first lines may be those of a message: one that opens it, or a header, and a header after it."""
    opening, _, rest = head[: 2 * _LONGEST_HEADER].partition("\n")
    following = rest.partition("\n")[0]
    opens = is_header(opening) or opening.startswith(("From ", "HTTP/", "WARC/")) or opening.strip().isdigit()
    return opens and (following[:1] in (" ", "\t") or is_header(following))


def is_header(line: str) -> bool:
    """Whether a line is a header of a message: a name without blanks, a colon, and anything (RFC 5322, 2.2)."""
    name, colon, _ = line.partition(":")
    # Of a calendar’s, what is behind a semicolon belongs to the value (RFC 5545, 3.1).
    name = name.partition(";")[0]
    return bool(colon and name) and name.isascii() and name.isprintable() and " " not in name
