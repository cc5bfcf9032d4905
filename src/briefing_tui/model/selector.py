"""Words of a text kept in such a way that they can be found again in another version of it.

The two selectors of the W3C Web Annotation Data Model (2017) in one: TextQuoteSelector (the words and what stands
around them) and TextPositionSelector (where they stood).
"""

from __future__ import annotations

from dataclasses import dataclass

from briefing_tui.model.span import Span

# Code points of context kept on each side; less than that at the ends of a text.
CONTEXT = 64


@dataclass(frozen=True, slots=True)
class Selector:
    """The words `exact`, what stood right before and after them, and the offset at which they started."""

    exact: str
    prefix: str
    suffix: str
    start: int

    @property
    def span(self) -> Span:
        """Where the words stood in the text that they were taken from."""
        return Span(self.start, self.start + len(self.exact))


def select(text: str, span: Span) -> Selector:
    """The words of `text` that `span` covers, with their context."""
    before = text[max(0, span.start - CONTEXT) : span.start]
    return Selector(span.of(text), before, text[span.end : span.end + CONTEXT], span.start)
