"""English is told from other languages by its most frequent words, in texts of any length and kind."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from briefing_tui.model.tongues import function_words, tongue
from briefing_tui.resources import folder

ENGLISH = {
    "a headline": "Trump visits Paris Friday",
    "a headline in capitals": "GOP SENATORS BLOCK VOTE",
    "a headline with a foreign name": "Renée Dupont beats Jürgen Müller",
    "particles of names": "Ursula von der Leyen meets José de la Cruz",
    "one sentence": "The mayor said on Monday that the city would go on.",
    "wire copy in capitals": "WASHINGTON (AP) THE PRESIDENT SAID TUESDAY THAT HE WOULD NOT SIGN THE BILL",
    "names and figures": "Arsenal 2 Chelsea 1\nLiverpool 3 Everton 0\nReal Madrid 1 Rio de Janeiro 1\n" * 20,
    "results": "Men's 100m: 1. Bolt (JAM) 9.58; 2. Gay (USA) 9.71; 3. Powell (JAM) 9.84\n" * 10,
    "a transcript": "Moderator: Thanks. Go ahead.\nSmith: Yes.\nJones: No way, that is not what I said.",
    "a poem": "Tyger Tyger, burning bright,\nIn the forests of the night;\nWhat immortal hand or eye",
    "a market report": "Oil 82.1 up 0.4; gold 2,311 down 3; copper 9,800 up 12; wheat 611 down 2; " * 6,
    "figures alone": "2024-05-23 1,234 5%",
    "nothing": "",
    "a paragraph of Spanish in it": (
        "The mayor said on Monday that the city would go on, and that nobody in it should be afraid of the vote.\n\n"
        "El alcalde dijo el lunes que la ciudad no se rendirá.\n\n"
        "She added that the council had asked for the same thing when it met in May."
    ),
}
OTHERS = {
    "de": "Der Bürgermeister sagte am Montag, die Stadt werde nicht aufgeben. „Wir machen weiter“, sagte er.",
    "de short": "Mehr Geld für Schulen",
    "fr": "Le maire a déclaré mardi que la ville ne s’arrêterait pas.",
    "es": "El Gobierno de Chile no se rendirá",
    "es with English words": "El CEO de Apple dijo que el software y el marketing no son para todos los clientes.",
    "pt": "O presidente da câmara disse na segunda-feira que a cidade não vai parar.",
    "da": "Borgmesteren sagde mandag, at byen ikke vil give op, og at man vil fortsætte under ham.",
    "ru": "Мэр Москвы заявил в понедельник, что город не остановится.",
    "ru with English names": "Компания Apple и компания Google заявили, что не остановятся.",
    "el": "Ο δήμαρχος δήλωσε ότι η πόλη δεν θα σταματήσει.",
    "ar": "قال رئيس البلدية يوم الاثنين إن المدينة لن تتوقف.",
    "zh": "市长星期一表示，城市不会停止。",
    "ja": "市長は月曜日、街は止まらないと述べた。",
    "hi": "मेयर ने सोमवार को कहा कि शहर नहीं रुकेगा।",
}


@pytest.mark.parametrize("text", ENGLISH.values(), ids=ENGLISH.keys())
def test_english_is_not_lost(text: str) -> None:
    assert tongue(text).is_english


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS.keys())
def test_other_languages_are_not_taken_for_it(text: str) -> None:
    assert not tongue(text).is_english


@pytest.mark.parametrize("path", sorted(folder("seeds").iterdir()), ids=lambda path: path.stem)
@pytest.mark.parametrize("length", [None, 400, 100])
def test_every_sample_is_english_and_so_is_its_beginning(path: Path, length: int | None) -> None:
    text = path.read_text(encoding="utf-8").replace("#", "")
    assert tongue(text[:length]).is_english


def sentences() -> Iterator[tuple[str, str]]:
    """The example sentences of each language that spaCy brings along, read without loading spaCy."""
    spec = find_spec("spacy")
    assert spec is not None
    assert spec.origin is not None
    for path in sorted((Path(spec.origin).parent / "lang").glob("*/examples.py")):
        if path.parent.name in ("en", "xx"):
            continue
        found = importlib.util.spec_from_file_location(f"examples_{path.parent.name}", path)
        assert found is not None
        assert found.loader is not None
        module = importlib.util.module_from_spec(found)
        found.loader.exec_module(module)
        yield path.parent.name, " ".join(map(str, module.sentences))


def test_none_of_the_sixty_languages_that_spacy_has_examples_of_is_taken_for_english() -> None:
    examples = list(sentences())
    assert len(examples) > 60
    assert [code for code, text in examples if tongue(text).is_english] == []


def test_the_other_languages_lists_have_no_english_function_words() -> None:
    english = function_words()["en"]
    assert {code: words & english for code, words in function_words().items() if code != "en" and words & english} == {}


def test_the_other_language_is_named_where_its_words_are_known() -> None:
    for code in ("de", "fr", "es", "pt", "da"):
        assert tongue(OTHERS[code]).other == code
