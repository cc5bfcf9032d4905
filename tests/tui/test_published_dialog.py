"""Setting the publication date: by typing, in the calendar alone, with the mouse, and leaving it as it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from briefing_tui.model.article import Published
from briefing_tui.model.briefing import Briefing
from briefing_tui.tui.app import ReaderApp
from briefing_tui.tui.screens.published import PublicationDateDialog
from briefing_tui.tui.screens.reader import ReaderScreen
from briefing_tui.tui.widgets.month_grid import MonthGrid
from tests.tui.analysts import filled

Open = Callable[[Briefing], ReaderApp]
SIZES = [(80, 24), (200, 60)]
MAY = Published("2024-05-23", "2024-05-23", "2024-05-23", "dateline", 0.95)
INFERRED = Published("2024-05-20", "2024-05-22", "2024-05-20/2024-05-22", "inferred", 0.5)


def dated(briefing: Briefing, published: Published) -> Briefing:
    return replace(briefing, article=replace(briefing.article, published=published))


async def opened(pilot: Pilot[None]) -> tuple[ReaderScreen, PublicationDateDialog]:
    screen = await filled(pilot)
    await pilot.press("D")
    dialog = pilot.app.screen
    assert isinstance(dialog, PublicationDateDialog)
    return screen, dialog


def shown(pilot: Pilot[None]) -> object:
    return pilot.app.screen


def grid(dialog: PublicationDateDialog) -> MonthGrid:
    return dialog.query_one(MonthGrid)


def cursor(dialog: PublicationDateDialog) -> date | None:
    return grid(dialog).cursor


def typed(dialog: PublicationDateDialog) -> str:
    return dialog.query_one(Input).value


def said(dialog: PublicationDateDialog) -> str:
    return str(dialog.query_one("#reading", Static).render())


@pytest.mark.parametrize(
    ("words", "first", "last", "read"),
    [
        ("2023-11-09", "2023-11-09", "2023-11-09", "Thursday 9 November 2023"),
        ("9 November 2023", "2023-11-09", "2023-11-09", "Thursday 9 November 2023"),
        ("2023-11", "2023-11-01", "2023-11-30", "November 2023"),
        ("2023", "2023-01-01", "2023-12-31", "2023"),
    ],
)
async def test_a_typed_date_is_read_aloud_followed_by_the_calendar_and_set(
    drawn: Briefing, open_reader: Open, words: str, first: str, last: str, read: str
) -> None:
    async with open_reader(dated(drawn, MAY)).run_test(size=(80, 24)) as pilot:
        screen, dialog = await opened(pilot)
        assert cursor(dialog) == date(2024, 5, 23)
        await pilot.press(*(" " if key == " " else key for key in words))
        assert said(dialog) == read
        assert grid(dialog).page.isoformat()[:7] == first[:7]
        await pilot.press("enter")
        await pilot.pause()
        published = screen.article.published
        assert (published.earliest, published.latest, published.origin) == (first, last, "user")


async def test_the_calendar_alone_sets_a_day(drawn: Briefing, open_reader: Open) -> None:
    async with open_reader(dated(drawn, MAY)).run_test(size=(80, 24)) as pilot:
        screen, dialog = await opened(pilot)
        steps = (
            (("down",), "2024-05-23"),
            (("l", "right"), "2024-05-25"),
            (("j", "down"), "2024-06-08"),
            (("k", "h", "left", "up"), "2024-05-23"),
            (("pageup", "left_square_bracket"), "2024-03-23"),
            (("pagedown", "right_square_bracket"), "2024-05-23"),
            (("shift+pageup", "left_curly_bracket"), "2022-05-23"),
            (("shift+pagedown", "right_curly_bracket", "l"), "2024-05-24"),
        )
        for keys, day in steps:
            await pilot.press(*keys)
            assert cursor(dialog) == date.fromisoformat(day)
            assert typed(dialog) == day
        assert said(dialog) == "Friday 24 May 2024"
        await pilot.press("enter")
        await pilot.pause()
        assert screen.article.published.day == "2024-05-24"
        assert screen.article.published.origin == "user"


@pytest.mark.parametrize("size", SIZES)
async def test_a_click_brings_the_cursor_and_two_set_the_day(
    drawn: Briefing, open_reader: Open, size: tuple[int, int]
) -> None:
    async with open_reader(dated(drawn, MAY)).run_test(size=size) as pilot:
        screen, dialog = await opened(pilot)
        wednesday_of_the_third_week = (9, 2 + 2)
        await pilot.click(MonthGrid, offset=wednesday_of_the_third_week)
        assert (cursor(dialog), typed(dialog)) == (date(2024, 5, 15), "2024-05-15")
        await pilot.click(MonthGrid, offset=(1, 2))
        assert cursor(dialog) == date(2024, 5, 15)
        await pilot.click(MonthGrid, offset=(23, 0))
        assert cursor(dialog) == date(2024, 6, 15)
        await pilot.click(MonthGrid, offset=(1, 0))
        assert cursor(dialog) == date(2023, 6, 15)
        await pilot.click(MonthGrid, offset=(1, 3), times=2)
        await pilot.pause()
        assert shown(pilot) is screen
        assert screen.article.published.day == "2023-06-05"


async def test_without_a_date_the_calendar_has_no_day_chosen(drawn: Briefing, open_reader: Open) -> None:
    async with open_reader(dated(drawn, Published())).run_test(size=(80, 24)) as pilot:
        screen, dialog = await opened(pilot)
        assert (typed(dialog), cursor(dialog)) == ("", None)
        await pilot.press("enter")
        assert "type a date" in said(dialog)
        await pilot.press("down", "enter")
        assert shown(pilot) is dialog
        await pilot.press("pageup", "j")
        assert grid(dialog).cursor == grid(dialog).page.replace(day=1)
        await pilot.press("escape")
        assert shown(pilot) is screen
        assert screen.article.published.origin == "unknown"


async def test_an_inferred_interval_is_marked_and_can_be_said_to_be_unknown(drawn: Briefing, open_reader: Open) -> None:
    async with open_reader(dated(drawn, INFERRED)).run_test(size=(80, 24)) as pilot:
        screen, dialog = await opened(pilot)
        assert grid(dialog).marked == (date(2024, 5, 20), date(2024, 5, 22))
        assert (typed(dialog), cursor(dialog)) == ("", None)
        await pilot.press("ctrl+n")
        await pilot.pause()
        assert screen.article.published == Published()
        assert screen.title_bar.published == "publication date not known"


async def test_each_button_does_what_it_says(drawn: Briefing, open_reader: Open) -> None:
    async with open_reader(dated(drawn, MAY)).run_test(size=(80, 24)) as pilot:
        screen, _ = await opened(pilot)
        await pilot.click("#leave")
        assert screen.article.published == MAY
        await opened(pilot)
        await pilot.press(*"2024-05-21")
        await pilot.click("#set")
        await pilot.pause()
        assert screen.article.published.day == "2024-05-21"
        await opened(pilot)
        await pilot.click("#unknown")
        await pilot.pause()
        assert screen.article.published == Published()


async def test_what_is_no_date_is_told_under_the_row_until_it_is_one(drawn: Briefing, open_reader: Open) -> None:
    async with open_reader(dated(drawn, MAY)).run_test(size=(80, 24)) as pilot:
        screen, dialog = await opened(pilot)
        await pilot.press(*"[soon]", "enter")
        assert said(dialog).startswith("! “[soon]” is not a date")
        assert cursor(dialog) == date(2024, 5, 23)
        await pilot.press("home", *["delete"] * 6, *"2024-02-29")
        assert said(dialog) == "Thursday 29 February 2024"
        assert not dialog.query_one("#reading").has_class("-wrong")
        await pilot.press("escape")
        assert screen.article.published == MAY


async def test_the_calendar_ends_where_dates_end(drawn: Briefing, open_reader: Open) -> None:
    async with open_reader(dated(drawn, MAY)).run_test(size=(80, 24)) as pilot:
        _, dialog = await opened(pilot)
        await pilot.press(*"9999-12-31", "down", "l", "pagedown", "j")
        assert cursor(dialog) == date(9999, 12, 31)
        await pilot.press("shift+tab", "home", *["delete"] * 10, *"0001-01-01", "down", "h", "pageup", "k")
        assert cursor(dialog) == date(1, 1, 1)


async def test_turning_the_month_keeps_the_day_as_far_as_it_exists(drawn: Briefing, open_reader: Open) -> None:
    async with open_reader(dated(drawn, MAY)).run_test(size=(80, 24)) as pilot:
        _, dialog = await opened(pilot)
        await pilot.press(*"2024-03-31", "down", "pageup")
        assert cursor(dialog) == date(2024, 2, 29)


async def test_one_key_tells_news_as_history_beside_the_publication_date_and_back(
    drawn: Briefing, open_reader: Open
) -> None:
    async with open_reader(dated(drawn, MAY)).run_test(size=(80, 24)) as pilot:
        screen = await filled(pilot)
        await pilot.press("H")
        await pilot.pause()
        assert (narration(screen), screen.title_bar.published) == ("history", "23 May 2024 · history")
        await pilot.press("D")
        assert str(pilot.app.screen.query_one("#narration", Static).render()).startswith("Told as history")
        await pilot.press("escape", "H")
        await pilot.pause()
        assert (narration(screen), screen.title_bar.published) == ("news", "23 May 2024")


def narration(screen: ReaderScreen) -> str | None:
    return screen.article.narration
