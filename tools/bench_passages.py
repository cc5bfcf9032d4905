"""Measures how the cost of reading, taking apart and showing an article grows with passages that are made to be slow.

    bench_passages.py [--most CHARACTERS] [--layout LAYOUT] [KIND …]

A passage repeats marks, dates, names and whatever else the rules look for. It is tried as one paragraph, and in
paragraphs of some eighty characters; Markdown is only read, searched and shown. Each step is
timed alone, on what the one before it gave: what the language model takes is not among them. A step that seems to grow
faster than its text is tried on four times as much; one that takes longer than ten seconds is not tried any further.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import Any

from tools.growing import FACTOR, Growth, timed

from briefing_tui.analysis.actors.cast import find_actors
from briefing_tui.analysis.actors.speakers import assign_speakers
from briefing_tui.analysis.authored import merge_authored
from briefing_tui.analysis.engine import engine
from briefing_tui.analysis.gate import judge
from briefing_tui.analysis.language import Language
from briefing_tui.analysis.portions import portions
from briefing_tui.analysis.quotes.attribution import find_speech
from briefing_tui.analysis.summary import choose_summary
from briefing_tui.analysis.times.expressions import find_expressions
from briefing_tui.analysis.times.publication import infer_publication
from briefing_tui.analysis.times.resolution import resolve
from briefing_tui.analysis.times.timeline import build_timeline
from briefing_tui.commands.extract import line as json_line
from briefing_tui.errors import SourceError
from briefing_tui.library.anchoring import anchor
from briefing_tui.library.resemblance import is_version
from briefing_tui.model.article import Article
from briefing_tui.model.briefing import Briefing
from briefing_tui.model.codec import to_json
from briefing_tui.model.links import Links, link
from briefing_tui.model.selector import select
from briefing_tui.model.span import Span
from briefing_tui.reading.source import read_text
from briefing_tui.reports import markdown as markdown_report
from briefing_tui.reports import text as text_report
from briefing_tui.tui.article.layout import lay_out, shown
from briefing_tui.tui.article.search import find
from briefing_tui.tui.panes.actors import ActorsPane
from briefing_tui.tui.panes.item_pane import ItemPane, Row
from briefing_tui.tui.panes.quotes import QuotesPane
from briefing_tui.tui.panes.summary import SummaryPane
from briefing_tui.tui.panes.timeline import TimelinePane

PANES = (SummaryPane, ActorsPane, QuotesPane, TimelinePane)

PATIENCE, QUICK = 10.0, 0.05  # seconds of CPU
DOUBTFUL = 5.0  # a factor from which on a longer text decides
PARAGRAPH = 80  # characters
# What stands for a word that is another one each time.
COUNTED, LETTERS = "§", "bcdfghjklmnprstvwz"
LAYOUTS = ("paragraph", "paragraphs", "markdown")

KINDS = {
    "quotation marks": "“ ", "closing marks": "” ", "straight marks": '" ', "apostrophes": "' ", "guillemets": "« ",
    "mixed marks": "“ \" ‘ ' ", "pairs": "“a” ", "straight pairs": '"a" ', "nested": "“a ‘b ",
    "nested pairs": "“a ‘b’ c” ", "single pairs": "‘a b’ ", "possessives": "the boys' dogs' ",
    "marks, no blanks": "“x", "low marks": "„a“ ", "brackets": "( ", "closed brackets": "(a) ",
    "square brackets": "[ ", "braces": "{a ", "bracketed": "(a (b ", "days": "May 1, ", "years": "2024- ",
    "dates": "12 March 2021 ", "iso dates": "2021-03-12 ", "weekdays": "Monday ", "spans of years": "1914–18 ",
    "decades": "the 1990s and ", "ago": "two days later, ", "clock": "9:30 p.m. ", "slashed dates": "1/2/2024 ",
    "seasons": "last spring or ", "quarters": "Q3 ", "feasts": "Christmas and ", "said": "said ",
    "said by": "said Kest said Ault ", "he said": "he said ", "told": "told Kest that ",
    "quotes and speakers": "“It ends,” he said, ", "quotes and names": "“It ends,” said Mara Kest. ",
    "according": "according to ", "reported": "Kest said that Ault said that ", "dashed quotes": "— It ends, ",
    "colons": "said: “a ", "lines with labels": "A: x\n", "labels and quotes": "A: “x” ", "labels": "A: B: C: ",
    "turns": "JUDGE: Where?\nWITNESS: Here.\n", "timestamps": "[00:12:03] A: x\n", "stamps": "00:12:03 ",
    "questions": "Q. Who?\nA. He.\n", "digits": "1 ", "numbers": "1,000 2.5 ", "figures": "$5 million ",
    "percent": "5% ", "scores": "3-2 ", "ordinals": "3rd ", "long numbers": "12345678901234567890 ",
    "words of number": "two million ", "ages": ", 45, ", "letters": "A ", "capitals": "Ab Cd ", "initials": "A. ",
    "acronyms": "U.S. ", "titles": "Mr ", "titles and stops": "Mr. Dr. ", "one name": "Ann Lee met Bob Day. ",
    "comma names": "Lee, Day, ", "roles": "Mayor Ann Lee, mayor of Orm, ", "of": "of the ", "hyphens": "a-b ",
    "dashes": "a — b ", "hyphens only": "- ", "dash": "— ", "slashes": "a/b ", "semicolons": "a; ", "full stops": ". ",
    "ellipses": "… ", "commas": ", ", "exclamations": "No! ", "colon": ": ", "pronouns": "he she it they ",
    "newlines": "a\n", "blanks": "a  ", "no-break spaces": "a\u00a0", "line separators": "a\u2028",
    "joiners": "a\u200b ", "accents": "e\u0301 ", "emphasis": "*a* ", "emphasis, open": "*a ", "strong": "**a** ",
    "underscores": "_a ", "code": "`a` ", "ticks": "` ``a ", "links": "[a](http://b.c) ", "links, open": "[a](",
    "images": "![a](b) ", "addresses": "http://a.b/c?d=e ", "footnotes": "[1] a[^1] ", "footnotes told": "[^1]: a\n",
    "references": "[a]: http://b.c\n", "tables": "| a | b |\n", "table rules": "|---|---|\n", "list marks": "- a\n",
    "numbered": "1. a\n", "nested list": "- - - a\n", "deep quote": "> > a\n", "quoted": "> a\n", "headings": "# A\n",
    "underlined": "A\n===\n", "rules": "---\n", "entities": "&amp; ", "tags": "<b>a</b> ", "tags, open": "<a ",
    "escapes": "\\* ", "mail": "a@b.c ", "hashes": "#a ",
    "sections": "## Actors\n- Ann Lee – mayor\n## Timeline\n- May 1: a\n", "credits": "(Reuters) — ",
    "bylines": "By Ann Lee\n", "datelines": "VELM, May 1 (Wire) — ", "captions": "Photo: Ann Lee / Wire\n",
    "keys": "a: b\n", "Chinese": "中文 ", "Arabic": "عرب ", "emoji": "\U0001f469\u200d\U0001f467 ",
    "sentences": "The ferry sailed. ", "relative": "the man who said that ", "this": "This is it. ",
    "companies": "Orm Inc. and Velm Ltd. ", "teams": "Orm United beat Velm City 3-2. ",
    "bodies": "the Orm Council of the ", "nations": "French and German ",
    "many names": "Ann L§ met Bob D§.", "many speakers": "“It ends,” said Mara K§.",
    "many bodies": "The K§ Council met.",
    "many listed": "## Actors\n\n- Ann L§ – mayor", "many events": "## Timeline\n\n- May 1, 2021: the L§ fell",
    "many labels": "MS. K§: It ends.", "many places": "It rained in K§, L§ and M§.",
}  # fmt: skip


def steps(text: str, layout: str, language: Language) -> Iterator[tuple[str, Callable[[], Any]]]:
    """Each step of the way of a text to the screen, with its name; a step may use what the one before it gave."""
    held: dict[str, Any] = {}

    def step(name: str, run: Callable[[], Any]) -> tuple[str, Callable[[], Any]]:
        return name, lambda: held.__setitem__(name, run())

    yield step("read", lambda: read_text(text, format="markdown" if layout == "markdown" else "text", language="en"))
    article: Article = held["read"]
    yield step("judge", lambda: judge(replace(article, language=None)))
    yield step("portions", lambda: portions(article))
    yield step("shown", lambda: lay_out(shown(article), 80))
    words = article.text[len(article.text) // 2 :][:40]
    yield step("find", lambda: find(article, words[:3]))
    if layout == "paragraph":
        # Its cost is bounded, at some seconds for words that are everywhere.
        yield step("anchor", lambda: anchored(article.text))
    yield step("version", lambda: is_version(article.text, changed(article.text)))
    if layout == "markdown":
        # What follows is the same as for text.
        return
    parsed = language.parse(article)
    article = replace(parsed.article, sentences=parsed.sentences())
    yield step("expressions", lambda: find_expressions(article))
    found = held["expressions"]
    yield step("publication", lambda: infer_publication(article, found))
    article = replace(article, published=held["publication"])
    parsed = replace(parsed, article=article)
    yield step("speech", lambda: find_speech(parsed))
    yield step("actors", lambda: find_actors(parsed, held["speech"]))
    cast = held["actors"]
    yield step("speakers", lambda: assign_speakers(held["speech"], cast))
    quotes = held["speakers"]
    yield step("times", lambda: resolve(article, found))
    yield step("summary", lambda: choose_summary(parsed, quotes, cast.actors))
    yield step("timeline", lambda: build_timeline(parsed, held["times"], cast.actors, quotes))
    times = tuple(dated.time for dated in held["times"])
    narrated = Briefing(
        "", engine(), article, held["summary"], cast.actors, quotes, times=times, timeline=held["timeline"]
    )
    yield step("authored", lambda: merge_authored(narrated, held["times"]))
    briefing = held["authored"]
    yield step("json", lambda: json_line(to_json(briefing)))
    yield step("links", lambda: link(briefing))
    links = held["links"]
    for pane in PANES:
        yield step(pane.TITLE, partial(_rows, pane(), links))
    yield step("text report", lambda: text_report.render(briefing))
    yield step("md report", lambda: markdown_report.render(briefing))


def _rows(pane: ItemPane, links: Links) -> list[Row]:
    return [*pane.rows(links)]


def anchored(text: str) -> object:
    """Looks some words up in a text that something was done to, with the home text and without."""
    at = len(text) // 2
    words = select(text, Span(at, min(len(text), at + 40)))
    return anchor(words, changed(text), text), anchor(words, changed(text))


def changed(text: str) -> str:
    """The text with something put in, left out and respelled."""
    tenth = len(text) // 10
    return f"x {text[:tenth]}{text[tenth + 5 : 5 * tenth]}zz{text[5 * tenth :]}"


def passage(unit: str, size: int, layout: str) -> str:
    """A text of about so many characters that repeats a unit, in one paragraph or in many."""
    if COUNTED in unit:
        body = _counted(unit, size, "\n" if layout == "paragraph" else "\n\n")
    elif layout == "paragraph":
        body = (unit * (size // len(unit) + 1))[:size]
    else:
        one = (unit * (PARAGRAPH // len(unit) + 1)).strip(" ")
        body = "\n\n".join([one] * (size // len(one) + 1))
    return f"An opening of the text.\n\n{body}\n\nAn end of the text."


def _counted(unit: str, size: int, between: str) -> str:
    """So many units, with another word in each, as no two have the same letters."""
    words = (f"{a}{b}{c}" for a in LETTERS for b in LETTERS for c in LETTERS)
    parts = unit.split("\n\n", 1)
    opening = f"{parts[0]}\n\n" if len(parts) == 2 else ""
    return opening + between.join(parts[-1].replace(COUNTED, word) for word in islice(words, size // len(parts[-1])))


def _call(run: Callable[[], Any]) -> Any:
    return run()


def grown(unit: str, layout: str, sizes: tuple[int, ...], language: Language) -> dict[str, Growth]:
    """How each step grows with a passage; no longer ones are tried when one step took too long."""
    times: dict[str, list[tuple[int, float | None]]] = {}
    for size in sizes:
        try:
            for name, run in steps(passage(unit, size, layout), layout, language):
                seconds = timed(_call, run, PATIENCE)
                times.setdefault(name, []).append((size, seconds))
                if seconds is None:
                    break
        except SourceError:
            # So much of it is refused, which costs nothing.
            break
        if any(measured[-1][1] is None for measured in times.values()):
            break
    return {name: Growth(tuple(measured), PATIENCE, QUICK) for name, measured in times.items()}


def main() -> None:
    """Measures the kinds that the command line names, by default all; the exit code is 1 where a step is steep."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kinds", nargs="*", choices=[[], *KINDS], metavar="KIND", help="what to repeat (all)")
    parser.add_argument("--most", type=int, default=8_000, help="the longest text (8000)")
    parser.add_argument("--layout", choices=LAYOUTS, action="append", help="how to set it (in each way)")
    given = parser.parse_args()
    language = Language()
    steep = 0
    for name in given.kinds or KINDS:
        for layout in given.layout or LAYOUTS:
            sizes = (given.most // FACTOR, given.most)
            found = grown(KINDS[name], layout, sizes, language)
            if any(growth.factor >= DOUBTFUL for growth in found.values()):
                found = grown(KINDS[name], layout, (*sizes, given.most * FACTOR), language)
            print(f"\r{name:<24} {layout:<12}", end="", file=sys.stderr, flush=True)
            for step, growth in found.items():
                if growth.steep:
                    steep += 1
                    print(f"\r  steep  {name:<20} {layout:<11} {step:<12} {growth.told}", flush=True)
    print(f"\r{len(given.kinds or KINDS)} kinds of passages, {steep} steps steep")
    sys.exit(1 if steep else 0)


if __name__ == "__main__":
    main()
