"""Descriptions: “the president”, “the company”, and speakers whom the text does not name.

A definite description goes to the actor named last whose role, name or kind its noun fits. A source without a name
(“a senior official”, “sources”) has an entry of its own, to which “the official” then goes back; it is never taken
for somebody named.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from briefing_tui.analysis.actors.countries import country
from briefing_tui.analysis.actors.entries import Entry, Found, by_passage, mention
from briefing_tui.analysis.actors.lexicon import words_of
from briefing_tui.analysis.actors.noun_phrases import COUNTRY_NOUNS, DEFINITE, Phrase, phrases
from briefing_tui.analysis.actors.roles import best_role
from briefing_tui.analysis.actors.words import Words
from briefing_tui.model.briefing import ActorKind
from briefing_tui.model.span import Span

# What stands between somebody and the name that says whose they are: “aides to Maria Okafor”, “lawyers for Voss”.
BEFORE_OWNERS = frozenset(("to", "for", "of", "from", "at", "with"))
# Nouns whose people hold a role that is mostly told in other words.
FITTING_ROLES = {
    "diplomat": frozenset(("secretary of state", "foreign minister", "ambassador", "envoy", "foreign secretary")),
    "candidate": frozenset(("nominee", "hopeful", "contender", "front runner")),
    "nominee": frozenset(("candidate",)),
    "leader": frozenset(("president", "prime minister", "chancellor", "king", "premier", "chairman", "pope")),
    "lawmaker": frozenset(("senator", "sen.", "rep.", "representative", "congressman", "congresswoman", "mp")),
    "senator": frozenset(("sen.",)),
    "congressman": frozenset(("rep.", "representative")),
    "congresswoman": frozenset(("rep.", "representative")),
    "governor": frozenset(("gov.",)),
    "pontiff": frozenset(("pope",)),
    "professor": frozenset(("prof.",)),
    "general": frozenset(("gen.",)),
    "minister": frozenset(("secretary",)),
    "official": frozenset(("secretary", "commissioner", "director", "undersecretary")),
}
# Men and women through whom a body acts, so that they are no others than it.
MEN_OF_A_BODY = frozenset("agents fighters militants gunmen forces troops soldiers insurgents guerrillas".split())
# How many mentions a description looks back.
REACH = 300


class Describer:
    """Links descriptions, passage by passage in text order, to entries, and makes entries for unnamed sources."""

    def __init__(self, entries: list[Entry], passages: Sequence[Words], sources: Iterable[Span]) -> None:
        self.entries = entries
        self.passages = passages
        self.sources = sorted(sources)
        self.nouns = (
            words_of("person_nouns")
            | words_of("organisation_nouns")
            | words_of("unnamed_nouns")
            | words_of("group_nouns")
            | words_of("institutions")
            | COUNTRY_NOUNS
        )
        self.index = by_passage(entries)
        self._numbers = {id(entry): number for number, entry in enumerate(entries)}
        self._order = sorted((found.place, number) for number, entry in enumerate(entries) for found in entry.mentions)

    def run(self) -> None:
        """Reads the whole article."""
        roles = {
            (role.passage, at) for entry in self.entries for role in entry.roles for at in range(role.start, role.end)
        }
        for words in self.passages:
            taken = {at for _, found in self.index[words.passage] for at in range(found.start, found.end)}
            taken |= {at for at in range(len(words)) if (words.passage, at) in roles}
            for phrase in phrases(words, self.nouns, taken):
                self._link(phrase)

    def _link(self, phrase: Phrase) -> None:
        if (bearer := self._bearer(phrase)) is not None:
            self.add_name(bearer, mention(phrase.words, phrase.head, phrase.head + 1, "named here", confidence=0.8))
            return
        entry = self._named_beside(phrase)
        if entry is not None and entry.kind == "organisation":
            self._add(entry, phrase, f"‘{entry.mentions[0].text}’ is named beside it", 0.8)
            return
        if entry is not None or _beside_a_name(phrase.words, phrase):
            return
        nation = self._government(phrase) or self._armed(phrase)
        entry = nation or (self._definite(phrase) if phrase.definite else None)
        if entry is not None:
            self._add(entry, phrase, _reason(entry, phrase), 0.65 if nation is None else 0.8)
            return
        likely = self._last_person(phrase) if phrase.definite and phrase.speaks else None
        if likely is not None:
            reason = f"‘{phrase.text}’ may be {likely.names[0].text}, the last person named"
            self._add(likely, phrase, reason, 0.4)
            return
        sourced = self._is_source(phrase.words.span(phrase.start, phrase.head + 1))
        known = phrase.noun in words_of("unnamed_nouns") and phrase.said not in (["people"], ["person"])
        if phrase.said[0] in ("whose", "which"):
            return
        speaks = (known and phrase.speaks) or (sourced and (known or not phrase.definite))
        if speaks or self._national(phrase):
            self.unnamed(phrase)
        elif phrase.acts:
            self.unnamed(phrase.without_number, "does something in the story")

    def _bearer(self, phrase: Phrase) -> Entry | None:
        """The person whose surname is the noun, where it stands alone with a capital: “King” of “Rodney King”."""
        text = phrase.text
        if phrase.start < phrase.head or not text.istitle():
            return None
        people = (entry for entry in self.entries if entry.kind == "person")
        return next((e for e in people if any(text in f.text.replace(",", "").split()[1:] for f in e.names)), None)

    def _last_person(self, phrase: Phrase) -> Entry | None:
        """The person named last in the paragraph or the one before, for a singular noun for persons only."""
        telling = words_of("person_nouns") - words_of("unnamed_nouns")
        own = all(text.islower() for text in phrase.words.text[phrase.start + 1 : phrase.head + 1])
        if phrase.plural or not own or phrase.noun not in telling:
            return None
        for entry in self._before(phrase):
            latest = max((found.passage for found in entry.names if found.passage <= phrase.words.passage), default=-2)
            if entry.kind == "person" and phrase.words.passage - latest <= 1 and _gender_fits(entry, phrase.noun):
                return entry
        return None

    def _government(self, phrase: Phrase) -> Entry | None:
        """The country of “the Egyptian government”; of “the government” the country named last."""
        if phrase.noun == "authorities":
            return self._authorities(phrase)
        if phrase.noun not in ("government", "administration"):
            return None
        said = [found.name for word in phrase.words.text[phrase.start : phrase.head] if (found := country(word))]
        if said:
            return next((entry for entry in self.entries if entry.nation == said[-1]), None)
        if phrase.said != ["the", "government"]:
            return None
        return next((entry for entry in self._before(phrase) if entry.nation and entry.kind == "government"), None)

    def _authorities(self, phrase: Phrase) -> Entry | None:
        """The country of “Egyptian authorities”, which acts through them."""
        said = {found.name for word in phrase.words.text[phrase.start : phrase.head] if (found := country(word))}
        entry = next((entry for entry in self.entries if entry.nation in said), None)
        if entry is not None:
            entry.kind = "government"
        return entry

    def _armed(self, phrase: Phrase) -> Entry | None:
        """The body whose men they are: “Hamas militants”, “Border Patrol agents”."""
        if phrase.noun not in MEN_OF_A_BODY:
            return None
        for entry, found in self.index[phrase.words.passage]:
            if entry.kind == "organisation" and found.end == phrase.head and found.start >= phrase.start:
                return entry
        return None

    def _national(self, phrase: Phrase) -> bool:
        """Whether it is a group told apart by a nation or a name: “European governments”, “Hamas fighters”."""
        modifier = phrase.words.entity[phrase.head - 1] if phrase.head > phrase.start else ""
        return phrase.plural and phrase.noun in words_of("group_nouns") and modifier in ("NORP", "ORG", "GPE")

    def _named_beside(self, phrase: Phrase) -> Entry | None:
        """Whose name the phrase introduces: “his wife, Ana Lopez,”; of a body right before it: “the paper Vela”."""
        if phrase.plural:
            return None
        words, after = phrase.words, phrase.head + 1
        if phrase.noun in words_of("organisation_nouns"):
            beside = (entry for entry, found in self.index[words.passage] if found.start == after)
            return next((entry for entry in beside if entry.kind == "organisation"), None)
        after += words.lower[after : after + 1] == [","]
        if after > phrase.head + 1 and not any(words.dep[at] == "appos" for at in words.children[phrase.head]):
            return None
        for entry, found in self.index[words.passage]:
            if entry.kind == "person" and found.start == after:
                return entry
        return None

    def unnamed(self, phrase: Phrase, reason: str = "speaks without a name") -> Entry:
        """The entry for a source without a name: an earlier one of the same words for bare or definite phrases."""
        beside = self._named_beside(phrase)
        if beside is not None:
            self._add(beside, phrase, f"‘{beside.mentions[0].text}’ is named beside it", 0.8)
            return beside
        kind = _kind(phrase)
        if phrase.plural or phrase.definite or phrase.text.isupper():
            said = [word for word in phrase.said if word not in DEFINITE and word != "same"]
            whose = _whose(phrase.words, phrase.head + 1)
            for entry in reversed(self.entries):
                if (
                    entry.kind == kind
                    and not entry.names
                    and any(
                        _same_words(found, said)
                        and (not whose or whose == _whose(self.passages[found.passage], found.end))
                        for found in entry.mentions
                    )
                ):
                    self._add(entry, phrase, "the same words earlier", 0.6)
                    return entry
        entry = Entry(kind, plural=phrase.plural or kind == "organisation")
        for gender, key in (("man", "men"), ("woman", "women")):
            entry.genders[gender] += phrase.noun in words_of(key)
        self.new(entry)
        # A post in capitals (“the President”) is somebody's whom the text may name elsewhere.
        titled = phrase.words.text[phrase.head][0].isupper() and not phrase.plural
        self._add(entry, phrase, reason, 0.6 if titled or _of_a_body(phrase) else 0.8)
        return entry

    def new(self, entry: Entry) -> None:
        """Takes a further entry in."""
        self._numbers[id(entry)] = len(self.entries)
        self.entries.append(entry)
        for found in entry.mentions:
            self.index[found.passage].append((entry, found))

    def add_name(self, entry: Entry, found: Found) -> None:
        """Adds a further mention to an entry that is known already."""
        entry.mentions.append(found)
        self.index[found.passage].append((entry, found))

    def _add(self, entry: Entry, phrase: Phrase, reason: str, confidence: float) -> None:
        found = mention(phrase.words, phrase.start, phrase.head + 1, reason, confidence=confidence, form="description")
        entry.mentions.append(found)
        self.index[found.passage].append((entry, found))
        number = self._numbers[id(entry)]
        self._order.insert(bisect_left(self._order, (found.place, number)), (found.place, number))

    def _is_source(self, span: Span) -> bool:
        at = bisect_left(self.sources, span.start, key=lambda source: source.end)
        return at < len(self.sources) and self.sources[at].overlaps(span)

    def _before(self, phrase: Phrase) -> Iterator[Entry]:
        """The entries mentioned before the phrase, the last first, each once."""
        seen: set[int] = set()
        at = bisect_left(self._order, ((phrase.words.passage, phrase.start), -1))
        for _, number in reversed(self._order[max(0, at - REACH) : at]):
            if number not in seen:
                seen.add(number)
                yield self.entries[number]

    def _definite(self, phrase: Phrase) -> Entry | None:
        """The entry that a definite description goes back to, or None."""
        noun = phrase.noun
        demonyms = [found.name for word in phrase.words.text[phrase.start : phrase.head] if (found := country(word))]
        if noun in COUNTRY_NOUNS:
            return (
                None
                if demonyms or len(phrase.said) > 2
                else next((entry for entry in self._before(phrase) if entry.nation), None)
            )
        if phrase.plural:
            return None
        if (named := self._named_within(phrase)) is not None:
            return named
        fitting = [entry for entry in self._before(phrase) if _fits(entry, noun, phrase.said)]
        if noun in words_of("unnamed_nouns"):
            fitting.sort(key=lambda entry: entry.kind != "unnamed")
        elif noun in words_of("organisation_nouns"):
            fitting.sort(key=lambda entry: not _called(entry, noun))
        return fitting[0] if fitting else None

    def _named_within(self, phrase: Phrase) -> Entry | None:
        """The organisation whose name stands before the noun for it: “the Vela group”."""
        if phrase.noun not in words_of("organisation_nouns"):
            return None
        for entry, found in self.index[phrase.words.passage]:
            if entry.kind == "organisation" and found.end == phrase.head and found.start > phrase.start:
                return entry
        return None


def _called(entry: Entry, noun: str) -> bool:
    """Whether the text has called the entry by that noun, as its name or as a description of it."""
    return any(noun in found.text.lower().split() for found in entry.mentions if found.form != "pronoun")


def _fits(entry: Entry, noun: str, said: Sequence[str]) -> bool:
    """Whether the noun of a description fits what is known of the entry."""
    if entry.kind == "unnamed":
        return (
            any(found.text.lower().split()[-1] in (noun, f"{noun}s") for found in entry.mentions) and not entry.plural
        )
    if entry.kind == "person":
        return _role_fits(entry, noun) and _gender_fits(entry, noun)
    if entry.kind == "organisation" and noun in words_of("organisation_nouns") and len(said) <= 5:
        return _organisation_fits(entry, noun)
    return False


def _role_fits(entry: Entry, noun: str) -> bool:
    if noun in words_of("organisation_nouns") and noun not in words_of("person_nouns"):
        return False
    roles = [role.text.lower() for role in entry.roles]
    others = FITTING_ROLES.get(noun, frozenset())
    return any(noun in role.split() or any(other in role for other in others) for role in roles)


def _gender_fits(entry: Entry, noun: str) -> bool:
    gender = "man" if noun in words_of("men") else "woman" if noun in words_of("women") else None
    return gender is None or entry.gender in (None, gender)


def _organisation_fits(entry: Entry, noun: str) -> bool:
    """Whether an organisation may be called so: its name says it, or it is a company and its name denies nothing."""
    words = {word for found in entry.names for word in found.text.lower().split()}
    if noun in words or (noun == "paper" and words & {"times", "post", "herald", "daily", "journal", "news"}):
        return True
    heads = words & words_of("organisation_heads")
    if noun in ("company", "firm", "giant", "maker", "manufacturer", "retailer"):
        return not heads - words_of("company_ends")
    return noun in ("group", "organisation", "organization", "agency", "body", "newspaper", "network") and not heads


def _kind(phrase: Phrase) -> ActorKind:
    """What an unnamed source is: an institution (“the foreign ministry”), a group, or somebody."""
    if not phrase.plural and phrase.noun in words_of("institutions"):
        return "organisation"
    if phrase.plural and phrase.noun in words_of("group_nouns") and not _official(phrase.noun):
        return "group"
    return "unnamed"


def _of_a_body(phrase: Phrase) -> bool:
    """Whether a name behind a body tells whose it is (“the authorities in Brill”), who may be listed already."""
    after = phrase.head + 1
    body = phrase.noun in words_of("institutions") or phrase.noun in ("authorities", "police")
    linked = phrase.words.lower[after : after + 1] in (["in"], ["of"])
    return body and linked and phrase.words.pos[after + 1 : after + 2] == ["PROPN"]


def _official(noun: str) -> bool:
    return noun.rstrip("s") in ("official", "source", "aide", "diplomat", "spokesperson", "insider")


def _same_words(found: Found, said: Sequence[str]) -> bool:
    words = [word for word in found.text.lower().split() if word not in DEFINITE]
    return words == list(said) or (len(said) == 1 and words[-1:] == list(said))


def _whose(words: Words, at: int) -> Sequence[str]:
    """The words at token `at` that say by name whose somebody is: “to Maria” of “aides to Maria Okafor”."""
    if words.lower[at : at + 1] == [] or words.lower[at] not in BEFORE_OWNERS:
        return ()
    end = at + 2 + (words.lower[at + 1 : at + 2] == ["the"])
    return words.lower[at:end] if words.text[end - 1 : end] and words.text[end - 1][0].isupper() else ()


def _beside_a_name(words: Words, phrase: Phrase) -> bool:
    """Whether the phrase only introduces a name or stands in apposition to one."""
    after = phrase.head + 1
    if after < len(words) and words.entity[after] == "PERSON" and words.text[after][:1].isupper():
        return True
    if words.dep[phrase.head] == "appos":
        return True
    return any(words.dep[child] == "appos" and words.pos[child] == "PROPN" for child in words.children[phrase.head])


def _reason(entry: Entry, phrase: Phrase) -> str:
    text = phrase.text
    if entry.kind == "unnamed":
        return f"‘{text}’ goes back to ‘{entry.mentions[0].text}’"
    if entry.kind == "person" and (role := best_role(entry)):
        return f"‘{text}’ fits {role}"
    names = entry.names or entry.mentions
    return f"‘{text}’ is the last that fits, {names[0].text}"
