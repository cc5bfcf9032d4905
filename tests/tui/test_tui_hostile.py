"""Hostile text that is there already, whichever way it came: no screen writes it, and none reads it as markup.

Everything here goes around the cleaning, as an analysis, a library or a program of before might.
"""

from __future__ import annotations

import base64
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, closing
from dataclasses import replace
from pathlib import Path

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.color import Color
from textual.drivers.headless_driver import HeadlessDriver
from textual.pilot import Pilot
from textual.widgets import Input

from briefing_tui.library.library import Library
from briefing_tui.model.briefing import Briefing
from briefing_tui.model.correction import ActorRef, RenameActor
from briefing_tui.model.note import Target
from briefing_tui.model.selector import select
from briefing_tui.model.span import Span
from briefing_tui.sanitising import is_clean
from briefing_tui.settings import LoadedSettings, Settings
from briefing_tui.themes import Themes, load_themes
from briefing_tui.tui.app import ReaderApp
from briefing_tui.tui.opening import Opening
from briefing_tui.tui.printable import Printable
from tests.terminal_output import clipboard, kinds
from tests.tui.analysts import ReadyAnalyst, filled, until

ESCAPES = "\x1b]0;T\x07\x1b]52;c;QUJD\x07\x1b[2J\x1b[?1049l\x1bP1\x1b\\\x9b2J\x9d0;T\x9c\x08\x7f\u202ex\u2066y"
MARKUP = "[red]x[/][@click=app.bell]y[/][/]"
BAD = f"{MARKUP} {ESCAPES}"


class Recorder(HeadlessDriver):
    """A driver without a terminal that keeps what would be written to one."""

    @property
    def is_headless(self) -> bool:
        return False

    def write(self, data: str) -> None:
        output.append(data)


output: list[str] = []


def spoilt(drawn: Briefing, bad: str) -> Briefing:
    """The briefing with hostile words in all that is shown of it."""
    article = replace(
        drawn.article, title=f"Pump {bad}", byline=bad, publisher=bad, url="https://example.org/pump", tags=(bad,),
        text=drawn.article.text.replace("Wexcombe", bad[-8:]),
    )  # fmt: skip
    return replace(
        drawn,
        article=article,
        actors=tuple(
            replace(actor, name=f"{actor.name} {bad}", role=bad, aliases=(bad,), reason=bad) for actor in drawn.actors
        ),
        quotes=tuple(replace(quote, reason=bad) for quote in drawn.quotes),
        summary=tuple(replace(sentence, reason=bad) for sentence in drawn.summary),
        timeline=tuple(
            replace(event, reason=bad, date=replace(event.date, reason=bad, conflict=bad)) for event in drawn.timeline
        ),
    )


def fill(file: Path, briefing: Briefing, bad: str) -> None:
    """A library whose rows hold hostile words, written behind its back."""
    library = Library.open(file)
    article = replace(briefing.article, sentences=(), language=None)
    document = library.take_in(article).document.id
    note = library.notes.add(document, Target("article"), "First")
    library.notes.save(note.id, "Second", note.rev, keep=True)
    gone = library.notes.add(document, Target("passage", select(article.text, Span(40, 60))), "Gone")
    library.correct(document, RenameActor(ActorRef("nobody"), "somebody"), None)
    library.keep_briefing(document, article, briefing)
    library.close()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE note SET body = body || ' pump ' || ?", (bad,))
        connection.execute("UPDATE note SET exact = ?, prefix = ?, suffix = ? WHERE id = ?", (bad, bad, bad, gone.id))
        connection.execute("UPDATE anchor SET state = 'orphan', start = NULL WHERE note = ?", (gone.id,))
        connection.execute("UPDATE note_history SET body = body || ?", (bad,))
        connection.execute("UPDATE document SET title = 'Pump ' || ?, origin = ?", (bad, bad))
        connection.execute("UPDATE quote_entry SET speaker = ?, words = 'pump ' || ?", (bad, bad))
        connection.execute("UPDATE actor_entry SET name = 'pump ' || ?, role = ?", (bad, bad))
        connection.execute("INSERT INTO note_words (note_words) VALUES ('rebuild')")
        connection.commit()


@asynccontextmanager
async def recorded(app: ReaderApp) -> AsyncIterator[Pilot[None]]:
    """Runs the app; what it writes is in `output`."""
    output.clear()
    app.driver_class = Recorder
    app.animation_level = "none"
    async with app.run_test(headless=False, size=(100, 26)) as pilot:
        yield pilot


def painted(app: App[None]) -> str:
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips(None))


async def settled(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def steps(pilot: Pilot[None], *keys: str) -> str:
    """Presses keys and waits for what they do; gives what is on the screen then."""
    await pilot.press(*keys)
    await pilot.pause()
    return painted(pilot.app)


async def through_the_reader(pilot: Pilot[None]) -> None:
    screen = await filled(pilot)
    await until(pilot, lambda: screen.desk.document is not None and screen.notes)
    await settled(pilot)
    assert MARKUP in painted(pilot.app).splitlines()[0]
    await steps(pilot, "2", "4", "5")
    assert "[red]x[/]" in await steps(pilot, "6", "g")
    assert "[red]x[/]" in await steps(pilot, "3", "A")
    screen.tell(BAD)
    screen.title_bar.trouble = BAD
    pilot.app.notify(BAD, title=BAD, markup=False)
    assert MARKUP in await steps(pilot)
    # What asks, and what is asked for.
    assert MARKUP in await steps(pilot, "c")
    assert MARKUP in await steps(pilot, "n")
    await steps(pilot, "escape", "c", "s", "escape", "4", "c", "s", "escape")
    await steps(pilot, "C", "escape", "6", "g", "H", "escape", "1", "o", "escape", "3", "y")
    await pilot.press("colon")
    await until(pilot, lambda: "[red]x[/]" in painted(pilot.app))
    await steps(pilot, "escape")
    app = pilot.app
    assert isinstance(app, ReaderApp)
    app.choose_theme()
    await until(pilot, lambda: MARKUP in painted(app))
    assert MARKUP in await steps(pilot, "escape", "6", "g", "e")
    await steps(pilot, "escape")


async def through_the_library(pilot: Pilot[None]) -> None:
    await until(pilot, lambda: MARKUP in painted(pilot.app))
    await steps(pilot, "slash", "p")
    pilot.app.query_one(Input).value = BAD
    await steps(pilot, "escape", "down", "A")
    pilot.app.screen.query_one(Input).value = f"/no/{BAD}"
    await steps(pilot, "enter")
    await settled(pilot)
    assert "does not exist" in painted(pilot.app)
    await steps(pilot, "f", "p", "u", "m", "p")
    await until(pilot, lambda: "hits" in painted(pilot.app))
    assert MARKUP in painted(pilot.app)
    await steps(pilot, "escape", "x", "t", "x", "t")
    await settled(pilot)


async def through_the_shelf(pilot: Pilot[None]) -> None:
    await until(pilot, lambda: painted(pilot.app).count(MARKUP) > 1)


# Colours, the cursor put somewhere and shown or not, ends of lines; the pointer’s shape, and what is copied.
WRITTEN = {"CSI m", "CSI H", "CSI ?25h", "CSI ?25l", "U+000D", "U+000A", "OSC 22", "OSC 52"}
Walk = Callable[[Pilot[None]], Awaitable[None]]


@pytest.mark.parametrize(
    ("walk", "opened"),
    [(through_the_reader, 1), (through_the_library, 0), (through_the_shelf, 2)],
    ids=["reader", "library", "shelf"],
)
async def test_no_screen_writes_it_and_none_reads_it_as_markup(
    drawn: Briefing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, walk: Walk, opened: int
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    briefing = spoilt(drawn, BAD)
    fill(tmp_path / "briefing-tui" / "library.sqlite3", briefing, BAD)
    shipped = load_themes(None)
    themes = {name: replace(each, title=BAD, description=BAD) for name, each in shipped.themes.items()}
    settings = LoadedSettings(Settings(), (BAD,))
    app = ReaderApp([Opening(briefing.article)] * opened, settings, Themes(themes), ReadyAnalyst(briefing))
    async with recorded(app) as pilot:
        await walk(pilot)
    data = "".join(output).encode("utf-8", "surrogatepass")
    assert kinds(data) <= WRITTEN
    assert all(is_clean(base64.b64decode(copied).decode()) for copied in clipboard(data))


def test_a_line_is_as_wide_as_it_was_and_one_without_such_characters_is_left_alone() -> None:
    looked_at, black = Printable(), Color(0, 0, 0)
    harmless = [Segment("“é” 漢 🏴", Style(bold=True)), Segment(" ")]
    assert looked_at.apply(harmless, black) is harmless
    hostile = [
        Segment(f"a{ESCAPES}\t\n\u2028b", Style(bold=True)),
        Segment("x", Style(link="javascript:x")),
        Segment("\ud800"),
    ]
    made = looked_at.apply(hostile, black)
    assert Segment.get_line_length(made) == Segment.get_line_length(hostile)
    assert kinds("".join(segment.text for segment in made).encode()) == set()
    assert [segment.style.link for segment in made if segment.style] == [None, None]
