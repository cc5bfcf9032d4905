"""Notes from other programs: a file is taken in whole or not at all, and what is wrong with it is told by its line."""

from __future__ import annotations

import copy
import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing_tui.errors import ContractError, StoreError
from briefing_tui.library.exchange import hypothesis, own, web_annotation
from briefing_tui.library.exchange.document import line_of
from briefing_tui.library.exchange.entry import Entry, gather
from briefing_tui.library.exchange.importing import Imported, bring_in, parse
from briefing_tui.library.library import Library
from briefing_tui.model.article import Article
from briefing_tui.model.note import Target
from briefing_tui.model.selector import select
from briefing_tui.model.span import Span
from briefing_tui.reading.source import read_text
from briefing_tui.reports.notes import render
from briefing_tui.sanitising import is_clean
from tests.library.conftest import FERRY

SHAPES: dict[str, Callable[[list[Entry]], Any]] = {
    "own": own.to_json,
    "web annotation": web_annotation.to_json,
    "hypothesis": hypothesis.to_json,
}
Path_ = tuple[str | int, ...]
STRANGE: list[Any] = [
    None, True, False, 0, -1, 10**40, 1.5, 1e308, "", "x", " ", "\ud800", "\x1b]0;T\x07", "\u202e", "\x00",
    "a" * 1000, "~nobody", "/etc/passwd", "/\x00", "file:///a%00", "-1", "9" * 5000, [], {}, [[]], [None], [7],
    ["\udfff"], {"a": {"b": []}}, "9999-12-31T23:59:59+14:00", "0000-00-00", "urn:uuid:", "ni:///sha-256;x",
    "http://[::1", "http://a:99999/",
]  # fmt: skip


@pytest.fixture(scope="module")
def shapes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Two notes, one of them on words, as each of the shapes."""
    library = Library.open(tmp_path_factory.mktemp("shapes") / "library.sqlite3")
    article = replace(read_text(FERRY), url="https://example.org/news/ferry", tags=("ferry",))
    document = library.take_in(article, "/news/ferry.txt").document.id
    start = article.text.index("six hours late")
    library.notes.add(document, Target("quote", select(article.text, Span(start, start + 14))), "Again? #late")
    library.notes.add(document, Target("article"), "On all of it")
    entries = gather(library, [document])
    library.close()
    return {name: to_json(entries) for name, to_json in SHAPES.items()}


@pytest.fixture(scope="module")
def fuzzed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library into which many files are taken, with the article in it."""
    library = Library.open(tmp_path_factory.mktemp("fuzzed") / "library.sqlite3")
    library.take_in(replace(read_text(FERRY), url="https://example.org/news/ferry"), "/news/ferry.txt")
    yield library
    library.close()


def paths(value: Any, path: Path_ = ()) -> list[Path_]:
    """All places in a value of JSON."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for step, each in inner for place in paths(each, (*path, step)))]


def put(document: Any, path: Path_, value: Any) -> Any:
    """The document with another value at one place."""
    if not path:
        return value
    made = copy.deepcopy(document)
    inner = made
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    return made


def taken(library: Library, document: Any) -> Imported:
    return bring_in(library, parse(json.dumps(document).encode()))


def is_sound(library: Library) -> None:
    """Everything that shows or hands on what is kept does so, and all of it is clean."""
    notes = library.notes.all()
    for each in library.articles.all():
        article = library.articles.article(each.id)
        assert is_clean(render(article, library.notes.of(each.id), each.places))
        assert all(span.end <= len(article.text) for span in (p.span for p in article.passages))
    entries = gather(library, [each.id for each in library.articles.all()])
    for to_json in SHAPES.values():
        json.dumps(to_json(entries)).encode()
    assert all(is_clean(note.id + note.body + (note.target.name or "")) for note in notes)


@pytest.mark.parametrize("shape", SHAPES)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_stands_in_a_file_it_is_taken_in_whole_or_refused_in_one_line(
    fuzzed: Library, shapes: dict[str, Any], shape: str, data: st.DataObject
) -> None:
    document = shapes[shape]
    for _ in range(data.draw(st.integers(1, 2))):
        place = data.draw(st.sampled_from(paths(document)))
        document = put(document, place, data.draw(st.sampled_from(STRANGE)))
    try:
        taken(fuzzed, document)
        refused = ""
    except ContractError as error:
        refused = str(error)
    if refused:
        assert len(refused.splitlines()) == 1
        assert is_clean(refused)
        assert fuzzed.notes.all() == []
    else:
        assert taken(fuzzed, document).added == 0
        is_sound(fuzzed)
    with fuzzed.store.write() as connection:
        for table in ("anchor", "tag", "note_history", "note"):
            connection.execute(f"DELETE FROM {table}")


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        (("notes", 1, "id"), "\ud800", "half of a surrogate"),
        (("notes", 1, "id"), "a\x1bb", "control character"),
        (("notes", 1, "id"), "", "“id” is not a string of 1 to 300"),
        (("notes", 1, "quote"), "\udc00", "half of a surrogate"),
        (("notes", 1, "name"), 7, "“name” is not a string"),
        (("notes", 1, "text"), None, "“text” is not a string"),
        (("notes", 1, "text_id"), "\ud800", "half of a surrogate"),
        (("notes", 1, "kind"), "book", "“kind” of a note is none of"),
        (("notes", 1, "start"), 10**40, "“start” is too great a number"),
        (("notes", 1, "start"), -1, "“start” is not a number from 0 up"),
        (("notes", 1, "start"), True, "“start” is not a number from 0 up"),
        (("notes",), 7, "“notes” is not a list of objects"),
        (("articles", 0, "places"), 7, "“places” is not a list of strings"),
        (("articles", 0, "places"), [None], "“places” is not a list of strings"),
        (("articles", 0, "address"), "\ud800", "half of a surrogate"),
        (("articles", 0, "article"), 7, "“article” is not an object"),
        (("articles", 0, "article", "text"), " ", "no words"),
        (("articles", 0, "article", "passages"), [], "no words"),
        (("articles", 0, "article", "markup"), [[5, 9], [7, 11]], "overlap"),
        (("articles", 0, "article", "passages", 0, "end"), 10**9, "ends after its text"),
        (("articles", 0, "article", "published", "earliest"), "soon", "is not a date"),
        (("articles", 0, "title"), [], "“title” is not a string"),
    ],
)  # fmt: skip
def test_one_wrong_field_refuses_the_file_and_its_line_is_told(
    library: Library, shapes: dict[str, Any], path: Path_, value: Any, told: str
) -> None:
    text = json.dumps(put(shapes["own"], path, value), indent=1)
    with pytest.raises(ContractError, match=told) as caught:
        bring_in(library, parse(text.encode()))
    line = int(str(caught.value).removeprefix("line ").partition(":")[0])
    # The entry that is wrong, or the very value, stands on that line.
    assert line in {line_of(text, path[:length]) for length in range(1, len(path) + 1)}
    assert library.articles.all() == []
    assert library.notes.all() == []


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b'{"rows": [\n{"id": 1}', "not JSON on line 2"),
        (b'{"rows": [' + b"[" * 100_000, "nested too deeply"),
        (b"[" * 60 + b"]" * 60, "nested too deeply"),
        (b'{"rows": ' + b"9" * 5000 + b"}", "a number of 5000 digits"),
        (b'{"rows": NaN}', "NaN"),
        (b"\xff\xfe{", "not UTF-8"),
    ],
)
def test_what_is_no_json_or_beyond_its_limits_is_refused(data: bytes, told: str) -> None:
    with pytest.raises(ContractError, match=told):
        parse(data)


some_json = st.recursive(
    st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=2), inner),
    max_leaves=12,
)


@given(some_json)
def test_every_place_in_a_document_is_found_on_its_line(document: Any) -> None:
    text = json.dumps(document, indent=1)
    for path in paths(document):
        value = document
        for step in path:
            value = value[step]
        rest = "\n".join(text.splitlines()[line_of(text, path) - 1 :]).lstrip()
        if path and isinstance(path[-1], str):
            rest = rest.removeprefix(f"{json.dumps(path[-1])}: ")
        assert json.JSONDecoder().raw_decode(rest)[0] == value


def test_a_disk_that_fails_in_the_middle_leaves_nothing_of_a_file(
    library: Library, shapes: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    added = library.notes.add
    calls: list[str] = []

    def failing(*arguments: Any, **named: Any) -> Any:
        calls.append(named["id"])
        if len(calls) == 2:
            raise StoreError("the disk is full")
        return added(*arguments, **named)

    monkeypatch.setattr(library.notes, "add", failing)
    with pytest.raises(StoreError, match="full"):
        taken(library, shapes["own"])
    monkeypatch.undo()
    assert (library.articles.all(), library.notes.all()) == ([], [])
    assert taken(library, shapes["own"]).added == 2


def test_an_imported_place_is_never_followed_as_a_path(
    library: Library, shapes: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    other = library.take_in(read_text("Something else altogether."), str(tmp_path / "here.txt")).document.id
    document = put(shapes["own"], ("articles", 0, "places"), ["here.txt", "~/x", str(other), "C:\\x", "/a\x1bb.txt"])
    assert taken(library, document).added == 2
    (kept,) = (each for each in library.articles.all() if each.id != other)
    assert kept.places == ("/a␛b.txt", "https://example.org/news/ferry")


def test_escapes_in_every_field_are_kept_as_stand_ins(file: Path, shapes: dict[str, Any]) -> None:
    library = Library.open(file)
    document = shapes["own"]
    for path in paths(document):
        kept = {"id", "text_id", "article", "kind", "schema", "created", "updated", "origin", "edtf", "role", "block"}
        value = document
        for step in path:
            value = value[step]
        if isinstance(value, str) and not kept & set(path[-1:]) and path[-1] not in ("earliest", "latest"):
            document = put(document, path, f"{value}\x1b]0;T\x07\x9b\u202e")
    assert taken(library, document).added == 2
    is_sound(library)
    library.close()
    connection = sqlite3.connect(file)
    (dump,) = connection.execute("SELECT group_concat(body || exact || prefix || suffix) FROM note").fetchone()
    connection.close()
    assert "␛]0;T␇\ufffd\ufffd" in dump


def test_an_article_comes_back_as_it_was_read(library: Library, shapes: dict[str, Any]) -> None:
    taken(library, shapes["own"])
    (kept,) = library.articles.all()
    wanted: Article = replace(read_text(FERRY), url="https://example.org/news/ferry", tags=("ferry",))
    assert library.articles.article(kept.id) == wanted
