"""Notes and corrections in the reader: written, kept, found again, taken back."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from briefing_tui.analysis.engine import engine
from briefing_tui.errors import StoreError
from briefing_tui.library.library import Library
from briefing_tui.model.briefing import Briefing
from briefing_tui.model.note import Note, Target
from briefing_tui.model.selector import Selector, select
from briefing_tui.model.span import Span
from briefing_tui.reading.source import read_text
from briefing_tui.settings import LoadedSettings
from briefing_tui.themes import load_themes
from briefing_tui.tui import noting
from briefing_tui.tui.app import ReaderApp
from briefing_tui.tui.desk import Desk
from briefing_tui.tui.leaving import Ended
from briefing_tui.tui.opening import Opening
from briefing_tui.tui.outside_editor import Edited
from briefing_tui.tui.screens.reader import ReaderScreen
from briefing_tui.tui.widgets.beside import Beside
from briefing_tui.tui.widgets.note_editor import NoteEditor
from tests.tui.analysts import BusyAnalyst, ReadyAnalyst, filled, until
from tests.tui.conftest import Open

SIZE = (120, 40)
# What the fixtures of this folder put a failing test in the place of.
OUTLIVE = ReaderApp.outlive


@pytest.fixture
def kept(tmp_path: Path) -> Callable[[], Library]:
    """The library that the reader of this test writes to, as another program sees it."""
    return lambda: Library.open(tmp_path / "data" / "briefing-tui" / "library.sqlite3")


def notes(kept: Callable[[], Library], *, deleted: bool = False) -> list[Note]:
    library = kept()
    try:
        return library.notes.all(deleted=deleted)
    finally:
        library.close()


def beside(screen: ReaderScreen) -> Beside:
    assert screen.columns.beside is not None
    return screen.columns.beside


def editor(screen: ReaderScreen) -> NoteEditor:
    found = beside(screen).editor
    assert found is not None
    return found


async def ready(pilot: Pilot[None]) -> ReaderScreen:
    screen = await filled(pilot)
    await until(pilot, lambda: screen.desk.document is not None)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    return screen


async def typed(pilot: Pilot[None], screen: ReaderScreen, text: str) -> None:
    """Types into the editor and leaves it, as a user who presses Escape."""
    await until(pilot, lambda: screen.columns.editor and screen.columns.editor.has_focus)
    editor(screen).insert(text)
    await pilot.press("escape")
    await until(pilot, lambda: not editor(screen).has_class("-open"))
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def test_a_note_on_a_quote_is_kept_marked_and_there_again(
    drawn: Briefing, open_reader: Open, kept: Callable[[], Library]
) -> None:
    async with open_reader(drawn).run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("4", "a")
        await typed(pilot, screen, "Who says so? [/] [red] #check")
        assert screen.columns.current == "quotes"
        (note,) = notes(kept)
        assert (note.target.kind, note.body, note.tags) == ("quote", "Who says so? [/] [red] #check", ("check",))
        assert screen.view.highlighted("note") == (note.anchor.span,)
        assert screen.title_bar.notes == 1
    async with open_reader(drawn).run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        assert [again.body for again in screen.notes] == ["Who says so? [/] [red] #check"]
        assert screen.view.highlighted("note") == (note.anchor.span,)


async def test_an_article_seen_before_is_filled_from_the_library_and_never_analysed(
    drawn: Briefing, settings: LoadedSettings, kept: Callable[[], Library]
) -> None:
    library, analyst = kept(), BusyAnalyst()
    number = library.take_in(drawn.article, None).document.id
    library.keep_briefing(number, drawn.article, replace(drawn, engine=engine()))
    app = ReaderApp([Opening(drawn.article)], settings, load_themes(None), analyst)
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        assert screen.links is not None
        assert screen.links.briefing.quotes == drawn.quotes
        assert analyst.listener is None
        assert screen.title_bar.state == ""


async def test_what_is_typed_is_kept_without_leaving_the_editor(
    drawn: Briefing, open_reader: Open, kept: Callable[[], Library]
) -> None:
    async with open_reader(drawn).run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("a", *"half a th")
        await until(pilot, lambda: notes(kept))
        await pilot.press(*"ought")
        await until(pilot, lambda: notes(kept)[0].body == "half a thought")
        assert editor(screen).has_focus
        assert len(notes(kept)) == 1


async def test_keys_typed_in_a_note_are_letters_and_nothing_else(
    drawn: Briefing, open_reader: Open, kept: Callable[[], Library]
) -> None:
    async with open_reader(drawn).run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("a", *"q1zb?:/", "enter", "tab", *"x")
        await until(pilot, lambda: notes(kept) and notes(kept)[0].body.endswith("x"))
        assert notes(kept)[0].body.splitlines()[0] == "q1zb?:/"
        assert pilot.app.screen is screen


async def test_words_that_are_selected_by_keyboard_carry_the_note(
    drawn: Briefing, open_reader: Open, kept: Callable[[], Library]
) -> None:
    async with open_reader(drawn).run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("1", "right_curly_bracket", "right_curly_bracket", "v", "l", "l")
        span = screen.view.selected_span
        assert span is not None
        assert len(span.of(drawn.article.text).split()) == 3
        await pilot.press("a")
        await typed(pilot, screen, "these three")
        (note,) = notes(kept)
        assert note.target.selector is not None
        assert note.target.selector.exact == span.of(drawn.article.text)
        assert screen.view.selected_span is None


async def test_in_a_list_the_item_carries_the_note_whatever_is_selected_in_the_article(
    drawn: Briefing, open_reader: Open, kept: Callable[[], Library]
) -> None:
    async with open_reader(drawn).run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("1", "v", "l", "4", "a")
        await typed(pilot, screen, "on the quote")
        assert [note.target.kind for note in notes(kept)] == ["quote"]


async def test_an_orphan_is_shown_with_its_words_and_put_on_others(
    drawn: Briefing, open_reader: Open, kept: Callable[[], Library]
) -> None:
    async with open_reader(drawn).run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await screen.desk.add_note(Target("passage", Selector("words that are gone from it", "", "", 0)), "whose?")
        await screen.noting.refresh()
        assert [note.anchor.state for note in screen.notes] == ["orphan"]
        await pilot.press("1", "right_curly_bracket", "right_curly_bracket", "v", "l")
        chosen = screen.view.selected_span
        await pilot.press("6")
        shown = beside(screen).details.query_one("Static", Static).render()
        assert "words that are gone from it" in str(shown)
        await pilot.press("r")
        await until(pilot, lambda: [note.anchor.span for note in screen.notes] == [chosen])
        assert screen.notes[0].anchor.state == "exact"


async def test_in_the_notes_pane_a_note_is_on_the_whole_article(
    drawn: Briefing, open_reader: Open, kept: Callable[[], Library]
) -> None:
    async with open_reader(drawn).run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("6", "a")
        await typed(pilot, screen, "on all of it")
        assert [note.target.kind for note in notes(kept)] == ["article"]


async def test_the_notes_pane_puts_those_on_the_selection_first_and_enter_goes_to_the_words(
    drawn: Briefing, open_reader: Open, kept: Callable[[], Library]
) -> None:
    async with open_reader(drawn).run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("4", "a")
        await typed(pilot, screen, "first quote")
        await pilot.press("j", "a")
        await typed(pilot, screen, "second quote")
        pane = beside(screen).notes
        await pilot.press("6", "g")
        assert pane.note is not None
        assert pane.note.body == "second quote"
        await pilot.press("enter")
        await pilot.pause()
        assert screen.view.has_focus
        assert screen.view.highlighted("evidence") == (pane.note.anchor.span,)
        await pilot.press("b")
        assert pane.has_focus


async def test_a_note_can_be_changed_and_the_change_undone(
    drawn: Briefing, open_reader: Open, kept: Callable[[], Library]
) -> None:
    async with open_reader(drawn).run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("4", "a")
        await typed(pilot, screen, "first")
        await pilot.press("6", "e")
        await typed(pilot, screen, " and more")
        assert [note.body for note in notes(kept)] == ["first and more"]
        await pilot.press("u")
        await until(pilot, lambda: [note.body for note in notes(kept)] == ["first"])


async def test_a_note_goes_to_the_trash_and_comes_back_after_a_restart(
    drawn: Briefing, open_reader: Open, kept: Callable[[], Library]
) -> None:
    async with open_reader(drawn).run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("4", "a")
        await typed(pilot, screen, "doomed")
        await pilot.press("6", "x")
        await until(pilot, lambda: not notes(kept))
        await pilot.press("u")
        await until(pilot, lambda: notes(kept))
        await pilot.app.workers.wait_for_complete()
        await pilot.press("x")
        await until(pilot, lambda: not notes(kept))
    async with open_reader(drawn).run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        assert screen.notes == ()
        await pilot.press("6", "t")
        await until(pilot, lambda: beside(screen).notes.note)
        await pilot.press("x")
        await until(pilot, lambda: notes(kept))
        assert notes(kept)[0].body == "doomed"


async def test_an_older_version_of_a_note_can_be_taken_back(
    drawn: Briefing, open_reader: Open, kept: Callable[[], Library]
) -> None:
    async with open_reader(drawn).run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        note = await screen.desk.add_note(Target("article"), "a long first version of it")
        await screen.desk.save_note(note.id, "short", note.rev)
        await screen.noting.refresh()
        await pilot.press("6", "H")
        await until(pilot, lambda: pilot.app.screen is not screen)
        await pilot.press("enter")
        await until(pilot, lambda: notes(kept)[0].body == "a long first version of it")


async def test_a_note_from_another_program_appears(
    drawn: Briefing, open_reader: Open, kept: Callable[[], Library]
) -> None:
    async with open_reader(drawn).run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        library = kept()
        assert screen.desk.document is not None
        library.notes.add(screen.desk.document, Target("article"), "from elsewhere")
        await until(pilot, lambda: [note.body for note in screen.notes] == ["from elsewhere"])


async def test_a_note_that_was_changed_elsewhere_while_it_is_written_leaves_both(
    drawn: Briefing, open_reader: Open, kept: Callable[[], Library]
) -> None:
    async with open_reader(drawn).run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("a")
        await typed(pilot, screen, "one")
        await pilot.press("6", "e")
        (note,) = notes(kept)
        kept().notes.save(note.id, "theirs", note.rev)
        await typed(pilot, screen, " mine")
        assert {note.body for note in notes(kept)} == {"theirs", "one mine"}
        assert "both versions are kept" in screen.status.words


async def test_what_cannot_be_kept_stays_in_the_editor_and_says_why(
    drawn: Briefing, open_reader: Open, kept: Callable[[], Library]
) -> None:
    async with open_reader(drawn).run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        library = kept()
        with library.store.write():
            await pilot.press("a", *"important")
            editor(screen).action_keep()
            await until(pilot, lambda: editor(screen).has_class("-unkept"))
            assert editor(screen).text == "important"
        editor(screen).action_keep()
        await until(pilot, lambda: notes(kept))
        assert notes(kept)[0].body == "important"


async def test_a_speaker_that_is_corrected_stays_so(
    drawn: Briefing, open_reader: Open, kept: Callable[[], Library]
) -> None:
    other = drawn.actors[-1].name
    async with open_reader(drawn).run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("4", "c")
        await until(pilot, lambda: pilot.app.screen is not screen)
        await pilot.press("s")
        await until(pilot, lambda: pilot.app.screen.query("Input"))
        await pilot.press(*other.split()[0][:6].lower(), "enter")
        await until(pilot, lambda: pilot.app.screen is screen and corrected(screen))
        assert corrected(screen) == [other]
    async with open_reader(drawn).run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        assert corrected(screen) == [other]
        await pilot.press("u")
        await until(pilot, lambda: not corrected(screen))
    async with open_reader(drawn).run_test(size=SIZE) as pilot:
        assert corrected(await ready(pilot)) == []


async def test_selected_words_become_an_actor_that_was_missed(
    drawn: Briefing, open_reader: Open, kept: Callable[[], Library]
) -> None:
    async with open_reader(drawn).run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("1", "right_curly_bracket", "right_curly_bracket", "v", "c")
        await until(pilot, lambda: pilot.app.screen is not screen)
        await pilot.press("a")
        await until(pilot, lambda: pilot.app.screen.query("Input"))
        await pilot.press("home", *"New ", "enter", "5")
        await until(pilot, lambda: pilot.app.screen is screen)
        await pilot.app.workers.wait_for_complete()
        assert screen.links is not None
        added = [actor for actor in screen.links.briefing.actors if actor.corrected]
        assert [actor.name.startswith("New ") for actor in added] in ([True], [])
        if not added:
            assert "is mentioned as another actor" in str(screen._misfits)


async def test_selected_words_become_a_quote_that_was_missed(drawn: Briefing, open_reader: Open) -> None:
    async with open_reader(drawn).run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("1", "right_curly_bracket", "v", "c")
        await until(pilot, lambda: pilot.app.screen is not screen)
        await pilot.press("q")
        await until(pilot, lambda: pilot.app.screen.query("Input"))
        await pilot.press("down", "enter")
        await until(pilot, lambda: pilot.app.screen is screen)
        await pilot.app.workers.wait_for_complete()
        assert len(corrected(screen)) == 1


async def test_the_publication_date_is_a_correction_and_stays(
    drawn: Briefing, open_reader: Open, kept: Callable[[], Library]
) -> None:
    async with open_reader(drawn).run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("D", "ctrl+u", *"2019-07-08", "enter")
        await until(pilot, lambda: screen.article.published.day == "2019-07-08")
        await pilot.app.workers.wait_for_complete()
    async with open_reader(drawn).run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        assert screen.article.published.day == "2019-07-08"


async def test_the_pane_and_the_place_are_there_again(
    drawn: Briefing, open_reader: Open, kept: Callable[[], Library]
) -> None:
    async with open_reader(drawn).run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("G", "4", "j", "j")
        pane = screen.columns.list_of("quotes")
        assert pane is not None
        item, place = pane.selected, screen.view.place()
        await pilot.press("q")
        await until(pilot, lambda: not pilot.app.is_running or pilot.app._exit)
    async with open_reader(drawn).run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        pane = screen.columns.list_of("quotes")
        assert pane is not None
        assert (screen.columns.current, pane.selected) == ("quotes", item)
        assert screen.view.place().cursor == place.cursor


@pytest.mark.parametrize("content", [b"", b"something else entirely" * 20])
async def test_a_library_that_cannot_be_used_is_told_of_and_reading_goes_on(
    drawn: Briefing, open_reader: Open, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "data" / "briefing-tui" / "library.sqlite3"
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    async with open_reader(drawn).run_test(size=SIZE) as pilot:
        screen = await filled(pilot)
        await until(pilot, lambda: screen.title_bar.trouble)
        await pilot.press("4", "j", "enter")
        assert screen.columns.current == "article"
        await pilot.press("D", "ctrl+u", *"2019-07-08", "enter")
        await until(pilot, lambda: screen.article.published.day == "2019-07-08")
    assert file.read_bytes() == content


def corrected(screen: ReaderScreen) -> list[str]:
    """The speakers of the quotes that were put right."""
    if screen.links is None:
        return []
    names = {actor.id: actor.name for actor in screen.links.briefing.actors}
    return [names.get(quote.speaker or "", "") for quote in screen.links.briefing.quotes if quote.corrected]


@pytest.mark.parametrize("folder", ["state/briefing-tui", "."])
async def test_what_cannot_be_kept_can_be_left_in_a_file(
    drawn: Briefing,
    open_reader: Open,
    kept: Callable[[], Library],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    folder: str,
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    if folder == ".":
        (tmp_path / "state").write_text("in the way of the folder", encoding="utf-8")
    async with open_reader(drawn).run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        with kept().store.write():
            await pilot.press("a", *"important")
            editor(screen).action_keep()
            await until(pilot, lambda: editor(screen).has_class("-unkept"))
            await pilot.press("escape")
            await until(pilot, lambda: "not kept" in screen.status.words)
            await pilot.press("escape")
            await until(pilot, lambda: not editor(screen).has_class("-open"))
    (file,) = (tmp_path / folder).glob("note-*.md")
    assert file.read_text(encoding="utf-8") == "important"


async def test_a_mirror_that_cannot_be_written_costs_no_note(
    drawn: Briefing, open_reader: Open, kept: Callable[[], Library], tmp_path: Path
) -> None:
    async with open_reader(drawn).run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        (tmp_path / "data" / "briefing-tui" / "notes").write_text("in the way", encoding="utf-8")
        await pilot.press("a")
        await typed(pilot, screen, "kept all the same")
        assert [note.body for note in notes(kept)] == ["kept all the same"]
        assert not editor(screen).has_class("-unkept")


async def test_words_that_are_dragged_over_with_the_mouse_carry_the_note(
    drawn: Briefing, open_reader: Open, kept: Callable[[], Library]
) -> None:
    async with open_reader(drawn).run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.mouse_down("#article", offset=(12, 1))
        await pilot.hover("#article", offset=(30, 1))
        await pilot.mouse_up("#article", offset=(30, 1))
        await pilot.pause()
        span = screen.view.selected_span
        assert span is not None
        assert len(span) > 5
        await pilot.press("a")
        await typed(pilot, screen, "dragged")
        (note,) = notes(kept)
        assert note.target.selector is not None
        assert note.target.selector.exact == span.of(drawn.article.text).strip()
        assert screen.view.selected_span is None


async def test_words_under_review_are_accepted_with_one_key(
    drawn: Briefing, open_reader: Open, kept: Callable[[], Library]
) -> None:
    text = drawn.article.text
    start = text.index("switched on a pumping station")
    words = select(text, Span(start, start + 60))
    changed = replace(words, exact=words.exact.replace("pumping", "ten").replace("never", "always"))
    async with open_reader(drawn).run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await screen.desk.add_note(Target("passage", changed), "really?")
        await screen.noting.refresh()
        assert [note.anchor.state for note in screen.notes] == ["review"]
        assert screen.view.highlighted("note") == ()
        await pilot.press("6", "y")
        await until(pilot, lambda: [note.anchor.state for note in screen.notes] == ["exact"])
        assert len(screen.view.highlighted("note")) == 1


async def test_the_mirror_follows_the_publication_date(
    drawn: Briefing, open_reader: Open, kept: Callable[[], Library], tmp_path: Path
) -> None:
    folder = tmp_path / "data" / "briefing-tui" / "notes"

    def mirrored() -> str:
        return "".join(file.read_text(encoding="utf-8") for file in folder.glob("*.md"))

    async with open_reader(drawn).run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press("a")
        await typed(pilot, await ready(pilot), "a note")
        assert "8 July 2019" not in mirrored()
        await pilot.press("D", "ctrl+u", *"2019-07-08", "enter")
        await until(pilot, lambda: "8 July 2019" in mirrored())
        await pilot.press("u")
        await until(pilot, lambda: "8 July 2019" not in mirrored())


async def test_an_article_in_the_place_of_another_says_where_the_notes_on_that_are(
    drawn: Briefing, settings: LoadedSettings, kept: Callable[[], Library], tmp_path: Path
) -> None:
    place = str(tmp_path / "today.txt")
    library = kept()
    old = library.take_in(read_text("The ferry to Orr was six hours late on Friday, nobody knew why."), place).document
    library.notes.add(old.id, Target("article"), "a note")
    library.close()
    app = ReaderApp([Opening(drawn.article, place)], settings, load_themes(None), ReadyAnalyst(drawn))
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        told = [note.message for note in app._notifications if "another article was here" in note.message]
        assert len(told) == 1
        assert f"briefing notes move {old.id} {screen.desk.document}" in told[0]
        assert screen.notes == ()
        await pilot.press("6", "m")
        await until(pilot, lambda: [note.body for note in screen.notes] == ["a note"])
        await until(pilot, lambda: "1 note is on this article now" in screen.status.words)
        await pilot.press("m")
        await until(pilot, lambda: "no other article" in screen.status.words)


async def test_what_is_being_kept_when_the_reader_ends_is_kept_once(
    drawn: Briefing, open_reader: Open, kept: Callable[[], Library], monkeypatch: pytest.MonkeyPatch
) -> None:
    app, going = open_reader(drawn), asyncio.Event()
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        add = screen.desk.add_note

        async def slowly(target: Target, body: str) -> Note:
            note = await add(target, body)
            await going.wait()
            return note

        monkeypatch.setattr(screen.desk, "add_note", slowly)
        await pilot.press("a", *"once", "ctrl+s")
        await until(pilot, lambda: notes(kept))
        app.workers.cancel_all()
        await pilot.pause()
        app.drafts.keep(app.screen_stack)
        going.set()
        await app.drafts.kept()
        assert [note.body for note in notes(kept)] == ["once"]


async def begun(pilot: Pilot[None], screen: ReaderScreen) -> None:
    """Types a note, and tries to keep it."""
    await pilot.press("a", *"important")
    editor(screen).action_keep()
    await until(pilot, lambda: editor(screen).has_failed)


async def leave_the_editor_and_the_article(pilot: Pilot[None], screen: ReaderScreen) -> None:
    await begun(pilot, screen)
    await pilot.press("escape")
    await until(pilot, lambda: "not kept" in screen.status.words)
    await pilot.press("escape")
    await until(pilot, lambda: not editor(screen).has_class("-open"))
    await pilot.press("q")


async def leave_the_editor_and_the_reader(pilot: Pilot[None], screen: ReaderScreen) -> None:
    await pilot.press("a", *"important", "escape")
    await until(pilot, lambda: "not kept" in screen.status.words)
    await pilot.press("ctrl+q")


async def leave_the_reader(pilot: Pilot[None], screen: ReaderScreen) -> None:
    await pilot.press("a", *"important", "ctrl+q")


async def leave_the_article_twice(pilot: Pilot[None], screen: ReaderScreen) -> None:
    await begun(pilot, screen)
    screen.columns.go("article")
    await pilot.press("q")
    await until(pilot, lambda: screen._leaving)
    await pilot.press("q")


async def begin_another_note(pilot: Pilot[None], screen: ReaderScreen) -> None:
    await begun(pilot, screen)
    screen.columns.go("article")
    await pilot.press("a")
    await until(pilot, lambda: not editor(screen).text)
    await pilot.press("ctrl+q")


async def be_ended(pilot: Pilot[None], screen: ReaderScreen) -> None:
    await pilot.press("a", *"important")
    screen.app.post_message(Ended(128 + signal.SIGTERM))


async def write_outside(pilot: Pilot[None], screen: ReaderScreen) -> None:
    await pilot.press("E")
    await until(pilot, lambda: screen.columns.editor and editor(screen).has_failed)
    await pilot.press("ctrl+q")


async def write_outside_and_leave_the_article(pilot: Pilot[None], screen: ReaderScreen) -> None:
    await pilot.press("E")
    await until(pilot, lambda: screen.columns.editor and editor(screen).has_failed)
    await pilot.press("escape")
    await until(pilot, lambda: "not kept" in screen.status.words)
    await pilot.press("escape")
    await until(pilot, lambda: not editor(screen).has_class("-open"))
    await pilot.press("q")


@pytest.mark.parametrize("error", [StoreError("full"), RuntimeError("unexpected")], ids=["StoreError", "RuntimeError"])
@pytest.mark.parametrize(
    "go",
    [
        leave_the_editor_and_the_article,
        leave_the_editor_and_the_reader,
        leave_the_reader,
        leave_the_article_twice,
        begin_another_note,
        be_ended,
        write_outside,
        write_outside_and_leave_the_article,
    ],
)
async def test_what_cannot_be_kept_is_in_a_file_that_is_named_whatever_fails_and_however_the_reader_is_left(
    drawn: Briefing,
    open_reader: Open,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    go: Callable[[Pilot[None], ReaderScreen], Awaitable[None]],
) -> None:
    async def broken(*_: object) -> Note:
        raise error

    monkeypatch.setattr(ReaderApp, "outlive", OUTLIVE)
    monkeypatch.setattr(Desk, "add_note", broken)
    monkeypatch.setattr(noting, "edit", lambda *_: Edited("important"))
    app = open_reader(drawn)
    async with app.run_test(size=SIZE) as pilot:
        await go(pilot, await ready(pilot))
        await until(pilot, lambda: not app.is_running or app._exit)
    (file,) = (tmp_path / "state" / "briefing-tui").glob("note-*.md")
    assert file.read_text(encoding="utf-8") == "important"
    assert [str(file) in words for words in app.drafts.told] == [True]


async def test_keys_that_are_pressed_while_a_note_that_is_left_is_being_kept_are_kept_too(
    drawn: Briefing, open_reader: Open, kept: Callable[[], Library], monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, going_on = asyncio.Event(), asyncio.Event()
    add_note = Desk.add_note

    async def slow(desk: Desk, target: Target, body: str) -> Note:
        begun.set()
        await going_on.wait()
        return await add_note(desk, target, body)

    monkeypatch.setattr(Desk, "add_note", slow)
    async with open_reader(drawn).run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("a", *"half", "escape")
        await begun.wait()
        await pilot.press(*" a thought")
        going_on.set()
        await until(pilot, lambda: not editor(screen).has_class("-open"))
        assert [note.body for note in notes(kept)] == ["half a thought"]
