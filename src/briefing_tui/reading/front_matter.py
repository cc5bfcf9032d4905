"""The metadata block at the top of a Markdown file.

It is YAML between `---` lines, TOML between `+++` lines, JSON in braces, or lines `Key: value` up to the first blank
line, as Pelican and MultiMarkdown have them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from briefing_tui.addresses import web_address
from briefing_tui.errors import UsageError
from briefing_tui.model.article import Published
from briefing_tui.model.span import Span
from briefing_tui.reading.languages import language_tag
from briefing_tui.reading.published import published_on
from briefing_tui.sanitising import clean_line
from briefing_tui.toml import load_toml

# Front matter is a few lines; a longer block is an article between two thematic breaks. In characters.
_LONGEST = 65_536
# What opens a block, its language, and what closes it.
_FENCES = {"---": ("yaml", ("---", "...")), "+++": ("toml", ("+++",))}
_KEY = re.compile(r"[A-Za-z][\w \t-]*")
_BLANKS = " \t"
# In characters: the longest headlines and lists of authors stay whole, a page of text in their place does not.
_LONGEST_LINE = 500
_LONGEST_TAG = 100
_MOST_TAGS = 100

_TITLES = ("title", "headline", "subject")
_BYLINES = ("author", "authors", "byline", "by", "from")
_DATES = ("published", "date", "pubdate", "publication_date", "date_published", "published_at")
_PUBLISHERS = ("source", "publisher", "publication", "site", "outlet")
_ADDRESSES = ("url", "link", "canonical", "source_url", "original")
_LANGUAGES = ("language", "lang", "locale")
_TAGS = ("tags", "keywords", "topics")

_OTHERS = ("category", "slug", "summary", "modified", "status", "to", "number")
_KNOWN = frozenset((*_TITLES, *_BYLINES, *_DATES, *_PUBLISHERS, *_ADDRESSES, *_LANGUAGES, *_TAGS, *_OTHERS))
_FEWEST_KNOWN = 2
_METADATA_LINE = re.compile(r"([A-Za-z][\w \t-]{0,30}):[ \t]+\S")

_UNKNOWN = Published()


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a front matter block says of the article; `end` is the offset after the block, 0 when there is none."""

    end: int = 0
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    published: Published = _UNKNOWN
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Block:
    """A block between two fences: its language, where its lines start and end, and the offset after the block."""

    language: str
    start: int
    stop: int
    end: int


def front_matter(text: str) -> FrontMatter:
    """Reads the block at the top of `text`; without one, `end` is 0.

    In a block that its own language refuses (an unquoted colon in a title is enough) the lines `key: value` are read
    as they stand: the words are the author's all the same. A block without a single such line is none, and is text.
    """
    block = _block(text)
    values = _values(text[block.start : block.stop], block.language) if block else {}
    return _made(values, text, block) if block and values else FrontMatter()


def _block(text: str) -> _Block | None:
    """The block that the first line opens, if another line closes it."""
    opened, start = _line_at(text, 0)
    if opened not in _FENCES:
        return _object(text) if opened.startswith("{") else _lines(text)
    language, fences = _FENCES[opened]
    at = start
    while at < min(len(text), _LONGEST):
        line, after = _line_at(text, at)
        if line in fences:
            return _Block(language, start, at, after)
        at = after
    return None


def _object(text: str) -> _Block | None:
    """A JSON object that is all of its lines."""
    try:
        _, end = json.JSONDecoder().raw_decode(text[:_LONGEST])
    except (ValueError, RecursionError):
        return None
    rest, after = _line_at(text, end)
    return None if rest else _Block("json", 0, end, after)


def _lines(text: str) -> _Block | None:
    """Lines `Key: value`, or indented ones that go on with a value, to a blank line; two keys must be known."""
    at, known = 0, 0
    while at < min(len(text), _LONGEST):
        line, after = _line_at(text, at)
        if not line:
            break
        found = _METADATA_LINE.match(line)
        if found is None and (not at or line[0] not in _BLANKS):
            return None
        known += found is not None and found[1].strip().lower() in _KNOWN
        at = after
    return _Block("lines", 0, at, at) if known >= _FEWEST_KNOWN else None


def _line_at(text: str, start: int) -> tuple[str, int]:
    """The line that starts at `start`, without blanks at its end, and where the next one starts."""
    end = text.find("\n", start)
    stop = len(text) if end < 0 else end
    return text[start:stop].rstrip(_BLANKS), min(len(text), stop + 1)


def _values(block: str, language: str) -> Mapping[str, Any]:
    try:
        loaded = _LOADERS[language](block) if language in _LOADERS else None
    except (ValueError, RecursionError):
        loaded = None
    if not isinstance(loaded, Mapping):
        first = next((line for line in block.split("\n") if line.strip()), "")
        lines = block.split("\n") if _pair(first) else ()
        loaded = dict(pair for line in lines if (pair := _pair(line)))
    return {str(key).strip().lower().replace(" ", "_").replace("-", "_"): value for key, value in loaded.items()}


def _load_yaml(block: str) -> Any:
    from briefing_tui.reading.metadata import load_yaml

    return load_yaml(block)


_LOADERS: dict[str, Callable[[str], Any]] = {"yaml": _load_yaml, "toml": load_toml, "json": json.loads}


def _pair(line: str) -> tuple[str, str] | None:
    """The key and the value of a line `key: value` or `key = value`; None for any other."""
    colon, equals = line.find(":"), line.find("=")
    at = max(colon, equals) if min(colon, equals) < 0 else min(colon, equals)
    key = line[: max(at, 0)]
    return (key.rstrip(_BLANKS), line[at + 1 :].strip(_BLANKS)) if _KEY.fullmatch(key) else None


def _made(values: Mapping[str, Any], text: str, block: _Block) -> FrontMatter:
    published = _UNKNOWN
    for key in _DATES:
        if value := _line(values.get(key)):
            try:
                published = published_on(value, "metadata", _evidence(text, block, value))
                break
            except UsageError:
                continue
    publisher, address = _first(values, _PUBLISHERS), _first(values, _ADDRESSES)
    if publisher and web_address(publisher) and not address:
        publisher, address = None, publisher
    return FrontMatter(
        end=block.end,
        title=_first(values, _TITLES),
        byline=_first(values, _BYLINES),
        publisher=publisher,
        url=web_address(address),
        language=language_tag(_first(values, _LANGUAGES)),
        published=published,
        tags=_tags(next((values[key] for key in _TAGS if values.get(key)), ())),
    )


def _first(values: Mapping[str, Any], keys: tuple[str, ...]) -> str | None:
    """The first of the keys that says anything, cut where it is longer than any line of its kind."""
    line = next((line for key in keys if (line := _line(values.get(key)))), None)
    return line if line is None or len(line) <= _LONGEST_LINE else f"{line[: _LONGEST_LINE - 1]}…"


def _line(value: object) -> str | None:
    """A value on one line: a list joined by commas, of a table (`author: {name: …}`) its name."""
    if isinstance(value, Mapping):
        return _line(value.get("name"))
    if isinstance(value, list):
        return ", ".join(part for item in value if (part := _line(item))) or None
    return None if value is None else clean_line(str(value)) or None


def _tags(value: object) -> tuple[str, ...]:
    items = value if isinstance(value, list) else str(value).split(",") if isinstance(value, str) else ()
    tags = dict.fromkeys(tag for item in items if (tag := _line(item)) and len(tag) <= _LONGEST_TAG)
    return tuple(tags)[:_MOST_TAGS]


def _evidence(text: str, block: _Block, value: str) -> tuple[Span, ...]:
    """Where the block writes the value; () when it does so in other words (a TOML date with a space, say)."""
    start = block.start
    while start < block.stop:
        line, after = _line_at(text, start)
        pair = _pair(line.lstrip(_BLANKS + '"').replace('":', ":", 1) if block.language == "json" else line)
        if pair and value in pair[1]:
            at = start + line.index(value, len(pair[0]))
            return (Span(at, at + len(value)),)
        start = after
    return ()
