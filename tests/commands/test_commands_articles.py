"""`extract`, `report` and the reader without a terminal, on whole articles: what comes out, in which order."""

from __future__ import annotations

import json
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from briefing_tui.model.codec import from_json, schema, to_json
from briefing_tui.reports import markdown, text

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]

# A locale that knows nothing but ASCII: the output is UTF-8 all the same.
ASCII = {"LC_ALL": "C", "LANG": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}


@pytest.fixture(scope="module")
def extracted(run: Run, article: Path) -> subprocess.CompletedProcess[bytes]:
    return run("extract", "--published", "2021-03-13", str(article), more=ASCII)


@pytest.fixture(scope="module")
def document(extracted: subprocess.CompletedProcess[bytes]) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(extracted.stdout.decode("utf-8"))
    return read


def test_extract_prints_one_whole_document(
    extracted: subprocess.CompletedProcess[bytes], document: dict[str, Any]
) -> None:
    assert (extracted.returncode, extracted.stderr) == (0, b"")
    Draft202012Validator(schema()).validate(document)
    assert to_json(from_json(document)) == document


def test_extract_keeps_the_text_and_points_into_it(document: dict[str, Any], article: Path) -> None:
    read = document["article"]["text"]
    assert read == article.read_text(encoding="utf-8")
    said = [read[start:end] for quote in document["quotes"] for start, end in quote["spans"]]
    assert any("We have what we came for" in words for words in said)
    assert document["article"]["published"]["edtf"] == "2021-03-13"


def test_extract_lays_one_document_out_for_reading(extracted: subprocess.CompletedProcess[bytes]) -> None:
    printed = extracted.stdout.decode("utf-8")
    assert printed.startswith('{\n  "schema": "briefing/1",\n')
    assert "“We have what we came for,”" in printed
    assert not any(line.strip().rstrip(",").isdigit() for line in printed.splitlines())


@pytest.fixture(scope="module")
def several(run: Run, article: Path) -> subprocess.CompletedProcess[bytes]:
    return run("extract", str(article), "gone/away.txt", "-", data=b"The bridge at Orm fell on Sunday.")


def test_several_sources_give_a_document_a_line(several: subprocess.CompletedProcess[bytes]) -> None:
    texts = [json.loads(line)["article"]["text"] for line in several.stdout.splitlines()]
    assert [read.split()[0] for read in texts] == ["Dock", "The"]


def test_a_missing_source_costs_a_line_and_not_the_others(several: subprocess.CompletedProcess[bytes]) -> None:
    (told,) = several.stderr.decode().splitlines()
    assert "gone/away.txt" in told
    assert several.returncode == 3


LINES = (
    b'\xef\xbb\xbf{"id": "a\\u202e", "text": "Ann Lee spoke on 4 May 2021."}',
    b"",
    b'{"id": "broken", "text": 5}',
    b"nonsense",
    b'{"id": "empty", "text": "  "}',
    b'{"id": "date", "text": "Hm.", "published": "soon"}',
    '{"id": "half", "text": "Half \\ud83d of a pair. \u2028Mayor Ida Holm said so."}'.encode(),
    b'{"text": "# Dock\\n\\nThe *old* dock in Velm closed.", "format": "markdown", "published": "2020", "title": null}',
    b'{"id": "a\\u202e", "text": "Ann Lee spoke on 4 May 2021.", "title": "Speech", "author": "P. Lind", "url": "https://x.example/"}',
)


@pytest.fixture(scope="module")
def batch(run: Run) -> subprocess.CompletedProcess[bytes]:
    return run("extract", "--jsonl", "-", "--published", "2021-05-05", data=b"\n".join(LINES), more=ASCII)


@pytest.fixture(scope="module")
def answers(batch: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in batch.stdout.decode("utf-8").splitlines()]


def test_a_batch_is_answered_line_by_line_in_order(answers: list[dict[str, Any]]) -> None:
    ids = [answer.get("id") for answer in answers]
    assert ids[:6] == ["a\u202e", "broken", None, "empty", "date", "half"]
    assert ids[7] == "a\u202e"
    assert len(ids) == 8


def test_bad_lines_are_answered_with_their_number_and_fail_the_run_at_its_end(
    batch: subprocess.CompletedProcess[bytes], answers: list[dict[str, Any]]
) -> None:
    bad = [answer for answer in answers if "error" in answer]
    assert [answer["line"] for answer in bad] == [3, 4, 5, 6]
    assert all(set(answer) <= {"error", "line", "id"} for answer in bad)
    assert (batch.returncode, batch.stderr) == (1, b"")


def test_good_lines_of_a_batch_keep_the_contract_and_their_metadata(answers: list[dict[str, Any]]) -> None:
    good = [answer for answer in answers if "error" not in answer]
    for answer in good:
        Draft202012Validator(schema()).validate(answer)
    last = good[-1]["article"]
    assert (last["title"], last["url"]) == ("Speech", "https://x.example/")
    assert "P. Lind" in last["byline"]
    assert [answer["article"]["published"]["earliest"] for answer in good] == [
        "2021-05-05",
        "2021-05-05",
        "2020-01-01",
        "2021-05-05",
    ]


def test_the_same_text_gives_the_same_briefing(answers: list[dict[str, Any]]) -> None:
    first, last = answers[0], answers[-1]
    for part in ("actors", "quotes", "times", "timeline", "summary"):
        assert first[part] == last[part]


def test_a_batch_answers_each_line_before_it_reads_on_and_can_be_interrupted(
    program: tuple[str, ...], environment: dict[str, str]
) -> None:
    with subprocess.Popen(
        (*program, "extract", "--jsonl", "-"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.write(b'{"id": "1", "text": "Ann Lee spoke."}\n')
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["id"] == "1"
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 130
        assert process.stderr.read() == b""


def test_a_batch_ends_when_its_reader_goes_away(program: tuple[str, ...], environment: dict[str, str]) -> None:
    with subprocess.Popen(
        (*program, "extract", "--jsonl", "-"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.write(b"bad\n")
        process.stdin.flush()
        process.stdout.readline()
        process.stdout.close()
        process.stdin.write(b"bad\n")
        process.stdin.close()
        assert process.wait(timeout=30) == 141
        assert process.stderr.read() == b""


def test_report_and_the_reader_without_a_terminal_print_the_same_plain_text(
    run: Run, article: Path, document: dict[str, Any]
) -> None:
    done = run("--published", "2021-03-13", str(article), more=ASCII)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode("utf-8") == text.render(from_json(document))
    assert "[/] after the port agreed to [red] terms" in " ".join(done.stdout.decode("utf-8").split())
    assert b"\x1b" not in done.stdout


def test_reports_of_several_sources_follow_each_other(run: Run, article: Path, document: dict[str, Any]) -> None:
    done = run(
        "report", "--format", "markdown", "--published", "2021-03-13", "-", str(article), data=article.read_bytes()
    )
    one = markdown.render(from_json(document))
    assert done.stdout.decode("utf-8") == f"{one}\n\n{one}"
    assert done.returncode == 0
