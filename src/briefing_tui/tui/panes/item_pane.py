"""What all panes of items have in common: a cursor that previews, Enter that goes, and narrowing to some items."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from textual import events, on
from textual.content import Content
from textual.geometry import Region
from textual.visual import Visual
from textual.widgets import OptionList

from briefing_tui.model.links import Links, Ref, RefKind
from briefing_tui.reports.wording import not_analysed
from briefing_tui.tui.keys import key_of
from briefing_tui.tui.panes.item import Item
from briefing_tui.tui.panes.messages import Chosen, Previewed
from briefing_tui.tui.widgets.keyed_list import Entry, KeyedList, meant


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a pane: an item, or (`ref` None) a heading that the cursor passes over. Items that are `folded` stand
    below all others, behind one row that opens.
    """

    ref: Ref | None
    item: Visual
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Fold:
    """What the row stands for that opens on the folded items."""


# The sign before a fold, by whether it is open.
FOLD = {False: "▸", True: "▾"}


class ItemPane(KeyedList):
    """A list of the briefing's items of one kind."""

    DEFAULT_CSS = """
    ItemPane {
        height: 1fr; border: round $foreground 30%; padding: 0; background: $background; scrollbar-size-vertical: 1;
        border-title-color: $text-muted; border-subtitle-color: $text-muted;
        &:focus {
            border: round $primary; background-tint: transparent;
            border-title-color: $text; border-title-style: bold;
        }
        & > .option-list--option { padding: 0 1; }
        & > .option-list--option-disabled { color: $text-muted; }
    }
    """

    KIND: ClassVar[RefKind]
    NUMBER: ClassVar[int]
    TITLE: ClassVar[str]
    NOTHING: ClassVar[str]

    def __init__(self) -> None:
        super().__init__(id=self.TITLE.lower(), markup=False)
        self.border_title = Content(f"{self.NUMBER} {self.TITLE}")
        self.links: Links | None = None
        self.narrowed: tuple[Ref, ...] | None = None
        self.narrowed_to: str | None = None
        self._refs: list[Ref | None] = []
        self._folded: tuple[Ref, ...] = ()
        self._fold: int | None = None
        self._opened = False
        self._noted: Mapping[Ref, int] = {}

    def rows(self, links: Links) -> Iterable[Row]:
        """All rows of the briefing, in the order in which a reader should see them."""
        raise NotImplementedError

    def rows_of(self, links: Links, refs: tuple[Ref, ...]) -> Iterable[Row]:
        """The rows when the pane is narrowed to `refs`."""
        return (row for row in self.rows(links) if row.ref in refs)

    def fold_item(self, links: Links, folded: Sequence[Ref], *, opened: bool) -> Item:
        """The row behind which the items `folded` stand."""
        raise NotImplementedError

    @property
    def count(self) -> int:
        """How many items the briefing has for this pane."""
        return sum(ref.kind == self.KIND for ref in self.links.items) if self.links else 0

    @property
    def selected(self) -> Ref | None:
        """The item under the cursor."""
        return self._refs[self.highlighted] if self.highlighted is not None else None

    def wait(self, words: str) -> None:
        """Says why there is nothing to see yet."""
        self._refs = [None]
        self.set_options([Entry(words)])

    def show(self, links: Links) -> None:
        """Shows a briefing's items; the cursor and the narrowing stay where their items are still there."""
        kept = self.selected
        self.links = links
        if self.narrowed is not None:
            self.narrowed = tuple(ref for ref in self.narrowed if ref in links.items) or None
        self._fill(kept)

    def narrow(self, refs: tuple[Ref, ...] | None, label: str | None = None) -> None:
        """Shows only `refs`, `label` saying whose they are; None shows everything again."""
        kept = self.selected
        self.narrowed, self.narrowed_to = refs, label if refs is not None else None
        self._fill(kept)

    def annotate(self, noted: Mapping[Ref, int]) -> None:
        """Marks the items that carry notes with how many they carry."""
        mine = {ref: count for ref, count in noted.items() if ref.kind == self.KIND and count}
        if mine != self._noted:
            self._noted = mine
            self._fill(self.selected)

    def select(self, ref: Ref) -> None:
        """Brings the cursor to an item, widening the pane to all items when it is narrowed to others."""
        if ref not in self._refs and self.narrowed is not None:
            self.narrow(None)
        if ref in self._folded and ref not in self._refs:
            self._open(ref)
        if ref in self._refs:
            self.highlighted = self._refs.index(ref)

    def _fill(self, kept: Ref | None) -> None:
        if self.links is None:
            return
        on_fold = self._fold is not None and self.highlighted == self._fold
        rows, self._fold = self._rows(self.links)
        self._refs = [row.ref for row in rows] or [None]
        for row in rows:
            if row.ref is not None and isinstance(row.item, Item):
                row.item.mark = self.mark_of(self.links, row.ref)
        entries = [Entry(row.item, Fold() if at == self._fold else row.ref) for at, row in enumerate(rows)]
        self.set_options(entries or [Entry(self.nothing(self.links))])
        self._title(sum(row.ref is not None for row in rows))
        if on_fold and kept is None and self._fold is not None:
            self.highlighted = self._fold
        elif kept in self._refs and kept is not None:
            self.highlighted = self._refs.index(kept)
        elif rows:
            self.highlighted = next(at for at, ref in enumerate(self._refs) if ref is not None)

    def _rows(self, links: Links) -> tuple[list[Row], int | None]:
        """The rows to show now, and at which of them the folded ones stand. A list narrowed to some items shows all of
        these, and one of folded items alone is open.
        """
        if self.narrowed is not None:
            return list(self.rows_of(links, self.narrowed)), None
        rows = list(self.rows(links))
        shown = [row for row in rows if not row.folded]
        folded = [row for row in rows if row.folded]
        self._folded = tuple(row.ref for row in folded if row.ref is not None)
        if not folded or not shown:
            return rows, None
        fold = Row(None, self.fold_item(links, self._folded, opened=self._opened))
        return [*shown, fold, *(folded if self._opened else ())], len(shown)

    def _open(self, kept: Ref | None) -> None:
        """Opens the folded items, or folds them again."""
        self._opened = not self._opened
        self._fill(kept)

    def nothing(self, links: Links) -> str:
        """What stands in the place of items where there are none."""
        article = links.briefing.article
        if article.not_analysed is None:
            return self.NOTHING
        return not_analysed(article, key_of(self.screen, "analyse")) or self.NOTHING

    def mark_of(self, links: Links, ref: Ref) -> Content:
        """What the reader added to an item: that it was put right, and how many notes are on it."""
        corrected = Content.styled("corrected ", "$text-warning") if links.items[ref].corrected else Content("")
        count = self._noted.get(ref, 0)
        return corrected + (Content.styled(f"✎{count} ", "$text-accent") if count else Content(""))

    def _title(self, shown: int) -> None:
        about = f"·{self.count}" if self.narrowed_to is None else f" · {self.narrowed_to}: {shown} of {self.count}"
        # A plain string would be read as markup, and the label is words of the article.
        self.border_title = Content(f"{self.NUMBER} {self.TITLE}{about}")
        self.border_subtitle = None if self.narrowed_to is None else "esc shows all"
        self.set_class(self.narrowed_to is not None, "-narrowed")

    def _move_page(self, direction: Literal[-1, 1]) -> None:
        """A page on or back; the cursor stays on an item where the page ends with headings."""
        super()._move_page(direction)
        if self.highlighted is None and direction < 0:
            self.action_first()
        elif self.highlighted is None:
            self.action_last()

    def scroll_to_highlight(self, top: bool = False) -> None:
        """Scrolls to the item under the cursor and to the headings right above it, as far as there is room."""
        last = self.highlighted
        if last is None or not self.is_mounted:
            return
        self._update_lines()
        first = last
        while first and self._refs[first - 1] is None:
            first -= 1
        if last in self._heights:
            top_line, width = self._index_to_line[first], self.scrollable_content_region.width
            height = self._index_to_line[last] + self._heights[last] - top_line
            if height <= self.scrollable_content_region.height:
                region = Region(0, top_line, width, height)
                self.scroll_to_region(region, force=True, animate=False, top=top, immediate=True)
                return
        super().scroll_to_highlight(top)

    @on(OptionList.OptionHighlighted)
    def _preview(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if ref := meant(event, Ref):
            self.post_message(Previewed(self, ref))

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if ref := meant(event, Ref):
            self.post_message(Chosen(self, ref))
        elif meant(event, Fold):
            self._open(None)
            # What has opened stands below, where else the pane might end.
            self.call_after_refresh(self.scroll_to_highlight, top=self._opened)

    def on_focus(self) -> None:
        """Coming to a pane previews the item under its cursor."""
        if ref := self.selected:
            self.post_message(Previewed(self, ref))

    def on_click(self, event: events.Click) -> None:
        """One click brings the cursor, two choose; the base class would choose on the first."""
        event.prevent_default()
        if found := self.clicked(event):
            self.highlighted = self.options.index(found)
            if event.chain > 1:
                self.action_select()
