"""The head of an article as pages, releases and papers print it, and the lines that stand around a story."""

from __future__ import annotations

import pytest

from briefing_tui.model.article import Article
from briefing_tui.reading.openings import dateline_end
from briefing_tui.reading.publication_lines import is_publication_line
from briefing_tui.reading.source import read_text
from briefing_tui.reading.standing import announces_others, is_about_writer, is_boilerplate, is_caption

LEAD = (
    "The tunnel under the harbour of Skarvik will not open before the spring of 2033, the town council said on Monday."
)
REST = "Costs have risen by a third. “We knew it would be hard,” said Mayor Ada Crane, who signed the contract in 2027."


def article(*lines: str) -> Article:
    return read_text("\n".join((*lines, LEAD, REST)))


def roles(*lines: str) -> list[str]:
    return [passage.role for passage in article(*lines).passages[: len(lines)]]


def test_a_page_copied_with_its_menu_has_the_headline_below_it_for_a_title() -> None:
    lines = ("Home", "News", "Skip to main content", "Harbour tunnel to open two years late", "By Ida Holm",
             "Published 3 March 2031, 09:14 GMT", "Updated 2 hours ago", "Share", "Save")  # fmt: skip
    read = article(*lines)
    assert (read.title, read.byline, read.published.day) == (lines[3], "Ida Holm", "2031-03-03")
    assert roles(*lines) == ["boilerplate"] * 3 + ["title"] + ["byline"] * 3 + ["boilerplate"] * 2


def test_a_release_has_what_stands_below_its_rubric_for_a_title() -> None:
    lines = ("FOR IMMEDIATE RELEASE", "March 3, 2031", "Contact: Per Foss, (555) 010-7788",
             "SKARVIK HARBOUR TRUST NAMES ADA CRANE CHIEF")  # fmt: skip
    assert article(*lines).title == lines[3]
    assert roles(*lines) == ["boilerplate", "byline", "boilerplate", "title"]


@pytest.mark.parametrize("rubric", ["PRESS RELEASE", "News release:", "OPINION", "Embargoed until 6 p.m.", "EXCLUSIVE"])
def test_a_rubric_is_no_title(rubric: str) -> None:
    assert article(rubric, "Harbour tunnel to open two years late").title == "Harbour tunnel to open two years late"


@pytest.mark.parametrize(
    "lines",
    [("Ida Holm", "3 March 2031 · 6 min read"), ("Ida Holm | Skarvik Courier",), ("Ida Holm", "3:00 PM March 3, 2031")],
)  # fmt: skip
def test_a_name_above_a_date_or_before_a_paper_is_the_writer(lines: tuple[str, ...]) -> None:
    read = article("The last lamplighter of Skarvik", *lines)
    assert (read.title, read.byline) == ("The last lamplighter of Skarvik", "Ida Holm")
    assert roles("The last lamplighter of Skarvik", *lines) == ["title", *["byline"] * len(lines)]


def test_a_name_alone_is_no_writer() -> None:
    assert article("The last lamplighter of Skarvik", "Ida Holm").byline is None


def test_short_lines_over_a_sentence_are_no_menu() -> None:
    assert article("Ahoy", "Sail with us", "The ferry is back in the harbour of Skarvik.").title is None


def test_a_story_that_opens_on_its_dateline_has_no_title_there() -> None:
    read = read_text(f"SKARVIK (AP) — To sail again is all that Ida Holm wants.\n\n{LEAD}")
    assert read.title is None
    assert read.passages[0].role == "dateline"


@pytest.mark.parametrize("dateline", ["(CNN)", "Hong Kong (CNN Business)", "SKARVIK, March 3, 2031 /Coast Wire/ --"])
def test_an_agency_in_brackets_or_between_strokes_makes_a_dateline(dateline: str) -> None:
    assert dateline_end(f"{dateline} {LEAD}", first=True) == len(dateline)


@pytest.mark.parametrize("text", ["The ferry (AP) is old.", "Holm (R) The ferry is old.", "A/B/C -- The ferry sails."])
def test_other_brackets_and_strokes_make_none(text: str) -> None:
    assert dateline_end(text, first=True) == 0


@pytest.mark.parametrize(
    "line", ["Updated 2 hours ago", "an hour ago", "09:14, 3 March 2031", "March 3, 2031 | 4 min read"]
)
def test_a_line_that_tells_when_a_page_was_made_is_one_of_publication(line: str) -> None:
    assert is_publication_line(line)
    assert not is_publication_line(f"{line} the ferry sank")


@pytest.mark.parametrize(
    "line", ["Image source, Per Foss", "Image caption, The northern mouth of the tunnel", "Getty Images"]
)
def test_what_stands_at_a_picture_is_a_caption(line: str) -> None:
    assert is_caption(line)


@pytest.mark.parametrize(
    "line",
    ["Save", "Comments (12)", "Leave a comment", "Skip to content", "Buy Photo", "Read more →", "###", "* * *",
     "Follow @skarvik", "View in browser", "Was this email forwarded to you? Sign up.", "Unsubscribe | Preferences",
     "You’re receiving this because you signed up.", "This interview has been edited for length.",
     "The views expressed in this article are her own.", "Media contact:", "Provided by Skarvik Harbour Trust"],
)  # fmt: skip
def test_the_buttons_and_notices_of_a_page_are_boilerplate(line: str) -> None:
    assert is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    ["Save the ferry, they cried.", "Comments were few.", "Search for the ferry ended.", "Close to the pier it sank."],
)  # fmt: skip
def test_sentences_that_open_on_such_words_are_not(line: str) -> None:
    assert not is_boilerplate(line)


def test_the_titles_of_other_articles_below_their_heading_are_boilerplate() -> None:
    text = "\n".join((LEAD, REST, "More on this story", "Ferry company to lay off forty", "Bridge closed", LEAD))
    assert [passage.role for passage in read_text(text).passages[2:]] == ["boilerplate"] * 3 + ["body"]
    assert not announces_others("More on this story was told on Monday")


def test_who_released_it_is_boilerplate_at_the_end_of_a_release() -> None:
    about = ("About the Skarvik Harbour Trust", "The Skarvik Harbour Trust runs the port. It was founded in 1887.")
    text = "\n".join((LEAD, REST, LEAD, REST, *about))
    assert [passage.role for passage in read_text(text).passages[-2:]] == ["boilerplate"] * 2
    assert [passage.role for passage in read_text("\n".join((LEAD, REST, *about, LEAD, REST))).passages[2:4]] != [
        "boilerplate"
    ] * 2


@pytest.mark.parametrize(
    "line",
    ["Ida Holm is a staff writer at the Skarvik Courier.", "Per Foss is a columnist for the Courier. He lives in Lund.",
     "Contact Ida Holm at 555-0142."],
)  # fmt: skip
def test_who_wrote_it_is_boilerplate_at_the_end(line: str) -> None:
    assert is_about_writer(line)
    assert read_text("\n".join((LEAD, REST, line))).passages[-1].role == "boilerplate"
    assert read_text("\n".join((LEAD, line, REST, LEAD, REST, LEAD))).passages[1].role == "body"


def test_what_is_told_of_others_is_not_about_the_writer() -> None:
    assert not is_about_writer("Ida Holm is a pilot who was a friend of the editor.")
