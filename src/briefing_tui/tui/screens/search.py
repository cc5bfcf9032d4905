"""Search over the whole library: what is found while it is typed, and who said what in any article."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from briefing_tui.errors import StoreError
from briefing_tui.reports.wording import counted, interval
from briefing_tui.tui.panes.item import Item
from briefing_tui.tui.screens.living import Living, while_open
from briefing_tui.tui.screens.messages import Found
from briefing_tui.tui.widgets.key_footer import KeyFooter
from briefing_tui.tui.widgets.keyed_list import Entry, KeyedList, meant

if TYPE_CHECKING:
    from briefing_tui.library.search import Hit

Ask = Callable[[str], Awaitable[list["Hit"]]]
SYNTAX = (
    'words · "a phrase" · -without · said:NAME what somebody said anywhere, by date · tag:WORD · in:notes in:quotes …'
)
HEADINGS = {"actor": "Actors", "note": "Notes", "quote": "Quotes", "article": "Titles", "text": "In the text"}


class SearchScreen(Living[None]):
    """A row to type in and, below it, what was found: `hits`. `ask` gives what a query finds."""

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
        self.hits: Sequence[Hit] = ()
        self._typed = Input(query, placeholder="search articles, notes, quotes and actors", compact=True)
        self._about = Static(Content(SYNTAX), markup=False)
        self._listing = KeyedList(markup=False)

    def compose(self) -> ComposeResult:
        """The row to type in, what can be typed, the list."""
        yield self._typed
        yield self._about
        yield self._listing
        yield KeyFooter()

    def action_type(self) -> None:
        """Goes to the row in which a search is typed."""
        self._typed.focus()

    def action_to_list(self) -> None:
        """Goes to what was found."""
        self._listing.focus()

    def action_leave(self) -> None:
        """Leaves the search."""
        self.dismiss()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        if self._listing.option_count:
            self.action_to_list()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        self._search(event.value)

    @while_open("search", exclusive=True)
    async def _search(self, query: str) -> None:
        try:
            hits = await self._ask(query)
        except StoreError as error:
            self._about.update(Content(f"! {error}"))
            return
        self._show(hits, said="said:" in query.casefold())

    def _show(self, hits: Sequence[Hit], *, said: bool) -> None:
        self.hits = hits
        entries: list[Entry] = []
        for kind, group in groupby(hits, key=lambda hit: hit.kind):
            if not said:
                entries.append(Entry(Content.styled(HEADINGS[kind], "bold italic")))
            entries.extend(Entry(_row(hit), hit) for hit in group)
        self._listing.set_options(entries)
        self._listing.border_title = Content(counted(len(hits), "hit"))
        self._listing.highlighted = next((at for at, entry in enumerate(entries) if not entry.disabled), None)

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        from briefing_tui.library.search import Hit

        if hit := meant(event, Hit):
            self.post_message(Found(self, hit))


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
