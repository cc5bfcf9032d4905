"""Nothing that comes from outside reaches the terminal as anything but characters to be seen.

All is done twice, with hostile text and with its stand-ins: the sequences that are written are of the same kinds.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from briefing_tui.analysis.engine import engine
from briefing_tui.library.library import Library
from briefing_tui.model.codec import from_json
from briefing_tui.model.note import Target
from briefing_tui.reading.places import place_of
from briefing_tui.reading.source import read
from briefing_tui.sanitising import clean
from tests.terminal_output import Terminal, kinds, terminal

PROGRAM = (sys.executable, "-m", "briefing_tui")
# A title and a clipboard write, the screen cleared, the alternate screen left, a device control string, a hyperlink,
# C1 controls, bell, backspace, delete, overrides and isolates, a line separator; and markup, which is Textual's.
BAD = (
    "\x1b]0;T\x07\x1b]52;c;QUJD\x07\x1b[2J\x1b[?1049l\x1bP1$r\x1b\\\x1b]8;;http://x\x1b\\\x9b2J\x9d0;T\x9c\x07\x08\x7f"
    "\u202ex\u202c\u2066y\u2069\u2028[red]x[/][@click=app.bell]y[/][/]"
)
SEEN = "␛]0;T␇"
ESCAPE = "\x1b[27u"  # as the kitty keyboard protocol sends it: the key that follows is no part of it
QUIT = b"\x11"
# One that fits where only a few words are.
SHORT = "\x1b]0;T\x07\x9b2J\u202e[/]"
Spoil = Callable[[str], str]


@dataclass(frozen=True)
class Home:
    """A user's folders, and what was put into them: hostile text or, as `spoil` makes of it, its stand-ins."""

    folder: Path
    spoil: Spoil

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name in ("PATH", "SYSTEMROOT", "VIRTUAL_ENV")}
        return kept | {
            "HOME": str(self.folder), "XDG_CONFIG_HOME": str(self.folder / "config"), "LANG": "C.UTF-8",
            "XDG_DATA_HOME": str(self.folder / "data"), "TERM": "xterm-256color", "BROWSER": "true",
            "EDITOR": f"{sys.executable} {self.folder / 'editor.py'}",
        }  # fmt: skip

    @property
    def article(self) -> Path:
        return self.folder / self.spoil(f"pump{SHORT.replace('/', '')}.txt")

    def run(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run((*PROGRAM, *arguments), env=self.environment, capture_output=True, check=False)


def hostile(text: str) -> str:
    return text


def overlaid(text: str, marks: str, every: int) -> str:
    """A text with other characters put in the place of its own, so that its length stays."""
    made = list(text)
    for at in range(every, len(text) - len(marks), every):
        if "\n" not in text[at : at + len(marks)]:
            made[at : at + len(marks)] = marks
    return "".join(made)


def furnish(folder: Path, spoil: Spoil) -> Home:
    """Fills a home: an article with its analysis, notes, corrections, another article, settings, themes, an editor."""
    home = Home(folder, spoil)
    (folder / "config" / "briefing-tui" / "themes").mkdir(parents=True)
    bad, short = spoil(BAD), spoil(SHORT)
    settings = {short: "x", "theme": short, "keys": {short: "x", "zoom": short}}
    lines = [f"{json.dumps(name)} = {json.dumps(value)}\n" for name, value in settings.items() if name != "keys"]
    keys = [f"{json.dumps(name)} = {json.dumps(value)}\n" for name, value in settings["keys"].items()]  # type: ignore[attr-defined]
    (folder / "config" / "briefing-tui" / "config.toml").write_text("".join([*lines, "[keys]\n", *keys]), "utf-8")
    (folder / "config" / "briefing-tui" / "themes" / "bad.toml").write_text(f"title = {json.dumps(bad)}\n", "utf-8")
    (folder / "words.txt").write_text(f"Written outside {bad}", "utf-8")
    (folder / "editor.py").write_text(
        f"import pathlib, sys\nwords = pathlib.Path({str(folder / 'words.txt')!r})\n"
        "pathlib.Path(sys.argv[1]).write_bytes(words.read_bytes())\n"
    )
    drawn = from_json(json.loads((Path(__file__).parent / "tui" / "data" / "pump.json").read_text(encoding="utf-8")))
    text = overlaid(overlaid(drawn.article.text, spoil("\x1b]0;T\x07"), 97), spoil("\u202e\x9b[/]"), 151)
    home.article.write_text(text, encoding="utf-8")
    article = read(home.article)
    assert len(article.text) == len(text)
    library = Library.open(folder / "data" / "briefing-tui" / "library.sqlite3")
    document = library.take_in(article, place_of(home.article)).document.id
    library.keep_briefing(
        document,
        article,
        replace(drawn, engine=engine(), article=replace(article, sentences=drawn.article.sentences)),
    )
    note = library.notes.add(document, Target("article"), f"First {bad}")
    library.notes.save(note.id, f"Second {bad}", note.rev, keep=True)
    library.close()
    other = folder / "other.md"
    other.write_text(
        f"---\ntitle: {json.dumps(bad)}\nauthor: {json.dumps(bad)}\nsource: {json.dumps(bad)}\n"
        f"tags: [{json.dumps(short)}]\n---\n\n# {bad}\n\nThe valve {bad} failed.\n",
        "utf-8",
    )
    assert home.run("library", "add", "--no-analysis", str(other)).returncode == 0
    return home


def imported(folder: Path, spoil: Spoil) -> Path:
    """A file of notes with hostile text in every field that may hold any."""
    bad = spoil(BAD)
    published: dict[str, object] = {
        "earliest": None, "latest": None, "edtf": bad, "origin": "unknown", "confidence": 0, "evidence": [],
    }  # fmt: skip
    article: dict[str, object] = {
        "text": f"A dam {clean(bad)} broke.", "title": bad, "byline": bad, "publisher": bad, "url": None,
        "language": bad, "published": published, "passages": [{"start": 0, "end": 5, "role": "body"}],
        "markup": [], "sentences": [], "tags": [bad],
    }  # fmt: skip
    note = {
        "id": "imported", "article": "a", "text_id": "b", "kind": "actor", "name": bad, "quote": bad, "prefix": bad,
        "suffix": bad, "start": 2, "text": f"From elsewhere {bad}", "tags": [bad], "created": bad, "updated": bad,
    }  # fmt: skip
    about = {"title": bad, "text_id": "a", "address": bad, "places": [f"/tmp/{bad}", bad], "article": article}
    file = folder / "notes.json"
    file.write_text(json.dumps({"schema": "briefing-notes/1", "articles": [about], "notes": [note]}))
    return file


@pytest.fixture
def homes(tmp_path: Path) -> tuple[Home, Home]:
    """The home with hostile text, and the one with stand-ins."""
    return furnish(tmp_path / "hostile", hostile), furnish(tmp_path / "harmless", clean)


def batch(home: Home) -> Path:
    """Lines of a batch that all are wrong, with hostile words in what is told of them."""
    bad = home.spoil(BAD)
    rows = ({"id": bad}, {"id": bad, "text": "x", "published": bad}, {"id": "a", "text": "x", "format": bad})
    file = home.folder / "batch.jsonl"
    file.write_text("\n".join([*map(json.dumps, rows), json.dumps(bad)]), encoding="utf-8")
    return file


def commands(home: Home) -> list[list[str]]:
    """Every command, with hostile words wherever one takes words; those that write go first."""
    bad, short = home.spoil(BAD), home.spoil(SHORT)
    article, imports = str(home.article), str(imported(home.folder, home.spoil))
    return [
        ["notes", "add", article, "--text", f"Typed {bad} #tag"],
        ["notes", "add", article, "--quote", short, "--text", "x"],
        ["notes", "import", imports], ["notes", "import", bad],
        ["library", "list"], ["library", "list", "--json"], ["library", "search", "pump"], ["library", "remove", bad],
        ["library", "restore", bad], ["library", "add", bad], ["library", "add", "--no-analysis", article],
        ["notes", "list"], ["notes", "list", "--json"], ["notes", "list", bad], ["notes", "list", "--tag", bad],
        ["notes", "export"], ["notes", "export", "--format", "json"], ["notes", "export", "--format", "hypothesis"],
        ["notes", "export", "--format", "web-annotation"], ["notes", "export", bad], ["notes", "delete", bad],
        ["search", "pump"], ["search", "elsewhere", "--json"], ["search", bad], ["search", f"said:{bad}"],
        ["themes"], ["keys"], ["keys", "--toml"], ["doctor"], [bad], ["extract", bad], ["report", bad],
        ["extract", "--jsonl", bad], ["extract", "--jsonl", str(batch(home))], ["report", article, "--published", bad],
        ["library", bad], ["--option", bad],
        ["notes", "add", article, "--nth", bad, "--text", "x"], ["report", "--format", bad, article],
    ]  # fmt: skip


def test_every_command_writes_the_same_sequences_for_hostile_text(homes: tuple[Home, Home]) -> None:
    # One terminal for all of them, one shell that runs them: a line a command tells them apart.
    outputs: list[list[bytes]] = []
    for home in homes:
        mark = "=====next====="
        script = home.folder / "commands.py"
        script.write_text(
            "import os, sys\nfrom briefing_tui.commands.main import main\n"
            f"for words in {commands(home)!r}:\n"
            "    code = main(words)\n"
            f"    print(code, {mark!r}, flush=True)\n"
        )
        with terminal(home.environment, sys.executable, str(script)) as run:
            assert run.end() == 0
        outputs.append(run.output.split(mark.encode()))
    assert len(outputs[0]) == len(outputs[1]) == len(commands(homes[0])) + 1
    for words, bad, good in zip(commands(homes[0]), *outputs, strict=False):
        assert kinds(bad) == kinds(good) <= {"U+000D", "U+000A"}, words
        assert b"Traceback" not in bad + good, words
    listed = b"".join(outputs[0])
    for told in (f"Typed {SEEN}", f"From elsewhere {SEEN}", "does not exist", "is not a date"):
        assert told.encode() in listed


def write_notes(home: Home, reader: Terminal) -> None:
    """Pastes a note, and writes one outside."""
    reader.sees("evidence")
    reader.press("a", "note on")
    reader.paste(f"Pasted {home.spoil(BAD)}", "Pasted")
    # The list is there again when the editor is closed.
    reader.press(ESCAPE, "On title")
    reader.press("E", "3 notes")


def look_at_the_library(home: Home, library: Terminal) -> None:
    """Sees the articles, and pastes what is to be added."""
    library.sees("Library · 2")
    library.press("A", "Add a file")
    library.paste(home.spoil(BAD), SEEN)
    library.press("\r", "Added 0 of 1")


def look_at_the_choice(_: Home, shelf: Terminal) -> None:
    """Sees the articles that were named, and what is wrong with the settings."""
    shelf.sees(SEEN)
    shelf.sees("Settings and themes")
    shelf.sees("as the model")


def written(home: Home, walk: Callable[[Home, Terminal], None], *arguments: str, settings: str = "plain") -> bytes:
    """What the program writes while somebody goes through its screens, and leaves."""
    environment = home.environment | {"XDG_CONFIG_HOME": str(home.folder / settings)}
    with terminal(environment, *PROGRAM, *arguments) as run:
        walk(home, run)
        run.child.send(QUIT)
        assert run.end() == 0
    return run.output


def test_the_reader_writes_the_same_sequences_for_hostile_text(homes: tuple[Home, Home]) -> None:
    bad, good = (written(home, write_notes, str(home.article)) for home in homes)
    assert kinds(bad) == kinds(good)
    notes = [json.loads(line)["text"] for line in homes[0].run("notes", "list", "--json").stdout.splitlines()]
    # Whole, and one for one: no part of what was pasted was taken for keys.
    wanted = [clean(f"{how} {BAD}") for how in ("Second", "Pasted", "Written outside")]
    # The text area takes a line separator for a line end.
    wanted[1] = wanted[1].replace("\u2028", "\n")
    assert sorted(notes) == sorted(wanted)


def test_the_library_writes_the_same_sequences_for_hostile_text(homes: tuple[Home, Home]) -> None:
    bad, good = (written(home, look_at_the_library) for home in homes)
    assert kinds(bad) == kinds(good)


def test_a_choice_of_articles_and_what_is_wrong_with_settings_write_the_same(homes: tuple[Home, Home]) -> None:
    names = [(str(home.article), str(home.folder / "other.md")) for home in homes]
    bad, good = (
        written(home, look_at_the_choice, *each, settings="config") for home, each in zip(homes, names, strict=True)
    )
    assert kinds(bad) == kinds(good)


def test_the_mirror_and_exported_files_hold_nothing_that_a_terminal_obeys(homes: tuple[Home, Home]) -> None:
    home = homes[0]
    home.run("notes", "add", str(home.article), "--text", f"Typed {BAD}")
    for form in ("markdown", "json", "hypothesis", "web-annotation"):
        home.run("notes", "export", "--format", form, "-o", str(home.folder / f"notes.{form}"))
    files = [*(home.folder / "data" / "briefing-tui" / "notes").iterdir(), *home.folder.glob("notes.*")]
    assert len(files) == 5
    for file in files:
        assert SEEN in file.read_text(encoding="utf-8")
        assert kinds(file.read_bytes()) == {"U+000A"}
