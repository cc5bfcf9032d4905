"""The lines of a batch, before anything is analysed."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_tui.commands.batch import LineError, Row, parse
from briefing_tui.commands.console import escaped


def test_a_line_gives_its_fields_and_may_have_others() -> None:
    data = b'{"id": "7", "text": "Hm.", "author": "Ann", "format": "markdown", "mood": 3, "url": null}'
    assert parse(data) == Row("Hm.", id="7", author="Ann", format="markdown")


def test_only_the_first_line_may_have_a_byte_order_mark() -> None:
    data = b'\xef\xbb\xbf{"text": "Hm."}'
    assert parse(data, first=True) == Row("Hm.")
    with pytest.raises(LineError, match="not JSON"):
        parse(data)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"{", "not JSON"),
        (b'{"text": "\xff"}', "not UTF-8"),
        (b"[" * 100_000, "not JSON"),
        (b"[]", "not a JSON object"),
        (b"{}", '"text"'),
        (b'{"text": null}', '"text"'),
        (b'{"text": 5}', '"text"'),
        (b'{"text": "Hm.", "title": []}', '"title"'),
        (b'{"text": "Hm.", "format": "html"}', '"format"'),
        (b'{"text": "Hm.", "id": 7}', '"id"'),
    ],
)
def test_a_bad_line_says_what_is_wrong(data: bytes, told: str) -> None:
    with pytest.raises(LineError, match=told):
        parse(data)


def test_a_bad_line_is_still_known_by_its_id() -> None:
    with pytest.raises(LineError) as caught:
        parse(b'{"id": "7", "text": 5}')
    assert caught.value.id == "7"


@settings(max_examples=50, deadline=None)
@given(st.dictionaries(st.text(max_size=3), st.text(st.characters(), max_size=20) | st.none(), max_size=3))
def test_json_for_a_terminal_says_the_same_in_one_harmless_line(value: object) -> None:
    made = escaped(json.dumps(value, ensure_ascii=False))
    assert json.loads(made) == value
    assert len(made.splitlines()) == 1
    assert made.encode("utf-8").decode("utf-8") == made
    assert not any(character in made for character in "\x1b\x7f\x9b\u202e\u2066")
