"""Whether an article is in the language that the analysis knows, before anything is looked for in it."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

from briefing_tui.model.article import ENGLISH, UNDETERMINED, Article
from briefing_tui.model.tongues import ENOUGH, Tongue, tongue
from briefing_tui.model.visible import visible

# ISO 639-2: undetermined, several, none, one without a code. They leave the question to the words.
_UNTOLD = frozenset((UNDETERMINED, "mul", "zxx", "mis"))
# Beyond this many characters a text does not get more certain, only longer to look at.
_LONGEST = 200_000
_TRIFLE = 1e-9  # what a share may miss of whole hundredths by being kept in binary


@dataclass(frozen=True, slots=True)
class Verdict:
    """The language of an article as a BCP 47 tag (“und” where it is not known which), and why nothing is to be looked
    for in it, None where something is."""

    language: str
    reason: str | None = None


def judge(article: Article) -> Verdict:
    """The language that the article, or who opened it, gives; else what its words say, all of them together.

    The words tell English from other languages; which other one it is, the extra “languages” tells where it is
    installed.
    """
    given = article.language
    code = (given or UNDETERMINED).partition("-")[0].lower()
    if given is not None and code == ENGLISH:
        return Verdict(given)
    if given is not None and code not in _UNTOLD:
        return Verdict(given, f"its language is given as “{given}”, and only English is analysed")
    text = "\n".join(visible(article, passage.span).text for passage in article.passages)[:_LONGEST]
    told = tongue(text)
    if told.is_english:
        return Verdict(ENGLISH)
    from briefing_tui.analysis.naming import named

    code = named(text) or UNDETERMINED
    return Verdict(
        code,
        f"the article seems not to be in English: {_percent(told.english)} of its words are the most frequent English "
        f"ones, {_against(told)}",
    )


def _against(told: Tongue) -> str:
    """What the share of English words falls short of."""
    if told.english >= ENOUGH:
        return f"{_percent(told.share)} those of another language"
    return f"of English {_percent(ENOUGH)} and more"


def _percent(share: float) -> str:
    """A share in whole hundredths, never rounded up to one that it does not reach."""
    return f"{floor(share * 100 + _TRIFLE)}%"
