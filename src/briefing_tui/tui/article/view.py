"""The article as one scrolling widget, painted row by row, with highlights, a row cursor and a link cursor."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from briefing_tui.model.article import Article
from briefing_tui.model.span import Span
from briefing_tui.tui.article.layers import LAYERS, Layer
from briefing_tui.tui.article.layout import MEASURE, Layout, Shown, columns, lay_out, shown
from briefing_tui.tui.article.paint import Painter, Pointer
from briefing_tui.tui.article.selected import Selected
from briefing_tui.tui.article.style import CSS, PARTS
from briefing_tui.tui.keys import bindings

if TYPE_CHECKING:
    from briefing_tui.model.links import TextLink

MARGIN = 2  # rows that stay in sight above and below the cursor, as far as there are any
OVERLAP = 2  # rows that the old and the new page share, so that the eye finds its place


class Place(NamedTuple):
    """Where a reader is.

    `cursor` and `top` are the source offsets of the first words in the cursor row and in view, `above` the number of
    blank rows in view above the latter.
    """

    cursor: int
    top: int
    above: int = 0


class ArticleView(ScrollView, can_focus=True, inherit_bindings=False):
    """An article to read: scrolls, shows highlights by source span, and has a row cursor and a link cursor.

    Empty until `show` is called. All offsets and spans that it takes and gives are those of the article's source.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("article")]
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"article--{name}" for name in (*PARTS, *LAYERS)}
    DEFAULT_CSS = CSS

    cursor_paragraph: reactive[int] = reactive(0, repaint=False, init=False)
    link: reactive[TextLink | None] = reactive(None, repaint=False, init=False)

    class ParagraphChanged(Message):
        """The cursor is in another paragraph; `index` is that in `Article.paragraphs`."""

        def __init__(self, index: int) -> None:
            self.index = index
            super().__init__()

    class LinkChanged(Message):
        """The link cursor stands on another link, or on none."""

        def __init__(self, link: TextLink | None) -> None:
            self.link = link
            super().__init__()

    class Clicked(Message):
        """A character was clicked; `offset` is its own in the source."""

        def __init__(self, offset: int) -> None:
            self.offset = offset
            super().__init__()

    class DoubleClicked(Message):
        """A character was clicked twice; `offset` is its own in the source."""

        def __init__(self, offset: int) -> None:
            self.offset = offset
            super().__init__()

    class Scrolled(Message):
        """Other rows are in view; `percent` of the article's rows are above the lower edge."""

        def __init__(self, percent: int) -> None:
            self.percent = percent
            super().__init__()

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (the name that every widget's argument has)
        super().__init__(id=id)
        self._article: Article | None = None
        self._painter = Painter(lay_out((), 0), self._whole, self._over)
        self._links: tuple[TextLink, ...] = ()
        # Kept as source offsets, so that they hold when the rows change.
        self._place = Place(0, 0)
        self._waiting: Span | None = None
        self._steady = False

    def show(self, article: Article) -> None:
        """Shows an article. The same text again, with more known about it, keeps the place, highlights and links."""
        before, self._article = self._article, article
        if before is None or before.text != article.text:
            self._place, self._waiting = Place(0, 0), None
            self.set_links(())
            for name in LAYERS:
                self.set_layer(name, ())
        elif (before.passages, before.markup) == (article.passages, article.markup):
            return
        self.set_layer("dateline", [p.span for p in article.passages if p.role == "dateline"])
        self._lay_out(shown(article))
        self.cursor_paragraph = self._layout.paragraph_of(self._cursor_row)

    def set_layer(self, name: str, spans: Sequence[Span]) -> None:
        """Highlights `spans`, in place of what the layer highlighted; raises KeyError for a name not in `LAYERS`."""
        if self._painter.set_layer(name, Layer.of(spans)):
            self.refresh()

    def highlighted(self, name: str) -> tuple[Span, ...]:
        """What a layer highlights, spans that touch run together; raises KeyError for a name not in `LAYERS`."""
        layer = self._painter.layer(name)
        return tuple(map(Span, layer.starts, layer.ends))

    def set_links(self, links: Sequence[TextLink]) -> None:
        """The links that the link cursor steps through; one that it stands on and that is gone is left."""
        self._links = tuple(dict.fromkeys(sorted(links, key=lambda link: link.span.start)))
        if self.link is not None and self.link not in self._links:
            self.link = None

    def reveal(self, span: Span, *, move_cursor: bool = False) -> None:
        """Brings `span` into view: centred where it was out of it, else nothing moves. There is no animation.

        With `move_cursor` the row cursor goes to its first row.
        """
        if move_cursor:
            self._move_cursor(self._layout.row_of(span.start))
        if self._view_height:
            self._centre(*self._layout.rows_of(span))
        else:
            self._waiting = span

    def place(self) -> Place:
        """Where the reader is, to come back to with `restore`."""
        return self._place._replace(cursor=self.cursor_offset)

    def restore(self, place: Place) -> None:
        """Goes back to a place: the same words at the top of the view and the cursor where it was."""
        self._place, self._waiting = place, None
        self._move_cursor(self._layout.row_of(place.cursor))
        self._scroll_to_place()

    @property
    def cursor_offset(self) -> int:
        """The source offset of the first visible character at the cursor row."""
        return self._layout.offset(self._cursor_row) if self._layout.shown else 0

    @property
    def percent(self) -> int:
        """How much of the article's rows are in view or above it, from 0 to 100."""
        if not self._layout.height:
            return 0
        return min(100, 100 * (self.scroll_offset.y + self._view_height) // self._layout.height)

    @property
    def selected_span(self) -> Span | None:
        """The source span of the words that are selected with the mouse, None when there are none."""
        selection = self.text_selection
        return Selected.of(selection, self._layout).span if selection and self._layout.shown else None

    def action_row(self, count: int) -> None:
        """Moves the cursor by `count` rows of text, down where positive."""
        self._bring_cursor_into_view()
        row = self._cursor_row
        for _ in range(abs(count)):
            row = self._layout.text_row(row + _sign(count), _sign(count))
        self._move_cursor(row)
        self._keep_in_view(row, row)

    def action_paragraph(self, count: int) -> None:
        """Moves the cursor to the start of the next paragraph; backwards, of its own first where it stands inside."""
        if not self._layout.shown:
            return
        self._bring_cursor_into_view()
        paragraph = self._layout.paragraph_of(self._cursor_row)
        inside = count < 0 and self._cursor_row > self._layout.tops[paragraph]
        paragraph = max(0, min(paragraph + count + inside, len(self._layout.shown) - 1))
        first = self._layout.tops[paragraph]
        self._move_cursor(first)
        self._keep_in_view(first, first + len(self._layout.rows[paragraph]) - 1)

    def action_half_page(self, count: int) -> None:
        """Scrolls by `count` half pages, the cursor with it."""
        self._turn(count * max(1, self._view_height // 2))

    def action_page(self, count: int) -> None:
        """Scrolls by `count` pages, the cursor with it."""
        self._turn(count * max(1, self._view_height - OVERLAP))

    def action_end(self, end: int) -> None:
        """Goes to the last row (1) or to the first (-1)."""
        row = self._layout.text_row(self._layout.height if end > 0 else 0, -end)
        self._move_cursor(row)
        self._scroll_to_row(self._layout.height if end > 0 else 0)

    def action_link_step(self, count: int) -> None:
        """Moves the link cursor to the next link (1) or the previous one (-1), from the cursor row where it is off."""
        if self.link is None:
            self._bring_cursor_into_view()
            following = bisect_left(self._links, self.cursor_offset, key=lambda link: link.span.start)
            index = following if count > 0 else following - 1
        else:
            index = self._links.index(self.link) + count
        if 0 <= index < len(self._links):
            self.link = self._links[index]
            self.reveal(self.link.span, move_cursor=True)

    def watch_cursor_paragraph(self, index: int) -> None:
        """Tells that the cursor is in another paragraph."""
        self.post_message(self.ParagraphChanged(index))

    def watch_link(self, link: TextLink | None) -> None:
        """Marks the link and tells of it."""
        self.set_layer("link", () if link is None else (link.span,))
        self.post_message(self.LinkChanged(link))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Notes what is in view and keeps the cursor in it, unless it was the cursor that moved the view."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            if not self._steady:
                self._note_top()
                self._bring_cursor_into_view()
            self.post_message(self.Scrolled(self.percent))

    def on_resize(self) -> None:
        """Breaks the rows anew, and keeps the words that are at the top of the view there."""
        self._lay_out(self._layout.shown)

    def on_click(self, event: events.Click) -> None:
        """Moves the cursor to a row that is clicked; a drag has selected words and moves nothing."""
        event.prevent_default()
        at = event.get_content_offset(self)
        if at is None or self.text_selection is not None or not self._layout.shown:
            return
        row = self.scroll_offset.y + at.y
        self._move_cursor(self._layout.text_row(row, -1))
        offset = self._layout.offset_at(row, at.x)
        if offset is not None:
            self.post_message(self.DoubleClicked(offset) if event.chain == 2 else self.Clicked(offset))

    def notify_style_update(self) -> None:
        """Paints in the new styles from now on."""
        super().notify_style_update()
        self._painter.forget_styles()

    def render_line(self, y: int) -> Strip:
        """The strip of one row in view."""
        row = self.scroll_offset.y + y
        selection = self.text_selection
        selected = selection.get_span(row) if selection else None
        return self._painter.strip(row, self.scrollable_content_region.width, self._pointer(row), selected)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected words as they show, without the gutter and what is drawn, and what comes after them."""
        return (Selected.of(selection, self._layout).words, "\n") if self._layout.shown else None

    @property
    def _layout(self) -> Layout:
        return self._painter.layout

    @property
    def _view_height(self) -> int:
        return self.scrollable_content_region.height

    @property
    def _cursor_row(self) -> int:
        return self._layout.row_of(self._place.cursor)

    def _lay_out(self, paragraphs: tuple[Shown, ...]) -> None:
        # Before the screen is known, most likely it is wide enough for the whole measure.
        width = self.scrollable_content_region.width or 2 * MEASURE
        layout = self._layout
        if layout.shown is not paragraphs or (layout.gutter, layout.measure) != columns(paragraphs, width):
            self._painter.set_layout(lay_out(paragraphs, width))
            if self.is_attached and self.text_selection:
                # A selection is counted in rows, which are others now.
                self.screen.clear_selection()
        self.virtual_size = Size(width, self._layout.height)
        self._scroll_to_place()
        if self._waiting is not None and self._view_height:
            span, self._waiting = self._waiting, None
            self.reveal(span)
        self.post_message(self.Scrolled(self.percent))
        self.refresh()

    def _scroll_to_place(self) -> None:
        self._scroll(self._layout.row_of(self._place.top) - self._place.above)

    def _scroll_to_row(self, row: int) -> None:
        self._scroll(row)
        self._note_top()

    def _scroll(self, row: int) -> None:
        self._steady = True
        self.scroll_to(y=max(0, row), animate=False, force=True)
        self._steady = False

    def _note_top(self) -> None:
        row = self.scroll_offset.y
        text = self._layout.text_row(row)
        self._place = self._place._replace(top=self._layout.offset(text), above=text - row)

    def _move_cursor(self, row: int) -> None:
        if not self._layout.shown:
            return
        before, after = self.cursor_paragraph, self._layout.paragraph_of(row)
        self._place = self._place._replace(cursor=self._layout.offset(row))
        if self.link is not None:
            first, last = self._layout.rows_of(self.link.span)
            if not first <= row <= last:
                self.link = None
        self.cursor_paragraph = after
        for paragraph in {before, after} & set(range(len(self._layout.shown))):
            self.refresh_lines(self._layout.tops[paragraph], len(self._layout.rows[paragraph]))

    def _turn(self, rows: int) -> None:
        self._bring_cursor_into_view()
        row = self._cursor_row + rows
        self._scroll_to_row(self.scroll_offset.y + rows)
        first, last = self._sight()
        row = max(first, min(row, last))
        ahead = self._layout.text_row(row, _sign(rows))
        self._move_cursor(ahead if first <= ahead <= last else self._layout.text_row(row, -_sign(rows)))

    def _bring_cursor_into_view(self) -> None:
        top, bottom = self.scroll_offset.y, self.scroll_offset.y + self._view_height - 1
        row = self._cursor_row
        if not self._view_height:
            return
        if row < top:
            self._move_cursor(self._layout.text_row(top))
        elif row > bottom:
            self._move_cursor(self._layout.text_row(bottom, -1))

    def _keep_in_view(self, first: int, last: int) -> None:
        """Scrolls as little as it takes to show the rows `first` to `last` and a margin, the first in any case."""
        top = max(self.scroll_offset.y, last - self._view_height + 1 + self._margin)
        top = min(top, first - self._margin)
        if top != self.scroll_offset.y:
            self._scroll_to_row(top)

    def _centre(self, first: int, last: int) -> None:
        """Centres the rows `first` to `last` unless they are in view; where they do not fit, starts with the first."""
        fits = last - first < self._view_height - 2 * self._margin
        upper, lower = self._sight()
        if not upper <= first <= (last if fits else first) <= lower:
            self._scroll_to_row((first + last + 1 - self._view_height) // 2 if fits else first - self._margin)

    @property
    def _margin(self) -> int:
        return min(MARGIN, (self._view_height - 1) // 2)

    def _sight(self) -> tuple[int, int]:
        """The first and the last row in view, the margins left out where the article goes on."""
        top = self.scroll_offset.y
        bottom = top + self._view_height
        end = self._layout.height
        return top + (self._margin if top else 0), (bottom - self._margin if bottom < end else end) - 1

    def _pointer(self, row: int) -> Pointer:
        if not self._layout.shown or self._layout.at(row) is None:
            return Pointer.NONE
        if row == self._cursor_row:
            return Pointer.ROW
        same = self._layout.paragraph_of(row) == self.cursor_paragraph
        return Pointer.PARAGRAPH if same else Pointer.NONE

    def _whole(self, name: str) -> Style:
        return self.get_component_rich_style(f"article--{name}")

    def _over(self, name: str) -> Style:
        if name == "selection":
            # The background is mixed with the screen's; the foreground, often transparent, is taken as it is.
            mixed, own = (self.screen.get_component_rich_style("screen--selection", partial=p) for p in (False, True))
            return Style(color=own.color, bgcolor=mixed.bgcolor)
        style = self.get_component_rich_style(f"article--{name}", partial=True)
        component = self.get_component_styles(f"article--{name}")
        if component.auto_color and style.bgcolor is not None:
            style += Style(color=component.background.get_contrast_text(1).rich_color)
        return style


def _sign(count: int) -> int:
    return -1 if count < 0 else 1
