"""Every regular expression of the package: seen as it is compiled, and looked for in the source lest one is missed.

All modules are imported while the compiler of patterns is watched, then every function without arguments that compiles
patterns is called, for some are only made when first needed. What the source compiles and was not seen is made from the
source alone, with a letter in place of what only the running program knows (a searched word).
"""

from __future__ import annotations

import ast
import inspect
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from briefing_tui import patterns as package

SOURCE = Path(__file__).parent.parent / "src" / "briefing_tui"
USES = ("search", "match", "fullmatch", "findall", "finditer", "split", "sub", "subn")

Seen = defaultdict[tuple[Path, int], list[re.Pattern[Any]]]


@dataclass(frozen=True, slots=True)
class Found:
    """A regular expression: where, what it is, the ways in which it is used, and whether it was seen compiled."""

    place: str
    pattern: re.Pattern[Any]
    uses: tuple[str, ...]
    seen: bool


@dataclass(frozen=True, slots=True)
class _Site:
    """A call in the source that compiles a pattern, and the names of the functions and variables around it."""

    file: Path
    call: ast.Call
    names: tuple[str, ...]
    function: str | None

    @property
    def lines(self) -> range:
        return range(self.call.lineno, (self.call.end_lineno or self.call.lineno) + 1)


def every_pattern() -> list[Found]:
    """Every regular expression of the package, in the order of files and lines."""
    trees = {file: ast.parse(file.read_text(encoding="utf-8")) for file in sorted(SOURCE.rglob("*.py"))}
    sites = [site for file, tree in trees.items() for site in _sites(file, tree)]
    uses = _uses(trees.values())
    with _watched() as seen:
        modules = {file: import_module(_name(file)) for file in trees if file.name != "__main__.py"}
        for site in sites:
            if not _of(site, seen) and site.file in modules:
                _call(modules[site.file], site.function)
    found = [one for site in sites for one in _found(site, seen, uses, modules.get(site.file), trees[site.file])]
    at_sites = {(site.file, line) for site in sites for line in site.lines}
    # A pattern that no call of ours compiles by name: made by a helper of the standard library.
    for (file, line), patterns in seen.items():
        if (file, line) not in at_sites:
            place = f"{file.relative_to(SOURCE)}:{line}"
            found += [Found(place, pattern, ("search", "match"), seen=True) for pattern in patterns]
    return sorted(found, key=lambda one: one.place)


@contextmanager
def _watched() -> Iterator[Seen]:
    """Collects the patterns that are compiled in the block, by the file and the line of the package that asks."""
    seen: Seen = defaultdict(list)
    compiler: Callable[..., re.Pattern[Any]] = re._compile  # type: ignore[attr-defined]

    def watching(pattern: Any, flags: int) -> re.Pattern[Any]:
        compiled = compiler(pattern, flags)
        frame = sys._getframe(1)
        while frame.f_back is not None and frame.f_globals.get("__name__") == "re":
            frame = frame.f_back
        file = Path(frame.f_code.co_filename)
        held = seen[file, frame.f_lineno] if file.is_relative_to(SOURCE) else []
        if compiled not in held:
            held.append(compiled)
        return compiled

    re._compile = watching  # type: ignore[attr-defined]
    # What is compiled at its first use is compiled at once in the modules that are loaded here.
    late = package.lazily
    package.lazily = re.compile
    try:
        yield seen
    finally:
        re._compile = compiler  # type: ignore[attr-defined]
        package.lazily = late


def _name(file: Path) -> str:
    return ".".join(("briefing_tui", *file.relative_to(SOURCE).with_suffix("").parts)).removesuffix(".__init__")


def _call(module: ModuleType, function: str | None) -> None:
    """Calls a function of a module that needs no arguments, so that it compiles what it compiles."""
    called = getattr(module, function or "", None)
    if callable(called) and all(
        parameter.default is not parameter.empty for parameter in inspect.signature(called).parameters.values()
    ):
        called()


def _sites(file: Path, tree: ast.AST) -> Iterator[_Site]:
    """The calls in a file that compile patterns."""

    def walk(node: ast.AST, names: tuple[str, ...], function: str | None) -> Iterator[_Site]:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            names, function = (node.name,), node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign) and function is None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = tuple(target.id for target in targets if isinstance(target, ast.Name))
        elif isinstance(node, ast.Call) and _is_re(node.func):
            yield _Site(file, node, names, function)
        for child in ast.iter_child_nodes(node):
            yield from walk(child, names, function)

    return walk(tree, (), None)


def _is_re(function: ast.expr) -> bool:
    if isinstance(function, ast.Name):
        return function.id == "lazily"
    known = isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name) and function.value.id == "re"
    return known and isinstance(function, ast.Attribute) and function.attr in ("compile", "template", *USES)


def _uses(trees: Any) -> dict[str, set[str]]:
    """The ways in which what has a name is used anywhere in the package: `_WORD.sub`, `_word().sub`."""
    used: defaultdict[str, set[str]] = defaultdict(set)
    for node in (node for tree in trees for node in ast.walk(tree)):
        if isinstance(node, ast.Attribute) and node.attr in USES:
            of = node.value.func if isinstance(node.value, ast.Call) else node.value
            used[of.id if isinstance(of, ast.Name) else getattr(of, "attr", "")].add(node.attr)
    return used


def _is_local(node: ast.Attribute) -> bool:
    """Whether a use of a pattern goes by a name of a function's own."""
    local = isinstance(node.value, ast.Name) and node.value.id.islower() and node.value.id != "re"
    # Of those that strings have too, split is what is mostly a string's.
    return local and node.attr in USES and node.attr != "split"


def _of(site: _Site, seen: Seen) -> list[re.Pattern[Any]]:
    return [pattern for line in site.lines for pattern in seen.get((site.file, line), ())]


def _found(
    site: _Site, seen: Seen, uses: dict[str, set[str]], module: ModuleType | None, tree: ast.Module
) -> Iterator[Found]:
    how = site.call.func.attr if isinstance(site.call.func, ast.Attribute) else "compile"
    place = f"{site.file.relative_to(SOURCE)}:{site.call.lineno:03} {' '.join(site.names)}"
    # A pattern that its own name never uses is used by one that stands for it for a while (“for pattern in …”).
    local = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute) and _is_local(node)}
    named = set[str]().union(*(uses.get(name, ()) for name in site.names)) or local
    ways = tuple(sorted(named)) or ("search", "match") if how == "compile" else (how,)
    patterns = _of(site, seen)
    for pattern in patterns or [_from_source(site.call, module, tree)]:
        yield Found(place, pattern, ways, seen=bool(patterns))


def _from_source(call: ast.Call, module: ModuleType | None, tree: ast.Module) -> re.Pattern[Any]:
    """The pattern that a call compiles, as far as the source tells it."""
    text = _text_of(call.args[0], module, tree)
    flags = 0
    for argument in [*call.args[1:], *(keyword.value for keyword in call.keywords)]:
        for part in ast.walk(argument):
            known = isinstance(part, ast.Attribute) and isinstance(part.value, ast.Name) and part.value.id == "re"
            if known and isinstance(part, ast.Attribute) and part.attr.isupper():
                flags |= int(getattr(re, part.attr))
    return re.compile(text, flags)


def _text_of(node: ast.expr, module: ModuleType | None, tree: ast.Module) -> Any:
    """The text of a pattern, with a letter for what only the running program knows."""
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(_text_of(part, module, tree) for part in node.values)
    if isinstance(node, ast.FormattedValue):
        return str(_text_of(node.value, module, tree))
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return _text_of(node.left, module, tree) + _text_of(node.right, module, tree)
    if isinstance(node, ast.Name):
        held = getattr(module, node.id, None)
        return held if isinstance(held, str) else "x"
    return "x"
