"""Why a source was chosen, in words that a reader understands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_tui.analysis.quotes.scene import Cue

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BY_FORM = {
    "according": "after ‘{words}’",
    "label": "label before the words",
    "interview": "answers in the ‘{words}’",
    "colon": "name before the colon",
    "signature": "signed after the words",
    "noun": "whose ‘{words}’ it is",
    "verb": "subject of ‘{words}’",
}


def reason_of(kind: str, cue: Cue | None, doc: Doc, *, continues: bool) -> str:
    """The reason for a piece of speech of `kind` whose source hangs on `cue`, or goes on from earlier speech."""
    if kind == "scare":
        return "words in quotation marks that nobody is said to have spoken"
    if cue is None:
        return "same speaker goes on" if continues else "no source found nearby"
    return _BY_FORM[cue.form].format(words=doc[cue.start : cue.end].text)
