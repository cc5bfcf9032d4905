"""Everything that keys reach, the mouse reaches too."""

from __future__ import annotations

from collections.abc import Callable

from textual.pilot import Pilot

from briefing_tui.model.briefing import Briefing
from briefing_tui.model.links import Ref
from briefing_tui.tui.app import ReaderApp
from tests.tui.analysts import filled

Open = Callable[[Briefing], ReaderApp]


def where(pilot: Pilot[None], words: str) -> tuple[int, int]:
    """The first cell of the terminal at which the words are painted."""
    for y, strip in enumerate(pilot.app.screen._compositor.render_strips(None)):
        if words in strip.text:
            return strip.text.index(words), y
    raise AssertionError(f"{words!r} is not on the screen")


async def test_a_click_on_a_tab_goes_to_the_pane(drawn: Briefing, open_reader: Open) -> None:
    async with open_reader(drawn).run_test(size=(80, 24)) as pilot:
        screen = await filled(pilot)
        await pilot.click(offset=where(pilot, "4 Quotes"))
        assert screen.columns.current == "quotes"
        await pilot.click(offset=where(pilot, "1 Article"))
        assert screen.focused is screen.view


async def test_a_click_on_an_item_previews_it_and_a_double_click_goes(drawn: Briefing, open_reader: Open) -> None:
    async with open_reader(drawn).run_test(size=(120, 40)) as pilot:
        screen = await filled(pilot)
        quill = next(actor for actor in drawn.actors if actor.name == "Lena Sorrel")
        x, y = where(pilot, "Lena Sorrel   ")
        await pilot.click(offset=(x, y))
        assert screen.subject == Ref("actor", quill.id)
        assert screen.columns.current == "actors"
        assert screen.view.highlighted("evidence")
        await pilot.click(offset=(x, y), times=2)
        assert screen.focused is screen.view
        await pilot.press("b")
        assert screen.subject == Ref("actor", quill.id)


async def test_a_click_on_words_that_link_points_at_them_and_a_double_click_follows(
    drawn: Briefing, open_reader: Open
) -> None:
    async with open_reader(drawn).run_test(size=(120, 40)) as pilot:
        screen = await filled(pilot)
        x, y = where(pilot, "Harold Quill,")
        await pilot.click(offset=(x + 2, y))
        assert screen.view.link is not None
        assert screen.view.link.span.of(drawn.article.text) == "Harold Quill"
        await pilot.click(offset=(x + 2, y), times=2)
        assert screen.columns.current == "actors"
        assert screen.subject == screen.view.link.ref
