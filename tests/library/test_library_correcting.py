"""Corrections applied to a briefing: what each does, and that the outcome always hangs together."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import jsonschema
import pytest

from briefing_tui.analysis.pipeline import analyse
from briefing_tui.library.change_json import change_from_json, change_to_json
from briefing_tui.library.corrected import Corrected
from briefing_tui.library.correcting import apply
from briefing_tui.model import correction as changes
from briefing_tui.model.briefing import Actor, Briefing, Quote
from briefing_tui.model.codec import from_json, schema, to_json
from briefing_tui.model.correction import ActorRef, Change, Correction, EventRef
from briefing_tui.model.links import link
from briefing_tui.model.selector import Selector, select
from briefing_tui.model.span import Span, hull
from briefing_tui.reading.source import published_on, read, read_text
from briefing_tui.reports.changes import told
from briefing_tui.resources import folder

if TYPE_CHECKING:
    from briefing_tui.analysis.language import Language

STORY = """\
Dock workers in Velm end strike

VELM (Coast Wire) — Dock workers in Velm ended a nine-day strike on Friday after the port agreed to terms.

“We have what we came for,” union leader Mara Kest told Coast Wire. “The cranes will move tonight.”

Port director Jonas Ault said that the agreement would cost 3 million a year. It was signed on 12 March 2021.

Kest thanked Ault. Mayor Lena Brandt called it “a good day” for Velm, and the harbour band played until midnight.
"""


@pytest.fixture(scope="module")
def story(language: Language) -> Briefing:
    return analyse(read_text(STORY), language)


def made(*changed: Change) -> list[Correction]:
    return [Correction(f"{number:08d}-0000", change, "") for number, change in enumerate(changed, start=1)]


def right(briefing: Briefing, *changed: Change) -> Briefing:
    """The briefing after corrections that all fit."""
    corrected = apply(briefing, made(*changed))
    assert corrected.misfits == ()
    consistent(corrected)
    return corrected.briefing


def actor(briefing: Briefing, name: str) -> Actor:
    return next(actor for actor in briefing.actors if actor.name == name)


def words(briefing: Briefing, text: str) -> Selector:
    start = briefing.article.text.index(text)
    return select(briefing.article.text, Span(start, start + len(text)))


def of(briefing: Briefing, quote: Quote) -> Selector:
    return select(briefing.article.text, hull(quote.spans))


def came_for(briefing: Briefing) -> Quote:
    at = briefing.article.text.index("We have what")
    return next(quote for quote in briefing.quotes if any(span.holds(at) for span in quote.spans))


def consistent(corrected: Corrected) -> None:
    """Every id that is referred to exists and is unique, every span lies in the text, JSON and links work."""
    briefing = corrected.briefing
    actors = [actor.id for actor in briefing.actors]
    quotes = [quote.id for quote in briefing.quotes]
    for ids in (actors, quotes, [event.id for event in briefing.timeline]):
        assert len(ids) == len(set(ids))
    assert all(quote.speaker in (None, *actors) for quote in briefing.quotes)
    assert all(set(event.actors) <= set(actors) and set(event.quotes) <= set(quotes) for event in briefing.timeline)
    assert all(actor.mentions for actor in briefing.actors)
    document = to_json(briefing)
    jsonschema.validate(document, schema())
    assert from_json(document) == briefing
    link(briefing)


def test_a_renamed_actor_keeps_the_name_of_the_text_as_another(story: Briefing) -> None:
    found = actor(right(story, changes.RenameActor(ActorRef("Mara Kest"), "Mara Kest-Aune")), "Mara Kest-Aune")
    assert "Mara Kest" in found.aliases
    assert found.corrected
    assert "Mara Kest" in found.reason


def test_another_kind(story: Briefing) -> None:
    assert actor(right(story, changes.RetypeActor(ActorRef("Velm"), "organisation")), "Velm").kind == "organisation"


def test_two_actors_that_are_one_have_all_that_both_had(story: Briefing) -> None:
    kest, ault = actor(story, "Mara Kest"), actor(story, "Jonas Ault")
    after = right(story, changes.MergeActors(ActorRef("Jonas Ault"), ActorRef("Mara Kest")))
    one = actor(after, "Mara Kest")
    assert "Jonas Ault" not in [found.name for found in after.actors]
    assert len(one.mentions) == len(kest.mentions) + len(ault.mentions)
    assert "Jonas Ault" in one.aliases
    spoken = [quote.speaker for quote in story.quotes].count(ault.id)
    assert [q.speaker for q in after.quotes].count(one.id) == [q.speaker for q in story.quotes].count(kest.id) + spoken


def test_a_name_that_is_somebody_elses_leaves_with_what_stands_on_it(story: Briefing) -> None:
    after = right(story, changes.SplitAlias(ActorRef("Mara Kest"), "Kest"))
    alone = actor(after, "Kest")
    assert {mention.span.of(story.article.text) for mention in alone.mentions} == {"Kest"}
    assert all(mention.span.of(story.article.text) != "Kest" for mention in actor(after, "Mara Kest").mentions)


def test_a_quote_is_whose_the_reader_says(story: Briefing) -> None:
    quote = came_for(story)
    after = right(story, changes.SetSpeaker(of(story, quote), ActorRef("Jonas Ault")))
    found = came_for(after)
    assert found.speaker == actor(story, "Jonas Ault").id
    assert (found.source, found.corrected, found.confidence) == (None, True, 1.0)
    assert came_for(right(story, changes.SetSpeaker(of(story, quote), None))).speaker is None


def test_what_is_no_quote_is_gone_from_events_too(story: Briefing) -> None:
    quote = came_for(story)
    after = right(story, changes.NotAQuote(of(story, quote)))
    assert quote.id not in [found.id for found in after.quotes]


def test_a_date_that_the_reader_gives_puts_the_event_in_its_place(story: Briefing) -> None:
    event = story.timeline[0]
    ref = EventRef(select(story.article.text, event.expression), select(story.article.text, event.event))
    after = right(story, changes.SetEventDate(ref, published_on("2031-05", "user")))
    dated = [found for found in after.timeline if found.date.earliest]
    found = dated[-1]
    assert found.id == event.id
    assert (found.date.earliest, found.date.latest, found.date.grain) == ("2031-05-01", "2031-05-31", "month")


def test_an_actor_that_was_missed_is_mentioned_wherever_the_words_stand_whole(story: Briefing) -> None:
    after = right(story, changes.AddActor(words(story, "harbour band"), "Harbour Band", "group"))
    found = actor(after, "Harbour Band")
    assert [mention.span.of(story.article.text) for mention in found.mentions] == ["harbour band"]


def test_a_quote_that_was_missed_takes_the_marks_around_it(story: Briefing) -> None:
    emptied = right(story, *[changes.NotAQuote(of(story, quote)) for quote in story.quotes])
    assert emptied.quotes == ()
    after = right(emptied, changes.AddQuote(words(story, "a good day"), ActorRef("Lena Brandt")))
    assert [quote.spans[0].of(story.article.text) for quote in after.quotes] == ["“a good day”"]
    assert after.quotes[0].kind == "direct"
    assert after.quotes[0].speaker == actor(story, "Lena Brandt").id


def test_an_event_that_was_missed_has_the_time_in_its_words_and_the_actors(story: Briefing) -> None:
    sentence = words(story, "Kest thanked Ault")
    after = right(story, changes.AddEvent(sentence, published_on("2021-03-12", "user")))
    found = next(event for event in after.timeline if event.corrected)
    assert found.date.earliest == "2021-03-12"
    assert set(found.actors) == {actor(story, "Mara Kest").id, actor(story, "Jonas Ault").id}
    dated = right(story, changes.AddEvent(words(story, "It was signed on 12 March 2021."), None))
    assert "2021-03-12" in [event.date.earliest for event in dated.timeline if event.corrected]


def test_a_hidden_actor_leaves_the_quotes_with_the_words_of_the_text(story: Briefing) -> None:
    after = right(story, changes.HideItem("actor", actor=ActorRef("Mara Kest")))
    assert came_for(after).speaker is None
    assert came_for(after).source == came_for(story).source


def test_the_publication_date_is_counted_from_wherever_it_stands_among_corrections(story: Briefing) -> None:
    event = next(event for event in story.timeline if event.expression.of(story.article.text).endswith("Friday"))
    ref = EventRef(select(story.article.text, event.expression), select(story.article.text, event.event))
    given = changes.SetEventDate(ref, published_on("1999-01-01", "user"))
    after = right(story, given, changes.SetPublished(published_on("2021-03-13", "user")))
    assert after.article.published.day == "2021-03-13"
    assert next(found for found in after.timeline if found.id == event.id).date.earliest == "1999-01-01"
    plain = right(story, changes.SetPublished(published_on("2021-03-13", "user")))
    assert next(found for found in plain.timeline if found.id == event.id).date.earliest == "2021-03-12"


@pytest.mark.parametrize(
    ("change", "words_of_reason"),
    [
        (changes.RenameActor(ActorRef("Nobody"), "X"), "no actor “Nobody”"),
        (changes.MergeActors(ActorRef("Mara Kest"), ActorRef("Kest")), "one actor already"),
        (changes.NotAQuote(Selector("“This was never in the text at all”", "", "", 0)), "not in the text"),
        (changes.HideItem("quote"), "does not say which"),
        (changes.SplitAlias(ActorRef("Mara Kest"), "Zebulon"), "not mentioned as"),
    ],
)
def test_what_does_not_fit_changes_nothing_and_says_why(story: Briefing, change: Change, words_of_reason: str) -> None:
    corrected = apply(story, made(change))
    assert corrected.briefing == story
    assert [misfit.correction.change for misfit in corrected.misfits] == [change]
    assert words_of_reason in corrected.misfits[0].reason


def test_a_correction_goes_with_its_words_into_another_version(story: Briefing, language: Language) -> None:
    quote = came_for(story)
    change = changes.SetSpeaker(of(story, quote), ActorRef("Jonas Ault"))
    later = analyse(read_text(STORY.replace("VELM (Coast", "It had rained.\n\nVELM (Coast")), language)
    homes = {"home": story.article.text}
    corrected = apply(later, [Correction("1", change, "", None, "home")], homes)
    assert corrected.misfits == ()
    assert came_for(corrected.briefing).speaker == actor(later, "Jonas Ault").id


def test_any_corrections_in_any_order_leave_a_whole_briefing(language: Language) -> None:
    for name in ("rafah-crossing.txt", "harbour-tunnel.md"):
        briefing, random = analyse(read(folder("seeds") / name), language), Random(7)
        for _ in range(8):
            corrections = made(*(anything(briefing, random) for _ in range(12)))
            corrected = apply(briefing, corrections)
            consistent(corrected)
            last = corrections[-1]
            undone = Correction(last.id, last.change, last.made, "2024")
            assert apply(briefing, [*corrections[:-1], undone]) == apply(briefing, corrections[:-1])


def test_every_correction_comes_back_from_json_and_has_words(language: Language) -> None:
    briefing, random = analyse(read(folder("seeds") / "rafah-crossing.txt"), language), Random(3)
    seen = set()
    for _ in range(200):
        change = anything(briefing, random)
        seen.add(type(change))
        assert change_from_json(change_to_json(change)) == change
        assert told(change)
    assert len(seen) == 14


def anything(briefing: Briefing, random: Random) -> Change:
    """Some correction of some item, or of some words."""
    text = briefing.article.text
    actors, quotes, events = briefing.actors, briefing.quotes, briefing.timeline
    one, other = random.choice(actors), random.choice(actors)
    ref, second = ActorRef(one.name, select(text, one.mentions[0].span)), ActorRef(other.name)
    quote, event = of(briefing, random.choice(quotes)), random.choice(events)
    row = EventRef(select(text, event.expression), select(text, event.event))
    start = random.randrange(len(text) - 60)
    some = select(text, Span(start, start + random.randint(1, 60)))
    date = published_on(random.choice(("2020", "2020-02", "2020-02-03")), "user")
    sentence = select(text, random.choice(briefing.summary).span)
    any_of: list[Change] = [
        changes.RenameActor(ref, random.choice(("Xenia", other.name))),
        changes.RetypeActor(ref, "group"),
        changes.MergeActors(ref, second),
        changes.SplitAlias(ref, random.choice((one.name, *one.aliases))),
        changes.SetSpeaker(quote, random.choice((ref, None))),
        changes.NotAQuote(quote),
        changes.SetEventDate(row, date),
        random.choice(
            [
                changes.HideItem("actor", actor=ref),
                changes.HideItem("event", event=row),
                changes.HideItem("quote", words=quote),
                changes.HideItem("summary", words=sentence),
            ]
        ),
        changes.AddActor(some, "Somebody", "person"),
        changes.AddQuote(some, random.choice((ref, None))),
        changes.AddEvent(some, random.choice((date, None))),
        changes.SetPublished(date),
        changes.SetLanguage("en"),
        changes.SetNarration(random.choice(("news", "history"))),
    ]
    return random.choice(any_of)
