"""The whole analysis: the public call, and what every briefing promises."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefing_tui import analyse, read
from briefing_tui.analysis.language import Language, find_model
from briefing_tui.model.article import Published
from briefing_tui.model.briefing import Briefing
from briefing_tui.model.links import Item
from briefing_tui.model.span import Span
from briefing_tui.reading.source import read_text
from briefing_tui.resources import folder

SEEDS = sorted(folder("seeds").iterdir())


@pytest.fixture(scope="module", params=SEEDS, ids=lambda path: path.stem)
def made(request: pytest.FixtureRequest, language: Language) -> Briefing:
    path: Path = request.param
    return analyse(read(path), language)


def spans(briefing: Briefing) -> list[Span]:
    return [
        *briefing.article.sentences,
        *(s.span for s in briefing.summary),
        *(m.span for actor in briefing.actors for m in actor.mentions),
        *(span for quote in briefing.quotes for span in quote.spans),
        *(span for quote in briefing.quotes for span in (quote.source, quote.cue) if span is not None),
        *(time.span for time in briefing.times),
        *(span for event in briefing.timeline for span in (event.expression, event.event)),
    ]


def test_every_item_is_words_of_the_article(made: Briefing) -> None:
    text = made.article.text
    assert spans(made)
    for span in spans(made):
        assert span.end <= len(text)
        assert span.of(text).strip()


def test_every_item_has_a_reason_and_a_confidence(made: Briefing) -> None:
    items: list[Item] = [*made.summary, *made.actors, *made.quotes, *made.timeline]
    for item in items:
        assert item.reason
        assert 0 <= item.confidence <= 1
    assert all(event.date.reason for event in made.timeline)


def test_what_an_item_refers_to_is_there(made: Briefing) -> None:
    actors, quotes = {a.id for a in made.actors}, {q.id for q in made.quotes}
    assert len(actors) == len(made.actors)
    assert len(quotes) == len(made.quotes)
    assert {q.speaker for q in made.quotes if q.speaker} <= actors
    for event in made.timeline:
        assert set(event.actors) <= actors
        assert set(event.quotes) <= quotes


def test_names_and_roles_are_words_of_the_text(made: Briefing) -> None:
    text = " ".join(made.article.text.split()).replace("*", "")
    for actor in made.actors:
        assert " ".join(actor.name.split()) in text
        assert actor.role is None or " ".join(actor.role.split()) in text


def test_scare_quotes_are_never_attributed(made: Briefing) -> None:
    assert all(q.speaker is None and q.source is None for q in made.quotes if q.kind == "scare")


def test_lists_are_in_the_order_in_which_a_reader_should_see_them(made: Briefing) -> None:
    assert [q.spans[0] for q in made.quotes] == sorted(q.spans[0] for q in made.quotes)
    assert [s.span for s in made.summary] == sorted(s.span for s in made.summary)


def test_an_unknown_publication_date_stays_unknown(language: Language) -> None:
    article = read(folder("seeds") / "placeholder-tags.txt")
    assert analyse(article, language).article.published == Published()


def test_nothing_depends_on_the_order_of_hashes(tmp_path: Path) -> None:
    program = (
        "import sys, json; from briefing_tui import read, analyse; from briefing_tui.model.codec import to_json; "
        "print(json.dumps([to_json(analyse(read(path))) for path in sys.argv[1:]]))"
    )
    answers = {
        subprocess.run(
            (sys.executable, "-c", program, *map(str, SEEDS)),
            capture_output=True,
            check=True,
            cwd=tmp_path,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(answers) == 1


def test_the_language_model_is_the_one_that_the_figures_were_measured_with(language: Language) -> None:
    assert find_model().genuine
    assert language.model.name == "en_core_web_sm-3.8.0"


def test_an_article_of_one_word_is_a_briefing_too(language: Language, tmp_path: Path) -> None:
    file = tmp_path / "word.txt"
    file.write_text("Rain", encoding="utf-8")
    made = analyse(read(file), language)
    assert not made.quotes
    assert not made.timeline


def test_a_title_that_names_a_place_leaves_the_speech_to_the_person(language: Language) -> None:
    text = "In a statement, Governor of Oregon Kate Hallam said, “We will keep the bridge open through the winter.”"
    made = analyse(read_text(text), language)
    names = {actor.id: actor.name for actor in made.actors}
    assert [names.get(quote.speaker or "") for quote in made.quotes] == ["Kate Hallam"]
