"""How a report puts things into words, whatever its format: dates, doubt, counts, places in the article."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from briefing_tui.model.article import Article, Origin, Published
from briefing_tui.model.span import Span
from briefing_tui.model.visible import visible
from briefing_tui.patterns import lazily

if TYPE_CHECKING:
    from briefing_tui.model.briefing import Actor, Briefing, Event, EventDate, Quote, SummarySentence
    from briefing_tui.model.links import Links

# Under this confidence a report marks an attribution with “?”: less likely right than three times in five.
DOUBTFUL = 0.6
# A quote under somebody's name is doubted sooner: a wrong speaker shown as sure is the worst that a row can be.
UNSURE = 0.7
# Words for a speaker that tell nobody who it is.
_PRONOUNS = frozenset("i you he she it we they me him her us them who that which this these those one".split())

_ISO = lazily(r"(-?\d{4,})-(\d\d)-(\d\d)")
_ORIGINS: dict[Origin, str] = {
    "user": "as given by the reader",
    "metadata": "from the article’s metadata",
    "dateline": "from the dateline",
    "inferred": "inferred from the text",
    "unknown": "",
}

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip

Day = tuple[int, int, int]


def words(article: Article, span: Span) -> str:
    """What a reader sees of the span, as one line: markup left out, white space run together."""
    return " ".join(visible(article, span).text.split())


def corrected(item: SummarySentence | Actor | Quote | Event) -> str:
    """What a report says beside the place of an item that a reader put right; empty for any other."""
    return ", corrected by the reader" if item.corrected else ""


def counted(number: int, noun: str) -> str:
    """“1 quote”, “4 quotes”."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def heading(article: Article) -> str:
    """The article's title, or words that say that it has none."""
    return " ".join((article.title or "Untitled article").split())


def limits(briefing: Briefing) -> tuple[str, ...]:
    """What a reader must know of the analysis as a whole, a sentence each; nothing for nearly every article."""
    told: list[str] = []
    if skipped := briefing.article.skipped:
        characters = sum(len(part.span) for part in skipped)
        reasons = " and ".join(dict.fromkeys(part.reason for part in skipped))
        told.append(f"Not analysed: {characters:,} characters in {counted(len(skipped), 'place')} ({reasons}).")
    if not briefing.engine.genuine:
        told.append(f"Made with another language model than the measured one: {briefing.engine.model}.")
    return tuple(told)


def origin(article: Article) -> str | None:
    """Who wrote and who published the article, as far as that is known; None when neither is."""
    known = (" ".join(part.split()) for part in (article.byline, article.publisher) if part)
    return " · ".join(known) or None


def reading(article: Article) -> tuple[str, ...]:
    """What a reader should know of how the article was read, the gravest first: “1 character could not be read”."""
    told: list[str] = []
    if encoding := article.encoding:
        if encoding.spoilt:
            told.append(f"{counted(encoding.spoilt, 'character')} could not be read")
        if encoding.guessed:
            told.append(f"read as {encoding.name} (a guess)")
    return (*told, *article.notices)


def not_analysed(article: Article, how: str = "--language en") -> str | None:
    """Why nothing was looked for in the article, and `how` it is all the same; None where something was."""
    if article.not_analysed is None:
        return None
    return f"Not analysed: {article.not_analysed}. {how} analyses it all the same."


def standing(article: Article) -> str:
    """In a word or two, what of an article was analysed; empty where all of it was."""
    if article.not_analysed is not None:
        return "not analysed"
    return "analysed in part" if article.skipped else ""


def nothing(article: Article) -> str:
    """What stands in the place of items where there are none."""
    return "None found." if article.not_analysed is None else "Not looked for."


def notices(briefing: Briefing) -> tuple[str, ...]:
    """All that a report says of the article before its items, a sentence each."""
    told = [f"{words[0].upper()}{words[1:]}." for words in reading(briefing.article)]
    if briefing.article.narration == "history":
        told.append("Told as history: a date without a year is of the year told before it.")
    return (*told, *([why] if (why := not_analysed(briefing.article)) else []), *limits(briefing))


def publication(published: Published) -> str:
    """When the article was published, how that is known, and whether it is in doubt."""
    told = interval(published.earliest, published.latest)
    if told is None:
        return "Publication date not known"
    if published.origin == "inferred":
        told = f"about {told}?"
    how = _ORIGINS[published.origin]
    return f"Published {told} ({how})" if how else f"Published {told}"


def publication_day(article: Article) -> str:
    """When the article was published, as briefly as it can be told, with “?” when that is inferred, and whether it is
    told as history.
    """
    published = article.published
    told = interval(published.earliest, published.latest) or "publication date not known"
    doubt = "?" if published.origin == "inferred" else ""
    return f"{told}{doubt}{' · history' if article.narration == 'history' else ''}"


def moment(date: EventDate) -> str:
    """When an event took place, with “?” when that rests on a guess."""
    told = stretch(date)
    if told is None:
        return "Date not known"
    return f"{told}?" if date.certainty == "inferred" else told


def stretch(date: EventDate) -> str | None:
    """The days of an event in words, “since …” or “until …” where only its beginning or its end is told."""
    told = interval(date.earliest, date.latest)
    end = open_end(date)
    if told is None or end is None:
        return told
    return f"since {told}" if end == "latest" else f"until {told}"


def open_end(date: EventDate) -> Literal["earliest", "latest"] | None:
    """Which end of an event's time the text leaves open; None where it leaves neither."""
    edtf = date.edtf or ""
    if not date.lasts:
        return None
    return "latest" if edtf.endswith("/..") else "earliest" if edtf.startswith("../") else None


def interval(earliest: str | None, latest: str | None) -> str | None:
    """An interval of ISO dates in words, as short as its ends allow: “22 May 2024”, “April – June 2024”, “2024”.

    An open end gives “from …” or “until …”; None when both are open.
    """
    first, last = _day(earliest), _day(latest)
    if first is None or last is None:
        if first is not None:
            return f"from {_told(first)}"
        return None if last is None else f"until {_told(last)}"
    if first == last:
        return _told(first)
    if first[1:] == (1, 1) and last[1:] == (12, 31):
        return _year(first) if first[0] == last[0] else f"{_year(first)} – {_year(last)}"
    if first[2] == 1 and last[2] == _month_length(last):
        return _months(first, last)
    return _days(first, last)


def _months(first: Day, last: Day) -> str:
    if first[:2] == last[:2]:
        return f"{_month(first[1])} {_year(first)}"
    if first[0] == last[0]:
        return f"{_month(first[1])} – {_month(last[1])} {_year(first)}"
    return f"{_month(first[1])} {_year(first)} – {_month(last[1])} {_year(last)}"


def _days(first: Day, last: Day) -> str:
    if first[:2] == last[:2]:
        return f"{first[2]}–{_told(last)}"
    if first[0] == last[0]:
        return f"{first[2]} {_month(first[1])} – {_told(last)}"
    return f"{_told(first)} – {_told(last)}"


def _day(iso: str | None) -> Day | None:
    found = _ISO.fullmatch(iso or "")
    if found is None:
        return None
    year, month, day = (int(part) for part in found.groups())
    return (year, month, day)


def _told(day: Day) -> str:
    return f"{day[2]} {_month(day[1])} {_year(day)}"


def _month(number: int) -> str:
    return _MONTHS[number - 1]


def _year(day: Day) -> str:
    """The year as people write it; ISO 8601 counts the year 1 BC as 0."""
    return str(day[0]) if day[0] > 0 else f"{1 - day[0]} BC"


def _month_length(day: Day) -> int:
    from calendar import monthrange

    # The calendar module starts with the year 1; leap years repeat every 400 years before that, too.
    return monthrange(day[0] if day[0] > 0 else day[0] % 400 + 400, day[1])[1]


def places(article: Article, spans: Iterable[Span]) -> str:
    """The paragraphs in which the spans start, each named once, three or more in a row as one: “title ¶2 ¶5–9”."""
    if not article.paragraphs:
        return ""
    found = sorted({article.paragraph_at(span.start) for span in spans})
    labels: list[str] = []
    run: list[int] = []
    for paragraph in (article.paragraphs[index] for index in found):
        if paragraph.number is None:
            labels += [*_joined(run), paragraph.label]
            run = []
        elif run and paragraph.number != run[-1] + 1:
            labels += _joined(run)
            run = [paragraph.number]
        else:
            run.append(paragraph.number)
    return " ".join(dict.fromkeys([*labels, *_joined(run)]))


def _joined(run: list[int]) -> list[str]:
    """Consecutive paragraph numbers as labels."""
    return [f"¶{run[0]}–{run[-1]}"] if len(run) > 2 else [f"¶{number}" for number in run]


def description(actor: Actor) -> str:
    """What an actor is: “person, Secretary of State”."""
    kind = "unnamed source" if actor.kind == "unnamed" else actor.kind
    return f"{kind}, {' '.join(actor.role.split())}" if actor.role else kind


def background(briefing: Briefing) -> str:
    """The actors in the background by name, in one line: “Also named: Paris, BBC”; empty where there are none."""
    names = [" ".join(actor.name.split()) for actor in briefing.actors if actor.background]
    return f"Also named: {', '.join(names)}" if names else ""


def appearances(actor: Actor, links: Links) -> str:
    """How often, and where, an actor is mentioned and quoted: “6 mentions, 4 quotes: ¶2 ¶3”."""
    from briefing_tui.model.links import Ref

    ref = Ref("actor", actor.id)
    counts = [counted(len(actor.mentions), "mention")]
    if quotes := len(links.quotes(ref)):
        counts.append(counted(quotes, "quote"))
    return f"{', '.join(counts)}: {places(links.briefing.article, links.evidence(ref))}"


def speaker(quote: Quote, briefing: Briefing) -> str:
    """Who speaks: the actor, else the words that the text uses; “?” after it when that is in doubt.

    Behind it stands the verb where the words are not all the speaker's own: “Oda Riis, ‘warned’”.
    """
    named = next((actor.name for actor in briefing.actors if actor.id == quote.speaker), None)
    if named is None:
        named = source(quote, briefing.article)
    if named is None:
        return "Quoted words" if quote.kind == "scare" else "Speaker not told"
    named = " ".join(named.split())
    doubt = "?" if quote.confidence < UNSURE else ""
    verb = cue(quote, briefing.article)
    return f"{named}{doubt}, ‘{verb}’" if verb else f"{named}{doubt}"


def source(quote: Quote, article: Article) -> str | None:
    """The words that the text uses for a speaker whom no actor stands for; None where there are none but a pronoun."""
    told = words(article, quote.source) if quote.source is not None else None
    return None if told is None or told.lower() in _PRONOUNS else told


def cue(quote: Quote, article: Article) -> str:
    """The verb that tells of words which are not, or not all, in marks: “warned”; empty for other quotes."""
    telling = quote.kind in ("indirect", "mixed") and quote.cue is not None
    return words(article, quote.cue).lower() if telling and quote.cue is not None else ""


def in_order(quotes: Iterable[Quote]) -> list[Quote]:
    """The quotes in text order, and behind them the words that are only set off by marks."""
    return sorted(quotes, key=lambda quote: quote.kind == "scare")


def meant(event: Event, briefing: Briefing) -> str:
    """Who a row's pronoun stands for, in the brackets that mark words as not the text's; empty for most rows."""
    name = next((actor.name for actor in briefing.actors if actor.id == event.subject), None)
    return f"[{' '.join(name.split())}] " if name else ""


def happened(event: Event, article: Article) -> str:
    """The words of an event, “…” where their sentence has more before or behind them."""
    first, last = article.sentence_at(event.event.start), article.sentence_at(max(0, event.event.end - 1))
    before = first is not None and _tells(article, Span(min(first.start, event.event.start), event.event.start))
    behind = last is not None and _tells(article, Span(event.event.end, max(last.end, event.event.end)))
    return f"{'… ' if before else ''}{words(article, event.event)}{' …' if behind else ''}"


def _tells(article: Article, span: Span) -> bool:
    """Whether a reader sees a word in the span."""
    return len(span) > 0 and any(character.isalnum() for character in visible(article, span).text)


def spoken(quote: Quote, article: Article) -> str:
    """The words of a quote, “…” where the text interrupts it."""
    return " … ".join(words(article, span) for span in quote.spans)


def maker(briefing: Briefing) -> str:
    """What made the briefing."""
    engine = briefing.engine
    made = f"Made by {engine.name} {engine.version} with {engine.model}."
    return f"{made} Every item is words of the article; “?” marks doubt."
