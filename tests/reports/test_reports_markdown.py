"""The Markdown report: laid out as Markdown, while words of the article stay words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefing_tui.model.briefing import Briefing
from briefing_tui.reports.markdown import escape, render

# Tables, strikethrough and bare addresses are on in this preset.
READER = MarkdownIt("gfm-like")
SHOWN_AS_TEXT = ("text", "text_special", "softbreak", "hardbreak")


def shown(markdown: str) -> tuple[list[str], str]:
    """The kinds of blocks that a Markdown reader opens, and the inline text that it shows; fails on inline markup."""
    blocks: list[str] = []
    words: list[str] = []
    for token in READER.parse(markdown):
        if token.type == "inline":
            for child in token.children or ():
                assert child.type in SHOWN_AS_TEXT, child
                words.append(child.content)
        elif token.nesting >= 0:
            blocks.append(token.type)
    return blocks, "".join(words)


@pytest.mark.parametrize(
    "text",
    [
        "[/] and [red]",
        "*bold* _italic_ ~~struck~~ `code`",
        "<b>tag</b> &amp; ![picture](x)",
        "1. first",
        "12) twelfth",
        "- item",
        "+ item",
        "# heading",
        "===",
        "---",
        "> quoted",
        "https://example.org and www.example.org, ann@example.org, mailto:x@y.org, ftp://example.org",
        "example.org or //example.org",
        "back\\slash \\* \\",
        "| a | b |",
        "[a]: https://example.org",
        "50 % of $5 {x} ^y^ :smile: 10:30",
        "```",
        "    code",
        "\t\tcode",
    ],
)
def test_words_never_become_markup(text: str) -> None:
    assert shown(escape(text)) == (["paragraph_open"], " ".join(text.split()))
    assert shown(f"- {escape(text)}") == (
        ["bullet_list_open", "list_item_open", "paragraph_open"],
        " ".join(text.split()),
    )


@given(st.text(alphabet="ab1 \\`*_[]()<>&|~$#@^{}!+-=.:/'\"\n\t“é", min_size=1, max_size=30).filter(str.strip))
@example("1.")
@example("a.b@c.de")
@example("www.a.b")
def test_any_text_is_shown_as_it_is(text: str) -> None:
    assert shown(escape(text)) == (["paragraph_open"], " ".join(text.split()))


def test_the_report_is_laid_out_with_headings_and_lists(briefing: Briefing) -> None:
    tokens = READER.parse(render(briefing))
    titles = [tokens[at + 1].content for at, token in enumerate(tokens) if token.type == "heading_open"]
    assert titles == ["Ferry line to Kalmer reopens", "Summary", "Actors", "Quotes", "Timeline"]
    assert sum(token.type == "list_item_open" for token in tokens) == 12


def test_every_section_tells_what_it_knows_and_doubts(briefing: Briefing) -> None:
    lines = render(briefing).splitlines()
    assert "Published about 14–15 February 2023? (inferred from the text)\\" in lines
    assert "- **Ida Holm** — person, Mayor (2 mentions, 1 quote: ¶1 ¶2)" in lines
    assert "- **Ida Holm** (¶2): “We waited,” … “and now we sail.”" in lines
    assert "- **A pilot?** (mixed, ¶2): “a \\*small\\* feast”" in lines
    assert any(line.startswith("- **13 February 2023?** — “on Monday” (¶1): The ferry") for line in lines)
    assert any(line.endswith("Conflict: the text gives two dates") for line in lines)


def test_a_bare_briefing_says_what_is_not_known(bare: Briefing) -> None:
    report = render(bare)
    assert report.startswith("# Untitled article\n\nPublication date not known\n")
    assert report.count("None found.") == 4


def test_a_title_cannot_start_a_section_of_its_own(briefing: Briefing) -> None:
    hostile = replace(briefing, article=replace(briefing.article, title="Ferry\n\n## Quotes\n- <script>"))
    tokens = READER.parse(render(hostile))
    assert sum(token.type == "heading_open" for token in tokens) == 5
    assert not any(token.type.startswith("html") for token in tokens)
