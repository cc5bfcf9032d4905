"""From any item to what belongs to it, and back to the very row."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_tui.model.briefing import Briefing
from briefing_tui.model.links import Links, Ref, RefKind
from briefing_tui.tui.app import ReaderApp
from briefing_tui.tui.arrangement import PANE_OF
from briefing_tui.tui.screens.reader import ReaderScreen
from tests.tui.analysts import filled

KEYS: dict[str, tuple[RefKind, Callable[[Links, Ref], tuple[Ref, ...]]]] = {
    "A": ("actor", Links.actors),
    "Q": ("quote", Links.quotes),
    "T": ("event", Links.events),
    "M": ("summary", Links.summary),
}
PANES = {"2": "summary", "3": "actors", "4": "quotes", "5": "timeline"}


def state(screen: ReaderScreen) -> tuple[object, ...]:
    pane = screen.columns.list_of(screen.columns.current)
    return (screen.columns.current, pane and pane.highlighted, pane and pane.narrowed, screen.view.place())


@pytest.mark.parametrize(
    ("pane_key", "size"), [("2", (80, 24)), ("3", (120, 40)), ("4", (80, 24)), ("4", (200, 60)), ("5", (120, 40))]
)
async def test_every_item_leads_to_what_belongs_to_it_and_back_to_its_row(
    briefing: Briefing, open_reader: Callable[[Briefing], ReaderApp], size: tuple[int, int], pane_key: str
) -> None:
    async with open_reader(briefing).run_test(size=size) as pilot:
        screen = await filled(pilot)
        await pilot.press(pane_key)
        links, pane = screen.links, screen.columns.list_of(screen.columns.current)
        assert links is not None
        assert pane is not None
        assert pane.id == PANES[pane_key]
        for _ in range(min(4, pane.count)):
            subject = screen.subject
            assert subject is not None
            for key, (kind, ask) in KEYS.items():
                before, expected = state(screen), ask(links, subject)
                await pilot.press(key)
                if not expected:
                    assert state(screen) == before
                    continue
                target = screen.columns.list_of(PANE_OF[kind])
                assert target is not None
                assert screen.columns.current == target.id
                assert target.narrowed == expected
                assert screen.subject == expected[0]
                await pilot.press("b")
                assert state(screen) == before
            await pilot.press("j")


async def test_an_item_goes_to_its_words_and_its_sentence_and_back(
    briefing: Briefing, open_reader: Callable[[Briefing], ReaderApp]
) -> None:
    async with open_reader(briefing).run_test(size=(120, 40)) as pilot:
        screen = await filled(pilot)
        for pane_key in PANES:
            await pilot.press(pane_key, "G")
            if screen.subject is None:
                await pilot.press("k")
            subject, before = screen.subject, state(screen)
            assert subject is not None
            assert screen.links is not None
            await pilot.press("enter")
            assert screen.columns.current == "article"
            paragraph = screen.article.paragraph_at(screen.links.place(subject).start)
            assert screen.view.cursor_paragraph == paragraph
            await pilot.press("b")
            assert state(screen) == before
            await pilot.press("S")
            assert screen.columns.current == "article"
            sentence = screen.links.sentence(subject)
            assert screen.view.cursor_paragraph == screen.article.paragraph_at(sentence.start)
            await pilot.press("b")
            assert state(screen) == before


async def test_the_official_leads_to_his_quotes_their_sentence_and_back_in_single_keys(
    briefing: Briefing, open_reader: Callable[[Briefing], ReaderApp]
) -> None:
    async with open_reader(briefing).run_test(size=(80, 24)) as pilot:
        screen = await filled(pilot)
        assert screen.links is not None
        blinken = next(actor for actor in briefing.actors if "Blinken" in actor.name)
        screen.go_to_item(Ref("actor", blinken.id))
        await pilot.pause()
        spoken = screen.links.quotes(Ref("actor", blinken.id))
        assert len(spoken) >= 2
        await pilot.press("Q")
        quotes = screen.columns.list_of("quotes")
        assert quotes is not None
        assert quotes.narrowed == spoken
        await pilot.press("j")
        assert screen.subject == spoken[1]
        await pilot.press("S")
        assert screen.columns.current == "article"
        await pilot.press("b")
        assert screen.subject == spoken[1]
        await pilot.press("b")
        assert screen.subject == Ref("actor", blinken.id)
        await pilot.press("w", "w")
        assert screen.columns.current == "article"


async def test_moving_in_a_list_previews_its_words_and_leaves_the_focus(
    briefing: Briefing, open_reader: Callable[[Briefing], ReaderApp]
) -> None:
    async with open_reader(briefing).run_test(size=(120, 40)) as pilot:
        screen = await filled(pilot)
        await pilot.press("4", "G")
        assert screen.links is not None
        assert screen.subject is not None
        assert screen.columns.current == "quotes"
        assert screen.view.highlighted("evidence") == screen.links.evidence(screen.subject)


async def test_tab_walks_the_links_in_the_text_and_enter_follows_them_back_and_forth(
    briefing: Briefing, open_reader: Callable[[Briefing], ReaderApp]
) -> None:
    async with open_reader(briefing).run_test(size=(120, 40)) as pilot:
        screen = await filled(pilot)
        assert screen.links is not None
        seen: set[RefKind] = set()
        for _ in range(len(screen.links.text_links)):
            await pilot.press("tab")
            link = screen.view.link
            assert link is not None
            if link.ref.kind in seen:
                continue
            seen.add(link.ref.kind)
            before = state(screen)
            await pilot.press("enter")
            assert screen.subject == link.ref
            assert screen.columns.current == PANE_OF[link.ref.kind]
            await pilot.press("b")
            assert state(screen) == before
            if len(seen) == len(("actor", "quote", "event")):
                break
        assert seen == {"actor", "quote", "event"}


async def test_from_a_paragraph_to_what_stands_in_it(
    briefing: Briefing, open_reader: Callable[[Briefing], ReaderApp]
) -> None:
    async with open_reader(briefing).run_test(size=(120, 40)) as pilot:
        screen = await filled(pilot)
        assert screen.links is not None
        for _ in range(4):
            await pilot.press("right_curly_bracket")
            subject, before = screen.subject, state(screen)
            assert subject is not None
            assert subject.kind == "paragraph"
            for key, (kind, ask) in KEYS.items():
                expected = ask(screen.links, subject)
                await pilot.press(key)
                if expected:
                    pane = screen.columns.list_of(PANE_OF[kind])
                    assert pane is not None
                    assert pane.narrowed == expected
                    await pilot.press("b")
                assert state(screen) == before


async def test_there_is_nowhere_to_go_back_to_at_first(
    briefing: Briefing, open_reader: Callable[[Briefing], ReaderApp]
) -> None:
    async with open_reader(briefing).run_test(size=(120, 40)) as pilot:
        screen = await filled(pilot)
        before = state(screen)
        await pilot.press("b", "w")
        assert state(screen) == before
        assert "Nowhere" in screen.status.words
