"""Beside a list: why the item under the cursor is there, and the sentence that it comes from."""

from __future__ import annotations

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from briefing_tui.model.briefing import Actor, Event, Quote, SummarySentence
from briefing_tui.model.links import Item, Links, Ref
from briefing_tui.model.note import Note
from briefing_tui.reports.wording import words

SENTENCES = 12


class Details(VerticalScroll, can_focus=False):
    """The evidence for an item, in the words of the article."""

    DEFAULT_CSS = """
    Details {
        height: auto; min-height: 4; max-height: 10; padding: 0 1; scrollbar-size-vertical: 1;
        border: round $foreground 30%; border-title-color: $text-muted;
        & > Static { height: auto; }
    }
    """

    def __init__(self) -> None:
        super().__init__(Static(markup=False), id="details")
        self.border_title = "evidence"

    def show(self, links: Links, ref: Ref) -> None:
        """Shows why the item is there."""
        item = links.items[ref]
        self.border_title = "evidence"
        parts = [Content.styled(f"{item.reason} · {confidence(item)}", "dim italic")]
        for label, sentence in evidence(links, ref):
            parts.append(Content.assemble((f"{label} ", "$text-accent"), sentence))
        self.query_one(Static).update(Content("\n").join(parts))
        self.scroll_home(animate=False)

    def show_note(self, links: Links, note: Note | None) -> None:
        """Shows a note whole, and what it was written on where those words are in doubt or gone."""
        parts: list[Content] = []
        self.border_title = "note"
        if note is not None:
            kept, now = note.target.selector, note.anchor.span
            if kept is not None and note.anchor.state in ("review", "orphan", "fuzzy"):
                parts.append(Content.assemble(("written on ", "dim italic"), (" ".join(kept.exact.split()), "italic")))
                if now is not None:
                    found = words(links.briefing.article, now)
                    parts.append(Content.assemble(("found ", "dim italic"), (found, "italic")))
            parts.append(Content(note.body))
        self.query_one(Static).update(Content("\n").join(parts))
        self.scroll_home(animate=False)

    def clear(self) -> None:
        """Shows nothing."""
        self.query_one(Static).update("")


def confidence(item: Item) -> str:
    """How sure the item is, in words and as a share."""
    share: float = item.confidence
    level = "sure" if share >= 0.85 else "likely" if share >= 0.6 else "doubtful"
    kind = {SummarySentence: "choice", Actor: "actor", Quote: "speaker", Event: "event"}[type(item)]
    return f"{kind} {level}, {share:.0%}"


def evidence(links: Links, ref: Ref) -> list[tuple[str, str]]:
    """The sentences in which an item's words stand, each with its paragraph, the first dozen of them."""
    article = links.briefing.article
    found: dict[tuple[str, str], None] = {}
    for span in links.evidence(ref):
        sentence = article.sentence_at(span.start) or span
        label = article.paragraphs[article.paragraph_at(span.start)].label
        found[label, words(article, sentence)] = None
        if len(found) == SENTENCES:
            break
    return list(found)
