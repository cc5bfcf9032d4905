"""The analysis process, without the process: an article that cannot be taken apart never ends it."""

from __future__ import annotations

import io
import pickle
from typing import Any

import pytest

from briefing_tui.analysis import language, pipeline
from briefing_tui.analysis.worker import LENGTH_BYTES, Analyse, Answer, Done, Failed, frame, serve
from briefing_tui.model.article import Article
from briefing_tui.model.briefing import Briefing, Engine


def answers_to(*articles: Article) -> list[Answer]:
    """The last answers of one process to several requests."""
    asked = io.BytesIO(b"".join(frame(Analyse(ticket, article)) for ticket, article in enumerate(articles, start=1)))
    told = io.BytesIO()
    serve(asked, told)
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
