"""One article that cannot be taken apart costs itself alone, in a batch, in a list of sources and in a folder."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefing_tui.analysis import pipeline
from briefing_tui.analysis.guard import guarded
from briefing_tui.commands import batch, console, sources
from briefing_tui.commands.main import main
from briefing_tui.errors import ArticleError, LanguageError
from briefing_tui.model.article import Article
from briefing_tui.model.briefing import Briefing, Engine

SECRET = "Ottoline"
BAD = f"{SECRET} is the word on which the analysis falls."
GOOD = "The bridge at Orm fell on Sunday."
FAULTS = (IndexError(SECRET), OverflowError(SECRET), RecursionError(SECRET), MemoryError(), OSError(SECRET), EOFError())


@pytest.fixture(autouse=True)
def analysis(monkeypatch: pytest.MonkeyPatch) -> Callable[[BaseException], None]:
    """An analysis that finds nothing, and fails on one word with the fault that it is given."""
    faults: list[BaseException] = [IndexError(SECRET)]

    def analyse(article: Article, *_: Any) -> Briefing:
        if SECRET in article.text:
            raise faults[-1]
        return Briefing("x", Engine("briefing-tui", "0", "none"), article)

    monkeypatch.setattr(pipeline, "analyse", analyse)
    for module in (batch, sources):
        monkeypatch.setattr(module, "load_language", lambda: None)
    return faults.append


def written(tmp_path: Path, **texts: str) -> list[str]:
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return [str(tmp_path / f"{name}.txt") for name in texts]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: type(fault).__name__)
def test_in_a_batch_it_is_one_error_object_with_its_line_and_id(
    fault: Exception, analysis: Callable[[BaseException], None], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    analysis(fault)
    rows = [{"id": "1", "text": GOOD}, {"id": "2", "text": BAD}, {"text": BAD}, {"id": "4", "text": GOOD}]
    file = tmp_path / "batch.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert main(["extract", "--jsonl", str(file)]) == 1
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [answer.get("id") for answer in answers] == ["1", "2", None, "4"]
    assert [answer.get("line") for answer in answers] == [None, 2, 3, None]
    assert "could not be taken apart" in answers[1]["error"]
    assert SECRET not in answers[1]["error"]


@pytest.mark.parametrize("command", ["extract", "report"])
def test_of_several_sources_it_is_one_line_that_names_it(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, bad, other = written(tmp_path, one=GOOD, bad=BAD, other=GOOD)
    assert main([command, one, bad, other]) == 1
    told = capsys.readouterr()
    assert told.out.count("briefing-tui") == 2
    assert len(told.err.splitlines()) == 1
    assert bad in told.err
    assert "IndexError" in told.err
    assert SECRET not in told.err


def test_the_exit_code_of_several_sources_tells_the_worst(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, bad = written(tmp_path, one=GOOD, bad=BAD)
    assert main(["extract", str(tmp_path / "gone/away.txt"), bad, one]) == 3
    assert len(capsys.readouterr().err.splitlines()) == 2


def test_in_a_folder_it_is_in_the_library_all_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(tmp_path, one=GOOD, bad=BAD, other=GOOD + " Again.")
    assert main(["library", "add", str(tmp_path)]) == 1
    told = capsys.readouterr()
    assert len(told.err.splitlines()) == 1
    assert "bad.txt" in told.err
    assert told.out.count(".txt") == 3


def test_an_interruption_and_a_closed_pipe_end_the_run(
    analysis: Callable[[BaseException], None], tmp_path: Path
) -> None:
    (bad,) = written(tmp_path, bad=BAD)
    for fault, code in ((KeyboardInterrupt(), 130), (BrokenPipeError(), 141)):
        analysis(fault)
        assert main(["extract", bad]) == code


def test_a_missing_language_model_ends_the_run_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing() -> None:
        raise LanguageError("install it")

    monkeypatch.setattr(sources, "load_language", missing)
    one, other = written(tmp_path, one=GOOD, other=GOOD)
    assert main(["extract", one, other]) == 1
    assert capsys.readouterr().err == "briefing: install it\n"


def test_the_guard_names_the_place_in_the_program() -> None:
    with pytest.raises(ArticleError, match=r"TypeError in commands/console\.py:\d+; please report"), guarded():
        console.escaped(None)  # type: ignore[arg-type]
