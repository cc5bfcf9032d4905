"""The blocks of a Markdown document, each with the places in the source that its lines start at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from briefing_tui.model.article import Block

Rule = Callable[[StateBlock, int, int, bool], bool]
Kind = Literal["words", "row", "code", "html"]

_STARTS = "starts"
_DEFINITIONS = "briefing_tui.definitions"
_CHAINS = ("paragraph", "reference", "blockquote", "list")
_LEAVES = frozenset(("table", "code", "fence", "html_block", "heading", "lheading", "paragraph", "reference"))
_KINDS: dict[str, Kind] = {"inline": "words", "code_block": "code", "fence": "code", "html_block": "html"}
_SILENT = ("hr", "fence", "heading_open", "table_open")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A block that holds no other block.

    `content` is what the parser made of it, without markers and indentation. `starts` are the source offsets at which
    its lines start, after those, one for each line of `content`; those of code start after its indentation, which is
    part of the content. `contained` tells that it stands in a list or a quotation.
    """

    kind: Kind
    block: Block
    level: int
    content: str
    starts: tuple[int, ...]
    contained: bool


@dataclass(frozen=True, slots=True)
class Blocks:
    """The leaves of a document in order, the numbers of the lines that were read, and its link definitions.

    Lines that were not read are blank, hold nothing but markers, or are nested too deeply for the parser.
    """

    leaves: tuple[Leaf, ...]
    lines: frozenset[int]
    references: dict[str, object]


def locate(parser: MarkdownIt) -> None:
    """Makes `parser` note, in the `meta` of its tokens, where their lines start."""
    ruler = parser.block.ruler
    for name, rule in list(zip(parser.get_active_rules()["block"], ruler.getRules(""), strict=True)):
        if name in _LEAVES:
            chains = [chain for chain in _CHAINS if rule in ruler.getRules(chain)]
            ruler.at(name, _located(name, rule), {"alt": chains})


def blocks(parser: MarkdownIt, source: str) -> Blocks:
    """The blocks of `source`, by a parser prepared by `locate`."""
    env: dict[str, object] = {}
    definitions: list[range] = []
    env[_DEFINITIONS] = definitions
    tokens = parser.parse(source, env)
    del env[_DEFINITIONS]
    read = {line for lines in definitions for line in lines}
    for token in tokens:
        if token.map and (token.type in _KINDS or token.type in _SILENT):
            read.update(range(*token.map))
    return Blocks(tuple(_leaves(tokens)), frozenset(read), env)


def _located(name: str, rule: Rule) -> Rule:
    """The rule, made to leave the starts of its lines with the tokens that have content."""

    def run(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        if name == "reference" and state.src.startswith("[^", state.bMarks[start] + state.tShift[start]):
            return False  # the words of a footnote, which are no address
        count = len(state.tokens)
        matched = rule(state, start, end, silent)
        if not matched or silent:
            return matched
        if name == "reference":
            state.env[_DEFINITIONS].append(range(start, state.line))
        for token in state.tokens[count:]:
            if token.map and token.type in _KINDS:
                lines = range(*token.map)
                token.meta[_STARTS] = tuple(state.bMarks[line] + state.tShift[line] for line in lines)
                if name == "heading":
                    marker = token.meta[_STARTS][0]
                    token.meta[_STARTS] = (state.skipSpaces(state.skipCharsStr(marker, "#")),)
        return matched

    return run


def _leaves(tokens: list[Token]) -> Iterator[Leaf]:
    """The leaves among the tokens. The first cell of a table's row stands for the whole row."""
    containers: list[Block] = []
    heading, cell = 0, 0
    for token in tokens:
        match token.type:
            case "blockquote_open":
                containers.append("quote")
            case "list_item_open":
                containers.append("list-item")
            case "blockquote_close" | "list_item_close":
                containers.pop()
            case "heading_open":
                heading = int(token.tag.removeprefix("h"))
            case "heading_close" | "tr_close":
                heading, cell = 0, 0
            case "th_open" | "td_open":
                cell += 1
        if token.type not in _KINDS or cell > 1:
            continue
        kind: Kind = "row" if cell else _KINDS[token.type]
        starts: tuple[int, ...] = token.meta[_STARTS]
        if token.type == "fence":
            # The last line of a fence that nothing closes has no line end.
            starts = starts[1 : 1 + len(token.content.removesuffix("\n").split("\n"))]
        yield Leaf(kind, *_place(kind, heading, containers), token.content, starts, bool(containers))


def _place(kind: Kind, heading: int, containers: list[Block]) -> tuple[Block, int]:
    """The block and the level of a leaf in the given containers, outermost first."""
    if kind == "row":
        return "table-row", 0
    if kind == "code":
        return "code", 0
    if heading:
        return "heading", heading
    if not containers:
        return "paragraph", 0
    return containers[-1], containers.count(containers[-1])
