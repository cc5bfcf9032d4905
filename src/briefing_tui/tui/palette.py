"""What the palette finds: the reader's commands, the actors and quotes of the article, the themes."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.types import IgnoreReturnCallbackType

from briefing_tui.keymap import KEYS
from briefing_tui.model.links import Ref
from briefing_tui.reports.wording import spoken
from briefing_tui.tui.naming import shortened, speaker_name
from briefing_tui.tui.screens.reader import ReaderScreen

if TYPE_CHECKING:
    from briefing_tui.tui.app import ReaderApp

MOST_DISCOVERED = 12  # of each kind, before anything is typed


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the palette and what it does."""

    text: str
    about: str
    run: IgnoreReturnCallbackType


class EntryProvider(Provider):
    """Offers entries: the first few before anything is typed, then all that match."""

    @abstractmethod
    def entries(self) -> Iterable[Entry]:
        """All entries, in the order in which they are offered."""

    @property
    def reader(self) -> ReaderScreen | None:
        """The reader below the palette, if there is one."""
        return self.screen if isinstance(self.screen, ReaderScreen) else None

    async def discover(self) -> Hits:
        """The entries offered before anything is typed."""
        for number, entry in enumerate(self.entries()):
            if number == MOST_DISCOVERED:
                break
            yield DiscoveryHit(_prompt(Content(entry.text), entry), entry.run, text=entry.text)

    async def search(self, query: str) -> Hits:
        """The entries that match, each with its score."""
        matcher = self.matcher(query)
        for entry in self.entries():
            # The matcher's own highlighting reads the candidate as markup, and these are words of the article.
            score, offsets = matcher.fuzzy_search.match(query, entry.text)
            if score > 0:
                content = Content(entry.text)
                for offset in offsets:
                    content = content.stylize(matcher.match_style, offset, offset + 1)
                yield Hit(score, _prompt(content, entry), entry.run, text=entry.text)


def _prompt(content: Content, entry: Entry) -> Content:
    """The line and, below it, what it is about; a help text of Textual's own would be read as markup."""
    return Content.assemble(content, "\n", (entry.about, "dim"))


class CommandsProvider(EntryProvider):
    """The reader's own commands, as the help lists them."""

    def entries(self) -> Iterable[Entry]:
        """A line a command of the screen; the lists' and the article's own keys are no commands."""
        yield Entry("Choose a theme", "applied while you choose", cast("ReaderApp", self.app).choose_theme)
        if self.reader is None:
            return
        for key in KEYS:
            if key.where == "reader" and key.id not in ("palette", "back_out"):
                yield Entry(key.description, "command", partial(self.reader.run_action, key.action))


class ActorsProvider(EntryProvider):
    """The actors of the article."""

    def entries(self) -> Iterable[Entry]:
        """A line an actor."""
        if self.reader is None or self.reader.links is None:
            return
        for actor in self.reader.links.briefing.actors:
            yield Entry(
                actor.name,
                f"actor · {actor.role or actor.kind}",
                partial(self.reader.go_to_item, Ref("actor", actor.id)),
            )


class QuotesProvider(EntryProvider):
    """The quotes of the article."""

    def entries(self) -> Iterable[Entry]:
        """A line a quote."""
        if self.reader is None or self.reader.links is None:
            return
        links = self.reader.links
        for quote in links.briefing.quotes:
            words = shortened(spoken(quote, links.briefing.article))
            yield Entry(
                words, f"quote · {speaker_name(links, quote)}", partial(self.reader.go_to_item, Ref("quote", quote.id))
            )


class ThemesProvider(EntryProvider):
    """The themes."""

    def entries(self) -> Iterable[Entry]:
        """A line a theme."""
        app = cast("ReaderApp", self.app)
        for theme in app.theme_files.values():
            yield Entry(f"Theme: {theme.title}", theme.description, partial(app.use_theme, theme.name))
