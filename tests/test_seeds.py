"""The sample briefings that a first run offers."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from briefing_tui.reading.source import read
from briefing_tui.resources import folder

SEEDS = sorted(folder("seeds").iterdir())
WORDS = {
    "hallan-ferry.md": (3000, 4000),
    "harbour-tunnel.md": (700, 1100),
    "lake-orune.txt": (900, 1400),
    "placeholder-tags.txt": (200, 300),
    "rafah-crossing.txt": (450, 650),
}
SECTIONS = ("Summary", "Key players", "What they’re saying", "Timeline")


def named(name: str) -> str:
    return (folder("seeds") / name).read_text(encoding="utf-8")


def test_there_are_at_least_four() -> None:
    assert len(SEEDS) >= 4
    assert {seed.name for seed in SEEDS} == set(WORDS)


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name)
class TestEach:
    def test_it_is_clean_text(self, seed: Path) -> None:
        text = seed.read_bytes().decode("utf-8")
        assert "\r" not in text
        assert "\t" not in text
        assert "\ufeff" not in text
        assert not re.search(r"[ \u00a0]$", text, re.MULTILINE)
        assert text.endswith("\n")
        assert not text.endswith("\n\n")

    def test_it_has_the_length_of_its_kind(self, seed: Path) -> None:
        fewest, most = WORDS[seed.name]
        assert fewest <= len(seed.read_text(encoding="utf-8").split()) <= most

    def test_the_reader_finds_its_title_and_its_paragraphs(self, seed: Path) -> None:
        article = read(seed)
        assert article.title
        assert article.title.split()[0] in article.text
        assert len(article.paragraphs) >= 5


def test_no_two_share_a_title() -> None:
    titles = [read(seed).title for seed in SEEDS]
    assert len(set(titles)) == len(titles)


def test_the_written_briefing_has_all_four_sections_with_numbers_and_emoji_before_them() -> None:
    headings = re.findall(r"^## (.+)$", named("harbour-tunnel.md"), re.MULTILINE)
    for section in SECTIONS:
        assert any(re.fullmatch(rf"\d\. \W+ {section}", heading) for heading in headings)


def test_the_written_briefing_carries_its_metadata() -> None:
    article = read(folder("seeds") / "harbour-tunnel.md")
    assert article.byline == "Tamsin Okafor"
    assert article.publisher == "The Skerrow Ledger"
    assert article.url == "https://example.org/ledger/harbour-tunnel"
    assert article.published.day == "2025-03-14"
    assert article.tags == ("transport", "public money", "Skerrow")


def test_the_written_briefing_has_a_table_a_list_quotes_with_attribution_and_links() -> None:
    text = named("harbour-tunnel.md")
    assert "|---|" in text
    assert re.search(r"^1\. ", text, re.MULTILINE)
    assert re.search(r"^> — ", text, re.MULTILINE)
    assert read(folder("seeds") / "harbour-tunnel.md").links


def test_links_lead_nowhere_but_to_example_org() -> None:
    for seed in SEEDS:
        addresses = re.findall(r"https?://[^\s)]+", seed.read_text(encoding="utf-8"))
        assert all(address.startswith("https://example.org/") for address in addresses)


def test_the_transcript_names_who_speaks_before_each_turn() -> None:
    turns = re.findall(r"^(MARLOWE|KASABIAN): \S", named("lake-orune.txt"), re.MULTILINE)
    assert len(turns) > 30
    assert all(one != other for one, other in pairwise(turns))


def test_one_has_tags_and_brackets_that_are_text() -> None:
    article = read(folder("seeds") / "placeholder-tags.txt")
    for tag in ("[red]", "[/]", "[b]Pay[/b]", "[a crossing point between two bus routes]"):
        assert tag in article.text
    assert article.published.day is None


def test_one_uses_straight_quotes_and_the_others_typographic_ones() -> None:
    prose = {seed.name: seed.read_text(encoding="utf-8").split("---\n")[-1] for seed in SEEDS}
    assert {name for name, text in prose.items() if '"' in text} == {"placeholder-tags.txt"}
    assert {name for name, text in prose.items() if "“" in text} == set(WORDS) - {"placeholder-tags.txt"}


def test_opened_quotes_are_closed_or_run_on_into_the_next_paragraph() -> None:
    for seed in SEEDS:
        paragraphs = seed.read_text(encoding="utf-8").split("\n\n")
        for paragraph, after in zip(paragraphs, [*paragraphs[1:], ""], strict=True):
            opened = paragraph.count("“") - paragraph.count("”")
            assert opened == 0 or (opened == 1 and after.startswith("“")), paragraph
