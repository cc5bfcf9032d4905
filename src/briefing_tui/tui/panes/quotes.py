"""The quotes, in the order of the text, each with who spoke and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content

from briefing_tui.model.briefing import Actor, Quote
from briefing_tui.model.links import Links, Ref
from briefing_tui.reports.wording import UNSURE, cue, source, spoken
from briefing_tui.tui.panes.item import Item
from briefing_tui.tui.panes.item_pane import FOLD, ItemPane, Row


class QuotesPane(ItemPane):
    """The quotes with their speakers; words that are only set off by marks stand folded in one last row."""

    KIND, NUMBER, TITLE = "quote", 4, "Quotes"
    NOTHING = "No quotes were found in this article."

    def fold_item(self, links: Links, folded: Sequence[Ref], *, opened: bool) -> Item:
        """The row that holds the words which nobody is said to have spoken."""
        items = [links.items[ref] for ref in folded]
        said = "  ".join(spoken(item, links.briefing.article) for item in items if isinstance(item, Quote))
        return Item(
            head=Content.styled(f"{FOLD[opened]} {len(items)} set off by marks", "$text-muted"),
            tail=Content.styled("enter folds" if opened else "enter shows", "dim"),
            body=Content("") if opened else Content.styled(said, "dim"),
            rows=1,
        )

    def rows(self, links: Links) -> Iterable[Row]:
        """A row a quote."""
        for quote in links.briefing.quotes:
            ref = Ref("quote", quote.id)
            yield Row(ref, _item(links, ref, quote), folded=quote.kind == "scare")


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
    doubt = "" if quote.confidence >= UNSURE else " ?"
    style = "bold" if not doubt else "dim"
    told = source(quote, links.briefing.article)
    if isinstance(actor, Actor):
        who = Content.styled(actor.name + doubt, style)
    elif told is not None:
        who = Content.styled(f"“{told}”{doubt}", style)
    else:
        return Content.styled("speaker not told", "dim italic")
    verb = cue(quote, links.briefing.article)
    return Content.assemble(who, (f" {verb}", "dim")) if verb else who
