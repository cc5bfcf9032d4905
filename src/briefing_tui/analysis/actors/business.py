"""What shows that a name is a company's: what it owns and does, and what is said to be in it or of it."""

from __future__ import annotations

from briefing_tui.analysis.actors.lexicon import people, words_of
from briefing_tui.analysis.actors.repair import POSSESSIVES
from briefing_tui.analysis.actors.words import Words

# What stands before a preposition and a company: “shares in Halden”, “the takeover of Halden”.
IN_A_COMPANY = frozenset(
    """share shares stake stakes profit profits sale sales investor investors takeover purchase acquisition merger bid
    shareholder shareholders earnings revenue revenues analyst analysts economist economists strategist""".split()
)
PREPOSITIONS = frozenset(("in", "at", "of", "for", "with", "by"))
# What a company has: “Halden's shares”.
OF_A_COMPANY = frozenset(
    """shares share profits profit sales takeover chief shareholders stock board customers products plant plants
    earnings revenue revenues boss ceo rivals subsidiary website app users factories stores shops""".split()
)
# What is named right after what it is: “rival Halden”.
COMPANIES = frozenset(
    """rival rivals insurer builder carrier lender operator subsidiary parent supermarket chain brand brewer publisher
    carmaker drugmaker automaker chipmaker startup bank broker exchange website tabloid""".split()
)
# What follows the name of a company: “the Halden group”.
BODIES = frozenset(("group", "company", "firm", "chain", "brand", "website", "newspaper", "charity", "conglomerate"))
# What companies do oftener than people and places do.
DEALINGS = frozenset(
    """own acquire buy report launch post employ manufacture merge unveil float rebrand outsource build produce supply
    operate""".split()
)


def company_evidence(words: Words, start: int, end: int) -> float:
    """How far the words around the tokens `start` to `end` (exclusive) show them to name a company."""
    before, earlier = (*reversed(words.lower[max(0, start - 2) : start]), "", "")[:2]
    after, later = (*words.lower[end : end + 2], "", "")[:2]
    root = words.root_of(start, end)
    above = words.head[root]
    found = 3.0 * (before in PREPOSITIONS and earlier in IN_A_COMPANY)
    found += 3.0 * (before in COMPANIES or (before.endswith("maker") and words.tag[start - 1] == "NN"))
    found += 2.5 * (after in POSSESSIVES and later in OF_A_COMPANY)
    found += 2.0 * (after in BODIES)
    found += 1.0 * (words.dep[root] == "nsubj" and words.lemma[above] in DEALINGS)
    return found + _glossed(words, root, end)


def _glossed(words: Words, root: int, end: int) -> float:
    """What an apposition behind the name says of it: “Halden, a truck maker,”."""
    for at in words.children[root]:
        if at < end or words.dep[at] != "appos" or words.pos[at] != "NOUN":
            continue
        if words.lemma[at] in words_of("organisation_nouns") or words.lemma[at] in COMPANIES:
            return 3.0
        if words.lemma[at] in people():
            return -1.0
    return 0.0
