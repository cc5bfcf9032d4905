"""The model's rules for parts of speech, put to each kind of token once and remembered.

The model gives parts of speech, morphology and some lemmas by 180 patterns over tag, word and grammatical function,
which takes a sixth of its time. All but a few of them look at one token alone: what they make of one with the same tag,
word and function is always the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import AttributeRuler
    from spacy.tokens import Doc

NAME = "briefing_remembered_ruler"
_RULER = "attribute_ruler"
# So many kinds of token are remembered; an article has some hundreds.
MOST = 50_000
# What tells the kind of a token, with its word; what the rules give it; and what of that is given to all at once.
_ASKED: list[int | str] = ["TAG", "LOWER", "DEP", "ORTH"]
_GIVEN: list[int | str] = ["POS", "MORPH", "LEMMA", "TAG", "DEP"]
_SET: list[int | str] = ["POS", "MORPH", "LEMMA"]


class RememberedRuler:
    """A component of the model's pipeline that leaves what its attribute ruler would leave, in less time."""

    def __init__(self, ruler: AttributeRuler) -> None:
        from spacy.matcher import Matcher

        self._ruler = ruler
        self._vocab = ruler.vocab
        self._told: dict[tuple[int, int, int], tuple[int, ...]] = {}
        # What looks at several tokens is matched as it was: where it finds something, the rules see the whole passage.
        self._several = Matcher(ruler.vocab)
        for number, pattern in enumerate(ruler.patterns):
            every: Any = pattern["patterns"]
            if long := [tokens for tokens in every if len(tokens) > 1]:
                self._several.add(str(number), long)

    def __call__(self, doc: Doc) -> Doc:
        """Gives the document, which is tagged and parsed, its parts of speech."""
        import numpy as np

        if not len(doc) or self._several(doc, allow_missing=True):
            return self._ruler(doc)
        if len(self._told) > MOST:
            self._told.clear()
        kinds = doc.to_array(_ASKED).tolist()
        self._learn({kind[:3]: kind[3] for kind in map(tuple, kinds) if kind[:3] not in self._told})
        found = [self._told[tag, lower, dep] for tag, lower, dep, _ in kinds]
        values: Any = np.array([made[:3] for made in found], dtype=np.uint64)
        doc.from_array(_SET, values)
        for at, ((tag, _, dep, _), made) in enumerate(zip(kinds, found, strict=True)):
            # White space is parsed as words are, and then told from them.
            if (tag, dep) != made[3:]:
                doc[at].tag, doc[at].dep = made[3:]
        return doc

    def _learn(self, kinds: Mapping[tuple[int, int, int], int]) -> None:
        """Puts kinds of token, each with a word of that kind, to the rules: together, where they do not meet in one."""
        from spacy.tokens import Doc

        beside = Doc(self._vocab, words=[self._vocab.strings[orth] for orth in kinds.values()])
        for token, (tag, _, dep) in zip(beside, kinds, strict=True):
            token.tag, token.dep = tag, dep
        if len(kinds) > 1 and self._several(beside, allow_missing=True):
            for kind, orth in kinds.items():
                self._learn({kind: orth})
        elif kinds:
            given = self._ruler(beside).to_array(_GIVEN).tolist()
            self._told.update(zip(kinds, map(tuple, given), strict=True))


def remember_rules(pipeline: Language) -> None:
    """Puts the quicker ruler in the place of the pipeline's own, where it has one."""
    from spacy.language import Language

    if _RULER not in pipeline.pipe_names:
        return
    if not Language.has_factory(NAME):
        Language.factory(NAME, func=_make)
    pipeline.add_pipe(NAME, before=_RULER)
    pipeline.disable_pipe(_RULER)


def _make(nlp: Language, name: str) -> RememberedRuler:  # noqa: ARG001 -- the names that spaCy gives them
    return RememberedRuler(cast("AttributeRuler", nlp.get_pipe(_RULER)))
