"""The sections that a written briefing names itself."""

from __future__ import annotations

import pytest

from briefing_tui.model.article import Article
from briefing_tui.model.sections import SectionKind, section_kind, sections
from briefing_tui.model.visible import visible
from briefing_tui.reading.source import Format, read_text

PROSE = "The town has bought the ferry back from the bank, its mayor told the council on Monday after a long night."


def outline(text: str, layout: Format = "markdown") -> list[tuple[SectionKind, str, list[str]]]:
    article: Article = read_text(text, format=layout)
    return [
        (
            section.kind,
            visible(article, section.heading).text,
            [visible(article, passage.span).text for passage in section.passages],
        )
        for section in sections(article)
    ]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Summary", "summary"),
        ("📌 Key points", "summary"),
        ("TL;DR", "summary"),
        ("1. The gist:", "summary"),
        ("At a Glance", "summary"),
        ("II) KEY PLAYERS", "actors"),
        ("Who’s who?", "actors"),
        ("Who's Who", "actors"),
        ("2️⃣ Actors", "actors"),
        ("(3) What they’re saying", "quotes"),
        ("“In their words”", "quotes"),
        ("— Key quotes —", "quotes"),
        ("🗓️ Timeline", "timeline"),
        ("How we got here", "timeline"),
        ("Iv. Chronology", "timeline"),
    ],
)
def test_numbers_emoji_case_and_punctuation_around_a_heading_do_not_matter(heading: str, kind: SectionKind) -> None:
    assert section_kind(heading) == kind


@pytest.mark.parametrize("heading", ["", "Background", "Summary of the vote", "People left", "📌", "12.", "x" * 99])
def test_other_headings_name_no_section(heading: str) -> None:
    assert section_kind(heading) is None


def test_markdown_headings_open_sections_in_any_order() -> None:
    timeline = "## 🗓 Timeline\n\n- May 5: sold\n\n### Later\n\nMore."
    text = f"# Ferry\n\nIntro.\n\n{timeline}\n\n## *Who's who*\n\nIda Holm\n\n## Sources\n\nNone."
    assert outline(text) == [
        ("timeline", "🗓 Timeline", ["May 5: sold", "Later", "More."]),
        ("actors", "Who's who", ["Ida Holm"]),
    ]


def test_one_known_heading_alone_is_no_briefing() -> None:
    assert outline("# Ferry\n\n## Timeline\n\nMay 5: sold\n\n## Chronology\n\nJune 3: bought") == []


def test_paragraphs_in_bold_are_headings_too() -> None:
    text = f"**Summary**\n\n{PROSE}\n\n**Key players:**\n\n- Ida Holm\n\n**Weather**\n\n{PROSE}"
    assert outline(text) == [("summary", "Summary", [PROSE]), ("actors", "Key players:", ["Ida Holm"])]


def test_plain_text_headings_open_sections() -> None:
    quotes = "2. What they're saying:\n“We sail,” said Holm."
    text = f"Ferry back in June\n\n1. KEY POINTS\n\n{PROSE}\n\n{quotes}\n\nTimeline\n- May 5: sold"
    assert outline(text, "text") == [
        ("summary", "1. KEY POINTS", [PROSE]),
        ("quotes", "2. What they're saying:", ["“We sail,” said Holm."]),
        ("timeline", "Timeline", ["- May 5: sold"]),
    ]


def test_a_bold_name_inside_a_section_does_not_end_it() -> None:
    text = f"## Actors\n\n**Ida Holm**\n\n{PROSE}\n\n## Quotes\n\n> We sail."
    assert outline(text)[0] == ("actors", "Actors", ["Ida Holm", PROSE])
