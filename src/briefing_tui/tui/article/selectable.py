"""The article with words that can be selected by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.message import Message

from briefing_tui.model.article import Article
from briefing_tui.model.span import Span
from briefing_tui.tui.article.view import ArticleView
from briefing_tui.tui.keys import bindings

if TYPE_CHECKING:
    from briefing_tui.tui.article.selecting import Selecting

_ONLY_SELECTING = frozenset(("select_words", "select_sentence", "select_turn", "select_stop"))


class SelectableArticle(ArticleView):
    """An article in which `v` begins to select words; the keys that move the cursor move an end of it then."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("selecting")]

    class SelectionChanged(Message):
        """Other words are selected by keyboard, or none any more."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (the name that every widget's argument has)
        super().__init__(id=id)
        self.selecting: Selecting | None = None

    def show(self, article: Article) -> None:
        """Shows an article; another text, or another layout of it, ends a selection."""
        before = self._layout.shown
        super().show(article)
        if self._layout.shown is not before:
            self.clear_selecting()

    @property
    def selected_span(self) -> Span | None:
        """The source span of the words selected by keyboard, else by mouse; None when there are none."""
        return self.selecting.span if self.selecting else super().selected_span

    def clear_selecting(self) -> None:
        """Ends a selection."""
        self._select(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys that only serve a selection go on to others while there is none."""
        return self.selecting is not None if action in _ONLY_SELECTING else super().check_action(action, parameters)

    def action_select(self) -> None:
        """Begins to select, with the link under the link cursor or the first word in the cursor's row; or ends it."""
        if self.selecting is not None:
            self.clear_selecting()
            return
        from briefing_tui.tui.article.selecting import Selecting

        here = Span(self.cursor_offset, self.cursor_offset)
        self._select(Selecting.begin(self._layout.shown, self.link.span if self.link else here))

    def action_select_words(self, count: int) -> None:
        """Moves the end by so many words."""
        if self.selecting:
            self._select(self.selecting.by_words(count))

    def action_select_sentence(self) -> None:
        """Selects the sentence in which the end stands."""
        if self.selecting and self._article:
            sentence = self._article.sentence_at(self.selecting.moving.start)
            if sentence:
                self._select(self.selecting.whole(sentence))

    def action_select_turn(self) -> None:
        """Moves the other end from now on."""
        if self.selecting:
            self._select(self.selecting.turned())

    def action_select_stop(self) -> None:
        """Selects nothing."""
        self.clear_selecting()

    def action_row(self, count: int) -> None:
        """Moves the cursor by rows, and the end of a selection with it."""
        if self.selecting is None:
            super().action_row(count)
            return
        row = self._layout.row_of(self.selecting.moving.start)
        for _ in range(abs(count)):
            step = 1 if count > 0 else -1
            row = self._layout.text_row(row + step, step)
        self._select(self.selecting.to(self._layout.offset(row)))

    def action_paragraph(self, count: int) -> None:
        """Moves the cursor by paragraphs; the end of a selection to the end of its paragraph, or to its beginning."""
        if self.selecting is None or self._article is None:
            super().action_paragraph(count)
            return
        paragraphs = self._layout.shown
        at = self._layout.paragraph_of(self._layout.row_of(self.selecting.moving.start))
        span = paragraphs[at].span
        edge = span.end - 1 if count > 0 else span.start
        moved = self.selecting.to(edge)
        if moved == self.selecting and 0 <= at + count < len(paragraphs):
            span = paragraphs[at + count].span
            moved = self.selecting.to(span.end - 1 if count > 0 else span.start)
        self._select(moved)

    def _select(self, selecting: Selecting | None) -> None:
        self.selecting = selecting
        self.set_layer("selecting", (selecting.span,) if selecting else ())
        if selecting:
            self.reveal(selecting.moving)
        self.refresh_bindings()
        self.post_message(self.SelectionChanged())
