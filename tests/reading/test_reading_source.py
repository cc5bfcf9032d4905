"""Reading from files, streams and bytes: encodings, formats, metadata, dates, and one clear line for each failure."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefing_tui.errors import SourceError, UsageError
from briefing_tui.model.article import Origin
from briefing_tui.reading import source
from briefing_tui.reading.published import published_on
from briefing_tui.reading.source import LARGEST, read, read_bytes, read_text

STORY = "The ferry “Álva” sails again.\n\nIts crew was paid in May."


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("utf-8", b""), ("utf-8-sig", b""), ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff"), ("cp1252", b"")],
)
def test_every_usual_encoding_gives_the_same_text(encoding: str, mark: bytes) -> None:
    assert read_bytes(mark + STORY.encode(encoding), "a.txt").text == STORY


def test_a_byte_that_windows_1252_does_not_define_is_shown_as_unknown() -> None:
    assert read_bytes(b"caf\xe9 \x81 bar", "a.txt").text == "café \ufffd bar"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7 ...", "looks like a PDF; convert it to text first"),
        (b"PK\x03\x04...", "office document"),
        (b"\x1f\x8b\x08...", "gzip"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (bytes(range(1, 9)) * 20, "binary"),
        (b"", "is empty"),
        (b" \n\t\r\n", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
    ],
)
def test_what_holds_no_text_is_refused_by_name(data: bytes, said: str) -> None:
    with pytest.raises(SourceError, match=said) as refused:
        read_bytes(data, "in\x1b[31m\nbox")
    message = str(refused.value)
    assert message.startswith("in␛[31m box ")
    assert "\n" not in message
    assert "\x1b" not in message


def test_a_missing_file_a_folder_and_a_huge_file_are_each_named(tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as stream:
        stream.truncate(LARGEST + 1)
    for path, said in ((tmp_path / "none.txt", "does not exist"), (tmp_path, "is a folder"), (huge, "20 MB")):
        with pytest.raises(SourceError, match=said) as refused:
            read(path)
        assert str(path) in str(refused.value)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="permissions do not bind this user")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    path = tmp_path / "closed.txt"
    path.write_text(STORY)
    path.chmod(0)
    with pytest.raises(SourceError, match="may not be read"):
        read(path)


def test_a_name_that_no_file_can_have_is_an_error_like_any_other() -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        read("a\x00b")


def test_a_stream_that_is_too_long_is_refused() -> None:
    with pytest.raises(SourceError, match="too large"):
        read(io.BytesIO(b"a " * (LARGEST // 2 + 1)))


def test_a_dash_reads_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    assert read("-").text == STORY


@pytest.mark.parametrize("suffix", [".md", ".markdown", ".MDOWN"])
def test_a_suffix_tells_markdown(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"story{suffix}"
    path.write_text("The *ferry* sails.")
    assert len(read(path).markup) == 2
    assert read(path, format="text").markup == ()


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: Ferry\n---\nIt sails.",
        "# Ferry\n\nIt sails.",
        "It sails.\n\n## Then\n\nSoon.\n\n## Later\n\nToo.",
        "See [the plan](https://a.example).",
        "| a | b |\n|---|---|\n| 1 | 2 |",
    ],
)
def test_strong_evidence_tells_markdown_on_standard_input(text: str) -> None:
    assert read(io.BytesIO(text.encode())).markup


@pytest.mark.parametrize(
    "text",
    [
        "The vote on #ferry was 5 * 3 * 2.",
        "He wrote:\n\n> we sail\n\nand left.",
        "---\n\nIt sails.\n\n---",
        "- one\n- two\n\nsnake_case_name stays",
        "See [1] and [note](below).",
        "The plan\n# 1 in the list",
    ],
)
def test_plain_text_stays_plain_without_it(text: str) -> None:
    article = read(io.BytesIO(text.encode()))
    assert article.markup == ()
    assert article.text == text


def test_what_the_caller_gives_goes_before_what_the_article_says() -> None:
    text = "---\ntitle: A\nauthor: B\ndate: 2030\nurl: https://a.example\n---\nIt sails."
    article = read_text(
        text, format="markdown", title="T\n1", byline="C", publisher="P", url="https://c.example", published="2031-02"
    )
    assert (article.title, article.byline, article.publisher, article.url) == ("T 1", "C", "P", "https://c.example")
    assert (article.published.earliest, article.published.latest) == ("2031-02-01", "2031-02-28")
    assert article.published.origin == "metadata"


def test_a_date_given_to_read_is_the_users() -> None:
    published = read(io.BytesIO(STORY.encode()), published="2031-05-22").published
    assert (published.day, published.edtf, published.origin) == ("2031-05-22", "2031-05-22", "user")


@pytest.mark.parametrize(
    ("value", "earliest", "latest", "edtf"),
    [
        ("2024", "2024-01-01", "2024-12-31", "2024"),
        ("2024-02", "2024-02-01", "2024-02-29", "2024-02"),
        (" 2024-05-22 ", "2024-05-22", "2024-05-22", "2024-05-22"),
        ("2024-05-22T23:30:00-05:00", "2024-05-22", "2024-05-22", "2024-05-22"),
        ("2024-05-22 08:00:00Z", "2024-05-22", "2024-05-22", "2024-05-22"),
        ("Wed, 22 May 2024 10:00:00 GMT", "2024-05-22", "2024-05-22", "2024-05-22"),
        ("May 22, 2024", "2024-05-22", "2024-05-22", "2024-05-22"),
        ("Wednesday, 22 May 2024", "2024-05-22", "2024-05-22", "2024-05-22"),
    ],
)
@pytest.mark.parametrize("origin", ["user", "metadata"])
def test_dates_are_taken_in_the_usual_forms(value: str, earliest: str, latest: str, edtf: str, origin: Origin) -> None:
    published = published_on(value, origin)
    assert (published.earliest, published.latest, published.edtf) == (earliest, latest, edtf)
    assert (published.origin, published.confidence) == (origin, 1.0)


@pytest.mark.parametrize("value", ["", "soon", "2024-13", "2024-02-30", "0000", "31 June 2024", "12/13/14", "x" * 99])
def test_an_unusable_date_is_a_usage_error_that_says_how_to_write_one(value: str) -> None:
    with pytest.raises(UsageError, match="write it as 2024-05-22"):
        read_text(STORY, published=value)


def test_plain_text_is_read_without_markdown_yaml_or_spacy() -> None:
    code = (
        "import sys\nfrom briefing_tui import read\nread('-', published='2024-05-22')\n"
        "kinds = [f'briefing_tui.reading.{name}' for name in ('headed', 'json_text', 'tagged', 'legacy', 'unmarked')]\n"
        "others = ['markdown_it', 'yaml', 'tomllib', 'spacy', 'textual', *kinds]\n"
        "print([name for name in others if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], input=STORY.encode(), capture_output=True, check=True)
    assert done.stdout.decode().strip() == "[]"


def test_a_web_address_is_told_apart_from_a_missing_file() -> None:
    with pytest.raises(SourceError, match="web address"):
        read("https://example.org/story")


@pytest.mark.parametrize("written", ["May 2024", "may 2024", "2024-05"])
def test_a_month_of_a_year_is_that_months_interval(written: str) -> None:
    published = published_on(written, "user")
    assert (published.earliest, published.latest, published.edtf) == ("2024-05-01", "2024-05-31", "2024-05")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- a\n" * 101, "more than 100 lines"),
        ("![" * 101, "more than 100 marks"),
        ("a *b* " * 200, "more than 1,000 characters"),
    ],
    ids=lambda value: value[:6],
)
def test_what_is_too_much_for_markdown_is_read_as_plain_text_and_says_so(
    text: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for limit, least in (("_MOST_LINES", 100), ("_MOST_MARKS", 100), ("_MOST_CHARACTERS", 1_000)):
        monkeypatch.setattr(source, limit, least)
    article = read_text(text, format="markdown")
    assert (article.text, article.markup) == (text, ())
    assert article.notices == (f"read as plain text: {said}",)


@pytest.mark.parametrize("layout", ["a.txt", "a.md"])
def test_a_table_or_a_log_is_refused_by_its_lines_and_paragraphs(layout: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SourceError, match=r"a\.(txt|md) has more than 300,000 lines"):
        read_bytes(b"short line\n" * 1_000_000, layout)
    monkeypatch.setattr(source, "MOST_PASSAGES", 100)
    with pytest.raises(SourceError, match="has 101 paragraphs"):
        read_bytes(b"- a\n" * 101, layout)


def test_a_long_article_in_markdown_stays_markdown() -> None:
    article = read_text("The *ferry* sails [again](https://a.example).\n\n" * 2_000, format="markdown")
    assert (article.notices, len(article.links)) == ((), 2_000)


# Each of these took minutes or longer while the work grew with the square of the length.
@pytest.mark.parametrize(
    "text", ["<div>\n<" + "a" * 400_000, "---\na" + " " * 400_000 + "\n---\nb"], ids=lambda text: repr(text[:12])
)
@pytest.mark.parametrize("name", ["a.md", "a"])
def test_reading_costs_no_more_than_the_length(text: str, name: str) -> None:
    assert read_bytes(text.encode(), name).text == text
