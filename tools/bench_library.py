"""Measures the library: how fast a big one opens and searches, and how soon a known article's panes are filled.

bench_library.py [--articles N] [--notes N] [--rounds N] [--source FILE]
"""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path
from time import perf_counter

import pexpect
from tools.bench import CTRL_Q, ESCAPES, PATIENCE, PROGRAM, ROUNDS, SIZE, SOURCE, first_words, read_article, show, timed
from tools.filling import fill

from briefing_tui.library.finding import find
from briefing_tui.library.library import Library

# What stands on the screen when the lists hold the briefing: the number of actors in the strip of tabs.
FILLED = "Actors·"
QUERIES = ("pump velm", "water council", "engine", '"public plan"', "said:ström", "said:ström engine", "#ferry", "wat*")
TYPED = ("velm pump", "skerow brige", "2014")


def main() -> None:
    """Measures both, one after the other."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--notes", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--source", type=Path, default=SOURCE)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "library.sqlite3"
        fill(file, arguments.articles, arguments.notes)
        print(f"library · {arguments.articles} articles, {arguments.notes} notes, {arguments.rounds} rounds")
        big(file, arguments.rounds)
    with tempfile.TemporaryDirectory() as folder:
        print(f"known article · {arguments.source.name}, {arguments.rounds} rounds")
        known(arguments.source, arguments.rounds, folder)


def big(file: Path, rounds: int) -> None:
    """Opening with the list of all articles, finding by title, and searching, each with a connection of its own."""

    def listed() -> None:
        Library.open(file).articles.all()

    show("open and list", [timed(listed) for _ in range(rounds)])
    library = Library.open(file)
    documents = library.articles.all()
    for typed in TYPED:
        show(f"find “{typed}”", [timed(lambda typed=typed: find(documents, typed)) for _ in range(rounds)])  # type: ignore[misc]
    for query in QUERIES:
        hits = len(library.search.everything(query))
        took = [timed(lambda query=query: library.search.everything(query)) for _ in range(rounds)]  # type: ignore[misc]
        show(f"search “{query}”, {hits} hits", took)


def known(source: Path, rounds: int, folder: str) -> None:
    """From the first words on the screen to the filled panes, of an article that was opened before."""
    marker = first_words(read_article(source))
    opened(source, marker, folder)
    seen = [opened(source, marker, folder) for _ in range(rounds)]
    show("first paint", [paint for paint, _ in seen])
    show("panes filled after that", [fill for _, fill in seen])


def opened(source: Path, marker: str, folder: str) -> tuple[float, float]:
    """Seconds until the first words are shown, and from then until the panes are filled."""
    environment = os.environ | {"XDG_DATA_HOME": folder}
    start = perf_counter()
    child = pexpect.spawn(
        PROGRAM[0], [*PROGRAM[1:], str(source)], dimensions=SIZE, timeout=PATIENCE, encoding="utf-8",
        env=environment,
    )  # fmt: skip
    seen, times = "", []
    try:
        for words in (marker, FILLED):
            while words not in ESCAPES.sub("", seen):
                seen += child.read_nonblocking(65536, PATIENCE)
            times.append(perf_counter() - start)
        child.send(CTRL_Q)
        child.expect(pexpect.EOF)
    finally:
        child.close(force=True)
    return times[0], times[1] - times[0]


if __name__ == "__main__":
    main()
