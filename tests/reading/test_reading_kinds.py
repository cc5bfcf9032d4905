"""What is refused by how it begins: saved pages, feeds, mail, books; and what only looks like it and is an article."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from briefing_tui.errors import SourceError
from briefing_tui.reading import json_text, kinds, tagged
from briefing_tui.reading.kinds import refuse_markup
from briefing_tui.reading.source import read, read_bytes, read_text
from tests.reading.samples_of_kinds import ARTICLES, NO_ARTICLES

PAGES = (
    "<!DOCTYPE html><html><head><title>Ferry</title></head><body><p>It sails.</p></body></html>",
    "\n\n  <!doctype HTML>\n<title>Ferry</title>\n<p>It sails.",
    "<HTML lang=en>\n<body>It sails.",
    "<html><p>It sails.</p></html>",
    "<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0//EN' 'http://x'>\n<html xmlns='x'><head>",
    "<!-- saved from url=(0014)about:internet -->\n<html>\n<p>It sails.</p></html>",
    '<meta charset="utf-8"><title>Ferry</title><p>It sails.',
)
FEEDS = (
    "<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>News</title>",
    "<rss version='2.0'><channel>",
    "<?xml version='1.0'?><?xml-stylesheet href='a'?>\n<feed xmlns='http://www.w3.org/2005/Atom'>",
    "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>\n<channel>",
    '{"version": "https://jsonfeed.org/version/1.1", "title": "News", "items": []}',
    '{\n "title": "News", "version": "https:\\/\\/jsonfeed.org\\/version\\/1"}',
)
MAIL = (
    "Received: from a.example by b.example\n\tid 7\nFrom: Ida <ida@a.example>\nSubject: Ferry\n\nIt sails.",
    "Return-Path: <ida@a.example>\r\nFrom: Ida\r\nDate: Mon, 6 May 2024 10:00:00 +0000\r\n\r\nIt sails.\r\n",
)
MAILBOXES = (
    "From MAILER-DAEMON Fri Jul  8 12:08:34 2011\nFrom: Ida <ida@a.example>\n\nIt sails.",
    "From ida@a.example Sat Jan  3 01:05:34 1996 +0000\nReceived: from a.example",
    "From - Mon May 20 10:00:00 2024\nX-Mozilla-Status: 0001\n",
)
REFUSED = [
    *((page, "saved web page") for page in PAGES),
    *((feed, "news feed") for feed in FEEDS),
    *((message, "a message as mail programs keep it") for message in MAIL),
    *((mailbox, "mailbox") for mailbox in MAILBOXES),
]


@pytest.mark.parametrize(("text", "said"), REFUSED, ids=lambda value: value[:20])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_what_its_bytes_say_is_no_article_is_refused_with_what_to_do(text: str, said: str, encoding: str) -> None:
    with pytest.raises(SourceError, match=said) as refused:
        read_bytes(text.encode(encoding), "article.txt")
    assert "text in a file" in str(refused.value)


@pytest.mark.parametrize("name", NO_ARTICLES)
@pytest.mark.parametrize("layout", ["story.txt", "story.md"])
def test_a_file_that_is_no_article_is_refused_by_what_it_holds(name: str, layout: str) -> None:
    text, said = NO_ARTICLES[name]
    with pytest.raises(SourceError, match=said) as refused:
        read_bytes(text.encode(), layout)
    assert "; " in str(refused.value)
    with pytest.raises(SourceError, match=said):
        read_text(text.replace("\n", "\r\n"), format="markdown")


@pytest.mark.parametrize("name", ARTICLES)
@pytest.mark.parametrize("layout", ["story.txt", "story.md"])
def test_an_article_that_has_something_of_another_kind_is_read(name: str, layout: str) -> None:
    assert read_bytes(ARTICLES[name].encode(), layout).text == ARTICLES[name]


@pytest.mark.parametrize("opening", ["<!--", "<script>", "<style>", "<div>", "<html>"])
def test_what_nobody_closes_is_read_as_words(opening: str) -> None:
    text = f"{opening} is how it begins\n\nIt sails again, said the crew."
    assert read_text(text).text == text


def test_its_suffix_says_nothing(tmp_path: Path) -> None:
    for name in ("page.txt", "page.md", "page"):
        path = tmp_path / name
        path.write_text(PAGES[0])
        with pytest.raises(SourceError, match="saved web page"):
            read(path)
    plain = tmp_path / "page.html"
    plain.write_text("The ferry sails again.")
    assert read(plain).text == "The ferry sails again."


def test_a_line_of_a_batch_that_comes_alone_is_told_how_it_is_read() -> None:
    with pytest.raises(SourceError, match=r"a JSON document; .* --jsonl"):
        read_text('{"id": "7", "text": "It sails."}')


def test_a_batch_is_asked_too() -> None:
    with pytest.raises(SourceError, match="the text looks like a saved web page"):
        read_text(PAGES[0])


@pytest.mark.parametrize(
    "text",
    [
        "From the desk of the editor\n\nThe ferry sails again.",
        "From Monday on the ferry sails again.",
        "From ida@a.example on Monday came a letter.\n\nIt was short.",
        "Subject: the vote, and what it means\n\nIt failed.",
        "From: Ida Holm\nSubject: Ferry\nDate: 6 May 2024\n\nIt sails again.",
        "Title: Ferry\nAuthor: Ida Holm\nDate: 2024-05-06\nTags: ferry\n\nIt sails again.",
        "Received: a letter from the Minister.\n\nIt was short.",
        "Message-ID: is a header.\n\nOf mail.",
        "<!-- a comment -->\n# Ferry\n\nIt sails again.",
        '<div align="center">\n\n# Ferry\n\n</div>\n\nIt sails again.',
        "<p>The ferry sails again.</p>\n\nIn *May*.",
        "<details><summary>Ferry</summary>\n\nIt sails.\n\n</details>",
        "<h1>Ferry</h1>\n\nIt sails again.",
        "<article>\n\nIt sails again.\n\n</article>",
        "<?xml version='1.0'?> is the line with which every feed begins.",
        "<html> is the tag that opens every page, she said.",
        "<!DOCTYPE html> is the first line of a page.",
        "<rss> is what feeds are called.",
        '{"version": "1"} is all that the file held.',
        "%PDF is what such files begin with.",
        "GIF8 was the name of the ship.",
    ],
)
@pytest.mark.parametrize("layout", ["story.txt", "story.md"])
def test_an_article_that_only_looks_like_it_is_read(text: str, layout: str) -> None:
    assert read_bytes(text.encode(), layout).text == text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/epub+zip", "an EPUB book"),
        (b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text", "an OpenDocument text"),
        (b"PK\x03\x04" + bytes(26) + b"[Content_Types].xml", "DOCX"),
        (b"PK\x03\x04" + bytes(26) + b"photo.jpg", "a zip archive"),
        (b"bplist00\xd4\x01", "a web archive"),
        (b"%!PS-Adobe-3.0\n", "PostScript"),
    ],
)
def test_books_and_documents_are_named(data: bytes, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        read_bytes(data, "article.txt")


@pytest.mark.parametrize(
    "piece",
    [
        "<!--", "<!-- -->", "<!DOCTYPE html ", "<?xml ", "<?a ?>", "<script>", "<style>a</style>", "<p>", "</p>", "<p ",
        "<div>\n", "<html>", "<a", "<a>", "<a ", "\n\n",
        "\n\t", "```\n", "`", "[", " ", '"', '\\"', '{"a":', '"version"', "a:\n",
        "Date: 6 May\n", "From a ",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "start",
    ["", "<svg xmlns=''>", '{"', '["', "<div>", "<!DOCTYPE a ", "<html ", "<?xml version=''?>", "From: a\nb: "],
)
def test_looking_costs_no_more_than_the_length(start: str, piece: str) -> None:
    with pytest.MonkeyPatch.context() as patch, suppress(SourceError):
        patch.setattr(kinds, "HEAD", 1_000_000)
        for module in (json_text, tagged):
            patch.setattr(module, "_HEAD", 1_000_000)
        refuse_markup(start + piece * (100_000 // len(piece)), "a")
