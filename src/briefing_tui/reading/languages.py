"""The language that an article's metadata, or a user, gives."""

from __future__ import annotations

from briefing_tui.patterns import lazily

# BCP 47, 2.1: a language of two or three letters, then script, region and the like.
_TAG = lazily(r"([A-Za-z]{2,3})((?:-[A-Za-z0-9]{2,8}){0,4})")
# ISO 639-2 writes three letters where BCP 47 takes the two of ISO 639-1; and some write the word.
_ENGLISH = frozenset(("english", "eng"))


def language_tag(value: str | None) -> str | None:
    """A language as metadata writes it (“en”, “en_US”, “English”) as a BCP 47 tag; None for what is none."""
    written = (value or "").strip().partition(".")[0].replace("_", "-")
    if written.lower() in _ENGLISH:
        return "en"
    found = _TAG.fullmatch(written)
    return found[1].lower() + found[2] if found else None
