"""The timeline: events on an axis by date, in the words of the text, the uncertain ones visibly so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content

from briefing_tui.model.briefing import Event
from briefing_tui.model.links import Links, Ref
from briefing_tui.reports.wording import happened, meant, places, words
from briefing_tui.tui.panes.axis import Heading, Mark, Publication, chart, is_sure
from briefing_tui.tui.panes.gaps import Gap
from briefing_tui.tui.panes.item import Item
from briefing_tui.tui.panes.item_pane import ItemPane, Row
from briefing_tui.tui.panes.on_axis import OnAxis

EXPECTED, REPORTED, CAPTION = "expected", "reported", "photo caption"

PUBLISHED = "bold $text-primary"

_BRANCH = Content.styled("├", "dim")
_LINE = Content.styled("│", "dim")
_DOTS = Content.styled("┊", "dim")
_NOTHING = Content("")


class TimelinePane(ItemPane):
    """The dated events on their axis, and after them those whose date is not known."""

    KIND, NUMBER, TITLE = "event", 5, "Timeline"
    NOTHING = "No dated events were found in this article."

    def rows(self, links: Links) -> Iterable[Row]:
        """A row an event; headings, gaps and the publication date between them."""
        return _rows(links, links.briefing.timeline)

    def rows_of(self, links: Links, refs: tuple[Ref, ...]) -> Iterable[Row]:
        """The same for some of the events: they are grouped anew, and the gaps are those between them."""
        return _rows(links, [event for event in links.briefing.timeline if Ref("event", event.id) in refs])


def _rows(links: Links, events: Sequence[Event]) -> Iterable[Row]:
    for index, entry in enumerate(chart(events, links.briefing.article.published)):
        yield _event_row(links, entry) if isinstance(entry, Mark) else Row(None, _between(entry, at_top=index == 0))


def _between(entry: Heading | Publication | Gap, *, at_top: bool) -> OnAxis:
    """What the cursor passes over."""
    if isinstance(entry, Gap):
        item = Item(Content.styled(entry.words, "dim italic"))
        return OnAxis(item, _DOTS, _DOTS, above=(entry.rows - 1) // 2, below=entry.rows // 2)
    if isinstance(entry, Publication):
        return OnAxis(Item(Content.styled(f"─ {entry.words} ──", PUBLISHED)), Content.styled("┼─", PUBLISHED), _LINE)
    heading = Item(Content.styled(entry.words, "bold $text-accent"))
    if entry.dated:
        return OnAxis(heading, _BRANCH, _LINE)
    return OnAxis(heading, _NOTHING, _NOTHING, above=int(not at_top))


def _event_row(links: Links, mark: Mark) -> Row:
    event = mark.event
    ref = Ref("event", event.id)
    article = links.briefing.article
    label = places(article, (links.place(ref), *links.elsewhere(ref)))
    item = Item(
        head=_head(mark, words(article, event.expression)),
        tail=Content.assemble((" · ".join(_remarks(mark)), "italic"), " ", (label, "dim")),
        body=Content.assemble((meant(event, links.briefing), "italic dim"), happened(event, article)),
        note=Content.styled(f"! {event.date.conflict}", "bold $text-warning") if event.date.conflict else None,
        rows=3,
        note_rows=3,
        indent=0,
    )
    return Row(ref, OnAxis(item, _sign(mark), _LINE if mark.standing == "dated" else _NOTHING))


def _head(mark: Mark, expression: str) -> Content:
    """The date as far as the heading does not tell it, and the text’s own words for it where they are others."""
    sure = is_sure(mark.event) and not mark.event.date.conflict
    told = Content.styled(mark.told, "bold" if sure else "italic $text-warning")
    if not mark.told:
        return Content(f"“{expression}”")
    if mark.told == expression or mark.standing == "in order":
        return told
    return Content.assemble(told, (f"  “{expression}”", "dim"))


def _sign(mark: Mark) -> Content:
    """● for a date that is certain, ○ for one in doubt, ┃ and ╏ for what lasts, ◌ for an event in order only, “?” for
    one without a date.
    """
    if mark.event.date.conflict:
        return Content.styled("!", "bold $text-warning")
    if mark.standing == "in order":
        return Content.styled("◌", "$text-warning")
    if mark.standing == "unknown":
        return Content.styled("?", "$text-warning")
    style = "$text-accent" if is_sure(mark.event) else "$text-warning"
    if mark.event.date.lasts:
        return Content.styled("┃" if is_sure(mark.event) else "╏", style)
    return Content.styled("●" if is_sure(mark.event) else "○", style)


def _remarks(mark: Mark) -> list[str]:
    """Whose date it is, where that is not simply the event’s."""
    event = mark.event
    told = ((mark.expected, EXPECTED), (event.report, REPORTED), (event.reason.startswith(CAPTION), CAPTION))
    return [words for holds, words in told if holds]
