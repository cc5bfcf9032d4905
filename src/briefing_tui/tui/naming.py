"""What an item is called in a title, a status line or the palette: short, and in the words of the text."""

from __future__ import annotations

from briefing_tui.model.briefing import Actor, Event, Quote, SummarySentence
from briefing_tui.model.links import Links, Ref, RefKind
from briefing_tui.reports.wording import counted, moment, spoken, words

LONGEST = 60  # characters
NOUNS: dict[RefKind, str] = {
    "summary": "summary sentence",
    "actor": "actor",
    "quote": "quote",
    "event": "timeline event",
    "paragraph": "paragraph",
    "note": "note",
}


def place(links: Links, ref: Ref) -> str:
    """The paragraph of an item: “¶3”."""
    return links.briefing.article.paragraphs[int(links.paragraph(ref).id)].label


def name(links: Links, ref: Ref) -> str:
    """An item in as few words as will do: “Antony Blinken”, “the quote in ¶3”, “¶3”."""
    item = links.items.get(ref)
    if isinstance(item, Actor):
        return item.name
    if item is None:
        return place(links, ref)
    return f"the {NOUNS[ref.kind].split()[-1]} in {place(links, ref)}"


def words_of(links: Links, ref: Ref) -> str:
    """An item with its words and what belongs to it, in one line."""
    item = links.items.get(ref)
    article = links.briefing.article
    if isinstance(item, Actor):
        return f"{item.name} ({', '.join([item.kind, *_belonging(links, ref)])})"
    if isinstance(item, Quote):
        return f"{place(links, ref)} {speaker_name(links, item)}: {shortened(spoken(item, article))}"
    if isinstance(item, Event):
        return f"{place(links, ref)} {moment(item.date)}: {shortened(words(article, item.event))}"
    if isinstance(item, SummarySentence):
        return f"{place(links, ref)} {shortened(words(article, item.span))}"
    nothing = "nothing found here" if article.not_analysed is None else "nothing looked for here"
    return f"{place(links, ref)}: {', '.join(_paragraph(links, ref)) or nothing}"


def speaker_name(links: Links, quote: Quote) -> str:
    """Who speaks: the actor's name, else the words of the text, else that it is not known."""
    actor = links.items.get(Ref("actor", quote.speaker)) if quote.speaker else None
    if isinstance(actor, Actor):
        return actor.name
    return words(links.briefing.article, quote.source) if quote.source else "speaker not known"


def shortened(text: str) -> str:
    """The text, cut at a word to the length of a name."""
    if len(text) <= LONGEST:
        return text
    return text[:LONGEST].rsplit(" ", 1)[0] + "…"


def _belonging(links: Links, ref: Ref) -> list[str]:
    numbers = (("quote", len(links.quotes(ref))), ("event", len(links.events(ref))))
    return [counted(number, noun) for noun, number in numbers if number]


def _paragraph(links: Links, ref: Ref) -> list[str]:
    actors = len(links.actors(ref))
    return [*([counted(actors, "actor")] if actors else []), *_belonging(links, ref)]
