"""The remembered ruler leaves exactly what the model's own leaves."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from briefing_tui.analysis import ruler
from briefing_tui.analysis.language import find_model
from briefing_tui.analysis.ruler import NAME, remember_rules

TEXTS = (
    "The ferry, which Ida Holm had bought for the town, wasn't there; it ain't theirs, and they do not say so.",
    "There is no bell on it. There's one in the church that they're gonna ring, so let's go and hear that.",
    "C'mon, y'all gotta see 'em doin' nothin'.\nBut I'd have you know\n\n  that it's me who did it, not you.",
    "  \n",
    "“All but one of those who got on had to get off,” she said; all she gets is that.",
)


@pytest.fixture(scope="module")
def pipelines() -> tuple[spacy.language.Language, spacy.language.Language]:
    folder = find_model().folder
    own, quicker = spacy.load(folder), spacy.load(folder)
    remember_rules(quicker)
    return own, quicker


def told(doc: Doc) -> list[tuple[str, ...]]:
    return [(t.text, t.pos_, t.tag_, t.dep_, t.lemma_, str(t.morph), t.ent_type_, str(t.head.i)) for t in doc]


def test_what_it_tells_is_what_the_rules_tell(
    pipelines: tuple[spacy.language.Language, spacy.language.Language],
) -> None:
    own, quicker = pipelines
    assert NAME in quicker.pipe_names
    assert "attribute_ruler" not in quicker.pipe_names
    # Twice: asked, and remembered.
    for text in (*TEXTS, *TEXTS):
        assert told(quicker(text)) == told(own(text))


def test_it_forgets_before_it_remembers_too_much(
    pipelines: tuple[spacy.language.Language, spacy.language.Language], monkeypatch: pytest.MonkeyPatch
) -> None:
    own, quicker = pipelines
    monkeypatch.setattr(ruler, "MOST", 3)
    for text in TEXTS:
        assert told(quicker(text)) == told(own(text))


def test_a_pipeline_without_such_rules_stays_as_it_is() -> None:
    blank = spacy.blank("en")
    remember_rules(blank)
    assert blank.pipe_names == []
