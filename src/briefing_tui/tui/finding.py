"""Finding in the article: what is searched for or marked, and the walk through it."""

from __future__ import annotations

from typing import Any, Literal

from textual.screen import Screen

from briefing_tui.model.article import Article
from briefing_tui.model.span import Span
from briefing_tui.tui.article.search import find
from briefing_tui.tui.article.view import ArticleView, Place
from briefing_tui.tui.hits import Hits
from briefing_tui.tui.widgets.find_bar import FindBar
from briefing_tui.tui.widgets.status_line import StatusLine

Layer = Literal["search", "mention"]
NOTHING = "Nothing is searched for: / finds words, * marks an actor’s mentions."


class Finding:
    """The hits of one article: shown in their layer, counted in the status line, walked with `step`.

    `bar` is the row in which a search is typed, and `before` where the article stood when it was opened.
    """

    def __init__(self, view: ArticleView, status: StatusLine) -> None:
        self._view = view
        self._status = status
        self._hits: Hits | None = None
        self.bar = FindBar()
        self.before = Place(0, 0)

    async def open(self, screen: Screen[Any]) -> None:
        """Opens the row in which a search is typed, under the status line."""
        self.before = self._view.place()
        if not self.bar.is_attached:
            await screen.mount(self.bar, after=self._status)
        self.bar.open()

    def give_up(self) -> None:
        """Closes the row, and goes back to where the search began."""
        self.bar.close()
        self.clear()
        self._view.restore(self.before)

    @property
    def current(self) -> Span | None:
        """The hit that the walk is at."""
        return self._hits.current if self._hits else None

    @property
    def active(self) -> bool:
        """Whether anything is searched for or marked."""
        return self._hits is not None

    def search(self, article: Article, needle: str) -> None:
        """Shows where the words stand, beginning with the first hit from where the search began on; blanks clear the
        search."""
        if needle.strip():
            self._begin("search", Hits.near(f"“{needle}”", find(article, needle), self.before.cursor))
        else:
            self.clear()

    def mark(self, label: str, spans: tuple[Span, ...], offset: int) -> None:
        """Marks an actor's mentions."""
        self._begin("mention", Hits.near(label, spans, offset))

    def step(self, steps: int, *, move_cursor: bool) -> None:
        """Goes so many hits on, round and round."""
        if self._hits is None:
            self._status.words = NOTHING
            return
        self._hits = self._hits.stepped(steps)
        self._show(move_cursor=move_cursor)

    def clear(self) -> None:
        """Forgets the hits and takes their marks away."""
        self._hits = None
        self._view.set_layer("search", ())
        self._view.set_layer("mention", ())
        self._show(move_cursor=False)

    def _begin(self, layer: Layer, hits: Hits) -> None:
        self.clear()
        self._hits = hits
        self._view.set_layer(layer, hits.spans)
        self._show(move_cursor=False)

    def _show(self, *, move_cursor: bool) -> None:
        current = self.current
        self._view.set_layer("search-current", (current,) if current else ())
        self._status.counter = f"{self._hits.label} {self._hits.counter}" if self._hits else ""
        if current:
            self._view.reveal(current, move_cursor=move_cursor)
