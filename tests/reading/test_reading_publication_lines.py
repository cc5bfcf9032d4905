"""What the lines at the head of an article say of it: mail headers, metadata lines, lines of publication."""

from __future__ import annotations

import pytest

from briefing_tui.model.article import Article
from briefing_tui.reading.source import read_text

PROSE = "The county council of Skarvik has bought the old ferry back from the bank in Bergen, it said."


def evidence(article: Article) -> list[str]:
    return [span.of(article.text) for span in article.published.evidence]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("PUBLISHED: 16:20 GMT, 3 May 2031 | UPDATED: 17:02 GMT, 4 May 2031", "3 May 2031"),
        ("Published on May 3, 2031 at 9 a.m.", "May 3, 2031"),
        ("Posted: Saturday, 3 May 2031", "3 May 2031"),
        ("Date: Sat, 03 May 2031 10:00:00 +0000", "Sat, 03 May 2031 10:00:00 +0000"),
    ],
)
def test_a_line_of_publication_dates_the_article_and_is_the_evidence(line: str, words: str) -> None:
    read = read_text(f"{line}\n\n{PROSE}")
    assert read.published.day == "2031-05-03"
    assert evidence(read) == [words]
    assert read.passages[0].role == "byline"


def test_a_sentence_about_a_publication_dates_nothing() -> None:
    read = read_text(f"Published on May 3, 2031, the report was a failure. Nobody read it.\n\n{PROSE}")
    assert read.published.origin == "unknown"


def test_a_message_has_its_subject_for_a_title_and_its_date_for_that_of_publication() -> None:
    head = "From: Ida Holm <ida@example.org>\nTo: list@example.org\nDate: 3 May 2031\nSubject: Re: The ferry is back"
    read = read_text(f"{head}\n\n{PROSE}")
    assert (read.title, read.published.day) == ("The ferry is back", "2031-05-03")
    assert [passage.role for passage in read.passages] == ["byline"] * 4 + ["body"]


@pytest.mark.parametrize(
    "head",
    [
        "Title: The ferry is back\nDate: 2031-05-03\nCategory: News\n",
        "title:   The ferry is back\nauthor:  Ida Holm\n    Per Lund\ndate:    3 May 2031\n",
        '{\n"title": "The ferry is back",\n"date": "2031-05-03"\n}\n',
        '{"title": "The ferry is back", "date": "2031-05-03"}\n',
    ],
)
def test_metadata_lines_and_objects_head_markdown(head: str) -> None:
    read = read_text(f"{head}\n{PROSE}", format="markdown")
    assert (read.title, read.published.day) == ("The ferry is back", "2031-05-03")
    assert [passage.span.of(read.text) for passage in read.passages] == [PROSE]


@pytest.mark.parametrize(
    "text",
    [
        f"Skarvik: the ferry is back\n\n{PROSE}",
        f"Title: The ferry\n\n{PROSE}",  # one line alone may be a line of the text
        f"Ida: who has the ferry?\nPer: the bank.\n\n{PROSE}",
        f"{{a brace}} opens this text\n\n{PROSE}",
    ],
)
def test_other_lines_with_a_colon_are_text(text: str) -> None:
    read = read_text(text, format="markdown")
    assert read.title is None
    assert len(read.passages) == 2


def test_a_heading_of_the_first_level_far_down_is_no_title() -> None:
    read = read_text(f"{PROSE}\n\n## News\n\n{PROSE}\n\n# Quote of the week\n\n{PROSE}", format="markdown")
    assert read.title is None
    assert [p.role for p in read.passages] == ["body", "heading", "body", "heading", "body"]
