"""Who is meant in a row of the timeline whose own words give only a pronoun for who did it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing_tui.analysis.times.clauses import SUBJECTS, Clause

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_THIRD = frozenset(("he", "she", "it", "they", "his", "her", "its", "their", "him", "them", "hers", "theirs"))
_FIRST = frozenset(("i", "we", "my", "our", "me", "us"))


def pronouns_of(doc: Doc, clause: Clause) -> Iterator[tuple[Token, bool]]:
    """The pronouns that leave a row without its subject, the telling one first, each with whether it is “I” or “we”.

    Subjects of the verb of the event and of those above it, then whose thing or deed it is.
    """
    head = doc[clause.head]
    line = [head, *head.ancestors]
    subjects = [child for token in line for child in token.children if child.dep_ in SUBJECTS]
    owners = [child for token in (head, *subjects) for child in token.children if child.dep_ == "poss"]
    for token in (*subjects, *owners):
        if clause.start <= token.i < clause.end:
            word = token.lower_
            if word in _THIRD or word in _FIRST:
                yield token, word in _FIRST
            elif token.dep_ in SUBJECTS and token.lower_ not in ("who", "which", "that"):
                return
