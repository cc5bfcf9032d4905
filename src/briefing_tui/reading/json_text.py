"""Whether a text that begins as JSON does is JSON, and which: a feed, lines of it, or any other document."""

from __future__ import annotations

import re

from briefing_tui.reading.kinds import Kind

# In characters: longer than any front matter that is JSON, after which the article comes.
_HEAD = 100_000
_OPENS = re.compile(r'(?:\{\s*+["}]|\[\s*+[\[{"\]])')
_TOKENS = re.compile(
    r'(?:[\s{}\[\],:]++|"[^"\\]*+(?:\\.[^"\\]*+)*+"|-?\d[\d.eE+-]*+|(?:true|false|null)\b)*+', re.DOTALL
)
_AFTER = frozenset("{[,:")
# JSON Feed 1.1, “Top-level”.
_FEED = re.compile(r'"version"\s*+:\s*+"https?:\\?/\\?/jsonfeed\.org\\?/version')
_ROW = re.compile(r'"text"\s*+:')
_LINES = re.compile(r"\}[ \t]*+\n\s*+\{")
_ADVICE = "save the article’s text in a file, and give the file"


def kind(text: str) -> Kind | None:
    """What kind of JSON a text is, None where words stand outside of its strings; it may be cut anywhere."""
    head = text[:_HEAD]
    if not _OPENS.match(head):
        return None
    end = found.end() if (found := _TOKENS.match(head)) else 0
    # A string that does not end where a value or a key may stand is one that was cut.
    cut = head.startswith('"', end) and head[:end].rstrip()[-1:] in _AFTER
    if end < len(head) and not cut and len(text) <= _HEAD:
        return None
    if _FEED.search(head):
        return Kind("a news feed (JSON Feed)", _ADVICE)
    told = "JSON Lines" if _LINES.search(head) else "a JSON document"
    return Kind(
        told,
        f"{_ADVICE}, or take each line as an article with --jsonl" if head[0] == "{" and _ROW.search(head) else _ADVICE,
    )
