"""No text is read as markup: what Textual would read so is either fixed words of ours or `Content`."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing_tui import tui

MODULES = sorted(Path(tui.__path__[0]).rglob("*.py"))
# Textual 8: what reads a string as markup unless it is told otherwise.
READERS = {"notify", "Static", "Label", "OptionList", "SelectionList", "KeyedList"}
TITLES = {"border_title", "border_subtitle", "tooltip"}


def is_plain(value: ast.expr | None) -> bool:
    """Whether an expression is fixed words without a bracket, None, a choice of these, or made by `Content`."""
    if isinstance(value, ast.Constant):
        return not isinstance(value.value, str) or "[" not in value.value
    if isinstance(value, ast.IfExp):
        return is_plain(value.body) and is_plain(value.orelse)
    named = value.func if isinstance(value, ast.Call) else None
    named = named.value if isinstance(named, ast.Attribute) else named
    return isinstance(named, ast.Name) and named.id == "Content"


def faults(tree: ast.AST) -> Iterator[int]:
    """The lines on which something would be read as markup."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr == "from_markup":
            yield node.lineno
        elif isinstance(node, ast.Assign):
            named = [target for target in node.targets if isinstance(target, ast.Attribute) and target.attr in TITLES]
            if named and not is_plain(node.value):
                yield node.lineno
        elif isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            told = {each.arg: each.value for each in node.keywords}
            told_not = isinstance(markup := told.get("markup"), ast.Constant) and markup.value is False
            if name in READERS and not told_not:
                yield node.lineno


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.stem)
def test_nothing_in_a_module_of_the_screen_is_read_as_markup(module: Path) -> None:
    assert list(faults(ast.parse(module.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(
    "code",
    [
        "self.border_title = f'{name}'", "box.border_subtitle = '[keys]'", "w.tooltip = name if name else 'x'",
        "app.notify(words)", "self.notify(words, markup=True)", "Static(words)", "Content.from_markup(words)",
    ],
)  # fmt: skip
def test_what_would_be_read_as_markup_is_seen(code: str) -> None:
    assert list(faults(ast.parse(code))) == [1]


@pytest.mark.parametrize(
    "code",
    [
        "self.border_title = Content(name)", "box.border_subtitle = None if x else 'esc leaves'", "a.title = name",
        "app.notify(words, markup=False)", "Static(words, markup=False)", "w.tooltip = Content.styled(name, 'bold')",
    ],
)  # fmt: skip
def test_what_is_not_read_as_markup_is_let_be(code: str) -> None:
    assert list(faults(ast.parse(code))) == []
