"""What the commands say of articles in other languages and of files in other encodings; how both are overridden."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from briefing_tui.library.library import Library
from briefing_tui.model.codec import schema
from briefing_tui.model.correction import SetLanguage
from briefing_tui.reading.source import read

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]

GERMAN = (
    "Der Bürgermeister sagte am Montag, die Stadt werde nicht aufgeben. „Wir machen weiter“, sagte er vor der Presse."
)
ENGLISH = "The mayor said on Monday that the city would go on."


def documents(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    read = [json.loads(line) for line in done.stdout.decode().splitlines()]
    for document in read:
        if "error" not in document:
            Draft202012Validator(schema()).validate(document)
    return read


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("german") / "stadt.txt"
    file.write_text(GERMAN, encoding="utf-8")
    return file


def test_extract_says_that_an_article_is_not_analysed_and_succeeds(run: Run, german: Path) -> None:
    done = run("extract", "--compact", str(german))
    (document,) = documents(done)
    assert (done.returncode, done.stderr) == (0, b"")
    assert (document["article"]["analysed"], document["article"]["language"]) == (False, "und")
    assert "not to be in English" in document["article"]["not_analysed"]
    assert [document[name] for name in ("summary", "actors", "quotes", "times", "timeline")] == [[]] * 5


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_a_report_says_so_in_the_place_of_the_items(run: Run, german: Path, form: str) -> None:
    done = run("report", "--format", form, str(german))
    report = " ".join(done.stdout.decode().replace("\\", "").split())
    assert done.returncode == 0
    assert "Not analysed: the article seems not to be in English" in report
    assert "--language en" in report
    assert (report.count("Not looked for."), "None found" in report) == (4, False)


def test_the_language_on_the_command_line_overrides(run: Run, german: Path) -> None:
    (document,) = documents(run("extract", "--compact", "--language", "en", str(german)))
    assert document["article"]["language"] == "en"
    assert "analysed" not in document["article"]
    assert document["article"]["sentences"]


def test_a_batch_answers_each_line_in_its_own_language_and_succeeds(run: Run) -> None:
    lines: list[dict[str, str]] = [
        {"id": "1", "text": GERMAN},
        {"id": "2", "text": ENGLISH},
        {"id": "3", "text": ENGLISH, "language": "de"},
        {"id": "4", "text": GERMAN, "language": "en_US"},
    ]
    data = "".join(f"{json.dumps(line)}\n" for line in lines).encode()
    done = run("extract", "--jsonl", "-", data=data)
    told = [(found["id"], found["article"]["language"], "analysed" in found["article"]) for found in documents(done)]
    assert done.returncode == 0
    assert told == [("1", "und", True), ("2", "en", False), ("3", "de", True), ("4", "en-US", False)]
    overridden = documents(run("extract", "--jsonl", "-", "--language", "en", data=data))
    assert [found["article"]["language"] for found in overridden] == ["en"] * 4


def test_the_library_keeps_both_answers_for_the_same_text_apart(run: Run, german: Path, tmp_path: Path) -> None:
    home = {"XDG_DATA_HOME": str(tmp_path)}
    for options in ([], ["--language", "en"], []):
        assert run("library", "add", *options, str(german), more=home).returncode == 0
        assert run("search", "sagte", more=home).returncode == 0
    (document,) = documents(run("extract", "--compact", "--corrected", str(german), more=home))
    assert document["article"]["analysed"] is False


def test_the_language_that_was_chosen_in_the_reader_holds_for_reports(run: Run, german: Path, tmp_path: Path) -> None:
    home = {"XDG_DATA_HOME": str(tmp_path)}
    kept = Library.open(tmp_path / "briefing-tui" / "library.sqlite3")
    number = kept.take_in(read(german), str(german)).document.id
    kept.correct(number, SetLanguage("en"), None)
    kept.close()
    assert b"Not analysed" not in run("report", str(german), more=home).stdout
    (found,) = documents(run("extract", "--compact", "--corrected", "--language", "de", str(german), more=home))
    assert (found["article"]["language"], found["article"]["analysed"]) == ("de", False)


def test_another_encoding_is_guessed_and_told_or_given(run: Run, tmp_path: Path) -> None:
    # In German, so that no language model is loaded.
    file = tmp_path / "stadt.txt"
    file.write_bytes(GERMAN.encode("cp1252"))
    (document,) = documents(run("extract", "--compact", str(file)))
    assert document["article"]["encoding"] == {"name": "cp1252", "guessed": True, "spoilt": 0}
    assert "Read as cp1252 (a guess)." in run("report", str(file)).stdout.decode()
    (given,) = documents(run("extract", "--compact", "--encoding", "latin-1", str(file)))
    assert given["article"]["encoding"] == {"name": "iso8859-1", "guessed": False, "spoilt": 0}
    file.write_bytes(GERMAN.encode().replace(b"Presse", b"Pr\xffsse"))
    assert "1 character could not be read." in run("report", str(file)).stdout.decode()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["extract", "--language", "Klingon", "a.txt"], "no language"),
        (["report", "--encoding", "base64", "a.txt"], "no encoding of text"),
        (["open", "--encoding", "nosuch", "a.txt"], "no encoding of text"),
        (["library", "add", "--language", "e", "a.txt"], "no language"),
        (["extract", "--jsonl", "-", "--encoding", "cp1251"], "UTF-8"),
    ],
)
def test_what_is_no_language_or_encoding_is_a_usage_error(run: Run, words: list[str], said: str) -> None:
    done = run(*words)
    assert done.returncode == 2
    assert said in done.stderr.decode()


@pytest.mark.parametrize("value", ["7" * 5000, "[" * 100_000])
def test_numbers_and_depths_beyond_reason_in_a_batch_are_one_error_object(run: Run, value: str) -> None:
    data = f'{{"id": "1", "text": {value}}}\n{json.dumps({"id": "2", "text": GERMAN})}\n'.encode()
    done = run("extract", "--jsonl", "-", data=data)
    bad, good = documents(done)
    assert (done.returncode, bad["line"], good["id"]) == (1, 1, "2")
    assert "int_max_str_digits" not in bad["error"]
    assert "recursion" not in bad["error"]
