"""Measures what a user waits for, and prints it: medians and ratios, never a verdict.

    bench.py [paint] [analysis] [commands] [--source FILE] [--rounds N]

paint     first paint of an article against a Textual hello world, in interleaved pairs, in a pseudo-terminal of 120x40
analysis  analyse() against the bare `nlp.pipe` over the same text, and the time normaliser in words a second
commands  wall and CPU time of the commands that need no terminal, against a bare Python

Compare ratios of one run on one machine; the seconds themselves depend on the machine and on what else it does.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import pexpect

from briefing_tui.model.article import Article
from briefing_tui.model.visible import visible

PYTHON = sys.executable
PROGRAM = (PYTHON, "-m", "briefing_tui")
SOURCE = Path(__file__).parent.parent / "seeds" / "rafah-crossing.txt"
ROUNDS = 7

SIZE = (40, 120)
# Seconds after which a program that has not painted, or does not end, is given up.
PATIENCE = 30
GREETING = "Hello, terminal"
HELLO = f"""
from textual.app import App
from textual.widgets import Static

class Hello(App):
    def compose(self):
        yield Static({GREETING!r})

Hello().run()
"""
CTRL_Q = "\x11"
# ECMA-48: control sequences, operating system commands and other strings, two-character escapes.
ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_][^\x1b]*\x1b\\|[ -/]*[0-~])")
# So many characters from the start of the first paragraph stand on one row of the article's column.
MARKER = 24


def main() -> None:
    """Runs the sections that the command line names, by default all of them."""
    sections: dict[str, Callable[[Path, int], None]] = {"paint": paint, "analysis": analysis, "commands": commands}
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sections", nargs="*", metavar="SECTION", help=f"{', '.join(sections)}; all by default")
    parser.add_argument("--source", type=Path, default=SOURCE, help="the article to measure with")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"how often each thing is measured ({ROUNDS})")
    arguments = parser.parse_args()
    chosen = arguments.sections or list(sections)
    if unknown := [name for name in chosen if name not in sections]:
        parser.error(f"no such section: {', '.join(unknown)}")
    with TemporaryDirectory() as library:
        # What is measured must neither see nor fill the library of who measures.
        os.environ["XDG_DATA_HOME"] = library
        for name in chosen:
            print(f"{name} · {arguments.source.name}, {arguments.rounds} rounds")
            sections[name](arguments.source, arguments.rounds)


def paint(source: Path, rounds: int) -> None:
    """Time from the start of the process until the article's first words are on the terminal."""
    marker = first_words(read_article(source))
    hello: list[float] = []
    reader: list[float] = []
    for _ in range(rounds):
        hello.append(first_paint((PYTHON, "-c", HELLO), GREETING))
        reader.append(first_paint((*PROGRAM, str(source)), marker))
    show("Textual hello world", hello)
    show(f"briefing, “{marker}”", reader)
    show_ratio("briefing / hello world", reader, hello)


def first_paint(command: Sequence[str], marker: str) -> float:
    """Seconds until `marker` is shown; the program is asked to quit then, and ended if it does not.

    Raises RuntimeError when it does not show the marker.
    """
    start = perf_counter()
    child = pexpect.spawn(command[0], list(command[1:]), dimensions=SIZE, timeout=PATIENCE, encoding="utf-8")
    seen = ""
    try:
        while marker not in ESCAPES.sub("", seen):
            seen += child.read_nonblocking(65536, PATIENCE)
        taken = perf_counter() - start
        child.send(CTRL_Q)
        child.expect(pexpect.EOF)
    except (pexpect.TIMEOUT, pexpect.EOF) as error:
        raise RuntimeError(f"{command} never showed “{marker}”, or did not quit: {seen[-500:]!r}") from error
    finally:
        child.close(force=True)
    return taken


def analysis(source: Path, rounds: int) -> None:
    """What the analysis costs beyond the parse, and how fast times are found and resolved."""
    from importlib import import_module

    from briefing_tui.analysis.language import Language, find_model
    from briefing_tui.analysis.pipeline import analyse
    from briefing_tui.analysis.times.expressions import find_expressions
    from briefing_tui.analysis.times.resolution import resolve

    article = read_article(source)
    texts = [visible(article, passage.span).text for passage in article.passages]
    words = len(article.text.split())
    start = perf_counter()
    language = Language()
    loading = perf_counter() - start
    pipeline = import_module(find_model().package).load()
    parsed = analyse(article, language).article
    bare: list[float] = []
    whole: list[float] = []
    times: list[float] = []
    for _ in range(rounds):
        bare.append(timed(lambda: list(pipeline.pipe(texts))))
        whole.append(timed(lambda: analyse(article, language)))
        times.append(timed(lambda: resolve(parsed, find_expressions(parsed))))
    show("loading the language model, once", [loading])
    show("nlp.pipe alone", bare)
    show("analyse()", whole)
    show_ratio("analyse() / nlp.pipe", whole, bare)
    print(f"  {'words a second: analyse()':44} {words / median(whole):12,.0f}")
    print(f"  {'words a second: time expressions, resolved':44} {words / median(times):12,.0f}")


def commands(source: Path, rounds: int) -> None:
    """Wall and CPU time of whole processes."""
    lines: list[tuple[str, tuple[str, ...]]] = [
        ("python -c pass", (PYTHON, "-c", "pass")),
        ("python -c 'import argparse'", (PYTHON, "-c", "import argparse")),
    ]
    lines += [(f"briefing {word}", (*PROGRAM, word)) for word in ("--version", "keys", "themes", "doctor")]
    lines += [(f"briefing {word} {source.name}", (*PROGRAM, word, str(source))) for word in ("extract", "report")]
    for name, command in lines:
        runs = [process_times(command) for _ in range(rounds)]
        show(f"{name}: wall", [wall for wall, _ in runs])
        show(f"{name}: CPU", [cpu for _, cpu in runs])


def process_times(command: Sequence[str]) -> tuple[float, float]:
    """Seconds of wall time and of CPU time that a command takes, its output thrown away."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    wall = timed(lambda: subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def read_article(source: Path) -> Article:
    """The article in the file."""
    from briefing_tui.reading.source import read

    return read(source)


def first_words(article: Article) -> str:
    """The first words of the first numbered paragraph, as the screen shows them."""
    paragraph = next(each for each in article.paragraphs if each.number)
    return visible(article, paragraph.span).text[:MARKER].rstrip()


def timed(work: Callable[[], object]) -> float:
    """Seconds that one call takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def show(name: str, seconds: list[float]) -> None:
    """Prints the median of a measurement, with its least and greatest."""
    print(f"  {name:44} {median(seconds) * 1000:9.0f} ms   ({min(seconds) * 1000:.0f}–{max(seconds) * 1000:.0f})")


def show_ratio(name: str, mine: list[float], other: list[float]) -> None:
    """Prints the median of the ratios of pairs that were measured side by side."""
    ratios = [one / two for one, two in zip(mine, other, strict=True)]
    print(f"  {name:44} {median(ratios):9.2f}      ({min(ratios):.2f}–{max(ratios):.2f})")


if __name__ == "__main__":
    main()
