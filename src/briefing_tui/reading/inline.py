"""What of a run of inline Markdown is visible, told by the parser itself while it parses.

markdown-it gives its inline tokens no positions. So every inline rule is wrapped, and notes which characters of the
source it consumed as text; whatever no rule notes (asterisks, link targets, backslashes) is markup.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from briefing_tui.model.visible import decoded

Rule = Callable[[StateInline, bool], bool]

# A footnote's mark, with a colon where the note itself follows; or numbers of notes in brackets behind a word.
NOTE_MARK = re.compile(
    r"\[\^[^\]\s]{1,40}\](?::[ \t]*)?|(?<=[^\W\d_]|[.,;:!?\"”’)\]])\[(\d{1,3}|citation needed)\](?![(:\w])"
)

_TRACE = "briefing_tui.trace"
# A line break that is the only thing between two words stays as it is written: without it they would run together.
_BREAK_TAG = "<br"


@dataclass(slots=True)
class Trace:
    """What the rules noted about one run of inline source: `shown[i]` is 1 where character i is visible.

    `links` are (start, end, address) in that source, `entities` (start, end, character) of decoded references, `breaks`
    the places of line breaks that are meant, and `tags` (start, end) of tags that say so; `base` is where the run that
    is parsed at the moment starts in it (the words of an image are parsed on their own); `delimiters` are runs of `*`,
    `_` or `~` that are text until the parser has paired them, with their places.
    """

    shown: bytearray
    links: list[tuple[int, int, str]] = field(default_factory=list)
    entities: list[tuple[int, int, str]] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    tags: list[tuple[int, int]] = field(default_factory=list)
    base: int = 0
    delimiters: list[tuple[Token, int, int]] = field(default_factory=list)

    def show(self, start: int, end: int) -> None:
        """Notes characters `start` to `end` of the run at hand as visible."""
        self.shown[self.base + start : self.base + end] = b"\x01" * (end - start)

    def hide(self, start: int, end: int) -> None:
        """Takes the note back for characters that turned out not to be."""
        self.shown[self.base + start : self.base + end] = bytes(end - start)


def install(parser: MarkdownIt) -> None:
    """Wraps the inline rules of `parser`, so that `trace` works with it, and adds that of marks of notes."""
    parser.inline.ruler.before("link", "note_mark", _note_mark)
    names = parser.get_active_rules()["inline"]
    for name, rule in zip(names, parser.inline.ruler.getRules(""), strict=True):
        parser.inline.ruler.at(name, _noted(name, rule))
    parser.inline.ruler.push("literal", _literal)
    # Joining text tokens would lose which of them was a delimiter.
    parser.inline.ruler2.disable("fragments_join")


def trace(parser: MarkdownIt, content: str, references: dict[str, object]) -> Trace:
    """Parses inline source with a parser prepared by `install`; `references` is the environment of its blocks.

    Raises RecursionError for images nested beyond reason.
    """
    noted = Trace(bytearray(len(content)))
    parser.inline.parse(content, parser, {**references, _TRACE: noted}, [])
    for token, start, length in noted.delimiters:
        if token.type == "text" and token.content:
            noted.shown[start : start + length] = b"\x01" * length
    return noted


def _note_mark(state: StateInline, _: bool) -> bool:
    """Takes the mark of a note, “[^1]” or, behind a word, “[1]”, unless the document makes a link of it."""
    found = NOTE_MARK.match(state.src, state.pos)
    if found is None or (found[1] and found[1] in state.env.get("references", {})):
        return False
    state.pos = found.end()
    return True


def _literal(state: StateInline, silent: bool) -> bool:
    """Takes one character as text: what the parser does when no rule wants it, as a rule that can be noted."""
    if not silent:
        state.append_pending(state.src[state.pos])
        state.env[_TRACE].show(state.pos, state.pos + 1)
    state.pos += 1
    return True


def _noted(name: str, rule: Rule) -> Rule:
    """The rule, made to note what it shows."""
    note = _NOTES.get(name, _Match.show_all)

    def run(state: StateInline, silent: bool) -> bool:
        if silent:
            return rule(state, True)
        noted: Trace = state.env[_TRACE]
        start, count = state.pos, len(state.tokens)
        trailing = len(state.pending) - len(state.pending.rstrip(" ")) if name == "newline" else 0
        inner = start + len("![") if name == "image" else 0
        noted.base += inner
        matched = rule(state, False)
        noted.base -= inner
        if matched:
            noted.hide(start - trailing, start)
            note(_Match(noted, state, start, state.tokens[count:]))
        return matched

    return run


@dataclass(frozen=True, slots=True)
class _Match:
    """What a rule took: the source from `start` to `state.pos`, and the tokens that it made."""

    noted: Trace
    state: StateInline
    start: int
    tokens: list[Token]

    def show_all(self) -> None:
        """Notes all that the rule took as visible."""
        self.noted.show(self.start, self.state.pos)


def _note_newline(match: _Match) -> None:
    if match.tokens and match.tokens[-1].type == "hardbreak":
        match.noted.breaks.append(match.noted.base + match.start)
    match.noted.show(match.start, match.start + 1)


def _note_escape(match: _Match) -> None:
    token = match.tokens[-1]
    if token.type == "hardbreak":
        match.noted.breaks.append(match.noted.base + match.start + 1)
        match.noted.show(match.start + 1, match.start + 2)
    else:
        match.noted.show(match.state.pos - len(token.content), match.state.pos)


def _note_backticks(match: _Match) -> None:
    code = match.tokens[-1] if match.tokens else None
    if code is None or code.type != "code_inline":
        match.show_all()
        return
    fence = len(code.markup)
    first, last = match.start + fence, match.state.pos - fence
    # One space is taken off either side of code that has one on both.
    padding = (last - first - len(code.content)) // 2
    match.noted.show(first + padding, last - padding)


def _note_delimiters(match: _Match) -> None:
    end = match.state.pos
    for token in reversed(match.tokens):
        if end <= match.start:
            break
        length = len(token.content)
        end -= length
        match.noted.delimiters.append((token, match.noted.base + end, length))


def _note_link(match: _Match) -> None:
    # Text before the link may have been made a token on the way.
    opened = next(token for token in match.tokens if token.type == "link_open")
    start, end = (match.noted.base + offset for offset in (match.start, match.state.pos))
    match.noted.links.append((start, end, str(opened.attrs.get("href", ""))))


def _note_autolink(match: _Match) -> None:
    match.noted.show(match.start + 1, match.state.pos - 1)
    _note_link(match)


def _note_html(match: _Match) -> None:
    source, start, end = match.state.src, match.start, match.state.pos
    if source[start : start + len(_BREAK_TAG)].lower() != _BREAK_TAG:
        return
    match.noted.tags.append((match.noted.base + start, match.noted.base + end))
    around = source[start - 1 : start] or " ", source[end : end + 1] or " "
    if not any(map(str.isspace, around)):
        match.show_all()


def _note_entity(match: _Match) -> None:
    character = decoded(match.tokens[-1].markup)
    if character is None:
        match.show_all()
    elif character:
        match.noted.show(match.start, match.start + 1)
        match.noted.entities.append((match.noted.base + match.start, match.noted.base + match.state.pos, character))


def _note_nothing(_: _Match) -> None:
    """Nothing: it is not shown."""


def _note_image(match: _Match) -> None:
    """Nothing: the words of an image are noted by the rules that they are parsed with."""


_NOTES: dict[str, Callable[[_Match], None]] = {
    "newline": _note_newline,
    "escape": _note_escape,
    "backticks": _note_backticks,
    "strikethrough": _note_delimiters,
    "emphasis": _note_delimiters,
    "link": _note_link,
    "image": _note_image,
    "autolink": _note_autolink,
    "html_inline": _note_html,
    "entity": _note_entity,
    "note_mark": _note_nothing,
}
