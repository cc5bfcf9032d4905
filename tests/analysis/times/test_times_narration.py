"""Whether an article is told as news or as history, and what that does to dates without a year."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefing_tui.analysis.pipeline import analyse
from briefing_tui.analysis.times.redating import redate
from briefing_tui.library.correcting import apply
from briefing_tui.model.article import Article, Narration, Passage, Published
from briefing_tui.model.correction import Correction, SetNarration, SetPublished
from briefing_tui.model.span import Span
from briefing_tui.reports.wording import notices, publication_day

if TYPE_CHECKING:
    from briefing_tui.analysis.language import Language
    from briefing_tui.model.briefing import Briefing

KNOWN = Published("2023-09-14", "2023-09-14", "2023-09-14", "metadata", 1.0)
HISTORY = (
    "The mill opened in 1871. It burned in 1874, and was built again in 1876. In 1881 the owners sold it. "
    "The buyers closed it in March."
)
NEWS = "The mill opened in 1871. On Monday the owners sold it. The buyers closed it in August."


def briefing_of(language: Language, text: str, narration: Narration | None = None) -> Briefing:
    passage = Passage(Span(0, len(text)), "body")
    return analyse(Article(text, published=KNOWN, passages=(passage,), narration=narration), language)


def dated(briefing: Briefing, words: str) -> str | None:
    (row,) = [row for row in briefing.timeline if words in row.expression.of(briefing.article.text)]
    return row.date.edtf


def correction(change: SetNarration | SetPublished) -> Correction:
    return Correction("00000000-0000-0000-0000-000000000000", change, "2024-01-01T00:00:00Z")


def test_years_by_number_make_history_and_days_at_hand_news(language: Language) -> None:
    history, news = briefing_of(language, HISTORY), briefing_of(language, NEWS)
    assert (history.article.narration, dated(history, "March")) == ("history", "1881-03")
    assert (news.article.narration, dated(news, "August")) == (None, "2023-08")


@pytest.mark.parametrize(
    ("text", "narration", "words", "edtf"),
    [(HISTORY, "news", "March", "2023-03"), (NEWS, "history", "August", "1871-08")],
)
def test_what_the_reader_calls_it_goes_before_what_it_seems(
    language: Language, text: str, narration: Narration, words: str, edtf: str
) -> None:
    briefing = briefing_of(language, text)
    flipped = apply(briefing, [correction(SetNarration(narration))]).briefing
    assert (flipped.article.narration, dated(flipped, words)) == (narration, edtf)
    assert flipped.timeline == briefing_of(language, text, narration).timeline
    assert apply(briefing, []).briefing == briefing


def test_a_new_publication_date_leaves_what_the_reader_called_it(language: Language) -> None:
    later = Published("2024-05-02", "2024-05-02", "2024-05-02", "user", 1.0)
    changes = [correction(SetNarration("news")), correction(SetPublished(later))]
    both = apply(briefing_of(language, HISTORY), changes).briefing
    assert (both.article.narration, dated(both, "March")) == ("news", "2024-03")


def test_dating_anew_looks_again_at_what_nobody_called(language: Language) -> None:
    briefing = briefing_of(language, HISTORY)
    assert redate(briefing, KNOWN) == briefing


def test_history_stands_beside_the_publication_date(language: Language) -> None:
    briefing = briefing_of(language, HISTORY)
    history = briefing.article
    assert publication_day(history) == "14 September 2023 · history"
    assert publication_day(replace(history, narration="news")) == "14 September 2023"
    assert notices(briefing) == ("Told as history: a date without a year is of the year told before it.",)
    assert notices(replace(briefing, article=replace(history, narration="news"))) == ()
