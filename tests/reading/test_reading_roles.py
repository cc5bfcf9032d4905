"""Roles: what is title, byline, dateline, caption, heading or boilerplate, and above all what is not."""

from __future__ import annotations

import pytest

from briefing_tui.model.article import Article
from briefing_tui.reading.openings import dateline_end, is_byline, is_date_line
from briefing_tui.reading.source import read_text
from briefing_tui.reading.standing import is_boilerplate, is_caption

PROSE = (
    "The town of Skarvik has bought the old ferry back from the bank, its mayor told the council on Monday. "
    "“We sail again in June,” Ida Holm said to loud applause, “and nobody will row the post.”"
)


def article(*paragraphs: str) -> Article:
    return read_text("\n\n".join(paragraphs))


def roles(*paragraphs: str) -> list[str]:
    return [passage.role for passage in article(*paragraphs).passages]


def test_a_short_first_line_before_prose_is_the_title() -> None:
    read = article("Skarvik buys its ferry back", PROSE)
    assert read.title == "Skarvik buys its ferry back"
    assert [passage.role for passage in read.passages] == ["title", "body"]


@pytest.mark.parametrize(
    "first",
    [
        "Egypt and Norway have signed the treaty.",
        "“We will not be rowing any more post this winter”",
        "The ferry is old. It leaks at the bow and no one minds",
        PROSE,
    ],
)
def test_a_first_sentence_or_quotation_is_no_title(first: str) -> None:
    read = article(first, PROSE)
    assert read.title is None
    assert read.passages[0].role == "body"


@pytest.mark.parametrize(
    "title",
    [
        "Skarvik Buys Its Ferry Back From the Bank.",
        "Revealed: Nine Harbours Plan To Do Something New To the Old Ferry If Its Owners Do Not Stop….",
    ],
)
def test_a_title_in_title_case_may_end_in_a_full_stop(title: str) -> None:
    assert roles(title, PROSE) == ["title", "body"]


def test_one_paragraph_alone_is_body() -> None:
    assert roles("Skarvik buys its ferry back") == ["body"]


def test_bylines_and_dates_below_the_title_are_bylines() -> None:
    read = article("Skarvik buys its ferry back", "By Ida HOLM and Per Lund", "Monday, May 5, 2031", PROSE)
    assert [passage.role for passage in read.passages] == ["title", "byline", "byline", "body"]
    assert read.byline == "Ida HOLM and Per Lund"


@pytest.mark.parametrize(
    "line",
    ["By Jane Doe", "BY JANE DOE", "By JANE DOE and JOHN ROE, Associated Press", "Jane Doe, Reuters",
     "Jane van Doe | AP", "By Jane Doe, staff writer", "By Jane O’Doe in Oslo"],
)  # fmt: skip
def test_lines_that_only_name_the_writer_are_bylines(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize(
    "line", ["By Friday the boats had left", "By the Sea", "By and large it held", "Jane Doe, mayor", "Reuters", "By"]
)
def test_other_lines_are_not(line: str) -> None:
    assert not is_byline(line)


def test_a_date_after_the_writers_name_is_no_part_of_it() -> None:
    assert article("Skarvik buys its ferry back", "By Ida Holm | Published May 5, 2031", PROSE).byline == "Ida Holm"


def test_the_headers_of_a_message_are_no_title() -> None:
    assert roles("From: ida@skarvik.example\nSubject: The ferry", PROSE) == ["byline", "byline", "body"]


@pytest.mark.parametrize(
    "line",
    ["Sunday, January 20, 2008", "20 January 2008", "Published: Jan. 20, 2008 at 5:30 pm EST", "2008-01-20T05:30:00",
     "Updated 20/01/2008 17.30"],
)  # fmt: skip
def test_a_date_and_nothing_else_is_a_date_line(line: str) -> None:
    assert is_date_line(line)
    assert not is_date_line(f"{line} was cold")


@pytest.mark.parametrize(
    "dateline",
    ["CAIRO (Reuters) —", "JERUSALEM, May 22 (AP) -", "LONDON —", "Geneva, Switzerland (CNN) —", "SYRACUSE, N.Y. -",
     "PORT-AU-PRINCE, Haiti —", "(Reuters) -", "SÃO PAULO, 3 June (AFP) –", "NEW YORK, Nov. 19 (UPI) --"],
)  # fmt: skip
def test_datelines_are_told_with_their_dash(dateline: str) -> None:
    assert dateline_end(f"{dateline} The ferry sails.", first=True) == len(dateline)


@pytest.mark.parametrize(
    "text",
    ["Ida Holm — the mayor — left.", "UPDATE — The ferry sails.", "Holm (R) — a critic — left.", "London - at last.",
     "US — The ferry sails.", "CAIRO has rejected — again — the plan.", "MAYOR: We sail — soon."],
)  # fmt: skip
def test_other_dashes_open_no_dateline(text: str) -> None:
    assert dateline_end(text, first=True) == 0


def test_capitals_before_a_dash_far_down_are_no_dateline() -> None:
    assert dateline_end("FAREWELL — The ferry sails.", first=False) == 0
    assert dateline_end("OSLO (AP) — The ferry sails.", first=False) == len("OSLO (AP) —")


def test_a_dateline_and_its_paragraph_are_one_paragraph_to_the_reader() -> None:
    read = article("OSLO (AP) — " + PROSE, PROSE)
    assert [passage.role for passage in read.passages] == ["dateline", "body", "body"]
    assert read.passages[1].span.of(read.text) == PROSE
    assert [paragraph.number for paragraph in read.paragraphs] == [1, 2]


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Ida Holm meets with Harbour Minister Per Lund in Oslo, Norway on March 21, 2031.",
        "Islanders wait for the ferry at the pier in Skarvik, 3 June 2031.",
        "The ferry Álva is seen off Skarvik on June 3, 2031.",
        "Photo: Per Lund",
        "The ferry at the pier. (AP Photo/Per Lund)",
        "Ida Holm at work. Image: Town of Skarvik.",
        "FILE PHOTO: The ferry in better days.",
        "In this June 3, 2031 photo, the ferry leaves.",
        "The ferry. (Photo by Per Lund/Getty Images)",
    ],
)
def test_captions_are_told_by_a_credit_or_by_tense_place_and_date(text: str) -> None:
    assert is_caption(text)
    assert roles(PROSE, text, PROSE) == ["body", "caption", "body"]


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Ida Holm met with Harbour Minister Per Lund in Oslo on March 21, 2031.",
        "“He meets the minister in Oslo on March 21, 2031,” she said.",
        "Holm says that she meets the minister in Oslo on March 21, 2031.",
        "She leaves office in Skarvik. The vote is in Oslo on March 21, 2031.",
        "The licence for the crossing to Skarvik expires on March 21, 2031.",
        "The town’s image: a ferry that leaks, a mayor who sings, and a bank that waits. It changed. Then it sold.",
        "The ferry sails on, the agency reported (Reuters).",
    ],
)
def test_sentences_of_the_story_are_no_captions(text: str) -> None:
    assert not is_caption(text)


@pytest.mark.parametrize(
    "text",
    [
        "This is a developing story and will be updated.",
        "Sign up for our newsletter!",
        "Read more: How the ferry was lost",
        "Related: The bank that waited",
        "© 2031 The Harbour Post. All rights reserved.",
        "Follow Ida Holm on Twitter: @holm",
        "Per Lund in Oslo contributed to this report.",
        "ADVERTISEMENT",
        "(Reporting by Per Lund; editing by Ida Holm)",
        "Share this:",
        "Subscribe to our podcast",
    ],
)
def test_the_publishers_own_lines_are_boilerplate(text: str) -> None:
    assert is_boilerplate(text)
    assert roles(PROSE, PROSE, PROSE, PROSE, PROSE, text)[-1] == "boilerplate"


@pytest.mark.parametrize(
    "text",
    [
        "Follow the money, Holm told the council on Monday.",
        "Related costs rose to two million crowns, the bank said.",
        "Advertisements for the crossing will be printed in May.",
        "More than forty islanders came to the pier.",
        "Share prices fell after the vote.",
        "Watch out for the tide, the pilot warned.",
        "Read the letter aloud, she asked him.",
    ],
)
def test_sentences_of_the_story_are_no_boilerplate(text: str) -> None:
    assert not is_boilerplate(text)


def test_a_short_line_between_prose_is_a_heading() -> None:
    assert roles(PROSE, "A winter at the oars", PROSE, "WHAT COMES NEXT", PROSE) == [
        "body", "heading", "body", "heading", "body",
    ]  # fmt: skip


@pytest.mark.parametrize("line", ["They left.", "“Never again”", "and then", "Ida Holm:", "1931"])
def test_other_short_lines_are_not(line: str) -> None:
    assert roles(PROSE, line, PROSE) == ["body"] * 3


@pytest.mark.parametrize("line", ["FULL TEXT.", "WHO LEADS THE RACE?", "UP NEXT", "THE FERRY, AGAIN!"])
def test_a_line_in_capitals_over_prose_is_a_heading(line: str) -> None:
    assert roles("Skarvik buys its ferry back", PROSE, line, PROSE)[2] == "heading"


@pytest.mark.parametrize("line", ["MAYOR HOLM:", "“NO!”", "OK."])
def test_other_lines_in_capitals_are_not(line: str) -> None:
    assert roles("Skarvik buys its ferry back", PROSE, line, PROSE)[2] == "body"


def test_what_is_all_in_capitals_has_no_headings() -> None:
    assert roles(PROSE.upper(), "THE FERRY SAILS AGAIN.", PROSE.upper()) == ["body"] * 3
