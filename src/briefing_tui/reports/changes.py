"""Corrections in words."""

from __future__ import annotations

from briefing_tui.model import correction as changes
from briefing_tui.model.article import Published
from briefing_tui.model.correction import ActorRef, Change
from briefing_tui.model.selector import Selector
from briefing_tui.reports.wording import interval

_LANGUAGES = {"en": "English"}
_LONGEST = 50  # characters of quoted words


def told(change: Change) -> str:
    """What a correction says, in one line: ““We do …” is said by Antony Blinken”."""
    match change:
        case changes.RenameActor(actor, name):
            line = f"{_name(actor)} is called {name}"
        case changes.RetypeActor(actor, kind):
            line = f"{_name(actor)} is of the kind {kind}"
        case changes.MergeActors(actor, into):
            line = f"{_name(actor)} is the same as {_name(into)}"
        case changes.SplitAlias(actor, alias):
            line = f"“{alias}” is not {_name(actor)}"
        case changes.SetSpeaker(quote, speaker):
            line = f"{_quoted(quote)} is said by {_speaker(speaker)}"
        case changes.NotAQuote(quote):
            line = f"{_quoted(quote)} is no quote"
        case changes.SetEventDate(event, date):
            line = f"{_quoted(event.event)} was on {_date(date)}"
        case changes.SetPublished(published):
            line = f"the article was published on {_date(published)}"
        case changes.SetLanguage(language):
            line = f"the article is in {_LANGUAGES.get(language, language)}"
        case changes.SetNarration(narration):
            line = f"the article is told as {narration}"
        case changes.HideItem():
            line = f"{_hidden(change)} is not listed ({change.kind})"
        case _:
            line = _added(change)
    return line


def _added(change: changes.AddActor | changes.AddQuote | changes.AddEvent) -> str:
    match change:
        case changes.AddActor(words, name, kind):
            return f"{_quoted(words)} is an actor: {name}, {kind}"
        case changes.AddQuote(words, speaker):
            return f"{_quoted(words)} is a quote, said by {_speaker(speaker)}"
        case changes.AddEvent(words, date):
            return f"{_quoted(words)} is an event{f', on {_date(date)}' if date else ''}"


def _hidden(change: changes.HideItem) -> str:
    if change.actor:
        return _name(change.actor)
    words = change.event.event if change.event else change.words
    return _quoted(words) if words else "it"


def _speaker(speaker: ActorRef | None) -> str:
    return _name(speaker) if speaker else "nobody that is named"


def _name(actor: ActorRef) -> str:
    return " ".join(actor.name.split())


def _quoted(words: Selector) -> str:
    line = " ".join(words.exact.split()).strip('“”"')
    return f"“{line if len(line) <= _LONGEST else line[:_LONGEST].rsplit(' ', 1)[0] + '…'}”"


def _date(date: Published) -> str:
    return interval(date.earliest, date.latest) or "a date that is not known"
