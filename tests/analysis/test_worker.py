"""The analysis process, mostly without the process: an article that cannot be taken apart never ends it."""

from __future__ import annotations

import io
import os
import pickle
import signal
import subprocess
import sys
from time import monotonic
from typing import Any

import pytest

from briefing_tui.analysis import language, pipeline, worker
from briefing_tui.analysis.messages import LENGTH_BYTES, Analyse, Answer, Done, Failed, Progress, frame
from briefing_tui.analysis.worker import requests_in, serve
from briefing_tui.model.article import Article
from briefing_tui.model.briefing import Briefing, Engine
from briefing_tui.reading.source import read_text

PATIENCE = 60.0  # seconds: many times what the slowest machine takes


def answers_to(*articles: Article) -> list[Answer]:
    """The last answers of one process to several requests."""
    asked = io.BytesIO(b"".join(frame(Analyse(ticket, article)) for ticket, article in enumerate(articles, start=1)))
    told = io.BytesIO()
    serve(requests_in(asked), told)
    told.seek(0)
    answers: list[Answer] = []
    while head := told.read(LENGTH_BYTES):
        answers.append(pickle.loads(told.read(int.from_bytes(head, "big"))))
    return [answer for answer in answers if isinstance(answer, Done | Failed)]


@pytest.mark.parametrize("fault", [IndexError("Ottoline"), MemoryError(), RecursionError("Ottoline")], ids=repr)
def test_a_fault_fails_its_own_article_and_the_next_is_answered(
    fault: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def analyse(article: Article, *_: Any) -> Briefing:
        if "bad" in article.text:
            raise fault
        return Briefing("x", Engine("briefing-tui", "0", "none"), article)

    monkeypatch.setattr(pipeline, "analyse", analyse)
    monkeypatch.setattr(language, "Language", lambda: None)
    good, bad, after = answers_to(Article("good"), Article("bad"), Article("good"))
    assert isinstance(good, Done)
    assert isinstance(bad, Failed)
    assert "could not be taken apart" in bad.message
    assert "Ottoline" not in bad.message
    assert isinstance(after, Done)
    assert after.ticket == 3


# An analysis that never ends, and says that it has begun.
ENDLESS = """
import sys
from briefing_tui.analysis import language, pipeline, worker
def analyse(*_):
    print("begun", file=sys.stderr, flush=True)
    while True:
        pass
language.Language, pipeline.analyse = object, analyse
worker.main()
"""
# Starts one, hands it its own standard input, and says which process it is.
PARENT = """
import subprocess, sys
endless = subprocess.Popen([sys.executable, "-c", sys.argv[1]], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
endless.stdin.write(sys.stdin.buffer.read())
endless.stdin.flush()
print(endless.pid, flush=True)
endless.wait()
"""


def test_a_long_analysis_gives_signs_of_life(monkeypatch: pytest.MonkeyPatch) -> None:
    told = io.BytesIO()
    sign = frame(Progress(1, 0, 0))

    def analyse(article: Article, *_: Any) -> Briefing:
        end = monotonic() + PATIENCE
        while told.getvalue().count(sign) < 5:
            assert monotonic() < end, "no five signs of life have come"
        return Briefing("x", Engine("briefing-tui", "0", "none"), article)

    monkeypatch.setattr(worker, "BEAT", 0.001)
    monkeypatch.setattr(pipeline, "analyse", analyse)
    monkeypatch.setattr(language, "Language", lambda: None)
    serve([Analyse(1, Article("long"))], told)
    assert told.getvalue().endswith(frame(Done(1, Briefing("x", Engine("briefing-tui", "0", "none"), Article("long")))))


def test_the_signs_of_life_tell_each_step_apart(language: language.Language) -> None:
    steps: list[int] = []
    parsed: list[tuple[int, int]] = []
    pipeline.analyse(
        read_text("The ferry sailed on Monday.", language="en"),
        language,
        lambda *done: parsed.append(done),
        lambda: steps.append(len(parsed)),
    )
    assert len(steps) > 3
    # All of them follow the parse.
    assert set(steps) == {len(parsed)}


def test_the_process_ends_with_its_input_in_the_midst_of_an_analysis() -> None:
    with subprocess.Popen(
        (sys.executable, "-c", ENDLESS), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as endless:
        assert endless.stdin is not None
        assert endless.stderr is not None
        endless.stdin.write(frame(Analyse(1, Article("any"))))
        endless.stdin.flush()
        assert endless.stderr.readline() == b"begun\n"
        endless.stdin.close()
        assert endless.wait() == 0


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a stopped process with its parent")
def test_a_process_that_is_stopped_ends_when_the_one_that_started_it_is_killed() -> None:
    with subprocess.Popen(
        (sys.executable, "-c", PARENT, ENDLESS), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as parent:
        assert parent.stdin is not None
        assert parent.stdout is not None
        assert parent.stderr is not None
        parent.stdin.write(frame(Analyse(1, Article("any"))))
        parent.stdin.close()
        endless = int(parent.stdout.readline())
        assert parent.stderr.readline() == b"begun\n"
        os.kill(endless, signal.SIGSTOP)
        parent.kill()
        # Both have the same standard error, which ends when the last of them does.
        assert parent.stderr.read() == b""
