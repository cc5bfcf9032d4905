"""The lines of a batch, before anything is analysed."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_tui.commands import batch
from briefing_tui.commands.batch import LONGEST_LINE, LineError, Row, parse
from briefing_tui.commands.console import escaped
from briefing_tui.commands.main import main
from briefing_tui.reading import source
from tests.reading.samples_of_kinds import NO_ARTICLES


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


def test_an_article_as_large_as_a_file_may_be_fits_in_a_line_however_json_writes_it() -> None:
    for character in ("a\n", "é", "Ж", "語", "😀"):
        written = len(json.dumps(character)) - 2
        assert written <= LONGEST_LINE // source.LARGEST * len(character.encode())


@pytest.mark.parametrize("end", [b"\n", b""], ids=["in the middle", "at the end"])
@pytest.mark.parametrize(
    ("line", "told"),
    [
        (b'{"id": "7", "text": "' + b"a " * 2_000_000 + b'"}', "longer than"),
        (b'{"id": "7", "text": "' + b"a " * 100 + b'"}', "larger than"),
        (b'{"text": "", "more": "' + b"a" * 3_000_000, "longer than"),
    ],
    ids=["line", "text", "no end"],
)
def test_a_line_that_is_too_long_is_answered_by_one_error_and_the_next_is_read(
    line: bytes,
    told: str,
    end: bytes,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(batch, "LONGEST_LINE", 1_000)
    monkeypatch.setattr(source, "LARGEST", 100)
    file = tmp_path / "batch.jsonl"
    file.write_bytes(b"{\n" + line + (end and end + b'{"id": "8"}'))
    assert main(["extract", "--jsonl", str(file)]) == 1
    answers = [json.loads(answer) for answer in capsys.readouterr().out.splitlines()]
    assert [answer["line"] for answer in answers] == ([1, 2, 3] if end else [1, 2])
    assert told in answers[1]["error"]
    assert [answer.get("id") for answer in answers[2:]] == (["8"] if end else [])


def test_of_a_line_that_is_too_long_no_more_is_held_than_shows_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "LONGEST_LINE", 1_000)
    lines = list(batch._lines(io.BufferedReader(io.BytesIO(b"a" * 5_000_000 + b"\nb\n" + b"c" * 1_000)), os.devnull))
    assert lines == [(b"a" * 1_001, 5_000_001), (b"b\n", 2), (b"c" * 1_000, 1_000)]


def test_a_line_of_blanks_is_skipped_however_long_and_one_with_words_behind_them_is_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "LONGEST_LINE", 1_000)
    file = tmp_path / "batch.jsonl"
    file.write_bytes(b" " * 3_000_000 + b"\n\t\r\n" + b" " * 3_000_000 + b'{"id": "7"}\n{"id": "8"}\n' + b"\t" * 3_000)
    assert main(["extract", "--jsonl", str(file)]) == 1
    answers = [json.loads(answer) for answer in capsys.readouterr().out.splitlines()]
    assert [(answer["line"], answer.get("id")) for answer in answers] == [(3, None), (4, "8")]
    assert "longer than" in answers[0]["error"]


def test_a_text_that_is_no_article_is_one_error_with_its_line_and_id(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = [text for text, _ in NO_ARTICLES.values()]
    file = tmp_path / "batch.jsonl"
    file.write_text("".join(json.dumps({"id": f"a{at}", "text": text}) + "\n" for at, text in enumerate(texts)))
    assert main(["extract", "--jsonl", str(file)]) == 1
    answers = [json.loads(answer) for answer in capsys.readouterr().out.splitlines()]
    assert [(answer["line"], answer["id"]) for answer in answers] == [(at + 1, f"a{at}") for at in range(len(texts))]
    assert all("the text looks like " in answer["error"] for answer in answers)


@settings(max_examples=50, deadline=None)
@given(st.dictionaries(st.text(max_size=3), st.text(st.characters(), max_size=20) | st.none(), max_size=3))
def test_json_for_a_terminal_says_the_same_in_one_harmless_line(value: object) -> None:
    made = escaped(json.dumps(value, ensure_ascii=False))
    assert json.loads(made) == value
    assert len(made.splitlines()) == 1
    assert made.encode("utf-8").decode("utf-8") == made
    assert not any(character in made for character in "\x1b\x7f\x9b\u202e\u2066")
