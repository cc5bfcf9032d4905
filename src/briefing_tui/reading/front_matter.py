"""The metadata block at the top of a Markdown file: YAML between `---` lines, or TOML between `+++` lines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from briefing_tui.errors import UsageError
from briefing_tui.model.article import Published
from briefing_tui.model.span import Span
from briefing_tui.reading.published import published_on
from briefing_tui.sanitising import clean_line, web_address

# Front matter is a few lines; a longer block is an article between two thematic breaks.
_LONGEST = 65_536
_BLOCKS = (
    (
        "yaml",
        re.compile(r"---[ \t]*\n((?:(?!---[ \t]*$|\.\.\.[ \t]*$).*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE),
    ),
    ("toml", re.compile(r"\+\+\+[ \t]*\n((?:(?!\+\+\+[ \t]*$).*\n)*?)\+\+\+[ \t]*(?:\n|\Z)", re.MULTILINE)),
)
_PAIR = re.compile(r"^([A-Za-z][\w -]*?)[ \t]*[:=][ \t]*(.*?)[ \t]*$", re.MULTILINE)

_TITLES = ("title", "headline")
_BYLINES = ("author", "authors", "byline", "by")
_DATES = ("published", "date", "pubdate", "publication_date", "date_published", "published_at")
_PUBLISHERS = ("source", "publisher", "publication", "site", "outlet")
_ADDRESSES = ("url", "link", "canonical", "source_url", "original")
_TAGS = ("tags", "keywords", "topics")

_UNKNOWN = Published()


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a front matter block says of the article; `end` is the offset after the block, 0 when there is none."""

    end: int = 0
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: Published = _UNKNOWN
    tags: tuple[str, ...] = ()


def front_matter(text: str) -> FrontMatter:
    """Reads the block at the top of `text`; without one, `end` is 0.

    In a block that its own language refuses (an unquoted colon in a title is enough) the lines `key: value` are read
    as they stand: the words are the author's all the same. A block without a single such line is none, and is text.
    """
    for language, pattern in _BLOCKS:
        found = pattern.match(text, 0, _LONGEST)
        if found and (values := _values(found[1], language)):
            return _made(values, text, found)
    return FrontMatter()


def _values(block: str, language: str) -> Mapping[str, Any]:
    loaded = _yaml(block) if language == "yaml" else _toml(block)
    if not isinstance(loaded, Mapping):
        first = next((line for line in block.splitlines() if line.strip()), "")
        loaded = dict(_PAIR.findall(block)) if _PAIR.match(first) else {}
    return {str(key).strip().lower().replace(" ", "_").replace("-", "_"): value for key, value in loaded.items()}


def _yaml(block: str) -> object:
    """The block as YAML with every scalar left a string, or None when it is not YAML."""
    import yaml

    try:
        return yaml.BaseLoader(block).get_single_data()
    except (yaml.YAMLError, ValueError, TypeError, RecursionError):
        return None


def _toml(block: str) -> object:
    import tomllib

    try:
        return tomllib.loads(block)
    except (tomllib.TOMLDecodeError, RecursionError):
        return None


def _made(values: Mapping[str, Any], text: str, block: re.Match[str]) -> FrontMatter:
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
        end=block.end(),
        title=_first(values, _TITLES),
        byline=_first(values, _BYLINES),
        publisher=publisher,
        url=web_address(address),
        published=published,
        tags=_tags(next((values[key] for key in _TAGS if values.get(key)), ())),
    )


def _first(values: Mapping[str, Any], keys: tuple[str, ...]) -> str | None:
    return next((line for key in keys if (line := _line(values.get(key)))), None)


def _line(value: object) -> str | None:
    """A value on one line: a list joined by commas, of a table (`author: {name: …}`) its name."""
    if isinstance(value, Mapping):
        return _line(value.get("name"))
    if isinstance(value, list):
        return ", ".join(part for item in value if (part := _line(item))) or None
    return None if value is None else clean_line(str(value)) or None


def _tags(value: object) -> tuple[str, ...]:
    items = value if isinstance(value, list) else str(value).split(",") if isinstance(value, str) else ()
    return tuple(dict.fromkeys(tag for item in items if (tag := _line(item))))


def _evidence(text: str, block: re.Match[str], value: str) -> tuple[Span, ...]:
    """Where the block writes the value; () when it does so in other words (a TOML date with a space, say)."""
    line = next((pair for pair in _PAIR.finditer(text, *block.span(1)) if value in pair[2]), None)
    if line is None:
        return ()
    start = line.start(2) + line[2].index(value)
    return (Span(start, start + len(value)),)
