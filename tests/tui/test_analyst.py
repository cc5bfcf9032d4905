"""The analysis process as the screen uses it."""

from __future__ import annotations

import asyncio
import signal
import sys
from dataclasses import replace

import pytest

from briefing_tui.analysis.messages import Answer, Done, Failed, Progress
from briefing_tui.model.briefing import Briefing
from briefing_tui.reading.source import read_text
from briefing_tui.tui import analyst as analyst_module
from briefing_tui.tui.analyst import COMMAND, Analyst, Silent


class Inbox:
    """Gathers answers until the last one."""

    def __init__(self) -> None:
        self.progress: list[Progress] = []
        self.silent = asyncio.Event()
        self.told: list[Silent] = []
        self.last: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()

    def __call__(self, answer: Answer | Silent) -> None:
        if isinstance(answer, Silent):
            self.told.append(answer)
            self.silent.set()
        elif isinstance(answer, Progress):
            self.progress.append(answer)
        else:
            self.last.set_result(answer)


async def test_the_process_gives_the_same_briefing_as_the_library(briefing: Briefing) -> None:
    analyst = Analyst()
    inbox, again = Inbox(), Inbox()
    article = replace(briefing.article, sentences=(), language=None)
    try:
        analyst.analyse(article, inbox)
        answer = await inbox.last
        assert isinstance(answer, Done)
        assert answer.briefing == briefing
        assert inbox.progress[0].total == 0
        assert inbox.progress[-1].done == inbox.progress[-1].total == len(article.passages)
        analyst.analyse(article, again)
        assert await again.last == answer._replace(ticket=2)
    finally:
        await analyst.close()


async def test_a_process_that_ends_by_itself_fails_what_was_asked(briefing: Briefing) -> None:
    program = "import sys; sys.stdin.buffer.read(4); sys.exit('out of \x1b[1mpaper')"
    analyst = Analyst((sys.executable, "-c", program))
    inbox = Inbox()
    try:
        analyst.analyse(briefing.article, inbox)
        answer = await inbox.last
        assert isinstance(answer, Failed)
        assert "code 1 (out of ␛[1mpaper)" in answer.message
    finally:
        await analyst.close()


async def test_who_forgot_a_request_hears_no_more_of_it() -> None:
    analyst, short = Analyst(), read_text("The ferry sailed on Monday.")
    forgotten, kept = Inbox(), Inbox()
    try:
        analyst.analyse(short, forgotten)
        analyst.forget(forgotten)
        analyst.analyse(short, kept)
        assert isinstance(await kept.last, Done)
        assert not forgotten.last.done()
    finally:
        await analyst.close()


STOPS_ITSELF = "import os, signal, sys; sys.stdin.buffer.read(4); os.kill(os.getpid(), signal.SIGSTOP)"


async def test_a_process_that_gives_no_sign_of_life_is_told_of_and_another_answers_all_that_wait(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(analyst_module, "BEAT", 0.01)
    analyst, short = Analyst((sys.executable, "-c", STOPS_ITSELF)), read_text("The ferry sailed on Monday.")
    first, second = Inbox(), Inbox()
    try:
        analyst.analyse(short, first)
        analyst.analyse(short, second)
        await first.silent.wait()
        await second.silent.wait()
        assert not first.last.done()
        analyst._command = COMMAND
        analyst.renew()
        assert isinstance(await first.last, Done)
        assert isinstance(await second.last, Done)
    finally:
        await analyst.close()
    assert [process.returncode for process in analyst._killed] == [-signal.SIGKILL] * 2


# Runs in circles in the step that follows the parse, and gives its signs of life.
ENDLESS = """
from briefing_tui.analysis import language, pipeline, worker
def analyse(article, model, progress, step):
    progress(1, 1)
    step()
    while True:
        pass
language.Language, pipeline.analyse, worker.BEAT = object, analyse, 0.01
worker.main()
"""


async def test_a_process_that_lives_but_gets_no_further_is_told_of_once_and_another_answers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(analyst_module, "BEAT", 0.05)
    monkeypatch.setattr(analyst_module, "THE_SAME", 3)
    monkeypatch.setattr(analyst_module, "MISSING", 1_000_000)
    analyst, short = Analyst((sys.executable, "-c", ENDLESS)), read_text("The ferry sailed on Monday.")
    inbox = Inbox()
    try:
        analyst.analyse(short, inbox)
        await inbox.silent.wait()
        assert inbox.told == [Silent(1, lives=True)]
        # Its signs of life do not make it seem to work again.
        shown = len(inbox.progress)
        analyst._heard = False
        while not analyst._heard:
            await asyncio.sleep(0)
        assert len(inbox.progress) == shown
        analyst._command = COMMAND
        monkeypatch.setattr(analyst_module, "THE_SAME", 1_000_000)
        analyst.renew()
        assert isinstance(await inbox.last, Done)
        assert len(inbox.told) == 1
    finally:
        await analyst.close()


async def test_a_process_that_cannot_be_started_fails_what_was_asked_and_the_next_is_tried() -> None:
    analyst, short = Analyst(("/no/such/program",)), read_text("The ferry sailed on Monday.")
    inbox, again = Inbox(), Inbox()
    try:
        analyst.analyse(short, inbox)
        answer = await inbox.last
        assert isinstance(answer, Failed)
        assert "cannot be started: No such file" in answer.message
        analyst._command = (sys.executable, "-c", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
        analyst.analyse(short, again)
        answer = await again.last
        assert isinstance(answer, Failed)
        assert "was ended by SIGKILL" in answer.message
    finally:
        await analyst.close()
