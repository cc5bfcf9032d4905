"""A written briefing's own sections are its author's truth, and told apart from what was extracted."""

from __future__ import annotations

import pytest

from briefing_tui.analysis.language import Language
from briefing_tui.analysis.pipeline import analyse
from briefing_tui.model.briefing import Briefing
from briefing_tui.reading.source import read_text

TEXT = """---
title: The mill at Orrowby
date: 2030-06-14
---

# The mill at Orrowby

## 1. Key points

- The mill closes at the end of June.
- The town may buy it for one pound.

## 👥 Who's who

- **Hester Vane** – owner of the mill since 2011
- **Office of Rivers and Locks**, the regulator
- **The Friends of the Wheel**, which has 2,300 members

## What they're saying

- Hester Vane: “I am tired, and the wheel is not.”

## Timeline

- **3 May 2011** – Vane buys the mill.
- **June 2029** – The wheel stops for the first time.

## The last summer

The Office of Rivers and Locks said on Monday that the weir was safe. Vane told her neighbours that she would stay in
Orrowby whatever happened to the mill, and that she had been offered a boat.
"""


@pytest.fixture(scope="module")
def authored(language: Language) -> Briefing:
    return analyse(read_text(TEXT, format="markdown"), language)


def test_the_authors_points_are_in_the_summary_and_say_so(authored: Briefing) -> None:
    points = [s for s in authored.summary if s.reason == "in the author’s own summary"]
    text = authored.article.text
    assert [p.span.of(text) for p in points] == [
        "The mill closes at the end of June.",
        "The town may buy it for one pound.",
    ]
    others = [s for s in authored.summary if s not in points]
    assert others
    assert all("near the start of the story" in s.reason for s in others)
    assert [s.id for s in authored.summary] == [f"s{n}" for n in range(1, len(authored.summary) + 1)]


def test_every_listed_actor_is_there_under_the_authors_name(authored: Briefing) -> None:
    listed = {actor.name: actor for actor in authored.actors if "listed by the author" in actor.reason}
    assert set(listed) == {"Hester Vane", "Office of Rivers and Locks", "Friends of the Wheel"}
    assert listed["Hester Vane"].role == "owner of the mill since 2011"
    assert listed["Office of Rivers and Locks"].role == "the regulator"
    assert listed["Friends of the Wheel"].role is None


def test_a_listed_name_is_not_taken_apart(authored: Briefing) -> None:
    office = next(actor for actor in authored.actors if actor.name == "Office of Rivers and Locks")
    assert len([m for m in office.mentions if m.form == "name"]) == 2
    assert not any(actor.name in ("Locks", "Rivers", "Office of Rivers") for actor in authored.actors)
    assert len({actor.id for actor in authored.actors}) == len(authored.actors)


def test_quotes_of_the_authors_section_say_so(authored: Briefing) -> None:
    names = {actor.id: actor.name for actor in authored.actors}
    quote = next(q for q in authored.quotes if "quoted in the author’s own section" in q.reason)
    assert quote.speaker is not None
    assert names[quote.speaker] == "Hester Vane"


def test_the_authors_timeline_gives_one_row_an_item_in_its_own_words(authored: Briefing) -> None:
    rows = [event for event in authored.timeline if event.reason == "in the author’s own timeline"]
    text = authored.article.text
    assert [(r.date.earliest, r.date.grain, r.event.of(text)) for r in rows] == [
        ("2011-05-03", "day", "Vane buys the mill."),
        ("2029-06-01", "month", "The wheel stops for the first time."),
    ]
    days = [event.date.earliest or event.date.latest for event in authored.timeline]
    known = [day for day in days if day]
    assert known == sorted(known)


def test_an_article_without_such_sections_is_left_as_it_is(language: Language) -> None:
    made = analyse(
        read_text("# Summary\n\nThe weir at Orrowby was opened by the mayor today.", format="markdown"), language
    )
    assert all("author" not in sentence.reason for sentence in made.summary)


@pytest.mark.parametrize("name", ["“The Wheel” Trust", "(Hester) Vane", "-(Orm", "£10 Club"])
def test_a_listed_actor_stands_in_the_text_whatever_its_name_begins_with(name: str, language: Language) -> None:
    text = f"The mill closed.\n\n## Actors\n\n- {name}: owner of it\n\n## Timeline\n\n- 3 May 2011: the sale"
    briefing = analyse(read_text(text, format="markdown", language="en"), language)
    assert briefing.actors
    assert all(actor.mentions for actor in briefing.actors)
