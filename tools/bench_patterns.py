"""Measures how the cost of every pattern, and of the whole analysis, grows with text that is made to be slow.

    bench_patterns.py [patterns] [passages] [--most CHARACTERS]

patterns  every regular expression of the package, found in its source, on repeated characters and on strings made from
          its own parts, from 1,000 characters up; those whose time grows faster than the text are named
passages  the whole analysis of one paragraph of repeated marks, dates and names, at 16,000 and 64,000 characters: CPU
          seconds, those of the language model alone, and how often the first goes into the second

A pattern is tried in the ways in which the package uses it (search, match, sub, …), and one that is built while the
program runs (a searched word) with a letter in place of what is not known.
"""

from __future__ import annotations

import argparse
import ast
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from time import process_time
from typing import Any

SOURCE = Path(__file__).parent.parent / "src" / "briefing_tui"
USES = ("search", "match", "fullmatch", "findall", "finditer", "split", "sub", "subn")
CHARACTERS = " \n\tab1A.,:;'\"“”’‘()[]{}<>-–—_*#`~|/\\@&%=+!?é中\u200b\u0301"
FIRST, GROWTH, SCREEN = 1_000, 4, 16_000
# A pattern that takes longer for one text is not tried on a longer one, and less than the second is measured badly.
PATIENCE, QUICK = 1.0, 0.004  # seconds of CPU
# Time that grows by this factor, where the text does by `GROWTH`, grows faster than the text.
STEEP = 8.0
UNENDING = "\x00"

PASSAGES = {
    "quotation marks": "“ ", "straight marks": '" ', "apostrophes": "' ", "brackets": "( ", "marks, no blanks": "“",
    "days": "May 1, ", "years": "2024- ", "said": "said ", "lines with labels": "A: x\n",
    "labels and quotes": "A: “x” ", "quotes and speakers": "“x,” he said, ", "digits": "1", "letters": "A",
    "newlines": "\n", "blanks": " ", "capitals": "Ab Cd ", "one name": "Ann Lee met Bob Day. ", "full stops": ". ",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """A regular expression in the source: where, what it is, and the ways in which it is used."""

    place: str
    pattern: re.Pattern[Any]
    uses: tuple[str, ...]


def main() -> None:
    """Runs the sections that the command line names, by default both; the exit code is 1 where something is steep."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sections", nargs="*", choices=[[], "patterns", "passages"], help="what to measure (all)")
    parser.add_argument("--most", type=int, default=1_000_000, help="the longest text for a pattern (1000000)")
    given = parser.parse_args()
    sections = given.sections or ["patterns", "passages"]
    steep = 0
    if "patterns" in sections:
        steep += patterns(given.most)
    if "passages" in sections:
        steep += passages()
    sys.exit(1 if steep else 0)


def patterns(most: int) -> int:
    """Prints the patterns whose time grows faster than the text; gives how many."""
    found = [*every_pattern()]
    steep = 0
    for one in found:
        worst = max((growth(run, text, most) for run, text in trials(one)), default=Growth(0.0, 0, 0.0, ""))
        if worst.factor >= STEEP:
            steep += 1
            print(
                f"  steep  {one.place:<44} x{worst.factor:4.1f} for text x{GROWTH}, {worst.seconds:.2f} s at "
                f"{worst.size:,} of {worst.text!r}"
            )
    print(f"{len(found)} patterns, {steep} of them steep")
    return steep


@dataclass(frozen=True, slots=True, order=True)
class Growth:
    """How often the time for a text goes into that for one `GROWTH` times as long, and the longest one tried."""

    factor: float
    size: int
    seconds: float
    text: str


def growth(run: Callable[[str], object], text: Callable[[int], str], most: int) -> Growth:
    """Tries longer and longer texts, as long as each takes no longer than it should.

    What is quick at `SCREEN` characters is tried once more, on the longest text.
    """
    shown, screened = text(24), _timed(run, text(SCREEN))
    if screened < QUICK:
        last = _timed(run, text(most))
        return Growth(GROWTH * last / QUICK * SCREEN / most, most, last, shown)
    times: list[tuple[int, float]] = []
    size = FIRST
    while size <= most:
        made = text(size)
        times.append((size, min(_timed(run, made) for _ in range(2))))
        if times[-1][1] > PATIENCE:
            break
        size *= GROWTH
    factor = max((later / max(first, QUICK) for (_, first), (_, later) in pairwise(times)), default=0.0)
    return Growth(factor, times[-1][0], times[-1][1], shown)


def _timed(run: Callable[[str], object], text: str) -> float:
    start = process_time()
    run(text)
    return process_time() - start


def trials(found: Found) -> Iterator[tuple[Callable[[str], object], Callable[[int], str]]]:
    """Every way of using a pattern with every text that may be slow for it."""
    for use in found.uses:
        for unit, before in units(found.pattern):
            yield _runner(found.pattern, use), _repeated(unit, before)


def _runner(pattern: re.Pattern[Any], use: str) -> Callable[[str], object]:
    as_bytes = isinstance(pattern.pattern, bytes)

    def run(text: str) -> object:
        given: Any = text.encode("utf-8", "replace") if as_bytes else text
        if use in ("sub", "subn"):
            return pattern.sub(given[:0], given)
        if use == "finditer":
            return sum(1 for _ in pattern.finditer(given))
        return getattr(pattern, use)(given)

    return run


def _repeated(unit: str, before: str) -> Callable[[int], str]:
    return lambda size: before + unit * (size // len(unit)) + UNENDING


def units(pattern: re.Pattern[Any]) -> set[tuple[str, str]]:
    """What to repeat, and what to put before it: single characters, and what the pattern's own parts match."""
    from re import _parser  # type: ignore[attr-defined]

    tree = _parser.parse(pattern.pattern, pattern.flags)
    made = {(character, "") for character in CHARACTERS}
    whole = sample(tree)
    made |= {(whole, ""), (f"{whole} ", "")} if whole else set()
    for before, unit in repeats(tree, ""):
        made |= {(unit, before), (unit, "")} if unit else set()
    return made


def repeats(tree: Any, before: str) -> Iterator[tuple[str, str]]:
    """What may be repeated in a pattern, each with what the pattern wants before it."""
    for operation, value in tree:
        name = str(operation)
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            least, _, inner = value
            yield before, sample(inner)
            yield from repeats(inner, before)
            before += sample(inner) * min(least, 3)
            continue
        for inner in _inside(name, value):
            yield from repeats(inner, before)
        before += sample([(operation, value)])


def _inside(name: str, value: Any) -> list[Any]:
    """The patterns inside a part of a pattern."""
    if name == "BRANCH":
        return list(value[1])
    if name == "SUBPATTERN":
        return [value[-1]]
    if name in ("ASSERT", "ASSERT_NOT"):
        return [value[1]]
    return [value] if name == "ATOMIC_GROUP" else []


def sample(tree: Any) -> str:
    """Some text that a part of a pattern matches, as far as that can be told."""
    made = ""
    for operation, value in tree:
        name = str(operation)
        if name == "LITERAL":
            made += chr(value)
        elif name == "NOT_LITERAL":
            made += "a" if value != ord("a") else "b"
        elif name == "ANY":
            made += "a"
        elif name == "IN":
            made += _one_of(value)
        elif name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            made += sample(value[2]) * max(1, min(value[0], 40))
        elif name not in ("ASSERT", "ASSERT_NOT"):
            made += "".join(sample(inner) for inner in _inside(name, value)[:1])
    return made


def _one_of(choices: Any) -> str:
    """A character of a class."""
    if str(choices[0][0]) == "NEGATE":
        banned = re.compile(_class_source(choices[1:])) if choices[1:] else None
        return next((c for c in "ab 1.,-x" if banned is None or not banned.match(c)), "a")
    return next(iter(_members(choices)), "a")


def _members(choices: Any) -> Iterator[str]:
    kinds = {"CATEGORY_DIGIT": "1", "CATEGORY_SPACE": " ", "CATEGORY_WORD": "a", "CATEGORY_NOT_SPACE": "a",
             "CATEGORY_NOT_WORD": ".", "CATEGORY_NOT_DIGIT": "a"}  # fmt: skip
    for operation, value in choices:
        name = str(operation)
        if name == "LITERAL":
            yield chr(value)
        elif name == "RANGE":
            yield chr(value[0])
        elif name == "CATEGORY":
            yield kinds.get(str(value), "a")


def _class_source(choices: Any) -> str:
    kinds = {"CATEGORY_DIGIT": r"\d", "CATEGORY_SPACE": r"\s", "CATEGORY_WORD": r"\w", "CATEGORY_NOT_SPACE": r"\S",
             "CATEGORY_NOT_WORD": r"\W", "CATEGORY_NOT_DIGIT": r"\D"}  # fmt: skip
    parts: list[str] = []
    for operation, value in choices:
        name = str(operation)
        if name == "RANGE":
            parts.append(f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}")
        else:
            parts.append(re.escape(chr(value)) if name == "LITERAL" else kinds.get(str(value), ""))
    return f"[{''.join(parts)}]"


def every_pattern() -> Iterator[Found]:
    """Every regular expression that stands in the package's source."""
    for file in sorted(SOURCE.rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        strings = {
            target.id: node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        used: defaultdict[str, set[str]] = defaultdict(set)
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Attribute)
                and node.attr in USES
                and isinstance(node.value, ast.Name | ast.Attribute)
            ):
                used[node.value.id if isinstance(node.value, ast.Name) else node.value.attr].add(node.attr)
        names = {id(value): name for name, value in strings.items()}
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and _is_re(node.func)):
                continue
            name = names.get(id(node), "")
            uses = used.get(name) or {"search"} if node.func.attr == "compile" else {node.func.attr}
            pattern = _at_run_time(file, name) or re.compile(_text_of(node.args[0], strings), _flags_of(node))
            yield Found(f"{file.relative_to(SOURCE)}:{node.lineno} {name}", pattern, tuple(sorted(uses)))


def _at_run_time(file: Path, name: str) -> re.Pattern[Any] | None:
    """The pattern that a module holds under a name; None where it holds none."""
    module = ".".join(("briefing_tui", *file.relative_to(SOURCE).with_suffix("").parts)).removesuffix(".__init__")
    held = getattr(import_module(module), name, None) if name else None
    return held if isinstance(held, re.Pattern) else None


def _is_re(function: ast.Attribute) -> bool:
    known = isinstance(function.value, ast.Name) and function.value.id == "re"
    return known and function.attr in ("compile", *USES)


def _text_of(node: ast.expr, strings: dict[str, ast.expr]) -> Any:
    """The text of a pattern, with a letter for what only the running program knows."""
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(_text_of(part, strings) for part in node.values)
    if isinstance(node, ast.FormattedValue):
        return str(_text_of(node.value, strings))
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return _text_of(node.left, strings) + _text_of(node.right, strings)
    if isinstance(node, ast.Name) and isinstance(strings.get(node.id), ast.Constant | ast.JoinedStr | ast.BinOp):
        return _text_of(strings[node.id], strings)
    return "x"


def _flags_of(node: ast.Call) -> int:
    """The flags of a call; where they cannot be told there are none."""
    flags = 0
    for argument in [*node.args[1:], *(keyword.value for keyword in node.keywords)]:
        for part in ast.walk(argument):
            known = isinstance(part, ast.Attribute) and isinstance(part.value, ast.Name) and part.value.id == "re"
            if known and isinstance(part, ast.Attribute) and part.attr.isupper():
                flags |= int(getattr(re, part.attr))
    return flags


def passages() -> int:
    """Prints what a paragraph of each kind costs at two sizes; gives how many grow faster than their text."""
    from briefing_tui.analysis.language import Language
    from briefing_tui.analysis.pipeline import analyse
    from briefing_tui.reading.source import read_text

    language = Language()
    analyse(read_text("The ferry sailed on Monday.", language="en"), language)
    steep = 0
    print(f"{'one paragraph of':<22} {'16,000':>8} {'64,000':>8} {'model':>8}  factor   (CPU seconds)")
    for name, unit in PASSAGES.items():
        times: list[float] = []
        for size in (16_000, 64_000):
            text = (unit * (size // len(unit) + 1))[:size]
            article = read_text(f"An opening.\n\n{text}\n\nAn end.", language="en")
            times.append(_timed(lambda _, article=article: analyse(article, language), ""))  # type: ignore[misc]
        alone = _timed(lambda _, article=article: language.parse(article), "")  # type: ignore[misc]
        factor = times[1] / max(times[0], 0.05)
        steep += factor > STEEP
        told = "  steep" if factor > STEEP else ""
        print(f"{name:<22} {times[0]:8.2f} {times[1]:8.2f} {alone:8.2f}  {factor:6.1f}{told}")
    return steep


if __name__ == "__main__":
    main()
