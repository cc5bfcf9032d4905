"""Sanitising: nothing that a terminal obeys gets through, and offsets hold."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_tui.sanitising import clean, clean_line, printable

ENGLAND = "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"

any_text = st.text(st.characters(exclude_categories=()))


@settings(deadline=None)
@given(any_text.filter(lambda text: "\r" not in text))
def test_text_without_carriage_returns_keeps_its_length(text: str) -> None:
    assert len(clean(text)) == len(text)


@settings(deadline=None)
@given(any_text)
def test_nothing_unsafe_is_left_and_a_second_pass_changes_nothing(text: str) -> None:
    cleaned = clean(text)
    assert all(unicodedata.category(c) not in ("Cc", "Cs") or c in "\n\t" for c in cleaned)
    assert not set(cleaned) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    assert clean(cleaned) == cleaned


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cf", "Cn"))))
def test_text_without_control_characters_is_unchanged(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("a\r\nb\rc\n", "a\nb\nc\n"),
        ("\x1b]52;c;aGk=\x07", "␛]52;c;aGk=␇"),
        ("\x00\x7f\x9b31m", "␀␡\ufffd31m"),
        ("a\u202eb\u2066c\u2069", "a\ufffdb\ufffdc\ufffd"),
        ("one\x85two", "one\ntwo"),
        ("\ud800x", "\ufffdx"),
        ("a\u200db\u200fc\u061c", "a\u200db\u200fc\u061c"),
        ("a\U000e0041\U000e007f", "a\ufffd\ufffd"),
        (ENGLAND, ENGLAND),
        ("[/] [red]a[/red]", "[/] [red]a[/red]"),
    ],
)  # fmt: skip
def test_unsafe_characters_become_stand_ins_one_for_one(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


def test_a_title_is_put_on_one_line() -> None:
    assert clean_line(" Ferry\tback\r\n in\u2028June\x1b ") == "Ferry back in June␛"


def test_what_unicode_calls_printable_stays_whatever_stands_beside_it() -> None:
    # What is all printable is not looked at further; beside a control character all of it is.
    harmless = "".join(filter(str.isprintable, map(chr, range(sys.maxunicode + 1))))
    assert clean(harmless) == harmless
    assert clean(f"{harmless}\x00") == f"{harmless}␀"
    assert printable(f"{harmless}\x00") == printable(harmless) == harmless
