"""Spans that overlap a span, found without looking at all of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing_tui.model.overlaps import Overlaps
from briefing_tui.model.span import Span

spans = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda ends: Span(min(ends), max(ends)))


@given(st.lists(spans, max_size=12), spans)
def test_they_are_those_that_a_look_at_each_one_gives(given_spans: list[Span], asked: Span) -> None:
    assert Overlaps(given_spans).of(asked) == [at for at, span in enumerate(given_spans) if span.overlaps(asked)]
