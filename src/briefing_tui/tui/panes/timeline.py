"""The timeline: events by date, in the words of the text, the uncertain ones visibly so."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Iterable

from textual.content import Content

from briefing_tui.model.briefing import Event
from briefing_tui.model.links import Links, Ref
from briefing_tui.reports.wording import moment, words
from briefing_tui.tui.panes.item import Item
from briefing_tui.tui.panes.item_pane import ItemPane, Row

NO_DATE = "No date known"


class TimelinePane(ItemPane):
    """The dated events, grouped by month, and after them those whose date is not known."""

    KIND, NUMBER, TITLE = "event", 5, "Timeline"
    NOTHING = "No dated events were found in this article."

    def rows(self, links: Links) -> Iterable[Row]:
        """A heading a month (or year, or decade), a row an event."""
        last = None
        for event in links.briefing.timeline:
            group = _group(event)
            if group != last:
                yield Row(None, Item(Content.styled(group, "bold $text-accent")))
                last = group
            ref = Ref("event", event.id)
            yield Row(ref, _item(links, ref, event))


def _group(event: Event) -> str:
    day = event.date.earliest or event.date.latest
    if day is None:
        return NO_DATE
    year, month, _ = day.rsplit("-", 2)
    if event.date.grain in ("year", "decade", "century"):
        return year
    return f"{month_name[int(month)]} {year}"


def _item(links: Links, ref: Ref, event: Event) -> Item:
    article = links.briefing.article
    label = article.paragraphs[int(links.paragraph(ref).id)].label
    certain = event.date.certainty in ("explicit", "resolved")
    expression = words(article, event.expression)
    note = event.date.conflict or ("the date is that of the report" if event.report else None)
    return Item(
        head=Content.assemble(
            (moment(event.date), "bold" if certain else "italic $text-warning"),
            (f"  “{expression}”", "dim"),
        ),
        tail=Content.styled(label, "dim"),
        body=Content(words(article, event.event)),
        note=Content.styled(f"! {note}" if event.date.conflict else note, "$text-warning") if note else None,
        rows=3,
    )
