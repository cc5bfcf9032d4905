"""Asks what is to be put right about something, one question after the other, and gives the correction."""

from __future__ import annotations

from typing import get_args

from textual.app import App

from briefing_tui.errors import UsageError
from briefing_tui.model.article import Published
from briefing_tui.model.briefing import Actor, ActorKind, Event, Quote, SummarySentence
from briefing_tui.model.correction import (
    ActorRef,
    AddActor,
    AddEvent,
    AddQuote,
    Change,
    EventRef,
    HideItem,
    MergeActors,
    NotAQuote,
    RenameActor,
    RetypeActor,
    SetEventDate,
    SetSpeaker,
    SplitAlias,
)
from briefing_tui.model.links import Links, Ref
from briefing_tui.model.selector import Selector, select
from briefing_tui.model.span import Span, hull
from briefing_tui.reading.published import published_on
from briefing_tui.reports.wording import interval, words
from briefing_tui.tui.naming import shortened
from briefing_tui.tui.screens.asking import AskingDialog, Reading
from briefing_tui.tui.screens.choosing import Choice, ChoosingDialog
from briefing_tui.tui.targets import naming_mention

KINDS: tuple[ActorKind, ...] = get_args(ActorKind)
DATE = "2024-05-23, 23 May 2024, 2024-05 or 2024"
NOBODY = "nobody that the text names"


class Questions:
    """Asks the reader, over the article whose `links` these are. Each question gives None when it is left."""

    def __init__(self, app: App[None], links: Links) -> None:
        self._app = app
        self._links = links
        self._text = links.briefing.article.text

    async def ask(self, subject: Ref | None, selected: Span | None) -> Change | None:
        """What is to be put right about the selected words, else about the subject; None for nothing.

        Raises UsageError, with words for the reader, when nothing can be put right about it.
        """
        if selected is not None:
            return await self._about_words(selected)
        item = self._links.items.get(subject) if subject else None
        if isinstance(item, Actor):
            return await self._about_actor(item)
        if isinstance(item, Quote):
            return await self._about_quote(item)
        if isinstance(item, Event):
            return await self._about_event(item)
        if isinstance(item, SummarySentence):
            return await self._about_sentence(item)
        raise UsageError("Go to an item to put it right, or select words with v to add what was not found.")

    async def _about_actor(self, actor: Actor) -> Change | None:
        ref, others = self.actor_ref(actor), [a for a in self._links.briefing.actors if a.id != actor.id]
        verb = await self._choose(
            actor.name,
            [
                Choice("rename", "Another name", key="n"),
                Choice("retype", "Another kind", f"now {actor.kind}", key="k"),
                Choice("merge", "The same as another actor", key="s"),
                Choice("split", "One of the names is somebody else", key="e"),
                Choice("hide", "Do not list", key="x"),
            ],
        )
        if verb == "rename":
            line = await self._line(f"What is “{actor.name}” called?", actor.name)
            return RenameActor(ref, line) if line else None
        if verb == "retype":
            kind = await self._kind()
            return RetypeActor(ref, kind) if kind else None
        if verb == "merge":
            into = await self._actor(f"“{actor.name}” is the same as", others)
            return MergeActors(ref, self.actor_ref(into)) if into else None
        if verb == "split":
            alias = await self._choose("Who is somebody else?", [Choice(each, each) for each in self._names(actor)])
            return SplitAlias(ref, alias) if alias else None
        return HideItem("actor", actor=ref) if verb == "hide" else None

    async def _about_quote(self, quote: Quote) -> Change | None:
        where = self._selector(*quote.spans)
        title = shortened(words(self._links.briefing.article, quote.spans[0]))
        verb = await self._choose(
            title,
            [
                Choice("speaker", "The speaker is …", key="s"),
                Choice("nobody", f"The speaker is {NOBODY}", key="n"),
                Choice("no quote", "This is no quote", key="x"),
            ],
        )
        if verb == "speaker":
            actor = await self._actor("The speaker is", list(self._links.briefing.actors))
            return SetSpeaker(where, self.actor_ref(actor)) if actor else None
        if verb == "nobody":
            return SetSpeaker(where, None)
        return NotAQuote(where) if verb == "no quote" else None

    async def _about_event(self, event: Event) -> Change | None:
        ref = EventRef(self._selector(event.expression), self._selector(event.event))
        title = shortened(words(self._links.briefing.article, event.event))
        verb = await self._choose(
            title, [Choice("date", "Another date", key="d"), Choice("hide", "Do not list", key="x")]
        )
        if verb == "date":
            date = await self._date("When was it?", event.date.edtf or "")
            return SetEventDate(ref, date) if date else None
        return HideItem("event", event=ref) if verb == "hide" else None

    async def _about_sentence(self, sentence: SummarySentence) -> Change | None:
        title = shortened(words(self._links.briefing.article, sentence.span))
        verb = await self._choose(title, [Choice("hide", "Not in the summary", key="x")])
        return HideItem("summary", words=self._selector(sentence.span)) if verb else None

    async def _about_words(self, span: Span) -> Change | None:
        where, said = self._selector(span), words(self._links.briefing.article, span)
        verb = await self._choose(
            f"“{shortened(said)}”",
            [
                Choice("actor", "An actor that was not found", key="a"),
                Choice("quote", "A quote that was not found", key="q"),
                Choice("event", "An event that was not found", key="e"),
            ],
        )
        if verb == "actor":
            line = await self._line("What is the actor called?", said)
            kind = await self._kind() if line else None
            return AddActor(where, line, kind) if line and kind else None
        if verb == "quote":
            # A frozen class with slots cannot be made through its alias, Choice[…].
            who: list[Choice[Actor | None]] = []
            who += [Choice(actor, actor.name, actor.role or actor.kind) for actor in self._links.briefing.actors]
            who.append(Choice(None, NOBODY))
            chosen = await self._app.push_screen_wait(ChoosingDialog("Who said it?", who, typing=True))
            if chosen is None:
                return None
            return AddQuote(where, self.actor_ref(chosen.value) if chosen.value else None)
        if verb == "event":
            line = await self._line(
                "When was it?", hint=f"{DATE}; empty: as the words say", reading=_date_or_nothing, empty=True
            )
            return None if line is None else AddEvent(where, published_on(line, "user") if line else None)
        return None

    def actor_ref(self, actor: Actor) -> ActorRef:
        """An actor by name and first mention."""
        return ActorRef(actor.name, self._selector(naming_mention(self._text, actor)))

    def _selector(self, *spans: Span) -> Selector:
        return select(self._text, hull(spans))

    def _names(self, actor: Actor) -> list[str]:
        """The different words by which an actor is named or described, in the order of the text."""
        told = [m for m in actor.mentions if m.form != "pronoun"]
        return list(dict.fromkeys(words(self._links.briefing.article, mention.span) for mention in told))

    async def _choose(self, title: str, choices: list[Choice[str]]) -> str | None:
        chosen = await self._app.push_screen_wait(ChoosingDialog(title, choices))
        return chosen.value if chosen else None

    async def _actor(self, title: str, actors: list[Actor]) -> Actor | None:
        choices = [Choice(actor, actor.name, actor.role or actor.kind) for actor in actors]
        chosen = await self._app.push_screen_wait(ChoosingDialog(title, choices, typing=True))
        return chosen.value if chosen else None

    async def _kind(self) -> ActorKind | None:
        choices = [Choice(kind, kind.capitalize(), key=str(number)) for number, kind in enumerate(KINDS, start=1)]
        chosen = await self._app.push_screen_wait(ChoosingDialog("What is it?", choices))
        return chosen.value if chosen else None

    async def _date(self, title: str, value: str) -> Published | None:
        line = await self._line(title, value, hint=DATE, reading=_date)
        return published_on(line, "user") if line else None

    async def _line(
        self, title: str, value: str = "", *, hint: str = "", reading: Reading | None = None, empty: bool = False
    ) -> str | None:
        line = await self._app.push_screen_wait(AskingDialog(title, value, hint=hint, reading=reading))
        return line if line or empty else None


def _date(line: str) -> str:
    read = published_on(line, "user")
    return interval(read.earliest, read.latest) or ""


def _date_or_nothing(line: str) -> str:
    return _date(line) if line else "as the words say"
