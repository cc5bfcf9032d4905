"""What the names of an article lend one another: a surname is a person where its full name is one."""

from __future__ import annotations

from briefing_tui.analysis.actors.countries import country
from briefing_tui.analysis.actors.lexicon import places, words_of
from briefing_tui.analysis.actors.teams import nicknames
from briefing_tui.model.briefing import ActorKind

Votes = dict[ActorKind, float]

# Order decides between equal votes.
KINDS: tuple[ActorKind, ...] = ("person", "organisation", "place", "group")
# What follows a town in the name of its own body, and what stands before a place in its name.
TOWNS = frozenset("town city county port borough district parish village harbour harbor airport".split())
BEFORE_TOWNS = frozenset(("lake", "mount", "port", "fort", "river"))


def best(vote: Votes) -> ActorKind:
    """The kind with the most votes."""
    return max(KINDS, key=lambda kind: vote[kind])


def lend(votes: dict[str, Votes]) -> None:
    """Adds to the votes of each name, by its key, what longer and shorter names of the article say about it."""
    _lend_to_short_forms(votes)
    _lend_to_surnames(votes)
    _lend_to_towns(votes)
    _lend_to_persons(votes)


def _lend_to_persons(votes: dict[str, Votes]) -> None:
    """A bare surname or given name takes the part of the person named in full; a well-known place must act for that.

    The other way round a full name whose bare surname is a person's is one too, unless its words deny it.
    """
    heads = words_of("organisation_heads") | words_of("place_heads")
    parts: set[str] = set()
    for key, vote in votes.items():
        words = key.split()
        if not 1 < len(words) <= 4:
            continue
        bare = votes.get(words[-1])
        if bare and best(bare) == "person" and words[-1] not in heads and len(words) < 4:
            vote["person"] += 3.0
        if best(vote) == "person":
            parts |= {words[0], words[-1], " ".join(words[-2:]), " ".join(words[1:])}
    for part in (parts & votes.keys()) - nicknames().keys():
        vote = votes[part]
        if (part not in places() or vote["person"] > 0.3) and part not in heads:
            vote["person"] = max(vote.values()) + 2.0


def _lend_to_short_forms(votes: dict[str, Votes]) -> None:
    """What opens an organisation's name and is followed by general words only is that organisation too."""
    general = words_of("generic_heads") | words_of("company_ends")
    for key, vote in votes.items():
        words = key.split()
        size = len(words)
        while size > 1 and words[size - 1] in general:
            size -= 1
        short = votes.get(" ".join(words[:size]))
        if not short or size == len(words) or words[size - 1] in general or " ".join(words[:size]) in places():
            continue
        if best(vote) == "organisation":
            short["organisation"] = max(short.values()) + 1.0


def _lend_to_surnames(votes: dict[str, Votes]) -> None:
    """A name of two or three words that goes on by its last alone is most likely a person's: “Maud Ellery … Ellery”."""
    heads = words_of("organisation_heads") | words_of("place_heads") | words_of("generic_heads")
    for key, vote in votes.items():
        words = key.split()
        last = words[-1]
        if not 2 <= len(words) <= 3 or last in heads or last in nicknames() or last in places() or country(last):
            continue
        if words[0] in votes or words[0] in BEFORE_TOWNS or last not in votes:
            continue
        if best(votes[last]) != "place":
            vote["person"] += 2.5


def _lend_to_towns(votes: dict[str, Votes]) -> None:
    """What a town council or a port authority is named after is a town; what comes after “Lake” is a place."""
    for key in list(votes):
        words = key.split()
        if len(words) > 2 and words[1] in TOWNS and words[0] in votes:
            votes[words[0]]["place"] += 4.0
        if len(words) == 2 and words[0] in BEFORE_TOWNS and words[1] in votes:
            votes[words[1]]["place"] += 4.0
