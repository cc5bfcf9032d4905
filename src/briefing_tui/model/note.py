"""A note: what a reader wrote, what it is on, and where those words are now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefing_tui.model.selector import Selector
from briefing_tui.model.span import Span

TargetKind = Literal["article", "passage", "actor", "quote", "event", "summary"]
# Where the words of a note are in the article as it is now: `exact` at the same place, `moved` the same words at
# another, `fuzzy` words that are surely the same passage reworded, `review` words that may be (the reader decides),
# `orphan` nowhere.
AnchorState = Literal["exact", "moved", "fuzzy", "review", "orphan"]


@dataclass(frozen=True, slots=True)
class Target:
    """What a note is on, in words, so that it survives another analysis and another version of the article.

    `selector` is None exactly for a note on the whole article. For an actor it is the first mention, and `name` the
    actor's name then; for a quote, an event or a summary sentence it is the words of the item. `name` is None for
    everything but an actor.
    """

    kind: TargetKind
    selector: Selector | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a target's words are in one version of the text, and how sure that is (`score`, 0 to 1).

    `span` is None for an orphan and for a note on the whole article, which is always `exact`.
    """

    state: AnchorState
    span: Span | None
    score: float


@dataclass(frozen=True, slots=True)
class Note:
    """A note as it is kept. Times are ISO 8601 in UTC.

    `document` is the article's number in the library, `home` the id of the text (its SHA-256) that the target's
    selector points into, `anchor` where that is in the article's present text. `tags` are the #words of the body,
    lower-case, without “#”. `rev` counts the saves from 1; `deleted` says since when it is in the trash.
    """

    id: str
    document: int
    target: Target
    home: str
    anchor: Anchor
    body: str
    tags: tuple[str, ...]
    rev: int
    created: str
    updated: str
    deleted: str | None = None
