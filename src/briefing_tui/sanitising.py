"""Makes text from outside safe to show, once, at the edge: one character for one, so that offsets hold.

A terminal obeys control characters wherever they come from: an escape sequence in an article can write to the
clipboard or answer for the user, and a bidirectional override can show words in another order than they are read in
(CVE-2021-42574). Each becomes a stand-in that can be seen.
"""

from __future__ import annotations

from functools import cache

from briefing_tui.patterns import lazily

_REPLACEMENT = 0xFFFD
_CONTROL_PICTURES = 0x2400
_DELETE_PICTURE = 0x2421

_UNSAFE = lazily(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u206f\ud800-\udfff]")
_OBEYED = lazily(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u206f\ud800-\udfff]")
# Tag characters carry text that nobody sees, save where they spell the flag of a region (UTS #51, ED-14a).
_TAGS = lazily(r"(\U0001f3f4[\U000e0030-\U000e007a]{2,8}\U000e007f)|[\U000e0000-\U000e007f]")
_HAS_TAG = lazily(r"[\U000e0000-\U000e007f]")


@cache
def _stand_ins() -> dict[int, int]:
    return {
        **{code: _CONTROL_PICTURES + code for code in range(0x20) if chr(code) not in "\n\t"},
        0x7F: _DELETE_PICTURE,
        **dict.fromkeys(range(0x80, 0xA0), _REPLACEMENT),
        # Embeddings and overrides, isolates, and the deprecated format characters beside them. The marks U+200E,
        # U+200F and U+061C stay: they only place neighbouring punctuation, and Hebrew and Arabic names need them.
        **dict.fromkeys(range(0x202A, 0x202F), _REPLACEMENT),
        **dict.fromkeys(range(0x2066, 0x2070), _REPLACEMENT),
        # Half of a surrogate pair alone cannot be written to a terminal or a file; JSON may bring one.
        **dict.fromkeys(range(0xD800, 0xE000), _REPLACEMENT),
        # NEL is a line end (Unicode Standard, 5.8), as a line feed is.
        0x85: 0x0A,
    }


@cache
def _left_out() -> dict[int, int | None]:
    """All that is left out takes no cell; half of a surrogate pair takes one."""
    return {
        **dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), *range(0x2028, 0x202F), *range(0x2066, 0x2070))),
        **dict.fromkeys(range(0xD800, 0xE000), _REPLACEMENT),
    }


def _is_harmless(text: str) -> bool:
    """Whether the text holds nothing but line ends and what Unicode calls printable, as nearly every text does.

    Whatever is unsafe is not: controls, format characters, surrogates, separators (categories Cc, Cf, Cs, Zl, Zp).
    """
    return text.replace("\n", "").isprintable()


def clean(text: str) -> str:
    """The text with unsafe characters replaced, one for one; CR LF and lone CR become LF.

    Line ends are the only change of length. Text without carriage returns and unsafe characters is given back as it is.
    """
    if _is_harmless(text):
        return text
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _HAS_TAG.search(text):
        text = _TAGS.sub(lambda found: found[1] or chr(_REPLACEMENT), text)
    return text.translate(_stand_ins()) if _UNSAFE.search(text) else text


def clean_in_place(text: str) -> str:
    """The text cleaned without any change of length, for offsets that were counted with the carriage returns in it."""
    return clean(text.replace("\r\n", " \n") if "\r" in text else text)


def clean_line(text: str) -> str:
    """A title, a name or another short text on one line: cleaned, with every run of white space made one space."""
    return " ".join(clean(text).split())


def is_clean(text: str) -> bool:
    """Whether cleaning would leave the text as it is."""
    return "\r" not in text and clean(text) == text


def printable(text: str) -> str:
    """The text without what a terminal would obey, line ends and tabs too, as wide as it was: for what is laid out
    already, where a stand-in would take a cell that nobody has counted."""
    return text if text.isprintable() or not _OBEYED.search(text) else text.translate(_left_out())
