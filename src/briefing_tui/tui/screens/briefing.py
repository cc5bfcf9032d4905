"""A briefing on the screen: the article, its panes, and every way from one to another."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input

from briefing_tui.model.article import Article
from briefing_tui.model.span import Span
from briefing_tui.reports.wording import counted, heading, publication_day, reading
from briefing_tui.tui.arrangement import PANE_OF, PANES, PaneName, paragraph_ref, step
from briefing_tui.tui.article.selectable import SelectableArticle
from briefing_tui.tui.article.view import ArticleView
from briefing_tui.tui.jumps import JumpList, Place
from briefing_tui.tui.keys import bindings
from briefing_tui.tui.panes.messages import Chosen, Previewed
from briefing_tui.tui.screens.living import Living
from briefing_tui.tui.widgets.columns import Columns
from briefing_tui.tui.widgets.status_line import StatusLine
from briefing_tui.tui.widgets.tab_strip import TabStrip
from briefing_tui.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from briefing_tui.model.briefing import Briefing
    from briefing_tui.model.links import Links, Ref, RefKind
    from briefing_tui.model.note import Note
    from briefing_tui.tui.finding import Finding

NOT_YET = "The analysis is not done yet; the article can be read meanwhile."


class BriefingScreen(Living[None]):
    """One article and its briefing. Its state is the briefing, what is selected, and the jump list; the panes show it.

    It takes the briefing from `show` and knows nothing of where that comes from. What only a briefing or a key needs is
    loaded with it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("reader")]
    AUTO_FOCUS = "#article"

    def __init__(self, article: Article) -> None:
        super().__init__()
        self.article = article
        self.links: Links | None = None
        self.notes: tuple[Note, ...] = ()
        self.title_bar = TitleBar()
        self.columns = Columns()
        self.view = self.columns.article
        self.status = StatusLine()
        self._tabs = TabStrip()
        self._told = ""
        self._jumps = JumpList()

    @cached_property
    def finding(self) -> Finding:
        """What is searched for or marked in the article."""
        from briefing_tui.tui.finding import Finding

        return Finding(self.view, self.status)

    def compose(self) -> ComposeResult:
        """The panes between the rows that say what is read and what the keys do."""
        yield self.title_bar
        yield self._tabs
        yield self.columns
        yield self.status

    def on_mount(self) -> None:
        """Shows the article at once."""
        self.title_bar.heading = heading(self.article)
        self.title_bar.published = publication_day(self.article)
        self.title_bar.reading = reading(self.article)
        self.view.show(self.article)

    async def fill(self) -> None:
        """Adds the lists and the footer, after the first paint, which they would hold up."""
        from briefing_tui.tui.widgets.key_footer import KeyFooter

        await self.columns.fill()
        await self.mount(KeyFooter())
        self.refresh_bindings()

    def show(self, briefing: Briefing) -> None:
        """Fills the panes from a briefing of this article."""
        from briefing_tui.model.links import link

        self.links = links = link(briefing)
        self.article = briefing.article
        self.view.show(briefing.article)
        self.view.set_links(links.text_links)
        # Quiet marks for what the text holds: names, quoted words, words that tell a time.
        named = [m.span for actor in briefing.actors for m in actor.mentions if m.form == "name"]
        self.view.set_layer("actor", named)
        quoted = [span for quote in briefing.quotes if quote.kind == "direct" for span in quote.spans]
        self.view.set_layer("quote", quoted)
        self.view.set_layer("event", [event.expression for event in briefing.timeline])
        for pane in self.columns.lists:
            pane.show(links)
        self.title_bar.published = publication_day(briefing.article)
        self.show_notes(self.notes)

    def show_notes(self, notes: tuple[Note, ...]) -> None:
        """Shows the reader's notes: their words in the article, their marks on the items, and themselves."""
        self.notes = notes
        sure = [note.anchor.span for note in notes if note.anchor.span and note.anchor.state != "review"]
        self.view.set_layer("note", [span for span in sure if span])
        self.title_bar.notes = len(notes)
        if self.links is not None and self.columns.notes is not None:
            from briefing_tui.model.note_links import link_notes

            tied = link_notes(notes, self.links)
            self.columns.notes.tie(tied)
            counts = Counter(tied.item_of.values())
            for pane in self.columns.lists:
                pane.annotate(counts)
        self._tabs.counts = {pane.id or "": pane.count for pane in self.columns.lists}
        self._describe()

    def tell(self, words: str) -> None:
        """Says what was done, in the status line, where it stays until the next key or click, whatever moves before."""
        self._told = self.status.words = words

    def answered(self) -> None:
        """A key or a click: what was told has been read, and gives way to what is to be said next."""
        self._told = ""

    def evidence(self, ref: Ref) -> tuple[Span, ...]:
        """The words of the article that an item rests on, or that a note is on; none where they are gone."""
        if not self._has(ref):
            return ()
        if ref.kind == "note":
            return tuple(note.anchor.span for note in self.notes if note.id == ref.id and note.anchor.span)
        return self.links.evidence(ref) if self.links else ()

    def _has(self, ref: Ref) -> bool:
        """Whether there is such an item (still): what tells of it may be older than the briefing that is shown."""
        return ref.kind == "note" or (self.links is not None and ref in self.links)

    # Panes

    @on(Columns.Arranged)
    def _arranged(self) -> None:
        self._tabs.current = self.columns.current
        self._tabs.display = len(self.columns.shown) < len(PANES)
        self._describe()

    def action_pane(self, pane: PaneName) -> None:
        """Goes to a pane."""
        self.columns.go(pane)

    def action_step_pane(self, steps: int) -> None:
        """Goes so many panes on."""
        self.columns.go(step(self.columns.current, steps))

    def action_zoom(self) -> None:
        """Gives the current pane the whole screen, or takes it back."""
        self.columns.zoomed = not self.columns.zoomed

    # Selecting, previewing and going

    @property
    def subject(self) -> Ref | None:
        """What the keys act on: the item under a list's cursor, the link in the text, or else the paragraph."""
        pane = self.columns.list_of(self.columns.current)
        if pane is not None:
            return pane.selected
        if self.view.link is not None:
            return self.view.link.ref
        return paragraph_ref(self.view.cursor_paragraph) if self.article.paragraphs else None

    @property
    def selected(self) -> Span | None:
        """The words selected in the article while it is the current pane; in a list the item is what counts."""
        return self.view.selected_span if self.columns.current == "article" else None

    @property
    def _item(self) -> Ref | None:
        """The subject, for what only items and paragraphs have: a note stands for the paragraph that it is on."""
        subject = self.subject
        if subject is None or subject.kind != "note":
            return subject
        spans = self.evidence(subject)
        return paragraph_ref(self.article.paragraph_at(spans[0].start)) if spans else None

    @on(Previewed)
    def _preview(self, event: Previewed) -> None:
        details = self.columns.details
        if self.links is None or details is None or not event.pane.has_focus or not self._has(event.ref):
            return
        spans = self.evidence(event.ref)
        self.view.set_layer("evidence", spans)
        if spans:
            self.view.reveal(spans[0])
        note = next((note for note in self.notes if note.id == event.ref.id), None)
        if event.ref.kind == "note":
            details.show_note(self.links, note)
        else:
            details.show(self.links, event.ref)
        self._describe()

    @on(Chosen)
    def _choose(self, event: Chosen) -> None:
        if self.links is not None:
            self._go_to_words(self.evidence(event.ref))

    def action_go(self) -> None:
        """From a link in the text to its item; from an item to its words."""
        if self.links is None:
            self.tell(NOT_YET)
        elif self.columns.current == "article" and self.view.link is not None:
            self.go_to_item(self.view.link.ref)
        elif self.columns.current != "article" and self.subject is not None:
            self._go_to_words(self.evidence(self.subject))
        else:
            self.tell("No link here: Tab goes to the next one.")

    def _go_to_words(self, evidence: tuple[Span, ...]) -> None:
        if not evidence:
            self.tell("Its words are not in the article.")
            return
        self._jumps.leave(self._here())
        self.view.set_layer("evidence", evidence)
        self.columns.go("article")
        self.view.reveal(evidence[0], move_cursor=True)

    def go_to_item(self, ref: Ref) -> None:
        """Goes to an item in its pane, from wherever the reader is."""
        self._jumps.leave(self._here())
        pane = self.columns.list_of(PANE_OF[ref.kind])
        if pane is not None:
            pane.select(ref)
        self.columns.go(PANE_OF[ref.kind])

    def action_related(self, kind: RefKind) -> None:
        """Narrows the pane of that kind to what belongs to the subject, and goes there."""
        from briefing_tui.tui.naming import NOUNS, name

        links, subject, pane = self.links, self._item, self.columns.list_of(PANE_OF[kind])
        if links is None or subject is None or pane is None:
            self.tell(NOT_YET)
            return
        ask = {"actor": links.actors, "quote": links.quotes, "event": links.events, "summary": links.summary}[kind]
        found = ask(subject)
        if not found:
            self.tell(f"{name(links, subject)}: no {NOUNS[kind]}")
            return
        self._jumps.leave(self._here())
        pane.narrow(found, name(links, subject))
        pane.select(found[0])
        self.columns.go(PANE_OF[kind])

    def action_sentence(self) -> None:
        """Goes to the sentence that the subject stands in; in the article, to the one under the cursor."""
        links, subject = self.links, self._item
        if links is None or subject is None:
            self.tell(NOT_YET)
            return
        here = self.article.sentence_at(self.view.cursor_offset) if subject.kind == "paragraph" else None
        self._go_to_words((here or links.sentence(subject),))

    # Jumping

    def _here(self) -> Place:
        pane = self.columns.list_of(self.columns.current)
        if pane is None:
            return Place("article", None, None, None, self.view.place())
        return Place(self.columns.current, pane.selected, pane.narrowed, pane.narrowed_to, self.view.place())

    def action_jump(self, direction: int) -> None:
        """Back to where the last jump was made from, or forward again."""
        here = self._here()
        place = self._jumps.back(here) if direction < 0 else self._jumps.forward(here)
        if place is None:
            self.tell("Nowhere to go back to." if direction < 0 else "Nowhere to go forward to.")
            return
        pane = self.columns.list_of(place.pane)
        if pane is not None:
            pane.narrow(place.narrowed, place.narrowed_to)
            if place.item is not None:
                pane.select(place.item)
        self.view.restore(place.article)
        self.columns.go(place.pane)

    # Finding, and an actor's mentions

    async def action_find(self) -> None:
        """Opens the row in which a search is typed."""
        await self.finding.open(self)

    @on(Input.Changed, "FindBar")
    def _search(self, event: Input.Changed) -> None:
        self.finding.search(self.article, event.value)

    @on(Input.Submitted, "FindBar")
    def _keep(self) -> None:
        self.finding.bar.close()
        self.columns.go("article")
        if self.finding.current:
            self._jumps.leave(Place("article", None, None, None, self.finding.before))
            self.view.reveal(self.finding.current, move_cursor=True)

    def on_find_bar_given_up(self) -> None:
        """Goes back to where the search began."""
        self.finding.give_up()
        self.columns.go(self.columns.current)

    def action_find_step(self, steps: int) -> None:
        """Goes to the next hit, or so many on."""
        self.finding.step(steps, move_cursor=self.columns.current == "article")

    def action_mentions(self) -> None:
        """Marks all mentions of the actor that the subject is, or that it has; `n` and `N` walk them."""
        from briefing_tui.tui.naming import name

        links, subject = self.links, self._item
        if links is None or subject is None:
            self.tell(NOT_YET)
        elif actors := links.actors(subject):
            self.finding.mark(name(links, actors[0]), links.evidence(actors[0]), self.view.cursor_offset)
        else:
            self.tell(f"{name(links, subject)}: no actor")

    # What the article tells

    @on(ArticleView.ParagraphChanged)
    @on(ArticleView.LinkChanged)
    @on(SelectableArticle.SelectionChanged)
    def _describe(self) -> None:
        """Says in the status line what the keys act on, once what was told there has been read."""
        words = self._acted_on()
        if not self._told or self.status.words != self._told:
            self.status.words = words

    def _acted_on(self) -> str:
        """What the keys act on, in words; the Notes pane follows it."""
        if self.view.selecting is not None:
            count = counted(len(self.view.selecting.span.of(self.article.text).split()), "word")
            return f"{count} selected: a note · c put right · y copy · s the sentence · esc none"
        subject = self.subject if self.links is not None else None
        if self.links is None or subject is None or subject.kind == "note":
            return ""
        from briefing_tui.tui.naming import name, words_of

        if self.columns.notes is not None:
            self.columns.notes.follow(subject, name(self.links, subject))
        at_link = self.columns.current == "article" and self.view.link is not None
        return f"{'link: ' if at_link else ''}{words_of(self.links, subject)}"

    @on(ArticleView.Scrolled)
    def _scrolled(self) -> None:
        self.title_bar.percent = self.view.percent

    @on(ArticleView.Clicked)
    def _point(self, event: ArticleView.Clicked) -> None:
        self.view.link = self.links.link_at(event.offset) if self.links is not None else None

    @on(ArticleView.DoubleClicked)
    def _follow(self, event: ArticleView.DoubleClicked) -> None:
        if self.links is not None and (found := self.links.link_at(event.offset)):
            self.go_to_item(found.ref)

    # The rest

    def action_back_out(self) -> None:
        """Leaves the innermost of: hits, narrowing, zoom, a list, what is marked in the article."""
        pane = self.columns.list_of(self.columns.current)
        if self.finding.active:
            self.finding.clear()
        elif pane is not None and pane.narrowed is not None:
            pane.narrow(None)
        elif self.columns.zoomed:
            self.columns.zoomed = False
        elif pane is not None:
            self.columns.go("article")
        else:
            self.view.set_layer("evidence", ())
            self.clear_selection()

    def close(self) -> None:
        """Closes the article; the program ends when there is nothing below it."""
        if self.app.screen_stack[0] is self:
            self.app.exit()
        else:
            self.dismiss()

    def action_copy(self) -> None:
        """Copies the selected words, or else the subject's words, to the clipboard (OSC 52)."""
        from briefing_tui.tui.copying import copy

        copy(self, self._item)

    def action_browser(self) -> None:
        """Opens in the browser what the paragraph under the cursor links to, or else the article's own address."""
        from briefing_tui.tui.browsing import browse

        browse(self)
