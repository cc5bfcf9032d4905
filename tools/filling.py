"""A library of a given size, of invented articles: for measuring, and for trying the screen with."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from random import Random

from briefing_tui.library.library import Library
from briefing_tui.model.article import Article, Published
from briefing_tui.model.briefing import Actor, Briefing, Engine, Mention, Quote
from briefing_tui.model.note import Target
from briefing_tui.model.selector import select
from briefing_tui.model.span import Span
from briefing_tui.reading.source import read_text

NAMES = "Tilda Ström|Per Aune|Mara Kest|Jonas Ault|Lena Brandt|Ines Falk|Harold Quill|Clive Abbot".split("|")
PLACES = "Velm Orr Skerrow Wexham Orune Hallan Norrby Quillon".split()
THINGS = "ferry bridge harbour pump tunnel parking school dyke station library bakery lantern".split()
VERBS = "closes opens fails reopens floods delays shrinks expands sinks wakes stalls returns".split()
WORDS = (
    "council engine water winter letter price committee passengers mayor contract repair engineer report night money "
    "question morning public plan vote worker office winter coast road union evening district storm agreement"
).split()
LINES = 6


def fill(file: Path, articles: int, notes: int, seed: int = 1) -> None:
    """Puts so many articles and notes into the library at `file`, the same ones for the same seed."""
    random, library = Random(seed), Library.open(file)
    for number in range(articles):
        article = read_text(_text(random, number))
        day = f"{random.randint(1995, 2024)}-{random.randint(1, 12):02d}-{random.randint(1, 28):02d}"
        article = replace(article, published=Published(day, day, day, "metadata", 1.0))
        document = library.take_in(article, f"/articles/{number:05d}.txt").document.id
        library.keep_briefing(document, article, _briefing(article, number))
        for _ in range(notes // articles + (number < notes % articles)):
            start = random.randrange(len(article.text) - 40)
            target = Target("passage", select(article.text, Span(start, start + random.randint(5, 40))))
            library.notes.add(document, target, f"{_words(random, 14)} #{random.choice(THINGS)}")
    library.close()


def _text(random: Random, number: int) -> str:
    title = f"{random.choice(THINGS).capitalize()} at {random.choice(PLACES)} {random.choice(VERBS)} again"
    parts = [title, f"By {random.choice(NAMES)}"]
    for _ in range(LINES):
        who = random.choice(NAMES)
        parts.append(f"“{_words(random, 16)},” {who} told reporters on Friday. {_words(random, 60)} {number}.")
    return "\n\n".join(parts) + "\n"


def _words(random: Random, count: int) -> str:
    return " ".join(random.choice(WORDS) for _ in range(count)).capitalize()


def _briefing(article: Article, number: int) -> Briefing:
    text = article.text
    actors, quotes = [], []
    for index, name in enumerate(name for name in NAMES if f"” {name}" in text):
        at = text.index(f"” {name}")
        opening = text.rindex("“", 0, at)
        mention = Mention(Span(at + 2, at + 2 + len(name)), "name", 1.0)
        actors.append(Actor(f"a{index}", name, "person", None, (), 0.5, (mention,), 1.0, "speaks"))
        quotes.append(Quote(f"q{index}", "direct", (Span(opening, at + 1),), f"a{index}", None, None, 1.0, "said"))
    return Briefing(str(number), Engine("filling", "1", "none"), article, (), tuple(actors), tuple(quotes))


if __name__ == "__main__":
    fill(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
