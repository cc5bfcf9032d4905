"""Articles as they travel with notes: taken in only where all of their parts fit their text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import pairwise

from briefing_tui.addresses import openable, web_address
from briefing_tui.errors import ContractError
from briefing_tui.model.article import Article
from briefing_tui.model.codec import article_from_json
from briefing_tui.model.span import Span


def article_of(value: object) -> Article:
    """The article that the contract's JSON object of one describes, as it was read; raises ValueError when it is none.

    Addresses that may not be opened are left out.
    """
    if not isinstance(value, dict):
        raise ValueError("“article” is not an object")
    try:
        article = article_from_json(value)
    except ContractError as error:
        raise ValueError(str(error)) from error
    if not article.text.strip() or not article.passages:
        raise ValueError("“article” has no words to show")
    _check_spans(article)
    _check_date(article)
    return replace(
        article,
        url=web_address(article.url),
        links=tuple(link for link in article.links if openable(link.url)),
        sentences=(),
        language=None,
    )


def _check_spans(article: Article) -> None:
    spans = [span for _, found in _parts(article) for span in found]
    if any(span.end > len(article.text) for span in spans):
        raise ValueError("“article” has a part that ends after its text")
    for name, found in _parts(article):
        if name != "evidence" and any(one.end > other.start for one, other in pairwise(found)):
            raise ValueError(f"“{name}” of “article” are not in the order of the text, or overlap")


def _parts(article: Article) -> Iterable[tuple[str, list[Span]]]:
    yield "passages", [passage.span for passage in article.passages]
    yield "markup", list(article.markup)
    yield "links", [link.span for link in article.links]
    yield "evidence", list(article.published.evidence)


def _check_date(article: Article) -> None:
    published = article.published
    try:
        known = [date.fromisoformat(day) for day in (published.earliest, published.latest) if day is not None]
    except ValueError:
        raise ValueError("“published” of “article” is not a date") from None
    if len(known) == 1 or known != sorted(known) or bool(known) == (published.origin == "unknown"):
        raise ValueError("“published” of “article” is not a date")
