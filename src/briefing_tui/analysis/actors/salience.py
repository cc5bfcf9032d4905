"""Salience: how much an article is about an actor, from where it is first named, how often, and if it speaks."""

from __future__ import annotations

from collections.abc import Sequence
from math import log2

from briefing_tui.analysis.actors.entries import Entry
from briefing_tui.analysis.actors.words import Words
from briefing_tui.model.briefing import ActorKind

FORMS = {"name": 1.0, "description": 0.6, "pronoun": 0.35}
# An actor counts for less where it only is the scene or an example.
KINDS: dict[ActorKind, float] = {
    "person": 1.0, "organisation": 0.9, "government": 0.95, "place": 0.65, "group": 0.6, "unnamed": 0.95,
}  # fmt: skip


# What an early first mention, many mentions and speaking count for.
EARLY, OFTEN, VOICE = 0.5, 0.35, 0.15
# Somebody without a name is in the story for what he says.
UNNAMED_VOICE = 0.33
# The first sentence that counts for an actor whom only pronouns stand for in the narrative.
LATE = 20


def salience(entry: Entry, passages: Sequence[Words], speaks: int) -> float:
    """0 to 1: place of the first mention in the narrative, number of mentions there, times it speaks.

    Mentions in captions, bylines and boilerplate do not count. Weights set by hand on crowd-scored news articles.
    """
    told = [found for found in entry.mentions if passages[found.passage].narrative]
    if not told:
        return 0.0
    sentences = [passages[found.passage].sentence[found.start] for found in told if found.form != "pronoun"]
    early = 1.0 / (1.0 + 0.35 * min(sentences, default=LATE))
    often = min(1.0, log2(1 + sum(FORMS[found.form] for found in told)) / 4.0)
    voice = min(1.0, speaks / 3.0)
    weight = UNNAMED_VOICE if entry.kind == "unnamed" else VOICE
    return round(min(1.0, KINDS[entry.kind] * (EARLY * early + OFTEN * often + weight * voice)), 3)


def wrote(entry: Entry, passages: Sequence[Words]) -> bool:
    """Whether an actor is named in the byline and nowhere in the narrative."""
    roles = {passages[found.passage].parsed.passage.role for found in entry.mentions}
    return "byline" in roles and not any(passages[found.passage].narrative for found in entry.mentions)
