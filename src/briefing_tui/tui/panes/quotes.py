"""The quotes, in the order of the text, each with who spoke and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from briefing_tui.model.briefing import Actor, Quote
from briefing_tui.model.links import Links, Ref
from briefing_tui.reports.wording import DOUBTFUL, spoken, words
from briefing_tui.tui.panes.item import Item
from briefing_tui.tui.panes.item_pane import ItemPane, Row


class QuotesPane(ItemPane):
    """The quotes with their speakers; scare quotes are dimmed and never attributed."""

    KIND, NUMBER, TITLE = "quote", 4, "Quotes"
    NOTHING = "No quotes were found in this article."

    def rows(self, links: Links) -> Iterable[Row]:
        """A row a quote."""
        for quote in links.briefing.quotes:
            ref = Ref("quote", quote.id)
            yield Row(ref, _item(links, ref, quote))


def _item(links: Links, ref: Ref, quote: Quote) -> Item:
    article = links.briefing.article
    label = article.paragraphs[int(links.paragraph(ref).id)].label
    kind = "" if quote.kind == "direct" else f"{quote.kind} "
    return Item(
        head=_speaker(links, quote),
        tail=Content.styled(f"{kind}{label}", "dim"),
        body=Content.styled(spoken(quote, article), "dim" if quote.kind == "scare" else ""),
    )


def _speaker(links: Links, quote: Quote) -> Content:
    if quote.kind == "scare":
        return Content.styled("words set off by marks", "dim italic")
    actor = links.items.get(Ref("actor", quote.speaker)) if quote.speaker else None
    doubt = "" if quote.confidence >= DOUBTFUL else " ?"
    style = "bold" if not doubt else "dim"
    if isinstance(actor, Actor):
        return Content.styled(actor.name + doubt, style)
    if quote.source:
        return Content.styled(f"“{words(links.briefing.article, quote.source)}”{doubt}", style)
    return Content.styled("speaker not known", "dim italic")
