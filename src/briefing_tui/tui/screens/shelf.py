"""What there is to read: the sources that were named."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static

from briefing_tui.model.article import Article
from briefing_tui.reports.wording import counted, heading, origin, publication
from briefing_tui.tui.opening import Opening
from briefing_tui.tui.screens.living import Living
from briefing_tui.tui.screens.messages import Opened
from briefing_tui.tui.widgets.key_footer import KeyFooter
from briefing_tui.tui.widgets.keyed_list import Entry, KeyedList, meant


class ShelfScreen(Living[None]):
    """A list of articles to choose from."""

    DEFAULT_CSS = """
    ShelfScreen {
        align: center middle;
        & > Static { width: 76; max-width: 95%; height: auto; padding: 1 2; }
        & > KeyedList {
            width: 76; max-width: 95%; height: auto; max-height: 70%; background: $background;
            border: round $primary; &:focus { border: round $primary; }
            & > .option-list--option { padding: 0 1; }
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "app.help", "help"),
        Binding("colon,ctrl+p", "app.command_palette", "commands"),
        Binding("q,escape", "app.quit", "quit"),
    ]

    def __init__(self, openings: Sequence[Opening], words: str) -> None:
        super().__init__()
        self._openings = openings
        self._words = words

    def compose(self) -> ComposeResult:
        """A line of explanation and the list."""
        yield Static(Content.assemble(("Briefing\n", "bold $text-primary"), self._words), markup=False)
        yield KeyedList(*(Entry(_row(opening.article), opening) for opening in self._openings), markup=False)
        yield KeyFooter()

    @on(OptionList.OptionSelected)
    def _open(self, event: OptionList.OptionSelected) -> None:
        if opening := meant(event, Opening):
            self.post_message(Opened(self, opening))


def _row(article: Article) -> Content:
    about = [origin(article), publication(article.published), counted(len(article.text.split()), "word")]
    return Content.assemble((heading(article), "bold"), "\n", (" · ".join(part for part in about if part), "dim"))
