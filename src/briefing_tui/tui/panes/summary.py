"""The summary: sentences of the article, each with the reason why it was chosen."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from briefing_tui.model.links import Links, Ref
from briefing_tui.reports.wording import words
from briefing_tui.tui.panes.item import Item
from briefing_tui.tui.panes.item_pane import ItemPane, Row


class SummaryPane(ItemPane):
    """The sentences of the summary, in the order of the text."""

    KIND, NUMBER, TITLE = "summary", 2, "Summary"
    NOTHING = "No sentence of this article stands for it."

    def rows(self, links: Links) -> Iterable[Row]:
        """A row a sentence."""
        article = links.briefing.article
        for chosen in links.briefing.summary:
            ref = Ref("summary", chosen.id)
            label = article.paragraphs[int(links.paragraph(ref).id)].label
            yield Row(
                ref,
                Item(
                    head=Content.styled(label, "dim"),
                    body=Content(words(article, chosen.span)),
                    note=Content.styled(chosen.reason, "dim italic"),
                ),
            )
