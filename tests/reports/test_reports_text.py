"""The plain-text report."""

from __future__ import annotations

from dataclasses import replace

from briefing_tui.model.article import Skipped
from briefing_tui.model.briefing import Briefing
from briefing_tui.model.span import Span
from briefing_tui.reports.text import WIDTH, render

EXPECTED = """\
Ferry line to Kalmer reopens
============================
By Per Lind · Kalmer Post
Published about 14–15 February 2023? (inferred from the text)
https://kalmer.example/ferry

SUMMARY

  The ferry to Kalmer sailed again on Monday, [the first crossing since the
  storm], Mayor Ida Holm said. (¶1)

ACTORS

  Ida Holm — person, Mayor
    2 mentions, 1 quote: ¶1 ¶2

  A pilot — unnamed source
    1 mention, 1 quote: ¶2

  Also named: Kalmer

QUOTES

  Ida Holm (¶2)
    “We waited,” … “and now we sail.”

  A pilot? (mixed, ¶2)
    “a *small* feast”

  Speaker not told (indirect, ¶2)
    Nobody was hurt

  Speaker not told (indirect, ¶2)
    Nobody was hurt

  Quoted words (scare, ¶2)
    feast

TIMELINE

  13 February 2023? — “on Monday” (¶1)
    The ferry to Kalmer sailed again on Monday, [the first crossing since the
    storm], Mayor Ida Holm said.

  Date not known — “since the storm” (¶1)
    The ferry to Kalmer sailed again on Monday, [the first crossing since the
    storm], Mayor Ida Holm said.
    Conflict: the text gives two dates

  February 2023 — “now”, when it was reported (¶2)
    “We waited,” Holm said, “and now we sail.” A pilot called it “a *small*
    feast”. Nobody was hurt, he said.

Made by briefing-tui 0.1.0 with model-1. Every item is words of the article; “?”
marks doubt.
"""


def test_the_whole_report(briefing: Briefing) -> None:
    assert render(briefing) == EXPECTED


def test_the_same_briefing_gives_the_same_report(briefing: Briefing) -> None:
    assert render(briefing) == render(replace(briefing))


def test_a_bare_briefing_says_what_is_not_known(bare: Briefing) -> None:
    report = render(bare)
    assert report.startswith("Untitled article\n================\nPublication date not known\n")
    assert report.count("None found.") == 4


def test_lines_keep_to_the_width(briefing: Briefing) -> None:
    assert max(map(len, render(briefing).splitlines())) <= WIDTH


def test_a_long_address_is_not_broken(briefing: Briefing) -> None:
    url = "https://kalmer.example/" + "ferry-" * 30
    assert url in render(replace(briefing, article=replace(briefing.article, url=url))).splitlines()


def test_it_says_what_was_left_out_of_the_analysis(briefing: Briefing) -> None:
    left = (Skipped(Span(3, 9), "too long"), Skipped(Span(12, 1_512), "too long"))
    report = render(replace(briefing, article=replace(briefing.article, skipped=left)))
    assert "Not analysed: 1,506 characters in 2 places (too long)." in report
    assert "Not analysed" not in render(briefing)


def test_it_names_another_language_model_than_the_measured_one(briefing: Briefing) -> None:
    other = replace(briefing.engine, model="en_core_web_sm-3.7.1", genuine=False)
    told = "Made with another language model than the measured one: en_core_web_sm-3.7.1."
    assert told in " ".join(render(replace(briefing, engine=other)).split())
    assert "another language model" not in render(briefing)
