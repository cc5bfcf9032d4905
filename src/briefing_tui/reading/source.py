"""Reads an article from a file, from standard input or from a text: decoded, cleaned, laid out, with roles."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, Literal

from briefing_tui.addresses import web_address
from briefing_tui.errors import SourceError
from briefing_tui.inputs import NotAFileError, open_input
from briefing_tui.model.article import Article, Origin
from briefing_tui.patterns import lazily
from briefing_tui.reading.decoding import decode
from briefing_tui.reading.kinds import refuse_markup
from briefing_tui.reading.languages import language_tag
from briefing_tui.reading.published import published_on
from briefing_tui.sanitising import clean, clean_line

__all__ = ["LARGEST", "STANDARD_INPUT", "Format", "published_on", "read", "read_bytes", "read_text"]

Format = Literal["text", "markdown"]

STANDARD_INPUT = "-"
WEB = ("http://", "https://")
# Twenty megabytes are about thirty novels: what is larger is a log or a dump, and would take the analysis hours.
LARGEST = 20_000_000
# What opens within three seconds (two cores of 2026): beyond it are tables and logs, and a paragraph costs 1 KB.
MOST_LINES, MOST_PASSAGES = 300_000, 100_000

MARKDOWN_SUFFIXES = frozenset((".md", ".markdown", ".mdown"))
TEXT_SUFFIXES = frozenset((".txt", ".text"))
# Reading Markdown takes 2 µs a character, 50 µs a line and 17 µs a bracket (two cores of 2026), plain text a tenth of
# that: within these limits the first screen is there in a second or two, and no article comes near them.
_MOST_CHARACTERS, _MOST_LINES, _MOST_MARKS = 1_000_000, 30_000, 50_000
_MARKS = "[|*_`<"
# How much of a text without a suffix is looked at, in characters.
_SNIFFED = 20_000
_FRONT_MATTER = lazily(r"(?:---|\+\+\+)[ \t]*\n(?:[ \t]*\n|#.*\n)*[A-Za-z][\w \t-]*[:=]")
_ATX_HEADING = lazily(r"^ {0,3}#{1,6}[ \t]+\S", re.MULTILINE)
_INLINE_LINK = lazily(r"\[[^\[\]\n]{1,200}\]\((?:https?://|mailto:)[^\s()]{1,2000}")
_TABLE_RULE = lazily(r"^ {0,3}\|(?:[ \t]*:?-{3,}:?[ \t]*\|)+[ \t]*$", re.MULTILINE)


def read(
    source: str | os.PathLike[str] | BinaryIO,
    *,
    format: Format | None = None,  # noqa: A002 -- the name of the batch form's field
    published: str | None = None,
    title: str | None = None,
    byline: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    language: str | None = None,
    encoding: str | None = None,
) -> Article:
    """Reads the article in a file, in an open binary stream, or (for "-") in standard input.

    `format` is told from the suffix, or else from the text. What is given in the other arguments goes before what the
    article says of itself; `published` is a date as `published_on` takes it, `language` a tag as `language_tag` gives
    it, `encoding` the name of the one that the bytes are in, which is else told from them. Raises SourceError when
    there is no article to read, UsageError for an unusable date or an unknown encoding.
    """
    if not isinstance(source, str | os.PathLike):
        name = str(getattr(source, "name", "the input"))
        data = _from_stream(source, name)
    elif os.fspath(source) == STANDARD_INPUT:
        name = "standard input"
        data = _from_stream(getattr(sys.stdin, "buffer", None), name)
    else:
        name = os.fspath(source)
        if name.startswith(WEB):
            raise SourceError(
                f"{clean_line(name)} is a web address; briefing reads nothing from the network: save the page’s text "
                "in a file, or pipe it in and give -"
            )
        data = _from_file(Path(name))
    given = _Given(published, "user", title, byline, publisher, url, language)
    return _read_bytes(data, name, format, given, encoding)


def read_bytes(
    data: bytes,
    name: str,
    *,
    format: Format | None = None,  # noqa: A002
    published: str | None = None,
    title: str | None = None,
    byline: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    language: str | None = None,
    encoding: str | None = None,
) -> Article:
    """The article in the bytes of a file called `name`; arguments and errors as for `read`."""
    given = _Given(published, "user", title, byline, publisher, url, language)
    return _read_bytes(data, name, format, given, encoding)


def read_text(
    text: str,
    *,
    format: Format = "text",  # noqa: A002
    published: str | None = None,
    title: str | None = None,
    byline: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    language: str | None = None,
    origin: Origin = "metadata",
) -> Article:
    """The article in a text that is already decoded; `origin` says who knows the date in `published`.

    Raises SourceError for a text without words to show or beyond `LARGEST`, UsageError for an unusable date.
    """
    if len(text) > LARGEST:
        raise SourceError(_too_large("the text"))
    return _article(clean(text), "the text", format, _Given(published, origin, title, byline, publisher, url, language))


@dataclass(frozen=True, slots=True)
class _Given:
    """What the caller knows of an article, as given, and where the date comes from."""

    published: str | None
    origin: Origin
    title: str | None
    byline: str | None
    publisher: str | None
    url: str | None
    language: str | None


def _read_bytes(data: bytes, name: str, layout: Format | None, given: _Given, encoding: str | None) -> Article:
    if len(data) > LARGEST:
        raise SourceError(_too_large(clean_line(name)))
    decoded = decode(data, name, encoding)
    text = clean(decoded.text)
    article = _article(text, clean_line(name), layout or _format(name, text), given)
    return replace(article, encoding=decoded.encoding) if decoded.encoding else article


def _article(text: str, name: str, layout: Format, given: _Given) -> Article:
    from briefing_tui.reading.roles import with_roles

    known = published_on(given.published, given.origin) if given.published is not None else None
    if not text.strip():
        raise SourceError(f"{name} is empty; give the text of an article")
    refuse_markup(text, name)
    if text.count("\n") > MOST_LINES:
        raise SourceError(f"{name} has more than {MOST_LINES:,} lines, too many for an article; give the article alone")
    too_much = _too_much(text) if layout == "markdown" else None
    layout = "text" if too_much else layout
    laid_out = _laid_out(text, layout)
    if not laid_out.passages:
        raise SourceError(f"{name} has no words to show, only markup; give the text of an article")
    if (count := len(laid_out.passages)) > MOST_PASSAGES:
        raise SourceError(f"{name} has {count:,} paragraphs, too many for an article; give the article alone")
    article = with_roles(laid_out, headings=layout == "text")
    if too_much:
        article = replace(article, notices=(*article.notices, f"read as plain text: more than {too_much}"))
    return replace(
        article,
        title=clean_line(given.title or "") or article.title,
        byline=clean_line(given.byline or "") or article.byline,
        publisher=clean_line(given.publisher or "") or article.publisher,
        url=web_address(given.url) or article.url,
        language=language_tag(given.language) or article.language,
        published=known or article.published,
    )


def _laid_out(text: str, layout: Format) -> Article:
    if layout == "markdown":
        from briefing_tui.reading.markdown import lay_out as lay_out_markdown

        return lay_out_markdown(text)
    from briefing_tui.reading.plain import lay_out

    return lay_out(text)


def _too_much(text: str) -> str | None:
    """Which of the limits of Markdown a text goes beyond, as “100,000 marks”; None when it keeps within all."""
    if len(text) > _MOST_CHARACTERS:
        return f"{_MOST_CHARACTERS:,} characters"
    if text.count("\n") > _MOST_LINES:
        return f"{_MOST_LINES:,} lines"
    if sum(map(text.count, _MARKS)) > _MOST_MARKS:
        return f"{_MOST_MARKS:,} marks"
    return None


def _format(name: str, text: str) -> Format:
    """By suffix; without a known one, Markdown on strong evidence only: plain text read as Markdown loses signs."""
    suffix = Path(name).suffix.lower()
    if suffix in MARKDOWN_SUFFIXES:
        return "markdown"
    if suffix in TEXT_SUFFIXES:
        return "text"
    sample = text[:_SNIFFED]
    headings = _ATX_HEADING.findall(sample)
    opens = _FRONT_MATTER.match(sample) or _ATX_HEADING.match(sample.lstrip("\n"))
    marked = opens or len(headings) > 1 or _INLINE_LINK.search(sample) or _TABLE_RULE.search(sample)
    return "markdown" if marked else "text"


def _from_file(path: Path) -> bytes:
    name = clean_line(str(path))
    try:
        if path.is_dir():
            raise SourceError(f"{name} is a folder; give a file in it")
        with open_input(path, pipes=True) as stream:
            if os.fstat(stream.fileno()).st_size > LARGEST:
                raise SourceError(_too_large(name))
            return stream.read(LARGEST + 1)
    except NotAFileError as error:
        raise SourceError(f"{name} cannot be read: {error.strerror}; give a file, or pipe it in and give -") from None
    except FileNotFoundError:
        raise SourceError(f"{name} does not exist; check the name, or give - to read standard input") from None
    except PermissionError:
        raise SourceError(f"{name} may not be read; check its permissions") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SourceError(f"{name} cannot be read ({clean_line(reason)}); check the name and the disk") from None


def _from_stream(stream: BinaryIO | None, name: str) -> bytes:
    if stream is None:
        raise SourceError(f"{clean_line(name)} is closed; give a file instead")
    try:
        return stream.read(LARGEST + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise SourceError(f"{clean_line(name)} cannot be read ({clean_line(reason)}); give a file instead") from None


def _too_large(name: str) -> str:
    return f"{name} is larger than {LARGEST // 1_000_000} MB, too large for an article; give the article alone"
