"""The timeline on the screen: its axis, its cursor, and what leads from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from rich.cells import cell_len
from textual.content import Content
from textual.pilot import Pilot
from textual.style import Style
from textual.visual import RenderOptions, Visual

from briefing_tui.model.article import Article, Passage, Published
from briefing_tui.model.briefing import Actor, Briefing, Certainty, Engine, Event, EventDate, Grain, Mention, Place
from briefing_tui.model.links import Ref, link
from briefing_tui.model.span import Span
from briefing_tui.tui.app import ReaderApp
from briefing_tui.tui.panes.item import Item
from briefing_tui.tui.panes.on_axis import OnAxis
from briefing_tui.tui.panes.timeline import TimelinePane
from briefing_tui.tui.screens.reader import ReaderScreen
from tests.tui.analysts import filled

Open = Callable[[Briefing], ReaderApp]

LINES = (
    "In 1987 the weir at Tolmar was raised.",
    "On Tuesday Ines Calder shut the upper gate.",
    "By Wednesday the meadow lay dry.",
    "Some time in the spring [red]the[/] pike had gone.",
    "The anglers met after the gate was shut.",
    "A hearing is due on 30 May.",
)
TEXT = "\n\n".join(LINES)
DATES: tuple[tuple[str | None, str | None, Grain | None, Certainty, str], ...] = (
    ("1987-01-01", "1987-12-31", "year", "explicit", "In 1987"),
    ("2024-05-21", "2024-05-21", "day", "resolved", "Tuesday"),
    ("2024-05-22", "2024-05-22", "day", "inferred", "Wednesday"),
    ("2024-05-30", "2024-05-30", "day", "resolved", "30 May"),
    (None, None, None, "unresolved", "Some time in the spring"),
    (None, None, None, "unresolved", "after"),
)


def made() -> Briefing:
    passages, start = [], 0
    for line in LINES:
        passages.append(Passage(Span(start, start + len(line)), "body"))
        start += len(line) + 2
    published = Published("2024-05-23", "2024-05-23", "2024-05-23", "metadata", 1.0)
    article = Article(TEXT, "The weir", published=published, passages=tuple(passages))
    article = replace(article, sentences=tuple(passage.span for passage in passages))
    name = TEXT.index("Ines Calder")
    actor = Actor("a1", "Ines Calder", "person", None, (), 1.0, (Mention(Span(name, name + 11), "name", 1.0),), 1.0, "")
    events = []
    for number, (earliest, latest, grain, certainty, words) in enumerate(DATES, start=1):
        start = TEXT.index(words)
        clause = next(passage.span for passage in passages if passage.span.holds(start))
        conflict = "the gate says Monday" if number == 3 else None
        when = EventDate(earliest, latest, grain, None, certainty, "told", conflict)
        reason = f"{'photo caption: ' if number == 1 else ''}dated by ‘{words}’" if words != "after" else "after ‘shut’"
        events.append(
            Event(f"e{number}", Span(start, start + len(words)), clause, when, number == 2,
                  ("a1",) if number == 2 else (), (), 0.9, reason)
        )  # fmt: skip
    return Briefing("weir", Engine("test", "0", "none"), article, actors=(actor,), timeline=tuple(events))


def pane_of(screen: ReaderScreen) -> TimelinePane:
    pane = screen.columns.list_of("timeline")
    assert isinstance(pane, TimelinePane)
    return pane


def current(screen: ReaderScreen) -> str:
    return screen.columns.current


def narrowed(pane: TimelinePane) -> tuple[Ref, ...] | None:
    return pane.narrowed


def lines(pane: TimelinePane, width: int = 60) -> list[str]:
    """All rows of the pane, the axis first, as a terminal without colour shows them."""
    options = RenderOptions(lambda style: style if isinstance(style, Style) else Style.null(), {})
    found: list[str] = []
    for option in pane.options:
        assert isinstance(option.prompt, Visual)
        strips = option.prompt.render_strips(width, None, Style.null(), options)
        assert len(strips) == option.prompt.get_height({}, width)
        assert all(strip.cell_length == width == cell_len(strip.text) for strip in strips)
        found += [strip.text.rstrip() for strip in strips]
    return found


async def test_the_axis_reads_without_colour(open_reader: Open) -> None:
    async with open_reader(made()).run_test(size=(120, 40)) as pilot:
        shown = [" ".join(line.split()) for line in lines(pane_of(await filled(pilot)))]
    assert shown == [
        "├ 1987",
        "● “In 1987” photo caption ¶1",
        "│ In 1987 the weir at Tolmar was raised.",
        "┊",
        "┊ about 37 years later",
        "┊",
        "├ 2024",
        "● Tue 21 May “Tuesday” reported ¶2",
        "│ On Tuesday Ines Calder shut the upper gate.",
        "! Wed 22 May? “Wednesday” ¶3",
        "│ By Wednesday the meadow lay dry.",
        "│ ! the gate says Monday",
        "┼── published 23 May 2024 ──",
        "● Thu 30 May “30 May” expected ¶6",
        "│ A hearing is due on 30 May.",
        "",
        "In order only",
        "◌ after ‘shut’ ¶5",
        "The anglers met after the gate was shut.",
        "",
        "No date known",
        "? “Some time in the spring” ¶4",
        "Some time in the spring [red]the[/] pike had gone.",
    ]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_the_cursor_passes_over_headings_gaps_and_the_publication_date(
    open_reader: Open, size: tuple[int, int]
) -> None:
    async with open_reader(made()).run_test(size=size) as pilot:
        screen = await filled(pilot)
        await pilot.press("5")
        walked = [screen.subject]
        for _ in range(5):
            await pilot.press("j")
            walked.append(screen.subject)
        assert walked == [Ref("event", f"e{number}") for number in (1, 2, 3, 4, 6, 5)]
        await pilot.press("k")
        assert screen.subject == walked[-2]


async def test_paging_stays_on_events_and_the_top_shows_its_heading(open_reader: Open) -> None:
    async with open_reader(made()).run_test(size=(80, 14)) as pilot:
        screen = await filled(pilot)
        await pilot.press("5", *["pagedown"] * 6)
        assert screen.subject == Ref("event", "e5")
        await pilot.press(*["pageup"] * 6)
        assert screen.subject == Ref("event", "e1")
        assert pane_of(screen).scroll_y == 0
        await pilot.press("G", "g")
        assert pane_of(screen).scroll_y == 0


async def test_from_an_event_to_its_actor_its_sentence_its_words_and_back(open_reader: Open) -> None:
    async with open_reader(made()).run_test(size=(120, 40)) as pilot:
        screen = await filled(pilot)
        await pilot.press("5", "j")
        here = pane_of(screen).highlighted
        await pilot.press("A")
        assert screen.subject == Ref("actor", "a1")
        await pilot.press("b")
        assert (current(screen), pane_of(screen).highlighted) == ("timeline", here)
        await pilot.press("Q")
        assert current(screen) == "timeline"
        for key in ("S", "enter"):
            await pilot.press(key)
            assert current(screen) == "article"
            assert screen.view.cursor_paragraph == 1
            await pilot.press("b")
            assert (current(screen), pane_of(screen).highlighted) == ("timeline", here)


async def test_narrowed_to_some_events_the_axis_is_drawn_anew_for_them(open_reader: Open) -> None:
    async with open_reader(made()).run_test(size=(120, 40)) as pilot:
        screen = await filled(pilot)
        screen.go_to_item(Ref("actor", "a1"))
        await pilot.press("T")
        pane = pane_of(screen)
        assert narrowed(pane) == (Ref("event", "e2"),)
        assert [line.split("  ")[0] for line in lines(pane)] == [
            "├ Tue 21 May 2024",
            "● “Tuesday”",
            "│ On Tuesday Ines Calder shut the upper gate.",
            "┊ two days later",
            "┼── published 23 May 2024 ──",
        ]
        assert screen.subject == Ref("event", "e2")
        await pilot.press("escape")
        assert narrowed(pane) is None
        assert lines(pane)[0] == "├ 1987"


async def test_a_click_on_the_axis_chooses_the_event_and_one_on_a_heading_nothing(open_reader: Open) -> None:
    async with open_reader(made()).run_test(size=(120, 40)) as pilot:
        screen = await filled(pilot)
        await pilot.press("5")
        await click_row(pilot, 7)
        assert screen.subject == Ref("event", "e2")
        await click_row(pilot, 0)
        assert screen.subject == Ref("event", "e2")


async def click_row(pilot: Pilot[None], row: int) -> None:
    await pilot.click("#timeline", offset=(2, row + 1))


def test_each_event_of_a_sample_has_one_row(briefing: Briefing) -> None:
    rows = list(TimelinePane().rows(link(briefing)))
    events = [row.ref.id for row in rows if row.ref]
    assert sorted(events) == sorted(event.id for event in briefing.timeline)


def test_bare_rows_of_axis_stand_above_and_below_an_item() -> None:
    drawn = OnAxis(Item(Content("later")), Content("┊"), Content("┊"), above=1, below=2)
    options = RenderOptions(lambda style: style if isinstance(style, Style) else Style.null(), {})
    assert drawn.get_height({}, 20) == 4
    strips = drawn.render_strips(20, None, Style.null(), options)
    assert [strip.text.rstrip() for strip in strips] == ["┊", "┊ later", "┊", "┊"]
    assert len(drawn.render_strips(20, 2, Style.null(), options)) == 2


async def test_what_lasts_is_a_bar_and_an_event_told_twice_has_both_places(open_reader: Open) -> None:
    briefing = made()
    weir, gate, meadow, hearing, *rest = briefing.timeline
    since = replace(weir, date=replace(weir.date, lasts=True, edtf="1987/.."))
    until = replace(hearing, date=replace(hearing.date, lasts=True, edtf="../2024-05-30"))
    doubted = replace(meadow, date=replace(meadow.date, lasts=True, conflict=None))
    twice = replace(gate, also=(Place(meadow.expression, meadow.event),))
    drawn = replace(briefing, timeline=(since, twice, doubted, until, *rest))
    async with open_reader(drawn).run_test(size=(120, 40)) as pilot:
        shown = [" ".join(line.split()) for line in lines(pane_of(await filled(pilot)))]
    assert "┃ since 1987 “In 1987” photo caption ¶1" in shown
    assert "● Tue 21 May “Tuesday” reported ¶2 ¶3" in shown
    assert "╏ Wed 22 May? “Wednesday” ¶3" in shown
    assert "┃ until Thu 30 May “30 May” expected ¶6" in shown


def test_the_words_of_the_other_place_lead_to_the_row() -> None:
    briefing = made()
    gate, meadow = briefing.timeline[1:3]
    drawn = replace(briefing, timeline=(replace(gate, also=(Place(meadow.expression, meadow.event),)),))
    links = link(drawn)
    ref = Ref("event", gate.id)
    found = links.link_at(meadow.expression.start)
    assert found is not None
    assert found.ref == ref
    assert links.elsewhere(ref) == (meadow.event,)
    assert links.evidence(ref) == tuple(sorted({gate.expression, gate.event}))
