"""Highlights merged over a paragraph."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing_tui.model.article import Article, Passage
from briefing_tui.model.span import Span
from briefing_tui.tui.article.layers import Layer, runs
from briefing_tui.tui.article.layout import Shown, shown

SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)).map(lambda at: Span(at[0], at[0] + at[1])))


def paragraph(text: str, markup: tuple[Span, ...] = ()) -> Shown:
    return shown(Article(text, passages=(Passage(Span(0, len(text)), "body"),), markup=markup))[0]


def test_text_is_cut_where_a_highlight_begins_or_ends() -> None:
    layers = (Layer.of([Span(4, 9)]), Layer.of([Span(6, 12)]))
    assert runs(paragraph("The ferry left"), layers) == ((0, 4, 0), (4, 6, 1), (6, 9, 3), (9, 12, 2), (12, 14, 0))


def test_spans_of_a_layer_may_overlap_and_come_in_any_order() -> None:
    assert Layer.of([Span(8, 12), Span(0, 3), Span(2, 5), Span(9, 10)]) == Layer((0, 8), (5, 12))


def test_markup_inside_a_span_is_not_shown_and_does_not_cut_it() -> None:
    text = "The *ferry* left"
    layer = Layer.of([Span(0, len("The *ferry*"))])
    assert runs(paragraph(text, (Span(4, 5), Span(10, 11))), (layer,)) == ((0, 9, 1), (9, 14, 0))


def test_a_highlight_of_a_letter_takes_its_accent_with_it() -> None:
    assert runs(paragraph("cafe\u0301s"), (Layer.of([Span(3, 4)]),)) == ((0, 3, 0), (3, 5, 1), (5, 6, 0))


def test_spans_of_other_paragraphs_do_not_show() -> None:
    assert runs(paragraph("The ferry left"), (Layer.of([Span(14, 20), Span(100, 200)]),)) == ((0, 14, 0),)


@given(st.lists(SPANS, min_size=1, max_size=4))
def test_every_character_has_the_layers_that_cover_it(layers: list[list[Span]]) -> None:
    text = "The ferry left the pier at noon, and nobody was there to see."
    found = runs(paragraph(text), [Layer.of(spans) for spans in layers])
    assert "".join(text[start:end] for start, end, _ in found) == text
    for start, end, mask in found:
        for offset in range(start, end):
            assert [mask >> n & 1 for n in range(len(layers))] == [
                any(span.holds(offset) for span in spans) for spans in layers
            ]
