"""Articles with something done to them: cut at marks, letters dropped and doubled, signs of every script put in."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from briefing_tui.analysis.language import Language
from briefing_tui.analysis.pipeline import analyse
from briefing_tui.errors import SourceError
from briefing_tui.model.article import Article
from briefing_tui.model.briefing import Briefing
from briefing_tui.model.codec import from_json, schema, to_json
from briefing_tui.reading.source import Format, read_text

STRIKE = """\
Dock workers in Velm end strike

VELM (Coast Wire) — Dock workers in Velm ended a nine-day strike on Friday, after the port agreed, Mara Kest said.

“We have what we came for,” Kest told Coast Wire. “The cranes will move tonight.” Port director Jonas Ault said that it
would cost 3 million a year.

By Thursday, May 7, 2024, ‘most’ of the 1,200 workers had read the book “The Long Pier” (1998), he added.
"""
HEARING = """\
JUDGE: Where were you between 1914 and 1918?
WITNESS: "At home," she said; 'with my mother's aunt'.
JUDGE: The U.N. Security Council met in the early 1990s, didn't it?
WITNESS: I don't know, it's 30 years ago.
"""
BRIEFING = """\
## Actors
- **Ines Falk** – mayor of Orm, 45 years old
- Orm Council: the town's council

## Timeline
- 12 March 2021: the bridge fell
- two days later, the ferry sailed

## Quotes
> “It fell,” she said.

— Ines Falk, mayor
"""
ARTICLES = (STRIKE, HEARING, BRIEFING)
# Signs that divide, close, shorten, join or turn round what stands beside them, of many scripts.
SIGNS = (
    *"“”\"'‘’«»„`([{<>)]}–—-…:;,.!?/\\|*_#~@&%$ \t\nIßﬁİ",
    *"\u00a0\u200b\u200d\u2028\ufeff\u0301\u0308\u202e\u05d0\u0639\u4e2d\U0001f600",
    "\U0001f469\u200d\U0001f467", "e\u0301\u0323", "\r\n", "\n\n", "``", "''", "--",
)  # fmt: skip
WORDS = (
    " said ", " he said, ", "according to ", " per ", " told ", "A: ", "May 1, ", "2024-", "1914–18", "two million ",
    " years ago", "the end of ", "3rd ", "9:30 p.m. ", " BC", "the book ", "Mr. ", " of the ", "its ", " U.S. ", "who ",
    " million million million million", "Friday night ", "half a century ", "Q3 ", " or 2 or 3 ", "’80s ", "St. ",
    " v ", "5-4 ", "(Reuters) — ", "- ", "said: “", "0" * 40, "http://a.b/c?d=e ", "\u0661\u0662", "²",
)  # fmt: skip
LONG = (
    *(sign * 600 for sign in "“\"'([.-1A \n"),
    "7" * 5000, "1," * 300 + "000", "“x,” he said, " * 40,
)  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """An article with up to eight changes, or any text at all."""
    if draw(st.integers(0, 9)) == 0:
        return draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
    text = draw(st.sampled_from(ARTICLES))
    if draw(st.booleans()):
        start = draw(st.integers(0, len(text) - 1))
        text = text[start : start + draw(st.integers(1, 120))]
    for _ in range(draw(st.integers(0, 8))):
        text = draw(_change(text))
    return text


@st.composite
def _change(draw: st.DrawFn, text: str) -> str:
    at = draw(st.integers(0, len(text)))
    kind: str = draw(st.sampled_from(("put", "put", "word", "drop", "double", "turn", "end", "start", "cut", "long")))
    marks = [i for i, sign in enumerate(text) if sign in "“”\"'‘’«»"]
    if kind == "cut" and marks:
        last: int = draw(st.sampled_from(marks)) + draw(st.integers(0, 1))
        return text[:last]
    sign: str = draw(st.sampled_from({"word": WORDS, "long": LONG}.get(kind, SIGNS)))
    if kind == "end":
        return text + sign
    if kind == "start":
        return sign + text
    if kind == "drop":
        return text[:at] + text[at + draw(st.integers(1, 20)) :]
    if kind == "double":
        return text[:at] + text[at : at + draw(st.integers(1, 20))] + text[at:]
    if kind == "turn":
        end = at + draw(st.integers(1, 40))
        turned: str = draw(st.sampled_from((str.upper, str.lower, str.title, str.swapcase)))(text[at:end])
        return text[:at] + turned + text[end:]
    return text[:at] + sign + text[at:]


def briefing_of(text: str, language: Language, form: Format = "text", published: str | None = None) -> Briefing | None:
    """The briefing of a text, all that every briefing promises asserted; None where there is nothing to read."""
    try:
        article = read_text(text, format=form, published=published, language="en")
    except SourceError:
        return None
    briefing = analyse(article, language)
    document: dict[str, Any] = to_json(briefing)
    VALIDATOR.validate(document)
    assert to_json(from_json(document)) == document
    _assert_sliceable(briefing.article, briefing)
    return briefing


VALIDATOR = Draft202012Validator(schema())


def _assert_sliceable(article: Article, briefing: Briefing) -> None:
    """Every span lies inside the text and holds words, and what is told in text order is."""
    rows = [
        [passage.span for passage in article.passages],
        list(article.sentences),
        [sentence.span for sentence in briefing.summary],
        [time.span for time in briefing.times],
        *([mention.span for mention in actor.mentions] for actor in briefing.actors),
        *(list(quote.spans) for quote in briefing.quotes),
        [quote.spans[0] for quote in briefing.quotes],
    ]
    single = [
        *(span for quote in briefing.quotes for span in (quote.source, quote.cue) if span is not None),
        *(span for event in briefing.timeline for span in (event.expression, event.event)),
    ]
    for spans in rows:
        assert spans == sorted(spans)
    # Whatever is listed is found in the text.
    assert all(actor.mentions for actor in briefing.actors)
    for span in [*single, *(span for spans in rows for span in spans)]:
        assert span.end <= len(article.text)
        assert span.of(article.text)
    for apart in (rows[0], rows[1], rows[3]):
        assert all(one.end <= two.start for one, two in pairwise(apart))
