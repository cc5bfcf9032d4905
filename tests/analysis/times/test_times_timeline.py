"""The rows of the timeline: what is dated, by which words, in which order."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing_tui.analysis.pipeline import analyse
from briefing_tui.analysis.times.expressions import find_expressions
from briefing_tui.analysis.times.redating import redate
from briefing_tui.analysis.times.resolution import resolve
from briefing_tui.analysis.times.timeline import build_timeline
from briefing_tui.model.article import Article, Passage, Published, Role
from briefing_tui.model.briefing import Actor, Briefing, Engine, Event, EventDate, Mention, Quote
from briefing_tui.model.span import Span
from briefing_tui.reading.source import read
from briefing_tui.resources import folder

if TYPE_CHECKING:
    from briefing_tui.analysis.language import Language

KNOWN = Published("2019-06-12", "2019-06-12", "2019-06-12", "metadata", 1.0)
SEEDS = sorted(seed for seed in folder("seeds").iterdir() if seed.suffix in (".md", ".txt"))
STORY = (
    "On Monday, miners blocked the road to the port.\n\n"
    "Troops had seized the radio station on May 30. A day earlier, the cabinet resigned.\n\n"
    "“We will stay,” Anna Berg told reporters on Tuesday.\n\n"
    "The blockade, which may last two months, is now in its third week."
)


def article_of(text: str, published: Published = KNOWN, role: Role = "body") -> Article:
    passages, start = [], 0
    for block in text.split("\n\n"):
        passages.append(Passage(Span(start, start + len(block)), role))
        start += len(block) + 2
    return Article(text, published=published, passages=tuple(passages))


def rows(
    language: Language, article: Article, actors: tuple[Actor, ...] = (), quotes: tuple[Quote, ...] = ()
) -> tuple[Event, ...]:
    parsed = language.parse(article)
    parsed = replace(parsed, article=replace(article, sentences=parsed.sentences()))
    return build_timeline(parsed, resolve(article, find_expressions(article)), actors, quotes)


def test_rows_are_in_order_of_date_and_numbered_so(language: Language) -> None:
    found = rows(language, article_of(STORY))
    assert [(row.id, row.date.earliest) for row in found] == [
        ("e1", "2019-05-29"),
        ("e2", "2019-05-30"),
        ("e3", "2019-06-10"),
        ("e4", "2019-06-11"),
    ]


def test_a_row_holds_the_clause_of_the_verb_that_governs_its_date(language: Language) -> None:
    monday = rows(language, article_of(STORY))[2]
    assert "miners blocked the road" in monday.event.of(STORY)
    assert "governed by ‘blocked’" in monday.reason


def test_lengths_ages_and_words_for_the_present_are_no_rows(language: Language) -> None:
    text = "The 45-year-old pact is now void. Talks take two weeks every year."
    assert rows(language, article_of(text)) == ()


def test_a_noun_that_tells_an_event_can_be_what_is_dated(language: Language) -> None:
    text = "The minister defended the army's attack last week on the harbour."
    (row,) = rows(language, article_of(text))
    assert "attack last week" in row.event.of(text)


def test_the_date_of_a_report_is_told_from_that_of_what_it_reports(language: Language) -> None:
    text = "The union has rejected the offer, local papers reported last week.\n\nMiners walked out on Monday."
    report, walkout = rows(language, article_of(text))
    assert (report.report, walkout.report) == (True, False)
    assert "rejected the offer" in report.event.of(text)
    assert "papers reported" in report.event.of(text)


def test_the_ends_of_a_stretch_make_one_row(language: Language) -> None:
    text = "The fair ran from May 6 to May 9, 2011."
    (row,) = rows(language, article_of(text))
    assert (row.date.earliest, row.date.latest) == ("2011-05-06", "2011-05-09")
    assert row.expression.of(text) == "May 6 to May 9, 2011"


def test_a_span_between_two_years_makes_one_row(language: Language) -> None:
    text = "The club won nine cups between 1994 and 2008."
    (row,) = rows(language, article_of(text))
    assert (row.date.earliest, row.date.latest) == ("1994-01-01", "2008-12-31")


def test_words_quoted_come_with_their_marks(language: Language) -> None:
    text = "“We will hold the line,” the mayor told reporters on Tuesday."
    (row,) = rows(language, article_of(text))
    assert row.event.of(text).startswith("“We will hold the line,”")
    assert row.report


def test_a_long_quotation_is_left_out_of_the_row_of_its_telling(language: Language) -> None:
    said = " and ".join(f"we will mend bridge {number} over the river" for number in range(1, 9))
    text = f"“Then {said},” the mayor told reporters on Tuesday."
    (row,) = rows(language, article_of(text))
    assert row.event.of(text) == "the mayor told reporters on Tuesday"


def test_a_relative_clause_comes_with_the_noun_that_it_is_about(language: Language) -> None:
    text = "The firm fears for the dam that burst in 2004."
    (row,) = rows(language, article_of(text))
    assert row.event.of(text) == "The firm fears for the dam that burst in 2004"


def test_an_infinitive_comes_with_the_verb_that_carries_it(language: Language) -> None:
    text = "The council plans to close the bridge in March."
    (row,) = rows(language, article_of(text))
    assert row.event.of(text) == "The council plans to close the bridge in March"


def test_a_year_alone_in_its_line_is_no_row(language: Language) -> None:
    assert rows(language, article_of("(2012)")) == ()


def test_a_caption_says_that_it_is_one(language: Language) -> None:
    text = "Miners gather in Kiruna, Sweden on March 21, 2018."
    (row,) = rows(language, article_of(text, role="caption"))
    assert row.reason.startswith("photo caption")


def test_a_date_line_is_no_row(language: Language) -> None:
    assert rows(language, article_of("Sunday, January 20, 2008", role="byline")) == ()


def test_without_a_publication_date_rows_stand_last_in_text_order(language: Language) -> None:
    text = "Miners met on Friday. They struck on Monday. The pit had opened in 1951."
    found = rows(language, article_of(text, Published()))
    assert [row.expression.of(text) for row in found] == ["1951", "Friday", "Monday"]
    assert [row.date.certainty for row in found] == ["explicit", "unresolved", "unresolved"]


def test_a_date_that_its_own_sentence_contradicts_is_flagged(language: Language) -> None:
    text = "Envoys presented the plan on June 4, following the army's advance last week."
    conflicts = {row.expression.of(text): row.date.conflict for row in rows(language, article_of(text))}
    assert conflicts["June 4"] is None
    assert "2019-06-04" in (conflicts["last week"] or "")


def test_no_conflict_is_seen_where_the_dates_agree_with_the_order(language: Language) -> None:
    text = "Envoys presented the plan on June 11, following the army's advance last week."
    assert [row.date.conflict for row in rows(language, article_of(text))] == [None, None]


def test_actors_and_quotes_of_the_sentence_are_linked(language: Language) -> None:
    name, quoted = STORY.index("Anna Berg"), STORY.index("“We")
    actor = Actor(
        "a1", "Anna Berg", "person", None, (), 1.0, (Mention(Span(name, name + 9), "name", 1.0),), 1.0, "named"
    )
    quote = Quote("q1", "direct", (Span(quoted, quoted + 15),), "a1", None, None, 1.0, "told")
    tuesday = rows(language, article_of(STORY), (actor,), (quote,))[3]
    assert (tuesday.actors, tuesday.quotes) == (("a1",), ("q1",))


def briefing_of(language: Language, published: Published = KNOWN) -> Briefing:
    article = article_of(STORY, published)
    times = resolve(article, find_expressions(article))
    timeline = build_timeline(language.parse(article), times, (), ())
    engine = Engine("briefing-tui", "0", "none")
    return Briefing("b", engine, article, times=tuple(time.time for time in times), timeline=timeline)


def test_redating_to_the_same_date_changes_nothing(language: Language) -> None:
    briefing = briefing_of(language)
    assert redate(briefing, KNOWN) == briefing


def test_redating_moves_what_rests_on_publication_and_keeps_the_ids(language: Language) -> None:
    before = briefing_of(language, Published())
    after = redate(before, KNOWN)
    assert {row.id: row.expression for row in after.timeline} == {row.id: row.expression for row in before.timeline}
    assert [row.date.earliest for row in after.timeline] == ["2019-05-29", "2019-05-30", "2019-06-10", "2019-06-11"]
    assert after.times == briefing_of(language).times


@pytest.mark.parametrize("seed", SEEDS, ids=[seed.name for seed in SEEDS])
def test_redating_gives_what_analysing_with_the_date_would(language: Language, seed: Path) -> None:
    day = "2019-11-02"
    published = Published(day, day, day, "user", 1.0)
    article = read(seed)
    direct = analyse(replace(article, published=published), language)
    redated = redate(analyse(replace(article, published=Published()), language), published)
    assert redated.times == direct.times
    assert dates_of(redated) == dates_of(direct)


def dates_of(briefing: Briefing) -> list[tuple[Span, Span, EventDate]]:
    return [(row.expression, row.event, row.date) for row in briefing.timeline]


def test_a_row_is_its_sentence_with_what_is_said_in_it(language: Language) -> None:
    text = "Clerk Ana Roth told the paper on Tuesday that the vault had been empty for years."
    (row,) = rows(language, article_of(text))
    assert row.event.of(text) == text.rstrip(".")


def test_a_noun_that_is_dated_takes_the_verb_of_its_sentence(language: Language) -> None:
    text = "In a 2003 interview with the Post, the singer compared the ban to a siege."
    (row,) = rows(language, article_of(text))
    assert "the singer compared the ban" in row.event.of(text)


def test_a_joined_clause_with_a_date_of_its_own_is_a_row_of_its_own(language: Language) -> None:
    text = "The mill closed in 2003, and the town bought the land in 2007."
    first, second = rows(language, article_of(text))
    assert first.event.of(text) == "The mill closed in 2003"
    assert second.event.of(text) == "the town bought the land in 2007"


def test_in_a_long_sentence_side_clauses_at_the_edge_are_left_out(language: Language) -> None:
    aside = "who had " + " and ".join(
        f"painted the {thing} of the old town" for thing in ("gate", "walls", "towers", "barns")
    )
    text = f"On Monday the council of the city by the river gave its yearly prize for the arts to Ida Holm, {aside}."
    text += " " + "Nobody else had asked for it and the hall was full."
    (row,) = rows(language, article_of(text))
    assert row.event.of(text).startswith("On Monday the council")
    assert len(row.event.of(text).split()) <= 30


def test_years_in_a_list_are_rows_of_their_own_and_no_stretch(language: Language) -> None:
    text = "The driver won the cup in 2001, 2002 and 2005."
    assert [row.date.edtf for row in rows(language, article_of(text))] == ["2001", "2002", "2005"]


def actor(ident: str, name: str, *mentions: Mention) -> Actor:
    return Actor(ident, name, "person", None, (), 0.5, mentions, 0.9, "")


def test_the_actor_that_a_pronoun_stands_for_is_the_subject_of_the_row(language: Language) -> None:
    text = "Ana Roth runs the bank. She opened the vault on Monday."
    place = text.index("She")
    sure = Mention(Span(place, place + 3), "pronoun", 0.9)
    named = actor("a1", "Ana Roth", Mention(Span(0, 8), "name", 0.9), sure)
    (row,) = rows(language, article_of(text), (named,))
    assert row.subject == "a1"
    doubtful = replace(named, mentions=(named.mentions[0], replace(sure, confidence=0.5)))
    (row,) = rows(language, article_of(text), (doubtful,))
    assert row.subject is None


def test_a_row_that_names_its_actor_has_no_subject_beside_it(language: Language) -> None:
    text = "Ana Roth said on Monday that she had opened the vault."
    place = text.index("she")
    mentions = Mention(Span(0, 8), "name", 0.9), Mention(Span(place, place + 3), "pronoun", 0.9)
    (row,) = rows(language, article_of(text), (actor("a1", "Ana Roth", *mentions),))
    assert row.subject is None


def test_i_in_a_quote_is_its_speaker(language: Language) -> None:
    text = "“I left the firm in 2014,” Ana Roth said."
    named = actor("a1", "Ana Roth", Mention(Span(27, 35), "name", 0.9))
    quote = Quote("q1", "direct", (Span(0, 26),), "a1", Span(27, 35), Span(36, 40), 0.95, "")
    (row,) = rows(language, article_of(text), (named,), (quote,))
    assert row.subject is None or "Ana Roth" not in row.event.of(text)


def test_two_dates_of_which_one_holds_the_other_make_one_row(language: Language) -> None:
    text = "In the storm of 1987 the pier was lost on October 16, 1987."
    (row,) = rows(language, article_of(text))
    assert row.date.edtf == "1987-10-16"


def test_what_is_so_today_and_a_year_that_measures_are_no_rows(language: Language) -> None:
    text = "We have peace in the valley today. Prices fell by a tenth of 1990 levels."
    assert rows(language, article_of(text)) == ()


def test_a_report_keeps_all_that_is_said_in_it(language: Language) -> None:
    text = (
        "The harbour council could sell the ferry, but only if it can be convinced that the price is good, "
        "Sen. Ada Moor (R-Ohio) told the Ledger on Thursday."
    )
    (row,) = rows(language, article_of(text))
    assert row.event.of(text) == text.rstrip(".")
