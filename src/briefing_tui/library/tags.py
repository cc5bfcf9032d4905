"""The tags of a note: the #words that it holds."""

from __future__ import annotations

import re

# What only looks like a tag: in code, and after “#” in an address.
_NOT_WORDS = re.compile(r"```.*?(?:```|\Z)|`[^`\n]*`|\b[a-z][a-z0-9+.-]*://\S+", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"(?<![\w#&/])#([\d_-]*+[^\W\d_][\w-]*)")


def tags_of(body: str) -> tuple[str, ...]:
    """The tags of a note's text, lower-case and without “#”, each once, in the order in which they first stand.

    A tag is letters, digits, “-” and “_”, at least one letter among them, after a “#” that no word leads up to.
    """
    found = _TAG.findall(_NOT_WORDS.sub(" ", body))
    return tuple(dict.fromkeys(tag.lower().strip("-") for tag in found))
