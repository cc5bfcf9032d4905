"""What is no plain text and no Markdown, told by how it begins and never by its name, and what to do about it."""

from __future__ import annotations

import re
from collections.abc import Callable

from briefing_tui.errors import SourceError
from briefing_tui.sanitising import clean_line

_AS_TEXT = "save the document as plain text first"
_WORDS = "give the article’s text instead"

# How well-known files begin, what they are called, and what turns them into text.
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF", "convert it to text first, for example with pdftotext"),
    (b"%!PS-", "a PostScript file", "convert it to text first, for example with ps2ascii"),
    (b"{\\rtf", "a rich text (RTF) file", "save it as plain text first"),
    (b"\xd0\xcf\x11\xe0", "an office document", "save it as plain text first"),
    (b"bplist00", "a web archive or a property list", "save the page’s text, or copy it and give -"),
    (b"\x1f\x8b", "a gzip file", "unpack it first, for example with gunzip"),
    (b"BZh", "a bzip2 file", "unpack it first, for example with bunzip2"),
    (b"\xfd7zXZ\x00", "an xz file", "unpack it first, for example with unxz"),
    (b"\x28\xb5\x2f\xfd", "a zstd file", "unpack it first, for example with unzstd"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "unpack it first"),
    (b"Rar!\x1a\x07", "a RAR archive", "unpack it first"),
    (b"\x89PNG\r\n", "a PNG image", _WORDS),
    (b"\xff\xd8\xff", "a JPEG image", _WORDS),
    (b"GIF87a", "a GIF image", _WORDS),
    (b"GIF89a", "a GIF image", _WORDS),
    (b"SQLite format 3\x00", "an SQLite database", _WORDS),
    (b"\x7fELF", "a program", _WORDS),
)
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
_HEAD = 20_000
_OPENINGS = re.compile(r"(?:(?:<!--(?:(?!-->).)*+-->|<\?[\w-]++(?:[^<>?]|\?(?!>))*+\?>)\s*+)*+", re.DOTALL)
_DECLARED = re.compile(r"<\?xml\s(?:[^<>?]|\?(?!>))*+\?>")
_DOCTYPE = re.compile(r"<!DOCTYPE\s++([\w:-]++)(?:[^<>\[]|\[[^\]]*+\])*+>\s*+", re.IGNORECASE)
_ROOT = re.compile(r"<([A-Za-z_][\w.:-]*+)((?:\s[^<>]*+)?)/?>")
_NEXT_TAG = re.compile(r"\s*+</?[A-Za-z!]")
_CLOSED = re.compile(r"</(?:html|head|body|title|p|div)\s*+>", re.IGNORECASE)
_HTML_ROOTS = frozenset(("html", "head", "body", "meta", "title"))
_FEED_ROOTS = frozenset(("rss", "feed", "rdf:rdf"))
_JSON_FEED = re.compile(r'"version"\s*+:\s*+"https?:\\?/\\?/jsonfeed\.org\\?/version')

# RFC 4155: the line that opens each message of an mbox.
_MBOX = re.compile(
    r"From \S++ ++(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) ++\d{1,2} "
    r"\d\d:\d\d(?::\d\d)?(?: [A-Z+-][\w+-]*+)* \d{4}(?: [+-]\d{4})?[ \t]*+\r?\n(?=[!-9;-~]++:)"
)
_HEADER = re.compile(r"([!-9;-~]++):(?:[ \t]|\r?$)")
# RFC 5322, 3.6, and RFC 2045: what mail programs write and people do not, and what every message has.
_MACHINE_HEADERS = frozenset(
    "received return-path message-id mime-version content-transfer-encoding delivered-to dkim-signature "
    "authentication-results x-mailer x-received".split()
)
_MAIL_HEADERS = frozenset("from to subject date sender".split())
_PAGE_ADVICE = "save the article’s text in a file, or copy it and give -"


def refuse_binary(data: bytes, name: str) -> None:
    """Raises SourceError when the bytes are those of a known format that is not text."""
    for signature, kind, advice in _SIGNATURES:
        if data.startswith(signature):
            raise SourceError(f"{clean_line(name)} looks like {kind}; {advice}")
    if data.startswith(_ZIP):
        head = data[_ZIP_NAMES]
        kind = next((told for mark, told in _ZIPPED if mark in head), "a zip archive or an office document")
        raise SourceError(f"{clean_line(name)} looks like {kind}; {_AS_TEXT}")


def refuse_markup(text: str, name: str) -> None:
    """Raises SourceError when the text is a saved web page, a feed, other XML, or mail: its words are not its text.

    What only mentions them, or uses some HTML as Markdown may, is an article.
    """
    head = text[:_HEAD].lstrip("\ufeff \t\r\n")
    for holds, kind, advice in _KINDS:
        if holds(head):
            raise SourceError(f"{clean_line(name)} looks like {kind}; {advice}")


def _is_mbox(head: str) -> bool:
    return bool(_MBOX.match(head))


def _is_mail(head: str) -> bool:
    """Whether the text begins with a message's headers, among them one that only programs write."""
    names: set[str] = set()
    for line in head.split("\n"):
        if line[:1] in (" ", "\t") and names and line.strip():
            continue
        header = _HEADER.match(line)
        if not header:
            # Headers end with a blank line, or with what was looked at.
            return not line.strip() and bool(names & _MACHINE_HEADERS) and bool(names & _MAIL_HEADERS)
        names.add(header[1].lower())
    return bool(names & _MACHINE_HEADERS) and bool(names & _MAIL_HEADERS)


def _root(head: str) -> tuple[str, str, str]:
    """The name of the element that a document begins with, its attributes, and what follows; empty for what is none."""
    start = _opened(head)
    if doctype := _DOCTYPE.match(head, start):
        start = _opened(head, doctype.end())
    root = _ROOT.match(head, start)
    return (root[1].lower(), root[2], head[root.end() :]) if root else ("", "", "")


def _opened(head: str, start: int = 0) -> int:
    """Where the declaration, comments and instructions that may stand before an element end."""
    opening = _OPENINGS.match(head, start)
    return opening.end() if opening else start


def _is_html(head: str) -> bool:
    name, _, after = _root(head)
    if name in _HTML_ROOTS:
        return bool(_NEXT_TAG.match(after) or _CLOSED.search(after))
    doctype = _DOCTYPE.match(head, _opened(head))
    return bool(doctype and doctype[1].lower() == "html" and _NEXT_TAG.match(head, doctype.end()))


def _is_feed(head: str) -> bool:
    name, attributes, after = _root(head)
    return name in _FEED_ROOTS and bool(attributes.strip() or _NEXT_TAG.match(after))


def _is_json_feed(head: str) -> bool:
    return head.startswith("{") and bool(_JSON_FEED.search(head))


def _is_xml(head: str) -> bool:
    return bool(_DECLARED.match(head) and _root(head)[0])


_KINDS: tuple[tuple[Callable[[str], bool], str, str], ...] = (
    (_is_html, "a saved web page (HTML)", _PAGE_ADVICE),
    (_is_feed, "a news feed", "open an article in it, save that article’s text in a file, and give the file"),
    (_is_json_feed, "a news feed (JSON Feed)", "save an article’s text in a file, and give the file"),
    (_is_xml, "an XML document", _PAGE_ADVICE),
    (_is_mbox, "a mailbox (mbox)", "save the message’s text in a file, or copy it and give -"),
    (_is_mail, "a message as mail programs keep it", "save the message’s text in a file, or copy it and give -"),
)
