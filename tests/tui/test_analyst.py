"""The analysis process as the screen uses it."""

from __future__ import annotations

import asyncio
import sys
from dataclasses import replace

from briefing_tui.analysis.worker import Answer, Done, Failed, Progress
from briefing_tui.model.briefing import Briefing
from briefing_tui.reading.source import read_text
from briefing_tui.tui.analyst import Analyst


class Inbox:
    """Gathers answers until the last one."""

    def __init__(self) -> None:
        self.progress: list[Progress] = []
        self.last: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()

    def __call__(self, answer: Answer) -> None:
        if isinstance(answer, Progress):
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
        assert await again.last == replace(answer, ticket=2)
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
