"""The actors, the most salient first, each with a strip that shows where in the article they occur."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content

from briefing_tui.model.briefing import Actor
from briefing_tui.model.links import Links, Ref
from briefing_tui.reports.wording import DOUBTFUL
from briefing_tui.tui.panes.item import Item
from briefing_tui.tui.panes.item_pane import FOLD, ItemPane, Row

STRIP_CELLS = 10
LEVELS = " ▁▂▃▄▅▆▇█"


class ActorsPane(ItemPane):
    """The actors with their role, how often they speak and how often they are mentioned."""

    KIND, NUMBER, TITLE = "actor", 3, "Actors"
    NOTHING = "No actors were found in this article."

    def fold_item(self, links: Links, folded: Sequence[Ref], *, opened: bool) -> Item:
        """The row that holds the actors in the background, with their names."""
        items = [links.items[ref] for ref in folded]
        names = ", ".join(item.name for item in items if isinstance(item, Actor))
        return Item(
            head=Content.styled(f"{FOLD[opened]} {len(items)} in the background", "$text-muted"),
            tail=Content.styled("enter folds" if opened else "enter shows", "dim"),
            body=Content("") if opened else Content.styled(names, "dim"),
            rows=1,
        )

    def rows(self, links: Links) -> Iterable[Row]:
        """A row an actor."""
        length = len(links.briefing.article.text)
        for actor in links.briefing.actors:
            ref = Ref("actor", actor.id)
            yield Row(ref, _item(actor, len(links.quotes(ref)), length), folded=actor.background)


def _item(actor: Actor, quotes: int, length: int) -> Item:
    sure = actor.confidence >= DOUBTFUL
    strip = mention_strip([mention.span.start for mention in actor.mentions], length)
    tail = Content.assemble(
        (f"{quotes}“ " if quotes else "", "$text-secondary"), f"{len(actor.mentions)}× ", (strip, "$text-accent")
    )
    about = actor.role or actor.kind
    others = [alias for alias in actor.aliases if alias != actor.name]
    words = f"{about} · also {', '.join(others)}" if others else about
    return Item(
        head=Content.styled(actor.name if sure else f"{actor.name} ?", "bold" if sure else "dim"),
        tail=tail,
        body=Content.styled(words, "dim"),
        rows=1,
    )


def mention_strip(offsets: Sequence[int], length: int, cells: int = STRIP_CELLS) -> str:
    """How often something occurs in each of `cells` equal parts of a text of `length` characters, as a row of bars.

    One occurrence is the lowest bar; the highest bar is the busiest part, or four occurrences if that is more.
    """
    counts = [0] * cells
    for offset in offsets:
        counts[min(cells - 1, offset * cells // max(1, length))] += 1
    most = max(4, *counts)
    top = len(LEVELS) - 1
    return "".join(LEVELS[-(-count * top // most)] for count in counts)
