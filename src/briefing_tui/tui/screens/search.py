"""Search over the whole library: what is found while it is typed, and who said what in any article."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, Input, OptionList, Static
from textual.widgets.option_list import Option

from briefing_tui.errors import StoreError
from briefing_tui.reports.wording import counted, interval
from briefing_tui.tui.panes.item import Item
from briefing_tui.tui.screens.messages import Found
from briefing_tui.tui.widgets.keyed_list import KeyedList

if TYPE_CHECKING:
    from briefing_tui.library.search import Hit

Ask = Callable[[str], Awaitable[list["Hit"]]]
SYNTAX = (
    'words · "a phrase" · -without · said:NAME what somebody said anywhere, by date · tag:WORD · in:notes in:quotes …'
)
HEADINGS = {"actor": "Actors", "note": "Notes", "quote": "Quotes", "article": "Titles", "text": "In the text"}


class SearchScreen(Screen[None]):
    """A row to type in and, below it, what was found. `ask` gives what a query finds."""

    DEFAULT_CSS = """
    SearchScreen {
        align: center top;
        & > * { max-width: 110; }
        & > Input { height: 1; border: none; padding: 0 1; background: $surface; }
        & > Static { height: auto; padding: 0 1; color: $text-muted; }
        & > KeyedList {
            height: 1fr; background: $background; border: round $foreground 30%; border-title-color: $text-muted;
            &:focus { border: round $primary; border-title-color: $text; }
            & > .option-list--option { padding: 0 1; }
            & > .option-list--option-disabled { color: $text-muted; }
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "type", "type"),
        Binding("down", "to_list", "The list", show=False),
        Binding("question_mark", "app.help", "help"),
        Binding("q,escape", "leave", "close"),
    ]
    AUTO_FOCUS = "Input"

    def __init__(self, ask: Ask, query: str = "") -> None:
        super().__init__()
        self._ask = ask
        self._query = query
        self._rows: list[Hit | None] = []

    def compose(self) -> ComposeResult:
        """The row to type in, what can be typed, the list."""
        yield Input(self._query, placeholder="search articles, notes, quotes and actors", compact=True)
        yield Static(Content(SYNTAX), markup=False)
        yield KeyedList(markup=False)
        yield Footer(compact=True, show_command_palette=False)

    def action_type(self) -> None:
        """Goes to the row in which a search is typed."""
        self.query_one(Input).focus()

    def action_to_list(self) -> None:
        """Goes to what was found."""
        self.query_one(KeyedList).focus()

    def action_leave(self) -> None:
        """Leaves the search."""
        self.dismiss()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        if any(self._rows):
            self.action_to_list()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        self._search(event.value)

    @work(exclusive=True, group="search")
    async def _search(self, query: str) -> None:
        try:
            hits = await self._ask(query)
        except StoreError as error:
            self.query_one(Static).update(Content(f"! {error}"))
            return
        self._show(hits, said="said:" in query.casefold())

    def _show(self, hits: Sequence[Hit], *, said: bool) -> None:
        listing = self.query_one(KeyedList)
        self._rows, options = [], []
        for kind, group in groupby(hits, key=lambda hit: hit.kind):
            if not said:
                self._rows.append(None)
                options.append(Option(Content.styled(HEADINGS[kind], "bold italic"), disabled=True))
            for hit in group:
                self._rows.append(hit)
                options.append(Option(_row(hit)))
        listing.set_options(options)
        listing.border_title = counted(len(hits), "hit")
        first = next((at for at, hit in enumerate(self._rows) if hit), None)
        listing.highlighted = first

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        hit = self._rows[event.option_index]
        if hit is not None:
            self.post_message(Found(hit))


def _row(hit: Hit) -> Item:
    day = interval(*[(hit.published or "").rstrip("?")] * 2)
    doubt = "?" if (hit.published or "").endswith("?") else ""
    head = f"{hit.speaker}: {hit.title}" if hit.speaker else hit.title
    return Item(
        head=Content.styled(head, "bold"),
        tail=Content.styled(f"{day}{doubt}" if day else "", "dim"),
        body=Content(hit.words),
        rows=3,
    )
