"""Front matter: what it says of the article, where its date stands, and what happens when it is broken."""

from __future__ import annotations

import pytest

from briefing_tui.model.article import Published
from briefing_tui.model.visible import visible
from briefing_tui.reading.front_matter import front_matter
from briefing_tui.reading.source import read_text

YAML = """---
title: "Ferry: back in June"
author: [Ida Holm, Per Lund]
published: 2031-05-22
source: The Harbour Post
url: https://post.example/ferry
tags: [ferry, budget]
---
# Ferry back

It sails again.
"""


def test_yaml_front_matter_fills_what_is_known_of_the_article() -> None:
    article = read_text(YAML, format="markdown")
    assert article.title == "Ferry: back in June"
    assert article.byline == "Ida Holm, Per Lund"
    assert article.publisher == "The Harbour Post"
    assert article.url == "https://post.example/ferry"
    assert article.tags == ("ferry", "budget")


def test_its_date_is_metadata_with_the_words_as_evidence() -> None:
    published = read_text(YAML, format="markdown").published
    assert (published.day, published.origin, published.confidence) == ("2031-05-22", "metadata", 1.0)
    assert [span.of(YAML) for span in published.evidence] == ["2031-05-22"]


def test_the_block_is_markup_and_the_text_is_unchanged() -> None:
    article = read_text(YAML, format="markdown")
    assert article.text == YAML
    assert article.markup[0].start == 0
    assert visible(article, article.passages[0].span).text == "Ferry back"


def test_toml_front_matter_is_read_too() -> None:
    source = '+++\ntitle = "Ferry"\ndate = 2031-05-22\ntags = ["a", "b"]\n+++\nIt sails again.\n'
    article = read_text(source, format="markdown")
    assert (article.title, article.published.day, article.tags) == ("Ferry", "2031-05-22", ("a", "b"))
    assert len(article.passages) == 1


def test_an_unquoted_colon_costs_neither_the_title_nor_the_article() -> None:
    article = read_text("---\ntitle: Ferry: back in June\nby: Ida Holm\n---\nIt sails again.\n", format="markdown")
    assert (article.title, article.byline) == ("Ferry: back in June", "Ida Holm")
    assert [visible(article, p.span).text for p in article.passages] == ["It sails again."]


def test_text_between_two_rules_is_no_front_matter() -> None:
    article = read_text("---\nThe ferry sails again\n---\nIt had been laid up.\n", format="markdown")
    assert [visible(article, p.span).text for p in article.passages] == [
        "The ferry sails again",
        "It had been laid up.",
    ]


def test_an_unusable_date_is_left_unknown() -> None:
    assert read_text("---\ndate: soon\n---\nIt sails.\n", format="markdown").published == Published()


def test_an_address_that_is_not_of_the_web_is_not_kept() -> None:
    assert read_text("---\nurl: file:///etc/hosts\n---\nIt sails.\n", format="markdown").url is None


def test_control_characters_and_line_breaks_in_a_title_become_harmless() -> None:
    article = read_text('---\ntitle: "a\\x1b]0;b\\nc"\n---\nIt sails.\n', format="markdown")
    assert article.title == "a␛]0;b c"


def test_deeply_nested_yaml_is_no_crash() -> None:
    article = read_text("---\na: " + "[" * 3000 + "\n---\nIt sails.\n", format="markdown")
    assert visible(article, article.passages[-1].span).text == "It sails."


def test_aliases_are_left_as_they_are_written() -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12))
    article = read_text(f"---\n{bomb}title: *a11\n---\nIt sails.\n", format="markdown")
    assert article.title == "*a11"


@pytest.mark.parametrize(
    "block",
    [
        "+++\ntitle = 'Ferry'\nn = " + "7" * 5000 + "\n+++\n",
        "+++\ntitle = 'Ferry'\ndate = 2024-13-45\n+++\n",
        "+++\ntitle = 'Ferry'\nn = " + "[" * 5000 + "\n+++\n",
        "+++\ntitle = 'Ferry'\na" + ".a" * 5000 + " = 1\n+++\n",
        "---\ntitle: Ferry\nn: " + "7" * 5000 + "\n---\n",
        "---\ntitle: Ferry\ndate: Mon, 99 Jan 2024 00:00:00 +" + "9" * 5000 + "\n---\n",
        "---\ntitle: Ferry\ndate: 99999-99-99\n---\n",
        "---\ntitle: Ferry\nn: " + "[" * 5000 + "\n---\n",
        "---\ntitle: Ferry\nn: " + "- " * 5000 + "\n---\n",
    ],
    ids=lambda block: repr(block[:40]),
)
def test_numbers_dates_and_depths_beyond_reason_cost_no_title(block: str) -> None:
    article = read_text(f"{block}It sails.\n", format="markdown")
    assert (article.title or "").strip("'") == "Ferry"
    assert article.published == Published()


def test_a_title_of_a_page_is_cut_and_tags_without_end_are_left_out() -> None:
    tags = ", ".join(["y" * 101, *(f"t{number}" for number in range(500))])
    article = read_text(f"---\ntitle: {'word ' * 2000}\ntags: [{tags}]\n---\nIt sails.\n", format="markdown")
    assert article.title is not None
    assert (len(article.title), article.title[-1], article.tags[0], len(article.tags)) == (500, "…", "t0", 100)


# Each of these took a quarter of a minute or far more while the work grew with the square of the length.
@pytest.mark.parametrize(
    "text",
    [
        "---\na" + " " * 60_000 + "\n---\n",
        "---\na: x" + " " * 60_000 + "y: [\n---\n",
        "---\n" + "a b c " * 10_000 + "\n---\n",
        "---\na: " + "[" * 60_000 + "\n---\n",
        "---\na: " + "{a: " * 15_000 + "\n---\n",
        "+++\na" + ".a" * 30_000 + " = 1\n+++\n",
        "+++\n" + '"a b" . ' * 8_000 + "a = 1\n+++\n",
        "---\na" + " " * 1_000_000 + "\n---\n",
        "---\n" * 300_000,
        "---\n" + "a: x\n" * 200_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_the_work_grows_with_the_length_only(text: str) -> None:
    front_matter(text)
