"""Spans, what is visible of them, and the paragraphs and sentences of an article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_tui.model.article import Article, Passage, Published, Role
from briefing_tui.model.span import Span, hull
from briefing_tui.model.visible import visible


def article(*parts: tuple[str, Role], between: str = "\n\n") -> Article:
    """An article of passages with `between` after each but the last."""
    text, passages = "", []
    for words, role in parts:
        text += between if text else ""
        passages.append(Passage(Span(len(text), len(text) + len(words)), role))
        text += words
    return Article(text, passages=tuple(passages))


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_never_runs_backwards(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


def test_a_span_holds_its_start_and_not_its_end() -> None:
    span = Span(2, 4)
    assert [span.holds(offset) for offset in (1, 2, 3, 4)] == [False, True, True, False]
    assert len(span) == 2
    assert span.of("abcdef") == "cd"


def test_spans_that_only_touch_do_not_overlap() -> None:
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 4).overlaps(Span(3, 5))
    assert Span(0, 5).covers(Span(3, 5))
    assert not Span(0, 4).covers(Span(3, 5))


def test_a_hull_covers_all_and_needs_one() -> None:
    assert hull((Span(4, 6), Span(1, 2))) == Span(1, 6)
    with pytest.raises(ValueError, match="empty"):
        hull(())


def test_paragraphs_are_numbered_over_what_is_read_and_not_over_titles() -> None:
    read = article(("Harbour reopens", "title"), ("By Ann Lee", "byline"), ("One.", "body"), ("Later", "heading"),
                   ("A boat in Oslo, 3 May 2021.", "caption"), ("Two.", "body"))  # fmt: skip
    assert [paragraph.label for paragraph in read.paragraphs] == ["title", "byline", "¶1", "heading", "¶2", "¶3"]


def test_a_dateline_and_the_text_that_it_opens_are_one_paragraph() -> None:
    read = article(("OSLO —", "dateline"), ("The port reopened.", "body"), between=" ")
    (paragraph,) = read.paragraphs
    assert paragraph.span == Span(0, len(read.text))
    assert paragraph.role == "body"
    assert paragraph.number == 1


def test_a_dateline_on_a_line_of_its_own_is_a_paragraph_of_its_own() -> None:
    read = article(("OSLO", "dateline"), ("The port reopened.", "body"))
    assert [paragraph.role for paragraph in read.paragraphs] == ["dateline", "body"]


def test_an_offset_between_paragraphs_belongs_to_the_one_before() -> None:
    read = article(("One.", "body"), ("Two.", "body"))
    assert [read.paragraph_at(offset) for offset in (0, 3, 4, 5, 6, 99)] == [0, 0, 0, 0, 1, 1]


def test_an_article_without_paragraphs_has_none_to_give() -> None:
    with pytest.raises(ValueError, match="no paragraphs"):
        Article("").paragraph_at(0)


def test_a_sentence_is_found_by_any_of_its_offsets() -> None:
    read = Article("One. Two.", sentences=(Span(0, 4), Span(5, 9)))
    assert [read.sentence_at(offset) for offset in (0, 3, 4, 5, 9)] == [Span(0, 4), Span(0, 4), None, Span(5, 9), None]


def test_a_publication_date_is_a_day_only_when_both_ends_agree() -> None:
    assert Published("2021-05-04", "2021-05-04").day == "2021-05-04"
    assert Published("2021-05-01", "2021-05-31").day is None
    assert Published().day is None


def test_markup_is_left_out_and_line_breaks_become_blanks() -> None:
    text = "The *old*\nport"
    shown = visible(Article(text, markup=(Span(4, 5), Span(8, 9))), Span(0, len(text)))
    assert shown.text == "The old port"
    assert shown.span(4, 7).of(text) == "old"
    assert shown.span(0, 7).of(text) == "The *old"
    assert shown.end == len(text)


def test_a_run_of_markup_alone_shows_nothing() -> None:
    shown = visible(Article("****", markup=(Span(0, 4),)), Span(0, 4))
    assert shown.text == ""
    assert shown.span(0, 0) == Span(0, 0)
    assert shown.position(2) == 0


@st.composite
def marked(draw: st.DrawFn) -> tuple[Article, Span]:
    """An article with markup anywhere, and a run of it."""
    text = draw(st.text(alphabet="ab *\n\t“é😀", max_size=40))
    hidden = draw(st.sets(st.integers(0, max(0, len(text) - 1)))) if text else set()
    markup: list[Span] = []
    for offset in sorted(hidden):
        if markup and markup[-1].end == offset and draw(st.booleans()):
            markup[-1] = Span(markup[-1].start, offset + 1)
        else:
            markup.append(Span(offset, offset + 1))
    ends = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
    return Article(text, markup=tuple(markup)), Span(*ends)


@given(marked())
def test_every_visible_character_leads_to_its_place_in_the_source_and_back(case: tuple[Article, Span]) -> None:
    source, span = case
    shown = visible(source, span)
    hidden = {offset for skipped in source.markup for offset in range(skipped.start, skipped.end)}
    offsets = [offset for offset in range(span.start, span.end) if offset not in hidden]
    assert [shown.offset(position) for position in range(len(shown.text))] == offsets
    assert [shown.position(offset) for offset in offsets] == list(range(len(shown.text)))
    assert shown.text == "".join(" " if source.text[at] in "\n\t" else source.text[at] for at in offsets)
    assert shown.offset(len(shown.text)) == shown.end == (offsets[-1] + 1 if offsets else span.start)


@given(marked(), st.data())
def test_a_hidden_offset_leads_to_the_next_visible_character(case: tuple[Article, Span], data: st.DataObject) -> None:
    source, span = case
    shown = visible(source, span)
    offset = data.draw(st.integers(span.start, span.end))
    offsets = [shown.offset(position) for position in range(len(shown.text))]
    assert shown.position(offset) == sum(each < offset for each in offsets)


@given(marked(), st.data())
def test_a_visible_run_and_its_source_span_start_and_end_on_the_same_characters(
    case: tuple[Article, Span], data: st.DataObject
) -> None:
    source, span = case
    shown = visible(source, span)
    start = data.draw(st.integers(0, len(shown.text)))
    end = data.draw(st.integers(start, len(shown.text)))
    found = shown.span(start, end)
    assert visible(source, found).text == shown.text[start:end]
