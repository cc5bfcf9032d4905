"""Whether a text with tags in it is HTML or XML, or an article that has some: by how much of it stands in elements.

Markdown may hold HTML, and a text may speak of it. What is between blank lines, in code, or not in an element that is
closed was written to be read; so was a paragraph in which a tag is a word of a sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice

from briefing_tui.reading.kinds import Kind

_HEAD = 20_000
# Of what is not shown no more pieces than this are left out: a page has a hundred.
_MOST_UNSHOWN = 10_000
_UNSHOWN = re.compile(r"<!--|<(script|style)(?:\s[^<>]*+)?>", re.IGNORECASE)
# What closes each, and what is left of it.
_CLOSING = {
    "": (re.compile(r"-->"), ""),
    "script": (re.compile(r"</script\s*+>", re.IGNORECASE), "<script></script>"),
    "style": (re.compile(r"</style\s*+>", re.IGNORECASE), "<style></style>"),
}

# What programs that make pages take off a page.
_FRONT_MATTER = re.compile(r"---[ \t]*+\n(?:(?!---[ \t]*+\n).*+\n)*+---[ \t]*+\n\s*+")
_INSTRUCTIONS = re.compile(r"\s*+(?:<\?[\w-]++(?:[^<>?]|\?(?!>))*+\?>\s*+)*+")
_DECLARED = re.compile(r"<\?xml\s(?:[^<>?]|\?(?!>))*+\?>")
_DOCTYPE = re.compile(r"<!DOCTYPE\s++([\w:-]++)(?:[^<>\[]|\[[^\]]*+\])*+>\s*+", re.IGNORECASE)
_ROOT = re.compile(r"<([A-Za-z_][\w.:-]*+)((?:\s[^<>]*+)?)/?>")
_NEXT_TAG = re.compile(r"\s*+</?[A-Za-z!]")
_NAMESPACE = re.compile(r"\sxmlns(?::[\w.-]++)?\s*+=")
# How many tags of the first element's name are looked at: those of a document are a few.
_MOST_NESTED = 20_000
_FEED_ROOTS = frozenset(("rss", "feed", "rdf:rdf"))

# The elements of HTML that hold what is shown, but those of single words (HTML Living Standard, 4, and HTML 4).
_PARAGRAPHS = frozenset("p h1 h2 h3 h4 h5 h6".split())
_DOCUMENT = frozenset("html head body".split())
# Their end tags may be left out (HTML Living Standard, 13.1.2.4).
_UNCLOSED = frozenset("p li dt dd tr td th thead tbody tfoot option".split()) | _DOCUMENT
_ELEMENTS = (
    _UNCLOSED
    | _PARAGRAPHS
    | frozenset(
        "title script style noscript template article section main header footer nav aside div center address pre "
        "blockquote ul ol dl figure figcaption details summary table caption colgroup form fieldset iframe frameset "
        "font span button select label".split()
    )
)
# Those of single words, which Markdown has as often as HTML.
_PHRASES = frozenset(
    "a abbr audio b bdi bdo big br cite code data del dfn em i img ins kbd mark map object output picture q ruby samp "
    "s small strike strong sub sup time tt u var video wbr".split()
)
_VOID = frozenset("meta link base hr col frame input".split())
_CLOSES_P = _ELEMENTS - {"span", "font", "button", "label", "select", "option"}
_AT_ONCE = frozenset("html head body meta title".split())
_PAGE = re.compile(
    r"^[ \t]*+<(?:!DOCTYPE\s++html\b[^<>]*+|html(?:\s[^<>]*+)?)>\s*+<[A-Za-z!]", re.IGNORECASE | re.MULTILINE
)
_TOKEN = re.compile(
    r"^[ ]{0,3}(?P<fence>```|~~~).*+$"
    r"|(?P<blank>\n[ \t]*+\n\s*+)"
    r"|<[!?][^<>]*+>"
    r"|<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]*+)(?:[\s/][^<>]*+)?>(?P<mentioned>(?=[ ][a-z(]|[,.;:)!?’”\"]))?"
    r"|(?P<words>`[^`\n]*+`|[^\s<`]++)",
    re.MULTILINE,
)
# In Markdown, what is further in after a blank line is code (CommonMark 0.31, 4.4); pages are laid out so.
_CODE_INDENT = ("\t", "    ")
# Of what there is to read in a page, how much is in its elements, and how much at least where it says what it is.
_MARKED_UP, _PAGE_MARKED_UP = 0.9, 0.5
# In a part of a page tags stand close, and words between them: so many tags, one in so many characters of words.
_DENSE_MARKED_UP, _MANY_TAGS, _DENSE = 0.65, 20, 25

_ADVICE = "save the article’s text in a file, or copy it and give -"
_FEED_ADVICE = "open an article in it, save that article’s text in a file, and give the file"


def kind(text: str) -> Kind | None:
    """What a text is in which tags stand, None where it is an article; it begins with what is not white space."""
    front = _FRONT_MATTER.match(text)
    head = _shown(text[front.end() :] if front else text)
    name, attributes, after = _root(head)
    if name in _FEED_ROOTS and (attributes.strip() or _NEXT_TAG.match(after)):
        return Kind("a news feed", _FEED_ADVICE)
    if name and name != "html" and _is_xml(text, head, name, attributes, after):
        return Kind("a list of feeds (OPML)", _FEED_ADVICE) if name == "opml" else Kind("an XML document", _ADVICE)
    declared = name in _AT_ONCE or bool(_PAGE.search(head))
    measure = _Measure(head, cut=len(head) == _HEAD, markdown=not declared)
    dense = head.startswith("<") and measure.is_dense
    if measure.is_page(_PAGE_MARKED_UP if declared else _DENSE_MARKED_UP if dense else _MARKED_UP):
        return Kind("a saved web page (HTML)" if declared else "a part of a web page (HTML)", _ADVICE)
    return None


def _shown(text: str) -> str:
    """The beginning of a text, without comments, scripts and style sheets: however long those are, none is read."""
    parts: list[str] = []
    size = at = 0
    for _ in range(_MOST_UNSHOWN):
        found = _UNSHOWN.search(text, at) if size < _HEAD else None
        if not found:
            break
        end, left = _CLOSING[(found[1] or "").lower()]
        # “<!-->” is a comment as well.
        closed = end.search(text, found.end() if found[1] else found.start() + 2)
        if not closed:
            break
        parts += (text[at : found.start()], left)
        size += found.start() - at
        at = closed.end()
    parts.append(text[at : at + _HEAD])
    return "".join(parts)[:_HEAD].lstrip()


def _root(head: str) -> tuple[str, str, str]:
    """The name of the element that a document begins with, its attributes, and what follows; empty for what is none."""
    start = _after(head, 0)
    if doctype := _DOCTYPE.match(head, start):
        start = _after(head, doctype.end())
    root = _ROOT.match(head, start)
    return (root[1].lower(), root[2], head[root.end() :]) if root else ("", "", "")


def _after(head: str, start: int) -> int:
    """Where the instructions that may stand before an element end."""
    found = _INSTRUCTIONS.match(head, start)
    return found.end() if found else start


def _is_xml(text: str, head: str, name: str, attributes: str, after: str) -> bool:
    """Whether a text that begins with an element is that element: declared, in a namespace, or none of HTML."""
    if _DECLARED.match(head):
        return (doctype := _DOCTYPE.match(head, _after(head, 0))) is None or doctype[1].lower() != "html"
    rest = _behind(text, name)
    if rest:
        return False
    if _NAMESPACE.search(attributes):
        return rest is not None or bool(_NEXT_TAG.match(after))
    return rest is not None and bool(_NEXT_TAG.match(after)) and name not in _ELEMENTS | _VOID | _PHRASES


def _behind(text: str, name: str) -> str | None:
    """What stands behind the first element of that name; None where nothing closes it, or not soon enough."""
    depth = 0
    tags = re.finditer(rf"<(/?){re.escape(name)}(?:\s[^<>]*+)?/?>", text, re.IGNORECASE)
    for tag in islice(tags, _MOST_NESTED):
        depth += 0 if tag[0].endswith("/>") else -1 if tag[1] else 1
        if depth <= 0:
            return text[tag.end() :].strip()
    return None


@dataclass(slots=True)
class _Open:
    """An element that is not closed yet, and how many characters of words are in it: to a blank line, and after it."""

    name: str
    tight: int = 0
    loose: int = 0
    is_loose: bool = False


class _Measure:
    """How many characters of the words of a text stand in elements of HTML, and how many do not."""

    def __init__(self, head: str, *, cut: bool, markdown: bool) -> None:
        self._of_paragraphs = _PARAGRAPHS | _DOCUMENT if markdown else _ELEMENTS
        self._tags = self._inside = self._outside = 0
        self._open: list[_Open] = []
        self._count: Counter[str] = Counter()
        fenced = False
        for token in _TOKEN.finditer(head):
            if token["fence"]:
                fenced = not fenced
            elif fenced:
                self._outside += len(token["words"] or "")
            elif token["blank"]:
                if self._open:
                    self._open[-1].is_loose = not token["blank"].endswith(_CODE_INDENT)
            elif token["name"] and token["mentioned"] is None:
                self._tag(token["name"].lower(), ends=bool(token["end"]))
            elif token["words"]:
                self._read(len(token["words"]))
        while self._open:
            self._close(closed=cut, cut=cut)

    @property
    def is_dense(self) -> bool:
        """Whether tags stand as close as in a page."""
        return self._tags >= _MANY_TAGS and self._tags * _DENSE >= self._inside + self._outside

    def is_page(self, least: float) -> bool:
        """Whether at least such a share is in elements; of one tag alone nobody can tell."""
        return self._tags > 1 and self._inside >= least * (self._inside + self._outside)

    def _read(self, size: int) -> None:
        if not self._open:
            self._outside += size
        elif self._open[-1].is_loose:
            self._open[-1].loose += size
        else:
            self._open[-1].tight += size

    def _tag(self, name: str, *, ends: bool) -> None:
        self._tags += name in _ELEMENTS or name in _VOID
        if name not in _ELEMENTS:
            return
        if ends:
            if self._count[name]:
                while self._open[-1].name != name:
                    self._close(closed=False, cut=True)
                self._close(closed=True, cut=False)
        else:
            last = self._open[-1].name if self._open else ""
            if (last == "p" and name in _CLOSES_P) or (last == name and name in _UNCLOSED):
                self._close(closed=False, cut=False)
            self._count[name] += 1
            self._open.append(_Open(name))

    def _close(self, *, closed: bool, cut: bool) -> None:
        """Ends the last element: by its own tag, or where the text or the element around it ends."""
        last = self._open.pop()
        self._count[last.name] -= 1
        holds = closed or cut or last.name in _UNCLOSED
        self._add(last.tight, inside=holds)
        # What Markdown has between blank lines is its own, save in what holds paragraphs of HTML alone.
        self._add(last.loose, inside=closed and last.name in self._of_paragraphs)

    def _add(self, size: int, *, inside: bool) -> None:
        if inside:
            self._inside += size
        else:
            self._outside += size
